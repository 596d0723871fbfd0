"""What staff read in private: one card at a time, its conversation, and what to do with it. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from bot.cards import CardView, card
from bot.hiding import masked
from bot.markup import Text, bold, italic, join, quote, shorten, split
from bot.ministry import Ministry
from bot.names import media_name
from bot.speech import TEXT_LIMIT, Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Author, Delivery, Line, Place

LINE_LENGTH = 1500
"""UTF-16 units of each earlier message."""
LABEL = 40
"""UTF-16 units of a name on a button."""
DAYS = 14
"""Days from tomorrow that can be picked."""
WORKING_DAYS = 3
SATURDAY = 5


def private_card(view: CardView, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo) -> Text:
    """Give the card as its only reader sees it, with what writing means now."""
    shown = card(view, ministry, say, now, zone)
    hint = say("Just write: your next message is the answer to № {number}.", number=view.appeal.id)
    return join((shown, italic(hint)), "\n\n") if view.appeal.is_open else shown


def conversation(thread: Sequence[Line], say: Voice, zone: tzinfo) -> list[Text]:
    """Give what was said after the first message, in pieces that Telegram takes."""
    later = [said(line, say, zone) for line in thread[1:] if line.text or line.media]
    return split(join((bold(say("So far:")), *later), "\n\n"), TEXT_LIMIT) if later else []


def private_buttons(appeal: Appeal, ready: int, say: Voice) -> Rows:
    """Give what can be done with the card on show, for which so many ready answers may fit."""
    number = appeal.id
    going_on = [Button(say("Skip") + " →", f"desk.next:{number}"), Button(say("Stop"), f"desk.stop:{number}")]
    if not appeal.is_open:
        return [[Button(say("Reopen"), f"desk.reopen:{number}")], going_on]
    verb, label = ("over", say("Take over")) if appeal.taken_by else ("take", say("Take"))
    label_of_ready = say("Ready answers ({number})", number=ready)
    return [
        *([[Button(label_of_ready, f"desk.ready:{number}")]] if ready else []),
        [Button(say("Needs analysis until …"), f"desk.park:{number}")],
        [Button(say("Meet this person"), f"desk.meet:{number}")],
        [Button(label, f"desk.{verb}:{number}"), Button(say("Hand over"), f"desk.hand:{number}")],
        [Button(say("Close"), f"desk.close:{number}"), *going_on],
    ]


def park_choice(appeal: Appeal, today: date, say: Voice) -> Rows:
    """Give the days until which a citizen may be told that her appeal is being analysed."""
    tomorrow, week = today + timedelta(days=1), today + timedelta(days=7)
    return [
        [_until(appeal, tomorrow, say("Tomorrow"))],
        [_until(appeal, working_day(today, WORKING_DAYS), say("In three working days"))],
        [_until(appeal, week, say("In a week"))],
        [Button(say("Pick a day"), f"desk.days:{appeal.id}")],
        [_back(appeal, say)],
    ]


def day_choice(appeal: Appeal, today: date, say: Voice) -> Rows:
    """Give each of the next days."""
    days = [today + timedelta(days=number) for number in range(1, DAYS + 1)]
    buttons = [_until(appeal, day, f"{day:%d.%m}") for day in days]
    return [*(buttons[start : start + 7] for start in range(0, DAYS, 7)), [_back(appeal, say)]]


def place_choice(appeal: Appeal, places: Sequence[tuple[Place, str]], say: Voice) -> Rows:
    """Give the other staff chats to which an appeal can go, each with its name."""
    buttons = [
        [Button(shorten(name, LABEL), f"desk.to:{appeal.id}:{place_code(place)}")] for place, name in places
    ]
    return [*buttons, [_back(appeal, say)]]


def place_code(place: Place) -> str:
    """Give a place as the data of a button names it."""
    return f"{place.chat_id}.{place.thread_id or 0}"


def meet_choice(appeal: Appeal, say: Voice) -> Rows:
    """Ask once more before a citizen is told that she is invited."""
    return [[Button(say("Invite to a meeting"), f"desk.invite:{appeal.id}")], [_back(appeal, say)]]


def next_button(appeal_id: int, say: Voice) -> Button:
    """Give the button that shows the card after this one."""
    return Button(say("Next") + " →", f"desk.next:{appeal_id}")


def sent_buttons(appeal_id: int, line_id: int, say: Voice) -> Rows:
    """Give what can be done with an answer that has not gone yet."""
    return [[Button(say("Undo"), f"desk.undo:{appeal_id}:{line_id}"), next_button(appeal_id, say)]]


def preview_buttons(appeal: Appeal, stamp: str | None, say: Voice) -> Rows:
    """Give what can be done with a ready answer that is only shown: none goes without its `stamp`."""
    send = [Button(say("Send"), f"desk.sendready:{appeal.id}:{stamp}")] if stamp else []
    return [[*send, _back(appeal, say)]]


def meaning_choice(numbers: Sequence[int], say: Voice) -> Rows:
    """Ask for whom a message is: the citizen of one of these appeals, or staff, as a citizen's own."""
    answers = [
        [Button(say("An answer to № {number}", number=number), f"desk.mean:{number}")] for number in numbers
    ]
    return [*answers, [Button(say("My own message"), "desk.own:0")]]


def working_day(today: date, count: int) -> date:
    """Give the day so many working days after today, Monday to Friday."""
    day = today
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def _until(appeal: Appeal, day: date, label: str) -> Button:
    return Button(label, f"desk.until:{appeal.id}:{day:%Y%m%d}")


def _back(appeal: Appeal, say: Voice) -> Button:
    return Button("← " + say("Back"), f"desk.card:{appeal.id}")


def said(line: Line, say: Voice, zone: tzinfo) -> Text:
    """Give a message of the conversation: who wrote it and when, what it shows, its words."""
    line = masked(line)
    who = {
        Author.CITIZEN: say("Citizen"),
        Author.STAFF: say("Ministry"),
        Author.NOTE: say("Note among colleagues"),
        Author.PUBLIC: say("Published answer, given first"),
    }[line.author]
    if line.delivery is Delivery.TAKEN_BACK:
        who = say("Taken back from the citizen")
    what = f"[{media_name(line.media.type, say)}]" if line.media else ""
    words = quote(shorten(line.text, LINE_LENGTH)) if line.text else Text()
    return join((italic(f"{who}, {say.moment(line.created_at, zone)}"), what, words))
