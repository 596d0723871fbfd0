"""The bot speaks a citizen's language: the chosen one, else that of the text, else that of the client."""

import pytest

from bot.demo.telegram import Person
from bot.texts import LANGUAGES, voice
from tests.stage import Stage, shown

MINISTRY = {"kk": "Энергетика министрлігі", "ru": "Министерство энергетики", "en": "Ministry of Energy"}
NO_PETROL = {
    "kk": "Қызылордада үш күннен бері бензин жоқ",
    "ru": "В Кызылорде третий день нет бензина",
    "en": "There has been no petrol in Kyzylorda for three days",
}
FUEL = {"kk": "Жанармай", "ru": "Топливо", "en": "Fuel"}
LANGUAGE_CODES = list(LANGUAGES)


def somebody(stage: Stage, language: str | None) -> Person:
    """Give a newcomer whose client has this language."""
    return stage.telegram.person("Ainur", language_code=language)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
async def test_receipt_is_in_the_language_of_the_message(stage: Stage, language: str) -> None:
    ainur = somebody(stage, None)
    ainur.writes(NO_PETROL[language])
    registered = voice(language)("№ {number} is registered", number=1)
    await stage.sees(ainur.chat, registered, FUEL[language], MINISTRY[language])


@pytest.mark.parametrize("language", LANGUAGE_CODES)
async def test_start_greets_in_the_language_of_the_client(stage: Stage, language: str) -> None:
    ainur = somebody(stage, language)
    ainur.starts()
    greeting = await stage.sees(ainur.chat, MINISTRY[language], "eotinish.kz")
    assert greeting.button_texts[:-1] == list(LANGUAGES.values())


@pytest.mark.parametrize("language", LANGUAGE_CODES)
async def test_help_and_privacy_are_in_the_language_of_the_client(stage: Stage, language: str) -> None:
    ainur, say = somebody(stage, language), voice(language)
    ainur.writes("/help")
    words = (
        say("If you are in danger, call 112."),
        say.explain("/my", say("your appeals and their answers")),
    )
    helping = await stage.sees(ainur.chat, *words)
    assert helping.button_texts == [say("Text of my formal appeal")]
    ainur.writes("/privacy")
    await stage.sees(ainur.chat, say("What we know about you"))


@pytest.mark.parametrize("language", LANGUAGE_CODES)
async def test_newcomers_empty_list_is_in_the_language_of_the_client(stage: Stage, language: str) -> None:
    ainur = somebody(stage, language)
    ainur.writes("/my")
    words = "You have no appeals yet. Just write what has happened: one message is enough."
    await stage.sees(ainur.chat, voice(language)(words))


async def test_unknown_client_language_gets_the_default(stage: Stage) -> None:
    ainur = somebody(stage, "de-AT")
    ainur.starts()
    await stage.sees(ainur.chat, MINISTRY["en"])


@pytest.mark.parametrize("language", LANGUAGE_CODES)
async def test_chosen_language_wins_over_the_text(stage: Stage, language: str) -> None:
    ainur = somebody(stage, "en")
    ainur.writes("/language")
    offer = await stage.sees(ainur.chat, "Choose the language:")
    press = ainur.presses(offer, LANGUAGES[language])
    await stage.until(lambda: press.answer)
    ainur.writes(NO_PETROL["ru"])
    await stage.sees(ainur.chat, MINISTRY[language], FUEL[language])


async def test_staff_read_in_their_own_language(stage: Stage) -> None:
    stage.sergei.writes(NO_PETROL["ru"])
    await stage.card(1, "Report · Fuel · Kyzylorda", NO_PETROL["ru"])


async def test_old_language_button_still_works(stage: Stage) -> None:
    stage.aigerim.starts()
    greeting = await stage.sees(stage.aigerim.chat, "Ministry of Energy")
    stage.aigerim.deletes(greeting)
    stage.aigerim.presses_data(greeting, "language:0:ru")
    await stage.sees(stage.aigerim.chat, voice("ru")("From now on I write to you in English."))


async def test_unknown_language_is_not_chosen(stage: Stage) -> None:
    stage.aigerim.starts()
    greeting = await stage.sees(stage.aigerim.chat, "Ministry of Energy")
    press = stage.aigerim.presses_data(greeting, "language:0:xx")
    await stage.until(lambda: press.answer)
    stage.aigerim.writes("/help")
    await stage.sees(stage.aigerim.chat, "If you are in danger, call 112.")


@pytest.mark.parametrize("language", LANGUAGE_CODES)
async def test_menu_is_in_the_language_of_the_client(stage: Stage, language: str) -> None:
    words = await stage.until(lambda: stage.telegram.menu(stage.aigerim.chat, language))
    assert [each["command"] for each in words] == [
        "start",
        "new",
        "my",
        "faq",
        "proposals",
        "language",
        "privacy",
        "help",
    ]
    assert words[2]["description"] == voice(language)("your appeals and their answers")


async def test_each_kind_of_chat_has_a_menu_of_its_own(stage: Stage) -> None:
    await stage.until(lambda: stage.telegram.menu(stage.managers))
    names = {
        chat: [c["command"] for c in stage.telegram.menu(chat)] for chat in (stage.staff, stage.managers)
    }
    assert names[stage.staff] == [
        "next",
        "queue",
        "find",
        "incidents",
        "open",
        "history",
        "answers",
        "save",
        "published",
        "unsend",
        "meet",
        "meetings",
        "proposals",
        "formal",
        "language",
        "help",
    ]
    assert names[stage.managers] == [
        "digest",
        "incidents",
        "open",
        "report",
        "proposals",
        "meetings",
        "routes",
        "language",
        "help",
    ]


async def test_menu_for_other_languages_is_the_default_one(stage: Stage) -> None:
    await stage.until(lambda: stage.telegram.menu(stage.aigerim.chat, "de"))
    assert "new" in str(stage.telegram.menu(stage.aigerim.chat, "de"))


async def test_command_with_our_name_is_ours(stage: Stage) -> None:
    stage.aigerim.writes("/HELP@jauap_bot")
    assert "112" in shown(await stage.sees(stage.aigerim.chat, "in danger"))
