"""/delete: a citizen erases herself and all her words, at once and irrevocably, by a second press."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot import hiding
from bot.desk.cards.showing import show_card
from bot.desk.forgetting import wiping
from bot.desk.incidents.ringing import refresh
from bot.desk.incidents.showing import show_incident
from bot.desk.incoming import Press
from bot.desk.timing import keep_time
from bot.desk.work import Work
from bot.incidents import wording
from bot.markup import Text, bold, join
from bot.speech import Button, Rows, text_params
from bot.tags import endings
from bot.texts import Voice
from storage import appeals, citizens, erasing, incidents
from storage.records import Citizen, Erased
from storage.roles import Role

ASKED_FOR = timedelta(hours=1)
"""How long the question stands; a press that comes later is asked anew."""
CHUNK = 100
"""Appeals in one statement."""


def ask(work: Work, citizen_id: int, client_language: str | None) -> None:
    """Say plainly what would be erased, and ask for the second press."""
    say = work.voice_of_stranger(citizen_id, client_language)
    citizen = work.citizen(citizen_id)
    if citizen is None:
        work.say(citizen_id, Text(say("Nothing is kept about you.")), role=Role.ERASE)
        return
    work.say(citizen_id, _question(citizen, say), _choice(work, say))


def press(work: Work, pressed: Press) -> None:
    """Erase or keep; a question that is too old, or older than all we know of her, is asked anew."""
    say = work.voice_of_stranger(pressed.user_id, pressed.client_language)
    citizens.lock(work.rows, pressed.user_id)
    citizen = work.citizen(pressed.user_id)
    if citizen is None:
        work.answer_press(pressed.query_id, say("Nothing is kept about you."), alert=True)
    elif pressed.verb == "keep":
        _edit(work, pressed, Text(say("Nothing was erased.")))
        work.answer_press(pressed.query_id)
    elif not _still_stands(work, pressed):
        work.say(pressed.user_id, _question(citizen, say), _choice(work, say))
        work.answer_press(pressed.query_id)
    else:
        erase(work, citizen)
        words = say("Everything about you is erased. If you write again, you begin anew.")
        _edit(work, pressed, Text(words))
        work.answer_press(pressed.query_id, words, alert=True)


def erase(work: Work, citizen: Citizen) -> None:
    """Erase a person: her words everywhere, her row; her appeals stay for statistics, without her."""
    if numbers := erasing.numbers_of(work.rows, citizen.id):
        nobody = erasing.new_nobody(work.rows, work.office.default_language, work.now)
        for start in range(0, len(numbers), CHUNK):
            _erase_appeals(work, dict.fromkeys(numbers[start : start + CHUNK], nobody))
    erasing.forget_person(work.rows, citizen.id)
    if citizen.banned_at:
        _keep_ban_only(work, citizen)
    else:
        erasing.forget_row(work.rows, citizen.id)
    work.forget_citizen(citizen.id)
    forget_words()


def forget_words() -> None:
    """Let no cache of this process keep words of citizens."""
    hiding.forget()
    wording.forget()
    endings.place_stems.cache_clear()
    endings.is_ending.cache_clear()


def _erase_appeals(work: Work, nobodies: Mapping[int, int]) -> None:
    numbers = list(nobodies)
    have_cards = {a.id for a in appeals.of_numbers(work.rows, numbers) if a.bundle_id is None}
    wiping.take_back(work, numbers)
    erasing.erase(work.rows, nobodies, Erased.WISH, work.now)
    for appeal in appeals.of_numbers(work.rows, numbers):
        stopped = keep_time(work, appeal)
        if appeal.id in have_cards:
            show_card(work, stopped)
    wiping.empty_bundles(work, numbers)
    _empty_incidents(work, numbers)


def _empty_incidents(work: Work, numbers: Sequence[int]) -> None:
    """Let the cards of incidents that show one of these appeals show it without words."""
    for number in {appeal.incident_id for appeal in appeals.of_numbers(work.rows, numbers)} - {None}:
        if incident := incidents.find(work.rows, number or 0):
            show_incident(work, incident)
            refresh(work, incident)


def _keep_ban_only(work: Work, citizen: Citizen) -> None:
    """Erasing must be no way out of a ban."""
    nothing = {"came_topic": None, "came_region": None, "came_until": None, "exported_at": None}
    work.change_citizen(citizen.id, writing_to=None, wants_new=False, **nothing)


def _question(citizen: Citizen, say: Voice) -> Text:
    banned = say(
        "A record stays that the staff have closed this chat to you, with the number of your account."
    )
    return join(
        (
            bold(say("Erase everything about you?")),
            say(
                "All your messages, files, places and the answers to you will be erased at once. "
                "Nobody can bring them back, not even we. Nobody will answer your open appeals any more."
            ),
            say("Only the number, topic, region and dates of each appeal stay, without you."),
            banned if citizen.banned_at else "",
            say(
                "What we cannot take back: what the staff have read, copied or written themselves, "
                "photos and files in their chat that are older than two days, backup copies until they "
                "are replaced, and this chat on your phone. You can delete this chat yourself."
            ),
            say("If you want a copy for yourself, ask for it first: /export"),
        ),
        "\n\n",
    )


def _choice(work: Work, say: Voice) -> Rows:
    yes = f"erase:0:{work.now.timestamp():.0f}"
    return [[Button(say("Yes, erase everything"), yes)], [Button(say("No"), "keep:0")]]


def _still_stands(work: Work, pressed: Press) -> bool:
    """Whether she was asked lately, and as the one whom we still know."""
    if not (pressed.argument.isascii() and pressed.argument.isdecimal() and len(pressed.argument) <= 10):
        return False
    asked_at = datetime.fromtimestamp(int(pressed.argument), UTC)
    known_since = citizens.known_since(work.rows, pressed.user_id)
    is_she = known_since is not None and known_since - timedelta(seconds=1) <= asked_at
    return is_she and timedelta(seconds=-1) <= work.now - asked_at <= ASKED_FOR


def _edit(work: Work, pressed: Press, words: Text) -> None:
    """Let the question say what became of it; of the role that leaves no trace in our tables."""
    params = {**text_params(words), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.ERASE)
