"""The history of appeals is only ever added to, and the desk changes no appeal behind its back."""

import ast
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.desk import Desk, Office, Work
from bot.ministry import load
from bot.tags import Tags
from storage.database import Database
from storage.places import Known, Purpose
from storage.records import Place
from tests.stage import Clock

ROOT = Path(__file__).parents[2]


def calls(room: str) -> list[tuple[str, str]]:
    """Give every call in the files of a room: in which file, and what is called with what, in words."""
    return [
        (file.name, ast.unparse(node))
        for file in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]


def test_no_statement_changes_or_deletes_an_act() -> None:
    dangerous = ("update(acts", "delete(acts", "acts.update(", "acts.delete(", "Change(acts")
    assert not [call for call in calls("storage") if call[1].startswith(dangerous)]
    assert ("acts.py", "insert(acts)") in calls("storage")


def test_the_desk_changes_appeals_only_with_their_history() -> None:
    assert {file for file, call in calls("bot") if call.startswith("appeals.change(")} == {"work.py"}


class Broken(Exception):
    """An act that fails after all it did."""


async def test_what_an_act_taught_the_office_does_not_outlive_its_failure(database: Database) -> None:
    office = _office()
    desk = Desk(database, office, lambda _: None, Clock())

    def bind(work: Work, *, fails: bool) -> None:
        work.afterwards.append(lambda: office.know(Place(-2), Known(purpose=Purpose.STAFF)))
        if fails:
            raise Broken

    with pytest.raises(Broken):
        await desk(bind, fails=True)
    assert office.staff_chats() == {-1}
    await desk(bind, fails=False)
    assert office.staff_chats() == {-1, -2}


def _office() -> Office:
    ministry = load("energy")
    return Office(
        ministry=ministry,
        tag=_no_tags,
        staff_place=Place(-1),
        manager_place=None,
        admin_ids=(),
        default_language="en",
        zone=ZoneInfo("Asia/Almaty"),
    )


def _no_tags(text: str) -> Tags:
    raise NotImplementedError(text)
