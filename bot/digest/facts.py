"""Reads what a digest, or a report of some days, is made of."""

from dataclasses import dataclass
from datetime import tzinfo

from bot.digest.period import Period
from bot.digest.report import Report
from bot.ministry import Ministry
from storage import figures, incidents, templates
from storage.database import Database, Transaction
from storage.incident_records import IncidentOfPeriod
from storage.records import EVERYTHING, Scope


@dataclass(frozen=True, slots=True)
class Facts:
    """What a digest is made of."""

    report: Report
    incidents: list[IncidentOfPeriod]


async def read_facts(
    database: Database, ministry: Ministry, period: Period, zone: tzinfo, scope: Scope = EVERYTHING
) -> Facts:
    """Count a period, and gather what else a digest tells of it."""
    today, a_week_ago = (moment.astimezone(zone).date() for moment in (period.end, period.start))

    def read(transaction: Transaction) -> Facts:
        counted = figures.gather(
            transaction,
            start=period.start,
            end=period.end,
            today=today,
            a_week_ago=a_week_ago,
            scope=scope,
        )
        ready = frozenset(topic for _, topic, _ in templates.outlines(transaction, ministry.id))
        return Facts(Report(counted, ready), incidents.of_period(transaction, period.start, period.end))

    return await database.read(read)
