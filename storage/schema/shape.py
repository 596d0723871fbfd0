"""What all tables share: their metadata, and how moments and numbers are kept."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Dialect, Integer, MetaData, TypeDecorator


class NaiveTime(ValueError):
    """A time without a zone cannot be stored."""


class UtcTime(TypeDecorator[datetime]):
    """A moment: needs a zone on its way in, is UTC on its way out, in either database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time; give SQLite, which knows no zones, plain UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveTime(value)
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say that what comes out is UTC."""
        if value is None or dialect.name != "sqlite":
            return value
        return value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


Serial = BigInteger().with_variant(
    Integer, "sqlite"
)  # SQLite counts only an INTEGER PRIMARY KEY up by itself


def moment(name: str, **options: Any) -> Column[datetime]:
    """Give a column that keeps a moment."""
    return Column(name, UtcTime(), **options)
