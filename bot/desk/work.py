"""A unit of work: an open transaction, the moment, the office, who acts, and what is left for the commit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.delivery.lanes import FIRST
from bot.desk.changes import changed, what_was_done, who_did
from bot.desk.incoming import Employee
from bot.desk.office import Office, is_night
from bot.markup import Text
from bot.speech import Rows, text_params
from bot.texts import LANGUAGES, Voice, voice
from storage import acts, appeals, citizens, outbox, staff
from storage.acts import Act, Side, What, Who
from storage.database import Transaction
from storage.records import Appeal, Citizen, Place, Queued, is_nobody
from storage.roles import Role

PRIORITY = {
    Role.PRESS: 0,
    Role.ANSWER: 1,
    Role.UNSEND: 1,
    Role.RECEIPT: 2,
    Role.WORD: 3,
    Role.DESK: 3,
    Role.DECLINE: 3,
    Role.SPLIT: 3,
    Role.TITLE: 3,
    Role.FATE: 3,
    Role.VENUE: 3,
    Role.CALL_OFF: 3,
    Role.MARK: 4,
    Role.CARD: 5,
    Role.BUNDLE: 5,
    Role.LINE: 6,
    Role.DIGEST: 7,
    Role.EXPORT: 7,
    Role.QUERY: 6,
    Role.REVEAL: 0,
    Role.SOLVED: 3,
    Role.ERASE: 5,
    Role.INCIDENT: 4,
    Role.ALARM: 3,
}
"""Between chats the smaller number speaks first; within a chat the order is kept."""

BOT = Who(Side.BOT)

TO_CITIZENS = frozenset({Role.ANSWER, Role.RECEIPT, Role.WORD, Role.SOLVED})
"""What citizens are told in private; other things said there are for staff."""

PRESS_LIFETIME = timedelta(seconds=150)
"""Telegram forgets a press of a button after this time."""


@dataclass(slots=True)
class Work:
    """What an act of the desk is given to work with."""

    rows: Transaction
    now: datetime
    office: Office
    queued: list[Queued] = field(default_factory=list)
    answers_press: bool = False
    """Whether staff pressed a button and look at the card: what it shows then goes first."""
    who: Who = BOT
    """Who acts: the bot, until `meet` or `meet_staff` says who else."""
    afterwards: list[Callable[[], None]] = field(default_factory=list)
    """What the office learns by it, but only once it is committed."""
    speaker: int | None = None
    """The citizen whose own act this is: she is awake."""
    _citizens: dict[int, Citizen | None] = field(default_factory=dict)

    def say(
        self,
        place: Place | int,
        text: Text,
        buttons: Rows = (),
        *,
        role: Role = Role.WORD,
        **options: Any,
    ) -> None:
        """Put a message of ours into the outbox; see `send` for the options."""
        self.send(place, "sendMessage", text_params(text, buttons), role=role, **options)

    def send(
        self,
        place: Place | int,
        method: str,
        params: dict[str, Any],
        *,
        role: Role,
        key: str | None = None,
        reply_to: int | None = None,
        reply_key: str | None = None,
        delay: timedelta = timedelta(),
        first: bool = False,
        rings: bool = False,
        **about: Any,
    ) -> None:
        """Put a call into the outbox. A `key` names what stands in the chat: newer words edit it.

        What goes `first` overtakes all that waits for the chat; what `rings` does so at night too. To who was
        erased nothing is said.
        """
        place = self.office.now_at(place if isinstance(place, Place) else Place(place))
        if is_nobody(place.chat_id):
            return
        if place.thread_id is not None:
            params = {**params, "message_thread_id": place.thread_id}
        if (
            not rings
            and method.startswith("send")
            and self._must_be_quiet(place, role, about.get("appeal_id"))
        ):
            params = {**params, "disable_notification": True}
        if reply_to is not None:
            params = {
                **params,
                "reply_parameters": {"message_id": reply_to, "allow_sending_without_reply": True},
            }
        queued = outbox.put(
            self.rows,
            chat_id=place.chat_id,
            method=method,
            params=params,
            role=role,
            priority=FIRST if first else PRIORITY[role],
            due_at=self.now + delay,
            key=key,
            reply_key=reply_key,
            **about,
        )
        self.queued.append(queued)

    def _must_be_quiet(self, place: Place, role: Role, appeal_id: int | None) -> bool:
        """Whether it is night for a citizen who did not just write or press; danger wakes everybody."""
        if place.chat_id < 0 or role not in TO_CITIZENS or not is_night(self.now, self.office.zone):
            return False
        if place.chat_id == self.speaker or place.chat_id in self.office.admin_ids:
            return False
        appeal = appeals.find(self.rows, appeal_id) if appeal_id else None
        return not (appeal and appeal.urgent)

    def answer_press(
        self, query_id: str, words: str = "", *, alert: bool = False, url: str | None = None
    ) -> None:
        """Answer a press of a button with a line that appears for a moment, a link of ours, or nothing."""
        link = {"url": url} if url else {}
        self.send(
            0,
            "answerCallbackQuery",
            {"callback_query_id": query_id, "text": words[:200], "show_alert": alert, **link},
            role=Role.PRESS,
            expires_at=self.now + PRESS_LIFETIME,
        )

    def voice_of_chat(self, chat_id: int) -> Voice:
        """Give the voice in which to speak to a group, or to a person in private."""
        if chat_id > 0:
            return self.voice_of_citizen(chat_id)
        return voice(self.office.language_of(chat_id))

    def voice_of_reader(self, chat_id: int) -> Voice:
        """Give the voice in which to speak in a chat, be it a group or a person's own."""
        return self.voice_of_chat(chat_id) if chat_id < 0 else self.voice_of_citizen(chat_id)

    def voice_of_citizen(self, citizen_id: int) -> Voice:
        """Give the voice in which to speak to a citizen."""
        citizen = self.citizen(citizen_id)
        return voice(citizen.speaks() if citizen else self.office.default_language)

    def voice_of_stranger(self, citizen_id: int, client_language: str | None) -> Voice:
        """Give the voice for somebody who may be unknown, and is not to become known by this."""
        hint = (client_language or "")[:2]
        if self.citizen(citizen_id) or hint not in LANGUAGES:
            return self.voice_of_citizen(citizen_id)
        return voice(hint)

    def citizen(self, citizen_id: int) -> Citizen | None:
        """Give a citizen, if she ever wrote."""
        if citizen_id not in self._citizens:
            self._citizens[citizen_id] = citizens.find(self.rows, citizen_id)
        return self._citizens[citizen_id]

    def meet(self, citizen_id: int, language: str) -> Citizen:
        """Give the citizen who speaks, locked; a new one is remembered as speaking `language`."""
        self.who = Who(Side.CITIZEN)
        citizen = citizens.meet(self.rows, citizen_id, language, self.now)
        self._citizens[citizen_id] = citizen
        self.speaker = citizen_id
        return citizen

    def forget_citizen(self, citizen_id: int) -> None:
        """Know nothing more of a citizen who was erased."""
        self._citizens.pop(citizen_id, None)

    def meet_staff(self, employee: Employee, chat_id: int) -> None:
        """Remember who of the staff acts, and that she does in this staff chat."""
        self.who = Who(Side.STAFF, employee.id, employee.name)
        if employee.id == chat_id or chat_id not in self.office.staff_chats():
            return  # an anonymous admin is nobody in particular
        staff.see(self.rows, chat_id, employee.id, employee.name, self.now)
        self.afterwards.append(lambda: self.office.see(employee.id, chat_id))

    def change_appeal(self, appeal: Appeal, what: What | None = None, /, **values: Any) -> Appeal:
        """Write new values of an appeal's columns, with its history; give the appeal as it is now.

        Without `what`, the history tells what the values show, and nothing if they show nothing new.
        """
        after = appeals.change(self.rows, appeal.id, **values) if values else appeal
        new = changed(appeal, after)
        if done := what or what_was_done(after, new, self.who):
            self.record(appeal, done, before=changed(after, appeal), after=new)
        return after

    def record(
        self,
        appeal: Appeal,
        what: What,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
    ) -> None:
        """Write into the history of an appeal what is done with it; `change_appeal` does so by itself."""
        acts.add(
            self.rows, appeal.id, Act(self.now, who_did(what, self.who), what, before or {}, after or {})
        )

    def change_citizen(self, citizen_id: int, **values: Any) -> None:
        """Write new values of a citizen's columns."""
        citizens.change(self.rows, citizen_id, **values)
        if known := self._citizens.get(citizen_id):
            told = {name: value for name, value in values.items() if name in Citizen.__slots__}
            self._citizens[citizen_id] = replace(known, **told)
        else:
            self._citizens.pop(citizen_id, None)
