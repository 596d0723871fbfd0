"""/export: a citizen gets all that is kept of her as a file, and nothing of staff's or of others."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.demo.telegram import Message, Person
from bot.texts import LANGUAGES, voice
from tests.remembered import remembered
from tests.stage import Stage, shown

WORDS = "No petrol in Kyzylorda"


async def exported(stage: Stage, person: Person | None = None) -> tuple[dict[str, Any], Message]:
    """Let somebody, Aigerim if nobody else, ask for her data, and give what is in the file."""
    person = person or stage.aigerim
    person.writes("/export")
    (message,) = await stage.until(lambda: documents(person))
    data, mime = stage.telegram.file_bytes(message.file_id or "")
    assert mime == "application/json"
    return json.loads(data.decode("utf-8")), message


def documents(person: Person) -> list[Message]:
    """Give the files of the bot's in a person's chat."""
    return [m for m in person.chat.messages if m.by_bot and m.kind == "document"]


async def test_file_has_all_of_hers(stage: Stage) -> None:
    first = stage.aigerim.writes(WORDS)
    card = await stage.card(1)
    stage.aigerim.edits(first, text=f"{WORDS} at all")
    stage.aigerim.sends_photo("The queue")
    stage.aigerim.sends_location(44.8537, 65.5091)
    await stage.sees(stage.staff, "place on the map")
    stage.bolat.writes("Petrol comes on Monday", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Petrol comes on Monday")
    await stage.card(1, "Answered")
    found, message = await exported(stage)
    assert message.content["document"]["file_name"].startswith("jauap-2")
    (appeal,) = found["appeals"]
    assert (appeal["number"], appeal["status"], appeal["topic"]) == (1, "Answered", "Fuel")
    told = appeal["messages"]
    assert (told[0]["text"], told[0]["earlier_texts"]) == (f"{WORDS} at all", [WORDS])
    assert (told[1]["file"], told[1]["text"]) == ("photo", "The queue")
    assert told[2]["place"]["latitude"] == 44.8537
    assert (told[3]["from"], told[3]["text"]) == ("Ministry", "Petrol comes on Monday")
    assert found["you"]["telegram_account"] == stage.aigerim.id


async def test_file_has_nothing_of_staff_or_of_others(stage: Stage) -> None:
    stage.sergei.writes("Нет света в Астане")
    await stage.card(1)
    stage.aigerim.writes(WORDS)
    card = await stage.card(2)
    note = stage.bolat.writes("// she lies", chat=stage.staff, reply_to=card)
    await stage.until(lambda: note.reactions)
    stage.bolat.presses(card, "Take")
    await stage.card(2, "Bolat")
    found, _ = await exported(stage)
    written = json.dumps(found, ensure_ascii=False)
    assert [appeal["number"] for appeal in found["appeals"]] == [2]
    for word in ("lies", "Bolat", str(stage.bolat.id), "света", str(stage.sergei.id)):
        assert word not in written


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_comes_once_an_hour_and_in_her_language(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes("/help")
    _, message = await exported(stage, ainur)
    assert message.caption == say("All that we keep about you.")
    ainur.writes("/export")
    await stage.sees(
        ainur.chat, say("You have your data already: see above. You can ask again at {time}.", time="")[:20]
    )
    assert len(documents(ainur)) == 1
    stage.clock.ahead += timedelta(hours=1, minutes=1)
    ainur.writes("/export")
    await stage.until(lambda: len(documents(ainur)) == 2)


async def test_who_never_wrote_has_nothing_to_get(stage: Stage) -> None:
    stage.mallory.writes("/export")
    await stage.sees(stage.mallory.chat, "Nothing is kept about you.")
    assert (await remembered(stage.database_url))["citizens"] == []


async def test_banned_may_have_her_data_too(stage: Stage) -> None:
    stage.aigerim.writes("Buy pills")
    card = await stage.card(1)
    stage.bolat.presses(card, "Spam")
    await stage.until(lambda: "Ban the citizen" in card.button_texts)
    stage.bolat.presses(card, "Ban the citizen")
    await stage.sees(stage.aigerim.chat, "closed this chat")
    found, _ = await exported(stage)
    assert found["you"]["staff_closed_this_chat_at"]
    assert str(stage.bolat.id) not in json.dumps(found)


async def test_many_parts_are_sent_in_order(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.export.as_files.__defaults__", (3000,))
    for letter in "abc":
        stage.aigerim.writes(letter * 2000)
    await stage.sees(stage.aigerim.chat, "Added to № 1.")
    stage.aigerim.writes("/export")
    parts = await stage.until(lambda: documents(stage.aigerim) if len(documents(stage.aigerim)) == 3 else [])
    files = [json.loads(stage.telegram.file_bytes(m.file_id or "")[0]) for m in parts]
    assert [file["part"] for file in files] == [1, 2, 3]
    assert [shown(m) for m in parts] == ["All that we keep about you.", "", ""]
