"""/meetings: who wants to meet and waits for a time, and the agreed meetings by date."""

from datetime import timedelta

from bot.desk.meetings.seeing import meeting_in_words
from bot.desk.proposals.seeing import card_url
from bot.desk.work import Work
from bot.markup import split
from bot.meetings.words import list_of_meetings
from bot.speech import TEXT_LIMIT
from storage import appeals, meetings
from storage.records import EVERYTHING, Appeal, Place, Scope

SHOWN = 30
"""Requests that wait longest."""
AHEAD = timedelta(days=365)
JUST_NOW = timedelta(hours=2)
"""A meeting stays in the list so long after it began."""


def show_meetings(work: Work, place: Place, chats: frozenset[int] | None) -> None:
    """Show the meetings of some staff chats; where `chats` is None, of what the managers here look after."""
    say = work.voice_of_reader(place.chat_id)
    scope = work.office.scope_at(place) if chats is None else EVERYTHING
    numbers = meetings.waiting(work.rows, None if chats is None else sorted(chats), SHOWN, scope)
    waiting = [
        (appeal, meeting_in_words(work, appeal, say), card_url(work, appeal.id))
        for appeal in appeals.of_numbers(work.rows, numbers)
    ]
    coming = meetings.agreed(work.rows, after=work.now - JUST_NOW, until=work.now + AHEAD)
    about = {each.id: each for each in appeals.of_numbers(work.rows, [m.appeal_id for m in coming])}
    agreed = [
        (meeting, card_url(work, meeting.appeal_id))
        for meeting in coming
        if _concerns(about[meeting.appeal_id], chats, scope)
    ]
    for piece in split(list_of_meetings(waiting, agreed, say, work.now, work.office.zone), TEXT_LIMIT):
        work.say(place, piece, first=True)


def _concerns(appeal: Appeal, chats: frozenset[int] | None, scope: Scope) -> bool:
    return scope.covers(appeal.topic, appeal.region) and (chats is None or appeal.place.chat_id in chats)
