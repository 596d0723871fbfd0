"""/answers: the ready answers of the ministry, shown by topic, and deleted."""

from collections import Counter

from bot.desk.cards.suggesting import let_office_know
from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.markup import Text
from bot.ready_answers import DELETED, View, template_text, topic_text, topics_text, view_of
from bot.speech import Rows, text_params
from storage import templates
from storage.records import Place
from storage.roles import Role


def show(work: Work, place: Place) -> None:
    """Show the topics that have ready answers."""
    text, rows = _shown(work, place.chat_id, View())
    work.say(place, text, rows, first=True)


def turn(work: Work, pressed: Press) -> None:
    """Show in the same message what a button names, or delete; an old button meets the present state."""
    say = work.voice_of_chat(pressed.chat_id)
    view = view_of(pressed.argument)
    ministry = work.office.ministry.id
    template = templates.find(work.rows, ministry, view.id) if view.id else None
    if view.id and template is None:
        view = View()
        work.answer_press(pressed.query_id, say("This ready answer has been deleted."))
    elif template is not None and view.what == DELETED:
        templates.remove(work.rows, template.id)
        let_office_know(work)
        view = View(template.topic)
        work.answer_press(pressed.query_id, say("This ready answer has been deleted."))
    else:
        work.answer_press(pressed.query_id)
    text, rows = _shown(work, pressed.chat_id, view)
    params = {**text_params(text, rows), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)


def _shown(work: Work, chat_id: int, view: View) -> tuple[Text, Rows]:
    say = work.voice_of_chat(chat_id)
    ministry = work.office.ministry
    if view.id and (template := templates.find(work.rows, ministry.id, view.id)):
        return template_text(template, view, ministry, say)
    if view.topic:
        return topic_text(templates.of_topic(work.rows, ministry.id, view.topic), view, ministry, say)
    counted = Counter(topic for _, topic, _ in templates.outlines(work.rows, ministry.id))
    return topics_text(counted, ministry, say)
