"""All that is kept of a citizen as JSON that she can read; nothing of staff's or of others. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from bot.ministry import Ministry
from bot.names import kind_name, media_name, own_status_name
from bot.regions import region_name
from bot.texts import Voice
from storage.meetings import Meeting
from storage.records import Appeal, Author, Citizen, Delivery, Line

FILE_LIMIT = 10_000_000
"""Bytes of a file; a bot may upload 50 MB (Bot API, sendDocument), and phones open smaller ones better."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """A citizen with her appeals, oldest first, each with its thread."""

    citizen: Citizen
    known_since: datetime
    threads: Sequence[tuple[Appeal, Sequence[Line]]]
    formal_numbers: Mapping[int, str] = field(default_factory=dict)
    """The e-Otinish numbers that staff attached, by the numbers of the appeals."""
    shown_names: Mapping[int, str] = field(default_factory=dict)
    """The names that she lets staff see, by the numbers of the appeals."""
    supports: Mapping[int, datetime] = field(default_factory=dict)
    """The proposals that she supports, by number, and since when."""
    meetings: Sequence[Meeting] = ()


def as_files(
    kept: Kept, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo, limit: int = FILE_LIMIT
) -> list[bytes]:
    """Give the files, each whole JSON in UTF-8 of about `limit` bytes at the most."""
    head: Json = {
        "ministry": ministry.name(say.language),
        "made_at": _moment(now, zone),
        "you": _person(kept, zone),
    }
    parts = list(_parts(kept, ministry, say, zone, limit))
    return [
        _written({**head, "part": number, "of": len(parts), "appeals": part})
        for number, part in enumerate(parts, start=1)
    ]


def file_name(now: datetime, part: int, parts: int) -> str:
    """Give what a file is called."""
    return f"jauap-{now:%Y-%m-%d}.json" if parts == 1 else f"jauap-{now:%Y-%m-%d}-{part}.json"


def _parts(kept: Kept, ministry: Ministry, say: Voice, zone: tzinfo, limit: int) -> Iterator[list[Json]]:
    """Cut the appeals where a file is full; one that goes on in the next file is named there again."""
    part: list[Json] = []
    size = 0
    for appeal, thread in kept.threads:
        formal = {"e_otinish": kept.formal_numbers[appeal.id]} if appeal.id in kept.formal_numbers else {}
        name = {"name_shown": kept.shown_names[appeal.id]} if appeal.id in kept.shown_names else {}
        about = {**_appeal(appeal, ministry, say, zone), **formal, **name}
        part.append({**about, "messages": []})
        size += len(_written(about))
        for message in (_message(line, say, zone) for line in thread if _is_hers_to_read(line)):
            length = len(_written(message))
            if size + length > limit and part[-1]["messages"]:
                yield part
                part, size = [{**about, "messages": []}], 0
            part[-1]["messages"].append(message)
            size += length
    yield part


def _person(kept: Kept, zone: tzinfo) -> Json:
    citizen = kept.citizen
    return _told(
        {
            "telegram_account": citizen.id,
            "language_chosen": citizen.language,
            "language_seen": citizen.seen_language,
            "first_came_at": _moment(kept.known_since, zone),
            "writes_next_to_appeal": citizen.writing_to,
            "begins_a_new_appeal": citizen.wants_new or None,
            "came_about_topic": citizen.came_topic,
            "came_about_region": citizen.came_region,
            "you_blocked_the_bot_at": _moment(citizen.blocked_at, zone),
            "staff_closed_this_chat_at": _moment(citizen.banned_at, zone),
            "last_export_at": _moment(citizen.exported_at, zone),
            "meetings": [
                {
                    "about_appeal": meeting.appeal_id,
                    "at": _moment(meeting.starts_at, zone),
                    "place": meeting.place,
                    "state": str(meeting.state),
                }
                for meeting in kept.meetings
            ]
            or None,
            "supports_proposals": {
                str(number): _moment(since, zone) for number, since in kept.supports.items()
            }
            or None,
        }
    )


def _appeal(appeal: Appeal, ministry: Ministry, say: Voice, zone: tzinfo) -> Json:
    return _told(
        {
            "number": appeal.id,
            "continues": appeal.continues,
            "status": own_status_name(appeal.status, say),
            "kind": kind_name(appeal.kind, say),
            "topic": ministry.topic(appeal.topic).name(say.language),
            "region": region_name(appeal.region, say.language) or None,
            "urgent": appeal.urgent,
            "stands_with_proposal": appeal.joined_to,
            "language": appeal.language,
            "tone": appeal.tone,
            "opened_at": _moment(appeal.created_at, zone),
            "answer_due_at": _moment(appeal.formal_due_at or appeal.due_at, zone),
            "answered_at": _moment(appeal.answered_at, zone),
            "closed_at": _moment(appeal.closed_at, zone),
        }
    )


def _message(line: Line, say: Voice, zone: tzinfo) -> Json:
    place = None if line.latitude is None else {"latitude": line.latitude, "longitude": line.longitude}
    return _told(
        {
            "from": say("You") if line.author is Author.CITIZEN else say("Ministry"),
            "at": _moment(line.created_at, zone),
            "text": line.text or None,
            "file": media_name(line.media.type, say) if line.media else None,
            "place": place,
            "edited_at": _moment(line.edited_at, zone),
            "earlier_texts": list(line.earlier) or None,
        }
    )


def _is_hers_to_read(line: Line) -> bool:
    """Whether she wrote it, or was sent it; notes are staff's own."""
    if line.author is Author.STAFF:
        return line.delivery is not Delivery.FAILED
    return line.author in {Author.CITIZEN, Author.PUBLIC}


def _told(values: Json) -> Json:
    return {name: value for name, value in values.items() if value is not None}


def _moment(when: datetime | None, zone: tzinfo) -> str | None:
    return when.astimezone(zone).isoformat(timespec="minutes") if when else None


def _written(value: Json) -> bytes:
    """Give JSON in UTF-8; what no character is, half of a pair, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace")
