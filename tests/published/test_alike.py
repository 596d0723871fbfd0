"""Questions are the same only where nothing speaks against it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.published.alike import asked, is_same
from bot.texts import LANGUAGES

SAME = [
    ("ru", "Как подключить дом к газу?", "Здравствуйте, подскажите, как подключить свой дом к газу"),
    (
        "ru",
        "Какие документы нужны для подключения света?",
        "Для подключения света какие документы требуются?",
    ),
    ("ru", "Когда начинается отопительный сезон?", "Отопительный сезон когда начинается?"),
    ("kk", "Жылыту маусымы қашан басталады?", "Сәлеметсіз бе! Биыл жылыту маусымы қашан басталады екен?"),
    ("kk", "Үйге газды қалай қосуға болады?", "Үйге газ қалай қосамыз?"),
    ("en", "How do I connect my house to gas?", "Hello, how can I connect our house to the gas?"),
]
OTHERS = [
    ("ru", "Как подключить дом к газу?", "Сколько стоит подключить дом к газу?"),
    ("ru", "Как подключить дом к газу?", "Как отключить дом от газа?"),
    ("ru", "Как подключить дом к газу?", "Как подключить теплицу к газу?"),
    ("ru", "Когда начинается отопительный сезон?", "Почему не начинается отопительный сезон?"),
    ("ru", "Сколько стоит бензин АИ-92?", "Сколько стоит бензин АИ-95?"),
    ("ru", "Почему нет газа в доме?", "Почему газ в доме?"),
    ("kk", "Жылыту маусымы қашан басталады?", "Жылыту маусымы қашан аяқталады?"),
    ("kk", "Жылыту маусымы неге басталады?", "Жылыту маусымы неге басталмайды?"),
    ("en", "How do I connect my house to gas?", "When will you connect my house to gas?"),
    ("en", "Why is there gas in my house?", "Why is there no gas in my house?"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_other_order_endings_and_greetings_are_the_same_question(language: str, one: str, other: str) -> None:
    assert is_same(asked(one, language), asked(other, language))


@pytest.mark.parametrize(("language", "one", "other"), OTHERS)
def test_one_word_makes_another_question(language: str, one: str, other: str) -> None:
    assert not is_same(asked(one, language), asked(other, language))


def test_places_are_compared_by_code_and_not_here() -> None:
    here = asked("Когда начинается отопительный сезон в Павлодаре?", "ru", ["Павлодаре"])
    assert is_same(here, asked("Когда начинается отопительный сезон?", "ru"))


def test_languages_are_never_mixed() -> None:
    assert not is_same(asked("Газ, свет, уголь?", "ru"), asked("Газ, свет, уголь?", "kk"))


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(sorted(LANGUAGES)))
def test_likeness_never_raises_and_has_no_direction(one: str, other: str, language: str) -> None:
    first, second = asked(one, language), asked(other, language)
    assert is_same(first, second) == is_same(second, first)
