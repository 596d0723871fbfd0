"""Links into Telegram."""

CHANNEL = -1_000_000_000_000
"""Ids of supergroups and channels lie below this; what is beyond it is the id that links use."""


def message_link(chat_id: int, message_id: int, thread_id: int | None = None) -> str | None:
    """Give the address of a message for members of its supergroup or channel; None in any other chat."""
    if chat_id >= CHANNEL:
        return None
    thread = f"{thread_id}/" if thread_id else ""
    return f"https://t.me/c/{CHANNEL - chat_id}/{thread}{message_id}"
