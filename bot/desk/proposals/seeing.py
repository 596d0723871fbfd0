"""What is known of a proposal where it is to be shown: its people, its name, the address of its card."""

from bot.desk.work import Work
from bot.links import message_link
from bot.proposals.alike import likest, proposal_stems
from bot.proposals.fates import name_of
from bot.proposals.public import public_name
from bot.proposals.support import Named
from bot.tags.features import pack, unpack
from bot.texts import Voice
from storage import appeals, lines, posts, proposals
from storage.proposals import Proposal
from storage.records import Appeal, Author, Kind, Line


def note(work: Work, appeal: Appeal, line: Line | None = None) -> None:
    """Remember an appeal as a proposal, by the words of a line or the first ones of its thread."""
    thread = [line] if line else lines.of_appeal(work.rows, appeal.id)
    text = next((each.text for each in thread if each.text and each.author is Author.CITIZEN), "")
    proposals.note(work.rows, appeal.id, pack(proposal_stems(text)))


def of_appeal(work: Work, appeal: Appeal) -> Proposal | None:
    """Give the proposal that an appeal is, None if it is of another kind."""
    if appeal.kind is not Kind.PROPOSAL or appeal.joined_to is not None:
        return None
    return proposals.find(work.rows, appeal.id)


def alike(work: Work, appeal: Appeal, text: str) -> Proposal | None:
    """Give the likest open proposal of somebody else about the same topic."""
    known = proposals.of_others(work.rows, appeal.topic, appeal.citizen_id)
    found = likest(proposal_stems(text), ((number, unpack(packed)) for number, packed in known))
    return proposals.find_open(work.rows, found) if found else None


def named(work: Work, proposal: Proposal, say: Voice) -> Named:
    """Give a proposal with what staff and its author call it."""
    return Named(proposal, name_of(proposal, lines.first(work.rows, proposal.appeal_id), say))


def publicly(work: Work, proposal: Proposal, say: Voice) -> Named:
    """Give a proposal with what it is called before other citizens."""
    first = lines.first(work.rows, proposal.appeal_id)
    return Named(proposal, public_name(proposal, first, work.office.ministry, say))


def card_url(work: Work, number: int | None) -> str | None:
    """Give the address of an appeal's card, None where it has none that can be linked to."""
    appeal = appeals.find(work.rows, number) if number else None
    post = posts.of_key(work.rows, f"card:{appeal.id}") if appeal else None
    if appeal is None or post is None:
        return None
    return message_link(post.chat_id, post.message_id, appeal.place.thread_id)
