"""What staff press in the menu that “More …” opens in place of a card's buttons."""

from bot.card_menus import OTHER, merge_choice, more_choice, place_choice, reason_choice, split_choice
from bot.cards import present_state
from bot.desk.acting import splitting
from bot.desk.acting.declining import ask_for_words, decline
from bot.desk.acting.merging import merge, others, take_apart
from bot.desk.acting.passing import elsewhere, hand_over
from bot.desk.cards.showing import show_card
from bot.desk.incoming import Employee, Press
from bot.desk.naming import name_of
from bot.desk.own import name
from bot.desk.work import Work
from bot.speech import Rows
from storage import lines
from storage.records import Appeal

MORE = frozenset(
    {
        "more",
        "asking",
        "askname",
        "pass",
        "passed",
        "decline",
        "declined",
        "merge",
        "merged",
        "apart",
        "split",
        "parted",
    }
)
"""Verbs of the buttons of the menu, and of what stays of a merged card."""
HOLDING = frozenset({"merged", "apart", "parted"})
"""Those for which the citizen is to be locked before her appeals."""
NUMBER_LENGTH = 18
"""Digits of the longest number that a button names."""


def press(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Open a menu or do what it offers; what no longer fits is answered by the present state."""
    say = work.voice_of_chat(pressed.chat_id)
    if pressed.verb == "asking" and appeal.is_open:
        words = say(
            "Reply to this card and begin with ??. Your question goes to the citizen, "
            "and the deadline waits for the reply."
        )
        work.answer_press(pressed.query_id, words, alert=True)
    elif pressed.verb == "askname" and appeal.is_open:
        show_card(work, appeal)
        work.answer_press(pressed.query_id, name.ask(work, appeal, say), alert=True)
    elif pressed.verb == "merge" and appeal.is_open and not others(work, appeal):
        words = say("This citizen has no other open appeal.")
        work.answer_press(pressed.query_id, words, alert=True)
    elif pressed.verb == "pass" and appeal.is_open and not elsewhere(work, appeal):
        words = say("There is no other staff chat yet. An admin adds one with /bind.")
        work.answer_press(pressed.query_id, words, alert=True)
    elif pressed.verb == "declined" and pressed.argument == OTHER and appeal.is_open:
        show_card(work, appeal)
        ask_for_words(work, pressed, appeal, employee)
    elif pressed.verb == "parted" and pressed.argument == OTHER and appeal.is_open:
        show_card(work, appeal)
        splitting.ask_for_words(work, pressed, appeal, employee)
    elif appeal.is_open and (choice := _choice(work, pressed, appeal)):
        show_card(work, appeal, choice)
        work.answer_press(pressed.query_id)
    else:
        changed = _changed(work, pressed, appeal) if appeal.is_open or pressed.verb == "apart" else appeal
        show_card(work, changed)
        work.answer_press(pressed.query_id, present_state(changed, say))


def _choice(work: Work, pressed: Press, appeal: Appeal) -> Rows | None:
    """Give the menu that a verb opens, None if it opens none."""
    say = work.voice_of_chat(pressed.chat_id)
    match pressed.verb:
        case "more":
            return more_choice(appeal, say)
        case "pass":
            names = [(place, name_of(work, place, say)) for place in elsewhere(work, appeal)]
            return place_choice(appeal, names, say)
        case "merge":
            found = others(work, appeal)
            return merge_choice(appeal, [(each, lines.first(work.rows, each.id)) for each in found], say)
        case "split":
            return split_choice(appeal, splitting.later_lines(work, appeal), say)
        case "decline":
            return reason_choice(appeal, say)
        case _:
            return None


def _changed(work: Work, pressed: Press, appeal: Appeal) -> Appeal:
    """Give the appeal as the button makes it, shown so to whom it concerns."""
    match pressed.verb:
        case "passed":
            return hand_over(work, appeal, pressed.argument)
        case "merged":
            return merge(work, appeal, _number(pressed))
        case "parted":
            return splitting.split_off(work, appeal, _number(pressed))
        case "apart":
            return take_apart(work, appeal)
        case "declined":
            return decline(work, appeal, pressed.argument)
        case _:
            return appeal


def _number(pressed: Press) -> int:
    """Give the number that a button names, 0 if it names none."""
    written = pressed.argument
    return int(written) if written.isdecimal() and len(written) <= NUMBER_LENGTH else 0
