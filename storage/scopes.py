"""What is within a scope, as a condition of a query."""

from sqlalchemy import ColumnElement, Table

from storage.records import Scope
from storage.schema import appeals


def within(scope: Scope, table: Table = appeals) -> list[ColumnElement[bool]]:
    """Give the conditions that keep what is of the scope; no condition if it is everything."""
    regions = [table.c.region.in_(sorted(scope.regions))] if scope.regions else []
    topics = [table.c.topic.in_(sorted(scope.topics))] if scope.topics else []
    return [*regions, *topics]
