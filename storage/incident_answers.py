"""Answers to everybody in an incident, and the ledger of whom each went to: every citizen once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, distinct, exists, func, insert, select, update

from storage.database import Transaction
from storage.incident_records import CrowdAnswer, Reach, Reached, Words
from storage.insert import Insert
from storage.schema import appeals, citizens, incident_answers, incident_deliveries, incidents

_columns = (
    incident_answers.c.id,
    incident_answers.c.incident_id,
    incident_answers.c.texts,
    incident_answers.c.made_by,
    incident_answers.c.made_name,
    incident_answers.c.made_at,
    incident_answers.c.sent_at,
    incident_answers.c.done_at,
)
_begin = insert(incident_answers).returning(*_columns)
_find = select(*_columns).where(incident_answers.c.id == bindparam("id")).with_for_update()
_latest = (
    select(*_columns)
    .where(incident_answers.c.incident_id == bindparam("incident"))
    .order_by(incident_answers.c.id.desc())
    .limit(1)
)
_draft = _latest.where(incident_answers.c.sent_at.is_(None)).with_for_update()
_sent = _latest.where(incident_answers.c.sent_at.is_not(None))
_going = (
    select(*_columns)
    .where(incident_answers.c.sent_at.is_not(None), incident_answers.c.done_at.is_(None))
    .order_by(incident_answers.c.id)
)
_reserve = Insert(incident_deliveries, lambda adding: adding.on_conflict_do_nothing())
_reached = (
    select(incident_deliveries.c.state, func.count())
    .where(incident_deliveries.c.answer_id == bindparam("answer"))
    .group_by(incident_deliveries.c.state)
)
_without = (
    select(appeals.c.citizen_id, func.max(appeals.c.id))
    .where(
        appeals.c.incident_id == bindparam("incident"),
        appeals.c.status != "closed",
        ~exists().where(
            incident_deliveries.c.answer_id == bindparam("answer"),
            incident_deliveries.c.citizen_id == appeals.c.citizen_id,
        ),
    )
    .group_by(appeals.c.citizen_id)
    .order_by(func.max(appeals.c.id))
    .limit(bindparam("limit"))
)


_speaks = func.coalesce(citizens.c.language, citizens.c.seen_language)
_readers = (
    select(_speaks, func.count(distinct(appeals.c.citizen_id)))
    .join(citizens, citizens.c.id == appeals.c.citizen_id)
    .where(appeals.c.incident_id == bindparam("incident"), appeals.c.status != "closed")
    .group_by(_speaks)
)


def readers(transaction: Transaction, incident_id: int) -> dict[str, int]:
    """Count who would read an answer to everybody in an incident, by language."""
    return {row[0]: row[1] for row in transaction.execute(_readers, {"incident": incident_id})}


def begin(
    transaction: Transaction, incident_id: int, made_by: int, made_name: str, now: datetime
) -> CrowdAnswer:
    """Begin an answer that says nothing yet."""
    values = {
        "incident_id": incident_id,
        "texts": {},
        "made_by": made_by,
        "made_name": made_name,
        "made_at": now,
    }
    return _answer(transaction.execute(_begin, values).one())


def find(transaction: Transaction, answer_id: int) -> CrowdAnswer | None:
    """Give an answer by its id, locked."""
    return _one(transaction.execute(_find, {"id": answer_id}).one_or_none())


def draft(transaction: Transaction, incident_id: int) -> CrowdAnswer | None:
    """Give the answer that is being written to an incident, locked."""
    return _one(transaction.execute(_draft, {"incident": incident_id}).one_or_none())


def last_sent(transaction: Transaction, incident_id: int) -> CrowdAnswer | None:
    """Give the answer that was sent last to everybody in an incident."""
    return _one(transaction.execute(_sent, {"incident": incident_id}).one_or_none())


def going(transaction: Transaction) -> list[CrowdAnswer]:
    """Give the answers that have not gone to everybody yet, oldest first."""
    return [_answer(row) for row in transaction.execute(_going)]


def of_message(
    transaction: Transaction, chat_id: int, message_id: int, since: datetime
) -> CrowdAnswer | None:
    """Give the answer begun since a moment that a message in a staff chat says, in one of its languages."""
    begun = select(*_columns).join(incidents, incidents.c.id == incident_answers.c.incident_id)
    here = begun.where(incidents.c.staff_chat_id == chat_id, incident_answers.c.made_at >= since)
    found = map(_answer, transaction.execute(here.order_by(incident_answers.c.id.desc())))
    return next(
        (each for each in found if any(said.message_id == message_id for said in each.texts.values())), None
    )


def write(transaction: Transaction, answer_id: int, texts: Mapping[str, Words]) -> None:
    """Let an answer that was not sent yet say this."""
    packed = {
        language: {
            "text": words.text,
            "entities": [dict(each) for each in words.entities],
            "message_id": words.message_id,
        }
        for language, words in texts.items()
    }
    transaction.execute(_of(answer_id).values(texts=packed))


def send(transaction: Transaction, answer_id: int, now: datetime) -> bool:
    """Let an answer go to everybody from now on; False if it did before."""
    going_out = _of(answer_id).where(incident_answers.c.sent_at.is_(None)).values(sent_at=now)
    return transaction.execute(going_out).rowcount == 1


def finish(transaction: Transaction, answer_id: int, now: datetime) -> None:
    """Remember that an answer has gone to everybody."""
    transaction.execute(_of(answer_id).values(done_at=now))


def without(transaction: Transaction, answer: CrowdAnswer, limit: int) -> list[tuple[int, int]]:
    """Give (citizen, newest appeal) of some people in the incident to whom the answer has not gone."""
    asked = {"incident": answer.incident_id, "answer": answer.id, "limit": limit}
    return [(row[0], row[1]) for row in transaction.execute(_without, asked)]


def reserve(
    transaction: Transaction, answer_id: int, citizen_id: int, appeal_id: int, state: Reached, now: datetime
) -> bool:
    """Write down that an answer goes to a citizen; False if it did before."""
    values = {
        "answer_id": answer_id,
        "citizen_id": citizen_id,
        "appeal_id": appeal_id,
        "state": state,
        "at": now,
    }
    return transaction.execute(_reserve.into(transaction), values).rowcount == 1


def settle(transaction: Transaction, answer_id: int, citizen_id: int, state: Reached, now: datetime) -> None:
    """Write down what became of an answer at a citizen."""
    transaction.execute(
        update(incident_deliveries)
        .where(incident_deliveries.c.answer_id == answer_id, incident_deliveries.c.citizen_id == citizen_id)
        .values(state=state, at=now)
    )


def reach(transaction: Transaction, answer_id: int) -> Reach:
    """Count to whom an answer went, by what became of it."""
    counted = {row[0]: row[1] for row in transaction.execute(_reached, {"answer": answer_id})}
    return Reach(*(counted.get(state, 0) for state in Reached))


def _of(answer_id: int) -> Any:
    return update(incident_answers).where(incident_answers.c.id == answer_id)


def _one(row: Row[*tuple[Any, ...]] | None) -> CrowdAnswer | None:
    return _answer(row) if row is not None else None


def _answer(row: Row[*tuple[Any, ...]]) -> CrowdAnswer:
    texts = {
        language: Words(each["text"], tuple(each["entities"]), each.get("message_id", 0))
        for language, each in row.texts.items()
    }
    return CrowdAnswer(**{**row._mapping, "texts": texts})
