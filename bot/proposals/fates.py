"""What becomes of a proposal, in words. Pure."""

import re
from datetime import date

from bot.excerpts import excerpt
from bot.markup import Text, bold, join, quote, shorten
from bot.proposals.wording import in_language
from bot.texts import Voice
from storage.proposals import Fate, Proposal
from storage.records import Line

NEEDS_WORDS = frozenset({Fate.PLANNED, Fate.REFUSED})
"""What cannot be told without a word of staff: until when, or why not."""
WORDS_LIMIT = 2000
"""UTF-16 units of staff's words in one language."""
TITLE_LIMIT = 160
"""UTF-16 units of a title."""
DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(20\d\d)\b")


def fate_name(fate: Fate, say: Voice) -> str:
    """Give what a fate is called on a button."""
    names = {
        Fate.STUDIED: say("Being studied"),
        Fate.ACCEPTED: say("Accepted"),
        Fate.PLANNED: say("Planned until …"),
        Fate.DONE: say("Done"),
        Fate.REFUSED: say("Not accepted because …"),
        Fate.GONE: say("Withdrawn by its author"),
    }
    return names[fate]


def fate_in_words(proposal: Proposal, say: Voice) -> str:
    """Give what became of a proposal in one line, nothing if nobody said."""
    if proposal.fate is None:
        return ""
    if proposal.fate is Fate.PLANNED and proposal.planned_until:
        day = say.date_in_words(proposal.planned_until)
        return say("Planned until {day} {year}", day=day, year=proposal.planned_until.year)
    if proposal.fate is Fate.REFUSED:
        return say("Not accepted")
    return fate_name(proposal.fate, say)


def name_of(proposal: Proposal, first: Line, say: Voice) -> str:
    """Give what a proposal is called: by the title that staff gave it, else by its first words, masked."""
    return in_language(proposal.title, say.language) or excerpt(first, say).plain


def news(proposal: Proposal, name: str, say: Voice, *, is_own: bool) -> Text:
    """Tell its author or who supports it what became of a proposal, in the words of staff."""
    number = proposal.appeal_id
    head = (
        say("What becomes of your proposal № {number}", number=number)
        if is_own
        else say("What becomes of proposal № {number}, which you support", number=number)
    )
    words = shorten(in_language(proposal.words, say.language), WORDS_LIMIT)
    state = join((bold(fate_in_words(proposal, say)), words))
    return join((bold(head) + "\n" + quote(name), state), "\n\n")


def day_in(written: str) -> date | None:
    """Give the first day with its year that is written in figures, such as 01.09.2027."""
    for day, month, year in DAY.findall(written):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
