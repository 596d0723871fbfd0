"""Whatever a citizen sends, nothing is lost, nobody gets a traceback, nothing is interpreted."""

import logging
from collections.abc import Iterator
from html import unescape

import pytest

from bot.demo.telegram import Chat, Person
from bot.demo.telegram.records import Json
from tests.stage import Stage, shown

MARKUP = (
    "<b>bold</b> <a href='https://evil.example'>x</a> *s* _u_ `c` [l](tg://user?id=1) &amp; #{x} {name} %s"
)
CANNOT = "I cannot pass this on. You can send text, a photo,"


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail where anything went wrong, even if nobody saw it."""
    yield
    assert not [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]


def all_of(chat: Chat) -> str:
    """Give everything that the bot said in a chat, one after another."""
    return "".join(shown(m) for m in chat.messages if m.sender.is_bot)


def as_update(person: Person, text: str) -> Json:
    """Give a message as a raw update, longer than a client would let it be."""
    about: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name, "language_code": "en"}
    chat: Json = {"id": person.id, "type": "private", "first_name": person.first_name}
    return {
        "message": {"message_id": 900_001, "date": 1_790_000_000, "chat": chat, "from": about, "text": text}
    }


def numbered(length: int) -> str:
    """Give a text of which every word is different."""
    return " ".join(f"w{n}" for n in range(length))[:length]


async def test_ten_thousand_characters_in_one_update_are_all_shown(stage: Stage) -> None:
    text = numbered(10_000)
    stage.aigerim.starts()
    await stage.sees(stage.aigerim.chat, "Ministry of Energy")
    stage.telegram.inject(as_update(stage.aigerim, text))
    card = await stage.card(1, "(continued below)")
    await stage.beneath(card, text[-20:])
    assert all(word in all_of(stage.staff).split() for word in text.split()[:-1][::50])
    assert text.split()[-2] in all_of(stage.staff)


async def test_ten_thousand_characters_as_clients_cut_them_are_one_appeal(stage: Stage) -> None:
    text = numbered(10_000)
    stage.aigerim.writes(text)
    card = await stage.card(1, text[:2000])
    await stage.beneath(card, text[-20:])
    await stage.sees(stage.aigerim.chat, "Added to № 1.")
    missing = [word for word in text.split() if word not in all_of(stage.staff)]
    assert len(missing) <= 2  # the words which the client itself cut
    assert not stage.find(stage.staff, "№ 2 ·")


@pytest.mark.parametrize("character", ["<", "&", "😀", "\\", "{", "\u202ea", "ﷺ", "\n.", "\U000e0001x"])
async def test_a_full_message_of_one_character_is_shown_whole(stage: Stage, character: str) -> None:
    text = character * (4096 // len(character.encode("utf-16-le")) * 2)
    stage.aigerim.writes(text)
    await stage.sees(stage.aigerim.chat, "№ 1")
    seen = character.strip("\n\u202e")
    await stage.until(lambda: all_of(stage.staff).count(seen) >= text.count(seen))


@pytest.mark.parametrize(
    "text", ["\u200b\u200c\u200d", "\u2060" * 4096, "\u2800", "\u3164", "\ufe0f\u200d", "\u200f\u200e"]
)
async def test_text_that_nobody_can_see_is_told_so(stage: Stage, text: str) -> None:
    own = stage.aigerim.writes(text)
    word = await stage.sees(stage.aigerim.chat, CANNOT)
    assert word.reply_to is own
    assert not stage.find(stage.staff, "№")


@pytest.mark.parametrize("text", ["😡", "🇰🇿", "?", "٣", "👨‍👩‍👧", "!!!", "."])
async def test_little_text_is_an_appeal(stage: Stage, text: str) -> None:
    stage.aigerim.writes(text)
    await stage.card(1, text)


async def test_direction_marks_do_not_turn_the_card(stage: Stage) -> None:
    stage.aigerim.writes("\u2067\u200fKyzylorda has no petrol")
    lines = shown(await stage.card(1, "#fuel")).splitlines()
    assert [line for line in lines if line.endswith("Kyzylorda has no petrol")]
    assert lines[-1] == "#fuel #KZ43"


@pytest.mark.parametrize("kind", ["sticker", "poll", "dice", "story"])
async def test_what_cannot_be_passed_on_is_told_honestly(stage: Stage, kind: str) -> None:
    arguments = {"poll": ("Is there petrol?", ["yes", "no"])}.get(kind, ())
    own = getattr(stage.aigerim, f"sends_{kind}")(*arguments)
    word = await stage.sees(stage.aigerim.chat, CANNOT)
    assert word.reply_to is own
    assert not stage.find(stage.staff, "№")


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"rich_message": {"blocks": []}},
        {"checklist": {"title": "x", "tasks": []}},
        {"game": {"title": "x", "description": "y", "photo": []}},
        {"paid_media": {"star_count": 1, "paid_media": []}},
    ],
)
async def test_kinds_of_message_unknown_to_us_are_told_too(stage: Stage, content: Json) -> None:
    stage.aigerim.starts()
    await stage.sees(stage.aigerim.chat, "Ministry of Energy")
    update = as_update(stage.aigerim, "")
    del update["message"]["text"]
    update["message"] |= content
    stage.telegram.inject(update)
    await stage.sees(stage.aigerim.chat, CANNOT)


async def test_notices_of_telegram_are_no_messages(stage: Stage) -> None:
    stage.aigerim.starts()
    await stage.sees(stage.aigerim.chat, "Ministry of Energy")
    update = as_update(stage.aigerim, "")
    del update["message"]["text"]
    update["message"]["message_auto_delete_timer_changed"] = {"message_auto_delete_time": 86400}
    stage.telegram.inject(update)
    stage.aigerim.writes("No petrol")
    await stage.card(1)
    assert not stage.find(stage.aigerim.chat, CANNOT)


async def test_sticker_in_a_conversation_does_not_become_a_part_of_it(stage: Stage) -> None:
    stage.aigerim.writes("No petrol")
    await stage.card(1)
    stage.aigerim.sends_sticker()
    await stage.sees(stage.aigerim.chat, CANNOT)
    assert not stage.find(stage.staff, "The citizen adds:")


async def test_five_messages_at_once_are_one_appeal_in_order(stage: Stage) -> None:
    for number in range(5):
        stage.aigerim.writes(f"message {number}")
    card = await stage.card(1, "message 0")
    await stage.beneath(card, "message 4")
    words = all_of(stage.staff)
    places = [words.index(f"message {number}") for number in range(5)]
    assert places == sorted(places)
    assert not stage.find(stage.staff, "№ 2 ·")


async def test_twenty_photos_at_once_are_all_beneath_one_card(stage: Stage) -> None:
    sent = [stage.aigerim.sends_photo(f"photo {number}") for number in range(20)]
    card = await stage.card(1, "20 × photo")
    await stage.beneath(card, "photo 19", kind="photo")
    shown_there = [m.file_id for m in stage.staff.messages if m.kind == "photo"]
    assert shown_there == [m.file_id for m in sent]


async def test_two_full_albums_are_two_albums_of_one_appeal(stage: Stage) -> None:
    sent = [
        *stage.aigerim.sends_album([("photo", "")] * 10),
        *stage.aigerim.sends_album([("photo", "")] * 10),
    ]
    await stage.card(1, "20 × photo")
    await stage.until(
        lambda: [m.file_id for m in stage.staff.messages if m.album] == [m.file_id for m in sent]
    )
    assert len({m.album for m in stage.staff.messages if m.album}) == 2


async def test_caption_longer_than_a_bot_may_send_is_shown_as_text(stage: Stage) -> None:
    stage.aigerim.writes("No petrol")
    card = await stage.card(1)
    stage.aigerim.sends_album([("photo", "premium " * 250 + "end"), ("photo", "")])
    await stage.beneath(card, "premium", "end")
    await stage.beneath(card, kind="photo")


async def test_markup_is_text(stage: Stage) -> None:
    stage.aigerim.writes(MARKUP)
    card = await stage.card(1, MARKUP)
    links = [e for e in card.entities if e["type"] in {"text_link", "text_mention", "code", "italic"}]
    assert not links
    stage.aigerim.writes("/my")
    assert MARKUP[:40] in shown(await stage.sees(stage.aigerim.chat, "Your appeals"))
    assert unescape(MARKUP) not in all_of(stage.staff)


async def test_caption_with_markup_is_text(stage: Stage) -> None:
    stage.aigerim.writes("No petrol")
    card = await stage.card(1)
    stage.aigerim.sends_photo(MARKUP)
    await stage.beneath(card, MARKUP, kind="photo")


async def test_name_with_markup_does_no_harm(stage: Stage) -> None:
    eve = stage.telegram.person("<b>Eve</b> {x} %s", language_code="en")
    eve.starts()
    eve.writes("No petrol")
    await stage.sees(eve.chat, "№ 1 is registered")
    assert "Eve" not in all_of(stage.staff)


async def test_update_that_comes_twice_opens_one_appeal(stage: Stage) -> None:
    stage.aigerim.starts()
    await stage.sees(stage.aigerim.chat, "Ministry of Energy")
    update = {"update_id": 800_000_000, **as_update(stage.aigerim, "No petrol")}
    stage.telegram.inject(update)
    await stage.card(1)
    stage.telegram.inject(update)
    stage.sergei.writes("Нет света")
    await stage.card(2, "Нет света")
    assert not stage.find(stage.staff, "The citizen adds:")


async def test_live_location_that_moves_on_after_the_erasure_opens_nothing(stage: Stage) -> None:
    stage.aigerim.starts()
    await stage.sees(stage.aigerim.chat, "Ministry of Energy")
    moved = as_update(stage.aigerim, "")["message"] | {"edit_date": 1_790_000_060}
    del moved["text"]
    moved["location"] = {"latitude": 44.85, "longitude": 65.51, "live_period": 900}
    stage.telegram.inject({"edited_message": moved})
    stage.aigerim.writes("No petrol in Astana")
    await stage.card(1, "No petrol in Astana")
    assert not stage.find(stage.staff, "№ 2 ·")
