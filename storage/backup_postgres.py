"""Copies of a PostgreSQL database by its own programs, pg_dump and pg_restore."""

import asyncio
import os
import re
from pathlib import Path

from sqlalchemy import URL

from storage.database import DatabaseIsDamaged, DatabaseIsForeign, DatabaseIsUnfit
from storage.migrating import refuse_unknown

MARK = b"PGDMP"
"""The first bytes of pg_dump's custom format."""
REVISION = re.compile(r"^COPY \S*alembic_version \(version_num\) FROM stdin;\n(\w+)$", re.MULTILINE)


class ProgramIsMissing(DatabaseIsUnfit):
    """A program of PostgreSQL's that is needed is not on this machine."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is not here. Install PostgreSQL's client programs, as new as the server "
            "(Debian: apt install postgresql-client)."
        )


class ProgramFailed(DatabaseIsUnfit):
    """A program of PostgreSQL's could not do its work."""


async def dump(url: URL, target: Path) -> None:
    """Fill `target` with one unchanging view of the database; raises ProgramIsMissing, ProgramFailed."""
    await _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}", url=url)


async def check(path: Path) -> None:
    """Read a whole backup; raises DatabaseIsDamaged, DatabaseIsForeign, SchemaIsNewer, ProgramIsMissing."""
    if not is_archive(path):
        raise DatabaseIsDamaged(path)
    try:
        await _run("pg_restore", f"--file={os.devnull}", str(path))
        found = REVISION.search(
            await _run("pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(path))
        )
    except ProgramFailed as error:
        raise DatabaseIsDamaged(path) from error
    if found is None:
        raise DatabaseIsForeign
    refuse_unknown(found[1])


def is_archive(path: Path) -> bool:
    """Whether a file begins as pg_dump's do."""
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK


async def put_back(url: URL, source: Path) -> None:
    """Put a backup in the place of what the database holds: all of it or, if anything fails, nothing."""
    await _run(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--single-transaction",
        "--no-owner",
        "--no-privileges",
        f"--dbname={url.database}",
        str(source),
        url=url,
    )


async def _run(program: str, *arguments: str, url: URL | None = None) -> str:
    """Give what a program printed; raises ProgramIsMissing, ProgramFailed."""
    try:
        process = await asyncio.create_subprocess_exec(
            program,
            *arguments,
            env={**os.environ, **(_way(url) if url else {})},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
    except FileNotFoundError as error:
        raise ProgramIsMissing(program) from error
    printed, complained = await process.communicate()
    if process.returncode:
        raise ProgramFailed(_first_complaint(complained.decode(errors="replace"), program))
    return printed.decode(errors="replace")


def _way(url: URL) -> dict[str, str]:
    """Give the way to the server as PostgreSQL's programs read it; all users can read a command line."""
    asked = url.query
    given = {
        "PGHOST": url.host or asked.get("host"),
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
        "PGSSLMODE": asked.get("sslmode") or asked.get("ssl"),
    }
    return {name: str(value) for name, value in given.items() if value}


def _first_complaint(words: str, program: str) -> str:
    """Give the line that tells what is wrong; those after it may hold rows of the database."""
    lines = [line for line in words.splitlines() if line.startswith(f"{program}: error:")]
    return lines[0] if lines else f"{program} failed."
