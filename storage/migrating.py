"""Bringing a database to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.database import Transaction


class SchemaIsNewer(Exception):
    """The database was written by a newer Jauap than this one."""


def migrate(transaction: Transaction) -> None:
    """Apply the migrations that are missing; raises SchemaIsNewer."""
    config = alembic_config()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if (present := revision(transaction)) and present not in known:
        raise SchemaIsNewer(present)
    config.attributes["connection"] = transaction
    command.upgrade(config, "head")


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
