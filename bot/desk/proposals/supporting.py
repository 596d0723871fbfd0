"""A citizen joins somebody's proposal or leaves it; the own words stay an appeal with a number."""

from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.incoming import Press
from bot.desk.proposals.seeing import alike, note, publicly
from bot.desk.work import Work
from bot.markup import Text
from bot.proposals.support import joined, leaving_buttons, offer, offer_buttons
from bot.speech import Button, Rows, text_params
from storage import appeals, proposals, supports
from storage.proposals import AUTHOR, Proposal
from storage.records import Appeal, Kind, Line
from storage.roles import Role

OFFERS = frozenset({"join", "differ", "leave"})
"""Verbs of the buttons that name a citizen's own proposal and one of somebody else."""
FEW = 5
"""So few supporters are each worth an edit of the card; of more, every tenth of them is."""
NUMBER_LENGTH = 9


def begin(work: Work, appeal: Appeal, line: Line) -> None:
    """Remember a new proposal, and show its author one that is alike; joining it is the author's to say."""
    if appeal.kind is not Kind.PROPOSAL:
        return
    note(work, appeal, line)
    other = alike(work, appeal, line.text)
    if other is None or other.appeal_id in supports.of_citizen(work.rows, appeal.citizen_id):
        return
    say = work.voice_of_citizen(appeal.citizen_id)
    work.say(
        appeal.citizen_id,
        offer(appeal.id, publicly(work, other, say), say),
        offer_buttons(appeal.id, other.appeal_id, say),
        key=f"alike:{appeal.id}",
        appeal_id=appeal.id,
    )


def press(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Join with an own proposal, stay apart, or leave; an old button is answered by what is so now."""
    number = number_of(pressed.argument)
    say = work.voice_of_citizen(appeal.citizen_id)
    if pressed.verb == "leave":
        _leave(work, pressed, appeal, number)
    elif pressed.verb == "differ":
        if appeal.joined_to is None:
            _edit(work, pressed, Text(say("№ {number} stays a proposal of its own.", number=appeal.id)))
        work.answer_press(pressed.query_id)
    elif (proposal := support(work, number, appeal.citizen_id)) is None:
        _edit(work, pressed, Text(say("This proposal can no longer be joined.")))
        work.answer_press(pressed.query_id)
    else:
        join_with(work, appeal, proposal)
        show_joined(work, pressed, proposal, appeal)
        work.answer_press(pressed.query_id)


def support(work: Work, number: int, citizen_id: int) -> Proposal | None:
    """Let a citizen support an open proposal, once, and give it as it is then; None if it cannot be."""
    proposal = proposals.find_open(work.rows, number)
    made = appeals.find_itself(work.rows, number)
    if proposal is None or made is None or made.citizen_id == citizen_id:
        return None
    if not supports.add(work.rows, number, citizen_id, proposal.told_round, work.now):
        return proposal
    _show_count(work, made, proposal.people + 1)
    return proposals.find(work.rows, number)


def withdraw(work: Work, number: int, citizen_id: int) -> None:
    """Let a citizen support a proposal no longer; own words that stood with it stand alone again."""
    for own in supports.joined(work.rows, number, citizen_id):
        if appeal := appeals.lock_itself(work.rows, own):
            stand_alone(work, appeal)
    if supports.remove(work.rows, number, citizen_id) and (made := appeals.find_itself(work.rows, number)):
        proposal = proposals.find(work.rows, number)
        _show_count(work, made, proposal.people if proposal else AUTHOR)


def join_with(work: Work, appeal: Appeal, proposal: Proposal) -> None:
    """Let an own proposal stand with the one that its author supports; who supports it is asked to follow."""
    if appeal.joined_to == proposal.appeal_id or not appeal.is_open:
        return
    if before := appeal.joined_to:
        supports.remove(work.rows, before, appeal.citizen_id)
    appeal = work.change_appeal(appeal, joined_to=proposal.appeal_id)
    proposals.change(work.rows, appeal.id, suggests=proposal.appeal_id)
    show_card(work, appeal)
    show_receipt(work, appeal)


def stand_alone(work: Work, appeal: Appeal) -> None:
    """Let an appeal that stood with a proposal be a matter of its own again."""
    appeal = work.change_appeal(appeal, joined_to=None)
    proposals.change(work.rows, appeal.id, suggests=None)
    show_card(work, appeal)
    show_receipt(work, appeal)


def show_joined(work: Work, pressed: Press, proposal: Proposal, appeal: Appeal | None) -> None:
    """Let the message under which somebody joined say so, with the way out."""
    say = work.voice_of_citizen(pressed.user_id)
    own = appeal.id if appeal else 0
    words = joined(own if appeal and appeal.is_open else 0, publicly(work, proposal, say), say)
    _edit(work, pressed, words, leaving_buttons(own, proposal.appeal_id, say))


def number_of(written: str) -> int:
    """Give the number that a button names, 0 if it names none."""
    is_number = written.isascii() and written.isdecimal() and len(written) <= NUMBER_LENGTH
    return int(written) if is_number else 0


def _leave(work: Work, pressed: Press, appeal: Appeal, number: int) -> None:
    say = work.voice_of_citizen(appeal.citizen_id)
    withdraw(work, number, appeal.citizen_id)
    told = words = say("You do not support proposal № {number} any more.", number=number)
    if (own := appeals.find_itself(work.rows, appeal.id)) and own.is_open:
        words += " " + say("№ {number} is a proposal of its own again.", number=appeal.id)
    buttons = [[Button(say("Join"), f"join:{appeal.id}:{number}")]]
    _edit(work, pressed, Text(words), buttons)
    work.answer_press(pressed.query_id, told)


def _show_count(work: Work, made: Appeal, people: int) -> None:
    """Let the card say how many people there are, unless they come so many that others would wait for it."""
    if people <= FEW or people % 10 == 0:
        show_card(work, made)


def _edit(work: Work, pressed: Press, words: Text, buttons: Rows = ()) -> None:
    params = {**text_params(words, buttons), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD)
