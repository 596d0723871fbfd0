"""What is personal is hidden however it is written, and what is not stays as it is."""

import re
import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.masking import MARKS, Kind, mask
from bot.masking.checks import is_card, is_iban, is_iin

DIGITS = "0123456789"
LETTERS = st.text(alphabet="абвгдежқғүұәіabc ,!?\n", max_size=12)
IIN, CARD, ACCOUNT = "900101300017", "4400430112345672", "KZ86125KZT5004100100"


@st.composite
def iins(draw: st.DrawFn) -> str:
    """Give any twelve digits with the check digit of an IIN."""
    begun = draw(st.text(alphabet=DIGITS, min_size=11, max_size=11))
    found = [begun + digit for digit in DIGITS if is_iin(begun + digit)]
    return found[0] if found else IIN


@st.composite
def cards(draw: st.DrawFn) -> str:
    """Give any 13–19 digits with the check digit of a card."""
    begun = draw(st.text(alphabet=DIGITS, min_size=12, max_size=18))
    return next(begun + digit for digit in DIGITS if is_card(begun + digit))


@st.composite
def accounts(draw: st.DrawFn) -> str:
    """Give any account of a bank in Kazakhstan."""
    rest = draw(st.text(alphabet=DIGITS, min_size=3, max_size=3))
    rest += draw(st.text(alphabet=DIGITS + "ABCKTZ", min_size=13, max_size=13))
    return next(found for n in range(100) if is_iban(found := f"KZ{n:02}{rest}"))


def grouped(written: str, size: int, separator: str) -> str:
    """Write in groups of `size`."""
    return separator.join(written[start : start + size] for start in range(0, len(written), size))


def left(text: str, length: Iterable[int]) -> list[str]:
    """Give the runs of so many digits that a masked text still has."""
    return [run for run in re.findall(r"\d+", mask(text).text) if len(run) in length]


@given(LETTERS, iins(), LETTERS)
def test_no_iin_survives(before: str, iin: str, after: str) -> None:
    assert not [run for run in left(before + iin + after, [12]) if is_iin(run)]


@given(LETTERS, cards(), LETTERS)
def test_no_card_survives(before: str, card: str, after: str) -> None:
    assert not [run for run in left(before + card + after, range(13, 20)) if is_card(run)]


@given(cards().filter(lambda card: len(card) in {16, 19}), st.sampled_from([" ", "-", "\u00a0", " - ", "\n"]))
def test_no_card_in_fours_survives(card: str, separator: str) -> None:
    hidden = mask(f"карта {grouped(card, 4, separator)}.")
    years = all(card[start : start + 2] in {"19", "20"} for start in range(0, 16, 4))
    assert years or hidden.text == f"карта {MARKS[Kind.CARD]}."


@given(accounts(), st.sampled_from(["", " ", "-", "\n"]), st.booleans())
def test_no_account_survives(account: str, separator: str, is_small: bool) -> None:
    written = grouped(account.lower() if is_small else account, 4, separator)
    assert mask(f"шот: {written}!").text == f"шот: {MARKS[Kind.IBAN]}!"


@given(st.from_regex(r"7(0[0-8]|47|7[1-8])[0-9]{7}", fullmatch=True), st.sampled_from(["8", "+7", "7", ""]))
def test_no_mobile_phone_survives(number: str, begun: str) -> None:
    a, b, c, d = number[:3], number[3:6], number[6:8], number[8:]
    for written in (
        number,
        f"{a} {b} {c} {d}",
        f"({a}) {b}-{c}-{d}",
        f"-{a}-{b}-{c}-{d}",
        f" {a}.{b}.{c}.{d}",
    ):
        if begun or written[0] in "7(":
            shown = mask(f"тел {begun}{written}, жауап беріңіз").text
            assert shown == f"тел {MARKS[Kind.PHONE]}, жауап беріңіз"


@given(st.text())
def test_any_text_can_be_masked(text: str) -> None:
    assert mask(mask(text).text).text == mask(text).text


@given(
    st.lists(
        st.sampled_from(
            f"{IIN} {CARD} {ACCOUNT} 8 701 2345678 +7 a@b.kz @aigul_k ул. Абая 15 кв 7 дом 3 үй пәтер , . "
            f"Я, мен Иванов Иванович Серікқызы зовут {' '.join(MARKS.values())} № кв. - ( ) [ ]".split(" ")
        ),
        max_size=12,
    ),
    st.sampled_from([" ", "", ", ", "\n"]),
)
def test_masking_twice_changes_nothing(parts: list[str], separator: str) -> None:
    once = mask(separator.join(parts))
    assert mask(once.text).text == once.text
    assert not mask(once.text).hidden


@given(st.text(alphabet=st.characters(categories=["Ll", "Zs", "So"]), max_size=200))
def test_text_in_small_letters_without_numbers_is_untouched(text: str) -> None:
    if "зовут" not in text:
        assert mask(text).text == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Мой ИИН {IIN}, проверьте", "Мой ИИН [ЖСН/ИИН], проверьте"),
        ("ЖСН: 900101 300 017", "ЖСН: [ЖСН/ИИН]"),
        ("ИИН 900101300123 (с ошибкой)", "ИИН [ЖСН/ИИН] (с ошибкой)"),
        ("9\u200b0\u200b0101300017", "[ЖСН/ИИН]"),
        ("９００１０１３０００１７", "[ЖСН/ИИН]"),
        ("٩٠٠١٠١٣٠٠٠١٧", "[ЖСН/ИИН]"),
        ("+7\n701\n234 56 78", "[телефон]"),
        ("8 (7172) 55-44-33", "[телефон]"),
        ("+998 90 123 45 67", "[телефон]"),
        ("тел. 55-44-33", "тел. [телефон]"),
        ("КZ86 125К ZТ50 0410 0100", "[IBAN]"),
        ("DE89 3704 0044 0532 0130 00", "[IBAN]"),
        ("aigul.nur88@mail.ru", "[e-mail]"),
        ("аigul@mаil.ru", "[e-mail]"),
        ("aigul (собака) mail.ru", "[e-mail]"),
        ("пишите @aigul_k", "пишите [Telegram]"),
        ("https://t.me/aigul_k", "[Telegram]"),
        ("Удостоверение № 045678912", "Удостоверение № [құжат/документ]"),
        ("жеке куәлік 045 678 912", "жеке куәлік [құжат/документ]"),
        ("Көлігім 777 ABC 02", "Көлігім [нөмір/номер]"),
        ("Иванов Иван Иванович, пенсионер", "[аты-жөні/ФИО], пенсионер"),
        ("прошу ответить Ивановой Анне Петровне", "прошу ответить [аты-жөні/ФИО]"),
        ("Ахметова Айгүл Сериковна", "[аты-жөні/ФИО]"),
        ("Серікұлы Бауыржан", "[аты-жөні/ФИО]"),
        ("Мен, Төлегенова Гүлмира, Қызылордадан", "Мен, [аты-жөні/ФИО], Қызылордадан"),
        ("меня зовут айгуль, нет света", "меня зовут [аты-жөні/ФИО], нет света"),
        ("Менің атым Дәурен", "Менің атым [аты-жөні/ФИО]"),
        ("ФИО: Ким Алексей", "ФИО: [аты-жөні/ФИО]"),
        ("ул. Абая 15, кв. 7", "ул. Абая [үй/дом], [пәтер/кв.]"),
        ("Абай көшесі 15 үй 7 пәтер", "Абай көшесі [үй/дом] [пәтер/кв.]"),
        ("My address: 12/2 Abay St, apt. 7", "My address: [үй/дом] Abay St, [пәтер/кв.]"),
        ("Tole bi street 5, flat 3", "Tole bi street [үй/дом], [пәтер/кв.]"),
        ("house 12, Abay Avenue", "[үй/дом], Abay Avenue"),
        ("живу Абая 5-12", "живу Абая [үй/дом]"),
        ("карта 4400 4301 1234 5679", "карта [карта]"),
        ("Ахметова Г. не получает пособие", "[аты-жөні/ФИО] не получает пособие"),
        ("иванов и.и. не получил", "[аты-жөні/ФИО] не получил"),
        ("I am Aigerim Satpayeva, a teacher", "I am [аты-жөні/ФИО], a teacher"),
        ("Вас беспокоит Ерлан Сериков", "Вас беспокоит [аты-жөні/ФИО]"),
        ("С уважением, Айгерим Т.", "С уважением, [аты-жөні/ФИО]"),
        ("мкр 5 дом 12 кв 34", "мкр 5 [үй/дом] [пәтер/кв.]"),
    ],
)
def test_personal_data_gives_way_to_a_mark(text: str, shown: str) -> None:
    assert mask(text).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "№ 41, обращение 100234 от 12.11.2026",
        "с 12.11.2026 - 15.11.2026 отключат воду, звоните 112 или 1414",
        "Начислили 1 250 000 тенге, выделили 87 000 000 000 тенге",
        "Показания: 004512, 004398; лицевой счёт 7051234567",
        "2024 2025 2026 2027 годы",
        "Горячая линия 8 800 080 77 77",
        "Министр энергетики Аккенженов Ерлан Кудайбергенович обещал",
        "Қызылорда облысының әкімі Нұрлыбек Машбекұлы Нәлібаев келді",
        "Құрметті Нұрлыбек Машбекұлы, көмектесіңіз",
        "улица Динмухамеда Ахмедовича Кунаева без света",
        "ИП Ахметов Серик Болатович не выдаёт чеки",
        "Бауыржан Момышұлы ауданы",
        "На улице Абая 3 дня нет света, 15 ноября тоже не было",
        "линия 110 кВ, квартира 50 кв. м, в доме 5 этажей",
        "АЗС на ул. Абая 15 продаёт разбавленный бензин",
        "канал @energy_gov_kz и бот @jauap_bot",
        "и. о. министра Ахметов обещал",
        "I am a teacher and my name is not in the list",
        "Это Казахстан, вам пишет пенсионер из Актау",
    ],
)
def test_what_is_not_personal_stays(text: str) -> None:
    assert mask(text).text == text
    assert not mask(text).hidden


def test_it_is_told_how_much_of_what_was_hidden() -> None:
    hidden = mask(f"{IIN}, 8 701 234 56 78, 8 705 234 56 78")
    assert hidden.hidden == {Kind.IIN: 1, Kind.PHONE: 2}
    assert hidden.count == 3


@pytest.mark.parametrize(
    "piece",
    ["Нет света уже третий день. ", "1 ", "8 701 ", "a@", "KZ11 ", "А.А. Аааа", "ул. Абая 15 ", "[", "7"],
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begun = time.process_time()
        mask(text)
        return time.process_time() - begun

    seconds(2_000)
    assert seconds(80_000) < 25 * max(min(seconds(10_000) for _ in range(3)), 0.002)
