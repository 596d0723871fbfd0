"""An outbox row as the call that brings it about: an edit where an earlier version already stands. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.speech import FIELDS, REPLACEABLE
from storage.records import Outgoing

NOT_IN_EDITS = {"reply_parameters", "message_thread_id", "disable_notification", "protect_content"}
CAPTION = ("caption", "caption_entities")
KINDS = {method: kind for kind, method in FIELDS.items()}


def as_call(said: Outgoing) -> tuple[str, dict[str, Any]]:
    """Give the Bot API method and its parameters."""
    standing = said.standing_id()
    if standing is not None and said.attachment is None and (edit := _as_edit(said)):
        method, changed = edit
        return method, {"chat_id": said.chat_id, "message_id": standing, **changed}
    params = dict(said.params)
    if said.reply_to is not None:
        params["reply_parameters"] = {"message_id": said.reply_to, "allow_sending_without_reply": True}
    if said.chat_id:
        params["chat_id"] = said.chat_id
    return said.method, params


def messages(said: Outgoing) -> int:
    """Give how many messages Telegram counts: each item of an album is one."""
    return len(said.params.get("media", ())) if said.method == "sendMediaGroup" else 1


def _as_edit(said: Outgoing) -> tuple[str, dict[str, Any]] | None:
    """Give the edit that makes of what stands what is said now, None where Telegram knows none.

    A medium is edited with its file, be it the same one: if the message is gone, it can be sent anew.
    """
    params = {name: value for name, value in said.params.items() if name not in NOT_IN_EDITS}
    kind = KINDS.get(said.method)
    if said.method == "sendMessage":
        return "editMessageText", params
    if kind == "voice":  # its file cannot be replaced
        return "editMessageCaption", _without(params, "voice")
    if kind in REPLACEABLE:
        caption = {name: params[name] for name in CAPTION if name in params}
        media = {"type": kind, "media": params[kind], **caption}
        return "editMessageMedia", {"media": media, **_without(params, kind, *CAPTION)}
    return None


def _without(params: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in params.items() if name not in names}
