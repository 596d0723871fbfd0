"""Which ready answers may fit an appeal, by what the office knows of them."""

from collections.abc import Sequence

from bot.desk.work import Work
from bot.knowledge import ready_answers
from bot.likeness import stems_of
from storage.records import Appeal, Author, Line


def suggested(work: Work, appeal: Appeal, thread: Sequence[Line]) -> list[int]:
    """Give the numbers of ready answers that may fit, likeliest first; quick where there are none."""
    if not work.office.ready.topics or not appeal.is_open:
        return []
    return work.office.ready.suggest(appeal.topic, stems_of(question(thread)))


def question(thread: Sequence[Line]) -> str:
    """Give the first words of the citizen."""
    return next((line.text for line in thread if line.text and line.author is Author.CITIZEN), "")


def let_office_know(work: Work) -> None:
    """Let the office know, once it is committed, of ready answers as they are now."""
    ready = ready_answers(work.rows, work.office.ministry)

    def learn() -> None:
        work.office.ready = ready

    work.afterwards.append(learn)
