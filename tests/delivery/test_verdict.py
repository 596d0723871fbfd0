"""What Telegram's answer to a call means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.verdict import LONGEST_WAIT, Anew, Later, Moved, Never, Reason, Sent, judge, sent
from bot.telegram import Refused, Unreachable


@pytest.mark.parametrize(
    ("code", "description", "reason"),
    [
        (403, "Forbidden: bot was blocked by the user", Reason.BLOCKED),
        (403, "Forbidden: bot can't initiate conversation with a user", Reason.BLOCKED),
        (403, "Forbidden: user is deactivated", Reason.DEACTIVATED),
        (403, "Forbidden: bot was kicked from the supergroup chat", Reason.KICKED),
        (403, "Forbidden: bot is not a member of the channel chat", Reason.KICKED),
        (400, "Bad Request: chat not found", Reason.NO_CHAT),
        (400, "Bad Request: PEER_ID_INVALID", Reason.NO_CHAT),
        (400, "Bad Request: message thread not found", Reason.NO_TOPIC),
        (400, "Bad Request: TOPIC_DELETED", Reason.NO_TOPIC),
        (400, "Bad Request: TOPIC_CLOSED", Reason.NO_TOPIC),
        (400, "Bad Request: have no rights to send a message", Reason.NO_RIGHTS),
        (400, "Bad Request: not enough rights to send photos to the chat", Reason.NO_RIGHTS),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Reason.NO_RIGHTS),
        (400, "Bad Request: message is too long", Reason.TOO_LONG),
        (400, "Bad Request: message caption is too long", Reason.TOO_LONG),
        (400, "Bad Request: can't parse entities: unmatched end tag", Reason.OTHER),
        (404, "Not Found: method not found", Reason.OTHER),
    ],
)
def test_a_refusal_for_good_has_its_reason(code: int, description: str, reason: Reason) -> None:
    verdict = judge(Refused(code, description), 0)
    assert isinstance(verdict, Never)
    assert verdict.reason is reason
    assert description in verdict.why


@pytest.mark.parametrize(
    ("code", "description", "counts"),
    [
        (500, "Internal Server Error", True),
        (502, "Bad Gateway", True),
        (401, "Unauthorized", False),
        (404, "Not Found", False),
        (409, "Conflict", False),
    ],
)
def test_what_an_operator_or_time_can_mend_only_delays(code: int, description: str, counts: bool) -> None:
    verdict = judge(Refused(code, description), 0)
    assert isinstance(verdict, Later)
    assert verdict.counts is counts


def test_retry_after_is_law() -> None:
    verdict = judge(Refused(429, "Too Many Requests: retry after 17", {"retry_after": 17}), 3)
    assert isinstance(verdict, Later)
    assert (verdict.seconds, verdict.counts) == (17, False)


def test_a_group_that_became_a_supergroup_is_followed() -> None:
    error = Refused(400, "group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": -1009})
    assert judge(error, 0) == Moved(-1009)


@pytest.mark.parametrize(
    "description",
    ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"],
)
def test_what_cannot_be_edited_is_sent_anew(description: str) -> None:
    assert judge(Refused(400, f"Bad Request: {description}"), 0) == Anew()


def test_an_edit_that_changes_nothing_has_succeeded() -> None:
    assert judge(Refused(400, "Bad Request: message is not modified: specified…"), 0) == Sent(())


@given(st.integers(0, 10**9))
def test_pauses_grow_up_to_half_a_minute(tries: int) -> None:
    verdict = judge(Unreachable("ServerDisconnectedError"), tries)
    assert isinstance(verdict, Later)
    assert 1 <= verdict.seconds <= LONGEST_WAIT


@given(
    st.integers(-1, 1000),
    st.text(),
    st.none() | st.dictionaries(st.text(max_size=3), st.integers()),
    st.integers(0, 100),
)
def test_any_refusal_has_a_verdict(
    code: int, description: str, parameters: dict[str, int] | None, tries: int
) -> None:
    assert judge(Refused(code, description, parameters), tries)


@pytest.mark.parametrize(
    ("result", "ids"),
    [
        ({"message_id": 7, "chat": {"id": 1}}, (7,)),
        ([{"message_id": 7}, {"message_id": 8}], (7, 8)),
        (True, ()),
        (None, ()),
    ],
)
def test_messages_of_a_success(result: object, ids: tuple[int, ...]) -> None:
    assert sent(result) == Sent(ids)
