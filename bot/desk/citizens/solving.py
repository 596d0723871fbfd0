"""Was it solved? The citizen is asked after an answer; her word, or her silence, decides."""

from datetime import timedelta

from bot.desk.cards.showing import card_key, give_card, show_card, show_receipt
from bot.desk.citizens.correcting import reopen
from bot.desk.incidents.weighing import weigh
from bot.desk.incoming import Press
from bot.desk.office import is_night
from bot.desk.work import Work
from bot.markup import Text, bold, join
from bot.names import own_state
from bot.outcomes import awaits_word, by_her_word, disputed, outcome_in_words, without_word
from bot.solved import BEST, moved_question, question, question_buttons
from bot.speech import text_params
from storage import appeals, occasions, outbox, posts
from storage.records import Appeal, Kind, Outcome
from storage.roles import Role

VERDICTS = {"yes": Outcome.CONFIRMED, "no": Outcome.DISPUTED, "partly": Outcome.PARTLY}
"""Verbs of the buttons under the question."""
SILENCE = timedelta(days=7)
"""Who says nothing for so long after an answer has her appeal closed as unconfirmed."""
ASKED_LATE = timedelta(days=1)
"""Who was not asked at once, for the answer named a day, is asked after this time unless it was promised."""
AT_ONCE = 5
"""Appeals closed in one go: each edits its card, and a group takes about 20 messages a minute."""
PAUSE = timedelta(seconds=1)
"""Answers in a row are followed by one question; longer would hold up what else the citizen is told."""
TOLD_AGAIN = timedelta(minutes=10)
"""Staff are told beneath the card of a dispute once within this time; the card always says it."""


def ask(work: Work, appeal: Appeal, *, quietly: bool) -> None:
    """Ask the citizen, below the newest answer, whether it is solved; an earlier question is none any more.

    She is asked `quietly` where her phone rang for the answer already.
    """
    if not awaits_word(appeal, work.now):
        return
    if not outbox.is_waiting(work.rows, _key(appeal)):
        appeal = _ask_anew(work, appeal)
    _show(work, appeal, quietly=quietly, delay=PAUSE)


def judge(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Take her word under the newest question; what no longer fits is answered by the present state."""
    if pressed.argument != str(appeal.asked):
        _explain_old(work, pressed, appeal)
        return
    outcome = VERDICTS[pressed.verb]
    values = by_her_word(appeal, outcome, work.now)
    changed = work.change_appeal(appeal, **values) if values else appeal
    if changed.disputes > appeal.disputes:
        _tell_staff(work, changed)
    _show_change(work, pressed, appeal, changed)


def confirm(work: Work, pressed: Press, appeal: Appeal) -> Appeal:
    """Close an appeal as solved because the citizen says so unasked, and give it; she may mark it too."""
    values = by_her_word(appeal, Outcome.CONFIRMED, work.now)
    changed = _ask_anew(work, work.change_appeal(appeal, **values)) if values else appeal
    _show_change(work, pressed, appeal, changed)
    return changed


def rate(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Keep the citizen's mark for a solution; the first one stands."""
    marks = {str(mark): mark for mark in range(1, BEST + 1)}
    rating = marks.get(pressed.argument)
    changed = appeal
    if rating and appeal.outcome is Outcome.CONFIRMED and appeal.rating is None:
        changed = work.change_appeal(appeal, rating=rating)
    _show_change(work, pressed, appeal, changed)


def take_up_again(work: Work, appeal: Appeal) -> Appeal:
    """Give a closed appeal opened again by its citizen: a dispute, unless she withdrew it or only thanked."""
    if appeal.outcome is Outcome.WITHDRAWN or appeal.kind is Kind.THANKS:
        changed = reopen(work, appeal)
    else:
        values = disputed(appeal, Outcome.DISPUTED, work.now)
        changed = work.change_appeal(appeal, **values)
    tell_opened_again(work, changed)
    return changed


def tell_opened_again(work: Work, appeal: Appeal) -> None:
    """Let staff hear that a citizen opened an appeal again, and what she was asked before say so too."""
    unask(work, appeal)
    _tell_staff(work, appeal)


def unask(work: Work, appeal: Appeal) -> None:
    """Let what asked the citizen whether an appeal is solved ask no more, now that it goes on."""
    if not appeal.asked:
        return
    stands = posts.of_key(work.rows, _key(appeal)) is not None
    if stands or appeal.outcome is not None:
        show_question(work, appeal)
    else:
        outbox.withdraw(work.rows, _key(appeal))


def close_silent(work: Work) -> None:
    """Close as unconfirmed, and without a word to her, what a citizen left unjudged for a week."""
    for appeal in appeals.lock_silent(work.rows, work.now - SILENCE, AT_ONCE):
        closed = work.change_appeal(appeal, **without_word(appeal, work.now))
        show_card(work, closed)
        show_receipt(work, closed)


def ask_late(work: Work) -> None:
    """Ask those whose answer named a day that staff did not promise: a day later, as the others at once."""
    until = work.now - ASKED_LATE
    if is_night(work.now, work.office.zone):
        return
    for appeal in appeals.lock_unasked(work.rows, until, AT_ONCE):
        ask(work, appeal, quietly=True)


def show_question(work: Work, appeal: Appeal) -> None:
    """Let what stands where the citizen was asked show the present state."""
    _show(work, appeal, quietly=True)


def present_state_for_citizen(work: Work, appeal: Appeal) -> str:
    """Give in one line how the appeal stands, without the employee's name."""
    say = work.voice_of_citizen(appeal.citizen_id)
    return f"№ {appeal.id}: {own_state(appeal, say)}"


def _show_change(work: Work, pressed: Press, before: Appeal, after: Appeal) -> None:
    if after != before:
        show_card(work, after)
        show_receipt(work, after)
        show_question(work, after)
        weigh(work, after)
    work.answer_press(pressed.query_id, present_state_for_citizen(work, after))


def _explain_old(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Answer a button of an earlier question: it was about another answer than the newest."""
    say = work.voice_of_citizen(appeal.citizen_id)
    words = present_state_for_citizen(work, appeal)
    if awaits_word(appeal, work.now):
        words = say("№ {number}: there is a newer answer. Please press below it.", number=appeal.id)
    work.answer_press(pressed.query_id, words)


def _ask_anew(work: Work, appeal: Appeal) -> Appeal:
    """Give the appeal about to be asked of once more; only the newest question keeps its buttons."""
    outbox.withdraw(work.rows, _key(appeal))
    if posts.of_key(work.rows, _key(appeal)):
        words = moved_question(appeal, work.voice_of_citizen(appeal.citizen_id))
        work.say(appeal.citizen_id, words, role=Role.SOLVED, key=_key(appeal), appeal_id=appeal.id)
    return work.change_appeal(appeal, asked=appeal.asked + 1)


def _show(work: Work, appeal: Appeal, *, quietly: bool, delay: timedelta = timedelta()) -> None:
    say = work.voice_of_citizen(appeal.citizen_id)
    params = text_params(question(appeal, say), question_buttons(appeal, say))
    work.send(
        appeal.citizen_id,
        "sendMessage",
        {**params, "disable_notification": True} if quietly else params,
        role=Role.SOLVED,
        key=_key(appeal),
        delay=delay,
        appeal_id=appeal.id,
    )


def _tell_staff(work: Work, appeal: Appeal) -> None:
    """Say it beneath the card too, for which it leaves a bundle: Telegram notifies nobody of an edit.

    Of many in one incident the incident's card counts who says so.
    """
    if appeal.incident_id is not None and appeal.bundle_id is not None:
        return
    give_card(work, appeal)
    slot = int(work.now.timestamp() // TOLD_AGAIN.total_seconds())
    if not occasions.first_time(work.rows, f"disputed:{appeal.id}:{slot}", work.now):
        return
    say = work.voice_of_chat(appeal.place.chat_id)
    if appeal.outcome is Outcome.PARTLY:
        words = say("The citizen says that it is solved only in part and opened the appeal again.")
    elif appeal.outcome is Outcome.DISPUTED:
        words = say("The citizen says that it is not solved and opened the appeal again.")
    else:
        words = say("The citizen has opened the appeal again.")
    told = join((bold(outcome_in_words(appeal, say)) if appeal.disputes > 1 else "", Text(words)))
    work.say(appeal.place, told, role=Role.LINE, reply_key=card_key(appeal.id), appeal_id=appeal.id)


def _key(appeal: Appeal) -> str:
    return f"solved:{appeal.id}:{appeal.asked}"
