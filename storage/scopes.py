"""What is within a scope, as a condition of a query."""

from sqlalchemy import ColumnElement

from storage.records import Scope
from storage.schema import appeals


def within(scope: Scope) -> list[ColumnElement[bool]]:
    """Give the conditions that keep appeals of the scope; no condition if it is everything."""
    regions = [appeals.c.region.in_(sorted(scope.regions))] if scope.regions else []
    topics = [appeals.c.topic.in_(sorted(scope.topics))] if scope.topics else []
    return [*regions, *topics]
