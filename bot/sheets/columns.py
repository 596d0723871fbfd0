"""The columns of the CSV and of the XLSX, each with what it means: told here and nowhere else. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.ministry import Ministry
from bot.names import kind_name, status_name
from bot.regions import region_name
from bot.sheets.entry import Entry
from bot.texts import LANGUAGES, Voice
from storage.records import Outcome

Cell = str | int | float | datetime | None
"""A moment is one of the office's zone, without saying so: Excel knows no zones."""


@dataclass(frozen=True, slots=True)
class Wording:
    """For whom a file is: whose topics, in which language and time zone."""

    ministry: Ministry
    say: Voice
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the value of an entry, and how many characters wide it is."""

    heading: str
    what: str
    """What it means, for who works with the file."""
    value: Callable[[Entry], Cell]
    width: int = 14


def columns(wording: Wording) -> Sequence[Column]:
    """Give all columns, in their order."""
    say = wording.say
    return (
        Column(
            "№", "The number of the appeal, as citizens and staff see it.", lambda entry: entry.appeal.id, 8
        ),
        *_times(wording),
        Column(
            say("Person"),
            "Who wrote: the same for the same person within this file, and different in every other file.",
            lambda entry: entry.person,
            16,
        ),
        *_tags(wording),
        Column(
            say("Text"),
            "The citizen's words, masked, one message a line; where they were erased, that they were.",
            lambda entry: entry.words,
            60,
        ),
        Column(
            say("Answer"),
            "The ministry's answers and questions that were sent, masked.",
            lambda entry: entry.answer,
            60,
        ),
        Column(
            say("Files"),
            "Photos, voice messages and other files that the citizen sent; they stay at Telegram.",
            lambda entry: entry.files,
            8,
        ),
        *_ends(wording),
        Column(
            say("Latitude"),
            "The first place on the map that the citizen sent, to about 100 m.",
            lambda entry: entry.point[0] if entry.point else None,
            10,
        ),
        Column(
            say("Longitude"), "The same place.", lambda entry: entry.point[1] if entry.point else None, 10
        ),
    )


def _times(wording: Wording) -> Sequence[Column]:
    say, zone = wording.say, wording.zone
    return (
        Column(
            say("Arrived"), "When the appeal came.", lambda entry: _local(entry.appeal.created_at, zone), 17
        ),
        Column(
            say("Due"),
            "By when the ministry promised an answer last; nothing while none is owed and none was.",
            lambda entry: _local(entry.appeal.due_at, zone),
            17,
        ),
        Column(
            say("Answered"),
            "When the first answer was given.",
            lambda entry: _local(entry.appeal.answered_at, zone),
            17,
        ),
        Column(
            say("Closed"),
            "When it was closed last; nothing if it is open.",
            lambda entry: _local(entry.appeal.closed_at, zone),
            17,
        ),
    )


def _tags(wording: Wording) -> Sequence[Column]:
    ministry, say = wording.ministry, wording.say
    tones = {"negative": say("negative"), "neutral": say("neutral"), "positive": say("positive")}
    return (
        Column(
            say("Kind"),
            "Report, question, proposal, thanks or meeting request.",
            lambda entry: kind_name(entry.appeal.kind, say),
            16,
        ),
        Column(
            say("Topic"),
            "What it is about.",
            lambda entry: ministry.topic(entry.appeal.topic).name(say.language),
            20,
        ),
        Column(
            say("Topic code"),
            "The same as the ministry’s file names it.",
            lambda entry: entry.appeal.topic,
            14,
        ),
        Column(
            say("Region"),
            "Where; nothing where that is not known.",
            lambda entry: region_name(entry.appeal.region, say.language),
            24,
        ),
        Column(say("Region code"), "The same by ISO 3166-2.", lambda entry: entry.appeal.region, 10),
        Column(
            say("Language"),
            "In which language the citizen wrote.",
            lambda entry: LANGUAGES.get(entry.appeal.language, ""),
            10,
        ),
        Column(
            say("Tone"),
            "Negative, neutral or positive, by the words used.",
            lambda entry: tones.get(entry.appeal.tone, ""),
            12,
        ),
        Column(
            say("Urgent"),
            "Whether there may be danger to life.",
            lambda entry: say("yes") if entry.appeal.urgent else "",
            9,
        ),
    )


def _ends(wording: Wording) -> Sequence[Column]:
    say = wording.say
    return (
        Column(
            say("Status"),
            "New, in progress, waiting for the citizen, answered, closed, reopened.",
            lambda entry: status_name(entry.appeal.status, say),
            18,
        ),
        Column(
            say("Outcome"),
            "What became of it by the citizen's own word; only “Confirmed as solved” is solved.",
            lambda entry: outcome_name(entry.appeal.outcome, say),
            20,
        ),
        Column(
            say("Disputes"),
            "How often the citizen said that it is not solved.",
            lambda entry: entry.appeal.disputes,
            10,
        ),
        Column(
            say("Rating"),
            "The citizen's mark for the solution, 1 to 5.",
            lambda entry: entry.appeal.rating,
            10,
        ),
        Column(say("Declined because"), "Why it was declined, masked.", lambda entry: entry.declined, 24),
        Column(
            say("Merged into"),
            "The number of the older appeal that took its messages.",
            lambda entry: entry.appeal.merged_into,
            12,
        ),
        Column(
            "e-Otinish",
            "Whether it is a formal appeal too, for which the deadlines of the law run.",
            lambda entry: say("yes") if entry.appeal.formal_due_at else "",
            10,
        ),
    )


def outcome_name(outcome: Outcome | None, say: Voice) -> str:
    """Give what became of an appeal in a word or two, nothing as long as that is not known."""
    names = {
        Outcome.CONFIRMED: say("Confirmed as solved"),
        Outcome.DISPUTED: say("Disputed"),
        Outcome.PARTLY: say("Solved in part"),
        Outcome.UNCONFIRMED: say("Unconfirmed"),
        Outcome.WITHDRAWN: say("Withdrawn"),
    }
    return names[outcome] if outcome else ""


def _local(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0) if moment else None
