"""Hidden personal data for a member of staff: in her private chat, for a reason, and logged."""

from bot.desk import Desk
from bot.desk.incoming import Employee, Incoming, Press
from bot.desk.work import Work
from bot.hiding import OTHER, hidden_in, reasons, revealed
from bot.markup import Text, bold, join, shorten
from bot.speech import text_params
from storage import appeals, lines, outbox, posts, reveals
from storage.database import Transaction
from storage.records import Appeal, Post
from storage.roles import Role

PAYLOAD = "reveal_"
"""What stands before the appeal's number in the link that opens the private chat (Bot API, deep linking)."""
GIVEN = frozenset({"facts", "call"})
"""Reasons that have a button of their own."""
REASON_LIMIT = 500
"""UTF-16 units of a reason in own words that are logged."""


async def staff_chat(desk: Desk, number: int) -> int | None:
    """Give the chat whose members may see what an appeal hides, None where there is no such appeal."""
    appeal = await desk.database.run(appeals.find, number)
    return desk.office.now_at(appeal.place).chat_id if appeal else None


async def question(desk: Desk, person_id: int, message_id: int) -> Post | None:
    """Give our message of this room that a person replied to in private, None where it is another."""
    post = await desk.database.run(_post, person_id, message_id)
    return post if post and post.role is Role.REVEAL else None


def show_way(work: Work, pressed: Press, bot_name: str) -> None:
    """Lead whoever pressed the card's button to the private chat; a bot may not write there first."""
    url = f"https://t.me/{bot_name}?start={PAYLOAD}{pressed.appeal_id}"
    work.answer_press(pressed.query_id, url=url)


def ask(work: Work, person_id: int, number: int) -> None:
    """Ask a member of staff in private for what she needs the hidden data."""
    if appeal := appeals.find(work.rows, number):
        say = work.voice_of_chat(appeal.place.chat_id)
        count = hidden_in(lines.of_appeal(work.rows, appeal.id))
        words = join(
            (
                bold(f"№ {appeal.id}") + " · " + say("Personal data hidden: {count}", count=count),
                say("What do you need it for? Your name, the time and the reason are logged."),
            ),
            "\n\n",
        )
        work.say(person_id, words, reasons(appeal, say), role=Role.REVEAL, appeal_id=appeal.id)


def press(work: Work, pressed: Press, employee: Employee) -> None:
    """Show what is hidden for a reason with a button, or ask for another one."""
    appeal = appeals.find(work.rows, pressed.appeal_id)
    if appeal is None or pressed.argument not in {*GIVEN, OTHER}:
        work.answer_press(pressed.query_id)
    elif pressed.argument == OTHER:
        _ask_for_words(work, pressed, appeal)
    elif _show(work, appeal, employee, pressed.argument, None, pressed.message_id):
        work.answer_press(pressed.query_id)
    else:
        say = work.voice_of_chat(appeal.place.chat_id)
        work.answer_press(
            pressed.query_id, say("It is shown below. To see it again, press the card’s button.")
        )


def take_words(work: Work, incoming: Incoming, post: Post, employee: Employee) -> None:
    """Take the reason that replies to our question; a reply to what we showed goes to nobody."""
    appeal = appeals.find(work.rows, post.appeal_id or 0)
    if appeal is None:
        return
    say = work.voice_of_chat(appeal.place.chat_id)
    if post.line_id is not None:
        words = say("Not sent. To answer the citizen, reply to the card in the staff chat.")
    elif not incoming.text.strip():
        words = say("Please reply with the reason in words.")
    elif not _show(work, appeal, employee, OTHER, incoming.text, incoming.reply_to or 0):
        words = say("It is shown below. To see it again, press the card’s button.")
    else:
        return
    _say(work, incoming.user_id, Text(words), appeal)


def refuse(work: Work, person_id: int) -> None:
    """Tell somebody who does not belong to the appeal's staff chat, or names no appeal, that she may not."""
    say = work.voice_of_citizen(person_id)
    work.say(person_id, Text(say("Only members of the staff chat of this appeal can see this.")))


def refuse_press(work: Work, pressed: Press) -> None:
    """Tell the same to somebody who pressed a button."""
    say = work.voice_of_citizen(pressed.user_id)
    words = say("Only members of the staff chat of this appeal can see this.")
    work.answer_press(pressed.query_id, words, alert=True)


def _show(
    work: Work, appeal: Appeal, employee: Employee, reason: str, words: str | None, question_id: int
) -> bool:
    """Log a reveal and show it; False where the same question was answered before."""
    is_new = reveals.add(
        work.rows,
        appeal_id=appeal.id,
        employee_id=employee.id,
        employee_name=employee.name,
        reason=reason,
        words=shorten(words, REASON_LIMIT) if words else None,
        question_id=question_id,
        now=work.now,
    )
    if not is_new:
        return False
    thread = lines.of_appeal(work.rows, appeal.id)
    for piece in revealed(appeal, thread, work.voice_of_chat(appeal.place.chat_id)):
        params = {**text_params(piece), "protect_content": True}
        work.send(
            employee.id,
            "sendMessage",
            params,
            role=Role.REVEAL,
            appeal_id=appeal.id,
            line_id=thread[0].id,
        )
    return True


def _ask_for_words(work: Work, pressed: Press, appeal: Appeal) -> None:
    say = work.voice_of_chat(appeal.place.chat_id)
    key = f"why:{pressed.user_id}:{pressed.message_id}"
    if posts.of_key(work.rows, key) or outbox.is_waiting(work.rows, key):
        work.answer_press(pressed.query_id, say("Please reply with the reason in words."))
        return
    words = say("№ {number}: please reply to this message with the reason.", number=appeal.id)
    params = {**text_params(Text(words)), "reply_markup": {"force_reply": True}}
    work.send(
        pressed.user_id,
        "sendMessage",
        params,
        role=Role.REVEAL,
        key=key,
        appeal_id=appeal.id,
    )
    work.answer_press(pressed.query_id)


def _say(work: Work, person_id: int, words: Text, appeal: Appeal) -> None:
    work.say(person_id, words, role=Role.REVEAL, appeal_id=appeal.id)


def _post(transaction: Transaction, chat_id: int, message_id: int) -> Post | None:
    return posts.of_message(transaction, chat_id, message_id)
