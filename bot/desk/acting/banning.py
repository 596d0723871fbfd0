"""Shutting a citizen out who only sends spam, and letting her in again; staff may do it from a card."""

from bot.cards import ban_choice, present_state
from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.citizens.flooding import tell_emergency
from bot.desk.incoming import Employee, Press
from bot.desk.work import Work
from bot.markup import Text
from bot.texts import Voice
from storage import appeals, citizens, occasions
from storage.acts import What
from storage.records import Appeal, Citizen, Status

BANS = frozenset({"spam", "ban", "unban"})
"""Verbs of the buttons by which staff shut a citizen out."""
OTHERS = 20
"""How many other appeals of hers show at once that she is banned."""


def hold_citizen(work: Work, appeal_id: int) -> None:
    """Lock the citizen before her appeal, as all that she does herself: nobody then waits in a circle."""
    if appeal := appeals.find(work.rows, appeal_id):
        citizens.lock(work.rows, appeal.citizen_id)


def press(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Ask whether to ban, ban, or undo it; whatever no longer fits is answered by the present state."""
    citizen = work.citizen(appeal.citizen_id)
    say = work.voice_of_chat(pressed.chat_id)
    is_banned = bool(citizen and citizen.banned_at)
    if pressed.verb == "spam" and not is_banned:
        show_card(work, appeal, ban_choice(appeal, say))
        work.answer_press(pressed.query_id)
        return
    if pressed.verb == "ban" and not is_banned:
        appeal = _ban(work, appeal, employee)
    elif pressed.verb == "unban" and citizen and is_banned:
        appeal = _unban(work, appeal, citizen)
    show_card(work, appeal)
    work.answer_press(pressed.query_id, present_state(appeal, say))


def tell_banned(work: Work, citizen: Citizen) -> None:
    """Tell a banned citizen once a day that she is not heard here, and where she is."""
    day = work.now.astimezone(work.office.zone)
    if occasions.first_time(
        work.rows, f"banned:{citizen.id}:{citizen.banned_at:%Y%m%d%H%M%S}:{day:%Y%m%d}", work.now
    ):
        work.say(citizen.id, Text(is_shut_out(work.voice_of_citizen(citizen.id))))


def hear_banned(work: Work, citizen: Citizen, text: str) -> None:
    """Keep nothing of what a banned citizen writes, but leave nobody in danger alone."""
    tell_banned(work, citizen)
    if work.office.tag(text).urgent:
        tell_emergency(work, citizen.id)


def is_shut_out(say: Voice) -> str:
    """Give what a banned citizen reads, short enough for the answer to a button."""
    return say(
        "The staff have closed this chat to you: what you write here is not read. "
        "You can send a formal appeal at eotinish.kz. In danger, call 112."
    )


def _ban(work: Work, appeal: Appeal, employee: Employee) -> Appeal:
    work.change_citizen(appeal.citizen_id, banned_at=work.now, banned_by=employee.id)
    work.record(appeal, What.BANNED)
    if appeal.is_open:
        appeal = work.change_appeal(appeal, status=Status.CLOSED, closed_at=work.now)
        show_receipt(work, appeal)
    if citizen := work.citizen(appeal.citizen_id):
        tell_banned(work, citizen)
    _show_on_others(work, appeal)
    return appeal


def _unban(work: Work, appeal: Appeal, citizen: Citizen) -> Appeal:
    """Undo a ban; the appeal which it closed is open again."""
    work.change_citizen(citizen.id, banned_at=None, banned_by=None)
    work.record(appeal, What.UNBANNED)
    for closed in appeals.latest(work.rows, citizen.id, OTHERS):
        if closed.status is Status.CLOSED and closed.closed_at == citizen.banned_at:
            reopened = work.change_appeal(closed, status=Status.REOPENED, closed_at=None)
            show_receipt(work, reopened)
    say = work.voice_of_citizen(citizen.id)
    work.say(citizen.id, Text(say("The staff have opened this chat to you again. You can write as before.")))
    _show_on_others(work, appeal)
    return appeals.find(work.rows, appeal.id) or appeal


def _show_on_others(work: Work, appeal: Appeal) -> None:
    for other in appeals.latest(work.rows, appeal.citizen_id, OTHERS):
        if other.id != appeal.id and other.is_open:
            show_card(work, other)
