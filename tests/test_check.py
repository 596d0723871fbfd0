"""`check` tells an operator in words what is fine and what is not, and changes nothing."""

import socket
from dataclasses import replace
from pathlib import Path

from bot.check import Finding, findings
from bot.ministry import Route
from tests.stage import Stage, shown
from tests.stories.test_admin_binds import chooses, group


async def looked_at(stage: Stage) -> list[Finding]:
    """Give all that `check` finds."""
    return [found async for found in findings(stage.settings(), stage.ministry)]


async def problems(stage: Stage) -> str:
    """Give what is amiss, in words."""
    return "\n".join(found.words for found in await looked_at(stage) if not found.is_fine)


async def test_all_is_well(quiet_stage: Stage) -> None:
    quiet_stage.dana.starts()
    found = await looked_at(quiet_stage)
    words = "\n".join(each.words for each in found)
    assert all(each.is_fine for each in found), words
    for expected in ("Ministry of Energy", "newest schema", "@jauap_bot", "“Fuel department” is ready"):
        assert expected in words


async def test_nothing_is_sent_and_no_update_is_taken(quiet_stage: Stage) -> None:
    quiet_stage.dana.starts()
    await looked_at(quiet_stage)
    assert {call.method for call in quiet_stage.telegram.calls} == {"getMe", "getChat", "getChatMember"}
    assert quiet_stage.telegram.updates_pending == 1


async def test_wrong_token_is_told_and_not_shown(quiet_stage: Stage) -> None:
    quiet_stage.more["BOT_TOKEN"] = "7000000001:AAwrong-token-with-enough-letters-in-it"
    words = await problems(quiet_stage)
    assert words.startswith("Telegram refuses BOT_TOKEN")
    assert "AAwrong" not in words


async def test_server_that_does_not_answer_is_told(quiet_stage: Stage) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        quiet_stage.more["BOT_API_URL"] = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        assert "BOT_API_URL cannot be reached" in await problems(quiet_stage)


async def test_chat_where_the_bot_is_not_is_told(quiet_stage: Stage) -> None:
    quiet_stage.more["STAFF_CHAT_ID"] = "-1001234567890"
    assert "STAFF_CHAT_ID: 400 Bad Request: chat not found" in await problems(quiet_stage)


async def test_chat_which_the_bot_left_is_told(quiet_stage: Stage) -> None:
    quiet_stage.staff.remove_bot()
    assert "STAFF_CHAT_ID: " in await problems(quiet_stage)


async def test_right_to_write_that_is_missing_is_told(quiet_stage: Stage) -> None:
    quiet_stage.managers = quiet_stage.telegram.channel("News", members=[quiet_stage.dana])
    quiet_stage.managers.bot_rights["can_post_messages"] = False
    assert "MANAGER_CHAT_ID: “News”: the bot may not write here" in await problems(quiet_stage)


async def test_bot_that_sees_too_little_is_told(quiet_stage: Stage) -> None:
    quiet_stage.staff.bot_status = "member"
    assert "does not see replies to colleagues here" in await problems(quiet_stage)
    quiet_stage.telegram.privacy_mode = False
    assert "does not see" not in await problems(quiet_stage)


async def test_basic_group_is_advised_against(quiet_stage: Stage) -> None:
    quiet_stage.staff = quiet_stage.telegram.group("Fuel", members=[quiet_stage.bolat])
    assert "make it a supergroup" in await problems(quiet_stage)


async def test_forum_topic_in_a_plain_group_is_told(quiet_stage: Stage) -> None:
    route = Route("fuel", "KZ-43", quiet_stage.staff.id, 12)
    quiet_stage.ministry = replace(quiet_stage.ministry, routes=(route,))
    assert "the route of fuel, KZ-43: “Fuel department”: it has no forum topics" in await problems(
        quiet_stage
    )


async def test_admin_who_never_pressed_start_is_told(quiet_stage: Stage) -> None:
    assert "Has this person pressed Start?" in await problems(quiet_stage)


async def test_file_that_is_no_database_is_told(quiet_stage: Stage, tmp_path: Path) -> None:
    path, content = tmp_path / "letter.sqlite3", b"Dear minister, " * 100
    path.write_bytes(content)
    quiet_stage.more["DATABASE_URL"] = f"sqlite+aiosqlite:///{path}"
    assert "is damaged, or no database at all" in await problems(quiet_stage)
    assert path.read_bytes() == content


async def test_chat_that_was_bound_is_looked_at_too(quiet_stage: Stage) -> None:
    fuel = group(quiet_stage, "Fuel")
    async with quiet_stage.bot():
        message = await chooses(quiet_stage, fuel, "Fuel", "Save")
        await quiet_stage.until(lambda: "Bound to" in shown(message))
    assert "“Fuel” is ready" in "\n".join(found.words for found in await looked_at(quiet_stage))
    fuel.remove_bot(quiet_stage.bolat)
    assert f"bound by /bind, {fuel.id}:whole chat: 403" in await problems(quiet_stage)
