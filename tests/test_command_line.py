"""The command line, as an operator meets it: each command is a process of its own."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.stage import Stage

ROOT = Path(__file__).resolve().parent.parent
ROADS = "No petrol in Kyzylorda for three days"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


async def start(stage: Stage | None, folder: Path, *arguments: str, **settings: str) -> Process:
    """Start `python -m bot` in an empty folder with nothing but these settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    given = stage.environment() if stage else {}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **given, **settings},
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    )


async def command(
    stage: Stage | None, folder: Path, *arguments: str, stdin: bytes = b"", **settings: str
) -> Ended:
    """Run a command to its end; none of them may show a traceback."""
    process = await start(stage, folder, *arguments, **settings)
    out, err = await process.communicate(stdin)
    assert b"Traceback" not in err, err.decode()
    return Ended(process.returncode or 0, out.decode(), err.decode())


async def test_help_names_every_command(tmp_path: Path) -> None:
    ended = await command(None, tmp_path, "--help")
    assert ended.code == 0
    assert all(name in ended.out for name in ("run", "demo", "check", "migrate", "digest", "tag"))


async def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    ended = await command(None, tmp_path, STAFF_CHAT_ID="12", DEFAULT_LANGUAGE="de", ADMIN_IDS="@dana")
    assert ended.code == 2
    for name in ("BOT_TOKEN", "MINISTRY", "STAFF_CHAT_ID", "DEFAULT_LANGUAGE", "ADMIN_IDS"):
        assert name in ended.err


@pytest.mark.parametrize("name", ["run", "check", "migrate", "digest"])
async def test_no_command_works_with_wrong_settings(tmp_path: Path, name: str) -> None:
    ended = await command(None, tmp_path, name)
    assert (ended.code, ended.out) == (2, "")
    assert "BOT_TOKEN is missing" in ended.err


async def test_mistakes_in_the_ministry_file_are_told(quiet_stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('id = "own"\n[name]\nkk = "x"\n')
    ended = await command(quiet_stage, tmp_path, "check", MINISTRY="own.toml")
    assert ended.code == 2
    assert "has mistakes" in ended.err


async def test_check_says_what_is_fine_and_what_is_not(quiet_stage: Stage, tmp_path: Path) -> None:
    amiss = await command(quiet_stage, tmp_path, "check")
    quiet_stage.dana.starts()
    fine = await command(quiet_stage, tmp_path, "check")
    assert (amiss.code, fine.code) == (1, 0)
    assert "✗ ADMIN_IDS" in amiss.out
    assert "✓ The bot is @jauap_bot." in fine.out


async def test_migrate_sets_an_empty_database_up(quiet_stage: Stage, tmp_path: Path) -> None:
    url = "sqlite+aiosqlite:///new/jauap.sqlite3"
    ended = await command(quiet_stage, tmp_path, "migrate", DATABASE_URL=url)
    again = await command(quiet_stage, tmp_path, "migrate", DATABASE_URL=url)
    assert ended.out.startswith("The schema is 0")
    assert again == ended


async def test_migrate_of_an_unreachable_server_is_explained(quiet_stage: Stage, tmp_path: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"postgresql+asyncpg://jauap:secret@127.0.0.1:{nobody.getsockname()[1]}/jauap"
        ended = await command(quiet_stage, tmp_path, "migrate", DATABASE_URL=url)
    assert ended.code == 2
    assert "cannot be opened" in ended.err
    assert "secret" not in ended.err


async def test_digest_prints_the_week(stage: Stage, tmp_path: Path) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    ended = await command(stage, tmp_path, "digest", "--language", "en")
    assert "Arrived: 1 (last week 0)" in ended.out
    assert "No decision is needed this week." in ended.out


async def test_digest_of_an_empty_database_says_what_to_do(quiet_stage: Stage, tmp_path: Path) -> None:
    ended = await command(quiet_stage, tmp_path, "digest", DATABASE_URL="sqlite+aiosqlite:///new.sqlite3")
    assert ended.code == 2
    assert "python -m bot migrate" in ended.err


async def test_tag_adds_what_was_found(tmp_path: Path) -> None:
    lines = '{"text": "Қызылордада үш күннен бері бензин жоқ", "id": 7}\n\n{"text": ""}\n'
    ended = await command(None, tmp_path, "tag", stdin=lines.encode())
    first, second = map(json.loads, ended.out.splitlines())
    assert first["id"] == 7
    assert (first["language"], first["region"], first["topic"]) == ("kk", "KZ-43", "fuel")
    assert first["because"]["topic"]
    assert set(second) == {"text", "language", "region", "topic", "topic_sure", "kind", "tone", "because"}


async def test_tag_takes_half_a_character(tmp_path: Path) -> None:
    ended = await command(None, tmp_path, "tag", stdin=b'{"text": "\\ud83d"}\n')
    assert json.loads(ended.out)["text"] == "\ud83d"


@pytest.mark.parametrize("line", [b"no json", b'"text"', b"[1]", b'{"words": ""}', b"\xff\xfe"])
async def test_tag_names_the_line_that_it_cannot_read(tmp_path: Path, line: bytes) -> None:
    ended = await command(None, tmp_path, "tag", stdin=b'\n{"text": "x"}\n' + line + b"\n")
    assert ended.code == 2
    assert ended.err.startswith("Line 3 is not a JSON object")


async def test_tag_knows_the_ministries_that_ship(tmp_path: Path) -> None:
    ended = await command(None, tmp_path, "tag", "--ministry", "finance")
    assert ended.code == 2
    assert "energy, labour" in ended.err


async def test_tag_measures_itself_on_labelled_messages(tmp_path: Path) -> None:
    rows = ["text,topic,kind", f"{ROADS},fuel,report", "?,fuel,x"]
    (tmp_path / "labelled.csv").write_text("\n".join(rows))
    ended = await command(None, tmp_path, "tag", "--evaluate", "labelled.csv")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("2 messages, tagged for Ministry of Energy.\nA message took ")
    assert "topic: 1 of 2 right, accuracy 0.500, macro-F1 0.333\n  fuel taken for other: 1" in ended.out
    assert "kind: 1 of 1 right" in ended.out
    assert "  kind x: 1" in ended.out
    assert "  line 3: ?\n    wanted fuel, got other (because: nothing found)" in ended.out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        (b"\xff\xfe", "is not text in UTF-8"),
        (b"lists of words", 'neither JSON lines nor CSV with a column "text"'),
        (b'{"text": "x"}\n{"words": "x"}', "line 2 is no JSON object"),
        (b"text\nx", "no message with a label"),
    ],
)
async def test_tag_measures_only_on_labelled_messages(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "labelled").write_bytes(content)
    ended = await command(None, tmp_path, "tag", "--evaluate", "labelled")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


async def test_tag_stops_when_nobody_reads_on(tmp_path: Path) -> None:
    process = await start(None, tmp_path, "tag")
    assert process.stdin
    assert process.stderr
    process.stdin.write(b'{"text": "x"}\n' * 20_000)
    process._transport.get_pipe_transport(1).close()  # type: ignore[attr-defined]  # as `head` does
    process.stdin.write_eof()
    assert await process.stderr.read() == b""
    await process.wait()


async def test_demo_with_an_unknown_ministry_is_explained(tmp_path: Path) -> None:
    ended = await command(None, tmp_path, "demo", "--port", "0", "--ministry", "finance")
    assert ended.code == 2
    assert "energy, labour" in ended.err


async def test_demo_on_a_taken_port_is_explained(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = await command(None, tmp_path, "demo", "--port", port)
    assert ended.code == 2
    assert f"cannot listen on port {port}" in ended.err


async def test_second_bot_on_one_database_is_refused(stage: Stage, tmp_path: Path) -> None:
    ended = await command(stage, tmp_path)
    assert ended.code == 2
    assert ended.err == "Another Jauap works on this database (DATABASE_URL). Stop it first.\n"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_signal_stops_it_cleanly(quiet_stage: Stage, tmp_path: Path, how: signal.Signals) -> None:
    process = await start(quiet_stage, tmp_path, LOG_LEVEL="warning")
    await quiet_stage.telegram.until(lambda: quiet_stage.telegram.calls_of("setMyCommands"), timeout=30)
    quiet_stage.aigerim.writes(ROADS)
    await quiet_stage.card(1)
    process.send_signal(how)
    _, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")
