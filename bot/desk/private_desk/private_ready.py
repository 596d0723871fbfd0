"""Ready answers at a private desk: shown as the citizen would read one, sent with one more press."""

from bot.desk.incoming import Employee, Press
from bot.desk.private_desk.private import show
from bot.desk.private_desk.private_answers import UNDO_TIME, confirm, is_answered_meanwhile
from bot.desk.ready.previewing import count_use, named, preview, seen
from bot.desk.replies import answering
from bot.desk.work import Work
from bot.private_cards import preview_buttons
from bot.speech import text_params
from storage import desks, lines
from storage.records import Appeal
from storage.roles import Role

READY = frozenset({"preview", "sendready"})
"""Verbs of the buttons that show a ready answer, and send it."""


def press(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Show a ready answer or send it; an old button meets the present state."""
    desks.touch(work.rows, pressed.user_id, work.now)
    if pressed.verb == "preview":
        _show(work, pressed, appeal)
    else:
        _send(work, pressed, appeal, employee)


def _show(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Show it below all that stands in the chat, with what can be done with it."""
    say = work.voice_of_citizen(pressed.user_id)
    template = named(work, pressed.argument)
    if template is None:
        work.answer_press(pressed.query_id, say("This ready answer has been deleted."), alert=True)
        return
    shown = preview(work, appeal, template, say)
    params = text_params(shown.words, preview_buttons(appeal, shown.stamp, say))
    work.send(pressed.user_id, "sendMessage", params, role=Role.DESK, first=True, appeal_id=appeal.id)
    work.answer_press(pressed.query_id)


def _send(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Send what was shown, after the time in which it can be undone; its message stands for the answer."""
    say = work.voice_of_citizen(pressed.user_id)
    template = named(work, pressed.argument)
    said = seen(work, pressed, appeal, template) if template else None
    if lines.of_message(work.rows, pressed.chat_id, pressed.message_id):
        work.answer_press(pressed.query_id, say("It has been sent already."))
    elif is_answered_meanwhile(work, appeal, pressed.user_id):
        words = say(
            "A colleague answered № {number} meanwhile. Nothing of yours has been sent yet.",
            number=appeal.id,
        )
        work.answer_press(pressed.query_id, words, alert=True)
        show(work, pressed.user_id, appeal)
    elif template is None or said is None:
        words = say("It was changed meanwhile: please look again.")
        work.answer_press(pressed.query_id, words, alert=True)
    else:
        answering.answer(work, appeal, said, employee, UNDO_TIME)
        count_use(work, appeal, template)
        if line := lines.of_message(work.rows, pressed.chat_id, pressed.message_id):
            confirm(work, said, line, pressed)
        work.answer_press(pressed.query_id)
