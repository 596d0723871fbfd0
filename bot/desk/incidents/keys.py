"""Under which keys the messages about an incident stand in a chat."""

KINDS = ("incident", "incident-list", "incident-answer", "incident-akimat", "incident-note")
"""The card, a page of its messages, an answer that is being written, and questions of ours."""


def card_key(incident_id: int) -> str:
    """Give the key under which an incident's card stands."""
    return f"incident:{incident_id}"


def key(kind: str, incident_id: int) -> str:
    """Give the key of another message about an incident."""
    return f"{kind}:{incident_id}"


def past_alarm(incident_id: int, message_id: int | None = None) -> str:
    """Give the key of what managers were told before they were told anew, or how all such keys begin."""
    return f"past-alarm:{incident_id}:{message_id or ''}"


def alarm_key(incident_id: int, chat_id: int) -> str:
    """Give the key under which managers of a chat are told of an incident."""
    return f"alarm:{incident_id}:{chat_id}"


def named_by(found: str | None) -> tuple[str, int]:
    """Give what a message about an incident is, and which incident; nothing and 0 for any other message."""
    kind, _, number = (found or "").partition(":")
    return (kind, int(number)) if kind in KINDS and number.isdecimal() else ("", 0)


def alarmed_of(found: str | None) -> int:
    """Give the incident of which an alarm tells, 0 for any other message."""
    kind, _, rest = (found or "").partition(":")
    return int(rest.partition(":")[0]) if kind == "alarm" else 0
