"""The formal side of an appeal: its e-Otinish number, and the legal clock that runs only with one."""

from datetime import datetime

from bot.calendar import months_after
from bot.deadlines import EXTENDED_MONTHS, FORWARD_DAYS, legal_deadline, registered
from bot.desk.cards.showing import show_card
from bot.desk.incoming import Employee, Incoming
from bot.desk.replies.answering import addressed
from bot.desk.work import Work
from bot.formal import Deed, FormalOrder, read_order
from bot.markup import Text, join
from storage import appeals, formals, silences
from storage.acts import What
from storage.records import Appeal, Formal
from storage.roles import Role

OLDEST_RECEIPT = 366
"""Days ago when a formal appeal may have been received at most."""


def formal(work: Work, incoming: Incoming, employee: Employee, written: str) -> None:
    """Do what staff wrote after /formal; where it cannot be understood or done, say how it is written."""
    order = read_order(written, addressed(work, incoming) or None)
    appeal = appeals.lock(work.rows, order.appeal_id) if order.appeal_id else None
    if appeal is not None and work.office.now_at(appeal.place).chat_id != incoming.chat_id:
        appeal = None
    if appeal is None or order.deed is Deed.HELP:
        _explain(work, incoming, order, appeal)
        return
    silences.react(work.rows, appeal.place, work.now)
    work.meet_staff(employee, incoming.chat_id)
    known = formals.find(work.rows, appeal.id)
    if order.deed is Deed.ATTACH:
        _attach(work, incoming, appeal, order, employee)
    elif known is None or appeal.formal_due_at is None:
        say = work.voice_of_chat(incoming.chat_id)
        words = say(
            "No e-Otinish number is attached to № {number}: the legal clock does not run.", number=appeal.id
        )
        _answer(work, incoming, appeal, words)
    elif order.deed is Deed.EXTEND:
        _extend(work, incoming, appeal, known, order)
    elif order.deed is Deed.FORWARD:
        _forward(work, incoming, appeal, known, order)
    else:
        _detach(work, incoming, appeal)


def _attach(work: Work, incoming: Incoming, appeal: Appeal, order: FormalOrder, employee: Employee) -> None:
    calendar, say = work.office.calendar, work.voice_of_chat(incoming.chat_id)
    today = calendar.day_of(work.now)
    received = order.day or calendar.day_of(calendar.next_working_moment(work.now))
    if order.day and not 0 <= (today - order.day).days <= OLDEST_RECEIPT:
        _answer(work, incoming, appeal, say("It must have been registered today or within the last year."))
        return
    formals.attach(work.rows, appeal.id, order.words, received, employee.id, work.now)
    appeal = _count_anew(work, appeal)
    forward_by = calendar.add_working_days(registered(received, calendar), FORWARD_DAYS)
    words = say(
        "№ {number} is formal now: e-Otinish {formal}. By law, the answer is due by {day}; "
        "if it is not ours to answer, forward it by {forward}.",
        number=appeal.id,
        formal=order.words,
        day=say.day(appeal.formal_due_at or work.now, work.office.zone),
        forward=say.date_in_words(forward_by),
    )
    _answer(work, incoming, appeal, words)


def _extend(work: Work, incoming: Incoming, appeal: Appeal, known: Formal, order: FormalOrder) -> None:
    """Extend the time, and tell the citizen at once; the law gives three working days for telling her."""
    say, longest = work.voice_of_chat(incoming.chat_id), months_after(known.received_on, EXTENDED_MONTHS)
    present = work.office.calendar.day_of(appeal.formal_due_at or work.now)
    if order.day is None or not present < order.day <= longest:
        words = say(
            "Not extended: the new day must be after {present} and not after {longest}, "
            "two months from the receipt.",
            present=say.date_in_words(present),
            longest=say.date_in_words(longest),
        )
        _answer(work, incoming, appeal, words)
        return
    formals.change(work.rows, appeal.id, extended_until=order.day, reason=order.words)
    appeal = _count_anew(work, appeal)
    day = say.date_in_words(order.day)
    _answer(work, incoming, appeal, say("Extended until {day}; the citizen is told.", day=day))
    say = work.voice_of_citizen(appeal.citizen_id)
    words = say(
        "The time to answer № {number} (e-Otinish {formal}) is extended until {day}. The reason: {reason}",
        number=appeal.id,
        formal=known.number,
        day=say.date_in_words(order.day),
        reason=order.words,
    )
    work.say(appeal.citizen_id, Text(words), role=Role.RECEIPT, appeal_id=appeal.id)


def _forward(work: Work, incoming: Incoming, appeal: Appeal, known: Formal, order: FormalOrder) -> None:
    """Note that others answer it now, which ends our clock, and tell the citizen at once."""
    calendar, say = work.office.calendar, work.voice_of_chat(incoming.chat_id)
    formals.change(work.rows, appeal.id, forwarded_to=order.words, forwarded_at=work.now)
    appeal = _set(work, appeal, None)
    show_card(work, appeal)
    last = calendar.add_working_days(registered(known.received_on, calendar), FORWARD_DAYS)
    is_late = calendar.day_of(work.now) > last
    words = (
        say("Forwarded to {whom}; the citizen is told.", whom=order.words),
        say("The three working days for it ended on {day}.", day=say.date_in_words(last)) if is_late else "",
    )
    _answer(work, incoming, appeal, " ".join(filter(None, words)))
    say = work.voice_of_citizen(appeal.citizen_id)
    told = say(
        "№ {number} (e-Otinish {formal}) is not ours to answer and was forwarded to {whom}.",
        number=appeal.id,
        formal=known.number,
        whom=order.words,
    )
    work.say(appeal.citizen_id, Text(told), role=Role.RECEIPT, appeal_id=appeal.id)


def _detach(work: Work, incoming: Incoming, appeal: Appeal) -> None:
    formals.detach(work.rows, appeal.id)
    appeal = _set(work, appeal, None)
    show_card(work, appeal)
    say = work.voice_of_chat(incoming.chat_id)
    words = say("The e-Otinish number is off № {number}: the legal clock has stopped.", number=appeal.id)
    _answer(work, incoming, appeal, words)


def _count_anew(work: Work, appeal: Appeal) -> Appeal:
    """Give the appeal with the legal deadline that its formal side has now."""
    known = formals.find(work.rows, appeal.id)
    appeal = _set(work, appeal, legal_deadline(known, work.office.calendar) if known else None)
    show_card(work, appeal)
    return appeal


def _set(work: Work, appeal: Appeal, due_at: datetime | None) -> Appeal:
    """Give the appeal with another legal deadline, or with none."""
    day = work.office.calendar.day_of(due_at).isoformat() if due_at else None
    work.record(appeal, What.FORMAL, after={"until": day})
    return work.change_appeal(appeal, formal_due_at=due_at)


def _explain(work: Work, incoming: Incoming, order: FormalOrder, appeal: Appeal | None) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    unknown = order.appeal_id is not None and appeal is None
    number = order.appeal_id if appeal else 41
    command = f"/formal {number}"
    words = join(
        (
            say("There is no № {number} in this chat.", number=order.appeal_id) if unknown else "",
            say("Reply to a card with /formal, or name the appeal, in one of these ways:"),
            say.explain(f"{command} ЗТ-2026-01234567", say("attach its e-Otinish number, received today")),
            say.explain(f"{command} ЗТ-2026-01234567 13.03.2026", say("the same, received on that day")),
            say.explain(
                f"{command} {say('extend')} 13.05.2026 …",
                say("extend the time until that day, then the reason"),
            ),
            say.explain(f"{command} {say('forward')} …", say("say to whom it was forwarded")),
            say.explain(f"{command} {say('off')}", say("take the number off")),
        )
    )
    work.say(incoming.chat_id, words, reply_to=incoming.message_id)


def _answer(work: Work, incoming: Incoming, appeal: Appeal, words: str) -> None:
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id, appeal_id=appeal.id)
