"""Ready answers on a card: offered, shown as the citizen would read one, and sent with one more press."""

from dataclasses import replace

from bot.desk.cards.showing import card_key, show_card
from bot.desk.incoming import Employee, Press
from bot.desk.ready.previewing import as_read, count_use, fitting, named, preview, seen
from bot.desk.replies import answering
from bot.desk.work import Work
from bot.markup import bold, join
from bot.ready_answers import ready_choice
from bot.speech import Button
from bot.texts import Voice
from storage import lines, posts
from storage.records import Appeal, Delivery, Line
from storage.roles import Role
from storage.templates import Template

READY = frozenset({"ready", "preview", "sendready", "unpreview"})
"""Verbs of the buttons about ready answers."""


def press(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Offer ready answers, show one, send it or leave it; old buttons meet the present state."""
    match pressed.verb:
        case "ready":
            _offer(work, pressed, appeal)
        case "preview":
            _preview(work, pressed, appeal)
        case "sendready":
            _send(work, pressed, appeal, employee)
        case _:
            _leave(work, pressed, appeal)


def show_state(work: Work, appeal: Appeal, line: Line) -> bool:
    """Let the message in which a ready answer was shown say what became of it; False if it was none."""
    key = _sent_key(line)
    if posts.of_key(work.rows, key) is None:
        return False
    line = lines.find(work.rows, line.id) or line
    say = work.voice_of_chat(line.chat_id)
    states = {
        Delivery.SENDING: say("Goes to the citizen"),
        Delivery.DELIVERED: say("Delivered to the citizen."),
        Delivery.FAILED: say("Not delivered to the citizen."),
        Delivery.TAKEN_BACK: say("Taken back from the citizen"),
    }
    head = bold(states[line.delivery or Delivery.SENDING])
    words = join((head, as_read(work, appeal, line)), "\n\n")
    place = work.office.now_at(appeal.place)
    work.say(replace(place, chat_id=line.chat_id), words, key=key, appeal_id=appeal.id)
    return True


def _offer(work: Work, pressed: Press, appeal: Appeal) -> None:
    found = fitting(work, appeal)
    say = work.voice_of_chat(pressed.chat_id)
    if not found:
        show_card(work, appeal)
        work.answer_press(pressed.query_id, say("No ready answer fits any more."))
        return
    show_card(work, appeal, ready_choice(appeal.id, found, say))
    work.answer_press(pressed.query_id)


def _preview(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Show a ready answer beneath the card as the citizen would read it, in her language."""
    template = named(work, pressed.argument)
    say = work.voice_of_chat(pressed.chat_id)
    show_card(work, appeal)
    if template is None:
        work.answer_press(pressed.query_id, say("This ready answer has been deleted."), alert=True)
        return
    _show(work, appeal, template, say)
    work.answer_press(pressed.query_id)


def _show(work: Work, appeal: Appeal, template: Template, say: Voice) -> None:
    shown = preview(work, appeal, template, say)
    send = [Button(say("Send"), f"sendready:{appeal.id}:{shown.stamp}")] if shown.stamp else []
    work.say(
        appeal.place,
        shown.words,
        [[*send, Button("← " + say("Back"), f"unpreview:{appeal.id}")]],
        key=f"preview:{appeal.id}",
        reply_key=card_key(appeal.id),
        first=True,
        appeal_id=appeal.id,
    )


def _send(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Send what was shown; the message that showed it stands for the answer then, so it goes once."""
    say = work.voice_of_chat(pressed.chat_id)
    if lines.of_message(work.rows, pressed.chat_id, pressed.message_id):
        work.answer_press(pressed.query_id, say("It has been sent already."))
        return
    template = named(work, pressed.argument)
    said = seen(work, pressed, appeal, template) if template else None
    post = posts.of_message(work.rows, pressed.chat_id, pressed.message_id)
    if template is None or said is None or post is None:
        if template is not None:
            _show(work, appeal, template, say)
        work.answer_press(pressed.query_id, say("It was changed meanwhile: please look again."), alert=True)
        return
    answering.answer(work, appeal, said, employee)
    count_use(work, appeal, template)
    if line := lines.of_message(work.rows, pressed.chat_id, pressed.message_id):
        posts.name(work.rows, post, _sent_key(line))
        show_state(work, appeal, line)
    work.answer_press(pressed.query_id)


def _leave(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Take away what only showed a ready answer; one that was sent stays."""
    post = posts.of_key(work.rows, f"preview:{appeal.id}")
    work.answer_press(pressed.query_id)
    if post is None or post.message_id != pressed.message_id:
        return
    posts.name(work.rows, post, None)
    params = {"message_ids": [post.message_id]}
    work.send(post.chat_id, "deleteMessages", params, role=Role.WORD, appeal_id=appeal.id)


def _sent_key(line: Line) -> str:
    return f"offered:{line.id}"
