"""One event behind many appeals: it shows itself, is checked, answered once, and judged by its people."""

from datetime import timedelta

from bot.demo.telegram import Call, Fault, Message, Person
from bot.incidents.joining import CROWD
from tests.stage import Stage, shown

TEXTS = (
    "No petrol in Kyzylorda for three days",
    "В Кызылорде нет бензина, на заправках очереди",
    "Қызылордада бензин жоқ, кезек екі шақырым",
    "There is no petrol in Kyzylorda at all",
    "В Кызылорде на всех заправках нет бензина",
    "Қызылордада жанармай таусылды, бензин жоқ",
)
CLOSED = ("is closed", "закрыто", "жабылды")


async def reported(stage: Stage, count: int = 3, begin: int = 0) -> list[Person]:
    """Let several people report a shortage, in three languages, and wait for their receipts."""
    people = []
    for number in range(begin, begin + count):
        language = ("en", "ru", "kk")[number % 3]
        person = stage.telegram.person(f"Citizen {number}", language_code=language)
        person.writes(TEXTS[number % len(TEXTS)])
        await stage.sees(person.chat, "№")
        people.append(person)
    return people


async def incident(stage: Stage, *words: str) -> Message:
    """Wait until the card of the first incident stands among staff and has these words."""

    def standing() -> Message | None:
        found = [m for m in stage.staff.messages if shown(m).startswith("I-1 · ")]
        return found[-1] if found and all(word in shown(found[-1]) for word in words) else None

    return await stage.until(standing) or await stage.sees(stage.staff, *words)


async def test_three_people_make_an_incident(stage: Stage) -> None:
    people = await reported(stage)
    card = await incident(stage, "Kyzylorda Region · Fuel · 3 people since", "Nobody has checked it yet")
    assert all(text in shown(card) for text in TEXTS[:3])
    await stage.card(1, "Part of I-1")
    await stage.sees(people[0].chat, "Others report the same there.")


async def test_other_trouble_of_the_same_topic_stays_apart(stage: Stage) -> None:
    await reported(stage, 3)
    await incident(stage)
    stage.sergei.writes("В Кызылорде заправка обманывает, недолив литр на каждые десять")
    card = await stage.card(4)
    assert "Part of" not in shown(card)
    assert "Same as I-1" in card.button_texts


async def test_many_are_one_card_and_a_few_bundles(stage: Stage) -> None:
    await reported(stage, 40)
    stage.clock.ahead += timedelta(seconds=15)
    await incident(stage, "40 people since", "+40 in the last hour")
    shorter = await stage.sees(stage.staff, "Fuel · Kyzylorda Region · 10 appeals", "№ 6 ·", "№ 15 ·")
    assert "№ 15" in shorter.button_texts
    cards = [m for m in stage.staff.messages if shown(m).startswith("№ ")]
    assert len(cards) == CROWD
    stage.bolat.writes("/find 40", chat=stage.staff)
    await stage.sees(stage.staff, "№ 40")


async def test_card_is_edited_seldom_though_many_join_while_an_edit_is_under_way(stage: Stage) -> None:
    await reported(stage, 3)
    card = await incident(stage, "3 people since")
    for number in (1, 2, 3):
        await stage.card(number, "Part of I-1")
    held = stage.telegram.faults.add(Fault("editMessageText", stage.staff.id, answer="held"))

    def edits() -> list[Call]:
        return [c for c in stage.telegram.calls if c.params.get("message_id") == card.id]

    await reported(stage, 1, begin=3)
    stage.clock.ahead += timedelta(seconds=11)
    await incident(stage, "4 people since")
    await reported(stage, 2, begin=4)
    held.let_go()
    await reported(stage, 1, begin=6)
    assert len(edits()) == 1
    stage.clock.ahead += timedelta(seconds=11)
    await incident(stage, "7 people since")
    assert len(edits()) == 2


async def test_urgent_one_is_seen_by_itself_and_managers_hear_at_once(stage: Stage) -> None:
    await reported(stage, 8)
    stage.sergei.writes("В Кызылорде нет бензина, на заправке пожар, люди в опасности")
    await stage.card(9, "Urgent", "Part of I-1")
    await stage.sees(stage.managers, "Somebody may be in danger", "I-1 · Kyzylorda Region · Fuel")


async def test_managers_hear_once_and_then_only_of_what_is_worse(stage: Stage) -> None:
    await reported(stage, 4)
    await incident(stage)
    assert not stage.find(stage.managers, "I-1")
    await reported(stage, 5, begin=4)
    alarm = await stage.sees(stage.managers, "More people write of this than is usual there", "5 people")
    stage.clock.ahead += timedelta(seconds=25)
    await stage.until(lambda: "9 people" in shown(alarm))
    await reported(stage, 1, begin=9)
    await stage.sees(stage.managers, "Twice as many people", "10 people")


async def test_answer_goes_to_everybody_once_in_their_language(stage: Stage) -> None:
    people = await reported(stage, 8)
    card = await incident(stage)
    people[5].blocks_bot()
    stage.bolat.writes("Бүгін кешке бензин жеткізіледі.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "Answer to everybody in I-1", "Русский is missing: 3 people would read")
    stage.bolat.writes("Сегодня вечером бензин привезут.", chat=stage.staff, reply_to=card)
    shown_draft = await stage.sees(
        stage.staff, "Answer to everybody in I-1", "привезут", "English is missing"
    )
    for _ in range(2):
        stage.bolat.presses(shown_draft, "Send all the same (8)")
    await stage.sees(people[0].chat, "Answer to № 1", "привезут")
    await stage.sees(people[2].chat, "жеткізіледі")
    await stage.sees(people[1].chat, "Ответ на обращение", "привезут")
    stage.clock.ahead += timedelta(seconds=15)
    await incident(stage, "Answer to everybody: sent 7, blocked 1")
    for person in people:
        told = [m for m in person.chat.messages if "жеткізіледі" in shown(m) or "привезут" in shown(m)]
        assert len(told) <= 1


async def test_day_in_the_answer_becomes_the_promise_with_one_tap(stage: Stage) -> None:
    await reported(stage, 3)
    words = f"Petrol comes by {stage.clock() + timedelta(days=3):%d.%m.%Y}."
    stage.bolat.writes(words, chat=stage.staff, reply_to=await incident(stage))
    draft = await stage.sees(stage.staff, words, "not sent yet")
    stage.bolat.presses(draft, "Send all the same (3)")
    offer = await stage.until(lambda: next((each for each in draft.button_texts if "Promise by" in each), ""))
    for _ in range(2):
        stage.bolat.presses(draft, offer)
    await incident(stage, offer.replace("Promise", "Promised"))


async def test_late_writer_gets_the_answer_at_once(stage: Stage) -> None:
    await answered(stage)
    (late,) = await reported(stage, 1, begin=3)
    await stage.sees(late.chat, "Answer to № 4", "Petrol comes tonight.")
    late.writes("/my")
    await stage.sees(late.chat, "№ 4", "Answered")


async def test_disputes_open_it_again_and_managers_hear(stage: Stage) -> None:
    people = await answered(stage)
    stage.bolat.presses(await incident(stage), "Solved: close")
    await incident(stage, "Solved, staff say")
    for number, person in enumerate(people):
        question = await stage.sees(person.chat, CLOSED[number], "?")
        verdict = ("no", "no", "yes")[number]
        data = [button.data or "" for row in question.buttons for button in row]
        person.presses_data(question, next(each for each in data if each.startswith(verdict)))
    await incident(stage, "Open again: people say that it is not solved", "not solved, say 2")
    await stage.sees(stage.managers, "People say that it is not solved: it is open again")


async def test_check_is_written_down_with_its_hours(stage: Stage) -> None:
    await reported(stage, 5)
    alarm = await stage.sees(stage.managers, "I-1")
    stage.dana.presses(alarm, "Ask to check")
    await stage.sees(stage.staff, "Managers ask: please check I-1")
    card = await incident(stage)
    for button in ("Take", "Confirmed", "Akimat informed"):
        stage.bolat.presses(card, button)
        await stage.until(lambda button=button: "↩" in str(card.button_texts) or button == "Take")  # type: ignore[misc]
    asked = await stage.sees(stage.staff, "whom did you tell at the akimat")
    stage.bolat.writes("Deputy akim: two trucks are on their way", chat=stage.staff, reply_to=asked)
    await incident(
        stage, "Confirmed: Bolat", "Akimat informed: Bolat", "Akimat: Deputy akim", "Works on it: Bolat"
    )
    stage.clock.ahead += timedelta(seconds=25)
    await stage.sees(stage.managers, "Akimat: Deputy akim: two trucks")


async def test_promise_and_note_stand_on_the_card_and_can_be_taken_back(stage: Stage) -> None:
    await reported(stage, 3)
    card = await incident(stage)
    stage.bolat.presses(card, "Promise by …")
    await stage.until(lambda: "Tomorrow" in card.button_texts)
    stage.bolat.presses(card, "Tomorrow")
    await incident(stage, "Promised by")
    stage.bolat.presses(card, "Not confirmed")
    stage.bolat.writes("// the depot is being repaired", chat=stage.staff, reply_to=card)
    await incident(stage, "Not confirmed", "Note: the depot is being repaired")
    stage.bolat.presses_data(card, "incident:1:unsure")
    stage.bolat.presses_data(card, "incident:1:promise")
    await stage.until(lambda: "Promised by" not in shown(card) and "Nobody has checked" in shown(card))


async def test_one_is_taken_out_and_put_in_with_a_tap(stage: Stage) -> None:
    await reported(stage, 8)
    stage.bolat.presses(await incident(stage), "Show messages")
    listed = await stage.sees(stage.staff, "Messages in I-1 (1 of 2)")
    stage.bolat.presses(listed, "Not this one: № 8")
    card = await stage.card(8, "Received")
    stage.clock.ahead += timedelta(seconds=15)
    await incident(stage, "7 people")
    stage.bolat.presses(card, "Same as I-1")
    await stage.card(8, "Part of I-1")
    await incident(stage, "8 people")


async def test_merged_incidents_are_taken_apart_again(stage: Stage) -> None:
    await reported(stage, 3)
    stage.sergei.writes("Нет бензина в Актау")
    card = await stage.card(4)
    stage.bolat.presses_data(card, "incident:0:new-4")
    await stage.sees(stage.staff, "I-2 · ", "1 person")
    first = await incident(stage)
    stage.bolat.presses_data(first, "incident:1:merged-2")
    await incident(stage, "4 people")
    await stage.sees(stage.staff, "I-2", "Part of I-1 now")
    stage.bolat.presses(first, "Take I-2 apart again")
    await incident(stage, "3 people")
    await stage.sees(stage.staff, "I-2 · ", "1 person")


async def test_what_was_checked_is_kept_by_a_merge(stage: Stage) -> None:
    await reported(stage, 3)
    first = await incident(stage)
    stage.bolat.presses(first, "Confirmed")
    await incident(stage, "Confirmed: Bolat")
    stage.sergei.writes("Нет бензина в Актау")
    await stage.card(4)
    stage.bolat.presses_data(await stage.card(4), "incident:0:new-4")
    second = await stage.sees(stage.staff, "I-2 · ", "1 person")
    stage.bolat.presses_data(second, "incident:2:merged-1")
    await stage.until(lambda: "Confirmed: Bolat" in shown(second))
    stage.bolat.presses(second, "Take I-1 apart again")
    await stage.until(lambda: "Nobody has checked it yet" in shown(second))
    await incident(stage, "Confirmed: Bolat")


async def test_staff_who_open_it_again_say_nothing_of_its_people(stage: Stage) -> None:
    await reported(stage, 3)
    card = await incident(stage)
    stage.bolat.presses(card, "Close")
    await stage.until(lambda: "Reopen" in card.button_texts)
    stage.bolat.presses(card, "Reopen")
    await stage.until(lambda: "Solved: close" in card.button_texts)
    assert "people say" not in shown(card)


async def test_corrected_region_takes_it_out(stage: Stage) -> None:
    people = await reported(stage, 8)
    people[7].presses_data(await stage.sees(people[7].chat, "№"), "region:8:KZ-71")
    await stage.card(8, "Astana", "Received")
    stage.clock.ahead += timedelta(seconds=15)
    await incident(stage, "7 people")


async def test_erased_one_leaves_no_words_and_counts_still(stage: Stage) -> None:
    people = await reported(stage, 3)
    await incident(stage, TEXTS[0])
    people[0].writes("/delete")
    question = await stage.sees(people[0].chat, "Erase everything about you?")
    people[0].presses(question, "Yes, erase everything")
    stage.clock.ahead += timedelta(seconds=15)
    card = await incident(stage, "3 people")
    await stage.until(lambda: TEXTS[0] not in shown(card))


async def test_list_of_incidents_and_strangers(stage: Stage) -> None:
    await reported(stage, 3)
    card = await incident(stage)
    stage.dana.writes("/incidents", chat=stage.managers)
    await stage.sees(stage.managers, "Open incidents: 1", "I-1 · Kyzylorda Region")
    press = stage.mallory.presses(card, "Confirmed")
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.text == "Only members of this chat can do this."
    assert "Nobody has checked it yet" in shown(card)


async def answered(stage: Stage) -> list[Person]:
    """Let three people report and everybody be answered in one language."""
    people = await reported(stage, 3)
    card = await incident(stage)
    stage.bolat.writes("Petrol comes tonight.", chat=stage.staff, reply_to=card)
    draft = await stage.sees(stage.staff, "Answer to everybody in I-1")
    stage.bolat.presses(draft, "Send all the same (3)")
    for person in people:
        await stage.sees(person.chat, "Petrol comes tonight.")
    stage.clock.ahead += timedelta(seconds=15)
    await incident(stage, "sent 3")
    return people


async def test_later_danger_and_pictures_are_seen_among_many(stage: Stage) -> None:
    people = await reported(stage, 8)
    people[7].sends_photo("The queue")
    await stage.card(8, "Part of I-1")
    people[6].writes("Пожар на заправке, люди в опасности")
    await stage.card(7, "Urgent", "Part of I-1")
    await stage.sees(stage.managers, "Somebody may be in danger")
