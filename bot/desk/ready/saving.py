"""/save: an answer that was sent is kept as a ready one, or as another language of one."""

from bot.desk.cards.suggesting import let_office_know
from bot.desk.incoming import Employee, Incoming, readable
from bot.desk.replies.answering import line_of
from bot.desk.work import Work
from bot.markup import Text, join, shorten, units
from bot.masking import mask
from bot.placeholders import generalise, places_in, values
from bot.ready_answers import missing_of
from bot.texts import LANGUAGES, Voice, voice
from storage import appeals, templates
from storage.records import Author, Delivery, Line
from storage.templates import Template, Wording

TITLE_LIMIT = 60
"""UTF-16 units of a title."""
TITLE_MADE = 40
"""UTF-16 units of a title that is made of the first words."""
TEXT_LIMIT = 3000
"""UTF-16 units of a ready answer: it must fit into one message with what stands above it."""
MOST = 300
"""Ready answers of a ministry."""
KEPT = frozenset({Delivery.SENDING, Delivery.DELIVERED})


def save(work: Work, incoming: Incoming, employee: Employee, title: str) -> None:
    """Keep the answer to which staff reply; a number as the title adds its language to that ready answer."""
    say = work.voice_of_chat(incoming.chat_id)
    line = line_of(work, incoming.chat_id, incoming.reply_to or 0)
    title = " ".join(title.split())
    number = title.removeprefix("№").strip()
    if line is None or (why := _why_not(line, say)):
        _say(work, incoming, why if line else _how(say))
    elif number.isascii() and number.isdecimal():
        _add_language(work, incoming, employee, line, int(number[:9]))
    elif units(title) > TITLE_LIMIT:
        _say(work, incoming, say("The title is too long: {count} characters at most.", count=TITLE_LIMIT))
    elif templates.count(work.rows, work.office.ministry.id) >= MOST:
        words = say("There are {count} ready answers already. Please delete some first: /answers", count=MOST)
        _say(work, incoming, words)
    else:
        _add(work, incoming, employee, line, title)


def _why_not(line: Line, say: Voice) -> str:
    """Say why a line cannot be kept as a ready answer, nothing if it can."""
    if line.author is not Author.STAFF:
        return _how(say)
    if line.asks:
        return say("A question to the citizen cannot be kept as a ready answer.")
    if line.delivery not in KEPT:
        return say("Only an answer that reached the citizen can be kept.")
    if not readable(line.text):
        return say("This answer has no words to keep.")
    if units(line.text) > TEXT_LIMIT:
        return say("It is too long for a ready answer: {count} characters at most.", count=TEXT_LIMIT)
    return ""


def _how(say: Voice) -> str:
    return say(
        "Reply with /save and a title to an answer that was sent to a citizen. "
        "With the number of a ready answer in place of the title, its other language is added."
    )


def _add(work: Work, incoming: Incoming, employee: Employee, line: Line, title: str) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    ministry = work.office.ministry
    appeal = appeals.find(work.rows, line.appeal_id)
    topic = ministry.topic(appeal.topic if appeal else "").id
    language, wording = _wording(work, line)
    if known := templates.same(work.rows, ministry.id, topic, wording.text):
        _say(work, incoming, say("It is kept already: ready answer {number}.", number=known))
        return
    title = title or shorten(" ".join(wording.text.split()), TITLE_MADE)
    number = templates.add(work.rows, ministry.id, topic, title, employee.id, work.now)
    templates.word(work.rows, number, language, wording, employee.id, work.now)
    head = say("Kept as ready answer {number}: {title}", number=number, title=title)
    _tell(work, incoming, number, head, language, wording)


def _add_language(work: Work, incoming: Incoming, employee: Employee, line: Line, number: int) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    template = templates.find(work.rows, work.office.ministry.id, number)
    if template is None:
        _say(work, incoming, say("There is no ready answer {number}. All of them: /answers", number=number))
        return
    language, wording = _wording(work, line)
    templates.word(work.rows, number, language, wording, employee.id, work.now)
    if language in template.wordings:
        head = say("Ready answer {number} has new words in this language:", number=number)
    else:
        head = say("Ready answer {number} has one more language:", number=number)
    _tell(work, incoming, number, head, language, wording)


def _wording(work: Work, line: Line) -> tuple[str, Wording]:
    """Give the language of an answer, and its words with placeholders where they would differ."""
    language = work.office.tag(line.text).language
    day = line.created_at.astimezone(work.office.zone).date()
    known = values(line.appeal_id, work.office.ministry, day, voice(language))
    return language, generalise(Wording(line.text, line.entities), known)


def _tell(work: Work, incoming: Incoming, number: int, head: str, language: str, wording: Wording) -> None:
    let_office_know(work)
    say = work.voice_of_chat(incoming.chat_id)
    template = templates.find(work.rows, work.office.ministry.id, number)
    places = ", ".join(places_in(wording.text))
    words = (
        head,
        LANGUAGES[language],
        _missing(template, say) if template else "",
        say("Filled in when it is sent: {places}", places=places) if places else "",
        say("Please check: it seems to contain personal data. To delete it: /answers")
        if mask(wording.text).count
        else "",
    )
    work.say(incoming.chat_id, join(words), reply_to=incoming.message_id, first=True)


def _missing(template: Template, say: Voice) -> str:
    missing = missing_of(template, say)
    return say("{missing}. To add: /save {number}", missing=missing, number=template.id) if missing else ""


def _say(work: Work, incoming: Incoming, words: str) -> None:
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id, first=True)
