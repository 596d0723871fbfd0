"""/faq: everybody reads published answers by topic, in the own language, and nobody is remembered for it."""

import pytest

from bot.texts import voice
from storage import citizens
from storage.opening import open_database
from tests.stage import Stage, shown
from tests.stories.answers import ANSWER, ENGLISH, RUSSIAN_ANSWER, published


@pytest.mark.parametrize(("language", "answer"), [("kk", ANSWER), ("ru", RUSSIAN_ANSWER), ("en", ANSWER)])
async def test_topics_questions_answer_and_back_in_one_message(
    stage: Stage, language: str, answer: str
) -> None:
    await published(stage)
    say = voice(language)
    reader = stage.telegram.person("Saule", language_code=language)
    reader.writes("/faq")
    page = await stage.sees(reader.chat, say("Frequent questions"), say("Choose a topic."))
    topic = stage.ministry.topic("gas").name(language)
    reader.presses(page, f"{topic} · 1")
    await stage.until(lambda: shown(page).startswith(f"{topic}\n\n1. "))
    reader.presses(page, "1")
    await stage.until(lambda: answer in shown(page))
    reader.presses(page, "← " + say("Back"))
    await stage.until(lambda: shown(page).startswith(f"{topic}\n\n1. "))
    reader.presses(page, "← " + say("Topics"))
    await stage.until(lambda: say("Choose a topic.") in shown(page))


async def test_nobody_is_remembered_for_reading(quiet_stage: Stage, database_url: str) -> None:
    stage = quiet_stage
    async with stage.bot():
        stage.sergei.writes("/faq")
        await stage.sees(stage.sergei.chat, "Опубликованных ответов пока нет. Просто напишите свой вопрос")
    database = await open_database(database_url)
    assert await database.run(citizens.find, stage.sergei.id) is None
    await database.close()


async def test_link_leads_there(stage: Stage) -> None:
    await published(stage)
    stage.sergei.starts("faq")
    await stage.sees(stage.sergei.chat, "Частые вопросы", "Выберите тему.")


async def test_retired_while_it_is_shown(stage: Stage) -> None:
    view = await published(stage)
    stage.bolat.writes(ENGLISH, chat=stage.staff, reply_to=view)
    third = await stage.sees(stage.staff, "Published answer 1 · draft", "How do I connect")
    stage.bolat.presses(third, "Publish")
    await stage.until(lambda: "1 · published" in shown(third))
    stage.aigerim.writes("/faq")
    page = await stage.sees(stage.aigerim.chat, "Frequent questions")
    stage.aigerim.presses(page, "Gas · 1")
    await stage.until(lambda: "1. How do I connect my house to gas?" in shown(page))
    stage.bolat.presses(third, "Rule changed: retire")
    await stage.until(lambda: "retired" in shown(third))
    press = stage.aigerim.presses(page, "1")
    await stage.until(lambda: press.answer and "is no longer valid" in press.answer.text)
    await stage.until(lambda: "There are no published answers yet." in shown(page))


async def test_forged_buttons_lead_to_the_topics(stage: Stage) -> None:
    await published(stage)
    stage.sergei.writes("/faq")
    page = await stage.sees(stage.sergei.chat, "Частые вопросы")
    for data in ("faq:0:99", "faq:0:=nowhere/9", "faq:0:'--", "faq:0:1-retire", "faq:0:"):
        press = stage.sergei.presses_data(page, data)
        await stage.until(lambda press=press: press.answer)  # type: ignore[misc]
    await stage.until(lambda: "Выберите тему." in shown(page))
    assert page.button_texts == ["Газ · 1"]
