"""What staff write in reply to an incident's card: an answer to everybody, a note, the akimat's words."""

from bot.desk.incidents import answering
from bot.desk.incidents.keeping import change, record
from bot.desk.incidents.keys import card_key, key, named_by
from bot.desk.incidents.ringing import refresh
from bot.desk.incidents.showing import show_incident
from bot.desk.incoming import Employee, Incoming, Press
from bot.desk.replies.answering import NOTE_MARK, SEEN
from bot.desk.work import Work
from bot.incidents.answer import Draft, preview, preview_buttons, sent_preview, stamp
from bot.incidents.choices import promise_offer
from bot.incidents.names import code
from bot.markup import Text, join
from bot.promises import promised_day
from bot.speech import Rows, text_params
from storage import incident_answers, incidents, occasions, posts, silences
from storage.incident_records import CrowdAnswer, Done, Incident, Words
from storage.roles import Role

LONGEST = 3500
"""UTF-16 units of an answer to everybody in one language: with what stands above it, it is one message."""


def take(work: Work, incoming: Incoming, employee: Employee) -> None:
    """Take a reply to a message about an incident."""
    found = posts.key_of(work.rows, incoming.chat_id, incoming.reply_to or 0)
    kind, number = named_by(found)
    incident = incidents.lock(work.rows, number)
    say = work.voice_of_chat(incoming.chat_id)
    if incident is None:
        _explain(work, incoming, say("Not sent: there is a newer card of this incident. Reply to that one."))
        return
    work.meet_staff(employee, incoming.chat_id)
    silences.react(work.rows, incident.place, work.now)
    text = incoming.text.removeprefix(NOTE_MARK).strip()
    if kind == "incident-akimat":
        _keep(work, incoming, change(work, incident, Done.INFORMED, informed_words=text))
    elif kind == "incident-note" or incoming.text.startswith(NOTE_MARK):
        _keep(work, incoming, change(work, incident, Done.NOTED, note=_joined(incident.note, text)))
    else:
        write(work, incoming, incident, employee)


def press(work: Work, pressed: Press, incident: Incident, act: str, argument: str) -> None:
    """Send the answer that was shown, or leave it; an old button meets the present state."""
    written, _, seen = argument.partition("-")
    say = work.voice_of_chat(pressed.chat_id)
    answer = incident_answers.find(work.rows, int(written)) if _is_number(written) else None
    if answer is None or answer.incident_id != incident.id:
        work.answer_press(pressed.query_id)
    elif answer.sent_at is not None:
        work.answer_press(pressed.query_id, say("It has been sent already."))
    elif act == "drop":
        incident_answers.write(work.rows, answer.id, {})
        _say_answer(work, incident, Text(say("Not sent.")))
        work.answer_press(pressed.query_id, say("Not sent."))
    elif not answer.texts or seen != stamp(answer):
        _show_draft(work, incident, answer)
        work.answer_press(pressed.query_id, say("It was changed meanwhile: please look again."), alert=True)
    else:
        _say_answer(work, incident, sent_preview(answer, say), _promise(work, incident, answer))
        answering.send(work, answer, incident)
        refresh(work, incident)
        work.answer_press(pressed.query_id)


def ask_for_note(work: Work, incident: Incident) -> None:
    """Ask what somebody found who says that it is not so; no reply is needed."""
    say = work.voice_of_chat(incident.place.chat_id)
    words = say("{code}: what did you find? Reply to this message.", code=code(incident.id, say))
    _ask(work, incident, "incident-note", words)


def ask_what_akimat_said(work: Work, incident: Incident) -> None:
    """Ask whom of the akimat somebody told, and what they said; no reply is needed."""
    say = work.voice_of_chat(incident.place.chat_id)
    words = say(
        "{code}: whom did you tell at the akimat, and what did they say? Reply to this message.",
        code=code(incident.id, say),
    )
    _ask(work, incident, "incident-akimat", words)


def say_asked(work: Work, incident: Incident) -> None:
    """Say beneath the card that managers want it to be checked; once an hour at most."""
    slot = f"incident-check:{incident.id}:{work.now:%Y%m%d%H}"
    if not occasions.first_time(work.rows, slot, work.now):
        return
    record(work, incident, Done.ASKED, {}, {})
    say = work.voice_of_chat(incident.place.chat_id)
    words = say(
        "Managers ask: please check {code}, and press “Confirmed” or “Not confirmed”.",
        code=code(incident.id, say),
    )
    work.say(incident.place, Text(words), reply_key=card_key(incident.id), first=True)


def write(work: Work, incoming: Incoming, incident: Incident, employee: Employee) -> None:
    """Take words as an answer to everybody in the language in which they are, and show what would be sent."""
    say = work.voice_of_chat(incoming.chat_id)
    if incoming.media or incoming.location or incoming.is_empty:
        _explain(work, incoming, say("An answer to everybody can only be a text."))
        return
    if len(Text(incoming.text)) > LONGEST:
        words = say("Too long for an answer to everybody: at most {count} characters.", count=LONGEST)
        _explain(work, incoming, words)
        return
    if not incident.is_open:
        _explain(work, incoming, say("This incident is closed. To answer everybody, open it again."))
        return
    draft = incident_answers.draft(work.rows, incident.id) or incident_answers.begin(
        work.rows, incident.id, employee.id, employee.name, work.now
    )
    language = work.office.tag(incoming.text).language
    others = {each: said for each, said in draft.texts.items() if said.message_id != incoming.message_id}
    texts = {**others, language: Words(incoming.text, incoming.entities, incoming.message_id)}
    incident_answers.write(work.rows, draft.id, texts)
    answer = incident_answers.find(work.rows, draft.id)
    if answer is not None:
        _show_draft(work, incident, answer)


def _show_draft(work: Work, incident: Incident, answer: CrowdAnswer) -> None:
    say = work.voice_of_chat(incident.place.chat_id)
    if not answer.texts:
        _say_answer(work, incident, Text(say("Not sent.")))
        return
    draft = Draft(answer, incident_answers.readers(work.rows, incident.id))
    work.say(
        incident.place,
        preview(draft, say),
        preview_buttons(draft, say),
        role=Role.INCIDENT,
        key=key("incident-answer", incident.id),
        reply_key=card_key(incident.id),
        first=True,
    )


def _promise(work: Work, incident: Incident, answer: CrowdAnswer) -> Rows:
    """Offer the one day that an answer names as the day by which it is to be solved."""
    calendar = work.office.calendar
    today = calendar.day_of(work.now)
    days = {promised_day(words.text, today, calendar) for words in answer.texts.values()} - {None}
    day = days.pop() if len(days) == 1 else None
    if day is None or day == incident.promised_until:
        return []
    return promise_offer(incident, day, work.voice_of_chat(incident.place.chat_id))


def _say_answer(work: Work, incident: Incident, words: Text, rows: Rows = ()) -> None:
    """Let the message in which an answer was shown say what became of it; the next one is shown anew."""
    name = key("incident-answer", incident.id)
    if (post := posts.of_key(work.rows, name)) is None:
        return
    params = {**text_params(words, rows), "message_id": post.message_id}
    work.send(post.chat_id, "editMessageText", params, role=Role.WORD, first=True)
    posts.name(work.rows, post, None)


def _keep(work: Work, incoming: Incoming, incident: Incident) -> None:
    work.send(
        incoming.chat_id,
        "setMessageReaction",
        {"message_id": incoming.message_id, "reaction": [{"type": "emoji", "emoji": SEEN}]},
        role=Role.MARK,
        key=f"mark:{incoming.chat_id}:{incoming.message_id}",
    )
    show_incident(work, incident)
    refresh(work, incident)


def _ask(work: Work, incident: Incident, kind: str, words: str) -> None:
    work.say(
        incident.place,
        Text(words),
        role=Role.INCIDENT,
        key=key(kind, incident.id),
        reply_key=card_key(incident.id),
        first=True,
    )


def _joined(before: str | None, after: str) -> str:
    return join(filter(None, (before, after))).plain


def _explain(work: Work, incoming: Incoming, words: str) -> None:
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id)


def _is_number(written: str) -> bool:
    return written.isdecimal() and len(written) <= 18
