"""What stays of the card of an appeal that was merged into another."""

from bot.cards import merged_buttons, merged_card
from bot.desk.work import Work
from bot.links import message_link
from storage import posts
from storage.records import Appeal
from storage.roles import Role


def show_merged(work: Work, appeal: Appeal) -> None:
    """Let the card say where the appeal went, with the way there and back."""
    say = work.voice_of_chat(appeal.place.chat_id)
    there = posts.of_key(work.rows, f"card:{appeal.merged_into}")
    url = message_link(there.chat_id, there.message_id) if there else None
    work.say(
        appeal.place,
        merged_card(appeal, url, say),
        merged_buttons(appeal, say),
        role=Role.CARD,
        key=f"card:{appeal.id}",
        first=work.answers_press,
        appeal_id=appeal.id,
    )
