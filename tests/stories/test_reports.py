"""/report: managers get the figures of some days, and the appeals of those days as masked files."""

from datetime import datetime, timedelta

import pytest

from bot.demo.telegram import Chat, Message
from bot.demo.telegram.errors import Refused
from bot.demo.telegram.faults import Fault
from tests.remembered import remembered
from tests.sheets.reading import read_csv, read_json, read_xlsx
from tests.stage import Stage, shown
from tests.stories.days import ALMATY

ROADS = "No petrol in Kyzylorda for three days"
SECRET = f"{ROADS}. My IIN is 850312301115, call 8 701 234 56 78"


def documents(chat: Chat) -> list[Message]:
    """Give the files of the bot's in a chat."""
    return [m for m in chat.messages if m.by_bot and m.kind == "document"]


async def reported(stage: Stage, words: str = "", chat: Chat | None = None) -> dict[str, bytes]:
    """Let Dana ask for a report, and give the three files, each by the end of its name."""
    chat = chat or stage.managers
    group = stage.managers if chat is stage.managers else None
    before = len(documents(chat))
    stage.dana.writes(f"/report {words}".strip(), chat=group)
    found = (await stage.until(lambda: documents(chat) if len(documents(chat)) == before + 3 else []))[-3:]
    names = [message.content["document"]["file_name"] for message in found]
    contents = [stage.telegram.file_bytes(message.file_id or "")[0] for message in found]
    return {name.rpartition(".")[2]: content for name, content in zip(names, contents, strict=True)}


async def told_much(stage: Stage) -> None:
    """Let Aigerim write twice, once with a place, Sergei once, and Bolat answer the first."""
    stage.aigerim.writes(SECRET)
    card = await stage.card(1)
    stage.aigerim.sends_location(44.853712, 65.509123)
    await stage.sees(stage.staff, "place on the map")
    stage.bolat.writes("Petrol comes; Bolat, 8 701 765 43 21", chat=stage.staff, reply_to=card)
    await stage.card(1, "Answered")
    stage.sergei.writes("=1+1 Когда дадут свет в Астане?")
    await stage.card(2)
    stage.aigerim.writes("/new Thank you for the petrol")
    await stage.card(3)


async def test_three_files_tell_the_same_appeals(stage: Stage) -> None:
    await told_much(stage)
    files = await reported(stage)
    await stage.sees(stage.managers, "Arrived: 3 (0)", "People who wrote: 2 (0)", "Answered: 1 (0)")
    table, book = read_csv(files["csv"]), read_xlsx(files["xlsx"])
    assert [row["№"] for row in table] == [row["№"] for row in book] == ["1", "2", "3"]
    first = table[0]
    assert (first["Topic code"], first["Region code"], first["Status"]) == ("fuel", "KZ-43", "Answered")
    assert first["Answer"] == book[0]["Answer"] == "Petrol comes; Bolat, [телефон]"
    (report,) = read_json(files["json"])
    assert (report["service_request_id"], report["service_code"], report["status"]) == ("1", "fuel", "open")
    assert (report["lat"], report["long"]) == (44.854, 65.509)
    assert datetime.fromisoformat(report["requested_datetime"]).utcoffset() == timedelta(hours=5)


async def test_files_name_nobody_and_hide_what_is_personal(stage: Stage) -> None:
    await told_much(stage)
    files = await reported(stage)
    table = read_csv(files["csv"])
    everything = str((table, read_xlsx(files["xlsx"]), read_json(files["json"])))
    secrets = (
        "850312301115",
        "234 56 78",
        "765 43 21",
        "Aigerim",
        str(stage.aigerim.id),
        str(stage.bolat.id),
    )
    assert not [secret for secret in secrets if secret in everything]
    assert table[0]["Text"] == f"{ROADS}. My IIN is [ЖСН/ИИН], call [телефон]"
    people = [row["Person"] for row in table]
    assert people[0] == people[2] != people[1]


async def test_no_cell_is_a_formula(stage: Stage) -> None:
    await told_much(stage)
    files = await reported(stage)
    words = "=1+1 Когда дадут свет в Астане?"
    assert read_csv(files["csv"])[1]["Text"] == f"'{words}"
    assert read_xlsx(files["xlsx"])[1]["Text"] == words


async def test_only_appeals_of_the_days_asked_for_are_told(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    stage.clock.ahead += timedelta(days=20)
    stage.aigerim.writes("/new No gas in Astana")
    await stage.card(2)
    assert [row["№"] for row in read_csv((await reported(stage))["csv"])] == ["2"]
    days = f"{stage.clock() - timedelta(days=21):%Y-%m-%d} {stage.clock() - timedelta(days=19):%d.%m.%Y}"
    assert [row["№"] for row in read_csv((await reported(stage, days))["csv"])] == ["1"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2026-13-01", "There is no such day: 2026-13-01."),
        ("yesterday", "I cannot read the days in “yesterday”."),
        ("2099-01-01", "The day 01.01.2099 has not come yet."),
        ("02.11.2020 01.11.2020", "Perhaps you meant: /report 01.11.2020 02.11.2020"),
        ("1.1.2020 2.1.2020 3.1.2020", "more than two days"),
    ],
)
async def test_days_that_cannot_be_meant_are_explained(stage: Stage, asked: str, told: str) -> None:
    stage.dana.writes(f"/report {asked}", chat=stage.managers)
    answer = await stage.sees(stage.managers, told)
    assert "/report 01.11.2026 – from this day until today" in shown(answer)
    assert not documents(stage.managers)


async def test_days_without_appeals_have_figures_and_no_files(stage: Stage) -> None:
    stage.dana.writes("/report 2020-01-01 2020-01-31", chat=stage.managers)
    await stage.sees(stage.managers, "January 1, 2020 – January 31, 2020", "there are no files")
    assert (await remembered(stage.database_url))["exports"] == []


async def test_what_goes_beyond_today_ends_today(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    await reported(stage, f"{stage.clock():%Y-%m-%d} 2099-01-01")
    await stage.sees(stage.managers, "the report ends today", f"{stage.clock().astimezone(ALMATY):%Y}")


async def test_who_took_what_is_written_down(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    await reported(stage, chat=stage.dana.chat)
    (row,) = (await remembered(stage.database_url))["exports"]
    assert (row["who_id"], row["who_name"], row["chat_id"]) == (stage.dana.id, "Dana", stage.dana.id)
    assert (row["appeals"], row["formats"]) == (1, "csv,xlsx,open311")
    assert row["end"] - row["start"] == timedelta(days=7)


async def test_staff_are_told_that_files_are_for_managers(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    stage.bolat.writes("/report", chat=stage.staff)
    await stage.sees(stage.staff, "Files go to managers only")
    stage.bolat.writes("/report")
    await stage.sees(stage.bolat.chat, "Файлдар тек басшыларға")
    assert not stage.telegram.calls_of("sendDocument")


async def test_strangers_and_guests_get_nothing(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    stage.mallory.writes("/report")
    await stage.until(lambda: [m for m in stage.mallory.chat.messages if m.by_bot])
    stage.mallory.writes("/report 2026-11-01")
    await stage.card(2, "/report 2026-11-01")
    assert not stage.telegram.calls_of("sendDocument")


async def test_who_erases_herself_is_erased_from_files_in_chats(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    await reported(stage)
    stage.aigerim.writes("/delete")
    stage.aigerim.presses(await stage.sees(stage.aigerim.chat, "Erase everything"), "Yes, erase everything")
    await stage.until(lambda: not documents(stage.managers))
    files = await reported(stage)
    (row,) = read_csv(files["csv"])
    assert (row["Text"], row["Topic code"], row["Files"]) == ("Erased at the citizen’s wish", "fuel", "0")


async def test_too_many_are_left_to_the_command_line(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.desk.oversight.reporting.MOST", 0)
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    stage.dana.writes("/report 2026-11-01", chat=stage.managers)
    await stage.sees(
        stage.managers, "too many for files in Telegram: 1", "python -m bot export --from 2026-11-01"
    )


async def test_files_that_cannot_be_sent_are_told_of_and_not_kept(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    why = Refused(400, "Bad Request: not enough rights to send documents to the chat")
    stage.telegram.faults.add(Fault("sendDocument", times=None, answer=why))
    stage.dana.writes("/report", chat=stage.managers)
    await stage.sees(stage.managers, "A file could not be sent.")
    await stage.until(lambda: stage.telegram.calls_of("sendDocument"))
    rows = (await remembered(stage.database_url))["outbox"]
    assert not [row for row in rows if row["state"] == "failed" and row["attachment"]]


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [("Қазақша", "Мәтін", "Тақырып коды"), ("Русский", "Текст", "Код темы")],
)
async def test_files_speak_the_language_of_the_chat(
    stage: Stage, language: str, text: str, code: str
) -> None:
    stage.dana.writes("/language", chat=stage.managers)
    press = stage.dana.presses(await stage.sees(stage.managers, "Choose the language"), language)
    await stage.until(lambda: press.answer)
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    (row,) = read_csv((await reported(stage))["csv"], ";")
    assert (row[text], row[code]) == (ROADS, "fuel")
