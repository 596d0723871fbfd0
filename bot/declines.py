"""Why staff decline an appeal, as colleagues and as its citizen read it. Pure."""

from bot.markup import Text, bold, join, quote, shorten
from bot.ministry import Ministry
from bot.texts import Voice
from storage.records import Appeal

READY = ("competence", "answered", "details", "abuse")
"""Reasons with a button of their own; any other is kept in the words in which staff gave it."""
WORDS_ON_CARD = 300
"""UTF-16 units of a reason in staff's words on a card or a receipt."""


def reason_name(reason: str, say: Voice) -> str:
    """Give a reason as colleagues read it."""
    names = {
        "competence": say("not within our competence"),
        "answered": say("already answered"),
        "details": say("not enough information"),
        "abuse": say("abusive"),
    }
    return names.get(reason, shorten(" ".join(reason.split()), WORDS_ON_CARD))


def why_declined(reason: str, ministry: Ministry, say: Voice) -> Text:
    """Give a reason as the citizen reads it, with what can be done now."""
    words = {
        "competence": say(
            "The {ministry} is not responsible for this. Please turn to your akimat or write at eotinish.kz: "
            "there it is passed on to those who are.",
            ministry=ministry.name(say.language),
        ),
        "answered": say("We have answered this before. The answer is here in this chat, see /my."),
        "details": say("We do not know enough to help. Please write here what happened, where and when."),
        "abuse": say("There are insults in it. Please write once more without them: we will gladly help."),
    }
    return Text(words[reason]) if reason in words else quote(reason)


def refusal(appeal: Appeal, ministry: Ministry, say: Voice) -> Text:
    """Give what a citizen reads whose appeal is declined."""
    return join(
        (
            bold(say("We cannot take up № {number}.", number=appeal.id)),
            why_declined(appeal.declined or "", ministry, say),
            say("If you do not agree, reply to this message."),
        ),
        "\n\n",
    )
