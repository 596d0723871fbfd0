"""What Telegram's answer to a call means: sent, later, never, moved, or anew. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.telegram import Refused, Unreachable


class Reason(StrEnum):
    """Why something can never be said where it was meant to be said."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    KICKED = "kicked"
    NO_CHAT = "no_chat"
    NO_TOPIC = "no_topic"
    NO_RIGHTS = "no_rights"
    TOO_LONG = "too_long"
    EXPIRED = "expired"
    NO_METHOD = "no_method"
    """The Bot API server is older than what was called."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sent:
    """It stands in the chat as these messages."""

    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: try again after so many seconds, and until then say nothing in this chat.

    It `counts` against the call unless every other call would have fared the same.
    """

    seconds: float
    why: str
    counts: bool = True
    is_flood: bool = False
    """Whether Telegram asked us to be slower."""
    is_away: bool = False
    """Whether Telegram could not be reached, or failed itself."""


@dataclass(frozen=True, slots=True)
class Never:
    """Telegram will not take this, however often it is tried."""

    reason: Reason
    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup: the same chat has another id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Anew:
    """The message that was to be edited is gone: send it once more."""


Verdict = Sent | Later | Never | Moved | Anew

OURS = frozenset({401, 404, 409})
"""Codes which speak of our token or address, not of what was said: an operator can mend that."""
YOUNG = frozenset({"sendRichMessage"})
"""Methods which a server may be too old to know (Bot API 10.1, June 2026); what they say has another form."""
UNKNOWN = frozenset({404, 405, 501})
"""Codes with which servers answer to a method that they do not know."""
PATIENT = 3
"""Failures of the server itself after which a young method counts as unknown to it."""
LONGEST_WAIT = 30.0
"""Seconds between two tries at the most while Telegram cannot be reached."""

_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "no text in the message to edit",
)
_WORDS = (
    ("bot was blocked by the user", Reason.BLOCKED),
    ("user is deactivated", Reason.DEACTIVATED),
    ("initiate conversation", Reason.BLOCKED),
    ("bot was kicked", Reason.KICKED),
    ("bot is not a member", Reason.KICKED),
    ("chat not found", Reason.NO_CHAT),
    ("group chat was deactivated", Reason.NO_CHAT),
    ("peer_id_invalid", Reason.NO_CHAT),
    ("message thread not found", Reason.NO_TOPIC),
    ("topic_deleted", Reason.NO_TOPIC),
    ("topic_closed", Reason.NO_TOPIC),
    ("rights", Reason.NO_RIGHTS),
    ("chat_write_forbidden", Reason.NO_RIGHTS),
    ("too long", Reason.TOO_LONG),
)


def sent(result: Any) -> Sent:
    """Judge a success: the answer is a message, a list of messages (an album), a MessageId or just True."""
    messages = result if isinstance(result, list) else [result]
    return Sent(tuple(m["message_id"] for m in messages if isinstance(m, Mapping) and "message_id" in m))


def judge(error: Refused | Unreachable, tries: int, method: str = "") -> Verdict:
    """Judge a failure of a method; `tries` counts the earlier failures of the same call."""
    if method in YOUNG and _is_unknown(error, tries):
        return Never(Reason.NO_METHOD, str(error))
    if isinstance(error, Unreachable):
        return Later(_backoff(tries), f"unreachable: {error}", is_away=True)
    if error.moved_to is not None:
        return Moved(error.moved_to)
    return _later(error, tries) or _refusal(error)


def _later(error: Refused, tries: int) -> Later | None:
    """Judge an answer that says: not now."""
    if error.code == 429:
        return Later(error.retry_after or _backoff(tries), str(error), counts=False, is_flood=True)
    if error.code in OURS and "method not found" not in error.description.lower():
        return Later(_backoff(tries), str(error), counts=False)
    return Later(_backoff(tries), str(error), is_away=True) if error.code >= 500 else None


def _is_unknown(error: Refused | Unreachable, tries: int) -> bool:
    code = error.code if isinstance(error, Refused) else error.status
    return code in UNKNOWN or ((code or 0) >= 500 and tries >= PATIENT)


def _refusal(error: Refused) -> Verdict:
    words = error.description.lower()
    if "not modified" in words:
        return Sent(())
    if any(part in words for part in _GONE):
        return Anew()
    reason = next((reason for part, reason in _WORDS if part in words), Reason.OTHER)
    return Never(reason, str(error))


def _backoff(tries: int) -> float:
    return float(min(2 ** min(tries, 10), LONGEST_WAIT))
