"""Erasing: what an appeal, or a person, leaves behind in every table; what statistics need stays."""

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, cast, delete, func, insert, or_, select, text, update

from storage import acts, digests
from storage.acts import Act, Side, What, Who
from storage.database import Transaction
from storage.records import NOBODY, Erased, Status
from storage.roles import Role
from storage.schema import (
    appeals,
    bundles,
    citizens,
    desks,
    formals,
    inbox,
    incident_deliveries,
    lines,
    occasions,
    outbox,
    posts,
    promises,
    proposals,
    published_words,
    reveals,
    shown_names,
    slots,
    supports,
    template_uses,
    words,
)

_detach = (
    update(appeals)
    .where(appeals.c.id == bindparam("number"))
    .values(
        citizen_id=bindparam("nobody"),
        status=Status.CLOSED,
        closed_at=func.coalesce(appeals.c.closed_at, bindparam("now", type_=appeals.c.closed_at.type)),
        erased_at=bindparam("now", type_=appeals.c.erased_at.type),
        erased_why=bindparam("why"),
        because={},
        declined=None,
        bundle_id=None,
        formal_due_at=None,
        promised_until=None,
        continues=None,
    )
)
_blank: dict[str, Any] = {
    "text": "",
    "entities": [],
    "media_type": None,
    "file_id": None,
    "file_unique_id": None,
    "earlier_media": [],
    "album": None,
    "latitude": None,
    "longitude": None,
    "earlier": [],
    "failure": None,
    "findable": True,
}
_blank_staffs = update(lines).where(lines.c.appeal_id == bindparam("number")).values(**_blank)
_blank_hers = (
    update(lines)
    .where(
        lines.c.appeal_id == bindparam("number"),
        or_(lines.c.author == "citizen", lines.c.author == "public"),  # an IN does not go with many rows
    )
    .values(chat_id=bindparam("nobody"))
)

_detach_ledger = (
    update(incident_deliveries)
    .where(incident_deliveries.c.appeal_id == bindparam("number"))
    .values(citizen_id=bindparam("nobody"))
)


def numbers_of(transaction: Transaction, citizen_id: int) -> list[int]:
    """Give the numbers of all appeals of a citizen."""
    found = select(appeals.c.id).where(appeals.c.citizen_id == citizen_id).order_by(appeals.c.id)
    return list(transaction.scalars(found))


def new_nobody(transaction: Transaction, language: str, now: datetime) -> int:
    """Remember somebody who leads to nobody, in whose name statistics stay, and give the pseudonym."""
    nobody = NOBODY - secrets.randbelow(2**61)
    transaction.execute(insert(citizens).values(id=nobody, seen_language=language, created_at=now))
    return nobody


def erase(transaction: Transaction, nobodies: Mapping[int, int], why: Erased, now: datetime) -> None:
    """Take the person and every word from these appeals; each gets a pseudonym in her place."""
    numbers = list(nobodies)
    if not numbers:
        return
    rows = [{"number": number, "nobody": nobody} for number, nobody in nobodies.items()]
    transaction.execute(_detach, [{**row, "why": why, "now": now} for row in rows])
    transaction.execute(_blank_staffs, rows)
    transaction.execute(_blank_hers, rows)
    transaction.execute(update(reveals).where(reveals.c.appeal_id.in_(numbers)).values(words=None))
    transaction.execute(update(desks).where(desks.c.appeal_id.in_(numbers)).values(appeal_id=None))
    transaction.execute(delete(words).where(words.c.appeal_id.in_(numbers)))
    transaction.execute(delete(template_uses).where(template_uses.c.appeal_id.in_(numbers)))
    drafted = update(published_words).where(published_words.c.asked_in.in_(numbers))
    transaction.execute(drafted.values(questions="", asked_in=None))
    transaction.execute(delete(shown_names).where(shown_names.c.appeal_id.in_(numbers)))
    _forget_proposals(transaction, numbers, why)
    transaction.execute(delete(slots).where(slots.c.appeal_id.in_(numbers)))
    transaction.execute(delete(formals).where(formals.c.appeal_id.in_(numbers)))
    transaction.execute(_detach_ledger, rows)
    is_open = promises.c.is_kept.is_(None)
    transaction.execute(delete(promises).where(promises.c.appeal_id.in_(numbers), is_open))
    who = Who(Side.CITIZEN if why is Erased.WISH else Side.BOT)
    for number in numbers:
        acts.add(transaction, number, Act(now, who, What.ERASED, {}, {}))
    transaction.execute(delete(outbox).where(outbox.c.appeal_id.in_(numbers)))


def forget_person(transaction: Transaction, citizen_id: int) -> None:
    """Delete what is kept of a person beside her appeals, which must be in other names by now."""
    transaction.execute(delete(outbox).where(outbox.c.chat_id == citizen_id))
    transaction.execute(delete(posts).where(posts.c.chat_id == citizen_id))
    transaction.execute(delete(supports).where(supports.c.citizen_id == citizen_id))
    digests.forget_person(transaction, citizen_id)
    about = (occasions.c.key.startswith(f"{what}:{citizen_id}:") for what in ("banned", "emergency"))
    transaction.execute(delete(occasions).where(or_(*about)))
    _forget_set_aside(transaction, citizen_id)


def _forget_proposals(transaction: Transaction, numbers: Sequence[int], why: Erased) -> None:
    """Forget what was proposed; who supports what somebody erased by wish is to be told of it yet."""
    blank = update(proposals).where(proposals.c.appeal_id.in_(numbers))
    transaction.execute(blank.values(stems=b"", title={}, words={}, suggests=None))
    if why is Erased.AGE:
        transaction.execute(delete(supports).where(supports.c.proposal_id.in_(numbers)))


def forget_row(transaction: Transaction, citizen_id: int) -> None:
    """Delete the citizen's own row."""
    transaction.execute(delete(citizens).where(citizens.c.id == citizen_id))


def standing(transaction: Transaction, numbers: Sequence[int]) -> list[tuple[int, int, datetime]]:
    """Give (chat, message, when it was written) of what shows a citizen's words to staff, cards apart."""
    beneath = (
        select(posts.c.chat_id, posts.c.message_id, lines.c.created_at)
        .join(lines, lines.c.id == posts.c.line_id)
        .where(lines.c.appeal_id.in_(numbers), posts.c.role.in_([Role.LINE, Role.REVEAL]))
    )
    on_desks = (
        select(posts.c.chat_id, posts.c.message_id, appeals.c.created_at)
        .join(appeals, appeals.c.id == posts.c.appeal_id)
        .where(appeals.c.id.in_(numbers), text("posts.role = 'desk'"))
    )
    rows = [*transaction.execute(beneath), *transaction.execute(on_desks)]
    return sorted((row.chat_id, row.message_id, row.created_at) for row in rows)


def forget_posts(transaction: Transaction, chat_id: int, message_ids: Sequence[int]) -> None:
    """Forget what messages of a chat stood for."""
    transaction.execute(
        delete(posts).where(posts.c.chat_id == chat_id, posts.c.message_id.in_(list(message_ids)))
    )


def forget_posts_about(transaction: Transaction, chat_id: int, number: int) -> None:
    """Forget what the messages about an appeal in a citizen's chat stood for."""
    transaction.execute(delete(posts).where(posts.c.chat_id == chat_id, posts.c.appeal_id == number))


def bundles_with(transaction: Transaction, numbers: Sequence[int]) -> list[int]:
    """Give the bundles that show one of these appeals, whether it has a card of its own by now or not."""
    if not numbers:
        return []
    written = cast(bundles.c.numbers, String)
    found = select(bundles.c.id, bundles.c.numbers).where(or_(*(written.contains(str(n)) for n in numbers)))
    wanted = set(numbers)
    return sorted(row.id for row in transaction.execute(found) if wanted.intersection(row.numbers))


def forget_refused(transaction: Transaction, key: str) -> None:
    """Forget what under this key could not be said."""
    transaction.execute(delete(outbox).where(outbox.c.key == key, outbox.c.state == "failed"))


def ageing(transaction: Transaction, before: datetime, limit: int) -> list[int]:
    """Give the numbers of appeals which were closed before a moment and still have their words."""
    found = (
        select(appeals.c.id)
        .where(
            appeals.c.closed_at.is_not(None),
            appeals.c.erased_at.is_(None),
            appeals.c.closed_at < before,
            appeals.c.status == Status.CLOSED,
        )
        .order_by(appeals.c.closed_at)
        .limit(limit)
    )
    return list(transaction.scalars(found))


def still_ageing(transaction: Transaction, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Give (number, citizen) of those that nobody opened again meanwhile, locked."""
    found = (
        select(appeals.c.id, appeals.c.citizen_id)
        .where(appeals.c.id.in_(numbers), appeals.c.erased_at.is_(None), appeals.c.status == Status.CLOSED)
        .order_by(appeals.c.id)
        .with_for_update()
    )
    return [(row.id, row.citizen_id) for row in transaction.execute(found)]


def idle(transaction: Transaction, before: datetime, limit: int) -> list[int]:
    """Give people who came before a moment and of whom no appeal is left; who is banned stays known."""
    return list(transaction.scalars(select(citizens.c.id).where(*_is_idle(before)).limit(limit)))


def forget_idle(transaction: Transaction, before: datetime, found: Sequence[int]) -> int:
    """Delete those of the people found of whom nothing came meanwhile, and say how many they were."""
    gone = delete(citizens).where(citizens.c.id.in_(found), *_is_idle(before)).returning(citizens.c.id)
    ids = list(transaction.scalars(gone))
    transaction.execute(delete(posts).where(posts.c.chat_id.in_(ids)))
    return len(ids)


def forget_bodies(transaction: Transaction, before: datetime, limit: int) -> int:
    """Empty updates set aside, and delete messages refused, before a moment; say how many there were."""
    aside = select(inbox.c.update_id).where(
        inbox.c.state == "aside", inbox.c.received_at < before, inbox.c.body != ""
    )
    emptied = update(inbox).where(inbox.c.update_id.in_(aside.limit(limit))).values(body="")
    refused = select(outbox.c.id).where(outbox.c.state == "failed", outbox.c.due_at < before)
    dropped = delete(outbox).where(outbox.c.id.in_(refused.limit(limit)))
    return transaction.execute(emptied).rowcount + transaction.execute(dropped).rowcount


def _is_idle(before: datetime) -> tuple[Any, ...]:
    return (
        citizens.c.id > 0,
        citizens.c.created_at < before,
        citizens.c.banned_at.is_(None),
        ~select(appeals.c.id).where(appeals.c.citizen_id == citizens.c.id).exists(),
        ~select(supports.c.citizen_id).where(supports.c.citizen_id == citizens.c.id).exists(),
    )


def _forget_set_aside(transaction: Transaction, citizen_id: int) -> None:
    """Empty the updates set aside that name the person by her id."""
    found: Any = select(inbox.c.update_id, inbox.c.body).where(
        inbox.c.state == "aside", inbox.c.body.contains(str(citizen_id))
    )
    named = re.compile(rf'"id"\s*:\s*{citizen_id}\b')
    hers = [row.update_id for row in transaction.execute(found) if named.search(row.body)]
    transaction.execute(update(inbox).where(inbox.c.update_id.in_(hers)).values(body=""))
