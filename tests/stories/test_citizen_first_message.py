"""The first message of a citizen, whatever it consists of, becomes an appeal without any /start."""

import pytest

from tests.stage import Stage, shown

NO_PETROL = "No petrol in Kyzylorda for three days"


async def test_text_needs_no_start(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    assert NO_PETROL in shown(await stage.card(1))
    assert stage.aigerim.chat.messages[0].text == NO_PETROL


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "audio", "document", "animation"])
async def test_medium_with_a_caption_hangs_beneath_its_card(stage: Stage, kind: str) -> None:
    sent = getattr(stage.aigerim, f"sends_{kind}")(NO_PETROL)
    card = await stage.card(1, NO_PETROL, "Attached:", "#fuel #KZ43")
    assert (await stage.beneath(card, kind=kind)).file_id == sent.file_id


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "audio", "document", "animation", "video_note"])
async def test_medium_without_words_is_an_appeal_too(stage: Stage, kind: str) -> None:
    sent = getattr(stage.aigerim, f"sends_{kind}")()
    await stage.sees(stage.aigerim.chat, "№ 1 is registered", "Which region is it about?")
    assert (await stage.beneath(await stage.card(1), kind=kind)).file_id == sent.file_id


async def test_album_is_one_appeal_and_stays_an_album(stage: Stage) -> None:
    sent = stage.aigerim.sends_album([("photo", NO_PETROL), ("photo", ""), ("video", "")])
    card = await stage.card(1, NO_PETROL, "2 × photo", "video")
    await stage.beneath(card, kind="video")
    items = [m for m in stage.staff.messages if m.album]
    assert [m.file_id for m in items] == [m.file_id for m in sent]
    assert len({m.album for m in items}) == 1
    assert not stage.find(stage.staff, "№ 2 ·")


async def test_caption_of_a_later_item_is_on_the_card(stage: Stage) -> None:
    stage.aigerim.sends_album([("photo", ""), ("photo", NO_PETROL)])
    await stage.card(1, NO_PETROL, "#fuel #KZ43")
    await stage.sees(stage.aigerim.chat, "№ 1", "Fuel · Kyzylorda")


async def test_place_on_the_map_tells_the_region(stage: Stage) -> None:
    stage.aigerim.sends_location(44.85, 65.51)
    card = await stage.card(1, "#KZ43", "place on the map")
    assert (await stage.beneath(card, kind="location")).content["location"]["latitude"] == 44.85
    await stage.sees(stage.aigerim.chat, "№ 1", "Kyzylorda")


async def test_named_place_tells_its_name_and_region(stage: Stage) -> None:
    stage.aigerim.sends_venue("Petrol station 5", "Abai street 1", 43.65, 51.17)
    card = await stage.card(1, "Petrol station 5", "Abai street 1", "#KZ47")
    await stage.beneath(card, kind="location")


async def test_place_abroad_tells_no_region(stage: Stage) -> None:
    stage.aigerim.sends_location(55.75, 37.62)
    await stage.card(1, "region unknown")
    await stage.sees(stage.aigerim.chat, "№ 1", "Which region is it about?")


async def test_contact_never_reaches_the_staff(stage: Stage) -> None:
    stage.aigerim.sends_contact("+77011234567", "Saule Omarova")
    await stage.card(1, "a contact is not shown")
    await stage.sees(stage.aigerim.chat, "please write it yourself")
    said = str([call.params for call in stage.telegram.calls])
    assert "7011234567" not in said
    assert "Saule" not in said


async def test_contact_is_not_kept_either(stage: Stage) -> None:
    stage.aigerim.sends_contact("+77011234567", "Saule Omarova")
    receipt = await stage.sees(stage.aigerim.chat, "№ 1")
    stage.aigerim.presses_data(receipt, "thread:1")
    await stage.sees(stage.aigerim.chat, "You, ", "[contact]")
    assert not stage.find(stage.aigerim.chat, "Saule")


async def test_forwarded_words_are_words(stage: Stage) -> None:
    stage.sergei.forwards(stage.aigerim.writes("/help"))
    await stage.card(1, "/help")


@pytest.mark.parametrize(
    "text", ["/petrol is gone", "/", "/ my petrol is gone", "/123", "//", "/help us, no light"]
)
async def test_slash_that_is_no_command_is_text(stage: Stage, text: str) -> None:
    stage.aigerim.writes(text)
    assert text in shown(await stage.card(1))


async def test_nothing_tells_who_the_citizen_is(stage: Stage) -> None:
    ainur = stage.telegram.person("Ainur Bekova", language_code="kk", username="ainur_b")
    ainur.sends_photo(NO_PETROL)
    await stage.beneath(await stage.card(1), kind="photo")
    said = str([call.params for call in stage.telegram.calls if call.params.get("chat_id") == stage.staff.id])
    assert not any(trace in said for trace in ("Ainur", "Bekova", "ainur_b", str(ainur.id)))
