"""What the office knows of published answers, and that it learns of each change."""

from bot.desk.work import Work
from bot.knowledge import published_answers


def let_office_know(work: Work) -> None:
    """Let the office know, once it is committed, of published answers as they are now."""
    index = published_answers(work.rows, work.office.ministry, work.office.tag)

    def learn() -> None:
        work.office.published = index

    work.afterwards.append(learn)
