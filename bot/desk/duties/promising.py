"""What staff promise a citizen by a day: offered beneath an answer, made with a tap, settled with one."""

from datetime import date

from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.citizens.solving import ask as ask_citizen
from bot.desk.incoming import Employee, Press
from bot.desk.work import Work
from bot.markup import Text
from bot.promises import FARTHEST, promised_day
from bot.speech import Button, Rows
from storage import lines, posts, promises
from storage.acts import What
from storage.records import Appeal, Author, Delivery, Line, Place, Promise, Status
from storage.roles import Role

PROMISES = frozenset({"promise", "nopromise", "kept", "broken"})
"""Verbs of the buttons about promises."""
EARLY, LATE = "early", "late"
"""When staff are asked how a promise ended: as the appeal is closed or answered again, and after its day."""
NUMBER_LENGTH = 18
"""Digits of the longest id in a button."""


def promise(work: Work, appeal: Appeal, until: date, employee: Employee) -> Appeal:
    """Promise the citizen something by a day within a year from now; give the appeal that shows it."""
    if not _can_be(work, until) or not promises.add(work.rows, appeal.id, until, employee.id, work.now):
        return appeal
    work.record(appeal, What.PROMISED, after={"until": until.isoformat()})
    return _show(work, appeal)


def offer(work: Work, appeal: Appeal, line: Line) -> None:
    """Offer the day that an answer names as a promise, with one tap beneath the answer."""
    calendar = work.office.calendar
    day = promised_day(line.text, calendar.day_of(work.now), calendar)
    if day is None or any(known.until == day for known in promises.unsettled(work.rows, appeal.id)):
        return
    say = work.voice_of_chat(line.chat_id)
    words = say("Is this a promise to the citizen, by {day}?", day=say.date_in_words(day))
    argument = f"{day:%Y%m%d}-{line.id}"
    buttons = [
        [
            Button(say("Yes, promise"), f"promise:{appeal.id}:{argument}"),
            Button(say("No"), f"nopromise:{appeal.id}:{argument}"),
        ]
    ]
    _say_beneath(work, appeal, line, words, buttons)


def press(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Write a promise down, leave it, or say what became of one; old buttons meet the present state."""
    if pressed.verb in {"kept", "broken"}:
        _settle(work, pressed, appeal, employee)
    else:
        _decide(work, pressed, appeal, employee)


def ask(work: Work, appeal: Appeal, asked: Promise, when: str) -> None:
    """Ask staff whether a promise was kept."""
    say = work.voice_of_chat(appeal.place.chat_id)
    words = say(
        "By {day} we promised the citizen something. Was it kept?", day=say.date_in_words(asked.until)
    )
    buttons = [
        [
            Button(say("Kept"), f"kept:{appeal.id}:{asked.id}"),
            Button(say("Not kept"), f"broken:{appeal.id}:{asked.id}"),
        ]
    ]
    work.say(
        appeal.place,
        Text(words),
        buttons,
        key=_question_key(asked, when),
        reply_key=f"card:{appeal.id}",
        appeal_id=appeal.id,
    )


def _decide(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    day, line = _offered(work, pressed, appeal)
    if day is None or line is None:
        work.answer_press(pressed.query_id)
        return
    if pressed.verb == "promise" and line.delivery is not Delivery.TAKEN_BACK:
        appeal = _promise_and_tell(work, appeal, day, employee)
    say = work.voice_of_chat(pressed.chat_id)
    if any(known.until == day for known in promises.unsettled(work.rows, appeal.id)):
        words = say("Promised to the citizen by {day}", day=say.date_in_words(day))
    else:
        words = say("Not a promise.")
        _ask_whether_solved(work, appeal)
    _say_beneath(work, appeal, line, words)
    work.answer_press(pressed.query_id, words)


def _promise_and_tell(work: Work, appeal: Appeal, day: date, employee: Employee) -> Appeal:
    """Give the appeal with a promise, of which its citizen is told once."""
    promised = promise(work, appeal, day, employee)
    if promised is not appeal:
        say = work.voice_of_citizen(appeal.citizen_id)
        words = say(
            "№ {number}: the staff promised you something by {day}.",
            number=appeal.id,
            day=say.date_in_words(day),
        )
        work.say(appeal.citizen_id, Text(words), appeal_id=appeal.id)
    return promised


def _offered(work: Work, pressed: Press, appeal: Appeal) -> tuple[date | None, Line | None]:
    """Give the day and the answer that a button names, nothing for one that was never offered so."""
    written, _, number = pressed.argument.partition("-")
    if not (
        number.isdecimal() and len(number) <= NUMBER_LENGTH and written.isdecimal() and len(written) == 8
    ):
        return None, None
    line = lines.find(work.rows, int(number))
    if line is None or line.appeal_id != appeal.id or line.author is not Author.STAFF:
        return None, None
    try:
        return date.fromisoformat(written), line
    except ValueError:
        return None, None


def _settle(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    number = pressed.argument
    is_number = number.isdecimal() and len(number) <= NUMBER_LENGTH
    known = promises.find(work.rows, int(number)) if is_number else None
    if known is None or known.appeal_id != appeal.id:
        work.answer_press(pressed.query_id)
        return
    is_kept = pressed.verb == "kept" if known.is_kept is None else known.is_kept
    if promises.settle(work.rows, known.id, is_kept=is_kept, by=employee.id, now=work.now):
        work.record(appeal, What.KEPT if is_kept else What.BROKEN, after={"until": known.until.isoformat()})
        appeal = _show(work, appeal)
        if is_kept:
            _ask_whether_solved(work, appeal)
    say = work.voice_of_chat(pressed.chat_id)
    day = say.date_in_words(known.until)
    words = (
        say("The promise of {day}: kept", day=day)
        if is_kept
        else say("The promise of {day}: not kept", day=day)
    )
    for when in (EARLY, LATE):
        if posts.of_key(work.rows, _question_key(known, when)):
            work.say(appeal.place, Text(words), key=_question_key(known, when), appeal_id=appeal.id)
    work.answer_press(pressed.query_id, words)


def _ask_whether_solved(work: Work, appeal: Appeal) -> None:
    """Ask the citizen what was not asked as long as something was promised."""
    if appeal.status is Status.ANSWERED and appeal.promised_until is None:
        ask_citizen(work, appeal, quietly=True)


def _show(work: Work, appeal: Appeal) -> Appeal:
    """Let card and receipt show the nearest day that is still promised."""
    known = promises.unsettled(work.rows, appeal.id)
    appeal = work.change_appeal(appeal, promised_until=known[0].until if known else None)
    show_card(work, appeal)
    show_receipt(work, appeal)
    return appeal


def _say_beneath(work: Work, appeal: Appeal, line: Line, words: str, buttons: Rows = ()) -> None:
    """Say something about an answer as a reply to it; the same message again."""
    place = work.office.now_at(appeal.place)
    work.say(
        place if place.chat_id == line.chat_id else Place(line.chat_id),
        Text(words),
        buttons,
        role=Role.WORD,
        key=f"offer:{line.id}",
        reply_to=line.message_id,
        appeal_id=appeal.id,
    )


def _can_be(work: Work, until: date) -> bool:
    today = work.office.calendar.day_of(work.now)
    return today <= until <= today + FARTHEST


def _question_key(asked: Promise, when: str) -> str:
    return f"kept:{asked.id}:{when}"
