"""Ready answers are suggested by topic, and by the likeness of what they answered before."""

from bot.likeness import known, stems_of
from bot.tags.features import pack

PETROL, LIGHT = "Нет бензина на заправках Кызылорды", "Отключили свет в посёлке второй день"
OUTLINES = [(1, "fuel", 14), (2, "fuel", 3), (3, "electricity", 1)]
READY = known(OUTLINES, [(2, pack(stems_of(PETROL))), (3, pack(stems_of(LIGHT)))])


def test_the_likest_question_goes_before_the_busiest_answer() -> None:
    assert READY.suggest("fuel", stems_of("Бензина нет ни на одной заправке в Кызылорде")) == [2, 1]


def test_without_likeness_the_busiest_goes_first() -> None:
    assert READY.suggest("fuel", stems_of("Когда подешевеет дизель?")) == [1, 2]


def test_like_question_of_another_topic_is_suggested_too() -> None:
    assert READY.suggest("other", stems_of("Второй день отключили свет в нашем посёлке")) == [3]


def test_nothing_is_like_nothing() -> None:
    assert READY.suggest("other", ()) == []
