"""What became of a proposal: told to its author and to each who supports it, once, in the own language."""

from tests.remembered import remembered
from tests.stage import Stage, shown
from tests.stories.test_proposals import APP, joined

NEWS = "What becomes of proposal № 1, which you support"
OWN = "What becomes of your proposal № 1"


async def chosen(stage: Stage, fate: str) -> None:
    """Let Bolat open the menu of Aigerim's proposal and press what becomes of it."""
    card = await stage.card(1)
    stage.bolat.presses(card, "Proposal …")
    await stage.until(lambda: fate in card.button_texts)
    stage.bolat.presses(card, fate)


def told(stage: Stage) -> list[str]:
    """Give what Sergei was told of the proposal that he supports."""
    return [shown(m) for m in stage.sergei.chat.messages if NEWS in shown(m)]


async def test_second_press_tells_author_and_supporters_once(stage: Stage) -> None:
    await joined(stage)
    await chosen(stage, "Accepted")
    card = await stage.card(1)
    await stage.until(lambda: "Tell everybody: Accepted" in card.button_texts)
    assert not stage.find(stage.aigerim.chat, OWN)
    presses = [stage.bolat.presses_data(card, "tellfate:1:accepted") for _ in range(2)]
    await stage.until(lambda: all(press.answer for press in presses))
    await stage.sees(stage.aigerim.chat, OWN, APP, "Accepted")
    await stage.sees(stage.sergei.chat, NEWS, "Accepted")
    await stage.card(1, "Answered", "Accepted")
    assert len(told(stage)) == 1


async def test_reason_is_read_in_ones_own_language(stage: Stage) -> None:
    await joined(stage)
    await chosen(stage, "Not accepted because …")
    question = await stage.sees(stage.staff, "why is № 1 not accepted?")
    words = "en: There is one already.\nru: Такое уже есть."
    stage.bolat.writes(words, chat=stage.staff, reply_to=question)
    news = await stage.sees(stage.sergei.chat, NEWS, "Not accepted", "There is one already.")
    assert "Такое" not in shown(news)
    await stage.sees(stage.sergei.chat, "№ 2 · Closed")
    stage.mallory.writes("/proposals")
    assert APP not in shown(await stage.sees(stage.mallory.chat, "There are no proposals here yet."))


async def test_plan_needs_a_day_to_come(stage: Stage) -> None:
    await joined(stage)
    await chosen(stage, "Planned until …")
    question = await stage.sees(stage.staff, "until when is № 1 planned")
    for words in ("Soon", "01.09.2020 it was"):
        stage.bolat.writes(words, chat=stage.staff, reply_to=question)
    await stage.until(lambda: sum("a day to come" in shown(m) for m in stage.staff.messages) == 2)
    stage.bolat.writes("01.09.2031, in all regions", chat=stage.staff, reply_to=question)
    await stage.sees(stage.sergei.chat, NEWS, "Planned until September 1 2031", "in all regions")


async def test_title_takes_the_place_of_the_authors_words(stage: Stage) -> None:
    await joined(stage)
    await chosen(stage, "Public title …")
    question = await stage.sees(stage.staff, "with a title for № 1")
    stage.bolat.writes("ru: Карта АЗС\nen: A map of stations", chat=stage.staff, reply_to=question)
    await stage.card(1, "Public title: “A map of stations”")
    stage.mallory.writes("/proposals")
    proposals = await stage.sees(stage.mallory.chat, "A map of stations", "2 people support this")
    assert APP not in shown(proposals)


async def test_two_that_are_the_same_move_nobody_without_a_press(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        await joined(stage)
        stage.dana.writes("I propose to print petrol talons at night")
        await stage.card(3)
        stage.bolat.presses_data(await stage.card(1), "same:1:3")
        await stage.sees(stage.aigerim.chat, "The staff think", "talons")
    assert [row["proposal_id"] for row in (await remembered(stage.database_url))["supports"]] == [1]
    async with stage.bot():
        asked = await stage.sees(stage.sergei.chat, "The staff think", "Nothing changes without your word.")
        stage.sergei.presses(asked, "Join")
        await stage.until(lambda: "You support proposal № 3:" in shown(asked))
        await stage.card(2, "Supports proposal № 3")
    assert [row["proposal_id"] for row in (await remembered(stage.database_url))["supports"]] == [3]


async def test_erased_author_lets_supporters_go(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        await joined(stage)
        stage.aigerim.writes("/delete")
        question = await stage.sees(stage.aigerim.chat, "Erase everything")
        stage.aigerim.presses(question, "Yes, erase everything")
        await stage.card(1, "Erased")
    async with stage.bot():
        news = await stage.sees(stage.sergei.chat, NEWS, "Withdrawn by its author")
        await stage.card(2, "Answer promised by")
    assert APP not in shown(news)


async def test_declined_proposal_is_told_to_supporters_too(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        await joined(stage)
        stage.bolat.presses_data(await stage.card(1), "declined:1:competence")
        await stage.card(1, "Declined")
    async with stage.bot():
        await stage.sees(stage.sergei.chat, NEWS, "Not accepted", "is not responsible for this")
        await stage.sees(stage.sergei.chat, "№ 2 · Closed")
