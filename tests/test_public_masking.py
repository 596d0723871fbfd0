"""What strangers read of somebody's proposal names nobody, though no rule is sure that it is a name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.masking.public import mask_for_public

NAME = "[аты-жөні/ФИО]"


def public(text: str) -> str:
    """Mask a text, where every word with a capital letter may be a name."""
    return mask_for_public(text, lambda _: False)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Aigerim Serikova wants a map", f"{NAME} wants a map"),
        ("Предлагаю Нурлану Ахметову построить АЗС", f"{NAME} построить АЗС"),
        ("Построить АЗС рядом с домом Серика Абаева", f"Построить АЗС рядом с домом {NAME}"),
        ("Директор школы Серикова обещала", f"Директор школы {NAME} обещала"),
        ("бұл жерде Нұрлан Оспанов тұрады", f"бұл жерде {NAME} тұрады"),
        ("здесь живёт Айг\u200bерим Сер\u200bикова", f"здесь живёт {NAME}"),
        ("здесь А. Нурлан", f"здесь {NAME}"),
        ("карта АЗС в Усть-Каменогорске и Шымкенте", "карта АЗС в Усть-Каменогорске и Шымкенте"),
        ("Алматыда жанармай картасы керек. Астанада да", "Алматыда жанармай картасы керек. Астанада да"),
        ("Построить в Восточном Казахстане", "Построить в Восточном Казахстане"),
        ("пишите на @serik_a, t.me/serik, serik.kz/a", "пишите на [Telegram], [Telegram], [сілтеме/ссылка]"),
        ("код 12345, до 01.09.2027", "код [сан/число], до 01.09.2027"),
    ],
)
def test_strangers_read_no_names_links_or_long_numbers(written: str, read: str) -> None:
    assert public(written) == read


@given(st.text(st.sampled_from("Aaж Ө.\n@/1-й[:"), max_size=60) | st.text(max_size=60))
def test_whatever_is_written_no_username_or_long_number_is_left(text: str) -> None:
    read = public(text)
    assert not re.search(r"\d{5}|(?<!\w)@\w", read)
    assert public(read) == read
