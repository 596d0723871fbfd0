"""The demo's page: its endpoints, who may use them, and the whole of it in a real browser."""

import asyncio
import base64
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.demo.server import DemoPage
from bot.demo.telegram import EmulatedTelegram, Group, Person, blank_png
from tests.demo.browser import chromium, find_chromium

EVIL = "javascript:alert(1)"
DRAWN: list[tuple[str, list[tuple[str, int, int]], str]] = [
    ("🚗 жоқ", [("bold", 3, 3)], "🚗 <strong>жоқ</strong>"),
    ("<b>a</b>", [("code", 0, 8)], "<code>&lt;b&gt;a&lt;/b&gt;</code>"),
    ("abc", [("italic", 1, 1), ("bold", 0, 2)], "<strong>a<em>b</em></strong>c"),
    ("q\nr", [("blockquote", 0, 1)], "<blockquote>q</blockquote>r"),
    ("x", [("text_link", 0, 1)], "<span>x</span>"),
]
"""Text, its entities (kind, offset, length in UTF-16 units), the HTML that it becomes."""
PICTURE = base64.b64encode(blank_png(8, 6, (11, 127, 140))).decode()


@dataclass(slots=True)
class Scene:
    """Three people, their chats, the page, and a line to it as a browser on this machine has."""

    telegram: EmulatedTelegram
    page: DemoPage
    line: aiohttp.ClientSession
    aigerim: Person
    bolat: Person
    staff: Group

    async def get(self, path: str, **headers: str) -> aiohttp.ClientResponse:
        """Ask the page for something."""
        return await self.line.get(self.page.url + path, headers=headers)

    async def act(self, **deed: object) -> tuple[int, dict[str, Any]]:
        """Let Aigerim act (unless the deed names another); give the status and the answer."""
        whole = {"person": self.aigerim.id, "chat": self.aigerim.chat.id} | deed
        async with self.line.post(self.page.url + "act", json=whole) as answer:
            return answer.status, await answer.json()

    async def bot_says(self, method: str, **parameters: object) -> None:
        """Call the Bot API as a bot does."""
        url = f"{self.telegram.url}/bot{self.telegram.token}/{method}"
        async with self.line.post(url, json=parameters) as answer:
            said = await answer.json()
        assert said["ok"], said

    async def bot_asks(self, words: str, button: str) -> None:
        """Let the bot send Aigerim a message with one button."""
        rows = [[{"text": button, "callback_data": "ok:41"}]]
        await self.bot_says(
            "sendMessage", chat_id=self.aigerim.id, text=words, reply_markup={"inline_keyboard": rows}
        )

    async def bot_thanks(self, words: str) -> None:
        """Wait for a press and let the bot answer it with an alert."""
        [press] = await self.telegram.until(lambda: list(self.telegram.world.presses.values()))
        await self.bot_says("answerCallbackQuery", callback_query_id=press.id, text=words, show_alert=True)


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with EmulatedTelegram() as telegram, aiohttp.ClientSession() as line:
        aigerim = telegram.person("Айгерім", language_code="kk")
        bolat, dana = telegram.person("Болат"), telegram.person("Дана")
        staff, managers = telegram.supergroup("Отын", [bolat]), telegram.supergroup("Басшылық", [dana])
        page = DemoPage(telegram, [aigerim], bolat, [staff], dana, managers)
        await page.start()
        yield Scene(telegram, page, line, aigerim, bolat, staff)
        await page.stop()


async def events(answer: aiohttp.ClientResponse) -> AsyncIterator[dict[int, dict[str, Any]]]:
    """Give the chats of each server-sent event, by id."""
    async for line in answer.content:
        if line.startswith(b"data: "):
            yield {chat["id"]: chat for chat in json.loads(line[6:])["chats"]}


async def test_everything_the_page_loads_comes_from_itself(scene: Scene) -> None:
    index = await (await scene.get("")).text()
    wanted = re.findall(r'(?:src|href)="(/page/[^"]+)"', index)
    assert {"/page/main.js", "/page/page.css"} < set(wanted)
    for path in wanted:
        part = await scene.get(path.lstrip("/"))
        assert part.status == 200
        wanted += [f"/page/{name}" for name in re.findall(r'from "\./([^"]+)"', await part.text())]
    assert not re.search(r"https?://(?!t\.me|\$)", index)


async def test_nothing_but_the_page_itself_may_run_on_it(scene: Scene) -> None:
    answer = await scene.get("")
    assert "default-src 'none'; script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fserver.py", "%2Fetc%2Fpasswd", "__init__.py"])
async def test_only_parts_of_the_page_are_served(scene: Scene, name: str) -> None:
    answer = await scene.get(f"page/{name}")
    assert answer.status == 404
    assert (await answer.json())["error"]


async def test_what_aigerim_writes_stands_in_telegram_and_on_the_page(scene: Scene) -> None:
    assert await scene.act(do="write", text="Бензин жоқ #отын") == (200, {})
    assert scene.aigerim.chat.last.text == "Бензин жоқ #отын"
    assert scene.telegram.updates_pending == 1
    state = await (await scene.get("state")).json()
    [message] = next(chat for chat in state["chats"] if chat["id"] == scene.aigerim.id)["messages"]
    assert message["from"]["name"] == "Айгерім"
    assert message["entities"] == [{"type": "hashtag", "offset": 11, "length": 5}]


async def test_events_bring_everything_once_and_then_only_changes(scene: Scene) -> None:
    first, her = scene.aigerim.writes("Бірінші"), scene.aigerim.id
    async with await scene.get("events") as answer:
        told = events(answer)
        assert [message["text"] for message in (await anext(told))[her]["messages"]] == ["Бірінші"]
        scene.aigerim.writes("Екінші")
        assert [message["text"] for message in (await anext(told))[her]["messages"]] == ["Екінші"]
        scene.aigerim.edits(first, text="Түзетілген")
        [changed] = (await anext(told))[her]["messages"]
    assert (changed["text"], changed["edited"]) == ("Түзетілген", True)


async def test_the_page_forgets_what_is_deleted(scene: Scene) -> None:
    message = scene.aigerim.writes("Қате")
    async with await scene.get("events") as answer:
        told = events(answer)
        await anext(told)
        scene.aigerim.deletes(message)
        chats = await anext(told)
    assert chats[scene.aigerim.id]["gone"] == [message.id]


async def test_a_reply_to_a_card_goes_into_its_topic(scene: Scene) -> None:
    thread = scene.staff.topic("Отын")
    card = scene.bolat.writes("№ 41", chat=scene.staff, thread=thread)
    who = {"person": scene.bolat.id, "chat": scene.staff.id}
    await scene.act(do="write", text="Кешке келеді", reply_to=card.id, **who)
    assert (scene.staff.last.reply_to, scene.staff.last.thread) == (card, thread)


async def test_pictures_become_one_album_whose_files_can_be_seen(scene: Scene) -> None:
    await scene.act(do="picture", pictures=[PICTURE, PICTURE], caption="Кезек")
    first, second = scene.aigerim.chat.talk
    assert first.album is not None
    assert (first.album, first.caption, second.caption) == (second.album, "Кезек", "")
    seen = await scene.get(f"file/{first.file_id}")
    assert seen.content_type == "image/png"
    assert await seen.read() == base64.b64decode(PICTURE)


async def test_a_file_that_is_no_picture_is_downloaded_and_never_shown(scene: Scene) -> None:
    page = base64.b64encode(b"<script>alert(1)</script>").decode()
    await scene.act(do="document", name="x.html", data=page)
    answer = await scene.get(f"file/{scene.aigerim.chat.last.file_id}")
    assert answer.headers["Content-Disposition"] == "attachment"
    assert (await scene.get("file/nothing")).status == 404


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ({"do": "voice"}, "voice"),
        ({"do": "contact"}, "contact"),
        ({"do": "place", "latitude": 44.85, "longitude": 65.5}, "location"),
    ],
)
async def test_aigerim_sends_other_things_than_words(scene: Scene, deed: dict[str, Any], kind: str) -> None:
    assert (await scene.act(**deed))[0] == 200
    assert scene.aigerim.chat.last.kind == kind


async def test_aigerim_corrects_herself_and_reacts(scene: Scene) -> None:
    message = scene.aigerim.writes("Бенз жоқ")
    await scene.act(do="edit", message=message.id, text="Бензин жоқ")
    await scene.act(do="react", message=message.id, emoji="👍")
    assert (message.text, message.reactions) == ("Бензин жоқ", ["👍"])


async def test_a_pressed_button_waits_for_the_bots_answer(scene: Scene) -> None:
    scene.aigerim.starts()
    await scene.bot_asks("№ 41", "Шешілді")
    message = scene.aigerim.chat.last.id
    async with asyncio.TaskGroup() as tasks:
        pressing = tasks.create_task(scene.act(do="press", message=message, data="ok:41"))
        await scene.bot_thanks("Рақмет")
    assert pressing.result() == (200, {"text": "Рақмет", "alert": True, "url": None})


async def test_an_invented_citizen_can_write_at_once(scene: Scene) -> None:
    _, answer = await scene.act(do="invent", name="Kate", language="en")
    kate = answer["person"]
    assert (await scene.act(do="write", person=kate, chat=kate, text="Hello"))[0] == 200
    state = await (await scene.get("state")).json()
    assert state["phones"][0]["people"] == [scene.aigerim.id, kate]


@pytest.mark.parametrize(
    "deed",
    [
        {"do": "fly"},
        {"do": ["write"]},
        {"do": "write", "text": "  "},
        {"do": "write", "text": 7},
        {"do": "write", "text": "x", "person": []},
        {"do": "edit", "message": 404, "text": "x"},
        {"do": "picture", "pictures": ["?"]},
        {"do": "picture", "pictures": []},
        {"do": "place", "latitude": "north"},
        {"do": "place", "latitude": float("nan"), "longitude": 0},
        {"do": "invent", "name": "X", "language": "tlh"},
    ],
)
async def test_nonsense_is_refused_in_words(scene: Scene, deed: dict[str, Any]) -> None:
    status, answer = await scene.act(**deed)
    assert status == 400
    assert answer["error"].endswith(".")


async def test_nobody_writes_from_anothers_phone_or_edits_anothers_words(scene: Scene) -> None:
    message = scene.bolat.writes("Менікі", chat=scene.staff)
    assert (await scene.act(do="write", person=scene.bolat.id, text="x"))[0] == 400
    status, answer = await scene.act(do="edit", chat=scene.staff.id, message=message.id, text="x")
    assert (status, message.text) == (400, "Менікі")
    assert "cannot edit" in answer["error"]


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
async def test_mallorys_web_site_gets_nothing(scene: Scene, headers: dict[str, str]) -> None:
    assert (await scene.get("state", **headers)).status == 403
    async with scene.line.post(scene.page.url + "act", json={}, headers=headers) as answer:
        assert answer.status == 403


async def test_a_form_on_another_site_cannot_act(scene: Scene) -> None:
    async with scene.line.post(scene.page.url + "act", data="{}") as answer:
        assert answer.status == 415


@pytest.mark.skipif(find_chromium() is None, reason="no chromium is installed here")
async def test_a_citizen_and_the_bot_talk_in_a_real_browser(scene: Scene, tmp_path: Path) -> None:
    async with chromium(find_chromium() or "", tmp_path) as tab:
        await tab.open(scene.page.url)
        await tab.until("document.querySelectorAll('.phone .empty').length === 3")
        await tab.run("document.querySelector('[data-role=citizen] textarea').focus()")
        await tab.types("Бензин жоқ <img src=x onerror=alert(1)>")
        await tab.until(
            "document.querySelector('[data-role=citizen] .own .words')?.textContent.includes('<img')"
        )
        await scene.bot_asks("№ 41", "Шешілді")
        await tab.until("document.querySelector('[data-press]')")
        await tab.run("document.querySelector('[data-press]').click()")
        await scene.bot_thanks("Рақмет")
        assert await tab.until("document.querySelector('#sheet[open] .alert')?.textContent") == "Рақмет"
        assert len(await tab.screenshot(1600, 1000)) > 20_000
        assert tab.complaints == []


@pytest.mark.skipif(find_chromium() is None, reason="no chromium is installed here")
async def test_entities_are_drawn_where_they_are_and_are_never_markup(scene: Scene, tmp_path: Path) -> None:
    draw = "const p = document.createElement('p'); p.append(formatted(...{})); return p.innerHTML;"
    async with chromium(find_chromium() or "", tmp_path) as tab:
        await tab.open(scene.page.url)
        await tab.until("document.querySelector('.phone .empty')")
        for text, marks, drawn in DRAWN:
            spans = [{"type": kind, "offset": at, "length": long, "url": EVIL} for kind, at, long in marks]
            body = draw.format(json.dumps([text, spans]))
            assert (
                await tab.run(f"import('/page/entities.js').then(({{formatted}}) => {{ {body} }})") == drawn
            )


@pytest.mark.skipif(find_chromium() is None, reason="no chromium is installed here")
async def test_the_language_chosen_on_the_page_is_asked_of_the_groups(scene: Scene, tmp_path: Path) -> None:
    async with chromium(find_chromium() or "", tmp_path) as tab:
        await tab.open(scene.page.url)
        await scene.bot_says("sendMessage", chat_id=scene.staff.id, text="№ 41")
        await tab.until("document.querySelector('[data-role=staff] .from-bot')")
        await tab.run("document.querySelector('.languages [lang=ru]').click()")
        [press] = await scene.telegram.until(lambda: list(scene.telegram.world.presses.values()))
        assert (press.data, press.person.name) == ("language:0:ru", "Болат")
        assert await tab.until("document.documentElement.lang") == "ru"
