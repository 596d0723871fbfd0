"""`teach`, as an operator meets it, and what the bot and `tag` know afterwards."""

import json
from pathlib import Path

from sqlalchemy import func, select

from storage.opening import open_database
from storage.schema import lessons
from tests.stage import Stage
from tests.test_command_line import command

NOBODY = [
    f"Мастер не пришёл, ждали {when}" for when in ("утром", "днём", "вечером", "вчера", "сегодня", "опять")
]
CLOSED = [f"Касса закрыта {when}" for when in ("утром", "днём", "вечером", "вчера", "сегодня", "опять")]


def archive(folder: Path) -> str:
    rows = [f"{text};Отопление" for text in NOBODY] + [f"{text};utility_bills" for text in CLOSED]
    path = folder / "archive.csv"
    path.write_text("\n".join(["text;topic", *rows, "Матч;Спорт", ";Газ"]), encoding="cp1251")
    return path.name


async def kept(stage: Stage) -> int:
    database = await open_database(stage.database_url, alone=False)
    try:
        return await database.read(lambda rows: rows.scalar(select(func.count()).select_from(lessons))) or 0
    finally:
        await database.close()


async def test_teach_measures_and_keeps_lessons(quiet_stage: Stage, tmp_path: Path) -> None:
    ended = await command(quiet_stage, tmp_path, "teach", archive(tmp_path), "--ministry", "energy")
    assert (ended.code, ended.err) == (0, "")
    assert "With a topic that the ministry has not: 1 (“Спорт” 1)" in ended.out
    assert "Without a text: 1" in ended.out
    accuracy = next(line for line in ended.out.splitlines() if line.startswith("accuracy")).split()
    assert float(accuracy[1]) < 0.5 < float(accuracy[2])
    assert "12 lessons for the ministry “energy”, 12 of them new" in ended.out
    assert await kept(quiet_stage) == 12


async def test_teach_is_safe_to_repeat(quiet_stage: Stage, tmp_path: Path) -> None:
    name = archive(tmp_path)
    await command(quiet_stage, tmp_path, "teach", name)
    again = await command(quiet_stage, tmp_path, "teach", name)
    assert "12 lessons for the ministry “energy”, 0 of them new" in again.out
    assert await kept(quiet_stage) == 12


async def test_the_bot_and_tag_know_what_was_taught(quiet_stage: Stage, tmp_path: Path) -> None:
    await command(quiet_stage, tmp_path, "teach", archive(tmp_path))
    line = json.dumps({"text": "Мастер снова не пришёл"}).encode()
    tagged = await command(quiet_stage, tmp_path, "tag", stdin=line)
    assert json.loads(tagged.out)["topic"] == "heating"
    async with quiet_stage.bot():
        quiet_stage.aigerim.writes("Мастер снова не пришёл")
        await quiet_stage.card(1, "#heating")


async def test_lessons_belong_to_one_ministry(quiet_stage: Stage, tmp_path: Path) -> None:
    rows = [json.dumps({"text": text, "topic": "wages"}) for text in NOBODY]
    (tmp_path / "labour.jsonl").write_text("\n".join(rows))
    await command(quiet_stage, tmp_path, "teach", "labour.jsonl", "--ministry", "labour")
    line = json.dumps({"text": NOBODY[0]}).encode()
    energy = await command(quiet_stage, tmp_path, "tag", stdin=line)
    labour = await command(quiet_stage, tmp_path, "tag", "--ministry", "labour", stdin=line)
    assert [json.loads(ended.out)["topic"] for ended in (energy, labour)] == ["other", "wages"]


async def test_a_running_bot_takes_lessons_up_at_its_next_start(stage: Stage, tmp_path: Path) -> None:
    ended = await command(stage, tmp_path, "teach", archive(tmp_path))
    assert ended.code == 0
    assert "A running bot takes them up at its next start." in ended.out


async def test_an_archive_that_can_teach_nothing_is_refused(quiet_stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "sport.csv").write_text("text,topic\nМатч,Спорт\n")
    ended = await command(quiet_stage, tmp_path, "teach", "sport.csv")
    assert ended.code == 2
    assert "topics are fuel, electricity" in ended.err
    assert await kept(quiet_stage) == 0


async def test_a_file_that_is_not_there_is_explained(quiet_stage: Stage, tmp_path: Path) -> None:
    ended = await command(quiet_stage, tmp_path, "teach", "nowhere.csv")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "nowhere.csv cannot be read: No such file or directory.\n"
