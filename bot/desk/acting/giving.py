"""Giving an appeal to a colleague of the same staff chat, who hears of it by a mention."""

from collections.abc import Collection

from bot.card_menus import PAGE, colleague_choice
from bot.cards import present_state
from bot.desk import Desk
from bot.desk.cards.showing import card_key, show_card, show_receipt
from bot.desk.citizens.correcting import page_of
from bot.desk.incoming import Employee, Press
from bot.desk.staff import pressing
from bot.desk.work import Work
from bot.markup import mention
from storage import staff
from storage.records import Appeal
from storage.roles import Role

ID_LENGTH = 18
"""Digits of the longest id of a person that a button names."""


def notice(work: Work, employee: Employee, chat_id: int) -> None:
    """Remember a colleague who talks in a staff chat, so that cards can be given to her."""
    work.meet_staff(employee, chat_id)


async def seen(desk: Desk, pressed: Press) -> list[int]:
    """Give the people on the page of the list that a button names; who left the chat, Telegram knows."""
    colleagues = await desk.database.run(staff.of_chat, pressed.chat_id)
    pages = max(-(-len(colleagues) // PAGE), 1)
    begin = page_of(pressed) % pages * PAGE
    return [each.id for each in colleagues[begin : begin + PAGE]]


def person_of(pressed: Press) -> int:
    """Give the person that a button names, 0 if it names none."""
    written = pressed.argument
    return int(written) if written.isdecimal() and len(written) <= ID_LENGTH else 0


def offer(work: Work, pressed: Press, employee: Employee, gone: Collection[int]) -> None:
    """Offer the people seen in the chat, without those who are `gone`."""
    appeal = pressing.begin(work, pressed, employee)
    if appeal is None:
        return
    if not appeal.is_open:
        _answer(work, pressed, appeal)
        return
    colleagues = staff.of_chat(work.rows, pressed.chat_id)
    say = work.voice_of_chat(pressed.chat_id)
    show_card(work, appeal, colleague_choice(appeal, colleagues, gone, page_of(pressed), say))
    work.answer_press(pressed.query_id)


def give(work: Work, pressed: Press, employee: Employee, *, is_member: bool) -> None:
    """Let the chosen colleague have the appeal and hear of it, if Telegram says that she is of this chat."""
    appeal = pressing.begin(work, pressed, employee)
    if appeal is None:
        return
    colleagues = staff.of_chat(work.rows, pressed.chat_id)
    chosen = next((each for each in colleagues if each.id == person_of(pressed)), None)
    if chosen is None or not appeal.is_open or appeal.taken_by == chosen.id:
        _answer(work, pressed, appeal)
        return
    if not is_member:
        say = work.voice_of_chat(pressed.chat_id)
        words = say("Telegram does not confirm that {name} belongs to this chat.", name=chosen.name)
        show_card(work, appeal)
        work.answer_press(pressed.query_id, words, alert=True)
        return
    given = pressing.take(work, appeal, Employee(chosen.id, chosen.name))
    if chosen.id != employee.id:
        _tell(work, given, chosen.id, employee)
    show_receipt(work, given)
    _answer(work, pressed, given)


def _tell(work: Work, appeal: Appeal, person_id: int, giver: Employee) -> None:
    """Say beneath the card who has it now; Telegram notifies her of the mention."""
    say = work.voice_of_chat(appeal.place.chat_id)
    words = say("{giver} gives you № {number}.", giver=giver.name, number=appeal.id)
    text = mention(appeal.taken_name or "", person_id) + ": " + words
    work.say(
        appeal.place, text, role=Role.LINE, reply_key=card_key(appeal.id), appeal_id=appeal.id, first=True
    )


def _answer(work: Work, pressed: Press, appeal: Appeal) -> None:
    show_card(work, appeal)
    say = work.voice_of_chat(pressed.chat_id)
    work.answer_press(pressed.query_id, present_state(appeal, say))
