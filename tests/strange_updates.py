"""Updates of every kind that Telegram knows, and of some that it does not, in odd combinations."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Json = dict[str, Any]
Some = SearchStrategy[Json]

WORDS = (
    "Қызылордада бензин жоқ",
    "",
    "/start",
    "/new@jauap_bot no light in Astana",
    "/digest",
    "№ 1",
    "a\x00b",
    "\ud800 half of a pair",
    "<b>&amp;</i>",
    "\u202etxt\u200b\u2800",
    "👩‍👩‍👧‍👦" * 500,
    "x" * 4096,
)
PRESSES = (
    "take:1",
    "close:1",
    "topic:1:fuel",
    "regions:1:99",
    "region:1:?",
    "language:0:kk",
    "a:b",
    ":::",
    "take:9" + "9" * 40,
)
NUMBERS = (0, 1, -1, 2**31, 2**52, -(2**52), 2**63 - 1)

text = st.sampled_from(WORDS) | st.text(st.characters(exclude_categories=()), max_size=30)
number = st.sampled_from(NUMBERS) | st.integers(1, 40)
junk = st.recursive(
    st.none() | st.booleans() | number | st.sampled_from([2**63, 10**40]) | text | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)


def _nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


deep = st.integers(1, 150).map(_nested)


def meant_for(ids: Sequence[int]) -> Some:
    """Give updates which speak mostly of chats and people with these ids, without an update_id."""
    return _Kinds(ids).update()


def broken(updates: Some) -> Some:
    """Give updates in which something is not as Telegram's documentation says."""
    return _break(updates)


@st.composite
def _break(draw: st.DrawFn, updates: Some) -> Json:
    update = draw(updates)
    inner: Any = update
    while True:
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        key = draw(st.sampled_from(keys))
        if not (isinstance(inner[key], dict | list) and inner[key]) or draw(st.integers(0, 3)) == 0:
            inner[key] = draw(junk)
            return update
        inner = inner[key]


class _Kinds:
    """The kinds of update around some people and chats."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.id = st.sampled_from(list(ids)) | number
        self.user = st.fixed_dictionaries(
            {"id": self.id, "is_bot": st.booleans(), "first_name": text},
            optional={
                "last_name": text,
                "username": text,
                "language_code": st.sampled_from(["kk", "xx-future", ""]),
            },
        )
        self.chat = st.fixed_dictionaries(
            {
                "id": self.id,
                "type": st.sampled_from(["private", "private", "group", "supergroup", "channel", "dream"]),
            },
            optional={"title": text, "username": text, "first_name": text, "is_forum": st.just(True)},
        )

    def update(self) -> Some:
        """Give an update with one of all kinds of content, perhaps with fields nobody knows."""
        messages = [
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "business_message",
            "edited_business_message",
            "guest_message",
        ]
        kinds = [st.fixed_dictionaries({name: self.message()}) for name in [*messages[:2] * 3, *messages]]
        kinds += [st.fixed_dictionaries({name: content}) for name, content in self.others().items()]
        future = st.fixed_dictionaries({"telepathy": junk})
        return st.builds(
            lambda update, more: {**update, **more}, st.one_of(*kinds, future), st.just({}) | future
        )

    def message(self) -> Some:
        """Give a message, which may reply to another."""
        plain = self._message({})
        return self._message(
            {
                "reply_to_message": plain,
                "pinned_message": plain,
                "external_reply": st.fixed_dictionaries({"origin": self.origin()}),
            }
        )

    def _message(self, more: dict[str, SearchStrategy[Any]]) -> Some:
        return st.fixed_dictionaries(
            {"message_id": number, "date": st.sampled_from([0, 1_790_000_000, 2**31]), "chat": self.chat},
            optional={
                "from": self.user,
                "sender_chat": self.chat,
                "via_bot": self.user,
                "author_signature": text,
                "message_thread_id": number,
                "is_topic_message": st.booleans(),
                "is_automatic_forward": st.just(True),
                "forward_origin": self.origin(),
                "edit_date": number,
                "media_group_id": text,
                "text": text,
                "caption": text,
                "entities": self.entities(),
                "caption_entities": self.entities(),
                "link_preview_options": st.just({"is_disabled": True}),
                "reply_markup": st.fixed_dictionaries(
                    {
                        "inline_keyboard": st.lists(
                            st.lists(
                                st.fixed_dictionaries({"text": text, "callback_data": self.data()}),
                                max_size=2,
                            ),
                            max_size=2,
                        )
                    }
                ),
                "telepathy": deep,
                **self.contents(),
                **more,
            },
        )

    def origin(self) -> Some:
        """Give where a forwarded message came from."""
        return st.one_of(
            st.fixed_dictionaries({"type": st.just("user"), "date": number, "sender_user": self.user}),
            st.fixed_dictionaries({"type": st.just("hidden_user"), "date": number, "sender_user_name": text}),
            st.fixed_dictionaries({"type": st.just("chat"), "date": number, "sender_chat": self.chat}),
            st.fixed_dictionaries({"type": st.just("dream"), "date": number}),
        )

    def entities(self) -> SearchStrategy[list[Json]]:
        """Give marks in a text, which may lie outside of it."""
        kinds = st.sampled_from(["bold", "url", "bot_command", "text_mention", "blockquote", "dream"])
        required = {"type": kinds, "offset": st.integers(-5, 50), "length": st.integers(-5, 50)}
        return st.lists(
            st.fixed_dictionaries(required, optional={"user": self.user, "url": text}), max_size=3
        )

    def data(self) -> SearchStrategy[str]:
        """Give what a button says, mostly one that was never ours."""
        return st.sampled_from(PRESSES) | text

    def contents(self) -> dict[str, Some | SearchStrategy[Any]]:
        """Give what a message may carry beside words."""
        file = st.fixed_dictionaries(
            {"file_id": text, "file_unique_id": text, "width": number, "height": number, "duration": number}
        )
        place = st.fixed_dictionaries({"latitude": st.floats(-90, 90), "longitude": st.floats(-180, 180)})
        return {
            "photo": st.lists(file, max_size=2),
            "animation": file,
            "video": file,
            "voice": file,
            "document": file,
            "location": place,
            "venue": st.fixed_dictionaries({"location": place, "title": text, "address": text}),
            "contact": st.fixed_dictionaries({"phone_number": text, "first_name": text}),
            "dice": st.just({"emoji": "🎲", "value": 6}),
            "poll": self.poll(),
            "new_chat_members": st.lists(self.user, max_size=2),
            "left_chat_member": self.user,
            "migrate_to_chat_id": number,
            "migrate_from_chat_id": number,
            "successful_payment": st.fixed_dictionaries(
                {
                    "currency": text,
                    "total_amount": number,
                    "invoice_payload": text,
                    "telegram_payment_charge_id": text,
                    "provider_payment_charge_id": text,
                }
            ),
        }

    def poll(self) -> Some:
        """Give a poll."""
        option = st.fixed_dictionaries({"text": text, "voter_count": number, "persistent_id": text})
        return st.fixed_dictionaries(
            {
                "id": text,
                "question": text,
                "options": st.lists(option, max_size=2),
                "total_voter_count": number,
                "is_closed": st.booleans(),
                "is_anonymous": st.booleans(),
                "type": st.sampled_from(["regular", "dream"]),
                "allows_multiple_answers": st.booleans(),
            }
        )

    def others(self) -> dict[str, Some]:
        """Give the content of each kind of update that is no message."""
        gone = st.fixed_dictionaries({"chat": self.chat, "message_id": number, "date": st.just(0)})
        member = st.fixed_dictionaries(
            {"status": st.sampled_from(["member", "left", "creator", "dream"]), "user": self.user},
            optional={"is_anonymous": st.booleans()},
        )
        change = {"chat": self.chat, "from": self.user, "date": number}
        reaction = st.lists(
            st.just({"type": "emoji", "emoji": "👍"}) | st.just({"type": "dream"}), max_size=2
        )
        query = {"id": text, "from": self.user}
        return {
            "callback_query": st.fixed_dictionaries(
                {**query, "chat_instance": text, "data": self.data()},
                optional={"message": self.message() | gone, "inline_message_id": text},
            ),
            "my_chat_member": st.fixed_dictionaries(
                {**change, "old_chat_member": member, "new_chat_member": member}
            ),
            "chat_member": st.fixed_dictionaries(
                {**change, "old_chat_member": member, "new_chat_member": member}
            ),
            "chat_join_request": st.fixed_dictionaries({**change, "user_chat_id": number}),
            "message_reaction": st.fixed_dictionaries(
                {
                    "chat": self.chat,
                    "message_id": number,
                    "date": number,
                    "old_reaction": reaction,
                    "new_reaction": reaction,
                }
            ),
            "inline_query": st.fixed_dictionaries({**query, "query": text, "offset": text}),
            "pre_checkout_query": st.fixed_dictionaries(
                {**query, "currency": text, "total_amount": number, "invoice_payload": text}
            ),
            "poll": self.poll(),
            "poll_answer": st.fixed_dictionaries(
                {
                    "poll_id": text,
                    "user": self.user,
                    "option_ids": st.lists(number),
                    "option_persistent_ids": st.just([]),
                }
            ),
            "chat_boost": st.fixed_dictionaries(
                {"chat": self.chat, "boost": junk.map(lambda made: {"of": made})}
            ),
        }
