"""/report: the key figures of some days, and the appeals of those days as files, to who asked.

In staff chats it is refused: a card follows when a citizen erases her data, a file that was saved does not,
so files go to the few who answer for the ministry.
"""

import logging
import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.delivery.verdict import Reason
from bot.desk import Desk
from bot.desk.oversight.asking import Asking, voice_of
from bot.desk.work import Work
from bot.digest.facts import read_facts
from bot.digest.period import Period as Span
from bot.digest.report import Report
from bot.markup import Text, join
from bot.names import refusal_in_words
from bot.sheets.columns import Wording
from bot.sheets.entry import Pseudonyms
from bot.sheets.making import FORMATS, SUFFIXES, write
from bot.sheets.period import Mistake, Period, read_period
from bot.sheets.summary import mistake_in_words, summary
from bot.speech import media_params
from bot.texts import Voice
from storage import exports
from storage.database import Transaction
from storage.exports import Export, file_key
from storage.records import Outgoing, Place, Scope
from storage.roles import Role

MOST = 10_000
"""Appeals that are sent as files; more go by the command line."""
FILE_LIMIT = 20_000_000
"""Bytes of a file; a bot may upload 50 MB (Bot API, sendDocument), but all wait in the outbox at once."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a period; no files where there are too many appeals, or too big ones."""

    period: Period
    facts: Report
    appeals: int
    files: Sequence[tuple[str, bytes]]


async def report(desk: Desk, asking: Asking, words: str, scope: Scope) -> None:
    """Send the report of the days that the words name, as far as the readers look after it."""
    office, now = desk.office, desk.clock()
    period = read_period(words, now.astimezone(office.zone).date())
    if isinstance(period, Mistake):
        await desk(explain, asking, period)
        return
    await replace(desk, update_id=None)(show_busy, asking.place)
    start, end = period.start(office.zone), period.end(office.zone)
    seen_until = min(end, now)  # a figure of what stands open is one of now, not of tonight
    span = Span(start, seen_until)
    facts = (await read_facts(desk.database, office.ministry, span, office.zone, scope)).report
    appeals = await desk.database.read(exports.count, start, end, scope)
    files: Sequence[tuple[str, bytes]] = ()
    if 0 < appeals <= MOST:
        wording = await desk.database.read(_wording, desk, asking)
        appeals, files = await _files(desk, period, wording, scope)
    await desk(post, asking, Made(period, facts, appeals, files))


def explain(work: Work, asking: Asking, mistake: Mistake) -> None:
    """Say why these days cannot be meant."""
    words = mistake_in_words(mistake, voice_of(work, asking.place.chat_id, asking.client_language))
    work.say(asking.place, words, reply_to=asking.message_id, first=True)


def refuse(work: Work, asking: Asking) -> None:
    """Say in a staff chat, or to staff in private, why there are no files here."""
    say = voice_of(work, asking.place.chat_id, asking.client_language)
    words = say(
        "Files go to managers only: when a citizen’s data are erased, cards lose the words, "
        "but a saved file does not. /open shows what is open here."
    )
    work.say(asking.place, Text(words), reply_to=asking.message_id, first=True)


def show_busy(work: Work, place: Place) -> None:
    """Let Telegram show that a file is on its way."""
    work.send(place, "sendChatAction", {"action": "upload_document"}, role=Role.PRESS)


def post(work: Work, asking: Asking, made: Made) -> None:
    """Put figures and files into the outbox, and write down who gets them."""
    say, office = voice_of(work, asking.place.chat_id, asking.client_language), work.office
    words = summary(made.facts, made.period, office.ministry, say)
    words = join((words, _about_files(made, say)), "\n\n")
    work.say(asking.place, words, reply_to=asking.message_id, first=True)
    if not made.files:
        return
    number = _record(work, asking, made)
    for format_name, content in made.files:
        name = f"jauap-{made.period.name()}{SUFFIXES[format_name]}"
        call = media_params("document", f"attach://{name}", Text(_caption(format_name, say)))
        work.send(
            asking.place, *call, role=Role.EXPORT, key=file_key(number, format_name), attachment=content
        )


def tell_refused(work: Work, said: Outgoing, reason: Reason, why: str) -> None:
    """Say that a file did not arrive."""
    say = work.voice_of_chat(said.chat_id)
    words = say("A file could not be sent. {why}", why=refusal_in_words(reason, why, say))
    work.say(Place(said.chat_id, said.params.get("message_thread_id")), Text(words))


def _record(work: Work, asking: Asking, made: Made) -> int:
    zone, formats = work.office.zone, ",".join(name for name, _ in made.files)
    export = Export(
        at=work.now,
        who_id=asking.who.id,
        who_name=asking.who.name,
        chat_id=asking.place.chat_id,
        start=made.period.start(zone),
        end=made.period.end(zone),
        appeals=made.appeals,
        formats=formats,
    )
    number = exports.record(work.rows, export)
    days = f"{made.period.first} to {made.period.last}"
    log.info("export %s: %s appeals of %s as %s", number, made.appeals, days, formats)
    return number


def _about_files(made: Made, say: Voice) -> str:
    if made.files:
        return say(
            "In the files nobody is named, and personal data in the texts are hidden. "
            "Even so, please pass the files on only to those who need them."
        )
    if not made.appeals:
        return say("No appeal came on these days, so there are no files.")
    command = f"python -m bot export --from {made.period.first} --to {made.period.last}"
    return say(
        "These appeals are too many for files in Telegram: {number}. Ask for fewer days, "
        "or let the operator run: {command}",
        number=made.appeals,
        command=command,
    )


def _caption(format_name: str, say: Voice) -> str:
    captions = {
        "csv": say("All appeals, for other programs (CSV)"),
        "xlsx": say("All appeals, for Excel"),
        "open311": say("Reports only, as Open311 GeoReport v2"),
    }
    return captions[format_name]


async def _files(
    desk: Desk, period: Period, wording: Wording, scope: Scope
) -> tuple[int, Sequence[tuple[str, bytes]]]:
    """Give how many appeals came, and the files; none if one of them is too big."""
    zone, names = desk.office.zone, Pseudonyms(secrets.token_bytes(16))
    with tempfile.TemporaryDirectory(prefix="jauap-") as folder:
        paths = {name: Path(folder) / name for name in FORMATS}
        opened = [path.open("wb") for path in paths.values()]
        try:
            files = [FORMATS[name](file, wording) for name, file in zip(paths, opened, strict=True)]
            start, end = period.start(zone), period.end(zone)
            appeals = await write(desk.database, start, end, files, names, wording, scope=scope)
        finally:
            for file in opened:
                file.close()
        if max(path.stat().st_size for path in paths.values()) > FILE_LIMIT:
            return appeals, ()
        return appeals, [(name, path.read_bytes()) for name, path in paths.items()]


def _wording(transaction: Transaction, desk: Desk, asking: Asking) -> Wording:
    """Give how the files speak: as the chat does."""
    looking = Work(transaction, desk.clock(), desk.office)
    say = voice_of(looking, asking.place.chat_id, asking.client_language)
    return Wording(desk.office.ministry, say, desk.office.zone)
