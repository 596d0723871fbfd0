"""A database for the command line, which may be used while a bot works on it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import make_url

from storage import migrating
from storage.database import Database, DatabaseIsInUse, DatabaseIsUnfit
from storage.opening import open_database
from storage.sqlite import file_of


class SchemaIsOlder(DatabaseIsUnfit):
    """An older Jauap works on this database, which therefore cannot be brought up to date."""

    def __init__(self) -> None:
        super().__init__("The database is not up to date, and a bot works on it. Stop it and start it anew.")


@asynccontextmanager
async def beside(url: str) -> AsyncIterator[Database]:
    """Give the database at the newest schema; if no bot works on it, it is brought there.

    Raises DatabaseIsUnfit.
    """
    try:
        database, alone = await open_database(url), True
    except DatabaseIsInUse:
        database, alone = await open_database(url, alone=False), False
    try:
        if alone:
            await database.run(migrating.migrate)
        elif await database.run(migrating.fitting_revision) != migrating.newest():
            raise SchemaIsOlder
        yield database
    finally:
        await database.close()


def is_there(url: str) -> bool:
    """Whether there is something to open; a server is taken to be there."""
    return make_url(url).get_backend_name() != "sqlite" or file_of(url).exists()
