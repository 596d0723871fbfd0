"""Reports as service requests of Open311 GeoReport v2 in JSON (wiki.open311.org/GeoReport_v2)."""

import json
from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import IO, Any

from bot.names import status_name
from bot.regions import region_name
from bot.sheets.columns import Wording, outcome_name
from bot.sheets.entry import Entry
from storage.records import Kind


class Open311File:
    """Writes the reports among the entries as they come, as one JSON array."""

    def __init__(self, file: IO[bytes], wording: Wording) -> None:
        self._file = file
        self._wording = wording
        self._separator = b"["

    def add(self, entries: Iterable[Entry]) -> None:
        """Write those of the entries that are reports; questions and thanks are no service requests."""
        for entry in entries:
            if entry.appeal.kind is Kind.REPORT:
                request = json.dumps(service_request(entry, self._wording), ensure_ascii=False)
                self._file.write(self._separator + b"\n" + request.encode("utf-8", "replace"))
                self._separator = b","

    def close(self) -> None:
        """End the array; the file stays open."""
        self._file.write(b"\n]\n" if self._separator == b"," else b"[]\n")


def service_request(entry: Entry, wording: Wording) -> dict[str, Any]:
    """Give a report as GeoReport v2 names its parts; `lat` and `long` only where a place was sent."""
    appeal, say, zone = entry.appeal, wording.say, wording.zone
    notes = (status_name(appeal.status, say), outcome_name(appeal.outcome, say), entry.declined)
    point = {} if entry.point is None else {"lat": entry.point[0], "long": entry.point[1]}
    return {
        "service_request_id": str(appeal.id),
        "status": "open" if appeal.is_open else "closed",
        "status_notes": " · ".join(filter(None, notes)),
        "service_name": wording.ministry.topic(appeal.topic).name(say.language),
        "service_code": wording.ministry.topic(appeal.topic).id,
        "description": entry.words,
        "agency_responsible": wording.ministry.name(say.language),
        "service_notice": None,
        "requested_datetime": _moment(appeal.created_at, zone),
        "updated_datetime": _moment(appeal.touched_at, zone),
        "expected_datetime": _moment(appeal.due_at, zone),
        "address": region_name(appeal.region, say.language) or None,
        **point,
    }


def _moment(moment: datetime | None, zone: tzinfo) -> str | None:
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else None
