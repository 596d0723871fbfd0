"""What the bot says of itself to staff and managers."""

from collections.abc import Iterator

from bot.desk.citizens.talking import language_buttons
from bot.desk.work import Work
from bot.markup import Text, bold, join
from bot.texts import Voice
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
                "Edit your answer, and the citizen’s copy is edited too. To take it back, "
                "reply to it with /unsend within 48 hours; to delete it is not enough."
            ),
            say("All other messages are your own talk and go nowhere."),
            *_by_heading(say),
            say.explain("/language", say("the language of this chat")),
            say("All other commands are in the menu."),
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
            say("When many people write of one event, you hear of it at once."),
            "\n".join(
                (
                    say.explain("/open", say("what is open, by region and topic")),
                    say.explain("/report", say("figures and files of some days")),
                    say.explain("/incidents", say("one event behind many appeals")),
                    say.explain("/meetings", say("who wants to meet, and agreed meetings")),
                    say.explain("/proposals", say("proposals with the most support")),
                    say.explain("/routes", say("where appeals go")),
                    say.explain("/language", say("the language of this chat")),
                )
            ),
        ),
        "\n\n",
    )
    work.say(place, words)


def offer_languages(work: Work, place: Place) -> None:
    """Offer a group the languages of the bot."""
    say = work.voice_of_chat(place.chat_id)
    work.say(place, Text(say("Choose the language of this chat:")), language_buttons())


def _by_heading(say: Voice) -> Iterator[Text]:
    many = say(
        "They are all on one card, an incident. Check it, mark with its buttons what you found, "
        "and reply once: everybody gets the answer."
    )
    again = (
        say("/save with a title in reply to an answer keeps it as a ready one, /answers shows all of them."),
        say(
            "“More …” under a card with an answer lets you publish it for everybody, "
            "/published shows all that are published."
        ),
    )
    waits = (
        say.explain("/next", say("who waits longest")),
        say.explain("/queue", say("all that waits for an answer")),
        say.explain("/find", say("find appeals by words or number")),
        say("They work in a private chat with me too: there you just write the answer."),
    )
    yield join((bold(say("Many people, one event")), many))
    yield join((bold(say("Answers for the next time")), *again))
    yield join((bold(say("What waits")), *waits))
