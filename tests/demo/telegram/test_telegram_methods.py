"""What the bot's calls do, judged by aiogram's own client."""

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
)

from bot.demo.telegram import EmulatedTelegram, Person, blank_png

PICTURE = blank_png(320, 200, (0, 120, 90))


@pytest.fixture
def aigerim(telegram: EmulatedTelegram) -> Person:
    person = telegram.person("Әйгерім", language_code="kk")
    person.starts()
    return person


def keyboard(data: str, many: int = 1) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Беру", callback_data=data)]] * many
    )


async def test_html_becomes_text_with_entities(bot: Bot, aigerim: Person) -> None:
    await bot.send_message(aigerim.id, "<b>№ 41</b> &lt;бензин&gt; <i>👍</i> #fuel", parse_mode="HTML")
    shown = aigerim.chat.last
    assert shown.text == "№ 41 <бензин> 👍 #fuel"
    assert [(e["type"], e["offset"], e["length"]) for e in shown.entities] == [
        ("bold", 0, 4),
        ("italic", 14, 2),
        ("hashtag", 17, 5),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>№ 41", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("№ <41>", 'can\'t parse entities: Unsupported start tag "41" at byte offset 4'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b x", "Unclosed start tag at byte offset 0"),
        (" \u200b ", "message text is empty"),
        ("ы" * 4097, "message is too long"),
        ("👍" * 2049, "message is too long"),
    ],
)
async def test_bad_texts_are_refused(bot: Bot, aigerim: Person, text: str, words: str) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.send_message(aigerim.id, text, parse_mode="HTML")
    assert words in refused.value.message


async def test_markup_counts_only_what_is_seen(bot: Bot, aigerim: Person) -> None:
    await bot.send_message(aigerim.id, f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")
    assert aigerim.chat.last.text == "<" * 4096


async def test_nobody_is_written_to_first(telegram: EmulatedTelegram, bot: Bot) -> None:
    mallory, bolat = telegram.person("Mallory"), telegram.person("Болат")
    staff = telegram.supergroup("Отдел", members=[bolat])
    bolat.writes("добрый день", chat=staff)
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(mallory.id, "Здравствуйте")
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(bolat.id, "Здравствуйте")


async def test_who_blocked_the_bot_or_left_is_out_of_reach(bot: Bot, aigerim: Person) -> None:
    aigerim.blocks_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(aigerim.id, "№ 41")
    aigerim.unblocks_bot()
    await bot.send_message(aigerim.id, "№ 41")
    aigerim.deletes_account()
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_message(aigerim.id, "№ 42")


async def test_a_kicked_bot_reads_why(telegram: EmulatedTelegram, bot: Bot, aigerim: Person) -> None:
    staff = telegram.supergroup("Отдел", members=[aigerim])
    staff.remove_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(staff.id, "№ 41")


async def test_a_grown_group_tells_its_new_id(telegram: EmulatedTelegram, bot: Bot, aigerim: Person) -> None:
    group = telegram.group("Отдел", members=[aigerim])
    grown = group.becomes_supergroup()
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(group.id, "№ 41")
    assert moved.value.migrate_to_chat_id == grown.id
    await bot.send_message(grown.id, "№ 41")


async def test_a_reply_to_a_deleted_message_is_refused_unless_allowed(bot: Bot, aigerim: Person) -> None:
    gone = aigerim.writes("бензин жоқ")
    aigerim.deletes(gone)
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(aigerim.id, "№ 41", reply_parameters=ReplyParameters(message_id=gone.id))
    kindly = ReplyParameters(message_id=gone.id, allow_sending_without_reply=True)
    await bot.send_message(aigerim.id, "№ 41", reply_parameters=kindly)
    assert aigerim.chat.last.reply_to is None


async def test_a_topic_closes_and_goes(telegram: EmulatedTelegram, bot: Bot, aigerim: Person) -> None:
    staff = telegram.supergroup("Отдел", members=[aigerim], forum=True, bot="member")
    thread = staff.topic("Топливо")
    await bot.send_message(staff.id, "№ 41", message_thread_id=thread)
    assert staff.last.thread == thread
    staff.close_topic(thread)
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(staff.id, "№ 42", message_thread_id=thread)
    staff.delete_topic(thread)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(staff.id, "№ 43", message_thread_id=thread)
    assert staff.messages == []


async def test_the_bot_opens_a_topic(telegram: EmulatedTelegram, bot: Bot, aigerim: Person) -> None:
    staff = telegram.supergroup("Отдел", members=[aigerim], forum=True)
    topic = await bot.create_forum_topic(staff.id, "Кызылорда")
    await bot.send_message(staff.id, "№ 41", message_thread_id=topic.message_thread_id)
    await bot.close_forum_topic(staff.id, topic.message_thread_id)
    assert staff.topics[topic.message_thread_id].closed


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard("ж" * 33), "BUTTON_DATA_INVALID"),
        (keyboard("x", many=101), "reply markup is too long"),
        (
            InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x")]]),
            "Text buttons are unallowed",
        ),
    ],
)
async def test_bad_buttons_are_refused(
    bot: Bot, aigerim: Person, markup: InlineKeyboardMarkup, words: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_message(aigerim.id, "№ 41", reply_markup=markup)


async def test_a_picture_is_uploaded_and_sent_again_by_its_id(
    telegram: EmulatedTelegram, bot: Bot, aigerim: Person
) -> None:
    sent = await bot.send_photo(aigerim.id, BufferedInputFile(PICTURE, "week.png"), caption="Апта")
    assert sent.photo is not None
    assert (sent.photo[-1].width, sent.photo[-1].height) == (320, 200)
    await bot.send_photo(aigerim.id, sent.photo[-1].file_id)
    assert telegram.file_bytes(aigerim.chat.last.file_id or "") == (PICTURE, "image/png")


async def test_a_file_keeps_its_kind(bot: Bot, aigerim: Person) -> None:
    voice = aigerim.sends_voice().file_id or ""
    await bot.send_voice(aigerim.id, voice)
    with pytest.raises(TelegramBadRequest, match="can't use file of type VoiceNote as Photo"):
        await bot.send_photo(aigerim.id, voice)
    with pytest.raises(TelegramBadRequest, match="wrong file identifier"):
        await bot.send_photo(aigerim.id, "AgACnothing")
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(aigerim.id, BufferedInputFile(b"no picture", "week.png"))


async def test_an_album_keeps_together_and_does_not_mix(bot: Bot, aigerim: Person) -> None:
    photo, document = aigerim.sends_photo().file_id or "", aigerim.sends_document().file_id or ""
    new = BufferedInputFile(PICTURE, "new.png")
    video = aigerim.sends_video().file_id or ""
    sent = await bot.send_media_group(
        aigerim.id,
        [
            InputMediaPhoto(media=photo, caption="Кезек"),
            InputMediaPhoto(media=new),
            InputMediaVideo(media=video),
        ],
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.kind for message in aigerim.chat.messages[-3:]] == ["photo", "photo", "video"]
    with pytest.raises(TelegramBadRequest, match="can't be mixed"):
        await bot.send_media_group(
            aigerim.id, [InputMediaPhoto(media=photo), InputMediaDocument(media=document)]
        )


async def test_an_edit_keeps_the_earlier_words(bot: Bot, aigerim: Person) -> None:
    card = await bot.send_message(aigerim.id, "№ 41", reply_markup=keyboard("take"))
    await card.edit_text("№ 41 ✓")
    shown = aigerim.chat.last
    assert (shown.text, shown.versions, shown.buttons) == ("№ 41 ✓", ["№ 41"], ())
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await card.edit_text("№ 41 ✓")


async def test_only_own_messages_can_be_edited(bot: Bot, aigerim: Person) -> None:
    hers = aigerim.writes("бензин жоқ")
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("x", chat_id=aigerim.id, message_id=hers.id)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=aigerim.id, message_id=999)


async def test_a_picture_under_a_caption_can_be_changed(bot: Bot, aigerim: Person) -> None:
    sent = await bot.send_photo(aigerim.id, BufferedInputFile(PICTURE, "week.png"), caption="Апта")
    await sent.edit_caption(caption="47-апта")
    await sent.edit_media(InputMediaDocument(media=BufferedInputFile(b"x", "week.csv"), caption="CSV"))
    shown = aigerim.chat.last
    assert (shown.kind, shown.caption, shown.versions) == ("document", "CSV", ["Апта", "47-апта"])


async def test_a_copy_hides_its_author_and_a_forward_shows_it(
    telegram: EmulatedTelegram, bot: Bot, aigerim: Person
) -> None:
    staff = telegram.supergroup("Отдел", members=[telegram.person("Болат")])
    album = aigerim.sends_album([("photo", "Кезек"), ("photo", "")])
    await bot.copy_messages(staff.id, aigerim.id, [message.id for message in album])
    assert {m.album for m in staff.messages} == {staff.last.album}
    assert staff.last.origin is None
    await bot.forward_message(staff.id, aigerim.id, album[0].id)
    assert staff.last.origin is not None
    with pytest.raises(TelegramBadRequest, match="message to copy not found"):
        await bot.copy_message(staff.id, aigerim.id, 999)


async def test_only_telegrams_own_reactions_are_taken(bot: Bot, aigerim: Person) -> None:
    hers = aigerim.writes("бензин жоқ")
    await bot.set_message_reaction(aigerim.id, hers.id, [ReactionTypeEmoji(emoji="👍")])
    assert hers.reactions == ["👍"]
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(aigerim.id, hers.id, [ReactionTypeEmoji(emoji="✅")])


async def test_pinning_and_deleting_change_what_stands_there(
    telegram: EmulatedTelegram, bot: Bot, aigerim: Person
) -> None:
    staff = telegram.supergroup("Отдел", members=[aigerim])
    card = await bot.send_message(staff.id, "№ 41")
    await bot.pin_chat_message(staff.id, card.message_id)
    full = await bot.get_chat(staff.id)
    assert isinstance(full.pinned_message, Message)
    await card.delete()
    assert (staff.talk, staff.pinned) == ([], [])
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await card.delete()


async def test_commands_are_kept_per_scope_and_language(
    telegram: EmulatedTelegram, bot: Bot, aigerim: Person
) -> None:
    await bot.set_my_commands([BotCommand(command="new", description="Новое")], language_code="ru")
    await bot.set_my_commands(
        [BotCommand(command="new", description="Жаңа")], scope=BotCommandScopeChat(chat_id=aigerim.id)
    )
    assert [c.description for c in await bot.get_my_commands(language_code="ru")] == ["Новое"]
    assert await bot.get_my_commands() == []
    assert telegram.menu(aigerim.chat, "ru")[0]["description"] == "Жаңа"


async def test_standing_in_a_group_can_be_asked(
    telegram: EmulatedTelegram, bot: Bot, aigerim: Person
) -> None:
    bolat = telegram.person("Болат")
    staff = telegram.supergroup("Отдел", members=[bolat])
    assert (await bot.get_chat_member(staff.id, bot.id)).status == "administrator"
    assert (await bot.get_chat_member(staff.id, bolat.id)).status == "creator"
    assert (await bot.get_chat_member(staff.id, aigerim.id)).status == "left"
    assert await bot.get_chat_member_count(staff.id) == 2
    assert {member.user.id for member in await bot.get_chat_administrators(staff.id)} == {bot.id, bolat.id}


async def test_a_press_is_answered_once(bot: Bot, aigerim: Person) -> None:
    await bot.send_message(aigerim.id, "№ 41", reply_markup=keyboard("take"))
    press = aigerim.presses(aigerim.chat.last, 0)
    await bot.answer_callback_query(press.id, "Сіздікі")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(press.id)


async def test_wrong_token_and_unknown_method(telegram: EmulatedTelegram, bot: Bot) -> None:
    class SendRichMessage(TelegramMethod[bool]):
        __returning__ = bool
        __api_method__ = "sendRichMessage"

    telegram.knows_rich = False
    with pytest.raises(TelegramNotFound, match="Not Found: method not found"):
        await bot(SendRichMessage())
    with pytest.raises(TelegramUnauthorizedError, match="Unauthorized"):
        await Bot("1:wrong", session=bot.session).get_me()
    assert (await bot.get_me()).username == "jauap_bot"


async def test_the_log_holds_every_call(telegram: EmulatedTelegram, bot: Bot, aigerim: Person) -> None:
    await bot(SendMessage(chat_id=aigerim.id, text="№ 41"))
    [call] = telegram.calls_of("sendMessage")
    assert (call.ok, call.params["text"]) == (True, "№ 41")
