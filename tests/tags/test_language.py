"""The language of a text."""

import pytest

from bot.tags import Tagger


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Жарық жоқ, не істейміз?", "kk"),
        ("жарык жок уш кун болды", "kk"),
        ("zhalaqy bermey jatyr", "kk"),
        ("Shymkentte gaz qymbattady", "kk"),
        ("Ақтөбе қаласында квитанцияда ошибка шықты", "kk"),
        ("В Қызылорде нет бензина", "ru"),
        ("Өскемен, когда дадут тепло?", "ru"),
        ("нет света", "ru"),
        ("No heating in Қонаев for a week", "en"),
        ("Thanks", "en"),
        ("рахмет", "kk"),
        ("бул кызмет корсету сапасы томен болды", "kk"),
        ("Mınıstrdiń qabyldaýyna jazylǵym keledi", "kk"),
        ("Auylğa gaz tartudy ūsynamyn", "kk"),
        ("benzin joq", "kk"),
        ("qashan bolady", "kk"),
        ("zhumys beruishi aqsha tolemei otyr", "kk"),
        ("Ваши операторы бросают трубку", "ru"),
        ("у нас в Жаңаөзен молодёжь без работы", "ru"),
        ("The worst service ever", "en"),
    ],
)
def test_words_tell_the_language_and_places_do_not(energy: Tagger, text: str, language: str) -> None:
    tags = energy.tag(text)
    assert (tags.language, tags.language_sure) == (language, True)


@pytest.mark.parametrize("text", ["", "12345", "👍👍", "Павлодар"])
def test_without_words_the_default_stands(energy: Tagger, text: str) -> None:
    assert energy.tag(text).language == "kk"


def test_nothing_said_is_not_sure(energy: Tagger) -> None:
    assert not energy.tag("???").language_sure
