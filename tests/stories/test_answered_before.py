"""Answered before asked: a citizen is given a published answer first, and the staff wait for her word."""

import pytest

from bot.demo.telegram import Message, Person
from bot.texts import voice
from tests.stage import Stage, shown
from tests.stories.answers import (
    ANSWER,
    RUSSIAN_ANSWER,
    RUSSIAN_QUESTION,
    published,
)
from tests.stories.days import MONDAY, TUESDAY, at, at_work, count, quiet

SAME = {
    "kk": "Үйге газды қалай қосуға болады, айтыңызшы?",
    "ru": "Здравствуйте, подскажите, пожалуйста, как подключить дом к газу?",
}
WORDS = {"kk": ANSWER, "ru": RUSSIAN_ANSWER}


async def given(stage: Stage, who: Person, text: str = SAME["ru"], number: int = 2) -> Message:
    """Let a citizen ask what is published, and give the answer that comes first."""
    who.writes(text)
    return await stage.sees(who.chat, f"№ {number}: на этот вопрос уже есть ответ.", RUSSIAN_ANSWER)


async def counted(stage: Stage, words: str) -> None:
    """Let Bolat read how often the published answer was given, and with what success."""
    stage.bolat.writes("/published", chat=stage.staff)
    await stage.sees(stage.staff, "Published answers", words)


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_answer_comes_first_and_the_number_at_once(stage: Stage, language: str) -> None:
    await published(stage)
    say = voice(language)
    asks = stage.telegram.person("Saule", language_code=language)
    asks.writes(SAME[language])
    await stage.sees(asks.chat, say("№ {number} is registered", number=2))
    first = await stage.sees(asks.chat, WORDS[language], stage.ministry.name(language))
    assert first.button_texts == [say("This helped"), say("Ask a person")]
    assert stage.find(stage.staff, "№ 2 ·") is None


async def test_english_reader_is_given_kazakh_where_english_lacks(stage: Stage) -> None:
    view = await published(stage)
    stage.bolat.writes("How do I connect my house to gas?", chat=stage.staff, reply_to=view)
    draft = await stage.sees(stage.staff, "Published answer 1 · draft", "The answer is missing.")
    stage.bolat.presses(draft, "Publish")
    await stage.until(lambda: "Published answer 1 · published" in shown(draft))
    stage.aigerim.writes("How can I connect my house to gas?")
    await stage.sees(stage.aigerim.chat, "№ 2: there is an answer to this question already.", ANSWER)


async def test_this_helped_closes_it_without_a_card(stage: Stage) -> None:
    await published(stage)
    first = await given(stage, stage.sergei)
    stage.sergei.presses(first, "Это помогло")
    await stage.until(lambda: "Хорошо, что это помогло." in shown(first))
    await stage.sees(stage.sergei.chat, "№ 2 · Решено")
    again = stage.sergei.presses_data(first, "person:2")
    await stage.until(lambda: again.answer and "Решено" in again.answer.text)
    receipt = await stage.sees(stage.sergei.chat, "№ 2 · Решено")
    stage.sergei.presses_data(receipt, "thread:2")
    await stage.sees(stage.sergei.chat, "Министерство,", RUSSIAN_ANSWER)
    assert stage.find(stage.staff, "№ 2 ·") is None
    await counted(stage, "Given first: 1 · helped: 1 · asked a person: 0")


async def test_ask_a_person_brings_the_card_with_what_was_read(stage: Stage) -> None:
    await published(stage)
    first = await given(stage, stage.sergei)
    stage.sergei.presses(first, "Спросить сотрудника")
    await stage.card(2, "New", SAME["ru"], "Given first, a published answer:", RUSSIAN_ANSWER)
    again = stage.sergei.presses_data(first, "helped:2")
    await stage.until(lambda: again.answer and "Новое" in again.answer.text)
    assert "Ваш вопрос у сотрудников" in shown(first)
    assert not first.button_texts
    await counted(stage, "Given first: 1 · helped: 0 · asked a person: 1")


async def test_who_presses_nothing_reaches_staff_in_a_quarter_of_an_hour(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await published(stage)
    async with at_work(stage, at(MONDAY, 11)):
        first = await given(stage, stage.sergei)
    async with at_work(stage, at(MONDAY, 11, 10)):
        await quiet(stage)
        assert stage.find(stage.staff, "№ 2 ·") is None
    async with at_work(stage, at(MONDAY, 11, 16)):
        await stage.card(2, "New", "Received Nov 23, 11:00", "Answer promised by Nov 26, 18:00")
        await stage.until(lambda: not first.button_texts)
    async with at_work(stage, at(TUESDAY, 10)):
        await quiet(stage)
        late = stage.sergei.presses_data(first, "helped:2")
        await stage.until(lambda: late.answer and "Новое" in late.answer.text)
    assert count(stage.staff, "№ 2 ·") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Сколько стоит подключить дом к газу?",
        "Как отключить дом от газа?",
        "Предлагаю подключить дом к газу бесплатно.",
        "Дом не могут подключить к газу третий год!",
        "Как подключить дом к газу? Пахнет газом, мы задыхаемся!",
    ],
)
async def test_doubt_goes_to_staff_at_once(stage: Stage, text: str) -> None:
    await published(stage)
    stage.sergei.writes(text)
    await stage.card(2, "New", text)
    assert stage.find(stage.sergei.chat, "уже есть ответ") is None


async def test_question_with_a_photo_goes_to_staff_at_once(stage: Stage) -> None:
    await published(stage)
    stage.sergei.sends_photo(RUSSIAN_QUESTION)
    await stage.card(2, RUSSIAN_QUESTION)
    assert stage.find(stage.sergei.chat, "уже есть ответ") is None


async def test_writing_on_brings_all_of_it_to_staff(stage: Stage) -> None:
    await published(stage)
    await given(stage, stage.sergei)
    stage.sergei.writes("У нас частный дом в Павлодаре, улица без газа.")
    card = await stage.card(2, SAME["ru"])
    await stage.beneath(card, "The citizen adds:", "частный дом в Павлодаре")
    await stage.sees(stage.sergei.chat, "Ваш вопрос у сотрудников")


async def test_edited_question_goes_to_staff(stage: Stage) -> None:
    await published(stage)
    await given(stage, stage.sergei, RUSSIAN_QUESTION)
    asked = next(m for m in stage.sergei.chat.messages if m.text == RUSSIAN_QUESTION)
    stage.sergei.edits(asked, text="Как подключить теплицу к газу?")
    await stage.card(2, "Как подключить теплицу к газу?", "Earlier version:")


async def test_second_question_has_an_answer_of_its_own(stage: Stage) -> None:
    await published(stage)
    first = await given(stage, stage.sergei)
    second = await given(stage, stage.sergei, f"/new {RUSSIAN_QUESTION}", number=3)
    stage.sergei.presses(second, "Спросить сотрудника")
    await stage.card(3, "New")
    assert stage.find(stage.staff, "№ 2 ·") is None
    stage.sergei.presses(first, "Это помогло")
    await stage.sees(stage.sergei.chat, "№\u00a02 закрыто")


async def test_region_chosen_meanwhile_is_known_to_the_card(stage: Stage) -> None:
    await published(stage)
    first = await given(stage, stage.sergei)
    receipt = await stage.sees(stage.sergei.chat, "№ 2: обращение принято")
    stage.sergei.presses(receipt, "Астана")
    await stage.until(lambda: "Астана" in shown(receipt))
    assert stage.find(stage.staff, "№ 2 ·") is None
    stage.sergei.presses(first, "Спросить сотрудника")
    await stage.card(2, "Astana")


async def test_retired_while_it_is_read(stage: Stage) -> None:
    view = await published(stage)
    first = await given(stage, stage.sergei)
    stage.bolat.presses(view, "Rule changed: retire")
    await stage.card(2, "New", SAME["ru"])
    await stage.until(lambda: "Этот ответ больше не действует." in shown(first))
    late = stage.sergei.presses_data(first, "helped:2")
    await stage.until(lambda: late.answer and "Новое" in late.answer.text)


async def test_not_solved_after_all_reaches_staff(stage: Stage) -> None:
    await published(stage)
    stage.sergei.presses(await given(stage, stage.sergei), "Это помогло")
    receipt = await stage.sees(stage.sergei.chat, "№ 2 · Решено")
    stage.sergei.presses(receipt, "Не решено: открыть снова")
    await stage.card(2, "Reopened", "Disputed by the citizen", SAME["ru"])
    await counted(stage, "Given first: 1 · helped: 0 · asked a person: 1")


async def test_held_question_is_not_in_the_queue(stage: Stage) -> None:
    await published(stage)
    await given(stage, stage.sergei)
    stage.bolat.writes("/next", chat=stage.staff)
    await stage.sees(stage.staff, "Nobody waits for an answer here.")


async def test_stranger_presses_nothing_of_another(stage: Stage) -> None:
    await published(stage)
    first = await given(stage, stage.sergei)
    press = stage.mallory.presses_data(first, "helped:2")
    await stage.until(lambda: press.answer)
    assert first.button_texts == ["Это помогло", "Спросить сотрудника"]


async def test_erased_while_held_leaves_no_card(stage: Stage) -> None:
    await published(stage)
    first = await given(stage, stage.sergei)
    stage.sergei.writes("/delete")
    asked = await stage.sees(stage.sergei.chat, "Стереть")
    stage.sergei.presses(asked, asked.button_texts[0])
    await stage.sees(stage.sergei.chat, "стёрты")
    press = stage.sergei.presses_data(first, "person:2")
    await stage.until(lambda: press.answer)
    assert stage.find(stage.staff, "№ 2 ·") is None
