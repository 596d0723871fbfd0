"""The files of an export: whole JSON each, cut where one is full, and not a message lost."""

import json
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.export import Kept, as_files, file_name
from bot.ministry import load
from bot.texts import voice
from storage.records import Appeal, Author, Citizen, Kind, Line, Place, Status

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENERGY = load("energy")


def thread(number: int, words: list[str]) -> tuple[Appeal, list[Line]]:
    """Give an appeal with what its citizen wrote."""
    appeal = Appeal(
        number, 7, Status.NEW, Kind.REPORT, "fuel", None, (), "ru", "neutral", False,
        Place(-1), None, None, NOON, NOON, None, None,
    )  # fmt: skip
    lines = [
        Line(i, number, Author.CITIZEN, None, 7, i, text, (), None, None, None, None,
             NOON + timedelta(minutes=i), None, (), False, None, None)
        for i, text in enumerate(words)
    ]  # fmt: skip
    return appeal, lines


def kept(*histories: list[str]) -> Kept:
    """Give a citizen with an appeal for each history."""
    citizen = Citizen(7, "ru", "kk", False, None, None, None)
    return Kept(citizen, NOON, [thread(number, words) for number, words in enumerate(histories, start=1)])


@given(st.lists(st.lists(st.text(max_size=300), max_size=8), max_size=6), st.integers(500, 5000))
def test_no_message_is_lost_and_no_file_too_long(histories: list[list[str]], limit: int) -> None:
    files = as_files(kept(*histories), ENERGY, voice("ru"), NOON, UTC, limit)
    read = [json.loads(file) for file in files]
    told = [m.get("text", "") for file in read for each in file["appeals"] for m in each["messages"]]
    sent = [text for words in histories for text in words]
    assert told == [text.encode("utf-8", "replace").decode() for text in sent]
    assert [file["part"] for file in read] == list(range(1, len(files) + 1))
    assert {n for file in read for n in (a["number"] for a in file["appeals"])} == set(
        range(1, len(histories) + 1)
    )


def test_file_is_readable_utf_8() -> None:
    (file,) = as_files(kept(["Бензин жоқ"]), ENERGY, voice("kk"), NOON, UTC)
    assert "Бензин жоқ".encode() in file
    assert "Жанармай".encode() in file


def test_parts_have_numbers() -> None:
    assert file_name(NOON, 1, 1) == "jauap-2026-11-22.json"
    assert file_name(NOON, 2, 3) == "jauap-2026-11-22-2.json"
