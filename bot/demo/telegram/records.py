"""What the emulated Telegram is made of: users, chats, messages, buttons and presses, without behaviour."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


@dataclass(slots=True, eq=False)
class User:
    """An account of Telegram: a person's or a bot's."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    deleted: bool = False
    hides_forwards: bool = False

    @property
    def name(self) -> str:
        """The name as others see it."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: its text and what pressing it does."""

    text: str
    data: str | None = None
    url: str | None = None
    raw: Json = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a reply keyboard."""

    text: str
    request_location: bool = False
    request_contact: bool = False


@dataclass(frozen=True, slots=True)
class ReplyKeyboard:
    """The keyboard that stands below a chat instead of the letters."""

    rows: tuple[tuple[Key, ...], ...]
    one_time: bool = False
    placeholder: str = ""


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is the number of the message which opened it."""

    id: int
    name: str
    icon_color: int = 7322096
    closed: bool = False
    by_bot: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat with the bot, a group, a supergroup or a channel, as it stands now."""

    id: int
    kind: str
    title: str
    user: User | None = None
    username: str | None = None
    forum: bool = False
    bot_status: str | None = None
    bot_rights: dict[str, bool] = field(default_factory=dict)
    bot_may_write: bool = True
    members: dict[int, str] = field(default_factory=dict)
    shown: dict[int, "Message"] = field(default_factory=dict, repr=False)
    topics: dict[int, Topic] = field(default_factory=dict, repr=False)
    pinned: list["Message"] = field(default_factory=list, repr=False)
    reply_keyboard: ReplyKeyboard | None = None
    action: str | None = None
    migrated_to: int | None = None
    last_id: int = 0

    @property
    def messages(self) -> list["Message"]:
        """Everything that stands in the chat now, oldest first, with Telegram's own notices."""
        return list(self.shown.values())

    @property
    def talk(self) -> list["Message"]:
        """What people and the bot said, oldest first, without Telegram's own notices."""
        return [message for message in self.shown.values() if message.kind != "service"]

    @property
    def last(self) -> "Message":
        """The newest message that somebody said."""
        return self.talk[-1]

    @property
    def private(self) -> bool:
        """Whether this is a person's own chat with the bot."""
        return self.kind == "private"

    @property
    def bot_is_admin(self) -> bool:
        """Whether the bot is an administrator here."""
        return self.bot_status == "administrator"

    def bot_may(self, right: str) -> bool:
        """Tell whether the bot is an administrator with this right (`can_pin_messages`, …)."""
        return self.bot_is_admin and self.bot_rights.get(right, True)


@dataclass(slots=True, eq=False)
class Message:
    """A message as people see it now; `versions` are its earlier words."""

    id: int
    chat: Chat = field(repr=False)
    sender: User = field(repr=False)
    date: int
    kind: str = "text"
    text: str = ""
    caption: str = ""
    entities: list[Json] = field(default_factory=list, repr=False)
    content: Json = field(default_factory=dict, repr=False)
    file_id: str | None = None
    album: str | None = None
    reply_to: "Message | None" = field(default=None, repr=False)
    quote: str = ""
    thread: int | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()
    reply_keyboard: ReplyKeyboard | None = None
    sender_chat: Chat | None = field(default=None, repr=False)
    origin: Json | None = None
    reactions_by: dict[int, tuple[str, ...]] = field(default_factory=dict)
    edited: int | None = None
    versions: list[str] = field(default_factory=list)
    deleted: bool = False
    silent: bool = False
    protected: bool = False

    @property
    def words(self) -> str:
        """The text, or the caption of a medium."""
        return self.text or self.caption

    @property
    def by_bot(self) -> bool:
        """Whether a bot said it."""
        return self.sender.is_bot

    @property
    def reactions(self) -> list[str]:
        """All emoji that stand below the message."""
        return [emoji for given in self.reactions_by.values() for emoji in given]

    @property
    def button_texts(self) -> list[str]:
        """The visible texts of the inline buttons, row by row."""
        return [button.text for row in self.buttons for button in row]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person sees after pressing a button: a toast, or an alert to close."""

    text: str = ""
    show_alert: bool = False
    url: str | None = None


@dataclass(slots=True, eq=False)
class Press:
    """One press of an inline button; `answer` stays None until the bot answers it."""

    id: str
    person: User
    message: Message
    data: str
    pressed_at: float
    answer: Answer | None = None
