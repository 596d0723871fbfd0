"""Random histories of appeals and promises, for tests that count them by hand."""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import delete, insert

from storage.database import Transaction
from storage.records import Kind, Outcome, Status
from storage.roles import Role
from storage.schema import appeals, citizens, posts, promises

START = datetime(2026, 11, 16, 4, tzinfo=UTC)
END = START + timedelta(days=7)
STAFF = -1001234567890
PEOPLE = 4


@dataclass(frozen=True, slots=True)
class Brought:
    """An appeal of a random history."""

    citizen_id: int
    region: str | None
    topic: str
    kind: Kind
    tone: str
    created_at: datetime
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    staff_thread_id: int | None = None
    outcome: Outcome | None = None
    outcome_at: datetime | None = None
    due_from: datetime | None = None
    due_at: datetime | None = None
    paused_at: datetime | None = None
    formal_due_at: datetime | None = None

    @property
    def status(self) -> Status:
        """Give a status that fits."""
        if self.closed_at:
            return Status.CLOSED
        return Status.ANSWERED if self.answered_at and not self.due_from else Status.REOPENED


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise of a random history, about the appeal at a place in it."""

    about: int
    until: date
    made_at: datetime
    settled_at: datetime | None
    is_kept: bool | None


moments = st.integers(-70 * 24, 14 * 24).map(lambda hours: START + timedelta(hours=hours))
spans = st.integers(0, 20 * 24).map(lambda hours: timedelta(hours=hours))


@st.composite
def brought(draw: st.DrawFn) -> Brought:
    """Give an appeal that came, and perhaps was answered, closed, judged, owed something."""
    created_at = draw(moments)

    def later() -> datetime | None:
        return created_at + draw(spans) if draw(st.booleans()) else None

    return Brought(
        citizen_id=draw(st.integers(1, PEOPLE)),
        region=draw(st.sampled_from(["KZ-43", "KZ-75", None])),
        topic=draw(st.sampled_from(["fuel", "heating"])),
        kind=draw(st.sampled_from(Kind)),
        tone=draw(st.sampled_from(["negative", "neutral"])),
        created_at=created_at,
        answered_at=later(),
        closed_at=later(),
        staff_thread_id=draw(st.sampled_from([None, 7])),
        outcome=draw(st.sampled_from(Outcome)),
        outcome_at=later(),
        due_from=later(),
        due_at=created_at + draw(spans),
        paused_at=later(),
        formal_due_at=later(),
    )


promised = st.builds(
    Promised,
    st.integers(0, 3),
    st.integers(-20, 20).map(lambda days: START.date() + timedelta(days=days)),
    moments,
    moments,
    st.none() | st.booleans(),
)


def write(
    transaction: Transaction,
    history: list[Brought],
    promises_made: list[Promised] | None = None,
    cards: list[tuple[int, int]] | None = None,
) -> None:
    """Let exactly this stand in the database; cards are (chat, message) of the first appeals."""
    for table in (promises, posts, appeals, citizens):
        transaction.execute(delete(table))
    people = [{"id": n, "seen_language": "kk", "created_at": START} for n in range(1, PEOPLE + 1)]
    transaction.execute(insert(citizens), people)
    if history:
        transaction.execute(insert(appeals), [_row(n, each) for n, each in enumerate(history, start=1)])
    for number, (chat_id, message_id) in enumerate(cards or [], start=1):
        card = {"chat_id": chat_id, "message_id": message_id, "key": f"card:{number}", "role": Role.CARD}
        transaction.execute(insert(posts).values(card))
    for each in promises_made or []:
        transaction.execute(insert(promises).values(_promise(each)))


def _row(number: int, each: Brought) -> dict[str, Any]:
    unimportant = {"regions": [], "language": "kk", "urgent": False, "because": {}}
    about = {"id": number, "staff_chat_id": STAFF, "touched_at": each.created_at, "status": each.status}
    return {**about, **unimportant, **asdict(each)}


def _promise(each: Promised) -> dict[str, Any]:
    settled_at = None if each.is_kept is None else each.settled_at
    about = {"appeal_id": each.about + 1, "until": each.until, "made_by": 1, "made_at": each.made_at}
    return {**about, "is_kept": each.is_kept, "settled_by": 1, "settled_at": settled_at}
