"""What stands already is edited, in the way in which Telegram edits it."""

from dataclasses import replace

from bot.delivery.calls import as_call
from storage.records import Outgoing
from storage.roles import Role

SAID = Outgoing(
    id=1,
    version=1,
    key="answer:7",
    chat_id=5,
    method="sendPhoto",
    params={"photo": "file", "caption": "Look", "caption_entities": [], "message_thread_id": 3},
    attachment=None,
    role=Role.ANSWER,
    appeal_id=41,
    line_id=7,
    expires_at=None,
    tries=0,
    message_id=9,
    stands_in=5,
    reply_key=None,
    reply_to=None,
)


def test_photo_that_stands_is_edited_with_its_file_and_caption() -> None:
    media = {"type": "photo", "media": "file", "caption": "Look", "caption_entities": []}
    assert as_call(SAID) == ("editMessageMedia", {"chat_id": 5, "message_id": 9, "media": media})


def test_voice_message_that_stands_keeps_its_file() -> None:
    voice = replace(SAID, method="sendVoice", params={"voice": "file", "caption": "Listen"})
    call = ("editMessageCaption", {"chat_id": 5, "message_id": 9, "caption": "Listen"})
    assert as_call(voice) == call


def test_photo_that_stands_elsewhere_is_sent() -> None:
    assert as_call(replace(SAID, stands_in=6))[0] == "sendPhoto"


def test_picture_of_our_own_is_sent_with_its_bytes() -> None:
    assert as_call(replace(SAID, attachment=b"picture"))[0] == "sendPhoto"


def test_album_cannot_be_edited_as_a_whole() -> None:
    assert as_call(replace(SAID, method="sendMediaGroup", params={"media": []}))[0] == "sendMediaGroup"
