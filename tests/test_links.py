"""Links to messages: from a digest to the card."""

import pytest

from bot.links import message_link


def test_a_card_in_a_supergroup_has_a_link() -> None:
    assert message_link(-1001234567890, 41) == "https://t.me/c/1234567890/41"


def test_a_card_in_a_forum_topic_has_the_topic_in_its_link() -> None:
    assert message_link(-1001234567890, 41, 7) == "https://t.me/c/1234567890/7/41"


@pytest.mark.parametrize("chat_id", [5_000_000_001, -987654, -999_999_999_999, -1_000_000_000_000])
def test_people_and_plain_groups_have_no_links(chat_id: int) -> None:
    assert message_link(chat_id, 41) is None
