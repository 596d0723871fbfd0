"""What a citizen reads about her own appeals: the receipt, the list, the thread. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from bot.choices import kind_choice, region_choice, topic_choice
from bot.deadlines import is_late
from bot.declines import why_declined
from bot.markup import Text, bold, italic, join, quote, shorten, split
from bot.ministry import Ministry
from bot.names import media_name, own_state, tags_in_words
from bot.speech import TEXT_LIMIT, Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Author, Delivery, Kind, Line, Outcome, Status

LIST_PAGE = 8
"""Appeals on a page of the list."""
SNIPPET = 60
"""UTF-16 units of a thread's first words in the list."""

DECLINED = 600
"""UTF-16 units of the reason for which an appeal was declined."""


def receipt(appeal: Appeal, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo) -> Text:
    """Give the receipt: whom to call in danger, the number, what comes next, what was understood."""
    if appeal.merged_into:
        words = say(
            "№ {number} is joined to № {kept}: we answer both there.",
            number=appeal.id,
            kept=appeal.merged_into,
        )
        return bold(words)
    return join(
        (
            bold("🚨 " + emergency(say)) if appeal.urgent else "",
            join((bold(_headline(appeal, say)), continues_in_words(appeal, say))),
            shorten(why_declined(appeal.declined, ministry, say).plain, DECLINED) if appeal.declined else "",
            _together(appeal, say),
            _what_next(appeal, ministry, say, now, zone),
            promised_in_words(appeal, say) if appeal.status is Status.ANSWERED else "",
            say("Understood as: {tags}", tags=tags_in_words(appeal, ministry, say)),
            bold(say("Which region is it about?")) if _asks_region(appeal) else "",
        ),
        "\n\n",
    )


def emergency(say: Voice) -> str:
    """Give whom to call when life is in danger."""
    return say("If there is danger to life, call 112 now (fire 101, gas emergency 104).")


def continues_in_words(appeal: Appeal, say: Voice) -> str:
    """Give which earlier appeal this one goes on with, nothing if none."""
    return say("It continues № {number}.", number=appeal.continues) if appeal.continues else ""


def receipt_buttons(appeal: Appeal, say: Voice) -> Rows:
    """Give the one-tap corrections; where the region is unknown, the regions themselves."""
    if appeal.merged_into:
        return [[Button(f"№ {appeal.merged_into}", f"thread:{appeal.merged_into}")]]
    if not appeal.is_open:
        return _reopening(appeal, say)
    corrections = [
        Button(say("Change kind"), f"kinds:{appeal.id}"),
        Button(say("Change topic"), f"topics:{appeal.id}"),
    ]
    if _asks_region(appeal):
        share = Button("📍 " + say("Share my location"), f"place:{appeal.id}")
        return [*region_choice(appeal, say, 0, [share]), corrections]
    return [corrections, [Button(say("Change region"), f"regions:{appeal.id}:0")]]


def receipt_choice(appeal: Appeal, ministry: Ministry, say: Voice, verb: str, page: int) -> Rows:
    """Give the buttons for another kind (`kinds`), topic (`topics`) or region (`regions`) of a receipt."""
    back = Button("← " + say("Back"), f"receipt:{appeal.id}")
    if verb == "kinds":
        return kind_choice(appeal, say, back)
    if verb == "topics":
        return topic_choice(appeal, ministry, say, back)
    share = Button("📍 " + say("Share my location"), f"place:{appeal.id}")
    return region_choice(appeal, say, page, [share, back])


def added(appeal: Appeal, say: Voice) -> str:
    """Give that a message was added to an appeal."""
    return say("Added to № {number}. About another matter: /new", number=appeal.id)


def doubt_in_words(appeal: Appeal, say: Voice) -> str:
    """Give the question whether what was added belongs elsewhere."""
    return say("Added to № {number}. Is it about something else?", number=appeal.id)


def doubt_buttons(
    appeal: Appeal, line: Line, others: Sequence[Appeal], ministry: Ministry, say: Voice
) -> Rows:
    """Give the answers to it: a new matter, the same one, or one of the `others`."""
    about = [
        Button(
            shorten(f"№ {other.id} · {ministry.topic(other.topic).name(say.language)}", SNIPPET),
            f"other:{appeal.id}:{line.id}-{other.id}",
        )
        for other in others
    ]
    yes = Button(say("Yes, a new matter"), f"other:{appeal.id}:{line.id}")
    no = Button(say("No, № {number}", number=appeal.id), f"same:{appeal.id}:{line.id}")
    return [[yes, no], *([about] if about else [])]


def moved_line(appeal: Appeal, say: Voice) -> str:
    """Give where what the citizen wrote belongs now."""
    return say("This message now belongs to № {number}.", number=appeal.id)


def list_of_appeals(appeals: Sequence[tuple[Appeal, Line]], say: Voice, now: datetime) -> Text:
    """Give a citizen's appeals, each with its state, its age and its first words."""
    if not appeals:
        return Text(say("You have no appeals yet. Just write what has happened: one message is enough."))
    lines = [
        bold(f"№ {appeal.id}")
        + f" · {own_state(appeal, say)} · {say.age(now - appeal.created_at)}"
        + f"\n{shorten(summary(first, say), SNIPPET)}"
        for appeal, first in appeals
    ]
    return join((bold(say("Your appeals")), *lines), "\n\n")


def list_buttons(appeals: Sequence[Appeal], say: Voice, page: int, has_more: bool) -> Rows:
    """Give a button which opens each appeal, and the way to older and newer ones."""
    opening = [Button(f"№ {appeal.id}", f"thread:{appeal.id}") for appeal in appeals]
    rows = [opening[start : start + 4] for start in range(0, len(opening), 4)]
    ways = []
    if page > 0:
        ways.append(Button("← " + say("Newer"), f"mine:0:{page - 1}"))
    if has_more:
        ways.append(Button(say("Older") + " →", f"mine:0:{page + 1}"))
    return [*rows, ways] if ways else rows


def thread(
    appeal: Appeal, lines: Sequence[Line], ministry: Ministry, say: Voice, zone: tzinfo, meeting: str = ""
) -> list[Text]:
    """Give an appeal with how its meeting stands and every line, in pieces that Telegram takes."""
    head = join(
        (
            bold(f"№ {appeal.id}") + f" · {own_state(appeal, say)}",
            tags_in_words(appeal, ministry, say),
            continues_in_words(appeal, say),
            promised_in_words(appeal, say) if appeal.status is Status.ANSWERED else "",
            meeting,
        )
    )
    shown = [_line(line, say, zone) for line in lines if is_for_citizen(line)]
    return split(join((head, *shown), "\n\n"), TEXT_LIMIT)


def thread_buttons(appeal: Appeal, say: Voice) -> Rows:
    """Give what the citizen can do with the appeal."""
    if not appeal.is_open:
        return _reopening(appeal, say)
    withdraw = Button(say("Withdraw"), f"withdraw:{appeal.id}")
    solved = Button(say("Solved, thanks"), f"solved:{appeal.id}")
    return [
        [Button(say("Add to № {number}", number=appeal.id), f"add:{appeal.id}")],
        [withdraw] if appeal.kind is Kind.THANKS else [solved, withdraw],
    ]


def summary(line: Line, say: Voice) -> str:
    """Give the first words of a line, or what it is where it has none."""
    if line.text.strip():
        return " ".join(line.text.split())
    if line.media:
        return media_name(line.media.type, say).capitalize()
    return say("Place on the map")


def _reopening(appeal: Appeal, say: Voice) -> Rows:
    label = say("Reopen") if appeal.outcome is Outcome.WITHDRAWN else say("Not solved: reopen")
    return [[Button(label, f"reopen:{appeal.id}")]]


def _asks_region(appeal: Appeal) -> bool:
    return appeal.is_open and appeal.region is None and appeal.kind is not Kind.THANKS


def _headline(appeal: Appeal, say: Voice) -> str:
    if appeal.status is Status.NEW and appeal.joined_to is None:
        return say("№ {number} is registered", number=appeal.id)
    return f"№ {appeal.id} · {own_state(appeal, say)}"


def promised_in_words(appeal: Appeal, say: Voice) -> str:
    """Give by which day staff promised the citizen something, nothing if they did not."""
    if appeal.promised_until is None:
        return ""
    return say("The staff promised you something by {day}.", day=say.date_in_words(appeal.promised_until))


def _together(appeal: Appeal, say: Voice) -> str:
    if appeal.incident_id is None or not appeal.is_open:
        return ""
    return say("Others report the same there. Your message is added to theirs.")


def _what_next(appeal: Appeal, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo) -> str:
    if appeal.status is Status.CLOSED:
        return _way_back(appeal, say)
    if appeal.kind is Kind.THANKS:
        return say("Thank you for your kind words! We will pass them on to the staff.")
    news = _news(appeal, ministry, say, now, zone)
    return news + " " + say("To add something, just write. About another matter: /new")


def _news(appeal: Appeal, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo) -> str:
    """Give what comes next for an open appeal."""
    if appeal.joined_to:
        return say("You will read here what becomes of the proposal.")
    if appeal.status is Status.WAITING:
        return say("We have a question for you: please answer it here.")
    if appeal.status is Status.ANSWERED:
        return say("The answer is here in this chat.")
    if appeal.urgent:
        return say("The staff are told that it is urgent. The answer will come here.")
    return promised_in_words(appeal, say) or _promise(appeal, ministry, say, now, zone)


def _promise(appeal: Appeal, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo) -> str:
    """Give by when an answer is promised: a day, or an hour where hours are promised; or that it is late."""
    due_at = appeal.due_at or now
    day = due_at.astimezone(zone).date()
    named = ministry.name(say.language)
    if appeal.due_at is not None and is_late(due_at, now):
        return say(
            "The answer was promised by {day} and is late. We have not forgotten it.",
            day=say.date_in_words(day),
        )
    if ministry.topic(appeal.topic).working_hours:
        moment = say.moment(due_at, zone)
        return say(
            "The {ministry} promises an answer by {moment}. It will come here.", ministry=named, moment=moment
        )
    return say(
        "The {ministry} promises an answer by {weekday}, {day}. It will come here.",
        ministry=named,
        weekday=say.weekday(day),
        day=say.date_in_words(day),
    )


def _way_back(appeal: Appeal, say: Voice) -> str:
    if appeal.outcome is Outcome.WITHDRAWN:
        return say("You have withdrawn it. To go on with it, press the button below.")
    return say("If it is not solved, press the button below or reply to this message.")


def is_for_citizen(line: Line) -> bool:
    """Whether the citizen may read a line: notes are not hers, nor what never reached her."""
    if line.author is Author.NOTE:
        return False
    return line.author is Author.CITIZEN or line.delivery not in {Delivery.FAILED, Delivery.TAKEN_BACK}


def written_when(line: Line, say: Voice, zone: tzinfo) -> str:
    """Give which side wrote a line, and when."""
    who = say("You") if line.author is Author.CITIZEN else say("Ministry")
    when = say.moment(line.created_at, zone)
    if line.edited_at and line.edited_at - line.created_at > timedelta():
        when += ", " + say("edited")
    return f"{who}, {when}"


def _line(line: Line, say: Voice, zone: tzinfo) -> Text:
    what = "" if line.media is None else f"[{media_name(line.media.type, say)}]"
    where = say("Place on the map") if line.latitude is not None else ""
    return join((italic(written_when(line, say, zone)), what, where, quote(line.text) if line.text else ""))
