"""An outbox row as the call that brings it about: an edit where an earlier version already stands. Pure."""

from typing import Any

from storage.records import Outgoing

NOT_IN_EDITS = {"reply_parameters", "message_thread_id", "disable_notification", "protect_content"}


def as_call(said: Outgoing) -> tuple[str, dict[str, Any]]:
    """Give the Bot API method and its parameters."""
    params = dict(said.params)
    standing = said.standing_id()
    if standing is not None and said.method == "sendMessage":
        kept = {name: value for name, value in params.items() if name not in NOT_IN_EDITS}
        return "editMessageText", {"chat_id": said.chat_id, "message_id": standing, **kept}
    if said.reply_to is not None:
        params["reply_parameters"] = {"message_id": said.reply_to, "allow_sending_without_reply": True}
    if said.chat_id:
        params["chat_id"] = said.chat_id
    return said.method, params


def messages(said: Outgoing) -> int:
    """Give how many messages Telegram counts: each item of an album is one."""
    return len(said.params.get("media", ())) if said.method == "sendMediaGroup" else 1
