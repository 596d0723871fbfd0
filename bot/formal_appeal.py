"""The text of a formal appeal, ready to paste: what the law wants in it, with blanks for the rest. Pure."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from bot.markup import Entity, Text, join, split, units
from bot.ministry import Ministry
from bot.names import media_name
from bot.regions import region_name
from bot.speech import TEXT_LIMIT, Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Author, Kind, Line

EOTINISH = "https://eotinish.kz"
"""The official one-stop shop for formal appeals; a message under a nickname is not one (APPC, art. 63)."""
BLANK = "_" * 20
IN_A_ROW = 4


def formal_button(say: Voice) -> Button:
    """Give the button which prepares the text for the newest appeal, or a blank one."""
    return Button(say("Text of my formal appeal"), "formal:0")


def formal_choice(numbers: Sequence[int]) -> Rows:
    """Give a button for each appeal whose text may be prepared as well."""
    buttons = [Button(f"№ {number}", f"formal:{number}") for number in numbers]
    return [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]


def introduction(say: Voice, *, may_choose: bool) -> Text:
    """Give what to do with the text that follows."""
    return join(
        (
            say(
                "Press the text below to copy it, fill in the lines with ____ and send it at {link}. "
                "Please attach your photos and files there yourself.",
                link=EOTINISH,
            ),
            say("The text of another appeal:") if may_choose else "",
        ),
        "\n\n",
    )


def formal_appeal(
    appeal: Appeal | None,
    thread: Sequence[Line],
    ministry: Ministry,
    say: Voice,
    now: datetime,
    zone: tzinfo,
) -> list[Text]:
    """Give the text (APPC, art. 63) in pieces that Telegram takes and a press copies."""
    words = "\n\n".join(
        (
            _head(ministry, say),
            say("APPEAL"),
            say("What happened:") + "\n" + (_told(thread, say) or BLANK),
            _about(appeal, say, zone),
            say("What I ask:") + "\n" + (_asked(appeal, say) if appeal else BLANK),
            _foot(say, now, zone),
        )
    )
    return [_copied(piece.plain) for piece in split(Text(words), TEXT_LIMIT)]


def _head(ministry: Ministry, say: Voice) -> str:
    return "\n".join(
        (
            say("To: {ministry}", ministry=ministry.name(say.language)),
            say("From (surname, first name, patronymic): {blank}", blank=BLANK),
            say("IIN: {blank}", blank=BLANK),
            say("Address: {blank}", blank=BLANK),
            say("Phone or e-mail: {blank}", blank=BLANK),
        )
    )


def _told(thread: Sequence[Line], say: Voice) -> str:
    hers = [line for line in thread if line.author is Author.CITIZEN]
    words = [line.text.strip() for line in hers if line.text.strip()]
    files = dict.fromkeys(media_name(line.media.type, say) for line in hers if line.media)
    attached = say("Attached: {what}", what=", ".join(files)) if files else ""
    return "\n\n".join(filter(None, (*words, attached)))


def _about(appeal: Appeal | None, say: Voice, zone: tzinfo) -> str:
    if appeal is None:
        return "\n".join((say("Date: {day}", day=BLANK), say("Region: {region}", region=BLANK)))
    region = region_name(appeal.region, say.language) or BLANK
    day = say.date(appeal.created_at, zone)
    return "\n".join((say("Date: {day}", day=day), say("Region: {region}", region=region)))


def _asked(appeal: Appeal, say: Voice) -> str:
    asked = {
        Kind.REPORT: say("Please look into this, put it right and answer me in writing."),
        Kind.QUESTION: say("Please answer my question in writing."),
        Kind.PROPOSAL: say("Please consider my proposal and tell me in writing what you decide."),
        Kind.THANKS: say("Please pass my thanks on to those who helped."),
        Kind.MEETING: say("Please receive me in person and tell me the day and the hour."),
    }
    return asked[appeal.kind]


def _foot(say: Voice, now: datetime, zone: tzinfo) -> str:
    today = say.date(now, zone)
    return "\n".join((say("Filled in: {day}", day=today), say("Signature: {blank}", blank=BLANK)))


def _copied(plain: str) -> Text:
    """Give characters which Telegram copies at a press."""
    return Text(plain, (Entity("pre", 0, units(plain)),))
