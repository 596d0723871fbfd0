"""How an appeal looks to staff: the card, and what stands beneath it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from bot.choices import (
    NO_REGION,
    in_pairs,
    kind_choice,
    likely_regions,
    likely_topics,
    region_choice,
    topic_choice,
)
from bot.deadlines import deadlines_in_words
from bot.declines import reason_name
from bot.hiding import hidden_in, masked
from bot.incidents.names import code
from bot.markup import Text, bold, italic, join, link, quote, shorten, split, written
from bot.meetings.cards import meeting_button
from bot.ministry import Ministry
from bot.names import media_name, status_name, tags_in_words
from bot.outcomes import DISPUTES, outcome_in_words
from bot.proposals.cards import proposal_button, support_in_words, supporting_buttons, supporting_card
from bot.regions import hashtag
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.incident_records import Incident
from storage.proposals import Proposal
from storage.records import Appeal, Author, Bundle, Delivery, Erased, Formal, Line, Status

WORDS_ON_CARD = 2800
"""UTF-16 units of the citizen's words in one message of ours; the rest follows beneath it."""
GATHERED_LIMIT = 4000
"""UTF-16 units of gathered messages in one of ours."""
BECAUSE_ON_CARD = 120
"""UTF-16 units of the words that decided topic and region."""
MOST_WANTED = 2
"""Rows above those that every card has: with more of them a card is hard to use on a phone."""
EARLIER_ON_CARD = 500
"""UTF-16 units of an earlier version shown below the present one."""


@dataclass(frozen=True, slots=True)
class CardView:
    """All that a card shows."""

    appeal: Appeal
    thread: Sequence[Line]
    citizen_is_gone: bool
    citizen_is_banned: bool = False
    formal: Formal | None = None
    ready: int = 0
    """How many ready answers may fit."""
    shown_name: str | None = None
    """The citizen's name, where she pressed that staff may see it."""
    earlier_url: str | None = None
    """Where the card of the appeal stands that this one continues."""
    proposal: Proposal | None = None
    joined_url: str | None = None
    """The address of the card of the proposal that it supports."""
    meeting: str = ""
    """How the meeting stands, if there is to be one."""
    incident_url: str | None = None
    """The way to the card of the incident to which it belongs, where that stands."""
    same: int | None = None
    """An open incident of its topic and region, of which it may tell."""


def card(view: CardView, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo) -> Text:
    """Give the card: number, state, tags, the citizen's words, age; never who the citizen is."""
    appeal = view.appeal
    if appeal.erased_why:
        return erased_card(appeal, appeal.erased_why, ministry, say)
    if appeal.joined_to:
        return supporting_card(appeal, _opening(view.thread), view.joined_url, ministry, say)
    return join(
        (
            bold(f"№ {appeal.id}") + f" · {status_name(appeal.status, say)}",
            bold("🚨 " + say("Urgent: there may be danger to life")) if appeal.urgent else "",
            tags_in_words(appeal, ministry, say),
            _continues(view, say),
            _incident(view, say),
            "" if appeal.incident_id else _why(view, say),
            bold(say("The topic is unsure: please choose")) if appeal.topics else "",
            bold(say("The region is unsure: please choose")) if likely_regions(appeal, say) else "",
            say("Tone: negative") if appeal.tone == "negative" and not appeal.incident_id else "",
            italic(say("In the words of a colleague:"))
            if _opening(view.thread).author is Author.NOTE
            else "",
            _words(_opening(view.thread), say),
            attached(view.thread, say),
            _given_first(view.thread, say),
            _masked_count(view.thread, say),
            _state(view, say),
            support_in_words(view.proposal, say),
            view.meeting,
            deadlines_in_words(appeal, view.formal, say, now, zone),
            say(
                "Received {moment} · {age}",
                moment=say.moment(appeal.created_at, zone),
                age=say.age(now - appeal.created_at),
            ),
            hashtags(appeal),
        )
    )


def erased_card(appeal: Appeal, why: Erased, ministry: Ministry, say: Voice) -> Text:
    """Give what stays of a card when the words of its appeal are erased."""
    head = bold(f"№ {appeal.id}") + f" · {status_name(appeal.status, say)}"
    return join((head, tags_in_words(appeal, ministry, say), bold(erased_words(why, say)), hashtags(appeal)))


def erased_words(why: Erased, say: Voice) -> str:
    """Give for staff why nothing is to be read any more."""
    if why is Erased.WISH:
        return say("Erased at the citizen’s wish")
    return say("Erased: the time for which it was kept is over")


def card_buttons(view: CardView, ministry: Ministry, say: Voice) -> Rows:
    """Give what staff can do with the appeal as it stands, with what it hides, and with a banned citizen."""
    appeal = view.appeal
    if appeal.erased_why:
        return []
    hidden = [Button(say("Show hidden"), f"hidden:{appeal.id}")] if hidden_in(view.thread) else []
    unban = [Button(say("Unban"), f"unban:{appeal.id}")] if view.citizen_is_banned else []
    if appeal.status is Status.CLOSED:
        reopening = [Button(say("Reopen"), f"reopen:{appeal.id}"), *unban]
        return [reopening, *in_pairs([*publish_button(appeal, say), *proposal_button(appeal, say), *hidden])]
    if appeal.joined_to:
        return supporting_buttons(appeal, [*hidden, *unban], say)
    wanted = in_pairs(
        [
            *(unban or _ready(view, say)),
            *proposal_button(appeal, say),
            *meeting_button(appeal, say),
            *_same_event(view, say),
            *hidden,
        ]
    )
    unsure = likely_topics(appeal, ministry, say) or likely_regions(appeal, say)
    take = Button(say("Take"), f"take:{appeal.id}")
    if appeal.taken_by:
        take = Button(say("Take over"), f"over:{appeal.id}")
    return [
        *([unsure] if unsure and len(wanted) < MOST_WANTED else []),
        *wanted,
        [take, Button(say("Close"), f"close:{appeal.id}")],
        [
            Button(say("Topic"), f"topics:{appeal.id}"),
            Button(say("Region"), f"regions:{appeal.id}:0"),
            *([] if unban else [Button(say("Spam"), f"spam:{appeal.id}")]),
            Button(say("More …"), f"more:{appeal.id}"),
        ],
    ]


def publish_button(appeal: Appeal, say: Voice) -> list[Button]:
    """Give the button that publishes the answer, nothing where there is none."""
    return [Button(say("Publish the answer"), f"publish:{appeal.id}")] if appeal.answered_at else []


def ban_choice(appeal: Appeal, say: Voice) -> Rows:
    """Give the buttons that ask whether a citizen shall really be banned."""
    return [
        [Button(say("Ban the citizen"), f"ban:{appeal.id}")],
        [Button("← " + say("Back"), f"card:{appeal.id}")],
    ]


def card_choice(appeal: Appeal, ministry: Ministry, say: Voice, verb: str, page: int) -> Rows:
    """Give the buttons for another topic (`topics`), kind (`kinds`) or region (`regions`) of a card."""
    back = Button("← " + say("Back"), f"card:{appeal.id}")
    if verb == "topics":
        return topic_choice(appeal, ministry, say, back)
    if verb == "kinds":
        return kind_choice(appeal, say, back)
    none = Button(say("No region"), f"region:{appeal.id}:{NO_REGION}")
    return region_choice(appeal, say, page, [none, back])


def rest_of_words(line: Line) -> list[Text]:
    """Give the citizen's words beyond those that are shown first, in pieces that fit beneath them."""
    pieces = split(Text(masked(line).text), WORDS_ON_CARD)
    return [quote(piece.plain) for piece in pieces[1:]]


def addition(line: Line, say: Voice) -> list[Text]:
    """Give what a citizen added later, in pieces that fit beneath the card."""
    head = join((bold(say("The citizen adds:")), _words(line, say), _hidden([line], say)))
    return [head, *rest_of_words(line)]


def gathered(heap: Sequence[Line], say: Voice) -> list[Text]:
    """Give what a citizen added in many messages at once, as one; in pieces if edits made it too long."""
    words = [_gathered_words(line, say) for line in heap if line.text]
    return split(join((bold(say("The citizen adds:")), *words)), GATHERED_LIMIT)


def regathered(heap: Sequence[Line], edited: Line, say: Voice) -> list[Text]:
    """Give pieces for a heap after an edit: where it is shorter now, none of the old ones goes on."""
    pieces = gathered(heap, say)
    old = replace(edited, text=edited.earlier[-1], earlier=edited.earlier[:-1])
    before = gathered([old if line.id == edited.id else line for line in heap], say)
    note = italic(say("Edited by the citizen. Earlier version:"))
    return [*pieces, *(join((note, piece)) for piece in before[len(pieces) :])]


def replaced(line: Line, say: Voice) -> list[Text]:
    """Give pieces for what stands beneath the first one, after an edit: none of the old ones goes on."""
    line = masked(line)
    pieces = rest_of_words(line)
    before = split(Text(line.earlier[-1] if line.earlier else ""), WORDS_ON_CARD)[1:]
    note = italic(say("Edited by the citizen. Earlier version:"))
    return [*pieces, *(join((note, quote(old.plain))) for old in before[len(pieces) :])]


def hashtags(tagged: Appeal | Bundle | Incident) -> str:
    """Give the tags by which Telegram's search finds the card: the topic's id and the region's code."""
    return " ".join(
        f"#{tag}" for tag in (tagged.topic, hashtag(tagged.region) if tagged.region else "") if tag
    )


def moved_card(appeal: Appeal, where: str, say: Voice) -> Text:
    """Give what stays of a card that went to another staff chat."""
    words = say("Passed on to another staff chat: {where}", where=where)
    return bold(f"№ {appeal.id}") + f" · {words}\n" + hashtags(appeal)


def merged_card(appeal: Appeal, url: str | None, say: Voice) -> Text:
    """Give what stays of a card that was merged into another, with the way to that."""
    words = say("Merged into № {number}", number=appeal.merged_into)
    return bold(f"№ {appeal.id}") + " · " + link(words, url) + "\n" + hashtags(appeal)


def merged_buttons(appeal: Appeal, say: Voice) -> Rows:
    """Give the way back for what was merged by mistake."""
    return [[Button(say("Take apart again"), f"apart:{appeal.id}")]]


def present_state(appeal: Appeal, say: Voice) -> str:
    """Give in one line how an appeal stands now and who works on it; only colleagues may read it."""
    worker = " · " + appeal.taken_name if appeal.taken_name else ""
    return f"№ {appeal.id}: {status_name(appeal.status, say)}{worker}"


def _continues(view: CardView, say: Voice) -> Text:
    number = view.appeal.continues
    return link(say("Continues № {number}", number=number), view.earlier_url) if number else Text()


def _why(view: CardView, say: Voice) -> str:
    """Say which words of the citizen told the topic and the region, as far as they are not masked."""
    because = view.appeal.because
    told = dict.fromkeys((*because.get("topic", ()), *because.get("region", ())))
    seen = "\n".join(masked(line).text for line in view.thread if line.author is Author.CITIZEN)
    words = ", ".join(word for word in told if word in seen)
    return say("Because: {words}", words=shorten(words, BECAUSE_ON_CARD)) if words else ""


def _incident(view: CardView, say: Voice) -> Text:
    if view.appeal.incident_id is None:
        return Text()
    return link(say("Part of {code}", code=code(view.appeal.incident_id, say)), view.incident_url)


def _ready(view: CardView, say: Voice) -> list[Button]:
    label = say("Ready answers ({number})", number=view.ready)
    return [Button(label, f"ready:{view.appeal.id}")] if view.ready else []


def _same_event(view: CardView, say: Voice) -> list[Button]:
    """Give the tap by which an appeal leaves its incident, or joins the one that there is."""
    appeal = view.appeal
    if appeal.incident_id is not None:
        name = say("Not {code}", code=code(appeal.incident_id, say))
        return [Button(name, f"incident:{appeal.incident_id}:out-{appeal.id}")]
    if view.same is None:
        return []
    return [Button(say("Same as {code}", code=code(view.same, say)), f"incident:{view.same}:in-{appeal.id}")]


def _opening(thread: Sequence[Line]) -> Line:
    """Give the line whose words the card shows: the first, or the one of its album that has some."""
    first = thread[0]
    album = [line for line in thread if line.album is not None and line.album == first.album]
    return next((line for line in album if line.text), first)


def _words(line: Line, say: Voice) -> Text:
    line = masked(line)
    pieces = split(Text(line.text), WORDS_ON_CARD)
    words = quote(pieces[0].plain.strip()) if pieces else Text()
    more = italic(say("(continued below)")) if len(pieces) > 1 else Text()
    if not line.earlier:
        return join((words, more))
    before = shorten(line.earlier[-1], WORDS_ON_CARD + EARLIER_ON_CARD - len(words))
    return join(
        (words, more, italic(say("Edited by the citizen. Earlier version:")), quote(before, expandable=True))
    )


def _gathered_words(line: Line, say: Voice) -> Text:
    line = masked(line)
    words = quote(line.text.strip())
    if not line.earlier:
        return words
    before = quote(line.earlier[-1], expandable=True)
    return join((words, italic(say("Edited by the citizen. Earlier version:")), before))


def attached(thread: Sequence[Line], say: Voice) -> str:
    """Give in words what files and places the citizen sent, nothing if none."""
    names = [
        media_name(line.media.type, say) for line in thread if line.media and line.author is Author.CITIZEN
    ]
    if any(line.latitude is not None for line in thread):
        names.append(say("place on the map"))
    if not names:
        return ""
    counted = [
        f"{names.count(name)} × {name}" if names.count(name) > 1 else name for name in dict.fromkeys(names)
    ]
    return " ".join(filter(None, (say("Attached: {what}", what=", ".join(counted)), _hidden(thread, say))))


def _hidden(thread: Sequence[Line], say: Voice) -> str:
    """Say of a contact, which is somebody's name and phone, that it is not shown."""
    has_contact = any(line.media and line.media.type == "contact" for line in thread)
    return say("(a contact is not shown in the group)") if has_contact else ""


def _masked_count(thread: Sequence[Line], say: Voice) -> str:
    count = hidden_in(thread)
    return say("Personal data hidden: {count}", count=count) if count else ""


def _given_first(thread: Sequence[Line], say: Voice) -> Text:
    """Give the published answer that the citizen has read already, its first lines until it is pressed."""
    given = next((line for line in thread if line.author is Author.PUBLIC and line.text), None)
    if given is None:
        return Text()
    head = italic(say("Given first, a published answer:"))
    return join((head, quote(shorten(given.text, EARLIER_ON_CARD), expandable=True)))


def _state(view: CardView, say: Voice) -> Text:
    answers = [line for line in view.thread if line.author is Author.STAFF]
    said = [line for line in answers if line.delivery is Delivery.DELIVERED and not line.asks]
    delivered = len({line.album or line.id for line in said})
    taken_back = len({line.album or line.id for line in answers if line.delivery is Delivery.TAKEN_BACK})
    failed = answers[-1].delivery is Delivery.FAILED if answers else False
    outcome = outcome_in_words(view.appeal, say)
    return join(
        (
            bold(outcome) if view.appeal.outcome in DISPUTES else outcome,
            say("Declined: {reason}", reason=reason_name(view.appeal.declined, say))
            if view.appeal.declined
            else "",
            say("Name, shown by the citizen: {name}", name=view.shown_name) if view.shown_name else "",
            say("Works on it: {name}", name=view.appeal.taken_name) if view.appeal.taken_name else "",
            say.count("{count} answer delivered", "{count} answers delivered", delivered)
            if delivered
            else "",
            say.count("{count} answer taken back", "{count} answers taken back", taken_back)
            if taken_back
            else "",
            bold(say("The last answer could not be delivered")) if failed else "",
            bold(say("The citizen has blocked the bot: answers cannot be delivered"))
            if view.citizen_is_gone
            else "",
            bold(say("The citizen is banned: what they write is not kept")) if view.citizen_is_banned else "",
        )
    )


def answer(line: Line, ministry: Ministry, say: Voice) -> Text:
    """Give staff's answer as the citizen reads it: in the name of the ministry, never of a person."""
    head = answer_head(line, ministry, say)
    return join((head, written(line.text, line.entities)), "\n\n")


def answer_head(line: Line, ministry: Ministry, say: Voice) -> Text:
    """Give the first line of an answer or a question: about which appeal, and from whom."""
    if line.asks:
        return (
            bold(say("Question about № {number}", number=line.appeal_id))
            + f" · {ministry.name(say.language)}"
        )
    return bold(say("Answer to № {number}", number=line.appeal_id)) + f" · {ministry.name(say.language)}"
