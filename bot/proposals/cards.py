"""What a card shows of a proposal, and the short card of one that only supports another. Pure."""

from collections.abc import Sequence

from bot.excerpts import excerpt
from bot.markup import Text, bold, italic, join, link, quote
from bot.ministry import Ministry
from bot.names import status_name, tags_in_words
from bot.proposals.fates import fate_in_words
from bot.proposals.support import people_in_words
from bot.proposals.wording import in_language
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.proposals import Proposal
from storage.records import Appeal, Kind, Line


def support_in_words(proposal: Proposal | None, say: Voice) -> Text:
    """Give how many people want a proposal, its public title, and what became of it."""
    if proposal is None:
        return Text()
    title = in_language(proposal.title, say.language)
    return join(
        (
            say("Public title: “{title}”", title=title) if title else "",
            bold(people_in_words(proposal.people, say)) if proposal.people > 1 else "",
            fate_in_words(proposal, say),
        )
    )


def supporting_card(appeal: Appeal, first: Line, url: str | None, ministry: Ministry, say: Voice) -> Text:
    """Give the short card of an appeal that supports a proposal, with the way to that one's card."""
    way = link(say("Supports proposal № {number}", number=appeal.joined_to), url)
    return join(
        (
            bold(f"№ {appeal.id}") + f" · {status_name(appeal.status, say)}",
            tags_in_words(appeal, ministry, say),
            way,
            quote(excerpt(first, say).plain),
            italic(say("It needs no answer of its own.")),
        )
    )


def proposal_button(appeal: Appeal, say: Voice) -> list[Button]:
    """Give the button that opens the menu of a proposal, nothing for any other appeal."""
    if appeal.kind is not Kind.PROPOSAL:
        return []
    return [Button(say("Proposal …"), f"idea:{appeal.id}")]


def supporting_buttons(appeal: Appeal, hidden: Sequence[Button], say: Voice) -> Rows:
    """Give what staff can do with an appeal that supports a proposal."""
    return [[Button(say("More …"), f"more:{appeal.id}"), *hidden]]
