"""Staff take two proposals for the same: everybody who wants the one is asked, and nobody moved."""

from bot.desk.cards.showing import show_card
from bot.desk.incoming import Press
from bot.desk.proposals.seeing import named, publicly
from bot.desk.proposals.supporting import number_of
from bot.desk.work import Work
from bot.proposals.menus import same_choice
from bot.proposals.support import offer_buttons, suggestion
from bot.texts import Voice
from storage import proposals
from storage.proposals import Proposal
from storage.records import Appeal

OTHERS = 8
"""Other proposals that are offered as the same."""


def press(work: Work, pressed: Press, appeal: Appeal, say: Voice) -> None:
    """Offer other proposals of the topic, or ask everybody of this one whether to go to the chosen one."""
    other = proposals.find_open(work.rows, number_of(pressed.argument)) if pressed.argument else None
    if other is not None and other.appeal_id != appeal.id:
        proposals.change(work.rows, appeal.id, suggests=other.appeal_id)
        _ask_author(work, appeal, other)
        show_card(work, appeal)
        words = say(
            "Everybody who supports № {number} is asked. Nobody is moved without agreeing.", number=appeal.id
        )
        work.answer_press(pressed.query_id, words, alert=True)
        return
    found = proposals.ranking(work.rows, appeal.topic, OTHERS + 1)
    others = [(each.appeal_id, named(work, each, say).name) for each in found if each.appeal_id != appeal.id]
    if others:
        show_card(work, appeal, same_choice(appeal, others[:OTHERS], say))
        work.answer_press(pressed.query_id)
    else:
        show_card(work, appeal)
        words = say("There is no other open proposal of this topic.")
        work.answer_press(pressed.query_id, words, alert=True)


def _ask_author(work: Work, appeal: Appeal, other: Proposal) -> None:
    """Ask the author, once for each other proposal; the supporters are asked by the rounds."""
    own = proposals.find(work.rows, appeal.id)
    citizen = work.citizen(appeal.citizen_id)
    if own is None or citizen is None or citizen.banned_at:
        return
    say = work.voice_of_citizen(appeal.citizen_id)
    work.say(
        appeal.citizen_id,
        suggestion(publicly(work, other, say), say, named(work, own, say).name),
        offer_buttons(appeal.id, other.appeal_id, say),
        key=f"same:{appeal.id}:{other.appeal_id}",
        appeal_id=appeal.id,
    )
