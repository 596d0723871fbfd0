"""The outbox holds what is to be said: newer words of the same thing take the place of the older."""

from datetime import UTC, datetime, timedelta
from typing import Any

from storage import outbox, posts
from storage.database import Database
from storage.records import Outgoing, Queued, Taken
from storage.roles import Role

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
STAFF, OTHER_STAFF = -100, -200


async def put(database: Database, text: str, key: str | None = "card:41", **other: Any) -> Queued:
    def work(rows: Any) -> Queued:
        what: dict[str, Any] = {"chat_id": STAFF, "due_at": NOW, "priority": 5, "appeal_id": 41, **other}
        return outbox.put(
            rows,
            method="sendMessage",
            params={"text": text},
            role=Role.CARD,
            key=key,
            **what,
        )

    return await database.run(work)


async def load(database: Database, row: Queued) -> Outgoing:
    [said] = await database.run(outbox.load, [row.id])
    return said


async def settle(database: Database, said: Outgoing, *message_ids: int) -> list[Queued]:
    newer, _ = await database.run(outbox.settle, [Taken(said, message_ids)])
    return newer


async def send(database: Database, row: Queued, *message_ids: int) -> None:
    await settle(database, await load(database, row), *message_ids)


async def test_newer_words_take_the_place_of_the_older(database: Database) -> None:
    first = await put(database, "new")
    second = await put(database, "in progress")
    assert second.id == first.id
    said = await load(database, first)
    assert (said.params["text"], said.version) == ("in progress", 2)


async def test_newer_words_that_go_first_take_the_older_with_them(database: Database) -> None:
    await put(database, "new")
    assert (await put(database, "in progress", priority=-1)).priority == -1
    assert (await put(database, "answered")).priority == -1


async def test_things_without_a_key_are_all_said(database: Database) -> None:
    rows = [await put(database, "word", key=None) for _ in range(2)]
    assert await database.run(outbox.waiting) == rows


async def test_what_is_said_again_edits_what_stands(database: Database) -> None:
    await send(database, await put(database, "new"), 7)
    said = await load(database, await put(database, "in progress"))
    assert said.message_id == 7


async def test_words_that_came_while_speaking_are_said_next(database: Database) -> None:
    row = await put(database, "new")
    said = await load(database, row)
    await put(database, "in progress")
    assert await settle(database, said, 7) == [row]
    next_said = await load(database, row)
    assert (next_said.params["text"], next_said.message_id) == ("in progress", 7)
    assert await settle(database, next_said, 7) == []
    assert await database.run(outbox.waiting) == []


async def test_settling_twice_changes_nothing(database: Database) -> None:
    said = await load(database, await put(database, "new"))
    for _ in range(2):
        assert await settle(database, said, 7) == []
    assert await database.run(posts.of_key, "card:41")


async def test_a_pause_that_telegram_asked_for_outlives_newer_words(database: Database) -> None:
    row = await put(database, "new")
    later = NOW + timedelta(seconds=17)
    await database.run(outbox.postpone, row.id, 1, later, "429")
    assert (await put(database, "in progress")).due_at == later
    assert (await put(database, "closed", due_at=later + timedelta(seconds=1))).due_at > later


async def test_a_reply_finds_its_card_once_that_stands(database: Database) -> None:
    card = await put(database, "card")
    line = await put(database, "line", key="line:1", reply_key="card:41")
    assert (await load(database, line)).reply_to is None
    await send(database, card, 7)
    assert (await load(database, line)).reply_to == 7


async def test_a_key_moves_with_what_it_names(database: Database) -> None:
    await send(database, await put(database, "card"), 7)
    elsewhere = await put(database, "card", chat_id=OTHER_STAFF)
    assert (await load(database, elsewhere)).standing_id() is None
    await send(database, elsewhere, 3)
    post = await database.run(posts.of_key, "card:41")
    assert post
    assert (post.chat_id, post.message_id) == (OTHER_STAFF, 3)
    assert await database.run(posts.of_message, STAFF, 7)


async def test_every_item_of_an_album_leads_back(database: Database) -> None:
    await send(database, await put(database, "album", key="album:1"), 7, 8)
    found = await database.run(posts.of_message, STAFF, 8)
    assert found
    assert found.appeal_id == 41


async def test_an_album_that_is_shown_again_leads_back_too(database: Database) -> None:
    await send(database, await put(database, "album", key="album:1"), 7)
    await send(database, await put(database, "album", key="album:1"), 8, 9)
    post = await database.run(posts.of_key, "album:1")
    assert post
    assert post.message_id == 8
    assert await database.run(posts.of_message, STAFF, 7)


async def test_what_was_deleted_is_sent_anew(database: Database) -> None:
    await send(database, await put(database, "card"), 7)
    row = await put(database, "card again")
    await database.run(outbox.forget_post, await load(database, row))
    assert (await load(database, row)).message_id is None


async def test_what_could_not_be_said_waits_no_more(database: Database) -> None:
    row = await put(database, "card")
    [said] = await database.run(outbox.load, [row.id])
    await database.run(outbox.give_up, said, "403 kicked")
    assert await database.run(outbox.waiting) == []
    assert await database.run(outbox.load, [row.id]) == []
    assert (await put(database, "card once more")).id != row.id


async def test_what_waits_follows_a_group_that_moved(database: Database) -> None:
    rows = [await put(database, "card", key=None) for _ in range(3)]
    moved = await database.run(outbox.move, STAFF, OTHER_STAFF)
    assert [row.id for row in moved] == [row.id for row in rows]
    assert {row.chat_id for row in moved} == {OTHER_STAFF}


async def test_whether_something_waits(database: Database) -> None:
    row = await put(database, "card")
    assert await database.run(outbox.is_waiting, "card:41")
    await database.run(outbox.drop, row.id)
    assert not await database.run(outbox.is_waiting, "card:41")
