"""The history of an appeal as colleagues read it, in lines or as a table; nothing of the citizen's. Pure."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date, tzinfo
from io import StringIO
from typing import Any

from bot.declines import reason_name
from bot.incidents.names import code
from bot.markup import Text, bold, join
from bot.ministry import Ministry
from bot.names import kind_name, refusal_name, status_name
from bot.regions import region_name
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.acts import Act, Side, What, Who
from storage.records import Kind, Status

SHOWN = 40
"""Acts that are shown at most, the latest; all of them are in the file."""
FORMULA = ("=", "+", "-", "@", "\t")
"""With these a spreadsheet lets a formula begin, which a name could be."""


class Teller:
    """Tells acts in the language of the reader; `title` gives what a place is called."""

    def __init__(
        self, ministry: Ministry, say: Voice, zone: tzinfo, title: Callable[[int, int | None], str]
    ) -> None:
        self._ministry = ministry
        self._say = say
        self._zone = zone
        self._title = title

    def lines(self, number: int, acts: Sequence[Act]) -> Text:
        """Give the acts as lines, oldest first, and only the latest of many."""
        say = self._say
        left_out = len(acts) - SHOWN
        words = [bold(say("№ {number} · History", number=number))]
        if left_out > 0:
            words.append(Text(say("The latest {count} acts; the file has all of them.", count=SHOWN)))
        words += [self._line(act) for act in acts[-SHOWN:]]
        return join(words)

    def table(self, acts: Sequence[Act]) -> bytes:
        """Give the acts as CSV in UTF-8 with the mark by which spreadsheets know it."""
        say = self._say
        written = StringIO()
        writing = csv.writer(written)
        writing.writerow((say("Time"), say("Who"), say("What"), say("Before"), say("After")))
        for act in acts:
            time = act.at.astimezone(self._zone).isoformat(sep=" ", timespec="seconds")
            before, after = (self._values(values) for values in (act.before, act.after))
            row = (time, self._who(act.who), done(act.what, say), before, after)
            writing.writerow([_harmless(cell) for cell in row])
        return written.getvalue().encode("utf-8-sig")

    def _line(self, act: Act) -> Text:
        head = f"{self._say.moment(act.at, self._zone)} · {self._who(act.who)} · {done(act.what, self._say)}"
        before, after = self._values(act.before), self._values(act.after)
        change = f"{before} → {after}" if before and after else after
        return Text(f"{head}: {change}" if change else head)

    def _who(self, who: Who) -> str:
        say = self._say
        names = {Side.CITIZEN: say("citizen"), Side.BOT: say("bot"), Side.STAFF: say("staff")}
        return who.name or names[who.side]

    def _values(self, values: Mapping[str, Any]) -> str:
        say = self._say
        known: dict[str, Callable[[Any], str]] = {
            "status": lambda value: status_name(Status(value), say),
            "kind": lambda value: kind_name(Kind(value), say),
            "topic": lambda value: self._ministry.topic(value).name(say.language),
            "region": lambda code: region_name(code, say.language) or say("region unknown"),
            "urgent": lambda value: say("urgent") if value else say("not urgent"),
            "taken_name": lambda value: value or say("nobody"),
            "merged_into": lambda number: f"→ № {number}" if number else "",
            "joined_to": lambda number: f"→ № {number}" if number else "",
            "merged_from": lambda number: f"+ № {number}",
            "incident_id": lambda number: code(number, say) if number else "",
            "split_with": lambda number: f"№ {number}",
            "declined": lambda reason: reason_name(reason, say) if reason else "",
            "place": lambda value: self._title(*value),
            "until": lambda day: say.date_in_words(date.fromisoformat(day)) if day else say("no day"),
            "rating": lambda mark: say("{rating} of 5", rating=mark) if mark else "",
            "why": lambda reason: refusal_name(reason, say) or str(reason),
        }
        told = (known[name](value) for name, value in values.items() if name in known)
        return ", ".join(filter(None, told))


def file_button(number: int, say: Voice) -> Rows:
    """Give the button that asks for the history as a file."""
    return [[Button(say("As a file (CSV)"), f"history:{number}:csv")]]


def done(what: What, say: Voice) -> str:
    """Give what was done, in words."""
    names = {
        What.OPENED: say("opened the appeal"),
        What.ADDED: say("added a message"),
        What.EDITED: say("edited a message"),
        What.WENT_ON: say("changed the status"),
        What.TAGGED: say("corrected the tags"),
        What.MOVED: say("passed it on"),
        What.TAKEN: say("took it"),
        What.GIVEN: say("gave it to a colleague"),
        What.ANSWERED: say("answered"),
        What.ASKED: say("asked the citizen"),
        What.NOTED: say("left a note"),
        What.REWORDED: say("edited an answer or a note"),
        What.UNSENT: say("took an answer back"),
        What.STAYED: say("could not take the answer back"),
        What.DELIVERED: say("delivered the answer"),
        What.FAILED: say("could not deliver the answer"),
        What.CLOSED: say("closed it"),
        What.DECLINED: say("declined it"),
        What.MERGED: say("merged it"),
        What.PARTED: say("took it apart again"),
        What.SPLIT: say("split it in two"),
        What.SUPPORTED: say("joined a proposal"),
        What.UNSUPPORTED: say("left a proposal"),
        What.TITLED: say("gave the proposal a title"),
        What.DECIDED: say("said what becomes of the proposal"),
        What.INVITED: say("offered times to meet"),
        What.AGREED: say("chose a time to meet"),
        What.CALLED_OFF: say("cancelled the meeting"),
        What.MET: say("said that the meeting took place"),
        What.MISSED: say("said that nobody came to the meeting"),
        What.JOINED: say("added it to an incident"),
        What.LEFT: say("took it out of an incident"),
        What.REOPENED: say("reopened it"),
        What.BANNED: say("banned the citizen"),
        What.UNBANNED: say("unbanned the citizen"),
        What.FORMAL: say("set the legal deadline"),
        What.PROMISED: say("promised something by a day"),
        What.KEPT: say("said that a promise was kept"),
        What.BROKEN: say("said that a promise was not kept"),
        What.CONFIRMED: say("said that it is solved"),
        What.DISPUTED: say("said that it is not solved"),
        What.PARTLY: say("said that it is solved only in part"),
        What.WITHDRAWN: say("withdrew it"),
        What.RATED: say("gave a mark"),
        What.READ_FIRST: say("was given a published answer first"),
        What.WANTS_PERSON: say("asked for a person"),
        What.NAMED: say("showed the name"),
        What.UNNAMED: say("hid the name"),
        What.ERASED: say("erased the words"),
    }
    return names[what]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
