"""An emulated Telegram: people act in Python, the bot talks to it by the Bot API over HTTP."""

from bot.demo.telegram.dispatch import Call
from bot.demo.telegram.emulated import EmulatedTelegram
from bot.demo.telegram.errors import PersonCannotDoThis, Refused, bad_request, forbidden
from bot.demo.telegram.faults import Fault
from bot.demo.telegram.files import blank_png
from bot.demo.telegram.groups import Group
from bot.demo.telegram.limits import Limits
from bot.demo.telegram.people import Person
from bot.demo.telegram.records import Answer, Button, Chat, Key, Message, Press, ReplyKeyboard

__all__ = [
    "Answer",
    "Button",
    "Call",
    "Chat",
    "EmulatedTelegram",
    "Fault",
    "Group",
    "Key",
    "Limits",
    "Message",
    "Person",
    "PersonCannotDoThis",
    "Press",
    "Refused",
    "ReplyKeyboard",
    "bad_request",
    "blank_png",
    "forbidden",
]
