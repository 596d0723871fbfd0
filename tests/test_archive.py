"""Archives of labelled appeals, as other programs write them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive import ArchiveIsUnreadable, Labelled, read_archive
from bot.ministry import load
from bot.teaching import measure, score, sift

LIGHT = Labelled("нет света; совсем", "Электричество")
CSV = 'text,topic\n"нет света; совсем",Электричество\n'


@pytest.mark.parametrize(
    "raw",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("utf-16"),
        CSV.encode("cp1251"),
        CSV.replace(",", ";").replace("\n", "\r\n").encode("cp1251"),
        'Регион\tТема\tТекст\nKZ-71\tЭлектричество\t"нет света; совсем"\n'.encode(),
        '\n{"text": " нет света; совсем", "region": null, "topic": "Электричество"}\n\n'.encode(),
    ],
)
def test_an_archive_is_read_however_it_is_written(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "archive"
    path.write_bytes(raw)
    assert read_archive(path) == [LIGHT]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "needs the columns text and topic; it has: none"),
        (b"name,age\nDana,40\n", "it has: name, age"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is no text"),
        (b'{"text": "x", "topic": "y"}\n{"text"', "Line 2"),
        (b'{"text": "x", "topic": "y"}\n[1]', "Line 2"),
        (b'text,topic\n"' + b"x" * 200_000 + b'",gas', "is no CSV"),
    ],
)
def test_what_is_none_is_refused_in_words(tmp_path: Path, raw: bytes, told: str) -> None:
    path = tmp_path / "archive"
    path.write_bytes(raw)
    with pytest.raises(ArchiveIsUnreadable, match=told):
        read_archive(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary() | st.text().map(lambda text: f"text;topic\n{text}".encode()))
def test_any_file_is_read_or_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "archive"
    path.write_bytes(raw)
    try:
        rows = read_archive(path)
    except ArchiveIsUnreadable:
        return
    assert all(isinstance(row.text, str) for row in rows)


def test_a_topic_is_known_by_its_id_and_its_name_in_any_language() -> None:
    named = ("fuel", "FUEL", "Топливо", " жанармай ", "газ")
    archive = [Labelled(f"письмо {number}", topic) for number, topic in enumerate(named)]
    assert sorted(e.lesson.topic for e in sift(archive, load("energy")).examples) == ["fuel"] * 4 + ["gas"]


def test_what_cannot_teach_is_counted() -> None:
    archive = [LIGHT, LIGHT, Labelled("...", "gas"), Labelled("текст", "Спорт"), Labelled("ещё", "")]
    sifted = sift(archive, load("energy"))
    assert (len(sifted.examples), sifted.repeated, sifted.empty) == (1, 1, 1)
    assert sifted.unknown == {"Спорт": 1, "": 1}


def test_what_is_measured_was_not_taught() -> None:
    words = ("касса", "очередь", "справка", "окно", "талон", "оператор", "печать", "подпись")
    archive = [Labelled(f"{word} {number}", "Счета и тарифы") for number, word in enumerate(words)]
    archive += [Labelled(f"мастер {word}", "Газ") for word in ("ушёл", "ждём", "звонили", "вчера", "опять")]
    before, after = measure(sift(archive, load("energy")).examples, load("energy"))
    assert before.by_topic["gas"] == 0
    assert after.by_topic["gas"] > 0.5
    assert after.accuracy < 1


def test_the_score_is_what_the_books_say() -> None:
    told = score(["gas", "gas", "fuel", "fuel"], ["gas", "fuel", "fuel", "other"])
    assert told.accuracy == 0.5
    assert told.by_topic == {"fuel": 0.5, "gas": pytest.approx(2 / 3)}
    assert told.macro_f1 == pytest.approx(7 / 12)
