"""A managers' chat that looks after a region reads of that region only, whatever it asks and is told."""

from tests.sheets.reading import read_csv
from tests.stage import Stage, shown
from tests.stories.test_admin_binds import group
from tests.stories.test_digest_each_chat import HEATING, ROADS, looks_after
from tests.stories.test_incidents import incident, reported
from tests.stories.test_reports import documents


async def test_what_managers_ask_for_is_of_their_region(stage: Stage) -> None:
    akim = group(stage, "Kyzylorda")
    await looks_after(stage, akim, "Kyzylorda Region")
    stage.aigerim.writes(ROADS)
    stage.sergei.writes(HEATING)
    await stage.card(2)
    stage.dana.writes("/open", chat=akim)
    shows = await stage.sees(akim, "Open: 1 ", "№ 1 ·")
    stage.dana.presses_data(shows, "open:0:71~")
    await stage.until(lambda: "This chat does not look after it." in shown(shows))
    stage.dana.writes("/report", chat=akim)
    await stage.sees(akim, "Kyzylorda Region", "Arrived: 1 (0)", "People who wrote: 1 (0)")
    table, *_ = await stage.until(lambda: documents(akim) if len(documents(akim)) == 3 else [])
    rows = read_csv(stage.telegram.file_bytes(table.file_id or "")[0])
    assert [row["№"] for row in rows] == ["1"]
    stage.dana.writes("/open", chat=stage.managers)
    await stage.sees(stage.managers, "Open: 2 ")


async def test_alarms_and_lists_of_incidents_are_of_their_region(stage: Stage) -> None:
    here, there = group(stage, "Kyzylorda"), group(stage, "Turkistan")
    await looks_after(stage, here, "Kyzylorda Region")
    await looks_after(stage, there, "Turkistan Region")
    await reported(stage, 5)
    await incident(stage)
    await stage.sees(here, "More people write of this than is usual there", "5 people")
    stage.dana.writes("/incidents", chat=there)
    await stage.sees(there, "There is no open incident.")
    stage.dana.writes("/incidents", chat=here)
    await stage.sees(here, "Open incidents", "I-1")
    assert not stage.find(there, "I-1")
