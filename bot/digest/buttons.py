"""The buttons of a digest: what leads closer, what leads back, and “seen”. Pure."""

from collections.abc import Iterable, Sequence

from bot.digest.naming import Reader
from bot.digest.report import Report
from bot.incidents.names import code
from bot.markup import shorten
from bot.speech import Button, Rows

WIDEST = 30
"""Characters of a button's label that a phone shows whole."""


def home(digest_id: int, incidents: Iterable[tuple[int, str]], seen: int, reader: Reader) -> Rows:
    """Give the buttons under a digest; incidents are (number, where)."""
    say = reader.say
    of_incidents = [
        [_button(f"{code(number, say)} · {where}", digest_id, f"i-{number}")] for number, where in incidents
    ]
    seen_label = " · ".join((say("Seen"), *([str(seen)] if seen else [])))
    return [
        *of_incidents,
        [_button(say("Regions"), digest_id, "regions"), _button(say("Topics"), digest_id, "topics")],
        [_button(say("Overdue"), digest_id, "late"), _button(say("Open longest"), digest_id, "old")],
        [_button(seen_label, digest_id, "seen")],
    ]


def back(digest_id: int, reader: Reader, to: str = "home") -> Rows:
    """Give the button that leads back."""
    say = reader.say
    return [[_button("← " + say("Back"), digest_id, to)]]


def regions(digest_id: int, report: Report, reader: Reader) -> Rows:
    """Give a button for each region of which there is something to see, and back."""
    codes = dict.fromkeys(row.region for row in report.rows if row.region)
    return _menu(digest_id, [(reader.region(code), f"r-{code}") for code in codes], reader)


def topics(digest_id: int, report: Report, reader: Reader) -> Rows:
    """Give a button for each topic of which there is something to see, and back."""
    names = dict.fromkeys(row.topic for row in report.rows)
    return _menu(digest_id, [(reader.topic(topic), f"t-{topic}") for topic in names], reader)


def _menu(digest_id: int, named: Sequence[tuple[str, str]], reader: Reader) -> Rows:
    buttons = [_button(label, digest_id, argument) for label, argument in named]
    rows = [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    return [*rows, *back(digest_id, reader)]


def _button(label: str, digest_id: int, argument: str) -> Button:
    return Button(shorten(label, WIDEST), f"digest:{digest_id}:{argument}")
