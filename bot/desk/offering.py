"""Ready answers on a card: offered, shown as the citizen would read one, and sent with one more press."""

from dataclasses import replace
from zlib import crc32

from bot.cards import answer
from bot.desk import answering
from bot.desk.incoming import Employee, Incoming, Press
from bot.desk.showing import card_key, show_card
from bot.desk.suggesting import let_office_know, question, suggested
from bot.desk.work import Work
from bot.likeness import stems_of
from bot.markup import Text, bold, italic, join
from bot.placeholders import fill, values
from bot.ready_answers import languages_of, ready_choice
from bot.speech import Button
from bot.tags.features import pack
from bot.texts import LANGUAGES, Voice
from storage import lines, posts, templates
from storage.records import Appeal, Author, Delivery, Line, Role
from storage.templates import Template, Wording

READY = frozenset({"ready", "preview", "sendready", "unpreview"})
"""Verbs of the buttons about ready answers."""
NUMBER_LENGTH = 9


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
    words = join((head, _as_read(work, appeal, line)), "\n\n")
    place = work.office.now_at(appeal.place)
    work.say(replace(place, chat_id=line.chat_id), words, key=key, appeal_id=appeal.id)
    return True


def _offer(work: Work, pressed: Press, appeal: Appeal) -> None:
    ministry = work.office.ministry.id
    numbers = suggested(work, appeal, lines.of_appeal(work.rows, appeal.id))
    found = [each for number in numbers if (each := templates.find(work.rows, ministry, number))]
    say = work.voice_of_chat(pressed.chat_id)
    if not found:
        show_card(work, appeal)
        work.answer_press(pressed.query_id, say("No ready answer fits any more."))
        return
    show_card(work, appeal, ready_choice(appeal.id, found, say))
    work.answer_press(pressed.query_id)


def _preview(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Show a ready answer beneath the card as the citizen would read it, in her language."""
    template = _named(work, pressed.argument)
    say = work.voice_of_chat(pressed.chat_id)
    show_card(work, appeal)
    if template is None:
        work.answer_press(pressed.query_id, say("This ready answer has been deleted."), alert=True)
        return
    _show(work, appeal, template, say)
    work.answer_press(pressed.query_id)


def _show(work: Work, appeal: Appeal, template: Template, say: Voice) -> None:
    back = Button("← " + say("Back"), f"unpreview:{appeal.id}")
    language = work.voice_of_citizen(appeal.citizen_id).language
    wording = _filled(work, appeal, template)
    if wording is None:
        words = Text(
            say(
                "The citizen reads {language}. "
                "This ready answer is not there in that language, only in: {others}",
                language=LANGUAGES[language],
                others=languages_of(template),
            )
        )
        buttons = [[back]]
    else:
        head = say("Not sent yet. The citizen would read ({language}):", language=LANGUAGES[language])
        words = join((italic(head), _as_read(work, appeal, _line_of(appeal, wording))), "\n\n")
        data = f"sendready:{appeal.id}:{template.id}-{_stamp(wording)}"
        buttons = [[Button(say("Send"), data), back]]
    work.say(
        appeal.place,
        words,
        buttons,
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
    number, _, stamp = pressed.argument.partition("-")
    template = _named(work, number)
    wording = _filled(work, appeal, template) if template else None
    post = posts.of_message(work.rows, pressed.chat_id, pressed.message_id)
    if template is None or wording is None or post is None or stamp != _stamp(wording):
        if template is not None:
            _show(work, appeal, template, say)
        work.answer_press(pressed.query_id, say("It was changed meanwhile: please look again."), alert=True)
        return
    said = Incoming(
        chat_id=pressed.chat_id,
        message_id=pressed.message_id,
        user_id=employee.id,
        client_language=None,
        text=wording.text,
        entities=wording.entities,
    )
    answering.answer(work, appeal, said, employee)
    stems = stems_of(question(lines.of_appeal(work.rows, appeal.id)))
    templates.use(work.rows, template.id, appeal.id, pack(stems), work.now)
    let_office_know(work)
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


def _named(work: Work, written: str) -> Template | None:
    is_number = written.isascii() and written.isdecimal() and len(written) <= NUMBER_LENGTH
    return templates.find(work.rows, work.office.ministry.id, int(written)) if is_number else None


def _filled(work: Work, appeal: Appeal, template: Template) -> Wording | None:
    """Give the words in the citizen's language with its placeholders filled, None where it has none."""
    say = work.voice_of_citizen(appeal.citizen_id)
    wording = template.wordings.get(say.language)
    today = work.now.astimezone(work.office.zone).date()
    return wording and fill(wording, values(appeal.id, work.office.ministry, today, say))


def _line_of(appeal: Appeal, wording: Wording) -> Line:
    """Give the line that the answer would be."""
    return Line(
        id=0,
        appeal_id=appeal.id,
        author=Author.STAFF,
        author_id=None,
        chat_id=0,
        message_id=0,
        text=wording.text,
        entities=wording.entities,
        media=None,
        album=None,
        latitude=None,
        longitude=None,
        created_at=appeal.created_at,
        edited_at=None,
        earlier=(),
        asks=False,
        delivery=None,
        failure=None,
    )


def _as_read(work: Work, appeal: Appeal, line: Line) -> Text:
    return answer(line, work.office.ministry, work.voice_of_citizen(appeal.citizen_id))


def _stamp(wording: Wording) -> str:
    return f"{crc32(repr((wording.text, wording.entities)).encode()):08x}"


def _sent_key(line: Line) -> str:
    return f"offered:{line.id}"
