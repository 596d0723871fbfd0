"""“Show my name”: a citizen lets staff see her Telegram name on one appeal, and takes it back.

The name is kept only while it is shown.
"""

from bot.desk.cards.showing import give_card, show_card
from bot.desk.incoming import Press
from bot.desk.own.appeal import find_own
from bot.desk.work import Work
from bot.markup import Text
from bot.own_view import asked_name, name_buttons, name_in_words
from bot.speech import text_params
from bot.texts import Voice
from storage import occasions, shown_names
from storage.acts import What
from storage.records import Appeal
from storage.roles import Role

NAMES = frozenset({"name", "shown", "hidename"})
"""Verbs of the buttons by which a citizen asks about her name, shows it, and takes it back."""


def press(work: Work, pressed: Press, name: str) -> None:
    """Say what staff would see, show it at the second press, or take it back."""
    appeal = find_own(work, pressed)
    if appeal is None:
        return
    if pressed.verb == "shown" and appeal.is_open:
        _show(work, appeal, name)
    elif pressed.verb == "hidename" and shown_names.hide(work.rows, appeal.id):
        work.record(appeal, What.UNNAMED)
        show_card(work, appeal)
    say = work.voice_of_citizen(appeal.citizen_id)
    shown = shown_names.find(work.rows, appeal.id)
    params = text_params(name_in_words(appeal, shown, name, say), name_buttons(appeal, shown, say))
    if pressed.verb == "name":
        work.send(pressed.chat_id, "sendMessage", params, role=Role.WORD, appeal_id=appeal.id)
    else:
        edited = {**params, "message_id": pressed.message_id}
        work.send(pressed.chat_id, "editMessageText", edited, role=Role.WORD, appeal_id=appeal.id)
    work.answer_press(pressed.query_id)


def ask(work: Work, appeal: Appeal, say: Voice) -> str:
    """Ask the citizen for the name, at most once a day, and give what staff read of it in the voice `say`."""
    if shown_names.find(work.rows, appeal.id) is not None:
        return say("The name is on the card.")
    if occasions.first_time(work.rows, f"askname:{appeal.id}:{work.now:%Y-%m-%d}", work.now):
        own = work.voice_of_citizen(appeal.citizen_id)
        work.say(
            appeal.citizen_id, asked_name(appeal, own), name_buttons(appeal, None, own), appeal_id=appeal.id
        )
    return say("The citizen is asked, and decides. If the name is shown, it stands on the card.")


def _show(work: Work, appeal: Appeal, name: str) -> None:
    """Let the card show the name, for which it leaves a bundle, and say so beneath it."""
    if not shown_names.show(work.rows, appeal.id, name, work.now):
        return
    work.record(appeal, What.NAMED)
    appeal = give_card(work, appeal)
    show_card(work, appeal)
    say = work.voice_of_chat(appeal.place.chat_id)
    told = Text(say("The citizen shows a name: it is on the card."))
    key = f"card:{appeal.id}"
    work.say(appeal.place, told, role=Role.LINE, reply_key=key, appeal_id=appeal.id)
