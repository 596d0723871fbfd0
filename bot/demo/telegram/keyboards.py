"""Checks the buttons and keyboards that a bot puts below its messages."""

from dataclasses import dataclass
from typing import Any

from bot.demo.telegram.errors import bad_request
from bot.demo.telegram.params import Params
from bot.demo.telegram.records import Button, Json, Key, ReplyKeyboard

Rows = tuple[tuple[Button, ...], ...]
_ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "copy_text",
        "pay",
        "switch_inline_query_chosen_chat",
        "callback_game",
    }
)
_SCHEMES = ("http://", "https://", "tg://", "ton://")


@dataclass(frozen=True, slots=True)
class Keyboard:
    """What a call says about keyboards: inline buttons, a reply keyboard, or that the old one goes away."""

    buttons: Rows = ()
    reply: ReplyKeyboard | None = None
    removes: bool = False


NO_KEYBOARD = Keyboard()


def read_keyboard(params: Params) -> Keyboard:
    """Give the checked reply_markup; raises `Refused` as Telegram does."""
    markup = params.json("reply_markup")
    if markup is None:
        return NO_KEYBOARD
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return Keyboard(buttons=_inline(markup["inline_keyboard"]))
    if "keyboard" in markup:
        return Keyboard(reply=_reply(markup))
    return Keyboard(removes=bool(markup.get("remove_keyboard")))


def _inline(rows: Any) -> Rows:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse inline keyboard markup JSON object")
    if sum(map(len, rows)) > 100:
        raise bad_request("reply markup is too long")
    return tuple(tuple(_button(each) for each in row) for row in rows if row)


def _button(raw: Json) -> Button:
    text = raw.get("text") if isinstance(raw, dict) else None
    if not text or not isinstance(text, str):
        raise _unreadable('Field "text" must be of type String')
    if not _ACTIONS & raw.keys():
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    data, url = raw.get("callback_data"), raw.get("url")
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if url is not None and not (url.startswith(_SCHEMES) or "." in url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return Button(text, data, url, raw)


def _unreadable(why: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {why}")


def _reply(markup: Json) -> ReplyKeyboard:
    rows = markup["keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse reply keyboard markup JSON object")
    keys = tuple(tuple(_key(each) for each in row) for row in rows)
    return ReplyKeyboard(
        keys, bool(markup.get("one_time_keyboard")), str(markup.get("input_field_placeholder") or "")
    )


def _key(raw: Json | str) -> Key:
    if isinstance(raw, str):
        return Key(raw)
    if not raw.get("text"):
        raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')
    return Key(raw["text"], bool(raw.get("request_location")), bool(raw.get("request_contact")))
