"""Sending a digest: each due one once, as a rich message, or as plain ones where the server refuses that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.delivery.verdict import Reason
from bot.desk.work import Work
from bot.digest import buttons
from bot.digest.decisions import Decision
from bot.digest.naming import Reader
from bot.digest.page import Page
from bot.digest.period import Period
from bot.digest.plain import plain_page
from bot.digest.rich import rich_params
from bot.markup import Text
from bot.parcel import packed
from bot.speech import album_params, keyboard, media_params, text_params
from bot.texts import voice
from storage import digests, occasions, outbox
from storage.digests import Digest
from storage.records import Outgoing, Place, Scope
from storage.roles import Role

INSTALLED = "installed"
"""The occasion of the very first start: what was due before it is not caught up."""
TRY_AGAIN = timedelta(days=1)
"""A server that knew no rich messages may have learned them after this time."""
SHUT = frozenset({Reason.BLOCKED, Reason.DEACTIVATED, Reason.KICKED, Reason.NO_CHAT, Reason.NO_TOPIC})
"""Refusals that no other form of the same words would escape."""


@dataclass(frozen=True, slots=True)
class Made:
    """A digest that is made but not sent: of which days, what is looked at, its page, its charts by name."""

    place: Place
    period: Period
    scope: Scope
    language: str
    page: Page
    decided: tuple[Decision, ...]
    charts: Mapping[str, bytes]


def post(work: Work, made: Made) -> None:
    """Put a digest into the outbox, in the form that the server takes as far as we know."""
    kept = digests.add(work.rows, _kept(work, made), work.now)
    if kept.is_rich:
        params = {**kept.sayings["rich"], "reply_markup": keyboard(home_buttons(work, kept))}
        work.send(
            made.place,
            "sendRichMessage",
            params,
            role=Role.DIGEST,
            key=f"digest:{kept.id}",
            attachment=kept.charts,
        )
    else:
        _say_plainly(work, kept)


def post_due(work: Work, made: Made, due: datetime) -> None:
    """Put a due digest into the outbox, once for ever."""
    if occasions.first_time(work.rows, _occasion(made.place, due), work.now):
        post(work, made)


def is_missing(work: Work, due: datetime, place: Place) -> bool:
    """Whether the digest that was due then was not sent to a place although this bot was at work before."""
    installed_at = occasions.happened_at(work.rows, INSTALLED)
    if installed_at is None or due < installed_at:
        return False
    return occasions.happened_at(work.rows, _occasion(place, due)) is None


def note_start(work: Work) -> None:
    """Remember the very first start."""
    occasions.first_time(work.rows, INSTALLED, work.now)


def say_otherwise(work: Work, said: Outgoing, reason: Reason) -> bool:
    """Say a digest plainly whose rich form was refused, in the same transaction; False if it is another."""
    number = (said.key or "").removeprefix("digest:")
    if said.method != "sendRichMessage" or reason in SHUT or not number.isdecimal():
        return False
    digest = digests.find(work.rows, int(number))
    if digest is None:
        return False
    outbox.drop(work.rows, said.id)
    digests.make_plain(work.rows, digest.id)
    if reason is Reason.NO_METHOD:
        occasions.first_time(work.rows, _refused_on(work.now), work.now)
    _say_plainly(work, digest)
    return True


def home_buttons(work: Work, digest: Digest) -> list[Any]:
    """Give the buttons under a digest, with how many saw it."""
    reader = reader_of(work, digest)
    incidents = [
        (number, reader.where(region, topic)) for number, region, topic in digest.sayings["incidents"]
    ]
    return list(buttons.home(digest.id, incidents, digests.seen_by(work.rows, digest.id), reader))


def reader_of(work: Work, digest: Digest) -> Reader:
    """Give for whom a digest is put into words."""
    return Reader(work.office.ministry, voice(digest.language), work.office.zone)


def _kept(work: Work, made: Made) -> Digest:
    say = voice(made.language)
    incidents = [
        [each.incident.id, each.region, each.topic] for each in made.decided if each.incident is not None
    ]
    sayings = {
        "rich": rich_params(made.page, list(made.charts)),
        "plain": _plain_calls(made, say("Look closer:")),
        "incidents": incidents,
    }
    is_rich = not _knows_no_rich(work)
    files = packed(made.charts)
    days = (made.period.start, made.period.end)
    return Digest(0, made.place, *days, made.language, made.scope, sayings, files, is_rich)


def _plain_calls(made: Made, invitation: str) -> list[tuple[str, dict[str, Any]]]:
    """Give the calls that say a digest plainly: the charts with the caption, then texts, one at least."""
    plain = plain_page(made.page)
    files = [f"attach://{name}" for name in made.charts]
    if len(files) == 1:
        pictures = media_params("photo", files[0], plain.caption)
    else:
        captions = [plain.caption, *[Text()] * (len(files) - 1)]
        items = [("photo", file, caption) for file, caption in zip(files, captions, strict=True)]
        pictures = ("sendMediaGroup", album_params(items))
    texts = plain.texts or (Text(invitation),)
    return [pictures, *(("sendMessage", text_params(text)) for text in texts)]


def _say_plainly(work: Work, digest: Digest) -> None:
    (drawing, pictures), *calls, (method, params) = digest.sayings["plain"]
    work.send(digest.place, drawing, dict(pictures), role=Role.DIGEST, attachment=digest.charts)
    for each, said in calls:
        work.send(digest.place, each, dict(said), role=Role.DIGEST)
    params = {**params, "reply_markup": keyboard(home_buttons(work, digest))}
    work.send(digest.place, method, params, role=Role.DIGEST, key=f"digest:{digest.id}")


def _knows_no_rich(work: Work) -> bool:
    """Whether the server refused the method less than a day ago."""
    refused_at = (
        occasions.happened_at(work.rows, _refused_on(day)) for day in (work.now, work.now - TRY_AGAIN)
    )
    return any(moment and moment > work.now - TRY_AGAIN for moment in refused_at)


def _refused_on(day: datetime) -> str:
    return f"no-rich:{day:%Y%m%d}"


def _occasion(place: Place, due: datetime) -> str:
    thread = f":{place.thread_id}" if place.thread_id is not None else ""
    return f"digest:{due:%Y-%m-%dT%H:%MZ}:{place.chat_id}{thread}"
