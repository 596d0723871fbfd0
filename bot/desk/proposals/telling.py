"""Telling all who want a proposal what became of it: each once, in chunks that a restart goes on with."""

from typing import Any

from bot.declines import why_declined
from bot.desk.cards.showing import show_receipt
from bot.desk.proposals.seeing import note, publicly
from bot.desk.proposals.supporting import stand_alone
from bot.desk.work import Work
from bot.outcomes import without_word
from bot.proposals.fates import name_of, news
from bot.proposals.support import suggestion, suggestion_buttons
from bot.texts import LANGUAGES, voice
from storage import appeals, lines, proposals, supports
from storage.proposals import Fate, Proposal
from storage.supports import Told

AT_ONCE = 100
"""People told in one transaction; the next minute tells the next."""
LEFT_AT_ONCE = 3
"""Proposals let go in one transaction: the cards of all who supported them change."""
NOTED_AT_ONCE = 50
"""Proposals of earlier times that are remembered in one transaction."""
FINAL = frozenset({Fate.DONE, Fate.REFUSED})
OF_AUTHOR = frozenset({"answered", "details", "abuse"})
"""Ready reasons to decline that speak of what its author wrote or read."""


def tell_supporters(work: Work) -> None:
    """Tell supporters of the newest decision, so many that one transaction stays short."""
    for told in supports.untold(work.rows, AT_ONCE):
        supports.note_told(work.rows, told)
        if proposal := proposals.find(work.rows, told.proposal_id):
            _settle(work, proposal, told.citizen_id)
            tell(work, proposal, told.citizen_id, is_own=False)


def tell(work: Work, proposal: Proposal, citizen_id: int, *, is_own: bool) -> None:
    """Tell somebody what became of a proposal; who is banned or blocked the bot is not written to."""
    citizen = work.citizen(citizen_id)
    if citizen is None or citizen.banned_at or citizen.blocked_at:
        return
    say = work.voice_of_citizen(citizen_id)
    first = lines.first(work.rows, proposal.appeal_id)
    name = name_of(proposal, first, say) if is_own else publicly(work, proposal, say).name
    name = "" if proposal.fate is Fate.GONE else name
    words = news(proposal, name, say, is_own=is_own)
    work.say(citizen_id, words, appeal_id=proposal.appeal_id if is_own else None)


def ask_supporters(work: Work) -> None:
    """Ask supporters whether they go to the proposal that staff, or its author, take for the same."""
    for told in supports.unasked(work.rows, AT_ONCE):
        supports.note_asked(work.rows, told)
        _ask(work, told)


def let_go(work: Work) -> None:
    """Let proposals that were withdrawn, declined or erased end for those too who support them."""
    for appeal in appeals.of_numbers(work.rows, proposals.orphaned(work.rows, LEFT_AT_ONCE)):
        before = proposals.find(work.rows, appeal.id)
        told_round = before.told_round + 1 if before else 1
        ended: dict[str, Any] = {"fate": Fate.GONE, "words": {}}
        if appeal.declined:
            ended = {"fate": Fate.REFUSED, "words": _why(work, appeal.declined)}
        proposals.change(work.rows, appeal.id, **ended, told_round=told_round, decided_at=work.now)


def note_earlier(work: Work) -> None:
    """Remember proposals that came before there was anything to remember of them."""
    for appeal in appeals.of_numbers(work.rows, proposals.unnoted(work.rows, NOTED_AT_ONCE)):
        note(work, appeal)


def _ask(work: Work, told: Told) -> None:
    supported = proposals.find(work.rows, told.proposal_id)
    other = proposals.find_open(work.rows, told.number)
    made = appeals.find_itself(work.rows, told.number)
    citizen = work.citizen(told.citizen_id)
    if not (supported and other and made and citizen) or citizen.banned_at or citizen.blocked_at:
        return
    if made.citizen_id == told.citizen_id:
        return
    say = work.voice_of_citizen(told.citizen_id)
    words = suggestion(publicly(work, other, say), say, publicly(work, supported, say).name)
    buttons = suggestion_buttons(told.proposal_id, told.number, say)
    work.say(told.citizen_id, words, buttons)


def _why(work: Work, reason: str) -> dict[str, str]:
    """Give by language why a proposal was declined, as far as it concerns others than its author."""
    if reason in OF_AUTHOR:
        return {}
    return {each: why_declined(reason, work.office.ministry, voice(each)).plain for each in LANGUAGES}


def _settle(work: Work, proposal: Proposal, citizen_id: int) -> None:
    """Let own words that stand with a proposal end with it, or be a matter of their own if it is gone."""
    for number in supports.joined(work.rows, proposal.appeal_id, citizen_id):
        appeal = appeals.lock_itself(work.rows, number)
        if appeal is None or not appeal.is_open:
            continue
        if proposal.fate is Fate.GONE:
            stand_alone(work, appeal)
        elif proposal.fate in FINAL:
            show_receipt(work, work.change_appeal(appeal, **without_word(appeal, work.now)))
