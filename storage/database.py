"""A database that runs whole transactions: `run(work)` gives what `work` returned once it is on disk."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")
Transaction = Connection
"""An open transaction, to be handed to the functions of `storage`."""


class Database(Protocol):
    """SQLite or PostgreSQL: the same plain functions run in either, one call one transaction."""

    async def run(self, work: Callable[..., T], *args: Any, first: bool = False, at_once: bool = False) -> T:
        """Call `work(transaction, *args)`, commit, and give its result; whatever it raises undoes it all.

        What goes `first` overtakes all that waits; what is to be committed `at_once` too, and nothing more
        joins its commit.
        """
        ...

    async def read(self, work: Callable[..., T], *args: Any) -> T:
        """Call `work(transaction, *args)`, which may only look, beside the writers and not before them."""
        ...

    async def close(self) -> None:
        """Finish what is in hand and let the database go."""
        ...


class DatabaseIsUnfit(Exception):
    """This database cannot be worked with as it is; the message tells the operator why."""


class DatabaseIsInUse(DatabaseIsUnfit):
    """Another Jauap already works on this database; two would say everything twice."""

    def __init__(self) -> None:
        super().__init__("Another Jauap works on this database (DATABASE_URL). Stop it first.")


class DatabaseIsDamaged(DatabaseIsUnfit):
    """What should be a database is none, or not whole any more."""

    def __init__(self, which: object) -> None:
        super().__init__(f"{which} is damaged, or no database at all. `restore` puts a backup in its place.")


class DatabaseIsForeign(DatabaseIsUnfit):
    """The database belongs to another program."""

    def __init__(self) -> None:
        super().__init__("This database was made by another program; Jauap does not write into it.")


class DatabaseCannotBeOpened(DatabaseIsUnfit):
    """The file or the server does not let us in."""

    def __init__(self, why: object) -> None:
        super().__init__(f"The database cannot be opened: {why}")
