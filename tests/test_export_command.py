"""`export`: an operator writes appeals into a file while the bot works."""

import asyncio
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.remembered import remembered
from tests.sheets.reading import read_csv, read_json, read_xlsx
from tests.stage import Stage
from tests.test_command_line import ROOT, command

SECRET = "No petrol in Kyzylorda, call 8 701 234 56 78"


async def test_appeals_are_printed_as_csv_while_the_bot_works(stage: Stage, tmp_path: Path) -> None:
    stage.aigerim.writes(SECRET)
    await stage.card(1)
    ended = await command(stage, tmp_path, "export")
    assert ended.code == 0
    (row,) = read_csv(ended.out.encode())
    assert (row["№"], row["Text"]) == ("1", "No petrol in Kyzylorda, call [телефон]")
    assert ended.err.endswith("written: 1.\n")
    (kept,) = (await remembered(stage.database_url))["exports"]
    assert kept["who_name"].startswith("command line (")
    assert (kept["who_id"], kept["appeals"], kept["formats"]) == (None, 1, "csv")


@pytest.mark.parametrize(("name", "read"), [("xlsx", read_xlsx), ("open311", read_json)])
async def test_files_appear_whole_and_for_us_only(
    stage: Stage, tmp_path: Path, name: str, read: Callable[[bytes], object]
) -> None:
    stage.aigerim.writes(SECRET)
    await stage.card(1)
    ended = await command(stage, tmp_path, "export", "--format", name, "--output", "out", "--language", "kk")
    assert (ended.code, ended.out) == (0, "")
    found = tmp_path / "out"
    assert stat.S_IMODE(found.stat().st_mode) == 0o600
    assert "234 56 78" not in str(read(found.read_bytes()))
    assert "Жанармай" in str(read(found.read_bytes()))
    assert not (tmp_path / ".out.unfinished").exists()


async def test_all_mistakes_are_told_at_once(quiet_stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    given = ("--from", "2026-02-30", "--to", "soon", "--format", "pdf", "--output", "there")
    ended = await command(quiet_stage, tmp_path, "export", *given)
    assert (ended.code, ended.out) == (2, "")
    told = ended.err.splitlines()
    assert len(told) == 4
    assert "--from is '2026-02-30', which is no day" in told[0]
    assert "there is there already" in told[3]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("--from 2026-11-20 --to 2026-11-01", "perhaps you meant --from 2026-11-01 --to 2026-11-20"),
        ("--from 2099-01-01", "a day that has not come yet"),
        ("--format xlsx", "needs --output"),
        ("--output missing/file.csv", "there is no folder missing"),
    ],
)
async def test_what_cannot_be_meant_is_explained(
    quiet_stage: Stage, tmp_path: Path, given: str, told: str
) -> None:
    ended = await command(quiet_stage, tmp_path, "export", *given.split())
    assert ended.code == 2
    assert told in ended.err


async def test_columns_are_explained(quiet_stage: Stage, tmp_path: Path) -> None:
    ended = await command(quiet_stage, tmp_path, "export", "--columns")
    assert "Person: Who wrote: the same for the same person within this file" in ended.out


async def test_an_empty_database_says_what_to_do(quiet_stage: Stage, tmp_path: Path) -> None:
    ended = await command(quiet_stage, tmp_path, "export", DATABASE_URL="sqlite+aiosqlite:///new.sqlite3")
    assert ended.code == 2
    assert "python -m bot migrate" in ended.err


async def test_the_bot_does_not_load_what_only_exports_need() -> None:
    code = "import sys, bot.app; sys.exit('xlsxwriter' in sys.modules)"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, cwd=ROOT)
    assert await process.wait() == 0
