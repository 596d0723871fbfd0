"""/published: staff look through published answers, publish, change, retire and put them back."""

from datetime import date

from bot.calendar import months_after
from bot.desk.incoming import Employee, Incoming, Press
from bot.desk.published.holding import let_go_of
from bot.desk.published.knowing import let_office_know
from bot.desk.work import Work
from bot.markup import Text
from bot.promises import promised_day
from bot.published import desk_view
from bot.published.lists import staff_list
from bot.published.rules import (
    ANSWER_LIMIT,
    MONTHS,
    QUESTION_LIMIT,
    QUESTIONS,
    is_end,
    is_too_long,
    may_be_published,
    read,
    written_day,
)
from bot.published.ways import Way, way_of
from bot.regions import REGIONS
from bot.speech import Rows, text_params
from bot.texts import LANGUAGES, Voice
from storage import published
from storage.published import Published, Words
from storage.records import Place
from storage.roles import Role


def show(work: Work, place: Place) -> None:
    """Show the newest published answers and drafts."""
    text, rows = _list(work, work.voice_of_chat(place.chat_id), Way())
    work.say(place, text, rows, first=True)


def turn(work: Work, pressed: Press, employee: Employee) -> None:
    """Do what a button says and show the result in its place; an old button meets the present state."""
    say = work.voice_of_chat(pressed.chat_id)
    way = way_of(pressed.argument)
    known = _find(work, way.id)
    if known is None:
        text, rows = _list(work, say, way if not way.id else Way())
        work.answer_press(pressed.query_id)
    else:
        told = _do(work, known, way, employee, say)
        known = _find(work, way.id) or known
        text, rows = _shown(work, known, way, say)
        work.answer_press(pressed.query_id, told, alert=bool(told))
    params = {**text_params(text, rows), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)


def take(work: Work, incoming: Incoming, employee: Employee, published_id: int) -> None:
    """Take a reply to a published answer: a day until which it holds, or words of it in some language."""
    say = work.voice_of_chat(incoming.chat_id)
    known = _find(work, published_id)
    if known is None or known.retired_at is not None:
        _explain(work, incoming, say("This published answer is retired. All of them: /published"))
        return
    if day := _only_a_day(work, incoming.text):
        _hold_until(work, known, day)
        show_one(work, incoming, published_id)
        return
    words = read(incoming.text, incoming.entities)
    tags = work.office.tag(incoming.text)
    if not (words.questions or words.answer):
        _explain(work, incoming, say("Please reply in words."))
    elif not tags.language_sure:
        words_ = say("I cannot tell the language of these words. Please write a little more of them.")
        _explain(work, incoming, words_)
    else:
        _reword(work, incoming, employee, known, tags.language, words)


def show_one(work: Work, incoming: Incoming, published_id: int, language: str = "") -> None:
    """Show a published answer beneath the message that changed it."""
    if known := _find(work, published_id):
        say = work.voice_of_chat(incoming.chat_id)
        text, rows = view_of(work, known, say, language)
        place = Place(incoming.chat_id, incoming.thread_id)
        work.say(place, text, rows, reply_to=incoming.message_id, first=True)


def view_of(work: Work, known: Published, say: Voice, language: str = "") -> tuple[Text, Rows]:
    """Give a published answer as staff see it, in a language, else in the reader's if it has that."""
    language = language or desk_view.best_language(known, say.language)
    count = published.count_each(work.rows, [known.id])[known.id]
    office = work.office
    text = desk_view.view(known, count, language, office.ministry, say, work.now, office.zone)
    return text, desk_view.view_buttons(known, language, say, _today(work))


def _reword(
    work: Work, incoming: Incoming, employee: Employee, known: Published, language: str, words: Words
) -> None:
    """Write new words in a language; what is not in the reply stays. Changed words wait to be published."""
    say = work.voice_of_chat(incoming.chat_id)
    before = known.words.get(language, Words())
    changed = Words(
        words.questions or before.questions,
        words.answer or before.answer,
        words.entities if words.answer else before.entities,
        None if words.questions else before.asked_in,
    )
    if is_too_long(changed):
        _explain(
            work,
            incoming,
            say(
                "It is too long. An answer may have {answer} characters, a question {question}, "
                "and there may be {count} ways to ask.",
                answer=ANSWER_LIMIT,
                question=QUESTION_LIMIT,
                count=QUESTIONS,
            ),
        )
        return
    published.write(work.rows, known.id, language, changed, employee.id, work.now)
    _take_from_public(work, known, published_at=None)
    show_one(work, incoming, known.id, language)


def _do(work: Work, known: Published, way: Way, employee: Employee, say: Voice) -> str:
    """Do what a button says and give what is to be told of it; what no longer fits does nothing."""
    is_retired = known.retired_at is not None
    match way.what:
        case "publish" if known.published_at is None and may_be_published(known, _today(work)):
            published.publish(work.rows, known.id, employee.id, work.now)
            let_office_know(work)
        case "publish" if known.published_at is None:
            return say("It cannot be published like this. Please see what is missing.")
        case "retire" if not is_retired:
            _take_from_public(work, known, retired_at=work.now)
        case "undo" if is_retired:
            published.change(work.rows, known.id, retired_at=None)
            let_office_know(work)
        case "until" if way.value == "day" and not is_retired:
            return say("Reply to this message with the last day, for example 31.12.2027.")
        case "until" if way.value in map(str, MONTHS) and not is_retired:
            _hold_until(work, known, months_after(_today(work), int(way.value)))
        case "topic" | "region" if way.value and not is_retired:
            _rescope(work, known, way)
    return ""


def _rescope(work: Work, known: Published, way: Way) -> None:
    if way.what == "topic" and way.value in {topic.id for topic in work.office.ministry.topics}:
        published.change(work.rows, known.id, topic=way.value)
    elif way.value in {*REGIONS, desk_view.WHOLE_COUNTRY}:
        region = None if way.value == desk_view.WHOLE_COUNTRY else way.value
        published.change(work.rows, known.id, region=region)
    let_office_know(work)


def _hold_until(work: Work, known: Published, day: date) -> None:
    published.change(work.rows, known.id, expires_on=day)
    let_office_know(work)


def _take_from_public(work: Work, known: Published, **values: object) -> None:
    """Let the public read it no more; who is reading it just now is answered by staff."""
    published.change(work.rows, known.id, **values)
    let_office_know(work)
    let_go_of(work, known.id)


def _shown(work: Work, known: Published, way: Way, say: Voice) -> tuple[Text, Rows]:
    """Give the answer with the buttons for which a button asked, else with its own."""
    language = way.what if way.what in LANGUAGES else ""
    text, rows = view_of(work, known, say, language)
    is_asked = known.retired_at is None
    match way.what:
        case "until" if is_asked and not way.value:
            rows = desk_view.until_choice(known, say)
        case "topic" if is_asked and not way.value:
            rows = desk_view.topic_choice(known, work.office.ministry, say)
        case "region" if is_asked and (not way.value or way.value.isdecimal()):
            rows = desk_view.region_choice(known, say, int(way.value[:3] or 0))
    return text, rows


def _list(work: Work, say: Voice, way: Way) -> tuple[Text, Rows]:
    known = published.current(work.rows, work.office.ministry.id)[::-1]
    counts = published.count_each(work.rows, [each.id for each in known])
    return staff_list(known, counts, way, work.office.ministry, say, _today(work))


def _only_a_day(work: Work, text: str) -> date | None:
    """Give the day of a reply that says nothing else, None too where no answer may hold so long."""
    today = _today(work)
    is_short = len(text.split()) <= 4
    day = written_day(text) or (promised_day(text, today, work.office.calendar) if is_short else None)
    return day if day and is_end(day, today) else None


def _find(work: Work, published_id: int) -> Published | None:
    return published.find(work.rows, work.office.ministry.id, published_id) if published_id else None


def _today(work: Work) -> date:
    return work.office.calendar.day_of(work.now)


def _explain(work: Work, incoming: Incoming, words: str) -> None:
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id, first=True)
