"""What a citizen is told of a meeting: the times to choose from, what was agreed, that it is called off."""

from bot.desk.work import Work
from bot.markup import Text, join
from bot.meetings.words import appointment, appointment_buttons, invitation, invitation_buttons, when
from bot.speech import Rows
from storage import meetings, outbox, posts
from storage.records import Appeal


def show_invitation(work: Work, appeal: Appeal, *, is_new: bool) -> bool:
    """Show a citizen the times that can be had still; False if there are none. New ones ring."""
    slots = meetings.offered(work.rows, appeal.id, work.now)
    if not slots:
        return False
    say = work.voice_of_citizen(appeal.citizen_id)
    zone, known = work.office.zone, meetings.find_agreed(work.rows, appeal.id)
    agreed = when(known.starts_at, say, zone) if known else ""
    words = invitation(appeal.id, slots, say, is_again=not is_new, agreed=agreed)
    buttons = invitation_buttons(appeal.id, slots, say, zone, is_agreed=known is not None)
    _say(work, appeal, words, buttons, is_new=is_new)
    return True


def show_appointment(work: Work, appeal: Appeal, buttons: Rows | None = None) -> None:
    """Let the message about the meeting say how it stands now."""
    if known := meetings.latest(work.rows, appeal.id):
        say = work.voice_of_citizen(appeal.citizen_id)
        own = appointment_buttons(known, say, work.now) if buttons is None else buttons
        _say(work, appeal, appointment(known, say, work.office.zone), own)


def stand_at(work: Work, appeal: Appeal, message_id: int) -> None:
    """Let what is told of the meeting stand where the citizen pressed, be it a reminder or an old offer."""
    pressed = posts.of_message(work.rows, appeal.citizen_id, message_id)
    standing = posts.of_key(work.rows, _key(appeal))
    if pressed is None or pressed.appeal_id != appeal.id or pressed == standing:
        return
    if standing:
        posts.name(work.rows, standing, None)
    posts.name(work.rows, pressed, _key(appeal))


def tell_cancelled(work: Work, appeal: Appeal, reason: str) -> None:
    """Tell a citizen that staff cancelled the meeting, and why; an edit would ring nowhere."""
    show_appointment(work, appeal)
    say = work.voice_of_citizen(appeal.citizen_id)
    head = say("We have to cancel the meeting about № {number}.", number=appeal.id)
    sorry = say("We are sorry. If you still want to meet, just write here.")
    if reaches(work, appeal):
        work.say(appeal.citizen_id, join((head, reason, sorry), "\n\n"), appeal_id=appeal.id)


def reaches(work: Work, appeal: Appeal) -> bool:
    """Whether the citizen may be written to."""
    citizen = work.citizen(appeal.citizen_id)
    return citizen is not None and citizen.banned_at is None


def _say(work: Work, appeal: Appeal, words: Text, buttons: Rows, *, is_new: bool = False) -> None:
    if not reaches(work, appeal):
        return
    if is_new:
        outbox.withdraw(work.rows, _key(appeal))
        if post := posts.of_key(work.rows, _key(appeal)):
            posts.name(work.rows, post, None)
    work.say(appeal.citizen_id, words, buttons, key=_key(appeal), appeal_id=appeal.id)


def _key(appeal: Appeal) -> str:
    return f"times:{appeal.id}"
