"""The charts of a digest, read on a phone, also in grey: SVG written here, drawn by resvg."""

from bot.digest.charts.weeks import weeks_chart
from bot.digest.charts.worse import worse_chart
from bot.digest.naming import Reader
from bot.digest.report import Report

__all__ = ["charts"]


def charts(report: Report, reader: Reader) -> dict[str, bytes]:
    """Draw what is worse than normal, if anything is, and the eight weeks: PNG by name of the file."""
    worse = {"worse.png": worse_chart(report, reader)} if report.worse else {}
    return {**worse, "weeks.png": weeks_chart(report, reader)}
