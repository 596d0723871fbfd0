"""What the methods do that ask about chats and look after forum topics."""

from bot.demo.telegram.errors import bad_request, forbidden
from bot.demo.telegram.outgoing import find_chat, reachable, writable
from bot.demo.telegram.params import Params
from bot.demo.telegram.records import Chat, Json, Topic, User
from bot.demo.telegram.updates import chat_json, member_json, message_json, topic_json
from bot.demo.telegram.world import World

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_COLOURS = frozenset({7322096, 16766590, 13338331, 9367192, 16749490, 16478047})
_HERE = ("creator", "administrator", "member", "restricted")


def get_chat(world: World, params: Params) -> Json:
    """Answer getChat."""
    chat = _visible(world, params)
    full = chat_json(chat) | {"accent_color_id": 0, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        False,
    )
    if chat.pinned:
        full["pinned_message"] = message_json(chat.pinned[-1])
    return full


def get_member(world: World, params: Params) -> Json:
    """Answer getChatMember."""
    chat, number = _visible(world, params), params.integer("user_id")
    user = world.users.get(number)
    if user is None:
        raise bad_request("user not found")
    return member_json(user, _standing(world, chat, user), chat)


def get_administrators(world: World, params: Params) -> list[Json]:
    """Answer getChatAdministrators."""
    chat = _visible(world, params)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    standing = [(world.users[number], status) for number, status in chat.members.items()]
    if chat.bot_is_admin:
        standing.append((world.bot, "administrator"))
    leading = ("creator", "administrator")
    return [member_json(user, status, chat) for user, status in standing if status in leading]


def count_members(world: World, params: Params) -> int:
    """Answer getChatMemberCount."""
    chat = _visible(world, params)
    here = sum(status in _HERE for status in chat.members.values())
    return 2 if chat.private else here + (chat.bot_status in _HERE)


def chat_action(world: World, params: Params) -> bool:
    """Answer sendChatAction: what the bot is doing, until its next message."""
    chat, action = writable(world, params), params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.action = action
    world.touch()
    return True


def leave_chat(world: World, params: Params) -> bool:
    """Answer leaveChat."""
    chat = reachable(world, params)
    if chat.private:
        raise bad_request("chat can't be left" if chat.private else "chat not found")
    chat.bot_status = "left"
    world.touch()
    return True


def create_topic(world: World, params: Params) -> Json:
    """Answer createForumTopic."""
    chat, name = _forum(world, params), params.text("name")
    if not 1 <= len(name) <= 128:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    colour = params.integer("icon_color", 7322096)
    if colour not in _COLOURS:
        raise bad_request("invalid icon color specified")
    created: Json = {"forum_topic_created": {"name": name, "icon_color": colour}}
    notice = world.notice(chat, world.bot, **created)
    notice.thread = notice.id
    chat.topics[notice.id] = Topic(notice.id, name, colour, by_bot=True)
    return topic_json(chat.topics[notice.id])


def edit_topic(world: World, params: Params) -> bool:
    """Answer editForumTopic."""
    _, topic = _topic(world, params)
    name = params.text("name") or topic.name
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    world.touch()
    return True


def close_topic(world: World, params: Params) -> bool:
    """Answer closeForumTopic."""
    return _turn(world, params, closed=True)


def reopen_topic(world: World, params: Params) -> bool:
    """Answer reopenForumTopic."""
    return _turn(world, params, closed=False)


def delete_topic(world: World, params: Params) -> bool:
    """Answer deleteForumTopic: the topic with everything in it."""
    chat, topic = _topic(world, params)
    del chat.topics[topic.id]
    for message in [each for each in chat.messages if each.thread == topic.id]:
        world.remove(message)
    return True


def _visible(world: World, params: Params) -> Chat:
    chat = find_chat(world, params)
    if chat.private and chat.bot_status is None and chat.id not in world.seen:
        raise bad_request("chat not found")
    if chat.private or chat.bot_status in _HERE:
        return chat
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    raise forbidden(f"bot is not a member of the {chat.kind} chat")


def _standing(world: World, chat: Chat, user: User) -> str:
    if user is world.bot:
        return chat.bot_status or "left"
    return "member" if chat.private else chat.members.get(user.id, "left")


def _forum(world: World, params: Params) -> Chat:
    chat = reachable(world, params)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    if not chat.bot_may("can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    return chat


def _topic(world: World, params: Params) -> tuple[Chat, Topic]:
    chat = _forum(world, params)
    topic = chat.topics.get(params.integer("message_thread_id"))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, topic


def _turn(world: World, params: Params, *, closed: bool) -> bool:
    chat, topic = _topic(world, params)
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    turned: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    world.notice(chat, world.bot, **turned).thread = topic.id
    return True


ABOUT_CHATS = {
    "getchat": get_chat,
    "getchatmember": get_member,
    "getchatadministrators": get_administrators,
    "getchatmembercount": count_members,
    "sendchataction": chat_action,
    "leavechat": leave_chat,
    "createforumtopic": create_topic,
    "editforumtopic": edit_topic,
    "closeforumtopic": close_topic,
    "reopenforumtopic": reopen_topic,
    "deleteforumtopic": delete_topic,
}
