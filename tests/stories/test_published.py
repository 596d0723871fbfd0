"""Staff publish an answer: drafted from a card, worded for everybody, kept true, retired and put back."""

import pytest

from bot.demo.telegram import Message
from bot.texts import voice
from tests.stage import Stage, shown
from tests.stories.answers import ANSWER, ENGLISH, RUSSIAN_ANSWER, drafted, published
from tests.stories.days import FRIDAY, MONDAY, NEXT_MONDAY, at, at_work, count, quiet

IIN = "880101300123"


async def changed(stage: Stage, view: Message, words: str, *seen: str) -> Message:
    """Let Bolat reply to a published answer, and give it as it is shown then."""
    reply = stage.bolat.writes(words, chat=stage.staff, reply_to=view)
    return await stage.beneath(reply, *seen)


async def test_draft_shows_exactly_what_the_public_will_read(stage: Stage) -> None:
    draft = await drafted(stage)
    assert "Үйге газды қалай қосуға болады?\n\n" + ANSWER + "\n\nЭнергетика министрлігі · Газ" in shown(draft)
    assert "Not complete yet: Русский, English." in shown(draft)
    assert "Сәлеметсіз" not in shown(draft)
    assert draft.button_texts[0] == "Publish"


async def test_publish_twice_is_one_draft(stage: Stage) -> None:
    draft = await drafted(stage)
    card = await stage.card(1)
    press = stage.bolat.presses_data(card, "publish:1")
    await stage.until(lambda: press.answer)
    stage.bolat.presses(draft, "Publish")
    await stage.until(lambda: "Published answer 1 · published" in shown(draft))
    again = stage.bolat.presses_data(draft, "published:0:1-publish")
    await stage.until(lambda: again.answer)
    assert count(stage.staff, "Published answer") == 1


async def test_answer_of_a_solved_appeal_is_published_from_its_card(stage: Stage) -> None:
    stage.aigerim.writes("How do I pay my gas bill in Kostanay?")
    stage.bolat.writes("Pay in the app of your bank.", chat=stage.staff, reply_to=await stage.card(1))
    stage.aigerim.presses(await stage.sees(stage.aigerim.chat, "is it solved?"), "Yes, solved")
    card = await stage.card(1, "Closed")
    assert [[button.text for button in row] for row in card.buttons] == [["Reopen"], ["Publish the answer"]]
    stage.bolat.presses(card, "Publish the answer")
    await stage.sees(stage.staff, "Published answer 1 · draft", "Pay in the app of your bank.")


async def test_reply_adds_a_language(stage: Stage) -> None:
    view = await published(stage)
    third = await changed(stage, view, ENGLISH, "Published answer 1 · draft", "How do I connect my house")
    assert "Not complete yet" not in shown(third)
    stage.bolat.presses(third, "Русский")
    await stage.until(lambda: RUSSIAN_ANSWER in shown(third))


@pytest.mark.parametrize(
    "words", [f"Гражданин с ИИН {IIN} может подать заявку.", "Позвоните [телефон] и подайте заявку."]
)
async def test_personal_data_is_not_published(stage: Stage, words: str) -> None:
    draft = await drafted(stage)
    blocked = await changed(stage, draft, f"Как подключить дом к газу?\n{words}", "Personal data in Русский")
    assert "Publish" not in blocked.button_texts
    press = stage.bolat.presses_data(blocked, "published:0:1-publish")
    await stage.until(lambda: press.answer and "cannot be published" in press.answer.text)
    clean = await changed(stage, blocked, "Можно подать заявку на сайте.", "подать заявку на сайте")
    assert "Publish" in clean.button_texts


async def test_citizens_data_are_marks_in_the_draft(stage: Stage) -> None:
    draft = await drafted(stage, question=f"Менің ЖСН {IIN}, үйге газды қалай қосуға болады?")
    assert IIN not in shown(draft)
    assert "Personal data in Қазақша" in shown(draft)
    assert "Publish" not in draft.button_texts


async def test_draft_loses_the_words_of_who_is_erased(stage: Stage) -> None:
    draft = await drafted(stage, who=stage.sergei)
    stage.sergei.writes("/delete")
    asked = await stage.sees(stage.sergei.chat, voice("kk")("Erase everything about you?"))
    stage.sergei.presses(asked, asked.button_texts[0])
    await stage.until(lambda: len(asked.button_texts) == 0)
    await stage.until(lambda: draft not in stage.staff.messages)
    stage.bolat.writes("/published", chat=stage.staff)
    listed = await stage.sees(stage.staff, "Published answers")
    stage.bolat.presses_data(listed, "published:0:1-kk")
    await stage.until(lambda: "The question is missing." in shown(listed))
    assert "қосуға" not in shown(listed)
    assert "Publish" not in listed.button_texts


async def test_english_alone_is_not_enough(stage: Stage) -> None:
    draft = await drafted(stage, "How do I connect my house to gas?", "Apply on the site of the akimat.")
    assert "question and answer are needed in Kazakh or Russian" in shown(draft)
    assert "Publish" not in draft.button_texts


async def test_expiry_topic_and_region_by_button_and_by_reply(stage: Stage) -> None:
    view = await published(stage)
    stage.bolat.presses(view, "Region")
    await stage.until(lambda: "Astana" in view.button_texts)
    stage.bolat.presses(view, "Astana")
    await stage.until(lambda: "Gas · Astana" in shown(view))
    stage.bolat.presses(view, "Topic")
    await stage.until(lambda: "Bills and tariffs" in view.button_texts)
    stage.bolat.presses(view, "Bills and tariffs")
    await stage.until(lambda: "Bills and tariffs · Astana" in shown(view))
    dated = await changed(stage, view, "31.12.2028", "Valid until December 31, 2028")
    assert "Published answer 1 · published" in shown(dated)


async def test_changed_words_wait_until_they_are_published_again(stage: Stage) -> None:
    view = await published(stage)
    await changed(stage, view, "Теперь заявку подают в ЦОН.", "draft, the public does not see it")
    stage.sergei.writes("/faq")
    await stage.sees(stage.sergei.chat, "Опубликованных ответов пока нет.")


async def test_retired_and_put_back(stage: Stage) -> None:
    view = await published(stage)
    stage.bolat.presses(view, "Rule changed: retire")
    await stage.until(lambda: "Published answer 1 · retired" in shown(view))
    stage.bolat.writes("/published", chat=stage.staff)
    await stage.sees(stage.staff, "There are none yet.")
    stage.bolat.presses(view, "Put back")
    await stage.until(lambda: "Published answer 1 · published" in shown(view))
    stage.bolat.presses(view, "← All published answers")
    await stage.until(lambda: shown(view).startswith("Published answers\n\n1. Үйге газды"))


async def test_ready_answer_brings_its_languages(stage: Stage) -> None:
    stage.sergei.writes("Как подключить дом к газу?")
    reply = stage.bolat.writes(RUSSIAN_ANSWER, chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: reply.reactions == ["👍"])
    stage.bolat.writes("/save Газ", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "Kept as ready answer 1")
    kazakh = stage.bolat.writes(ANSWER, chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: kazakh.reactions == ["👍"])
    stage.bolat.writes("/save 1", chat=stage.staff, reply_to=kazakh)
    await stage.sees(stage.staff, "Ready answer 1 has one more language")
    stage.bolat.presses_data(await stage.card(1), "publish:1")
    draft = await stage.sees(stage.staff, "Published answer 1 · draft", "Not complete yet: Қазақша, English.")
    stage.bolat.presses(draft, "Қазақша")
    await stage.until(lambda: ANSWER in shown(draft))


async def test_nothing_to_publish_before_an_answer(stage: Stage) -> None:
    stage.sergei.writes("Как подключить дом к газу?")
    card = await stage.card(1)
    press = stage.bolat.presses_data(card, "publish:1")
    await stage.until(lambda: press.answer and "no answer in words" in press.answer.text)
    stage.bolat.presses(card, "More …")
    await stage.until(lambda: "Give to …" in card.button_texts)
    assert "Publish the answer" not in card.button_texts


async def test_stranger_changes_nothing(stage: Stage) -> None:
    view = await published(stage)
    press = stage.mallory.presses_data(view, "published:0:1-retire")
    await stage.until(lambda: press.answer and "Only members" in press.answer.text)
    stage.mallory.writes("Враньё, не верьте.", chat=stage.staff, reply_to=view)
    await stage.sees(stage.staff, "Not sent: only members of this chat can answer.")
    for data in ("published:0:99", "published:0:=x/999", "published:0:1-until-99", "published:0:1-topic-no"):
        forged = stage.bolat.presses_data(view, data)
        await stage.until(lambda forged=forged: forged.answer)  # type: ignore[misc]
    stage.bolat.presses_data(view, "published:0:1")
    await stage.until(lambda: "Published answer 1 · published" in shown(view))


async def test_staff_are_told_once_before_it_expires(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        view = await published(stage)
        await changed(stage, view, "04.12.2026", "Valid until December 4, 2026")
    for day, times in ((FRIDAY, 1), (NEXT_MONDAY, 1)):
        async with at_work(stage, at(day, 10)):
            await quiet(stage)
            assert count(stage.staff, "are valid only a few days more") == times
    told = await stage.sees(stage.staff, "are valid only a few days more", "1. Үйге газды")
    async with at_work(stage, at(NEXT_MONDAY, 11)):
        stage.bolat.presses(told, "1")
        await stage.until(lambda: "Published answer 1 · published" in shown(told))
        stage.bolat.presses(told, "Valid until …")
        await stage.until(lambda: "6 months" in told.button_texts)
        stage.bolat.presses(told, "6 months")
        await stage.until(lambda: "Valid until May 30, 2027" in shown(told))


async def test_expired_answer_is_given_to_nobody(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        view = await published(stage)
        await changed(stage, view, "24.11.2026", "Valid until November 24, 2026")
    async with at_work(stage, at(FRIDAY, 10)):
        stage.sergei.writes("Как подключить дом к газу?")
        await stage.card(2, "New")
        stage.sergei.writes("/faq")
        await stage.sees(stage.sergei.chat, "Опубликованных ответов пока нет.")
