"""The menus that open beneath the card of a proposal: what becomes of it, its title, its like. Pure."""

from bot.card_menus import back
from bot.markup import shorten
from bot.proposals.fates import fate_name
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.proposals import Fate
from storage.records import Appeal

LABEL = 40
"""UTF-16 units of a proposal's name on a button."""


def proposal_menu(appeal: Appeal, say: Voice) -> Rows:
    """Give what staff can do with a proposal."""
    number = appeal.id
    fates = [Button(fate_name(fate, say), f"fate:{number}:{fate}") for fate in Fate if fate is not Fate.GONE]
    titles = Button(say("Public title …"), f"title:{number}")
    same = Button(say("Same as …"), f"same:{number}")
    return [*([fate] for fate in fates), [titles, same], [back(appeal, say)]]


def telling_choice(appeal: Appeal, fate: Fate, say: Voice) -> Rows:
    """Ask once more before people are told what becomes of a proposal."""
    return [
        [Button(say("Tell everybody") + ": " + fate_name(fate, say), f"tellfate:{appeal.id}:{fate}")],
        [Button(say("With a few words …"), f"wordfate:{appeal.id}:{fate}")],
        [Button("← " + say("Back"), f"idea:{appeal.id}")],
    ]


def same_choice(appeal: Appeal, others: list[tuple[int, str]], say: Voice) -> Rows:
    """Give other proposals, by number and name, to which its supporters can be asked to go."""
    rows = [
        [Button(shorten(f"№ {number} · {name}", LABEL), f"same:{appeal.id}:{number}")]
        for number, name in others
    ]
    return [*rows, [Button("← " + say("Back"), f"idea:{appeal.id}")]]
