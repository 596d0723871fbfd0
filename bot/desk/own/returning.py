"""A citizen who unblocked the bot: answers that could not reach her meanwhile are sent once more."""

from datetime import timedelta

from bot.desk.replies.letters import answer_key, pass_on
from bot.desk.work import Work
from storage import erasing, lines
from storage.records import Appeal, Citizen, Delivery, Line

BEFORE = timedelta(hours=1)
"""That the bot is blocked is often learned from an answer only, which is a little older than that."""


def send_again(work: Work, citizen: Citizen, appeal: Appeal) -> None:
    """Send the answers about an appeal that failed while she had blocked the bot; an album once."""
    albums = set[str]()
    for line in lines.of_appeal(work.rows, appeal.id):
        if not _failed(citizen, line):
            continue
        lines.change(work.rows, line.id, delivery=Delivery.SENDING, failure=None)
        if line.album in albums:
            continue
        albums |= {line.album} if line.album else set()
        erasing.forget_refused(work.rows, answer_key(line))
        pass_on(work, appeal, line)


def _failed(citizen: Citizen, line: Line) -> bool:
    since = citizen.blocked_at
    return line.delivery is Delivery.FAILED and since is not None and line.created_at >= since - BEFORE
