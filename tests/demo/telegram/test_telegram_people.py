"""What people see and do in the emulated Telegram, and what the bot is told of it."""

import pytest
from aiogram import Bot
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)

from bot.demo.telegram import EmulatedTelegram, PersonCannotDoThis

TAKE = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Беру", callback_data="take:41")]])
PLACE = ReplyKeyboardMarkup(
    keyboard=[[KeyboardButton(text="Орным", request_location=True)]], one_time_keyboard=True
)


async def test_what_aigerim_writes_reaches_the_bot(telegram: EmulatedTelegram, bot: Bot) -> None:
    aigerim = telegram.person("Әйгерім Сәрсенова", language_code="kk")
    aigerim.writes("Қызылордада бензин жоқ #fuel")
    [update] = await bot.get_updates()
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.from_user.full_name == "Әйгерім Сәрсенова"
    assert update.message.from_user.language_code == "kk"
    assert [entity.type for entity in update.message.entities or []] == ["hashtag"]
    assert aigerim.id > 2**32


async def test_every_kind_of_message_reads_as_an_update(telegram: EmulatedTelegram, bot: Bot) -> None:
    sergei = telegram.person("Сергей")
    sergei.sends_photo("фото")
    sergei.sends_video("видео")
    sergei.sends_voice()
    sergei.sends_video_note()
    sergei.sends_audio()
    sergei.sends_document("список")
    sergei.sends_animation()
    sergei.sends_sticker()
    sergei.sends_location(44.85, 65.51)
    sergei.sends_venue("АЗС", "ул. Абая, 1", 44.85, 65.51)
    sergei.sends_contact("+77001234567", "Болат")
    sergei.sends_poll("Есть бензин?", ["да", "нет"])
    sergei.sends_dice()
    sergei.sends_story()
    kinds = [u.message.content_type for u in await bot.get_updates() if u.message]
    assert kinds == [
        "photo",
        "video",
        "voice",
        "video_note",
        "audio",
        "document",
        "animation",
        "sticker",
        "location",
        "venue",
        "contact",
        "poll",
        "dice",
        "story",
    ]


async def test_every_change_in_a_group_reads_as_an_update(telegram: EmulatedTelegram, bot: Bot) -> None:
    bolat, dana = telegram.person("Болат"), telegram.person("Дана")
    staff = telegram.supergroup("Отдел топлива", members=[bolat], forum=True, bot=None)
    kinds = ["message", "edited_message", "chat_member", "my_chat_member", "message_reaction"]
    await bot.get_updates(allowed_updates=kinds)
    staff.add_bot(status="administrator")
    thread = staff.topic("Кызылорда")
    said = bolat.writes("добрый день", chat=staff, thread=thread)
    dana.joins(staff)
    dana.reacts(said, "👍")
    bolat.edits(said, text="Добрый день")
    bolat.writes("от имени группы", chat=staff, anonymous=True)
    staff.close_topic(thread)
    dana.leaves(staff)
    staff.remove_bot()
    events = [Update.model_validate(update.model_dump()).event_type for update in await bot.get_updates()]
    assert events == [
        "my_chat_member",
        "message",
        "message",
        "message",
        "chat_member",
        "message",
        "message_reaction",
        "edited_message",
        "message",
        "message",
        "chat_member",
        "message",
        "my_chat_member",
    ]


async def test_an_album_is_one_update_per_item(telegram: EmulatedTelegram, bot: Bot) -> None:
    aigerim = telegram.person("Әйгерім")
    aigerim.sends_album([("photo", "Кезек"), ("video", ""), ("photo", "")])
    updates = await bot.get_updates()
    assert len({u.message.media_group_id for u in updates if u.message}) == 1
    assert [u.message.caption for u in updates if u.message] == ["Кезек", None, None]


async def test_a_press_shows_the_bots_answer(telegram: EmulatedTelegram, bot: Bot) -> None:
    bolat = telegram.person("Болат")
    bolat.starts()
    card = await bot.send_message(bolat.id, "№ 41", reply_markup=TAKE)
    press = bolat.presses(bolat.chat.messages[-1], "Беру")
    update = (await bot.get_updates())[-1]
    assert update.callback_query is not None
    assert update.callback_query.data == "take:41"
    assert update.callback_query.message is not None
    assert update.callback_query.message.message_id == card.message_id
    await update.callback_query.answer("Сіздікі", show_alert=True)
    assert press.answer is not None
    assert (press.answer.text, press.answer.show_alert) == ("Сіздікі", True)


async def test_an_old_screen_may_press_what_is_gone(telegram: EmulatedTelegram, bot: Bot) -> None:
    bolat = telegram.person("Болат")
    bolat.starts()
    card = await bot.send_message(bolat.id, "№ 41", reply_markup=TAKE)
    shown = bolat.chat.last
    await card.delete()
    with pytest.raises(PersonCannotDoThis):
        bolat.presses(shown, "Жабу")
    bolat.presses_data(shown, "take:41")
    update = (await bot.get_updates())[-1]
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert update.callback_query.message.date == 0


async def test_privacy_mode_hides_the_groups_own_talk(telegram: EmulatedTelegram, bot: Bot) -> None:
    bolat = telegram.person("Болат")
    staff = telegram.supergroup("Отдел", members=[bolat], bot="member")
    card = await bot.send_message(staff.id, "№ 41")
    bolat.writes("обед?", chat=staff)
    bolat.writes("/digest", chat=staff)
    bolat.writes("/digest@other_bot", chat=staff)
    bolat.writes("эй, @jauap_bot", chat=staff)
    bolat.writes("Бензин сегодня будет", reply_to=staff.shown[card.message_id])
    heard = [u.message.text for u in await bot.get_updates() if u.message]
    assert heard == ["/digest", "эй, @jauap_bot", "Бензин сегодня будет"]


async def test_an_administrator_sees_all(telegram: EmulatedTelegram, bot: Bot) -> None:
    bolat = telegram.person("Болат")
    staff = telegram.supergroup("Отдел", members=[bolat])
    bolat.writes("обед?", chat=staff)
    assert len(await bot.get_updates()) == 1


async def test_in_a_topic_whatever_answers_nothing_answers_its_start(
    telegram: EmulatedTelegram, bot: Bot
) -> None:
    bolat = telegram.person("Болат")
    staff = telegram.supergroup("Отдел", members=[bolat], forum=True)
    thread = staff.topic("Топливо")
    bolat.writes("обед?", chat=staff, thread=thread)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.is_topic_message
    assert message.reply_to_message is not None
    assert message.reply_to_message.forum_topic_created is not None


async def test_ten_thousand_characters_come_in_three_messages(telegram: EmulatedTelegram, bot: Bot) -> None:
    telegram.person("Сергей").writes("ы" * 10_000)
    assert [len(u.message.text or "") for u in await bot.get_updates() if u.message] == [4096, 4096, 1808]


async def test_a_hidden_author_stays_hidden_when_forwarded(telegram: EmulatedTelegram, bot: Bot) -> None:
    sergei, aigerim = telegram.person("Сергей"), telegram.person("Әйгерім")
    aigerim.hides_forwards = True
    group = telegram.supergroup("Двор", members=[sergei, aigerim], bot=None)
    sergei.forwards(aigerim.writes("нет газа", chat=group))
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.forward_origin is not None
    assert message.forward_origin.type == "hidden_user"


async def test_a_key_that_asks_for_the_place_sends_it(telegram: EmulatedTelegram, bot: Bot) -> None:
    aigerim = telegram.person("Әйгерім")
    aigerim.starts()
    await bot.send_message(aigerim.id, "Қай жерде?", reply_markup=PLACE)
    aigerim.taps("Орным", at=(44.85, 65.51))
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.location is not None
    assert message.location.latitude == 44.85
    assert aigerim.chat.reply_keyboard is None


async def test_a_file_can_be_downloaded(telegram: EmulatedTelegram, bot: Bot) -> None:
    sent = telegram.person("Сергей").sends_document(data=b"%PDF list", name="list.pdf")
    file = await bot.get_file(sent.file_id or "")
    stream = await bot.download_file(file.file_path or "")
    assert stream is not None
    assert stream.read() == b"%PDF list"


async def test_waiting_in_vain_tells_what_the_chats_show(telegram: EmulatedTelegram) -> None:
    aigerim = telegram.person("Әйгерім")
    aigerim.writes("бензин жоқ")
    with pytest.raises(AssertionError, match="Әйгерім: бензин жоқ"):
        await telegram.until(lambda: len(aigerim.chat.messages) > 1, timeout=0.01)
