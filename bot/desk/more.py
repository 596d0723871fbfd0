"""What staff press in the menu that “More …” opens in place of a card's buttons."""

from bot.card_menus import more_choice
from bot.cards import present_state
from bot.desk.incoming import Employee, Press
from bot.desk.showing import show_card
from bot.desk.work import Work
from storage.records import Appeal

MORE = frozenset({"more", "asking"})
"""Verbs of the buttons of the menu."""


def press(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Open a menu or do what it offers; what no longer fits is answered by the present state."""
    del employee
    say = work.voice_of_chat(pressed.chat_id)
    if not appeal.is_open:
        show_card(work, appeal)
        work.answer_press(pressed.query_id, present_state(appeal, say))
    elif pressed.verb == "asking":
        words = say(
            "Reply to this card and begin with ??. Your question goes to the citizen, "
            "and the deadline waits until she has answered."
        )
        work.answer_press(pressed.query_id, words, alert=True)
    else:
        show_card(work, appeal, more_choice(appeal, say))
        work.answer_press(pressed.query_id)
