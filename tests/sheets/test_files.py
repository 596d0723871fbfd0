"""What a file says of an appeal, whatever was written in it."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ministry import load
from bot.sheets.columns import Wording, columns
from bot.sheets.csv_file import RISKY, harmless
from bot.sheets.entry import CELL, Pseudonyms, as_entry
from bot.sheets.making import FORMATS
from bot.texts import LANGUAGES, voice
from storage.exports import Taken
from storage.records import Appeal, Erased, Kind, Place, Status
from tests.sheets.reading import read_csv, read_json, read_xlsx

NOON = datetime(2026, 11, 22, 7, tzinfo=UTC)
ENGLISH = Wording(load("energy"), voice("en"), ZoneInfo("Asia/Almaty"))
NAMES = Pseudonyms(b"secret")
APPEAL = Appeal(
    id=41,
    citizen_id=7001,
    status=Status.NEW,
    kind=Kind.REPORT,
    topic="fuel",
    region="KZ-43",
    regions=(),
    language="kk",
    tone="negative",
    urgent=False,
    place=Place(-100),
    taken_by=None,
    taken_name="Bolat",
    created_at=NOON,
    touched_at=NOON,
    answered_at=None,
    closed_at=None,
)


def written(format_name: str, *taken: Taken) -> bytes:
    """Give a file of these appeals."""
    file = io.BytesIO()
    sheet = FORMATS[format_name](file, ENGLISH)
    sheet.add([as_entry(each, NAMES, ENGLISH.say) for each in taken])
    sheet.close()
    return file.getvalue()


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_any_words_come_through_all_files(words: str) -> None:
    taken = Taken(APPEAL, asked=(words,))
    entry = as_entry(taken, NAMES, ENGLISH.say)
    (row,), (request,) = read_csv(written("csv", taken)), read_json(written("open311", taken))
    (cells,) = read_xlsx(written("xlsx", taken))
    assert row["Text"][:1] not in RISKY
    assert cells.get("Text", "").replace("\r", "") == entry.words.replace("\r", "")
    assert request["description"] == entry.words


@pytest.mark.parametrize("words", ["=1+1", "+7", "-1", "@SUM(A1)", "  =1", "\t=1", "＝1"])
def test_what_would_be_a_formula_is_words(words: str) -> None:
    assert harmless(words) == f"'{words}"
    assert harmless("1 = 1") == "1 = 1"


def test_long_words_fit_into_a_cell() -> None:
    entry = as_entry(Taken(APPEAL, asked=("ұзақ " * 2000,) * 20), NAMES, ENGLISH.say)
    assert len(entry.words) <= CELL
    assert read_xlsx(written("xlsx", Taken(APPEAL, asked=("ұзақ " * 2000,) * 20)))[0]["Text"] == entry.words


def test_erased_appeals_say_so_and_nothing_more() -> None:
    gone = replace(APPEAL, erased_at=NOON, erased_why=Erased.WISH, status=Status.CLOSED)
    (row,) = read_csv(
        written("csv", Taken(gone, asked=("left over",), answered=("too",), point=(44.8, 65.5)))
    )
    assert row["Text"] == "Erased at the citizen’s wish"
    assert (row["Answer"], row["Latitude"], row["Topic"], row["Region code"]) == ("", "", "Fuel", "KZ-43")


def test_only_reports_are_service_requests() -> None:
    question = replace(APPEAL, id=42, kind=Kind.QUESTION)
    (request,) = read_json(written("open311", Taken(question), Taken(APPEAL, point=(44.853712, 65.509123))))
    assert request["service_request_id"] == "41"
    assert (request["lat"], request["long"]) == (44.854, 65.509)
    assert read_json(written("open311", Taken(question))) == []


def test_people_have_another_name_in_each_export() -> None:
    other = Pseudonyms(b"another")
    assert NAMES.name(7001) == NAMES.name(7001) != NAMES.name(7002)
    assert other.name(7001) != NAMES.name(7001)
    assert "7001" not in NAMES.name(7001)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_column_has_its_own_heading_and_says_what_it_means(language: str) -> None:
    found = columns(Wording(ENGLISH.ministry, voice(language), ENGLISH.zone))
    assert len({column.heading for column in found}) == len(found)
    assert all(column.what.endswith(".") for column in found)
