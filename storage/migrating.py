"""Bringing a database to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from storage.database import DatabaseIsDamaged, DatabaseIsForeign, DatabaseIsUnfit, Transaction
from storage.schema import metadata


class SchemaIsNewer(DatabaseIsUnfit):
    """The database was written by a newer Jauap than this one."""

    def __init__(self, present: str) -> None:
        super().__init__(f"This was written by a newer Jauap (schema {present}). Update this one first.")


def migrate(transaction: Transaction) -> None:
    """Apply the migrations that are missing; raises SchemaIsNewer, DatabaseIsForeign, DatabaseIsDamaged."""
    present = fitting_revision(transaction)
    if present == newest():
        return
    if present and transaction.dialect.name == "sqlite":
        check_pages(transaction)
    config = alembic_config()
    config.attributes["connection"] = transaction
    command.upgrade(config, "head")


def fitting_revision(transaction: Transaction) -> str | None:
    """Give the revision, None for an empty database; raises SchemaIsNewer, DatabaseIsForeign."""
    present = revision(transaction)
    tables = set(inspect(transaction).get_table_names())
    ours = tables & set(metadata.tables)
    # A PostgreSQL database may hold tables of an extension (PostGIS) beside ours.
    if (ours or (tables and transaction.dialect.name == "sqlite")) and present is None:
        raise DatabaseIsForeign
    if present and not ours:
        raise DatabaseIsForeign
    if present:
        refuse_unknown(present)
    return present


def refuse_unknown(present: str) -> None:
    """Raise SchemaIsNewer unless this Jauap knows the revision."""
    scripts = ScriptDirectory.from_config(alembic_config()).walk_revisions()
    if present not in {script.revision for script in scripts}:
        raise SchemaIsNewer(present)


def check_pages(transaction: Transaction, how: str = "quick_check") -> None:
    """Read every page of a SQLite database (1 s a gigabyte); raises DatabaseIsDamaged."""
    if transaction.exec_driver_sql(f"PRAGMA {how}(1)").scalar() != "ok":
        raise DatabaseIsDamaged("The database file")


def revision(transaction: Transaction) -> str | None:
    """Give the revision of the schema, None if there is none yet."""
    return MigrationContext.configure(transaction).get_current_revision()


def newest() -> str | None:
    """Give the newest revision that this Jauap knows."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def alembic_config() -> Config:
    """Give Alembic's settings; there is no alembic.ini, this is all of them."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
