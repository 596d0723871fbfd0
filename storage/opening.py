"""Opening whichever database a URL names."""

from sqlalchemy import make_url

from storage.database import Database
from storage.postgres import PostgresDatabase
from storage.sqlite import SqliteDatabase


async def open_database(url: str, *, alone: bool = True) -> Database:
    """Open `sqlite+aiosqlite:///…` or `postgresql+asyncpg://…`.

    A bot works `alone`: that raises DatabaseIsInUse while another does. Who only looks need not be.
    Raises DatabaseIsDamaged, DatabaseCannotBeOpened.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return await SqliteDatabase.open(url, alone=alone)
    return await PostgresDatabase.open(url, alone=alone)
