"""The round of danger: staff and managers hear of urgent cards that nobody took for an hour, at night too."""

from datetime import datetime, timedelta

from bot.cards import hashtags
from bot.desk.cards.showing import standing_key
from bot.desk.chats.groups import tell_admins
from bot.desk.naming import name_of
from bot.desk.work import Work
from bot.links import message_link
from bot.markup import Text, bold, join, link
from storage import acts, lines, occasions, posts, queues
from storage.records import Appeal, Author, Place

UNTAKEN = timedelta(hours=1)
"""Nobody may leave danger lying so long; no working hours count here."""
AT_ONCE = 200
"""Appeals of which one round tells."""
BEGINS = frozenset({"urgent", "taken_by", "place", "status"})
"""Changes after which the hour begins anew: it became urgent, was let go, passed on or reopened."""


def tell_untaken(work: Work) -> None:
    """Tell the staff chat aloud and the managers of danger that nobody took; once for each hour begun."""
    wanted = queues.Wanted(queues.open_chats(work.rows), is_taken=False, urgent=True)
    for appeal in queues.page(work.rows, wanted, AT_ONCE):
        since = _since(work, appeal)
        key = f"untaken:{appeal.id}:{since:%Y%m%d%H%M%S}"
        is_late = work.now - since >= UNTAKEN and not _is_worked_on(work, appeal, since)
        if is_late and occasions.first_time(work.rows, key, work.now):
            _tell(work, appeal)


def _since(work: Work, appeal: Appeal) -> datetime:
    changed = (act.at for act in acts.of_appeal(work.rows, appeal.id) if BEGINS & act.after.keys())
    return max(changed, default=appeal.created_at)


def _is_worked_on(work: Work, appeal: Appeal, since: datetime) -> bool:
    """Whether somebody wrote an answer or a note since then, though nobody pressed the button."""
    return any(lines.since(work.rows, appeal.id, author, since) for author in (Author.STAFF, Author.NOTE))


def _tell(work: Work, appeal: Appeal) -> None:
    say = work.voice_of_chat(appeal.place.chat_id)
    head = bold("🚨 " + say("Nobody has taken № {number} for an hour", number=appeal.id))
    danger = say("There may be danger to life. Please press “Take” and act.")
    card = standing_key(appeal)
    words = join((head, danger))
    work.say(appeal.place, words, reply_key=card, appeal_id=appeal.id, first=True, rings=True)
    for place in work.office.managers_of(appeal.topic, appeal.region):
        work.say(place, _for_managers(work, appeal, place), first=True, rings=True)
    if not work.office.manager_places():
        tell_admins(
            work,
            f"untaken:{appeal.id}:{work.now:%Y%m%d%H%M%S}",
            "Urgent, and nobody has taken № {number} for an hour. There may be danger to life.",
            number=appeal.id,
        )


def _for_managers(work: Work, appeal: Appeal, place: Place) -> Text:
    """Give what managers read: which appeal, where it lies, for how long; never the citizen's words."""
    say = work.voice_of_chat(place.chat_id)
    post = posts.of_key(work.rows, standing_key(appeal))
    address = message_link(post.chat_id, post.message_id, appeal.place.thread_id) if post else None
    head = say(
        "Urgent, and nobody has taken № {number} for an hour. There may be danger to life.",
        number=appeal.id,
    )
    where = say("Staff chat: {chat}", chat=name_of(work, appeal.place, say))
    return join((bold("🚨 " + head), link(where, address), hashtags(appeal)))
