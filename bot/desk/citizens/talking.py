"""What the bot says of itself to a citizen: welcome, help, language."""

from datetime import timedelta
from typing import Any

from bot.arrival import Arrival, arrival, arrival_of
from bot.desk.acting.banning import tell_banned
from bot.desk.cards.showing import show_receipt
from bot.desk.citizens.flooding import takes_more, tell_too_many
from bot.desk.citizens.receiving import LATEST, meet
from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.formal_appeal import EOTINISH, formal_button
from bot.markup import Text, bold, join
from bot.speech import Button, Rows, text_params
from bot.texts import LANGUAGES, Voice, voice
from storage import appeals
from storage.roles import Role

CAME_FOR = timedelta(days=1)
"""How long the topic and region of a link are kept for the next new appeal."""
RECEIPTS = 5
"""So many of a citizen's latest receipts follow when she chooses another language."""


def welcome(work: Work, citizen_id: int, client_language: str | None, payload: str = "") -> None:
    """Greet a citizen: what this is, an example, who sees what; and what a link says that she came about."""
    meet(work, citizen_id, client_language)
    came = _note_arrival(work, citizen_id, payload)
    work.send(citizen_id, "sendMessage", _greeting(work, citizen_id, came), role=Role.WORD)


def greet_in(work: Work, pressed: Press) -> None:
    """Let the greeting itself speak the language of the button, and all that follows."""
    if not _choose(work, pressed.user_id, pressed.argument, pressed.query_id):
        return
    citizen = work.citizen(pressed.user_id)
    came = arrival_of(citizen, work.now) if citizen else Arrival()
    params = {**_greeting(work, pressed.user_id, came), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD)


def help_citizen(work: Work, citizen_id: int, client_language: str | None) -> None:
    """Say what a citizen can do here."""
    meet(work, citizen_id, client_language)
    say = work.voice_of_citizen(citizen_id)
    words = join(
        (
            say(
                "Just write what has happened, or ask. One message is enough; you can add photos, "
                "videos, voice messages, documents and a place on the map."
            ),
            "\n".join(
                (
                    say.explain("/new", say("write about another matter")),
                    say.explain("/my", say("your appeals and their answers")),
                    say.explain("/faq", say("frequent questions and their answers")),
                    say.explain("/proposals", say("what people propose")),
                    say.explain("/language", say("choose the language")),
                    say.explain("/privacy", say("what we know about you")),
                )
            ),
            say("To add something to an appeal, reply to any message about it."),
            say("If you are in danger, call 112."),
        ),
        "\n\n",
    )
    work.say(citizen_id, words, [[formal_button(say)]])


def begin_new(work: Work, citizen_id: int, client_language: str | None) -> None:
    """Let the citizen's next message open another appeal."""
    citizen = meet(work, citizen_id, client_language)
    if citizen.banned_at:
        tell_banned(work, citizen)
        return
    if taking := takes_more(appeals.latest(work.rows, citizen_id, LATEST), work.now):
        tell_too_many(work, taking)
        return
    work.change_citizen(citizen_id, wants_new=True, writing_to=None)
    say = work.voice_of_citizen(citizen_id)
    work.say(citizen_id, Text(say("Please write about the new matter. It will get a number of its own.")))


def offer_languages(work: Work, citizen_id: int, client_language: str | None) -> None:
    """Offer a citizen the languages of the bot."""
    meet(work, citizen_id, client_language)
    say = work.voice_of_citizen(citizen_id)
    work.say(citizen_id, Text(say("Choose the language:")), language_buttons())


def choose_language(work: Work, citizen_id: int, language: str, query_id: str) -> None:
    """Speak the chosen language with a citizen from now on."""
    if _choose(work, citizen_id, language, query_id):
        work.say(citizen_id, Text(voice(language)("From now on I write to you in English.")))


def language_buttons(verb: str = "language") -> Rows:
    """Give a button for each language, named in itself."""
    return [[Button(name, f"{verb}:0:{code}") for code, name in LANGUAGES.items()]]


def _choose(work: Work, citizen_id: int, language: str, query_id: str) -> bool:
    """Speak a language of ours from now on, on the receipts of open appeals too; False if it is none."""
    meet(work, citizen_id, language)
    if language not in LANGUAGES:
        work.answer_press(query_id)
        return False
    work.change_citizen(citizen_id, language=language)
    work.answer_press(query_id, voice(language)("From now on I write to you in English."))
    for appeal in appeals.latest(work.rows, citizen_id, RECEIPTS):
        if appeal.is_open:
            show_receipt(work, appeal)
    return True


def _greeting(work: Work, citizen_id: int, came: Arrival) -> dict[str, Any]:
    say = work.voice_of_citizen(citizen_id)
    own = work.office.own_text("welcome", say.language)
    about = came.in_words(work.office.ministry, say.language)
    words = join(
        (
            Text(own) if own else _welcome(work, say),
            bold(say("You came about: {what}", what=about)) if about else "",
        ),
        "\n\n",
    )
    return text_params(words, [*language_buttons("greet"), [formal_button(say)]])


def _note_arrival(work: Work, citizen_id: int, payload: str) -> Arrival:
    """Keep for a day what the link says; a link that says nothing takes nothing back."""
    came = arrival(payload, work.office.ministry)
    if came:
        work.change_citizen(
            citizen_id, came_topic=came.topic, came_region=came.region, came_until=work.now + CAME_FOR
        )
    return came


def _welcome(work: Work, say: Voice) -> Text:
    ministry = work.office.ministry.name(say.language)
    example = work.office.own_text("example", say.language)
    return join(
        (
            bold(ministry),
            say(
                "Write here what has happened, ask or propose something. You will get a number at once "
                "and the answer will come here."
            ),
            say("For example: “{example}”.", example=example) if example else "",
            say("Staff see your words and files, but not who you are, and we keep them for a time: /privacy"),
            say("This is a quick channel, not a formal appeal. Formal appeals: {link}", link=EOTINISH),
        ),
        "\n\n",
    )
