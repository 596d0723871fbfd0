"""What somebody of the staff writes in private: an answer to the card on show, or her own as a citizen.

Nothing goes to a citizen unless it is beyond doubt to which: the card on show must be the last one above
the message and not just have come; else the person is asked, with a button for each meaning.
"""

from datetime import timedelta

from bot.desk.cards.copies import show_copy
from bot.desk.cards.showing import give_card, show_card
from bot.desk.citizens import receiving
from bot.desk.incoming import Employee, Incoming, Press
from bot.desk.private_desk.private import not_proven
from bot.desk.replies import answering
from bot.desk.replies.answering import mark
from bot.desk.replies.letters import answer_key, take_back
from bot.desk.staff.reach import Reach
from bot.desk.work import Work
from bot.markup import Text
from bot.private_cards import meaning_choice, next_button, sent_buttons
from bot.speech import Rows, text_params
from storage import appeals, desks, lines, outbox, posts
from storage.records import Appeal, Author, Delivery, Line
from storage.roles import Role

UNDO_TIME = timedelta(seconds=30)
"""An answer written in private waits so long before it goes."""
TOO_LATE = timedelta(seconds=2)
"""Before an answer goes it cannot be undone any more: the sender may have it in hand."""
QUIET = timedelta(minutes=30)
"""After this time without work at the desk a message may well be about something else."""
GLANCE = timedelta(seconds=2)
"""A message sooner after a new card was written before its writer can have seen the card."""


def write(work: Work, incoming: Incoming, employee: Employee, reach: Reach) -> None:
    """Take a message of somebody who works here: an answer, her own message, or a question back to her."""
    if lines.of_message(work.rows, incoming.chat_id, incoming.message_id):
        return
    if incoming.reply_to is not None:
        number = _replied_to(work, incoming)
        if number is not None:
            _answer(work, incoming, employee, reach, number)
            return
    shown = desks.on_show(work.rows, employee.id)
    if shown is None or _is_about_own(work, incoming):
        receiving.receive(work, incoming)
        return
    above = desks.last_above(work.rows, employee.id, incoming.message_id)
    is_seen, is_awake = work.now - shown.shown_at >= GLANCE, work.now - shown.active_at <= QUIET
    if is_seen and is_awake and above == shown.appeal_id and incoming.reply_to is None:
        _answer(work, incoming, employee, reach, shown.appeal_id)
    else:
        _ask(work, incoming, [number for number in dict.fromkeys((above, shown.appeal_id)) if number])


def mean(work: Work, pressed: Press, meant: Incoming, employee: Employee, reach: Reach) -> None:
    """Take the message under which somebody chose what she means."""
    work.answer_press(pressed.query_id)
    if lines.of_message(work.rows, meant.chat_id, meant.message_id):
        return
    if pressed.verb == "desk.own":
        say = work.voice_of_citizen(pressed.user_id)
        _rewrite(work, pressed, say("This is your own message."))
        receiving.receive(work, meant)
        return
    _answer(work, meant, employee, reach, pressed.appeal_id, asked=pressed)


def ask_again(work: Work, pressed: Press) -> None:
    """Ask for a message once more that is not there any more."""
    say = work.voice_of_citizen(pressed.user_id)
    _rewrite(work, pressed, say("This message is gone. Please write once more."))
    work.answer_press(pressed.query_id)


def edit(work: Work, incoming: Incoming, employee: Employee) -> None:
    """Let an edit of an answer follow it; any other is a citizen's, unless it waits for its meaning."""
    line = lines.of_message(work.rows, incoming.chat_id, incoming.message_id)
    if line is None and desks.on_show(work.rows, incoming.user_id):
        return  # what it means is still asked, and the button takes the words as they are then
    if line is None or line.author is Author.CITIZEN:
        receiving.edit(work, incoming)
        return
    answering.edit(work, incoming, employee)
    appeal = appeals.find(work.rows, line.appeal_id)
    edited = lines.find(work.rows, line.id)
    is_changed = edited and (edited.text, edited.media) != (line.text, line.media)
    if appeal and edited and is_changed and _is_copied(work, edited):
        show_copy(work, appeal, edited)


def undo(work: Work, pressed: Press) -> None:
    """Keep an answer from going, if it has not gone yet; it stays a note among colleagues."""
    say = work.voice_of_citizen(pressed.user_id)
    written = pressed.argument.isascii() and pressed.argument.isdecimal() and len(pressed.argument) <= 15
    line = lines.find(work.rows, int(pressed.argument)) if written else None
    if line is None or line.author is not Author.STAFF or line.author_id != pressed.user_id:
        work.answer_press(pressed.query_id)
        return
    whole = _whole(work, line)
    goes_at = outbox.due_at(work.rows, answer_key(whole[0]))
    if goes_at is None or goes_at - work.now < TOO_LATE:
        work.answer_press(pressed.query_id, say("Too late: it has gone to the citizen."), alert=True)
        return
    for item in whole:
        take_back(work, item)
        lines.change(work.rows, item.id, author=Author.NOTE, delivery=None)
    if appeal := appeals.lock(work.rows, line.appeal_id):
        show_card(work, appeal)
    words = say("Not sent. Write again, or go on.")
    _rewrite(work, pressed, words, [[next_button(line.appeal_id, say)]])
    work.answer_press(pressed.query_id)


def confirm(work: Work, incoming: Incoming, line: Line, asked: Press | None) -> None:
    """Say to whom the answer goes, as long as that can be undone; an album is confirmed once."""
    say = work.voice_of_citizen(incoming.user_id)
    words = say(
        "Goes to the citizen of № {number} in {seconds} seconds.",
        number=line.appeal_id,
        seconds=int(UNDO_TIME.total_seconds()),
    )
    buttons = sent_buttons(line.appeal_id, line.id, say)
    if asked:
        _rewrite(work, asked, words, buttons)
        return
    work.say(
        incoming.chat_id,
        Text(words),
        buttons,
        role=Role.DESK,
        key=f"sent:{line.id}",
        appeal_id=line.appeal_id,
        reply_to=line.message_id,
        first=True,
    )


def is_answered_meanwhile(work: Work, appeal: Appeal, person_id: int) -> bool:
    """Whether a colleague answered since this person saw the card."""
    shown = desks.on_show(work.rows, person_id)
    if shown is None or shown.appeal_id != appeal.id:
        return False
    answers = lines.since(work.rows, appeal.id, Author.STAFF, shown.shown_at)
    return any(line.author_id != person_id for line in answers)


def _replied_to(work: Work, incoming: Incoming) -> int | None:
    """Give the appeal of the card, or of the own earlier answer, to which a message replies."""
    post = posts.of_message(work.rows, incoming.chat_id, incoming.reply_to or 0)
    if post is not None and post.role is Role.DESK:
        return post.appeal_id
    line = lines.of_message(work.rows, incoming.chat_id, incoming.reply_to or 0)
    return line.appeal_id if line and line.author is not Author.CITIZEN else None


def _is_about_own(work: Work, incoming: Incoming) -> bool:
    """Whether a message replies to something about an appeal that its writer brought as a citizen."""
    if incoming.reply_to is None:
        return False
    about = posts.of_message(work.rows, incoming.chat_id, incoming.reply_to) or lines.of_message(
        work.rows, incoming.chat_id, incoming.reply_to
    )
    appeal = appeals.find(work.rows, about.appeal_id or 0) if about else None
    return appeal is not None and appeal.citizen_id == incoming.user_id


def _answer(
    work: Work,
    incoming: Incoming,
    employee: Employee,
    reach: Reach,
    number: int,
    asked: Press | None = None,
) -> None:
    """Take a message as the answer to an appeal; `asked` is the press that chose so."""
    appeal = appeals.lock(work.rows, number)
    if appeal is None or not reach.covers(work, appeal):
        say = work.voice_of_citizen(employee.id)
        words = say("Not sent.") + " " + not_proven(work, employee.id)
        work.say(employee.id, Text(words), reply_to=incoming.message_id, first=True)
        return
    if asked is None and not appeal.is_open and incoming.reply_to is None:
        _ask(work, incoming, [appeal.id])
        return
    if asked is None and is_answered_meanwhile(work, appeal, employee.id):
        _warn(work, incoming, appeal)
        return
    work.meet_staff(employee, appeal.place.chat_id)
    appeal = give_card(work, appeal)
    answering.write(work, appeal, incoming, employee, UNDO_TIME)
    desks.touch(work.rows, employee.id, work.now)
    line = lines.of_message(work.rows, incoming.chat_id, incoming.message_id)
    if line is None:
        return
    if line.author is Author.NOTE:
        show_copy(work, appeal, line)
    else:
        mark(work, incoming.chat_id, incoming.message_id, answering.SEEN)
        confirm(work, incoming, _whole(work, line)[0], asked)


def _is_copied(work: Work, line: Line) -> bool:
    """Whether colleagues see a copy of this line, or will once it is sent; an album hangs on its first."""
    is_due = line.author is Author.NOTE or line.delivery is Delivery.DELIVERED
    return is_due and _whole(work, line)[0].id == line.id


def _ask(work: Work, incoming: Incoming, numbers: list[int]) -> None:
    say = work.voice_of_citizen(incoming.user_id)
    words = say("For whom is this? Nothing has been sent yet.")
    buttons = meaning_choice(numbers, say)
    work.say(incoming.chat_id, Text(words), buttons, reply_to=incoming.message_id, first=True)


def _warn(work: Work, incoming: Incoming, appeal: Appeal) -> None:
    say = work.voice_of_citizen(incoming.user_id)
    words = say(
        "A colleague answered № {number} meanwhile. Nothing of yours has been sent yet.",
        number=appeal.id,
    )
    buttons = meaning_choice([appeal.id], say)
    work.say(incoming.chat_id, Text(words), buttons, reply_to=incoming.message_id, first=True)


def _whole(work: Work, line: Line) -> list[Line]:
    if line.album is None:
        return [line]
    return lines.of_album(work.rows, line.appeal_id, line.chat_id, line.album)


def _rewrite(work: Work, pressed: Press, words: str, buttons: Rows = ()) -> None:
    """Let our message under which the button stood say something else."""
    params = {**text_params(Text(words), buttons), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)
