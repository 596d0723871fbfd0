"""What staff do with a proposal on its card: they say what becomes of it and give it a title."""

from datetime import date

from bot.cards import present_state
from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.incoming import Employee, Incoming, Press
from bot.desk.proposals import likening
from bot.desk.proposals.seeing import of_appeal
from bot.desk.proposals.telling import tell, tell_supporters
from bot.desk.replies.answering import SEEN, mark
from bot.desk.replies.asking import ask
from bot.desk.work import Work
from bot.markup import Text, units
from bot.promises import promised_day
from bot.proposals.fates import (
    NEEDS_WORDS,
    TITLE_LIMIT,
    WORDS_LIMIT,
    day_in,
)
from bot.proposals.menus import proposal_menu, telling_choice
from bot.proposals.wording import by_language
from bot.texts import Voice
from storage import posts, proposals
from storage.acts import What
from storage.proposals import Fate, Proposal
from storage.records import Appeal, Status
from storage.roles import Role

DECISIONS = frozenset({"idea", "fate", "tellfate", "wordfate", "title", "same"})
"""Verbs of the buttons about a proposal."""
ANSWERS = frozenset({Fate.ACCEPTED, Fate.PLANNED, Fate.DONE, Fate.REFUSED})
"""What answers its author; that it is being studied does not."""
OWED = frozenset({Status.NEW, Status.IN_PROGRESS, Status.REOPENED})


def press(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Open a menu, ask for words or tell people; what no longer fits is answered by the present state."""
    say = work.voice_of_chat(pressed.chat_id)
    proposal = of_appeal(work, appeal)
    fate = Fate(pressed.argument) if pressed.argument in set(Fate) - {Fate.GONE} else None
    if proposal is None or (pressed.verb.endswith("fate") and fate is None):
        show_card(work, appeal)
        work.answer_press(pressed.query_id, present_state(appeal, say))
    elif pressed.verb == "idea":
        show_card(work, appeal, proposal_menu(appeal, say))
        work.answer_press(pressed.query_id)
    elif pressed.verb == "title":
        words = say(
            "Please reply to this message with a title for № {number} that everybody may read.",
            number=appeal.id,
        )
        _ask(work, pressed, appeal, employee, words, Role.TITLE)
    elif pressed.verb == "same":
        likening.press(work, pressed, appeal, say)
    elif fate:
        _decide_by_button(work, pressed, appeal, employee, fate)


def take_title(work: Work, appeal: Appeal, incoming: Incoming, _employee: Employee) -> None:
    """Take the public title that replies to our question."""
    titles = by_language(incoming.text)
    say = work.voice_of_chat(incoming.chat_id)
    if not titles or any(units(title) > TITLE_LIMIT for title in titles.values()):
        words = say("Please reply with a title of {count} characters at most.", count=TITLE_LIMIT)
        _say(work, appeal, incoming, words)
    elif of_appeal(work, appeal) is None:
        _say(work, appeal, incoming, present_state(appeal, say))
    else:
        proposals.change(work.rows, appeal.id, title=titles)
        work.record(appeal, What.TITLED)
        show_card(work, appeal)
        mark(work, incoming.chat_id, incoming.message_id, SEEN)


def take_words(work: Work, appeal: Appeal, incoming: Incoming, _employee: Employee) -> None:
    """Take the words with which people are told what becomes of a proposal."""
    say = work.voice_of_chat(incoming.chat_id)
    key = posts.key_of(work.rows, incoming.chat_id, incoming.reply_to or 0) or ""
    asked = key.rpartition(":")[2]
    proposal = of_appeal(work, appeal)
    words = by_language(incoming.text)
    if proposal is None or asked not in set(Fate):
        _say(work, appeal, incoming, present_state(appeal, say))
        return
    until = _day(work, incoming.text) if asked == Fate.PLANNED else None
    if not words or any(units(said) > WORDS_LIMIT for said in words.values()):
        limit = say("Please reply in words, {count} characters at most.", count=WORDS_LIMIT)
        _say(work, appeal, incoming, limit)
    elif asked == Fate.PLANNED and until is None:
        _say(work, appeal, incoming, say("Please reply with a day to come as well, such as 01.09.2027."))
    else:
        decide(work, appeal, proposal, Fate(asked), words, until)
        mark(work, incoming.chat_id, incoming.message_id, SEEN)


def decide(
    work: Work,
    appeal: Appeal,
    proposal: Proposal,
    fate: Fate,
    words: dict[str, str] | None = None,
    until: date | None = None,
) -> None:
    """Say what becomes of a proposal, and tell its author and the first of those who support it."""
    proposals.change(
        work.rows,
        appeal.id,
        fate=fate,
        words=words or {},
        planned_until=until,
        told_round=proposal.told_round + 1,
        decided_at=work.now,
    )
    work.record(appeal, What.DECIDED)
    if fate in ANSWERS and appeal.status in OWED:
        answered = {"status": Status.ANSWERED, "answered_at": appeal.answered_at or work.now}
        appeal = work.change_appeal(appeal, **answered, touched_at=work.now)
        show_receipt(work, appeal)
    show_card(work, appeal)
    if decided := proposals.find(work.rows, appeal.id):
        tell(work, decided, appeal.citizen_id, is_own=True)
    tell_supporters(work)


def _decide_by_button(work: Work, pressed: Press, appeal: Appeal, employee: Employee, fate: Fate) -> None:
    say = work.voice_of_chat(pressed.chat_id)
    proposal = of_appeal(work, appeal)
    if proposal is None:
        return
    if pressed.verb == "wordfate" or fate in NEEDS_WORDS:
        _ask(work, pressed, appeal, employee, _question(appeal, fate, say), Role.FATE, fate)
        return
    if pressed.verb == "fate":
        show_card(work, appeal, telling_choice(appeal, fate, say))
    elif proposal.fate is fate:  # pressed twice, or by two: it is told once
        show_card(work, appeal)
    else:
        decide(work, appeal, proposal, fate)
    told = say.count("{count} person reads it.", "{count} people read it.", proposal.people)
    work.answer_press(pressed.query_id, told)


def _question(appeal: Appeal, fate: Fate, say: Voice) -> str:
    tongues = say("For two languages, begin each part with kk: or ru:")
    if fate is Fate.PLANNED:
        words = say(
            "Please reply to this message: until when is № {number} planned (01.09.2027), and what exactly? "
            "All who support it will read it.",
            number=appeal.id,
        )
    elif fate is Fate.REFUSED:
        words = say(
            "Please reply to this message: why is № {number} not accepted? All who support it will read it.",
            number=appeal.id,
        )
    else:
        words = say(
            "Please reply to this message with a few words on № {number}. All who support it will read it.",
            number=appeal.id,
        )
    return f"{words} {tongues}"


def _day(work: Work, written: str) -> date | None:
    """Give the day to come until which something is planned, as it is written."""
    calendar = work.office.calendar
    today = calendar.day_of(work.now)
    day = day_in(written) or promised_day(written, today, calendar)
    return day if day and day >= today else None


def _ask(
    work: Work, pressed: Press, appeal: Appeal, employee: Employee, words: str, role: Role, about: str = ""
) -> None:
    show_card(work, appeal)
    ask(work, pressed, appeal, employee, words, role, about)


def _say(work: Work, appeal: Appeal, incoming: Incoming, words: str) -> None:
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id, appeal_id=appeal.id)
