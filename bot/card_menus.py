"""The menus that open beneath a card when staff press “More …”: what else can be done with it. Pure."""

from collections.abc import Collection, Sequence

from bot.cards import publish_button
from bot.choices import in_pairs
from bot.declines import READY, reason_name
from bot.excerpts import excerpt
from bot.markup import shorten
from bot.private_cards import place_code
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Line, Place
from storage.staff import Colleague

PAGE = 8
"""Colleagues on a page."""
OTHER = "other"
"""What the button for a reason in own words names."""
LABEL = 40
"""UTF-16 units of people's words and names on a button."""


def more_choice(appeal: Appeal, say: Voice) -> Rows:
    """Give what can be done with an open appeal beyond the buttons of its card."""
    number = appeal.id
    incident = [Button(say("Open an incident"), f"incident:0:new-{number}")]
    return [
        [
            Button(say("Ask the citizen"), f"asking:{number}"),
            Button(say("Ask for the name"), f"askname:{number}"),
        ],
        [Button(say("Give to …"), f"give:{number}:0"), Button(say("Hand over …"), f"pass:{number}")],
        [Button(say("Split …"), f"split:{number}"), Button(say("Merge …"), f"merge:{number}")],
        [Button(say("Meeting …"), f"meet:{number}"), Button(say("Decline …"), f"decline:{number}")],
        *in_pairs([*publish_button(appeal, say), *([] if appeal.incident_id else incident)]),
        [back(appeal, say)],
    ]


def colleague_choice(
    appeal: Appeal, colleagues: Sequence[Colleague], gone: Collection[int], page: int, say: Voice
) -> Rows:
    """Give a page of colleagues who may have the appeal, without those who are `gone` from the chat."""
    pages = max(-(-len(colleagues) // PAGE), 1)
    page = page % pages
    shown = [each for each in colleagues[page * PAGE : (page + 1) * PAGE] if each.id not in gone]
    rows = [[Button(_name(appeal, each), f"given:{appeal.id}:{each.id}")] for each in shown]
    if pages > 1:
        label = say("More people ({page} of {pages})", page=page + 1, pages=pages)
        rows.append([Button(label, f"give:{appeal.id}:{(page + 1) % pages}")])
    return [*rows, [back_to_more(appeal, say)]]


def place_choice(appeal: Appeal, places: Sequence[tuple[Place, str]], say: Voice) -> Rows:
    """Give the other staff chats to which an appeal can go, each with its name."""
    rows = [
        [Button(shorten(name, LABEL), f"passed:{appeal.id}:{place_code(place)}")] for place, name in places
    ]
    return [*rows, [back_to_more(appeal, say)]]


def reason_choice(appeal: Appeal, say: Voice) -> Rows:
    """Give the reasons for which an appeal can be declined."""
    names = [(reason, reason_name(reason, say)) for reason in READY]
    rows = [[Button(name[:1].upper() + name[1:], f"declined:{appeal.id}:{reason}")] for reason, name in names]
    other = Button(say("Another reason: write it"), f"declined:{appeal.id}:{OTHER}")
    return [*rows, [other], [back_to_more(appeal, say)]]


def merge_choice(appeal: Appeal, others: Sequence[tuple[Appeal, Line]], say: Voice) -> Rows:
    """Give the other appeals of the same citizen, each with its first words."""
    rows = [
        [
            Button(
                shorten(f"№ {other.id} · {excerpt(first, say).plain}", LABEL),
                f"merged:{appeal.id}:{other.id}",
            )
        ]
        for other, first in others
    ]
    return [*rows, [back_to_more(appeal, say)]]


def split_choice(appeal: Appeal, later: Sequence[Line], say: Voice) -> Rows:
    """Give the later messages that may be a matter of their own, and the way to say it in own words."""
    rows = [
        [Button(shorten(excerpt(line, say).plain, LABEL), f"parted:{appeal.id}:{line.id}")] for line in later
    ]
    other = Button(say("In my own words"), f"parted:{appeal.id}:{OTHER}")
    return [*rows, [other], [back_to_more(appeal, say)]]


def back(appeal: Appeal, say: Voice) -> Button:
    """Give the button that shows the card's own buttons again."""
    return Button("← " + say("Back"), f"card:{appeal.id}")


def back_to_more(appeal: Appeal, say: Voice) -> Button:
    """Give the button that shows the first menu again."""
    return Button("← " + say("Back"), f"more:{appeal.id}")


def _name(appeal: Appeal, colleague: Colleague) -> str:
    mark = "✓ " if colleague.id == appeal.taken_by else ""
    return mark + shorten(colleague.name, LABEL)
