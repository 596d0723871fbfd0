"""Whether settings, database, token and chats are as they should be, in words for the operator."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from bot.config import Settings
from bot.ministry import Ministry
from bot.telegram import BotApi, Refused, Unreachable
from storage import migrating, places
from storage.database import DatabaseIsUnfit
from storage.opening import open_database
from storage.records import Place

MANAGERS = "MANAGER_CHAT_ID"
MEMBERS = {"creator", "administrator", "member", "restricted"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    is_fine: bool
    words: str


async def findings(settings: Settings, ministry: Ministry) -> AsyncIterator[Finding]:
    """Look at one thing after another and say what was found; nothing is sent and nothing changed."""
    yield Finding(True, f"Settings are complete; the ministry is “{ministry.name('en')}”.")
    found, bound = await _database(settings.database_url)
    yield found
    async with BotApi(settings.bot_api_url, settings.bot_token) as api:
        token, me = await _token(api)
        yield token
        if me is None:
            return
        for name, place in _places(settings, ministry, bound).items():
            yield await _chat(api, me, name, place)
        for admin in settings.admin_ids:
            yield await _admin(api, admin)


async def _database(url: str) -> tuple[Finding, list[Place]]:
    """Look at the database, and give the places that are bound in it."""
    try:
        database = await open_database(url, alone=False)
        try:
            present = await database.run(migrating.fitting_revision)
            is_newest = present == migrating.newest()
            known = await database.run(places.known) if is_newest else {}
        finally:
            await database.close()
    except DatabaseIsUnfit as error:
        return Finding(False, str(error)), []
    if present is None:
        return Finding(True, "The database is empty; it is set up at the first start."), []
    if not is_newest:
        return Finding(True, f"The database has schema {present}; the next start brings it up to date."), []
    bound = [place for place, each in known.items() if each.purpose]
    return Finding(True, f"The database has the newest schema, {present}."), bound


async def _token(api: BotApi) -> tuple[Finding, dict[str, Any] | None]:
    try:
        me = await api.call("getMe", {}, timeout=15)
    except Refused as error:
        return Finding(False, f"Telegram refuses BOT_TOKEN: {error.description}."), None
    except Unreachable as error:
        return Finding(False, f"BOT_API_URL cannot be reached ({error})."), None
    return Finding(True, f"The bot is @{me['username']}."), me


def _places(settings: Settings, ministry: Ministry, bound: list[Place]) -> dict[str, Place]:
    routes = {
        f"the route of {route.topic or 'any topic'}, {route.region or 'any region'}": route.place
        for route in ministry.routes
    }
    by_bind = {f"bound by /bind, {each.chat_id}:{each.thread_id or 'whole chat'}": each for each in bound}
    managers = {MANAGERS: settings.manager_chat} if settings.manager_chat else {}
    return {"STAFF_CHAT_ID": settings.staff_chat, **managers, **routes, **by_bind}


async def _chat(api: BotApi, me: dict[str, Any], name: str, place: Place) -> Finding:
    try:
        chat = await api.call("getChat", {"chat_id": place.chat_id}, timeout=15)
        if chat["type"] == "private":
            return Finding(True, f"{name}: a private chat; the person must have pressed Start once.")
        member = await api.call("getChatMember", {"chat_id": place.chat_id, "user_id": me["id"]}, timeout=15)
    except (Refused, Unreachable) as error:
        return Finding(False, f"{name}: {error}. Is the bot in this chat, and is the number right?")
    problems = _problems(chat, member, place)
    if name != MANAGERS and member["status"] == "member" and not me.get("can_read_all_group_messages"):
        problems.append("the bot does not see replies to colleagues here; make it an administrator.")
    title = f"{name}: “{chat.get('title', '')}”"
    return Finding(not problems, f"{title} is ready." if not problems else f"{title}: {' '.join(problems)}")


def _problems(chat: dict[str, Any], member: dict[str, Any], place: Place) -> list[str]:
    problems = []
    if member["status"] not in MEMBERS:
        problems.append("the bot is not in this chat; add it.")
    elif member.get("can_send_messages") is False or member.get("can_post_messages") is False:
        problems.append("the bot may not write here.")
    if place.thread_id is not None and not chat.get("is_forum"):
        problems.append("it has no forum topics, but one is named.")
    if chat["type"] == "group":
        problems.append("it is a basic group; make it a supergroup, so that its id stays.")
    return problems


async def _admin(api: BotApi, admin: int) -> Finding:
    try:
        await api.call("getChat", {"chat_id": admin}, timeout=15)
    except (Refused, Unreachable) as error:
        return Finding(False, f"ADMIN_IDS: {admin}: {error}. Has this person pressed Start?")
    return Finding(True, f"ADMIN_IDS: {admin} can be written to.")
