"""What staff read on a card, and what they never read there."""

from tests.stage import Stage, shown

FUEL = "Қызылордада үш күннен бері бензин жоқ"
ANGRY = "Это безобразие! В Астане третий день нет бензина, позор, никто ничего не делает!"


async def test_card_tells_number_state_tags_words_and_age(stage: Stage) -> None:
    stage.aigerim.writes(FUEL)
    card = shown(await stage.card(1))
    assert card.startswith("№ 1 · New\n")
    assert "Report · Fuel · Kyzylorda" in card
    assert FUEL in card
    assert "Received " in card
    assert "just now" in card
    assert card.endswith("#fuel #KZ43")


async def test_card_hides_who_the_citizen_is(stage: Stage) -> None:
    nurlan = stage.telegram.person("Nurlan Abenov", username="nurlan77", language_code="ru")
    nurlan.sends_contact(nurlan.phone, "Nurlan", user_id=nurlan.id)
    card = shown(await stage.card(1, "a contact is not shown in the group"))
    nurlan.writes("Нет света в Шымкенте")
    await stage.sees(stage.staff, "Нет света в Шымкенте")
    everything = " ".join(shown(message) for message in stage.staff.messages)
    assert "Attached: contact" in card
    for secret in ("Nurlan", "Abenov", "nurlan77", nurlan.phone, str(nurlan.id)):
        assert secret not in everything


async def test_negative_tone_is_told(stage: Stage) -> None:
    stage.sergei.writes(ANGRY)
    assert "Tone: negative" in shown(await stage.card(1))


async def test_neutral_tone_is_not_worth_a_line(stage: Stage) -> None:
    stage.sergei.writes("Как узнать тариф на электричество в Астане?")
    card = shown(await stage.card(1))
    assert "Tone" not in card
    assert "Question · Bills and tariffs · Astana" in card


async def test_markup_in_words_is_only_words(stage: Stage) -> None:
    stage.aigerim.writes("<b>бензин</b> & *жоқ* <script>")
    assert "<b>бензин</b> & *жоқ* <script>" in shown(await stage.card(1))


async def test_photo_stands_beneath_its_card(stage: Stage) -> None:
    photo = stage.aigerim.sends_photo(FUEL)
    card = await stage.card(1, "Attached: photo")
    below = await stage.until(lambda: [m for m in stage.staff.messages if m.kind == "photo"][-1])
    assert below.reply_to is card
    assert below.file_id == photo.file_id


async def test_album_stays_an_album_beneath_its_card(stage: Stage) -> None:
    stage.aigerim.sends_album([("photo", FUEL), ("photo", ""), ("video", "")])
    card = await stage.card(1, "2 × photo")
    below = await stage.until(lambda: [m for m in stage.staff.messages if m.album])
    assert [message.kind for message in below] == ["photo", "photo", "video"]
    assert len({message.album for message in below}) == 1
    assert below[0].reply_to is card


async def test_edit_shows_the_new_words_and_keeps_the_old(stage: Stage) -> None:
    message = stage.aigerim.writes(FUEL)
    await stage.card(1)
    stage.aigerim.edits(message, text=FUEL + " және дизель")
    card = shown(await stage.card(1, "және дизель"))
    assert "Edited by the citizen. Earlier version:" in card
