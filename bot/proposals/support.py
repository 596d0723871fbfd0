"""How citizens are shown a proposal like their own, join it, leave it, and go through all of them. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.markup import Text, bold, join, link, quote
from bot.ministry import Ministry
from bot.proposals.fates import fate_in_words
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.proposals import Proposal

PAGE = 5
"""Proposals on a page."""
LAST_PAGE = 9999


@dataclass(frozen=True, slots=True)
class Named:
    """A proposal with what it is called in the reader's language, and for staff the address of its card."""

    proposal: Proposal
    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A page of the proposals of a topic, or of all."""

    page: int = 0
    topic: str = ""

    def argument(self) -> str:
        """Give the view as the end of a button's data, 37 bytes at the most."""
        return f"{self.page}.{self.topic}"


def view_of(argument: str, ministry: Ministry) -> View:
    """Give the view that a button names; one that nobody made shows the beginning of all."""
    page, _, topic = argument.partition(".")
    if not (page.isascii() and page.isdecimal() and int(page[:6]) <= LAST_PAGE):
        return View()
    known = {each.id for each in ministry.topics}
    return View(int(page[:6]), topic if topic in known else "")


def people_in_words(people: int, say: Voice) -> str:
    """Give how many people want a proposal."""
    return say.count("{count} person supports this", "{count} people support this", people)


def offer(own: int, known: Named, say: Voice) -> Text:
    """Show the author of a new proposal one that is alike, and ask whether to join it."""
    people = people_in_words(known.proposal.people, say)
    question = people + ". " + say("Do you want to join them?")
    return join(
        (
            bold(say("There is a proposal like yours:")) + "\n" + quote(known.name),
            question,
            say("Your own words stay with us as № {number} either way.", number=own),
        ),
        "\n\n",
    )


def suggestion(known: Named, say: Voice, own: str) -> Text:
    """Ask who made or supports a proposal, called `own`, to go to another that staff take for the same."""
    return join(
        (
            bold(say("The staff think that these two proposals are the same:"))
            + "\n"
            + quote(own)
            + "\n"
            + quote(known.name),
            people_in_words(known.proposal.people, say) + ". " + say("Do you want to join them?"),
            say("Nothing changes without your word."),
        ),
        "\n\n",
    )


def offer_buttons(own: int, other: int, say: Voice) -> Rows:
    """Give the two answers to an offer."""
    return [
        [
            Button(say("Join"), f"join:{own}:{other}"),
            Button(say("Mine is different"), f"differ:{own}:{other}"),
        ]
    ]


def suggestion_buttons(supported: int, other: int, say: Voice) -> Rows:
    """Give the two answers of who supports a proposal."""
    return [
        [
            Button(say("Join"), f"move:{supported}:{other}"),
            Button(say("No, it is different"), f"remain:{supported}:{other}"),
        ]
    ]


def joined(own: int, known: Named, say: Voice) -> Text:
    """Say that somebody supports a proposal now; `own` is the number of the person's own words, or 0."""
    stays = say("Your own words stay with it as № {number}.", number=own) if own else ""
    return join(
        (
            bold(say("You support proposal № {number}:", number=known.proposal.appeal_id))
            + "\n"
            + quote(known.name),
            join((people_in_words(known.proposal.people, say) + ".", fate_in_words(known.proposal, say))),
            " ".join(filter(None, (stays, say("You will read here what becomes of it.")))),
        ),
        "\n\n",
    )


def leaving_buttons(own: int, other: int, say: Voice) -> Rows:
    """Give the way out of support."""
    data = f"leave:{own}:{other}" if own else f"unjoin:{other}:{View().argument()}"
    return [[Button(say("Withdraw my support"), data)]]


def list_text(
    shown: Sequence[Named], view: View, ministry: Ministry, say: Voice, *, is_for_staff: bool
) -> Text:
    """Give a page of proposals; a citizen reads below it how to make one."""
    topic = f" · {ministry.topic(view.topic).name(say.language)}" if view.topic else ""
    entries: list[Text | str] = [_entry(each, ministry, say) for each in shown]
    entries = entries or [say("There are no proposals here yet.")]
    hint = "" if is_for_staff else say("To propose something yourself, just write it here.")
    return join((bold(say("Proposals with the most support")) + topic, *entries, hint), "\n\n")


def list_buttons(
    shown: Sequence[Named],
    view: View,
    total: int,
    supported: Collection[int],
    own: Collection[int],
    say: Voice,
) -> Rows:
    """Give a button to support each proposal, or to leave it, and the ways to other pages."""
    rows = []
    for number in (each.proposal.appeal_id for each in shown):
        if number in supported:
            label = say("Leave № {number}", number=number)
            rows.append([Button(label, f"unjoin:{number}:{view.argument()}")])
        elif number not in own:
            rows.append(
                [Button(say("Join № {number}", number=number), f"support:{number}:{view.argument()}")]
            )
    return [*rows, *ways("ideas", view, total, say)]


def ways(verb: str, view: View, total: int, say: Voice) -> Rows:
    """Give the ways to the pages before and after, and to the topics."""
    beside = []
    if view.page > 0:
        beside.append(Button("← " + say("Back"), f"{verb}:0:{View(view.page - 1, view.topic).argument()}"))
    if (view.page + 1) * PAGE < total:
        beside.append(Button(say("Next") + " →", f"{verb}:0:{View(view.page + 1, view.topic).argument()}"))
    return [*([beside] if beside else []), [Button(say("By topic"), f"{verb}:1:{view.argument()}")]]


def topic_choice(verb: str, counted: Mapping[str, int], ministry: Ministry, say: Voice) -> Rows:
    """Give a button for each topic with open proposals, and one for all."""
    buttons = [
        Button(
            f"{ministry.topic(topic).name(say.language)} · {count}", f"{verb}:0:{View(0, topic).argument()}"
        )
        for topic, count in counted.items()
    ]
    return [*([button] for button in buttons), [Button(say("All"), f"{verb}:0:{View().argument()}")]]


def _entry(known: Named, ministry: Ministry, say: Voice) -> Text:
    proposal = known.proposal
    topic = ministry.topic(proposal.topic).name(say.language)
    head = link(f"№ {proposal.appeal_id}", known.url) + f" · {topic}"
    return join(
        (head, quote(known.name), people_in_words(proposal.people, say), fate_in_words(proposal, say))
    )
