"""A message of which it is doubtful where it belongs: it is added at once, and then the citizen is asked."""

from collections.abc import Sequence

from bot.desk.acting.splitting import move_lines, set_apart
from bot.desk.cards.showing import IN_A_ROW, card_key, show_addition, show_card, show_receipt
from bot.desk.citizens.flooding import takes_more
from bot.desk.citizens.learning import doubtful_topics
from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.doubts import FRESH, is_doubtful
from bot.markup import Text
from bot.outcomes import written_again
from bot.receipts import added, doubt_buttons, doubt_in_words, moved_line
from bot.speech import Rows
from bot.tags import Tags
from storage import acts, appeals, lines, outbox, posts
from storage.records import Appeal, Author, Line, Status
from storage.roles import Role

DOUBTS = frozenset({"same", "other"})
"""Verbs of the buttons beneath the question."""
ENDING = ("status", "outcome", "rating", "declined")
"""What a message changes of an appeal that it opens again."""
NUMBER_LENGTH = 18
"""Digits of the longest id in a button."""
LATEST = 20
"""How many of a citizen's appeals a line can be moved to."""


def doubts(work: Work, appeal: Appeal, tags: Tags, latest: Sequence[Appeal]) -> Sequence[Appeal] | None:
    """Give None if it is clear that a message belongs to the appeal, else to which others it may."""
    others = [
        each
        for each in latest
        if each.id != appeal.id and each.is_open and work.now - each.touched_at <= FRESH
    ]
    is_topic_sure = not doubtful_topics(work, tags)
    return others if is_doubtful(appeal, others, tags, work.now, is_topic_sure=is_topic_sure) else None


def ask(work: Work, appeal: Appeal, line: Line, others: Sequence[Appeal]) -> None:
    """Ask whether a line that was added belongs elsewhere; of several in a row once."""
    before = [each for each in lines.of_appeal(work.rows, appeal.id) if each.id < line.id][-1:]
    for each in before:
        key = _key(each)
        is_asked = posts.of_key(work.rows, key) or outbox.is_waiting(work.rows, key)
        if is_asked and line.created_at - each.created_at <= IN_A_ROW:
            return
    say = work.voice_of_citizen(appeal.citizen_id)
    buttons = doubt_buttons(appeal, line, others[:1], work.office.ministry, say)
    _say(work, appeal, line, doubt_in_words(appeal, say), buttons)


def press(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Leave the line where it is, or let it and what followed it at once belong elsewhere."""
    written, _, other = pressed.argument.partition("-")
    line = lines.find(work.rows, int(written)) if _is_number(written) else None
    owner = appeals.lock(work.rows, line.appeal_id) if line else None
    if line is None or owner is None or owner.citizen_id != appeal.citizen_id:
        work.answer_press(pressed.query_id)
        return
    say = work.voice_of_citizen(appeal.citizen_id)
    may_go = owner.id == appeal.id and line.id != lines.first(work.rows, appeal.id).id
    if pressed.verb == "other" and may_go and line.author is Author.CITIZEN:
        latest = appeals.latest(work.rows, appeal.citizen_id, LATEST)
        target = next((each for each in latest if str(each.id) == other and each.id != appeal.id), None)
        if target is None and takes_more(latest, work.now):
            words = say("You have opened many appeals just now. Please press again in a few minutes.")
            work.answer_press(pressed.query_id, words, alert=True)
            return
        owner = _move(work, appeal, line, target)
    words = added(owner, say) if owner.id == appeal.id else moved_line(owner, say)
    _say(work, owner, line, words)
    work.answer_press(pressed.query_id, words)


def _move(work: Work, appeal: Appeal, line: Line, target: Appeal | None) -> Appeal:
    """Give the appeal to which the line belongs now: a new one, or the other that she chose."""
    whole = _in_a_row(lines.of_appeal(work.rows, appeal.id), line)
    appeal = _as_before(work, appeal, line)
    if target is None:
        target = set_apart(work, appeal, whole)
    else:
        move_lines(work, whole, appeal, target)
        target = work.change_appeal(target, **written_again(target, work.now, is_thanks=False))
        for each in (appeal, target):
            show_card(work, each)
        for moved in lines.of_appeal(work.rows, target.id):
            if moved.id in {each.id for each in whole}:
                show_addition(work, target, moved)
        show_receipt(work, target)
    show_receipt(work, appeal)
    _tell_staff(work, appeal, line, target)
    return target


def _tell_staff(work: Work, appeal: Appeal, line: Line, target: Appeal) -> None:
    """Say beneath the line, where it was shown first, to which appeal it belongs now."""
    place = work.office.now_at(appeal.place)
    shown = posts.of_line(work.rows, line.id, place.chat_id)[:1]
    say = work.voice_of_chat(place.chat_id)
    told = say("The citizen says that this is another matter: № {number}", number=target.id)
    work.say(
        place,
        Text(told),
        role=Role.LINE,
        reply_to=shown[0].message_id if shown else None,
        reply_key=None if shown else card_key(appeal.id),
        appeal_id=appeal.id,
    )


def _in_a_row(thread: Sequence[Line], line: Line) -> list[Line]:
    """Give the line with what its citizen wrote right after it, albums whole."""
    row = [line]
    for each in thread:
        if each.id <= line.id:
            continue
        if each.author is not Author.CITIZEN or each.created_at - row[-1].created_at > IN_A_ROW:
            break
        row.append(each)
    albums = {(each.chat_id, each.album) for each in row if each.album}
    return [each for each in thread if each in row or (each.chat_id, each.album) in albums]


def _as_before(work: Work, appeal: Appeal, line: Line) -> Appeal:
    """Give the appeal with the state that it had before the line changed it, if nothing changed it since."""
    made = [act for act in acts.of_appeal(work.rows, appeal.id) if act.at == line.created_at]
    change = next((act for act in made if "status" in act.before), None)
    if change is None or change.after.get("status") != appeal.status:
        return appeal
    values = {name: change.before[name] for name in ENDING if name in change.before}
    if values["status"] == Status.CLOSED:
        values |= {"closed_at": line.created_at, "outcome_at": line.created_at}
    return work.change_appeal(appeal, **values)


def _say(work: Work, appeal: Appeal, line: Line, words: str, buttons: Rows = ()) -> None:
    work.say(
        appeal.citizen_id,
        Text(words),
        buttons,
        role=Role.RECEIPT,
        key=_key(line),
        appeal_id=appeal.id,
    )


def _key(line: Line) -> str:
    return f"added:{line.id}"


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdecimal() and len(written) <= NUMBER_LENGTH
