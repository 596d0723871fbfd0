"""Whether an appeal is solved: what the citizen's word, or her silence, changes about it. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.texts import Voice
from storage.records import Appeal, Kind, Outcome, Status

COUNTS = timedelta(days=14)
"""Her word on an appeal that was closed without it counts for this long."""
DISPUTES = frozenset({Outcome.DISPUTED, Outcome.PARTLY})


def awaits_word(appeal: Appeal, now: datetime) -> bool:
    """Whether it is for the citizen to say whether it is solved; thanks have nothing to solve."""
    if appeal.kind is Kind.THANKS:
        return False
    if appeal.is_open:
        return appeal.status is Status.ANSWERED
    is_without_word = appeal.outcome is Outcome.UNCONFIRMED or appeal.outcome in DISPUTES
    return is_without_word and appeal.closed_at is not None and now - appeal.closed_at <= COUNTS


def by_her_word(appeal: Appeal, outcome: Outcome, now: datetime) -> Mapping[str, object]:
    """Give the new values of an appeal on which the citizen gave her word; none where it changes nothing.

    That it is solved she may say of every open appeal; that it is not, only of what was answered or closed.
    """
    if outcome is Outcome.CONFIRMED and (appeal.is_open or awaits_word(appeal, now)):
        return _closed(appeal, outcome, now)
    if outcome in DISPUTES and awaits_word(appeal, now):
        return disputed(appeal, outcome, now)
    return {}


def disputed(appeal: Appeal, outcome: Outcome, now: datetime) -> Mapping[str, object]:
    """Give the new values of an appeal that the citizen calls unsolved: it is open again, and that counts."""
    return {
        "status": Status.REOPENED,
        "closed_at": None,
        "touched_at": now,
        "outcome": outcome,
        "outcome_at": now,
        "disputes": appeal.disputes + 1,
        "rating": None,
        "comment_id": None,
    }


def without_word(appeal: Appeal, now: datetime) -> Mapping[str, object]:
    """Give the new values of an appeal that is closed without the citizen's word.

    Who disputed it and got no answer since has said her word: it stays disputed.
    """
    if appeal.kind is Kind.THANKS:
        return {"status": Status.CLOSED, "closed_at": now, "outcome": None, "outcome_at": None}
    if appeal.outcome in DISPUTES and appeal.status is not Status.ANSWERED:
        return {"status": Status.CLOSED, "closed_at": now}
    return _closed(appeal, Outcome.UNCONFIRMED, now)


def withdrawn(appeal: Appeal, now: datetime) -> Mapping[str, object]:
    """Give the new values of an appeal that the citizen takes back."""
    return _closed(appeal, Outcome.WITHDRAWN, now)


def reopened(appeal: Appeal) -> Mapping[str, object]:
    """Give what becomes of its end when an appeal is opened again: only a dispute stays true."""
    if appeal.outcome in DISPUTES:
        return {"declined": None}
    return {"declined": None, "outcome": None, "outcome_at": None, "rating": None, "comment_id": None}


def written_again(appeal: Appeal, now: datetime, *, is_thanks: bool) -> Mapping[str, object]:
    """Give the new values of an appeal to which its citizen wrote again; mere thanks open nothing."""
    status = appeal.status
    if status is Status.CLOSED and not is_thanks:
        status = Status.REOPENED
    elif status in {Status.WAITING, Status.ANSWERED} and not is_thanks:
        status = Status.IN_PROGRESS
    opens = status is not appeal.status and not appeal.is_open
    ending = {"closed_at": None, **reopened(appeal)} if opens else {}
    return {"status": status, "touched_at": now, **ending}


def outcome_in_words(appeal: Appeal, say: Voice) -> str:
    """Give for staff what became of an appeal, nothing as long as that is not known."""
    names = {
        Outcome.CONFIRMED: say("Solved, the citizen says"),
        Outcome.DISPUTED: say("Disputed by the citizen"),
        Outcome.PARTLY: say("Solved only in part, the citizen says"),
        Outcome.UNCONFIRMED: say("Unconfirmed: the citizen has not said whether it is solved"),
        Outcome.WITHDRAWN: say("Withdrawn by the citizen"),
    }
    if appeal.outcome is None:
        return ""
    more = ""
    if appeal.outcome in DISPUTES and appeal.disputes > 1:
        more = say("({count} times)", count=appeal.disputes)
    if appeal.outcome is Outcome.CONFIRMED and appeal.rating:
        more = say("({rating} of 5)", rating=appeal.rating)
    return " ".join(filter(None, (names[appeal.outcome], more)))


def _closed(appeal: Appeal, outcome: Outcome, now: datetime) -> Mapping[str, object]:
    closed_at = now if appeal.is_open else appeal.closed_at
    return {"status": Status.CLOSED, "closed_at": closed_at, "outcome": outcome, "outcome_at": now}
