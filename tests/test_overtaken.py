"""What was on its way to Telegram while its words were erased is taken back when it arrives."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot import ministry
from bot.desk import Desk, Office, Work
from bot.desk.citizens import receiving
from bot.desk.forgetting import erasing
from bot.desk.incoming import Incoming
from bot.desk.sent import settling
from bot.tags import Tagger
from storage import outbox, posts
from storage.database import Database
from storage.records import Media, Outgoing, Place, Taken
from storage.roles import Role

AIGERIM, STAFF = 7, -100
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def desk(database: Database) -> Desk:
    energy = ministry.load("energy")
    office = Office(
        ministry=energy,
        tag=Tagger(energy.topics, "kk").tag,
        staff_place=Place(STAFF),
        manager_place=None,
        admin_ids=(),
        default_language="en",
        zone=ZoneInfo("Asia/Almaty"),
    )
    return Desk(database, office, lambda _rows: None, lambda: NOW)


def erase(work: Work) -> None:
    """Erase Aigerim."""
    citizen = work.citizen(AIGERIM)
    assert citizen
    erasing.erase(work, citizen)


async def waiting(desk: Desk) -> list[Outgoing]:
    """Give what is to be said."""
    rows = await desk.database.run(outbox.waiting)
    return await desk.database.run(outbox.load, [row.id for row in rows])


async def on_its_way(desk: Desk, role: Role) -> Outgoing:
    """Let Aigerim send a photo and be erased, and give what of this role was being said just then."""
    photo = Media("photo", "AgAC")
    await desk(receiving.receive, Incoming(AIGERIM, 1, AIGERIM, "en", "No petrol in Kyzylorda", media=photo))
    (said,) = [each for each in await waiting(desk) if each.role is role]
    await desk(erase)
    await desk(settling.delivered, [Taken(said, (77,))])
    return said


async def test_photo_beneath_the_card_is_deleted(desk: Desk) -> None:
    await on_its_way(desk, Role.LINE)
    (taken_back,) = [each for each in await waiting(desk) if each.role is Role.ERASE]
    assert (taken_back.method, taken_back.params) == ("deleteMessages", {"message_ids": [77]})
    assert await desk.database.run(posts.of_message, STAFF, 77) is None


async def test_card_is_edited(desk: Desk) -> None:
    await on_its_way(desk, Role.CARD)
    (card,) = [each for each in await waiting(desk) if each.role is Role.CARD]
    assert card.standing_id() == 77
    assert "Erased at the citizen’s wish" in card.params["text"]


async def test_receipt_leaves_no_trace_of_her(desk: Desk) -> None:
    await on_its_way(desk, Role.RECEIPT)
    assert await desk.database.run(posts.of_message, AIGERIM, 77) is None
    assert not [each for each in await waiting(desk) if each.chat_id == AIGERIM]
