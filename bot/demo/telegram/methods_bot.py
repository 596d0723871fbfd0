"""What the methods do that concern the bot itself: who it is, its commands, texts, files and webhook."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from bot.demo.telegram.errors import bad_request
from bot.demo.telegram.feed import Hook
from bot.demo.telegram.params import Params
from bot.demo.telegram.records import Json
from bot.demo.telegram.updates import user_json
from bot.demo.telegram.world import World

DOWNLOAD_LIMIT = 20 * 1024 * 1024
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)
_LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(world: World, _: Params) -> Json:
    """Answer getMe."""
    return user_json(world.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all_groups,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_commands(world: World, params: Params) -> bool:
    """Answer setMyCommands, for one scope and language."""
    commands = params.array("commands")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for each in commands:
        if not _COMMAND.fullmatch(str(each.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(each.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_place(params)] = commands
    world.touch()
    return True


def get_commands(world: World, params: Params) -> list[Json]:
    """Answer getMyCommands: exactly of this scope and language."""
    return world.commands.get(_place(params), [])


def delete_commands(world: World, params: Params) -> bool:
    """Answer deleteMyCommands."""
    world.commands.pop(_place(params), None)
    world.touch()
    return True


def set_text(world: World, params: Params, what: str) -> bool:
    """Answer setMyName, setMyDescription, setMyShortDescription."""
    text = params.text(what)
    if len(text) > _LONGEST[what]:
        raise bad_request(f"{what.replace('_', ' ')} is too long")
    world.profile[what, params.text("language_code")] = text
    world.touch()
    return True


def get_text(world: World, params: Params, what: str) -> Json:
    """Answer getMyName, getMyDescription, getMyShortDescription, with the text for everyone as fallback."""
    usual = world.bot.first_name if what == "name" else ""
    general = world.profile.get((what, ""), usual)
    return {what: world.profile.get((what, params.text("language_code"))) or general}


def get_file(world: World, params: Params) -> Json:
    """Answer getFile: where to download it; not above 20 MB."""
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    known = {"file_id": params.text("file_id"), "file_unique_id": f"AQAD{file.file_id[-8:]}"}
    return known | {"file_size": file.size, "file_path": file.path}


def set_webhook(world: World, params: Params) -> bool:
    """Answer setWebhook; like a local Bot API server it takes http too."""
    url, secret = params.text("url"), params.text("secret_token")
    if not url:
        return delete_webhook(world, params)
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    world.feed.end_poll("terminated by setWebhook request")
    _forget_pending(world, params)
    world.feed.allow(_kinds(params))
    world.feed.set_hook(Hook(url, secret, params.integer("max_connections", 40)))
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Answer deleteWebhook."""
    _forget_pending(world, params)
    world.feed.set_hook(None)
    return True


def webhook_info(world: World, _: Params) -> Json:
    """Answer getWebhookInfo."""
    feed = world.feed
    info: Json = {
        "url": feed.hook.url if feed.hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(feed.pending),
    }
    if feed.hook is not None:
        info |= {"max_connections": feed.hook.max_connections, "ip_address": "127.0.0.1"}
        info |= feed.last_error
    if feed.allowed:
        info["allowed_updates"] = sorted(feed.allowed)
    return info


async def get_updates(world: World, params: Params) -> list[Json]:
    """Answer getUpdates: confirms what is older than offset, waits for what is new."""
    world.feed.allow(_kinds(params))
    limit = params.integer("limit", 100)
    seconds = min(max(params.integer("timeout"), 0), 50)
    return await world.feed.poll(params.integer("offset"), min(max(limit, 1), 100), seconds)


def _kinds(params: Params) -> list[str] | None:
    return [str(kind) for kind in params.array("allowed_updates")] if params.has("allowed_updates") else None


def _forget_pending(world: World, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        world.feed.clear()


def _place(params: Params) -> tuple[str, str]:
    scope = params.json("scope") or {"type": "default"}
    if scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    parts = [str(scope[key]) for key in ("type", "chat_id", "user_id") if key in scope]
    return ":".join(parts), params.text("language_code")


ABOUT_BOT: dict[str, Callable[[World, Params], Any]] = {
    "getme": get_me,
    "setmycommands": set_commands,
    "getmycommands": get_commands,
    "deletemycommands": delete_commands,
    "setmyname": partial(set_text, what="name"),
    "setmydescription": partial(set_text, what="description"),
    "setmyshortdescription": partial(set_text, what="short_description"),
    "getmyname": partial(get_text, what="name"),
    "getmydescription": partial(get_text, what="description"),
    "getmyshortdescription": partial(get_text, what="short_description"),
    "getfile": get_file,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": webhook_info,
}
