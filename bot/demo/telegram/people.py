"""Lets people act in the emulated Telegram: write, reply, press, edit, block, leave."""

from collections.abc import Iterable
from itertools import pairwise

from bot.demo.telegram.attachments import Attachments
from bot.demo.telegram.entities import find_entities, units, with_found
from bot.demo.telegram.errors import PersonCannotDoThis
from bot.demo.telegram.records import Button, Chat, Json, Message, Press
from bot.demo.telegram.updates import chat_json, member_change_json, origin_json, press_json, user_json
from bot.demo.telegram.world import World

_LONGEST = 4096


class Person(Attachments):
    """Somebody with Telegram on the phone; all acts happen at once and return what stands in the chat."""

    def __init__(
        self, world: World, user_id: int, name: str, language: str | None, username: str | None
    ) -> None:
        first, _, last = name.partition(" ")
        super().__init__(
            id=user_id, first_name=first, last_name=last or None, username=username, language_code=language
        )
        self.world = world
        self.chat = Chat(user_id, "private", name, user=self)
        world.add_user(self)
        world.add_chat(self.chat)

    def writes(
        self,
        text: str,
        *,
        chat: Chat | None = None,
        reply_to: Message | None = None,
        thread: int | None = None,
        entities: Iterable[Json] = (),
        quote: str = "",
        anonymous: bool = False,
    ) -> Message:
        """Write; like a real client, cut what is longer than 4,096 characters (the last part is returned)."""
        marked = with_found(text, list(entities))
        chat, reply = self.where(chat, reply_to)
        for part in list(_parts(text)):
            self.last_sent = self.say(
                chat,
                text=part,
                entities=marked if part == text else find_entities(part),
                reply_to=reply,
                thread=thread,
                quote=quote,
                sender_chat=chat if anonymous else None,
            )
        return self.last_sent

    def starts(self, payload: str = "") -> Message:
        """Press the Start button of the bot."""
        return self.writes(f"/start {payload}".strip())

    def edits(self, message: Message, *, text: str | None = None, caption: str | None = None) -> Message:
        """Change the words of an own message: the text, or the caption of a medium."""
        if message.sender is not self or message.deleted:
            raise PersonCannotDoThis(f"{self.name} cannot edit this message")
        message.versions.append(message.words)
        words = text if text is not None else caption or ""
        if message.kind == "text":
            message.text = words
        else:
            message.caption = words
        message.entities = find_entities(message.words)
        message.edited = self.world.now
        self.world.touch()
        self.world.report(message, edited=True)
        return message

    def replaces(self, message: Message, kind: str, caption: str = "") -> Message:
        """Put another file in the place of an own message's, or add one to its text."""
        file = self.world.files.keep(kind)
        message.kind, message.content, message.file_id = kind, file.content, file.file_id
        message.text = ""
        return self.edits(message, caption=caption)

    def deletes(self, message: Message) -> None:
        """Delete a message for everyone; the bot is never told."""
        self.world.remove(message)

    def forwards(self, message: Message, *, chat: Chat | None = None) -> Message:
        """Forward a message; by default to the bot."""
        same = {
            key: getattr(message, key)
            for key in ("kind", "text", "caption", "entities", "content", "file_id")
        }
        return self.say(chat or self.chat, origin=origin_json(message), **same)

    def presses(self, message: Message, button: str | int | Button) -> Press:
        """Press an inline button, named by its visible text, its callback data or its number from 0."""
        buttons = [each for row in message.buttons for each in row]
        if isinstance(button, int):
            found = buttons[button : button + 1]
        elif isinstance(button, Button):
            found = [button]
        else:
            found = [each for each in buttons if button in (each.text, each.data)]
        if not found or found[0].data is None:
            raise PersonCannotDoThis(f"no such button {button!r}; there are {message.button_texts}")
        return self.presses_data(message, found[0].data)

    def presses_data(self, message: Message, data: str) -> Press:
        """Press a button that an old screen may still show, even if the message changed or is gone."""
        world = self.world
        press = Press(f"{self.id * 4096 + world.serial()}", self, message, data, world.clock())
        world.presses[press.id] = press
        world.seen.add(self.id)
        world.feed.add("callback_query", press_json(press), message.chat.id)
        world.touch()
        return press

    def taps(
        self, key: str, *, chat: Chat | None = None, at: tuple[float, float] = (44.85, 65.51)
    ) -> Message:
        """Tap a key of the reply keyboard: sends its text, or what it asks for (a place, the own number)."""
        chat = chat or self.chat
        keyboard = chat.reply_keyboard
        keys = [each for row in keyboard.rows for each in row if each.text == key] if keyboard else []
        if keyboard is None or not keys:
            raise PersonCannotDoThis(f"no key {key!r} stands below the chat")
        if keyboard.one_time:
            chat.reply_keyboard = None
        if keys[0].request_location:
            return self.sends_location(*at, chat=chat)
        if keys[0].request_contact:
            return self.sends_contact(self.phone, self.first_name, user_id=self.id, chat=chat)
        return self.writes(key, chat=chat)

    def shares_location(self, latitude: float, longitude: float, *, chat: Chat | None = None) -> Message:
        """Share the place where this person is; a one-time keyboard that asked for it disappears."""
        chat = chat or self.chat
        if chat.reply_keyboard is not None and chat.reply_keyboard.one_time:
            chat.reply_keyboard = None
        return self.sends_location(latitude, longitude, chat=chat)

    def reacts(self, message: Message, *emoji: str) -> None:
        """Set this person's reactions on a message; none takes them away."""
        before = message.reactions_by.get(self.id, ())
        message.reactions_by[self.id] = emoji
        self.world.touch()
        if message.chat.private or message.chat.bot_is_admin:
            change: Json = {
                "chat": chat_json(message.chat),
                "message_id": message.id,
                "user": user_json(self),
                "date": self.world.now,
                "old_reaction": [{"type": "emoji", "emoji": each} for each in before],
                "new_reaction": [{"type": "emoji", "emoji": each} for each in emoji],
            }
            self.world.feed.add("message_reaction", change, message.chat.id)

    def blocks_bot(self) -> None:
        """Stop the bot: it may not write here any more."""
        self._lets_bot("kicked")

    def unblocks_bot(self) -> None:
        """Let the bot write here again."""
        self._lets_bot("member")

    def deletes_account(self) -> None:
        """Leave Telegram for ever; bots are not told."""
        self.deleted = True
        self.world.touch()

    def joins(self, chat: Chat) -> None:
        """Become a member of a group; the bot sees the notice."""
        chat.members[self.id] = "member"
        self._member_changed(chat, "left", "member")
        self.world.report(self.world.notice(chat, self, new_chat_members=[user_json(self)]))

    def leaves(self, chat: Chat) -> None:
        """Leave a group; the bot sees the notice."""
        before = chat.members.get(self.id, "member")
        chat.members[self.id] = "left"
        self._member_changed(chat, before, "left")
        self.world.report(self.world.notice(chat, self, left_chat_member=user_json(self)))

    def becomes(self, status: str, chat: Chat) -> None:
        """Get another standing in a group: "administrator", "creator", "member" or "kicked"."""
        before = chat.members.get(self.id, "left")
        chat.members[self.id] = status
        self._member_changed(chat, before, status)
        self.world.touch()

    def say(self, chat: Chat, **parts: object) -> Message:
        """Post a message in this person's name and let the bot see it if it may."""
        if self.deleted:
            raise PersonCannotDoThis(f"{self.name} has no account any more")
        if chat.private and chat.bot_status != "member":
            self._opens(chat)
        message = self.world.post(chat, self, **parts)
        self.world.report(message)
        return message

    def where(self, chat: Chat | None, reply_to: Message | None) -> tuple[Chat, Message | None]:
        """Give the chat where to say something, and the answered message if it still stands there."""
        if chat is None:
            chat = reply_to.chat if reply_to is not None else self.chat
        gone = reply_to is None or reply_to.deleted or reply_to.chat is not chat
        return chat, None if gone else reply_to

    def _opens(self, chat: Chat) -> None:
        if chat.bot_status == "kicked":
            self.unblocks_bot()
        chat.bot_status = "member"

    def _lets_bot(self, status: str) -> None:
        before = self.chat.bot_status or "member"
        self.chat.bot_status = status
        self.world.touch()
        if before != status:
            change = member_change_json(self.chat, self, self.world.bot, (before, status), self.world.now)
            self.world.feed.add("my_chat_member", change, self.chat.id)

    def _member_changed(self, chat: Chat, before: str, after: str) -> None:
        if chat.bot_is_admin and before != after:
            change = member_change_json(chat, self, self, (before, after), self.world.now)
            self.world.feed.add("chat_member", change, chat.id)


def _parts(text: str) -> Iterable[str]:
    if units(text) <= _LONGEST:
        return [text]
    step = _LONGEST if units(text) == len(text) else _LONGEST // 2
    cuts = [*range(0, len(text), step), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]
