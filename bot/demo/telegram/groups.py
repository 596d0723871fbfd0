"""Lets people run groups, supergroups, forums and channels: topics, the bot's standing, migration."""

from collections.abc import Sequence

from bot.demo.telegram.errors import PersonCannotDoThis
from bot.demo.telegram.records import Chat, Json, Message, Topic, User
from bot.demo.telegram.updates import member_change_json, user_json
from bot.demo.telegram.world import World


class Group(Chat):
    """A chat of several people: a group, a supergroup (perhaps a forum) or a channel."""

    def __init__(
        self,
        world: World,
        chat_id: int,
        kind: str,
        title: str,
        *,
        members: Sequence[User] = (),
        forum: bool = False,
        bot: str | None = "member",
        username: str | None = None,
    ) -> None:
        super().__init__(chat_id, kind, title, username=username, forum=forum, bot_status=bot)
        self.world = world
        self.members = {person.id: "member" for person in members}
        if members:
            self.members[members[0].id] = "creator"
        world.add_chat(self)

    @property
    def owner(self) -> User:
        """Who made the group: its first member."""
        for user_id, status in self.members.items():
            if status == "creator":
                return self.world.users[user_id]
        raise PersonCannotDoThis(f"nobody owns {self.title}")

    def topic(self, name: str, by: User | None = None) -> int:
        """Open a topic of a forum and give its thread id."""
        opener = by or self.owner
        content: Json = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        notice = self.world.notice(self, opener, **content)
        notice.thread = notice.id
        self.topics[notice.id] = Topic(notice.id, name, by_bot=opener.is_bot)
        self.world.report(notice)
        return notice.id

    def close_topic(self, thread: int) -> None:
        """Close a topic: only administrators with the right for topics write there."""
        self.topics[thread].closed = True
        self.world.report(self._topic_notice(thread, "forum_topic_closed"))

    def reopen_topic(self, thread: int) -> None:
        """Open a closed topic again."""
        self.topics[thread].closed = False
        self.world.report(self._topic_notice(thread, "forum_topic_reopened"))

    def delete_topic(self, thread: int) -> None:
        """Delete a topic with everything in it; the bot is never told."""
        del self.topics[thread]
        for message in [each for each in self.messages if each.thread == thread]:
            self.world.remove(message)

    def add_bot(self, by: User | None = None, status: str = "member") -> None:
        """Add the bot, or give it another standing: "member" or "administrator"."""
        person = by or self.owner
        before = self._bot_becomes(person, status)
        if before not in ("member", "administrator") and self.kind != "channel":
            self.world.report(self.world.notice(self, person, new_chat_members=[user_json(self.world.bot)]))

    def remove_bot(self, by: User | None = None) -> None:
        """Kick the bot out."""
        self._bot_becomes(by or self.owner, "kicked")

    def mutes_bot(self) -> None:
        """Take from the bot the right to write."""
        self.bot_may_write = False
        self.world.touch()

    def becomes_supergroup(self, chat_id: int | None = None) -> "Group":
        """Upgrade a basic group: it lives on under a new id, which this gives as a chat."""
        world, owner = self.world, self.owner
        new_id = chat_id or -1_002_000_000_000 - world.serial()
        grown = Group(world, new_id, "supergroup", self.title, bot=self.bot_status)
        grown.members = dict(self.members)
        self.migrated_to = grown.id
        before = world.notice(self, owner, migrate_to_chat_id=grown.id)
        after = world.notice(grown, owner, migrate_from_chat_id=self.id)
        before.sender_chat, after.sender_chat = self, grown
        world.report(before)
        world.report(after)
        return grown

    def _bot_becomes(self, by: User, status: str) -> str:
        world, before = self.world, self.bot_status or "left"
        self.bot_status = status
        world.touch()
        if before != status:
            world.seen.add(by.id)
            change = member_change_json(self, by, world.bot, (before, status), world.now)
            world.feed.add("my_chat_member", change, self.id)
        return before

    def _topic_notice(self, thread: int, what: str) -> Message:
        content: Json = {what: {}}
        notice = self.world.notice(self, self.owner, **content)
        notice.thread = thread
        return notice
