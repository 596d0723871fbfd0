"""/faq: everybody, known or not, reads what is published, by topic and in place."""

from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.markup import Text
from bot.published.lists import entry, topic, topics
from bot.published.ways import Way, way_of
from bot.speech import Rows, text_params
from bot.texts import Voice
from storage import published
from storage.published import Published
from storage.roles import Role


def show(work: Work, person_id: int, client_language: str | None) -> None:
    """Show the topics of which answers are published; nobody becomes known by asking."""
    say = work.voice_of_stranger(person_id, client_language)
    text, rows = topics(_all(work), work.office.ministry, say)
    work.say(person_id, text, rows)


def turn(work: Work, pressed: Press) -> None:
    """Show in the same message what a button names; what holds no more gives way to its topic."""
    say = work.voice_of_stranger(pressed.user_id, pressed.client_language)
    way = way_of(pressed.argument)
    known = {each.id: each for each in _all(work)}
    if way.id and way.id not in known:
        work.answer_press(pressed.query_id, say("This answer is no longer valid."), alert=True)
        way = Way()
    else:
        work.answer_press(pressed.query_id)
    text, rows = _shown(work, list(known.values()), way, say)
    params = {**text_params(text, rows), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD)


def _shown(work: Work, known: list[Published], way: Way, say: Voice) -> tuple[Text, Rows]:
    ministry = work.office.ministry
    found = next((each for each in known if each.id == way.id), None)
    if found is not None:
        return entry(found, ministry, say, work.now, work.office.zone)
    if way.topic:
        return topic([each for each in known if each.topic == way.topic], way, ministry, say)
    return topics(known, ministry, say)


def _all(work: Work) -> list[Published]:
    today = work.office.calendar.day_of(work.now)
    current = published.current(work.rows, work.office.ministry.id)
    return [each for each in current if each.holds(today)]
