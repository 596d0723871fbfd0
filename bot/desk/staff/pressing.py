"""What staff press on a card; an old button on an old card is answered by the present state."""

from collections.abc import Callable, Mapping

from bot.cards import card_choice, erased_words, present_state
from bot.desk.acting import banning, more
from bot.desk.acting.banning import BANS
from bot.desk.acting.more import HOLDING, MORE
from bot.desk.cards.showing import give_card, show_card, show_receipt
from bot.desk.citizens.correcting import CHOICES, CORRECTIONS, correct, page_of, reopen
from bot.desk.citizens.solving import ask, unask
from bot.desk.duties import promising
from bot.desk.duties.promising import PROMISES
from bot.desk.incoming import Employee, Press
from bot.desk.meetings import inviting
from bot.desk.meetings.inviting import MEETS
from bot.desk.proposals import deciding
from bot.desk.proposals.deciding import DECISIONS
from bot.desk.published import drafting
from bot.desk.published.holding import let_go
from bot.desk.ready import offering
from bot.desk.ready.offering import READY
from bot.desk.work import Work
from bot.markup import Text
from bot.outcomes import awaits_word, without_word
from storage import appeals, occasions, posts, silences
from storage.published import Choice
from storage.records import Appeal, Kind, Source, Status
from storage.roles import Role

ROOMS: Mapping[str, Callable[[Work, Press, Appeal, Employee], None]] = {
    **dict.fromkeys(BANS, banning.press),
    **dict.fromkeys(PROMISES, promising.press),
    **dict.fromkeys(MORE, more.press),
    **dict.fromkeys(DECISIONS, deciding.press),
    **dict.fromkeys(MEETS, inviting.press),
    **dict.fromkeys(READY, offering.press),
    "publish": drafting.publish,
}
"""Where the buttons lead that do more than change the appeal."""


def press(work: Work, pressed: Press, employee: Employee) -> None:
    """Do what the button says, if it stands under a message of ours about that appeal."""
    if pressed.verb in {*BANS, *HOLDING}:
        banning.hold_citizen(work, pressed.appeal_id)
    appeal = begin(work, pressed, employee)
    if appeal is None:
        return
    if pressed.verb in CHOICES and appeal.is_open:
        _offer(work, pressed, appeal)
        return
    if act := ROOMS.get(pressed.verb):
        act(work, pressed, appeal, employee)
        return
    changed = change(work, pressed, appeal, employee)
    say = work.voice_of_chat(pressed.chat_id)
    work.answer_press(pressed.query_id, present_state(changed, say))


def begin(work: Work, pressed: Press, employee: Employee) -> Appeal | None:
    """Give the appeal under whose card staff press, locked; None where the button belongs to another."""
    lock = appeals.lock_itself if pressed.verb == "apart" else appeals.lock
    appeal = lock(work.rows, pressed.appeal_id)
    if appeal is None or not _is_under(work, pressed, appeal):
        work.answer_press(pressed.query_id)
        return None
    if appeal.id != pressed.appeal_id:  # a button from before it was merged
        work.answer_press(pressed.query_id, present_state(appeal, work.voice_of_chat(pressed.chat_id)))
        return None
    silences.react(work.rows, appeal.place, work.now)
    if appeal.erased_why:
        words = erased_words(appeal.erased_why, work.voice_of_chat(pressed.chat_id))
        work.answer_press(pressed.query_id, words)
        return None
    work.answers_press = True
    work.meet_staff(employee, pressed.chat_id)
    return give_card(work, let_go(work, appeal, Choice.NONE))


def change(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> Appeal:
    """Give the appeal as the button makes it, shown so to staff and citizen."""
    changed = _changed(work, pressed, appeal, employee)
    show_card(work, changed)
    if changed != appeal:
        show_receipt(work, changed)
        _tell_citizen(work, appeal, changed)
    return changed


def take(work: Work, appeal: Appeal, employee: Employee) -> Appeal:
    """Give the appeal as the one on which this employee works; its citizen is told once."""
    status = appeal.status
    if status in {Status.NEW, Status.REOPENED}:
        status = Status.IN_PROGRESS
    taken = work.change_appeal(appeal, status=status, taken_by=employee.id, taken_name=employee.name)
    is_news = appeal.taken_by is None and appeal.answered_at is None and appeal.kind is not Kind.THANKS
    if is_news and occasions.first_time(work.rows, f"taken:{appeal.id}", work.now):
        say = work.voice_of_citizen(appeal.citizen_id)
        words = say("№ {number}: the staff have begun to work on it.", number=appeal.id)
        work.say(appeal.citizen_id, Text(words), appeal_id=appeal.id)
    return taken


def refuse(work: Work, pressed: Press) -> None:
    """Tell somebody who does not belong to the staff chat that the button is not for her."""
    say = work.voice_of_chat(pressed.chat_id)
    work.answer_press(pressed.query_id, say("Only members of this chat can do this."), alert=True)


def _is_under(work: Work, pressed: Press, appeal: Appeal) -> bool:
    """Whether the button stands under a message of ours about the appeal.

    Who presses while we still write down that the card stands, or under a copy of it that a crash left
    behind, presses under a message unknown to us: it counts in the chat where the appeal is. So does a
    press under a bundle or under the messages of an incident.
    """
    post = posts.of_message(work.rows, pressed.chat_id, pressed.message_id)
    if post is None or post.role in {Role.BUNDLE, Role.INCIDENT}:
        return pressed.chat_id == work.office.now_at(appeal.place).chat_id
    return post.appeal_id == pressed.appeal_id


def _offer(work: Work, pressed: Press, appeal: Appeal) -> None:
    say = work.voice_of_chat(pressed.chat_id)
    rows = card_choice(appeal, work.office.ministry, say, pressed.verb, page_of(pressed))
    show_card(work, appeal, rows)
    work.answer_press(pressed.query_id)


def _changed(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> Appeal:
    """Give the appeal as it is after the press; a button that no longer fits changes nothing."""
    if pressed.verb in CORRECTIONS and appeal.is_open:
        return correct(work, appeal, pressed.verb, pressed.argument, Source.STAFF)
    may_take = pressed.verb == "over" or (pressed.verb == "take" and appeal.taken_by is None)
    if may_take and appeal.is_open:
        return take(work, appeal, employee)
    if pressed.verb == "close" and appeal.is_open:
        return work.change_appeal(appeal, **without_word(appeal, work.now))
    if pressed.verb == "reopen":
        return reopen(work, appeal)
    return appeal


def _tell_citizen(work: Work, before: Appeal, after: Appeal) -> None:
    """Tell the citizen when her appeal was opened again, or closed, and then ask her whether it is solved.

    The rest she sees on her receipt.
    """
    if before.is_open == after.is_open:
        return
    if awaits_word(after, work.now):
        ask(work, after, quietly=False)
        return
    say = work.voice_of_citizen(after.citizen_id)
    if after.is_open:
        unask(work, after)
        words = say("№ {number} is open again. We go on working on it.", number=after.id)
    else:
        words = say("№ {number} is closed. If it is not solved, reply to this message.", number=after.id)
    work.say(after.citizen_id, Text(words), appeal_id=after.id)
