"""“Publish the answer” on a card: a draft in general words, shown as the public will read it."""

from bot.desk.cards.showing import card_key, show_card
from bot.desk.cards.suggesting import question
from bot.desk.incoming import Employee, Press
from bot.desk.published.editing import view_of
from bot.desk.work import Work
from bot.markup import shorten, units
from bot.masking import mask
from bot.published.rules import ANSWER_LIMIT, QUESTION_LIMIT, usual_end
from storage import lines, published, templates
from storage.published import Published, Words
from storage.records import Appeal, Author, Delivery, Line

MOST = 300
"""Published answers and drafts of a ministry."""


def publish(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Show a draft made of the newest answer; pressed again, the same draft or what became of it."""
    say = work.voice_of_chat(pressed.chat_id)
    show_card(work, appeal)
    line = _newest(work, appeal)
    if line is None:
        work.answer_press(pressed.query_id, say("There is no answer in words to publish yet."), alert=True)
        return
    if units(line.text) > ANSWER_LIMIT:
        words = say("It is too long to be published: {count} characters at most.", count=ANSWER_LIMIT)
        work.answer_press(pressed.query_id, words, alert=True)
        return
    current = published.current(work.rows, work.office.ministry.id)
    known = next((each for each in current if _says(each, line)), None)
    if known is None and len(current) >= MOST:
        words = say("There are {count} already. Please retire some first: /published", count=MOST)
        work.answer_press(pressed.query_id, words, alert=True)
        return
    number = known.id if known else _draft(work, appeal, line, employee)
    _show(work, appeal, number)
    work.answer_press(pressed.query_id)


def _newest(work: Work, appeal: Appeal) -> Line | None:
    """Give the newest answer that reached the citizen and has words."""
    return next(
        (
            line
            for line in reversed(lines.of_appeal(work.rows, appeal.id))
            if line.author is Author.STAFF
            and line.delivery is Delivery.DELIVERED
            and not line.asks
            and line.text.strip()
        ),
        None,
    )


def _says(known: Published, line: Line) -> bool:
    return any(words.answer == line.text.strip() for words in known.words.values())


def _draft(work: Work, appeal: Appeal, line: Line, employee: Employee) -> int:
    """Begin a draft with all the words there are already, and give its number."""
    ministry = work.office.ministry
    topic = ministry.topic(appeal.topic).id
    end = usual_end(work.office.calendar.day_of(work.now))
    number = published.begin(work.rows, ministry.id, topic, None, end, employee.id, work.now)
    for language, words in _words(work, appeal, line).items():
        published.write(work.rows, number, language, words, employee.id, work.now)
    return number


def _words(work: Work, appeal: Appeal, line: Line) -> dict[str, Words]:
    """Give the answer in its language, in others where it is a ready one, and the question as masked."""
    ministry = work.office.ministry
    said = {work.office.tag(line.text).language: Words((), line.text.strip(), line.entities)}
    ready = templates.same(work.rows, ministry.id, ministry.topic(appeal.topic).id, line.text)
    template = templates.find(work.rows, ministry.id, ready) if ready else None
    for language, wording in template.wordings.items() if template else ():
        if "{" not in wording.text:
            said.setdefault(language, Words((), wording.text.strip(), wording.entities))
    asked = _general(question(lines.of_appeal(work.rows, appeal.id)))
    if asked:
        language = work.office.tag(asked).language
        before = said.get(language, Words())
        said[language] = Words((asked,), before.answer, before.entities, asked_in=appeal.id)
    return said


def _general(text: str) -> str:
    """Give the first sentence that asks, with marks in place of personal data; else the first words."""
    masked = " ".join(mask(text).text.split())
    sentences = masked.replace("?", "?\n").replace(". ", ".\n").replace("! ", "!\n").split("\n")
    asks = next((each.strip() for each in sentences if each.strip().endswith("?")), masked)
    return shorten(asks, QUESTION_LIMIT)


def _show(work: Work, appeal: Appeal, number: int) -> None:
    say = work.voice_of_chat(appeal.place.chat_id)
    known = published.find(work.rows, work.office.ministry.id, number)
    if known is None:
        return
    text, rows = view_of(work, known, say)
    key = f"draft:{appeal.id}:{number}"
    work.say(appeal.place, text, rows, key=key, reply_key=card_key(appeal.id), first=True)
