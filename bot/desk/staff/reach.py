"""How far somebody reaches: the staff chats whose appeals she may see and answer."""

from dataclasses import dataclass

from bot.desk.work import Work
from storage import queues
from storage.records import EVERYTHING, Appeal, Scope


@dataclass(frozen=True, slots=True)
class Reach:
    """Some staff chats, or `everywhere`, as admins reach; managers as far as they look after it."""

    chats: frozenset[int] = frozenset()
    everywhere: bool = False
    within: Scope = EVERYTHING

    def __bool__(self) -> bool:
        """Whether there is anything within reach."""
        return self.everywhere or bool(self.chats)

    def covers(self, work: Work, appeal: Appeal) -> bool:
        """Whether the appeal is within reach."""
        return self.everywhere or work.office.now_at(appeal.place).chat_id in self.chats

    def queues(self, work: Work) -> tuple[int, ...]:
        """Give the chats whose queues are within reach."""
        return queues.open_chats(work.rows) if self.everywhere else tuple(sorted(self.chats))
