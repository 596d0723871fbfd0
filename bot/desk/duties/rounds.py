"""The rounds: once a minute all that is due is told, each thing once for ever; the clock only says when."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.citizens.solving import ask_late, close_silent
from bot.desk.duties.promise_rounds import ask_staff, remind_promises, tell_citizens
from bot.desk.duties.reminding import Note, rows, tell_staff
from bot.desk.duties.urgent_round import tell_untaken
from bot.desk.incidents.intake import tell_growing_queue, tell_silent_intake
from bot.desk.incidents.rounds import answer_more, ask_more, remind_of_promises, show_quieter
from bot.desk.meetings.rounds import ask_how_it_went, free_abandoned, remind_of_meetings
from bot.desk.naming import name_of
from bot.desk.proposals.telling import ask_supporters, let_go, note_earlier, tell_supporters
from bot.desk.published.expiring import tell_expiring
from bot.desk.published.holding import let_go_in_time
from bot.desk.work import Work
from bot.markup import Text, bold, join, split
from bot.speech import TEXT_LIMIT
from bot.texts import Voice
from storage import appeals, deadlines, occasions, silences
from storage.records import Appeal, Place, Scope

AT_ONCE = 200
"""Appeals of which one round tells; the next minute tells of the rest."""
SHOWN_LATE = 8
"""Cards that one round lets say that they are late: a group takes about 20 messages a minute, edits too."""
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""Before any appeal."""


def show_late(work: Work) -> None:
    """Let card and receipt say that an answer is late, as soon as it is."""
    for number, key in _past(work, "late", SHOWN_LATE).items():
        appeal = appeals.lock(work.rows, number)
        if appeal and occasions.first_time(work.rows, key, work.now):
            show_card(work, appeal)
            show_receipt(work, appeal)


def remind(work: Work) -> None:
    """Remind each staff chat of answers that are due soon, while somebody is there to read it."""
    calendar, now = work.office.calendar, work.now
    if not calendar.is_working(now):
        return
    until = calendar.add_working_time(now, timedelta(hours=work.office.ministry.remind_hours))
    promised = deadlines.untold(work.rows, "remind", after=now, until=until, limit=AT_ONCE)
    by_law = deadlines.untold_by_law(work.rows, "remind", after=now, until=until, limit=AT_ONCE)
    near = [appeal for appeal in appeals.of_numbers(work.rows, list(promised)) if _is_near(work, appeal)]
    notes = [_of_promise(work, a) for a in near if occasions.first_time(work.rows, promised[a.id], now)]
    formal = appeals.of_numbers(work.rows, list(by_law))
    notes += [_of_law(work, a) for a in formal if occasions.first_time(work.rows, by_law[a.id], now)]
    tell_staff(work, notes)


def tell_overdue(work: Work) -> None:
    """Tell the managers once a working day what has become overdue since they were told last."""
    calendar, places = work.office.calendar, work.office.manager_places()
    day = f"overdue-told:{calendar.day_of(work.now):%Y%m%d}"
    if not places or not calendar.is_working(work.now) or occasions.happened_at(work.rows, day):
        return
    late = _past(work, "overdue", AT_ONCE)
    told = [number for number, key in late.items() if occasions.first_time(work.rows, key, work.now)]
    if told and occasions.first_time(work.rows, day, work.now):
        new = appeals.of_numbers(work.rows, told)
        for place in places:
            _tell_overdue(work, place, new)


def sound_alarm(work: Work) -> None:
    """Tell a staff chat and the managers that nobody reacts there while cards wait; once for each silence."""
    calendar, ministry = work.office.calendar, work.office.ministry
    if not calendar.is_working(work.now):
        return
    reacted = silences.reactions(work.rows)
    for place, (since, count) in deadlines.waiting(work.rows).items():
        last = reacted.get(place)
        silent = calendar.working_time_between(max(since, last or since), work.now)
        key = f"silence:{place.chat_id}:{place.thread_id or 0}:{last or EPOCH:%Y%m%d%H%M%S%f}"
        is_silent = silent >= timedelta(hours=ministry.silence_hours)
        if is_silent and occasions.first_time(work.rows, key, work.now):
            _tell_silence(work, place, count)


ROUNDS: Sequence[Callable[[Work], None]] = (
    show_late,
    remind,
    tell_overdue,
    sound_alarm,
    tell_untaken,
    remind_promises,
    tell_citizens,
    ask_staff,
    close_silent,
    ask_late,
    let_go_in_time,
    tell_expiring,
    note_earlier,
    let_go,
    tell_supporters,
    ask_supporters,
    remind_of_meetings,
    ask_how_it_went,
    free_abandoned,
    answer_more,
    ask_more,
    show_quieter,
    remind_of_promises,
    tell_silent_intake,
    tell_growing_queue,
)
"""All that is looked at once a minute, each in a transaction of its own."""


def _past(work: Work, what: str, limit: int) -> dict[int, str]:
    """Give the appeals that are late, by promise or by law, and of which `what` was not told."""
    span = {"after": EPOCH, "until": work.now}
    by_law = deadlines.untold_by_law(work.rows, what, **span, limit=limit)
    return by_law | deadlines.untold(work.rows, what, **span, limit=limit)


def _is_near(work: Work, appeal: Appeal) -> bool:
    """Whether more than half of the promised time is over: a short promise is not reminded of at once.

    Of a day that was promised by name another round reminds.
    """
    if appeal.due_at is None or appeal.due_from is None or appeal.promised_until is not None:
        return False
    calendar = work.office.calendar
    left = calendar.working_time_between(work.now, appeal.due_at)
    return left * 2 <= calendar.working_time_between(appeal.due_from, appeal.due_at)


def _of_promise(work: Work, appeal: Appeal) -> Note:
    say = work.voice_of_chat(appeal.place.chat_id)
    moment = say.moment(appeal.due_at or work.now, work.office.zone)
    words = say("№ {number}: the answer is due by {moment}", number=appeal.id, moment=moment)
    return Note(appeal, words, moment)


def _of_law(work: Work, appeal: Appeal) -> Note:
    say = work.voice_of_chat(appeal.place.chat_id)
    moment = say.moment(appeal.formal_due_at or work.now, work.office.zone)
    words = say("№ {number}: by law, the answer is due by {moment}", number=appeal.id, moment=moment)
    return Note(appeal, words, say("by law {moment}", moment=moment))


def _tell_overdue(work: Work, place: Place, new: Sequence[Appeal]) -> None:
    """Tell managers what is overdue of that which they look after, if anything of it is new."""
    scope = work.office.known_of(place).scope
    theirs = [appeal for appeal in new if scope.covers(appeal.topic, appeal.region)]
    if not theirs:
        return
    say = work.voice_of_chat(place.chat_id)
    for piece in split(_overdue_in_words(work, theirs, scope, say), TEXT_LIMIT):
        work.say(place, piece)


def _overdue_in_words(work: Work, new: Sequence[Appeal], scope: Scope, say: Voice) -> Text:
    """Give what is overdue, gathered by staff chat: what is new by number, all of it counted."""
    parts: list[Text | str] = [bold(say("Overdue answers"))]
    for place, count in deadlines.overdue(work.rows, work.now, scope).items():
        notes = [Note(a, "", _late_since(work, a, say)) for a in new if a.place == place]
        name = name_of(work, place, say)
        head = bold(say("{chat}: {count} overdue", chat=name, count=count))
        parts.append(join((head, *rows(work, notes, say))))
    return join(parts, "\n\n")


def _late_since(work: Work, appeal: Appeal, say: Voice) -> str:
    promised = appeal.due_at if appeal.due_from and not appeal.paused_at else None
    moments = [moment for moment in (promised, appeal.formal_due_at) if moment and moment <= work.now]
    return say.moment(min(moments, default=work.now), work.office.zone)


def _tell_silence(work: Work, place: Place, count: int) -> None:
    say = work.voice_of_chat(place.chat_id)
    work.say(place, join((bold(say("Nobody has reacted here for a while")), _silence(work, say, count))))
    for managers in work.office.manager_places():
        say = work.voice_of_chat(managers.chat_id)
        named = bold(say("No reaction in a staff chat: {chat}", chat=name_of(work, place, say)))
        work.say(managers, join((named, _silence(work, say, count))))


def _silence(work: Work, say: Voice, count: int) -> str:
    hours = work.office.ministry.silence_hours
    quiet = say.count(
        "For {count} working hour or longer, no answer, note or press of a button.",
        "For {count} working hours or longer, no answer, note or press of a button.",
        hours,
    )
    return quiet + " " + say.count("{count} appeal waits.", "{count} appeals wait.", count)
