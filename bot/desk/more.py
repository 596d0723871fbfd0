"""What staff press in the menu that “More …” opens in place of a card's buttons."""

from bot.card_menus import OTHER, more_choice, place_choice, reason_choice
from bot.cards import present_state
from bot.desk.declining import ask_for_words, decline
from bot.desk.incoming import Employee, Press
from bot.desk.naming import name_of, places
from bot.desk.passing import hand_over
from bot.desk.showing import show_card
from bot.desk.work import Work
from bot.speech import Rows
from storage.records import Appeal

MORE = frozenset({"more", "asking", "pass", "passed", "decline", "declined"})
"""Verbs of the buttons of the menu."""


def press(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Open a menu or do what it offers; what no longer fits is answered by the present state."""
    say = work.voice_of_chat(pressed.chat_id)
    if pressed.verb == "asking" and appeal.is_open:
        words = say(
            "Reply to this card and begin with ??. Your question goes to the citizen, "
            "and the deadline waits until she has answered."
        )
        work.answer_press(pressed.query_id, words, alert=True)
    elif pressed.verb == "declined" and pressed.argument == OTHER and appeal.is_open:
        show_card(work, appeal)
        ask_for_words(work, pressed, appeal, employee)
    elif appeal.is_open and (choice := _choice(work, pressed, appeal)):
        show_card(work, appeal, choice)
        work.answer_press(pressed.query_id)
    else:
        changed = _changed(work, pressed, appeal) if appeal.is_open else appeal
        show_card(work, changed)
        work.answer_press(pressed.query_id, present_state(changed, say))


def _choice(work: Work, pressed: Press, appeal: Appeal) -> Rows | None:
    """Give the menu that a verb opens, None if it opens none."""
    say = work.voice_of_chat(pressed.chat_id)
    match pressed.verb:
        case "more":
            return more_choice(appeal, say)
        case "pass":
            here = work.office.now_at(appeal.place)
            others = [(place, name_of(work, place, say)) for place, *_ in places(work) if place != here]
            return place_choice(appeal, others, say)
        case "decline":
            return reason_choice(appeal, say)
        case _:
            return None


def _changed(work: Work, pressed: Press, appeal: Appeal) -> Appeal:
    """Give the appeal as the button makes it, shown so to whom it concerns."""
    match pressed.verb:
        case "passed":
            return hand_over(work, appeal, pressed.argument)
        case "declined":
            return decline(work, appeal, pressed.argument)
        case _:
            return appeal
