"""First contact: the greeting, the link by which somebody came, and the text of a formal appeal."""

from datetime import timedelta

import pytest

from bot.demo.telegram import Message, Person
from bot.texts import LANGUAGES, voice
from tests.stage import Stage, shown

FORMAL = "Text of my formal appeal"
GREETS = "Ministry of Energy"


async def came(stage: Stage, payload: str, person: Person | None = None) -> Message:
    """Let Aigerim, or somebody else, come by a link, and give the greeting."""
    person = person or stage.aigerim
    person.starts(payload)
    return await stage.sees(person.chat, "eotinish.kz")


async def formal(stage: Stage, person: Person | None = None) -> str:
    """Let Aigerim press the greeting's button, and give the text that she gets."""
    person = person or stage.aigerim
    greeting = await came(stage, "", person)
    press = person.presses(greeting, "formal:0")
    await stage.until(lambda: press.answer)
    await stage.until(lambda: len(texts(person)) > 0)
    return "\n".join(texts(person))


def texts(person: Person) -> list[str]:
    """Give what can be copied by a press."""
    said = [m for m in person.chat.messages if m.by_bot]
    return [shown(m) for m in said if any(entity["type"] == "pre" for entity in m.entities)]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_greeting_says_all_in_her_language(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    greeting = await came(stage, "", ainur)
    assert stage.ministry.name(language) in shown(greeting)
    assert stage.ministry.texts["example"][language] in shown(greeting)
    assert "/privacy" in shown(greeting)
    assert greeting.button_texts == [*LANGUAGES.values(), say(FORMAL)]


@pytest.mark.parametrize(
    ("language", "about"), [("kk", "Жанармай, Қызылорда"), ("ru", "Топливо, Кызыл"), ("en", "Fuel, Kyzyl")]
)
async def test_link_is_told_back(stage: Stage, language: str, about: str) -> None:
    ainur = stage.telegram.person("Ainur", language_code=language)
    greeting = await came(stage, "fuel-KZ43", ainur)
    assert about in shown(greeting)


async def test_link_fills_what_her_words_do_not_tell(stage: Stage) -> None:
    await came(stage, "FUEL-kz43")
    stage.aigerim.writes("There is none since Monday")
    await stage.card(1, "Fuel · Kyzylorda", "#fuel #KZ43")
    stage.aigerim.writes("/new Nobody answers us")
    await stage.card(2, "Other · region unknown")


async def test_her_own_words_win_over_the_link(stage: Stage) -> None:
    await came(stage, "fuel-KZ43")
    stage.aigerim.writes("There is a smell of gas in Astana, no gas for cooking")
    await stage.card(1, "Gas · Astana")


async def test_link_begins_another_matter(stage: Stage) -> None:
    stage.aigerim.writes("No gas in Astana")
    await stage.card(1)
    await came(stage, "fuel-KZ43")
    stage.aigerim.writes("There is none since Monday")
    await stage.card(2, "Fuel · Kyzylorda")


async def test_link_is_forgotten_after_a_day(stage: Stage) -> None:
    await came(stage, "fuel-KZ43")
    stage.clock.ahead += timedelta(days=1, minutes=1)
    stage.aigerim.writes("There is none since Monday")
    await stage.card(1, "Other · region unknown")


async def test_later_link_takes_the_place_of_the_earlier(stage: Stage) -> None:
    await came(stage, "fuel-KZ43")
    stage.aigerim.starts("KZ71")
    await stage.sees(stage.aigerim.chat, "You came about: Astana")
    stage.aigerim.writes("There is none since Monday")
    await stage.card(1, "Other · Astana")


@pytest.mark.parametrize("payload", ["nonsense", "fuel-KZ43-x", "reveal_", "reveal_x", "-", "_" * 64, "KZ00"])
async def test_unknown_link_just_greets(stage: Stage, payload: str) -> None:
    greeting = await came(stage, payload)
    assert "You came about" not in shown(greeting)
    stage.aigerim.writes("There is none since Monday")
    await stage.card(1, "Other · region unknown")


async def test_ministrys_own_welcome_wins(quiet_stage: Stage) -> None:
    stage = quiet_stage
    own = {
        "welcome": dict.fromkeys(LANGUAGES, "Come in!"),
        "privacy": dict.fromkeys(LANGUAGES, "All is well."),
    }
    slots = {name: getattr(stage.ministry, name) for name in stage.ministry.__slots__}
    stage.ministry = type(stage.ministry)(**slots | {"texts": own})
    async with stage.bot():
        stage.aigerim.starts("fuel")
        greeting = await stage.sees(stage.aigerim.chat, "Come in!", "You came about: Fuel")
        assert "eotinish" not in shown(greeting)
        stage.aigerim.writes("/privacy")
        words = await stage.sees(stage.aigerim.chat, "All is well.", "/export", "/delete")
        assert "We keep" not in shown(words)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_privacy_says_how_long_and_how_to_get_it(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes("/privacy")
    years = say.count("{count} year", "{count} years", 3)
    await stage.sees(ainur.chat, years, "/export ", "/delete ")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_blank_formal_appeal_has_all_that_the_law_wants(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    words = await formal(stage, ainur)
    assert say("To: {ministry}", ministry=stage.ministry.name(language)) in words
    for blank in ("IIN: {blank}", "Address: {blank}", "Signature: {blank}"):
        assert say(blank, blank="____") in words


async def test_formal_appeal_tells_what_she_wrote(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda")
    card = await stage.card(1)
    stage.bolat.writes("// nonsense", chat=stage.staff, reply_to=card)
    stage.aigerim.sends_photo("The queue")
    await stage.sees(stage.staff, "The queue")
    words = await formal(stage)
    assert "What happened:\nNo petrol in Kyzylorda\n\nThe queue\n\nAttached: photo" in words
    assert "Region: Kyzylorda Region" in words
    assert "Please look into this" in words
    assert "nonsense" not in words


async def test_other_appeals_can_be_chosen(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda")
    await stage.card(1)
    stage.aigerim.writes("/new Why is there no gas in Astana?")
    await stage.card(2)
    assert "no gas in Astana" in await formal(stage)
    choice = await stage.sees(stage.aigerim.chat, "The text of another appeal:")
    assert choice.button_texts == ["№ 1"]
    stage.aigerim.presses(choice, "№ 1")
    await stage.until(lambda: "No petrol in Kyzylorda" in texts(stage.aigerim)[-1])


async def test_long_story_comes_in_pieces_that_can_be_copied(stage: Stage) -> None:
    for letter in "abc":
        stage.aigerim.writes(letter * 4000)
    await stage.sees(stage.aigerim.chat, "Added to № 1.")
    await formal(stage)
    await stage.until(lambda: "Signature" in texts(stage.aigerim)[-1])
    assert sum("".join(texts(stage.aigerim)).count(letter * 100) for letter in "abc") >= 117


async def test_nobody_gets_the_words_of_others(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda")
    await stage.card(1)
    greeting = await came(stage, "", stage.mallory)
    for data in ("formal:1", "formal:999", "formal:", f"formal:{10**30}", "formal:x"):
        stage.mallory.presses_data(greeting, data)
    await stage.until(lambda: len(texts(stage.mallory)) == 2)
    assert "petrol in" not in "".join(texts(stage.mallory))


async def test_link_of_staff_still_belongs_to_staff(stage: Stage) -> None:
    stage.mallory.starts("reveal_1")
    await stage.sees(stage.mallory.chat, "Only members of the staff chat of this appeal can see this.")
    assert not stage.find(stage.mallory.chat, GREETS)
