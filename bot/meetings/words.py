"""What citizens and staff read about a meeting, and the buttons beneath it. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from bot.markup import Text, bold, join, link
from bot.meetings.slots import stamp
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.meetings import Meeting, Slot, State
from storage.records import Appeal


def when(moment: datetime, say: Voice, zone: tzinfo) -> str:
    """Give a moment with its weekday, such as “Monday, November 30, 15:00”."""
    local = moment.astimezone(zone)
    day = local.date()
    return f"{say.weekday(day)}, {say.date_in_words(day)}, {local:%H:%M}"


def invitation(number: int, slots: Sequence[Slot], say: Voice, *, is_again: bool, agreed: str = "") -> Text:
    """Offer a citizen the times that can be had; `is_again` after another time was lost or is wished for.

    A time that is `agreed` stands until another is chosen.
    """
    head = (
        say("№ {number}: please choose a time for the meeting", number=number)
        if is_again
        else say("You are invited to a meeting about № {number}", number=number)
    )
    place = say("Place: {place}", place=slots[0].place)
    stands = say("Until you choose another, this time stands: {time}", time=agreed) if agreed else ""
    asked = say("Which time suits you? Please press it.")
    return join((bold(head) + "\n" + place, stands, asked), "\n\n")


def invitation_buttons(
    number: int, slots: Sequence[Slot], say: Voice, zone: tzinfo, *, is_agreed: bool
) -> Rows:
    """Give a button for each time, and one for none of them; back to what is agreed, if anything is."""
    rows = [
        [Button(short(slot.starts_at, zone), f"slot:{number}:{stamp(slot.starts_at, zone)}")]
        for slot in slots
    ]
    back = [[Button("← " + say("Back"), f"attend:{number}")]] if is_agreed else []
    return [*rows, [Button(say("None of these fits"), f"nofit:{number}")], *back]


def appointment(meeting: Meeting, say: Voice, zone: tzinfo) -> Text:
    """Tell a citizen when and where the meeting is, and what to bring; or that there is none any more."""
    number = meeting.appeal_id
    if meeting.state is State.CANCELLED:
        return Text(say("The meeting about № {number} is cancelled.", number=number))
    if meeting.state is State.HELD:
        return Text(say("The meeting about № {number} took place. Thank you for coming.", number=number))
    if meeting.state is State.MISSED:
        return Text(say("The meeting about № {number} did not take place.", number=number))
    return join(
        (
            bold(say("The meeting about № {number} is agreed", number=number)),
            bold(when(meeting.starts_at, say, zone)),
            say("Place: {place}", place=meeting.place),
            say("Please bring an identity document and the number № {number}.", number=number),
        )
    )


def appointment_buttons(meeting: Meeting, say: Voice, now: datetime) -> Rows:
    """Give what a citizen can do about a meeting to come."""
    if meeting.state is not State.AGREED or meeting.starts_at <= now:
        return []
    number = meeting.appeal_id
    return [
        [
            Button(say("Another time"), f"othertime:{number}"),
            Button(say("I cannot come"), f"nocome:{number}"),
        ]
    ]


def cancel_buttons(number: int, say: Voice) -> Rows:
    """Ask a citizen once more before the meeting is cancelled."""
    return [
        [Button(say("Yes, cancel the meeting"), f"callsoff:{number}")],
        [Button("← " + say("Back"), f"attend:{number}")],
    ]


def state_for_staff(meeting: Meeting | None, offered: Sequence[Slot], say: Voice, zone: tzinfo) -> str:
    """Give in one line how a meeting stands of which somebody spoke; `offered` can still be had."""
    if meeting and meeting.state is State.AGREED:
        time = when(meeting.starts_at, say, zone)
        return say("Meeting: {time} · {place}", time=time, place=meeting.place)
    if offered:
        return say("Meeting: times are offered, the citizen chooses")
    if meeting and meeting.state in {State.HELD, State.MISSED, State.CANCELLED}:
        names = {
            State.HELD: say("Meeting: took place"),
            State.MISSED: say("Meeting: the citizen did not come"),
            State.CANCELLED: say("Meeting: cancelled"),
        }
        return names[meeting.state]
    return say("Meeting: the offered times are over or taken")


def panel(number: int, state: str, place: str, say: Voice) -> Text:
    """Give the message beneath a card by which staff offer times."""
    head = bold(say("Meeting with the citizen of № {number}", number=number))
    asked = say("Choose times to offer:") if not state else ""
    return join((head, state, say("Place: {place}", place=place) if place else "", asked))


def day_choice(
    number: int, days: Sequence[date], chosen: Sequence[datetime], say: Voice, zone: tzinfo
) -> Rows:
    """Give a button for each working day, marked where times of it are chosen."""
    marked = {moment.astimezone(zone).date() for moment in chosen}
    buttons = [
        Button(("✓ " if day in marked else "") + f"{day:%d.%m}", f"meetday:{number}:{day:%Y%m%d}")
        for day in days
    ]
    rows = [buttons[start : start + 5] for start in range(0, len(buttons), 5)]
    send = [[Button(say("Offer the chosen times"), f"meetsend:{number}")]] if chosen else []
    return [*rows, *send]


def hour_choice(
    number: int, hours: Sequence[datetime], chosen: Sequence[datetime], say: Voice, zone: tzinfo
) -> Rows:
    """Give a button for each hour of a day, pressed again to leave it out."""
    buttons = [
        Button(
            ("✓ " if hour in chosen else "") + f"{hour.astimezone(zone):%H:%M}",
            f"meetat:{number}:{stamp(hour, zone)}",
        )
        for hour in hours
    ]
    rows = [buttons[start : start + 4] for start in range(0, len(buttons), 4)]
    return [*rows, [Button("← " + say("Other days"), f"meet:{number}")]]


def agreed_buttons(meeting: Meeting, say: Voice, now: datetime) -> Rows:
    """Give what staff can do about an agreed meeting: before it call it off, after it say how it went."""
    number = meeting.appeal_id
    if meeting.starts_at <= now:
        return [
            [
                Button(say("It took place"), f"held:{number}:{meeting.id}"),
                Button(say("Nobody came"), f"missed:{number}:{meeting.id}"),
            ]
        ]
    return [[Button(say("Other times"), f"meet:{number}:new"), Button(say("Cancel …"), f"meetoff:{number}")]]


def short(moment: datetime, zone: tzinfo) -> str:
    """Give a moment in figures, such as 30.11 15:00."""
    return f"{moment.astimezone(zone):%d.%m %H:%M}"


def list_of_meetings(
    waiting: Sequence[tuple[Appeal, str, str | None]],
    agreed: Sequence[tuple[Meeting, str | None]],
    say: Voice,
    now: datetime,
    zone: tzinfo,
) -> Text:
    """Give who waits for a meeting, and the agreed ones by date, each with the way to its card."""
    wishes = [
        link(f"№ {appeal.id}", url) + f" · {say.age(now - appeal.created_at)} · {state}"
        for appeal, state, url in waiting
    ]
    dates = [
        when(meeting.starts_at, say, zone)
        + " · "
        + link(f"№ {meeting.appeal_id}", url)
        + f" · {meeting.place}"
        for meeting, url in agreed
    ]
    nobody: list[Text | str] = [say("Nobody.")]
    nothing: list[Text | str] = [say("None yet.")]
    return join(
        (
            join((bold(say("Want to meet:")), *(wishes or nobody))),
            join((bold(say("Agreed:")), *(dates or nothing))),
        ),
        "\n\n",
    )
