"""What a citizen reads and presses when she is asked whether it is solved, and what follows. Pure."""

from bot.markup import Text, bold, join
from bot.outcomes import DISPUTES
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Outcome, Status

BEST = 5
"""The best mark; 1 is the worst."""


def question(appeal: Appeal, say: Voice) -> Text:
    """Give what stands where the citizen is asked: the question, or what follows from her word."""
    if appeal.outcome is Outcome.CONFIRMED:
        return _thanks(appeal, say)
    if _goes_on(appeal):
        return Text(say("№ {number}: we go on working on it.", number=appeal.id))
    if _is_taken_up_again(appeal):
        again = (
            say("№ {number} is open again. The staff know that it is solved only in part.", number=appeal.id)
            if appeal.outcome is Outcome.PARTLY
            else say("№ {number} is open again. The staff know that it is not solved.", number=appeal.id)
        )
        missing = say("What is missing? If you like, say it in one line: reply to this message.")
        return join((bold(again), missing))
    if appeal.is_open:
        return bold(say("№ {number}: is it solved?", number=appeal.id))
    return bold(say("№ {number} is closed. Is it solved?", number=appeal.id))


def question_buttons(appeal: Appeal, say: Voice) -> Rows:
    """Give her possible words on it; once it is solved the marks, and nothing when no more is asked."""
    if appeal.outcome is Outcome.CONFIRMED:
        marks = [Button(str(mark), f"rate:{appeal.id}:{mark}") for mark in range(1, BEST + 1)]
        return [] if appeal.rating else [marks]
    if _is_taken_up_again(appeal) or _goes_on(appeal):
        return []
    return [
        [Button(say("Yes, solved"), f"yes:{appeal.id}:{appeal.asked}")],
        [
            Button(say("Partly"), f"partly:{appeal.id}:{appeal.asked}"),
            Button(say("No"), f"no:{appeal.id}:{appeal.asked}"),
        ],
    ]


def moved_question(appeal: Appeal, say: Voice) -> Text:
    """Give what stays of a question when it is asked anew beneath a later answer."""
    return Text(say("№ {number}: the question stands below now.", number=appeal.id))


def withdrawal_buttons(appeal: Appeal, say: Voice) -> Rows:
    """Give the buttons that ask whether an appeal shall really be withdrawn."""
    return [
        [Button(say("Yes, withdraw it"), f"gone:{appeal.id}")],
        [Button("← " + say("Back"), f"stay:{appeal.id}")],
    ]


def _thanks(appeal: Appeal, say: Voice) -> Text:
    mark = (
        say("Your mark: {rating} of 5.", rating=appeal.rating)
        if appeal.rating
        else say("How well was it solved? 1 is badly, 5 is very well.")
    )
    word = (
        say("The staff will read your words.")
        if appeal.comment_id
        else say("If you like, reply to this message in your own words.")
    )
    return join((bold(say("№ {number} is closed as solved. Thank you!", number=appeal.id)), mark, word))


def _goes_on(appeal: Appeal) -> bool:
    """Whether there is nothing to judge yet, or any more."""
    return appeal.is_open and appeal.status is not Status.ANSWERED and not _is_taken_up_again(appeal)


def _is_taken_up_again(appeal: Appeal) -> bool:
    return appeal.status is Status.REOPENED and appeal.outcome in DISPUTES
