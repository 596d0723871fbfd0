"""Questions to colleagues that a button asks and the next reply answers."""

from bot.desk.cards.showing import card_key
from bot.desk.incoming import Employee, Press
from bot.desk.work import Work
from bot.markup import mention
from bot.speech import text_params
from storage import outbox, posts
from storage.records import Appeal
from storage.roles import Role


def ask(
    work: Work, pressed: Press, appeal: Appeal, employee: Employee, words: str, role: Role, about: str = ""
) -> None:
    """Ask whoever pressed, beneath the card; pressed again within a minute, the question stands already.

    `about` is the end of its key, by which the reply is told from one to another question of this role.
    """
    key = f"{role}:{appeal.id}:{employee.id}:{work.now:%Y%m%d%H%M}:{about}"
    work.answer_press(pressed.query_id, words)
    if posts.of_key(work.rows, key) or outbox.is_waiting(work.rows, key):
        return
    params = text_params(mention(employee.name, employee.id) + ": " + words)
    work.send(
        appeal.place,
        "sendMessage",
        {**params, "reply_markup": {"force_reply": True, "selective": True}},
        role=role,
        key=key,
        reply_key=card_key(appeal.id),
        first=True,
        appeal_id=appeal.id,
    )
