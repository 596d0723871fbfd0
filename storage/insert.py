"""INSERT … ON CONFLICT, in whichever dialect the transaction speaks."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Transaction


def insert(transaction: Transaction, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Give an INSERT that knows ON CONFLICT; both dialects share the methods used here."""
    speak = postgresql.insert if transaction.dialect.name == "postgresql" else sqlite.insert
    return speak(table)
