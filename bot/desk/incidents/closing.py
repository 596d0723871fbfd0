"""The end of an incident: everybody in it is asked whether it is solved."""

from datetime import timedelta

from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.citizens.solving import ask
from bot.desk.incidents.keeping import change
from bot.desk.work import Work
from bot.outcomes import without_word
from storage import appeals, incident_answers
from storage.incident_records import Done, Incident

AT_ONCE = 200
"""People who are asked in one transaction; the rest are asked in the next ones."""
ASKED_WITHIN = timedelta(days=1)
"""Who was not asked within this time after an incident was closed is asked no more."""


def close(work: Work, incident: Incident, *, is_solved: bool) -> Incident:
    """Close an incident and ask the first of those in it whether it is solved."""
    ended = {"closed_at": work.now, "solved_at": work.now if is_solved else None, "reopened_at": None}
    closed = change(work, incident, Done.SOLVED if is_solved else Done.CLOSED, **ended)
    ask_some(work, closed)
    return closed


def ask_some(work: Work, incident: Incident) -> None:
    """Close some of the appeals of a closed incident without a word, and ask their citizens for one.

    Whom an answer to everybody has still to reach is asked after it.
    """
    is_answering = any(each.incident_id == incident.id for each in incident_answers.going(work.rows))
    if incident.closed_at is None or is_answering:
        return
    for appeal in appeals.to_ask(work.rows, incident.id, incident.closed_at, AT_ONCE):
        closed = work.change_appeal(appeal, **without_word(appeal, work.now))
        show_card(work, closed)
        show_receipt(work, closed)
        ask(work, closed, quietly=False)
