"""`places import`: the operator takes the official villages in, as often as she likes."""

from pathlib import Path

from bot.demo.telegram import Message
from storage import villages
from storage.opening import open_database
from storage.records import Village
from tests.stage import Stage
from tests.test_classifier import HEAD, ROWS, row
from tests.test_command_line import Ended, command

SMELL = "Кеңқияқта мұнай иісінен дем алу мүмкін емес"


def classifier(folder: Path, *rows: tuple[str, ...]) -> Path:
    """Write a classifier with these rows into the folder."""
    path = folder / "kato.csv"
    path.write_text("\n".join(";".join(cells) for cells in (HEAD, *rows)), encoding="utf-8")
    return path


async def importing(stage: Stage, folder: Path, *rows: tuple[str, ...]) -> Ended:
    """Import a classifier with these rows."""
    return await command(stage, folder, "places", "import", str(classifier(folder, *rows)))


async def known(stage: Stage) -> list[Village]:
    """Give the villages that the database knows."""
    database = await open_database(stage.database_url, alone=False)
    try:
        return await database.read(villages.every)
    finally:
        await database.close()


async def test_import_says_what_it_read_and_what_it_could_not_use(quiet_stage: Stage, tmp_path: Path) -> None:
    ended = await importing(quiet_stage, tmp_path, *ROWS)
    assert ended.code == 0
    assert "Rows read: 7." in ended.out
    assert "2 villages and settlements, 1 smaller places, in 1 regions" in ended.out
    assert "1 with a number in place of a name (line 7)" in ended.out
    assert "when it is started anew" in ended.out
    assert len(await known(quiet_stage)) == 3


async def test_import_twice_is_import_once(quiet_stage: Stage, tmp_path: Path) -> None:
    await importing(quiet_stage, tmp_path, *ROWS)
    before = await known(quiet_stage)
    again = await importing(quiet_stage, tmp_path, *ROWS)
    assert "They replace the 3 places imported before." in again.out
    assert await known(quiet_stage) == before


async def test_a_newer_classifier_replaces_the_older(quiet_stage: Stage, tmp_path: Path) -> None:
    await importing(quiet_stage, tmp_path, *ROWS)
    await importing(quiet_stage, tmp_path, row("154637100", "с.Жана Кенкияк", "Жаңа Кеңқияқ а."), *ROWS[:2])
    assert [village.russian for village in await known(quiet_stage)] == ["Жана Кенкияк"]


async def test_another_file_is_refused_and_nothing_is_lost(quiet_stage: Stage, tmp_path: Path) -> None:
    await importing(quiet_stage, tmp_path, *ROWS)
    (tmp_path / "notes.txt").write_text("Бензин жоқ")
    ended = await command(quiet_stage, tmp_path, "places", "import", "notes.txt")
    assert ended.code == 2
    assert ended.err.startswith("notes.txt is not the classifier КАТО.")
    assert len(await known(quiet_stage)) == 3


async def test_a_file_that_is_not_there_is_explained(quiet_stage: Stage, tmp_path: Path) -> None:
    ended = await command(quiet_stage, tmp_path, "places", "import", "none.csv")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "none.csv cannot be read: No such file or directory.\n"


async def test_a_new_database_is_set_up_by_the_way(tmp_path: Path) -> None:
    path = str(classifier(tmp_path, *ROWS))
    url = "sqlite+aiosqlite:///new.sqlite3"
    ended = await command(None, tmp_path, "places", "import", path, DATABASE_URL=url)
    tagged = await command(None, tmp_path, "tag", stdin=f'{{"text": "{SMELL}"}}'.encode(), DATABASE_URL=url)
    assert ended.code == 0
    assert '"region": "KZ-15"' in tagged.out


async def told(stage: Stage, words: str) -> Message:
    """Let Aigerim write of the village, and give the card."""
    stage.aigerim.writes(SMELL)
    return await stage.card(1, words)


async def test_a_bot_knows_the_villages_from_its_next_start(quiet_stage: Stage, tmp_path: Path) -> None:
    async with quiet_stage.bot():
        ended = await importing(quiet_stage, tmp_path, *ROWS)
        await told(quiet_stage, "region unknown")
    assert ended.code == 0
    async with quiet_stage.bot():
        quiet_stage.aigerim.writes("/new")
        quiet_stage.aigerim.writes(SMELL)
        await quiet_stage.card(2, "#KZ15")
