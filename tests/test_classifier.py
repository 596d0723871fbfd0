"""Reading the official classifier of places, whatever shape it comes in."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import classifier
from bot.classifier import Classifier, NotTheClassifier
from storage.records import Village

HEAD = ("kato", "kato_version", "level", "type_code", "name_ru", "name_kk")
ROWS = (
    ("150000000", "NK RK", "oblast", "0", "Актюбинская область", "Ақтөбе облысы"),
    ("154600000", "NK RK", "district", "2", "Темирский район", "Темір ауданы"),
    ("154637000", "NK RK", "sub_district", "2", "Кенкиякский с.о.", "Кеңқияқ а.о."),
    ("154637100", "NK RK", "settlement", "2", "с.Кенкияк", "Кеңқияқ а."),
    ("154637103", "NK RK", "settlement", "2", "зимовка Караоба", "Қараоба  қыстауы"),
    ("154637105", "NK RK", "settlement", "2", "рзд.13", "рзд.13"),
    ("154637107", "NK RK", "settlement", "2", "ДОЦ Чайка", '"Чайка"балалар сауықтыру ор'),
)


def read(
    *rows: tuple[str, ...], separator: str = ",", encoding: str = "utf-8", head: bool = True
) -> Classifier:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([HEAD, *rows] if head else rows)
    return classifier.read(text.getvalue().encode(encoding, errors="replace"))


def row(code: str, russian: str, kazakh: str) -> tuple[str, ...]:
    return (code, "NK RK", "settlement", "2", russian, kazakh)


def names(found: Classifier) -> list[tuple[str, str, str]]:
    return [(village.what, village.kazakh, village.russian) for village in found.villages]


def test_villages_smaller_places_and_their_region_are_read() -> None:
    found = read(*ROWS)
    assert found.villages == (
        Village("154637000", "KZ-15", "village", "Кеңқияқ", "Кенкиякский"),
        Village("154637100", "KZ-15", "village", "Кеңқияқ", "Кенкияк"),
        Village("154637103", "KZ-15", "hamlet", "Қараоба", "Караоба"),
    )


def test_what_was_of_no_use_is_told_by_line() -> None:
    found = read(*ROWS)
    assert (found.rows, found.known) == (7, 2)
    assert found.unused == {classifier.NO_LETTERS: (7,), classifier.NO_PLACE: (8,)}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "kz1048"])
def test_separator_and_encoding_do_not_matter(separator: str, encoding: str) -> None:
    assert read(*ROWS, separator=separator, encoding=encoding).villages == read(*ROWS).villages


def test_a_code_page_without_kazakh_letters_still_gives_the_russian_names() -> None:
    assert "Кенкияк" in [village.russian for village in read(*ROWS, encoding="cp1251").villages]


def test_order_and_headings_of_the_columns_do_not_matter() -> None:
    turned = [tuple(reversed(one)) for one in ROWS]
    assert read(*turned, head=False).villages == read(*ROWS).villages


@pytest.mark.parametrize(
    ("russian", "kazakh", "name"),
    [
        ("с.Коныр Озек", "Қоңыр\u00a0 Өзек а.", ("village", "Қоңыр Өзек", "Коныр Озек")),
        ('с."Ќўрылысшы"', "Құрылысшы а.", ("village", "Құрылысшы", "Құрылысшы")),
        ("с.о.им. Канай би", "Қанай би атын.а.о.", ("village", "Қанай би", "Канай би")),
        ("с.Тоскара 1", "Тосқара 1 а.", ("village", "Тосқара", "Тоскара")),
        ("С.РОДНИКОВКА", "РОДНИКОВКА А.", ("village", "РОДНИКОВКА", "РОДНИКОВКА")),
        ("ферма Уйрекматай", "ферма Үйрекматай", ("hamlet", "Үйрекматай", "Уйрекматай")),
    ],
)
def test_warts_of_a_name(russian: str, kazakh: str, name: tuple[str, str, str]) -> None:
    assert names(read(*ROWS, row("154637999", russian, kazakh)))[3:] == [name]


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (row("15463", "с.Акжар", "Ақжар а."), classifier.NO_CODE),
        (row("994637100", "с.Акжар", "Ақжар а."), classifier.NO_REGION),
        (row("154637200", " ", ""), classifier.NO_NAME),
        (row("154637100", "с.Акжар", "Ақжар а."), classifier.CODE_TWICE),
    ],
)
def test_a_broken_row_is_named_and_spoils_no_other(broken: tuple[str, ...], why: str) -> None:
    found = read(*ROWS, broken)
    assert found.unused[why] == (9,)
    assert found.villages == read(*ROWS).villages


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff" * 900,
        "Бір\nекі\nүш\n".encode(),
        b"code,name\n154637100,Kenkiyak\n",
        "phone,name\n877712345,Болат\n877712346,Дана\n".encode(),
        "kato,ru\n150000000,Актюбинская область\n".encode(),
    ],
)
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(NotTheClassifier):
        classifier.read(data)


def test_a_workbook_is_told_to_be_saved_as_text() -> None:
    with pytest.raises(NotTheClassifier, match="CSV"):
        classifier.read(b"PK\x03\x04" + b"\x00" * 99)


@given(st.binary() | st.text().map(str.encode))
def test_no_file_breaks_the_reading(data: bytes) -> None:
    try:
        found = classifier.read(data)
    except NotTheClassifier:
        return
    assert found.villages
