"""Preparing the text of a formal appeal for a citizen, out of what she wrote here."""

from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.formal_appeal import formal_appeal, formal_choice, introduction
from storage import appeals, lines
from storage.records import Appeal

OFFERED = 8
"""How many of her other appeals have a button."""


def prepare(work: Work, pressed: Press) -> None:
    """Give the text for the chosen appeal of hers, else for the newest, else with blanks."""
    latest = appeals.latest(work.rows, pressed.user_id, OFFERED + 1)
    appeal = _chosen(work, pressed) or next(iter(latest), None)
    thread = lines.of_appeal(work.rows, appeal.id) if appeal else []
    say = work.voice_of_stranger(pressed.user_id, pressed.client_language)
    others = [each.id for each in latest if appeal and each.id != appeal.id][:OFFERED]
    work.say(pressed.user_id, introduction(say, may_choose=bool(others)), formal_choice(others))
    for piece in formal_appeal(appeal, thread, work.office.ministry, say, work.now, work.office.zone):
        work.say(pressed.user_id, piece)
    work.answer_press(pressed.query_id)


def _chosen(work: Work, pressed: Press) -> Appeal | None:
    appeal = appeals.find(work.rows, pressed.appeal_id)
    return appeal if appeal and appeal.citizen_id == pressed.user_id else None
