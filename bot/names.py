"""What kinds, statuses and the rest are called in the reader's language."""

from bot.delivery.verdict import Reason
from bot.ministry import Ministry
from bot.regions import region_name
from bot.texts import Voice
from storage.records import Appeal, Kind, Outcome, Status


def kind_name(kind: Kind, say: Voice) -> str:
    """Give what a kind of appeal is called."""
    names = {
        Kind.REPORT: say("Report"),
        Kind.QUESTION: say("Question"),
        Kind.PROPOSAL: say("Proposal"),
        Kind.THANKS: say("Thanks"),
        Kind.MEETING: say("Meeting request"),
    }
    return names[kind]


def status_name(status: Status, say: Voice) -> str:
    """Give what a status is called."""
    names = {
        Status.NEW: say("New"),
        Status.IN_PROGRESS: say("In progress"),
        Status.WAITING: say("Waiting for the citizen"),
        Status.ANSWERED: say("Answered"),
        Status.CLOSED: say("Closed"),
        Status.REOPENED: say("Reopened"),
    }
    return names[status]


def own_status_name(status: Status, say: Voice) -> str:
    """Give what the citizen herself reads as the status of her appeal."""
    return say("Waiting for your reply") if status is Status.WAITING else status_name(status, say)


def own_state(appeal: Appeal, say: Voice) -> str:
    """Give how her appeal stands, or how it ended, as the citizen herself reads it."""
    if appeal.outcome is Outcome.CONFIRMED:
        return say("Solved")
    if appeal.outcome is Outcome.WITHDRAWN:
        return say("Withdrawn")
    if appeal.joined_to and appeal.is_open:
        return say("Supports proposal № {number}", number=appeal.joined_to)
    return own_status_name(appeal.status, say)


def media_name(kind: str, say: Voice) -> str:
    """Give what a type of attachment is called."""
    names = {
        "photo": say("photo"),
        "video": say("video"),
        "animation": say("animation"),
        "audio": say("audio"),
        "document": say("document"),
        "voice": say("voice message"),
        "video_note": say("video message"),
        "sticker": say("sticker"),
        "contact": say("contact"),
    }
    return names[kind]


def refusal_name(reason: str, say: Voice) -> str:
    """Give why Telegram refused something in words for staff, empty where there are none."""
    names: dict[str, str] = {
        Reason.BLOCKED: say("The citizen has blocked the bot."),
        Reason.DEACTIVATED: say("The citizen’s account has been deleted."),
        Reason.NO_CHAT: say("Telegram does not know this chat any more."),
        Reason.TOO_LONG: say("It is too long for Telegram."),
    }
    return names.get(reason, "")


def refusal_in_words(reason: str, why: str, say: Voice) -> str:
    """Give a refusal in words for staff, those of Telegram where we have none."""
    return refusal_name(reason, say) or say("Telegram says: {why}", why=why)


def tags_in_words(appeal: Appeal, ministry: Ministry, say: Voice) -> str:
    """Give kind, topic and region in words, the region as unknown if it is."""
    return " · ".join(
        (
            kind_name(appeal.kind, say),
            ministry.topic(appeal.topic).name(say.language),
            region_name(appeal.region, say.language) or say("region unknown"),
        )
    )
