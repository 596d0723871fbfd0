"""The demo: an emulated Telegram, the real bot on a throw-away database, and a page that shows them."""

import asyncio
import tempfile
from pathlib import Path

from bot import app, config
from bot import ministry as ministries
from bot.config import Settings
from bot.demo.people import Cast, make_cast, play_opening
from bot.demo.server import DemoPage
from bot.demo.story import FuelWeek
from bot.demo.telegram import EmulatedTelegram, Limits


async def run_demo(
    port: int, *, with_people: bool, ministry: str, stop: asyncio.Event, with_story: bool = False
) -> None:
    """Serve the demo's page until `stop` is set; raises OSError if the port is taken."""
    with tempfile.TemporaryDirectory(prefix="jauap-demo-") as folder:
        async with EmulatedTelegram(limits=Limits(group_per_minute=60, private_per_second=3)) as telegram:
            cast = make_cast(telegram)
            story = FuelWeek.prepare(telegram, cast) if with_story else None
            page = DemoPage(
                telegram,
                citizens=cast.citizens,
                staff=cast.employees[0],
                staff_chats=[cast.staff],
                manager=cast.manager,
                manager_chat=cast.managers,
                colleagues=cast.employees[1:],
            )
            await page.start(port)
            try:
                async with asyncio.TaskGroup() as group:
                    settings = demo_settings(telegram, cast, Path(folder), ministry)
                    now = story.clock if story else app.utc_now
                    group.create_task(app.run(settings, ministries.load(ministry), stop, now))
                    if with_people and story is None:
                        await play_opening(telegram, cast)
                    print(f"The demo is at {page.url} – Ctrl-C stops it.", flush=True)  # noqa: T201 - says where
                    if story is not None:
                        await story.play()
            finally:
                await page.stop()


def demo_settings(telegram: EmulatedTelegram, cast: Cast, folder: Path, ministry: str) -> Settings:
    """Give the settings with which the bot works in the demo, on a database in `folder`."""
    return config.load(
        {
            "BOT_TOKEN": telegram.token,
            "BOT_API_URL": telegram.url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'demo.sqlite3'}",
            "MINISTRY": ministry,
            "STAFF_CHAT_ID": str(cast.staff.id),
            "MANAGER_CHAT_ID": str(cast.managers.id),
            "ADMIN_IDS": str(cast.manager.id),
            "PACE_GROUP": "60",
            "PACE_PRIVATE": "3",
        },
        env_file=None,
    )
