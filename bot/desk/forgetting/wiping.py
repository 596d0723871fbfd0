"""Taking back what of a citizen's words stands in Telegram: deleted where Telegram allows it, else edited."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from bot.cards import erased_words
from bot.delivery.verdict import Reason
from bot.desk.cards.bundling import bundle_key, show_bundle
from bot.desk.incidents.keys import key, past_alarm
from bot.desk.work import Work
from bot.markup import Text
from bot.speech import text_params
from storage import appeals, erasing, exports, outbox, posts
from storage.records import Erased, Outgoing, Taken
from storage.roles import Role

DELETABLE = timedelta(hours=47)
"""Telegram lets a message be deleted for 48 hours (Bot API, deleteMessage)."""
AT_ONCE = 100
"""Messages in one call (Bot API, deleteMessages)."""
HOPELESS = {Reason.BLOCKED, Reason.DEACTIVATED, Reason.KICKED, Reason.NO_CHAT, Reason.EXPIRED}


def take_back(work: Work, numbers: Sequence[int]) -> None:
    """Delete what shows words of these appeals beneath their cards, in private chats of staff, in files."""
    standing = sorted(
        [*erasing.standing(work.rows, numbers), *_files(work, numbers), *_quotes(work, numbers)]
    )
    for chat_id, messages in groupby(standing, key=lambda each: each[0]):
        found = [(message_id, written_at) for _, message_id, written_at in messages]
        fresh = [message_id for message_id, at in found if work.now - at < DELETABLE]
        for start in range(0, len(fresh), AT_ONCE):
            _call(work, chat_id, "deleteMessages", {"message_ids": fresh[start : start + AT_ONCE]})
        for message_id, at in found:
            if work.now - at >= DELETABLE:
                _call(work, chat_id, "deleteMessage", {"message_id": message_id})
        erasing.forget_posts(work.rows, chat_id, [message_id for message_id, _ in found])


def empty_bundles(work: Work, numbers: Sequence[int]) -> None:
    """Let the bundles that show one of these appeals show it without words."""
    for bundle_id in erasing.bundles_with(work.rows, numbers):
        erasing.forget_refused(work.rows, bundle_key(bundle_id))
        show_bundle(work, bundle_id)


def go_on(work: Work, said: Outgoing, reason: Reason) -> None:
    """Try the next thing where Telegram refused to take something back."""
    if reason in HOPELESS:
        return
    stub = Text(erased_words(Erased.WISH, work.voice_of_chat(said.chat_id)))
    match said.method:
        case "deleteMessages":
            for message_id in said.params["message_ids"]:
                _call(work, said.chat_id, "deleteMessage", {"message_id": message_id})
        case "deleteMessage":
            params = {**text_params(stub), "message_id": said.params["message_id"]}
            _call(work, said.chat_id, "editMessageText", params)
        case "editMessageText":
            params = {"caption": stub.plain, "message_id": said.params["message_id"]}
            _call(work, said.chat_id, "editMessageCaption", params)
        case _:
            pass


def overtake(work: Work, taken: Taken) -> None:
    """Take back what arrived only after its words were erased; a card is edited anyway."""
    said = taken.said
    if said.chat_id > 0 and work.citizen(said.chat_id) is None:
        erasing.forget_posts(work.rows, said.chat_id, taken.message_ids)
        return
    appeal = appeals.find(work.rows, said.appeal_id or 0)
    is_beneath = said.role in {Role.LINE, Role.REVEAL, Role.DESK} and appeal and appeal.erased_at
    if is_beneath or said.role is Role.EXPORT:
        erasing.forget_posts(work.rows, said.chat_id, taken.message_ids)
        _call(work, said.chat_id, "deleteMessages", {"message_ids": list(taken.message_ids)})


def _files(work: Work, numbers: Sequence[int]) -> list[tuple[int, int, datetime]]:
    """Leave unsent the files in which one of these appeals is; give those that stand in a chat."""
    made = exports.files_with(work.rows, numbers)
    for name in made:
        outbox.withdraw(work.rows, name)
    standing = posts.of_keys(work.rows, list(made))
    return [(post.chat_id, post.message_id, made[key]) for key, post in standing.items()]


def _quotes(work: Work, numbers: Sequence[int]) -> list[tuple[int, int, datetime]]:
    """Give what quotes these appeals beside others: lists and past alarms of incidents, drafts of answers."""
    found = {appeal.incident_id for appeal in appeals.of_numbers(work.rows, numbers)} - {None}
    lists = [key("incident-list", each) for each in found if each]
    for name in lists:
        outbox.withdraw(work.rows, name)
    of_incidents = posts.of_keys(work.rows, lists)
    begins = [past_alarm(each) for each in found if each] + [f"draft:{number}:" for number in numbers]
    quoting = [*of_incidents.values(), *posts.beginning(work.rows, begins)]
    return [(post.chat_id, post.message_id, work.now) for post in quoting]


def _call(work: Work, chat_id: int, method: str, params: dict[str, object]) -> None:
    work.send(chat_id, method, params, role=Role.ERASE)
