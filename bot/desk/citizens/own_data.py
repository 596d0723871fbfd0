"""What a citizen is told of her data, and the file with all of it: /privacy and /export."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.desk import Desk
from bot.desk.citizens.receiving import meet
from bot.desk.work import Work
from bot.export import Kept, as_files, file_name
from bot.markup import Text, bold, join
from bot.ministry import Ministry
from bot.speech import media_params
from bot.texts import Voice, voice
from storage import appeals, citizens, formals, lines, meetings, shown_names, supports
from storage.database import Transaction
from storage.records import Citizen
from storage.roles import Role

AGAIN_AFTER = timedelta(hours=1)
EVERYTHING = 1_000_000
"""More appeals than anybody can have."""
YEAR = 365


def tell(work: Work, citizen_id: int, client_language: str | None) -> None:
    """Say what is kept of a citizen, who sees it, how long, how to get it and how to erase it."""
    meet(work, citizen_id, client_language)
    say = work.voice_of_citizen(citizen_id)
    own = work.office.own_text("privacy", say.language)
    commands = "\n".join(
        (
            say.explain("/export", say("your data as a file")),
            say.explain("/delete", say("erase everything about you")),
        )
    )
    words = join((Text(own) if own else _privacy(work.office.ministry, say), commands), "\n\n")
    work.say(citizen_id, words)


async def export(desk: Desk, citizen_id: int, client_language: str | None) -> None:
    """Send a citizen all that is kept of her, as files, at most once an hour."""
    kept = await desk.database.read(_kept, citizen_id)
    files: list[bytes] = []
    if kept and not _is_too_soon(kept.citizen, desk.clock()):
        office, say = desk.office, voice(kept.citizen.speaks())
        files = await asyncio.to_thread(as_files, kept, office.ministry, say, desk.clock(), office.zone)
    await desk(_send, citizen_id, client_language, files)


def _privacy(ministry: Ministry, say: Voice) -> Text:
    return join(
        (
            bold(say("What we know about you")),
            say(
                "We keep your messages, the number of your Telegram account (not your phone number) "
                "and your language. We do not keep your username or phone, "
                "and your name only while you show it."
            ),
            say(
                "Staff see your words and files with the appeal’s number. "
                "They do not see who you are unless you write it or press “Show my name”."
            ),
            say(
                "Phone numbers, IINs and addresses in your words are hidden in the staff’s chat; "
                "whoever opens them must say why."
            ),
            say(
                "Your words and the answers are erased {period} after the appeal is closed. "
                "What the bot could not handle is erased after 30 days.",
                period=_period(ministry.retention_days, say),
            ),
        ),
        "\n\n",
    )


def _period(days: int, say: Voice) -> str:
    if days % YEAR == 0:
        return say.count("{count} year", "{count} years", days // YEAR)
    return say.count("{count} day", "{count} days", days)


def _kept(transaction: Transaction, citizen_id: int) -> Kept | None:
    """Give all that is kept of a citizen; beside the writers, for it may be much."""
    citizen = citizens.find(transaction, citizen_id)
    known_since = citizens.known_since(transaction, citizen_id)
    if citizen is None or known_since is None:
        return None
    hers = appeals.latest(transaction, citizen_id, EVERYTHING)
    threads = [(appeal, lines.of_appeal(transaction, appeal.id)) for appeal in reversed(hers)]
    attached = {appeal.id: formals.find(transaction, appeal.id) for appeal in hers if appeal.formal_due_at}
    numbers = {number: formal.number for number, formal in attached.items() if formal}
    names = shown_names.of_citizen(transaction, citizen_id)
    supported = supports.of_citizen(transaction, citizen_id)
    met = tuple(meetings.of_citizen(transaction, citizen_id))
    return Kept(citizen, known_since, tuple(threads), numbers, names, supported, met)


def _is_too_soon(citizen: Citizen, now: datetime) -> bool:
    return citizen.exported_at is not None and now - citizen.exported_at < AGAIN_AFTER


def _send(work: Work, citizen_id: int, client_language: str | None, files: Sequence[bytes]) -> None:
    citizen = work.citizen(citizen_id)
    say = work.voice_of_stranger(citizen_id, client_language)
    if citizen is None:
        work.say(citizen_id, Text(say("Nothing is kept about you.")), role=Role.ERASE)
    elif not files or _is_too_soon(citizen, work.now):
        again = ((citizen.exported_at or work.now) + AGAIN_AFTER).astimezone(work.office.zone)
        words = say(
            "You have your data already: see above. You can ask again at {time}.", time=f"{again:%H:%M}"
        )
        work.say(citizen_id, Text(words))
    else:
        work.change_citizen(citizen_id, exported_at=work.now)
        _send_files(work, citizen_id, say, files)


def _send_files(work: Work, citizen_id: int, say: Voice, files: Sequence[bytes]) -> None:
    for part, content in enumerate(files, start=1):
        name = file_name(work.now.astimezone(work.office.zone), part, len(files))
        caption = Text(say("All that we keep about you.") if part == 1 else "")
        method, params = media_params("document", f"attach://{name}", caption)
        work.send(citizen_id, method, params, role=Role.WORD, attachment=content)
