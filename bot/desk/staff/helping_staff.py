"""What the bot says of itself to staff and managers."""

from bot.desk.citizens.talking import language_buttons
from bot.desk.work import Work
from bot.markup import Text, bold, join
from storage.records import Place


def help_staff(work: Work, place: Place) -> None:
    """Say how staff work with cards."""
    say = work.voice_of_chat(place.chat_id)
    words = join(
        (
            bold(say("How to work with cards")),
            say(
                "Reply to a card, or to any message beneath it: your reply is the answer to the citizen, "
                "in the name of the ministry. 👍 on your message means that it was delivered."
            ),
            say(
                "Begin your reply with ?? to ask the citizen something, "
                "or with // to leave a note for colleagues only."
            ),
            say(
                "Edit your answer, and the citizen’s copy is edited too. "
                "/unsend in reply to your answer takes it back within 48 hours; "
                "to delete your own message is not enough, for Telegram does not tell me of that."
            ),
            say(
                "/save with a title in reply to an answer keeps it as a ready one, "
                "/answers shows all of them."
            ),
            say(
                "“More …” under a card with an answer lets you publish it for everybody, "
                "/published shows all that are published."
            ),
            say(
                "When many people write of one event, they stand on one card, an incident. "
                "Check it, say so with its buttons, and reply to it once: everybody in it gets the answer. "
                "/incidents lists the open ones."
            ),
            say("/formal attaches an e-Otinish number to an appeal; only then the legal clock runs."),
            say("All other messages are your own talk and go nowhere."),
            say("/history in reply to a card tells what was done with the appeal, and by whom."),
            say(
                "/next leads to who waits longest, /queue shows all, /find with words or a number searches. "
                "They work in a private chat with me too: there you just write the answer."
            ),
            say(
                "/meet offers a citizen times to meet, /meetings lists who wants to meet and when, "
                "/proposals shows what most people want."
            ),
            say("/open counts what is open by region and topic, and shows the oldest."),
            say("/language chooses the language of this chat."),
        ),
        "\n\n",
    )
    work.say(place, words)


def help_managers(work: Work, place: Place) -> None:
    """Say what managers can ask for."""
    say = work.voice_of_chat(place.chat_id)
    words = join(
        (
            say("The digest comes here by itself. /digest asks for it now."),
            say("/digest 2026-W46 shows a past week, /digest schedule says when it comes, and changes it."),
            say("Reply to a digest to ask the staff: their answer comes here."),
            say(
                "/open shows what is open and for how long; a region or a topic may follow: /open Қызылорда. "
                "/report with two days gives the figures and the files of those days."
            ),
            say(
                "Of an event about which many people write you hear at once. /incidents lists the open ones."
            ),
            say("/routes shows where appeals go."),
            say("/meetings lists who wants to meet, /proposals shows what most people want."),
            say("/language chooses the language of this chat."),
        ),
        "\n\n",
    )
    work.say(place, words)


def offer_languages(work: Work, place: Place) -> None:
    """Offer a group the languages of the bot."""
    say = work.voice_of_chat(place.chat_id)
    work.say(place, Text(say("Choose the language of this chat:")), language_buttons())
