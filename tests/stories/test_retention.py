"""Retention: what was closed long ago is erased by itself, every night once; what is open or young stays."""

from datetime import timedelta

import pytest

from tests.remembered import remembered
from tests.stage import Stage

WORDS = "No petrol in Kyzylorda, says Aigerim Serikova"
YEARS = timedelta(days=1096)


async def closed(stage: Stage) -> None:
    """Let Aigerim write, and Bolat answer and close."""
    stage.aigerim.writes(WORDS)
    card = await stage.card(1)
    stage.bolat.writes("Dear Aigerim, it comes on Monday", chat=stage.staff, reply_to=card)
    await stage.card(1, "Answered")
    stage.bolat.presses(card, "Close")
    await stage.sees(stage.aigerim.chat, "№ 1 is closed")


async def nights(stage: Stage) -> int:
    """Count the nights whose work is done."""
    return str((await remembered(stage.database_url))["occasions"]).count("retention:")


async def night_is_done(stage: Stage, number: int) -> None:
    """Wait until the work of so many nights is done; the bot meanwhile goes on with its own."""
    while await nights(stage) < number:
        before = len(stage.managers.messages)
        stage.dana.writes("/help", chat=stage.managers)
        await stage.until(lambda before=before: len(stage.managers.messages) > before + 1)  # type: ignore[misc]


async def after(stage: Stage, time: timedelta) -> None:
    """Let the bot come back after a time, and work until it has done what was due."""
    stage.clock.ahead += time
    done = await nights(stage)
    async with stage.bot():
        await night_is_done(stage, done + 1)


async def test_words_and_person_go_numbers_stay(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        await closed(stage)
    await after(stage, YEARS)
    found = await remembered(stage.database_url)
    told = {name: str(rows) for name, rows in found.items()}
    assert not [name for name, rows in told.items() if "Aigerim" in rows or str(stage.aigerim.id) in rows]
    (appeal,) = found["appeals"]
    assert (appeal["topic"], appeal["region"], appeal["erased_why"]) == ("fuel", "KZ-43", "age")


async def test_what_is_open_or_young_stays(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        stage.sergei.writes("Нет света в Астане")
        await stage.card(1)
    await after(stage, YEARS)
    async with stage.bot():
        stage.aigerim.writes(WORDS)
        stage.bolat.presses(await stage.card(2), "Close")
        await stage.card(2, "Closed")
    await after(stage, timedelta(days=1090))
    assert {row["text"] for row in (await remembered(stage.database_url))["lines"]} == {
        "Нет света в Астане",
        WORDS,
    }


async def test_time_of_the_ministry_file_counts(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.ministry = type(stage.ministry)(
        **{name: getattr(stage.ministry, name) for name in stage.ministry.__slots__} | {"retention_days": 30}
    )
    async with stage.bot():
        await closed(stage)
        stage.aigerim.writes("/privacy")
        await stage.sees(stage.aigerim.chat, "erased 30 days after the appeal is closed")
    await after(stage, timedelta(days=31))
    assert "Aigerim" not in str((await remembered(stage.database_url))["lines"])


async def test_night_is_done_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        await night_is_done(stage, 1)
    before = await nights(stage)
    async with stage.bot():
        stage.aigerim.writes("/help")
        await stage.sees(stage.aigerim.chat, "112")
    assert await nights(stage) == before == 1
    await after(stage, timedelta(days=1))
    assert await nights(stage) == 2


async def test_many_are_erased_in_batches(quiet_stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.desk.forgetting.retention.BATCH", 1)
    stage = quiet_stage
    async with stage.bot():
        await closed(stage)
        stage.sergei.writes("Нет света в Астане")
        stage.bolat.presses(await stage.card(2), "Close")
        await stage.card(2, "Closed")
    await after(stage, YEARS)
    assert [row["erased_why"] for row in (await remembered(stage.database_url))["appeals"]] == ["age", "age"]


async def test_old_card_and_old_button_say_so(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        await closed(stage)
        card = await stage.card(1)
        receipt = await stage.sees(stage.aigerim.chat, "№ 1", "reply to this message")
    await after(stage, YEARS)
    async with stage.bot():
        stage.bolat.writes("Is it solved?", chat=stage.staff, reply_to=card)
        await stage.sees(stage.staff, "Not sent: this appeal is erased")
        press = stage.aigerim.presses_data(receipt, "reopen:1")
        answer = await stage.until(lambda: press.answer)
        assert answer
        assert "not here any more" in answer.text


async def test_bodies_of_what_failed_go_after_a_month(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.telegram.inject({"message": {"chat": {"id": 7}, "text": WORDS}})
    stage.dana.starts()
    async with stage.bot():
        stage.aigerim.writes(WORDS)
        card = await stage.card(1)
        stage.aigerim.blocks_bot()
        await stage.card(1, "has blocked the bot")
        stage.bolat.writes("Dear Aigerim", chat=stage.staff, reply_to=card)
        await stage.sees(stage.staff, "Not delivered to the citizen.")
        assert "Dear Aigerim" in str((await remembered(stage.database_url))["outbox"])
        await stage.sees(stage.dana.chat, "UpdateIsUnreadable")
    await after(stage, timedelta(days=31))
    found = await remembered(stage.database_url)
    assert "Dear Aigerim" not in str(found["outbox"])
    assert [row["body"] for row in found["inbox"] if row["state"] == "aside"] == [""]
    assert "Dear Aigerim" in str(found["lines"])


async def test_log_has_counts_only(quiet_stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage = quiet_stage
    async with stage.bot():
        await closed(stage)
    with caplog.at_level("INFO", "bot.desk.forgetting.retention"):
        await after(stage, YEARS)
    (told,) = [r.getMessage() for r in caplog.records if r.name == "bot.desk.forgetting.retention"]
    assert told == "erased for their age: 1 appeals, 1 people, 0 raw messages"
