"""Looking into a digest: its buttons edit it in place, back leads to it as it was, and who saw it counts."""

from typing import Any

from bot.desk.digesting.posting import home_buttons, reader_of
from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.digest.page import Page
from bot.digest.plain import one_text
from bot.digest.rich import rich_params
from bot.speech import Rows, keyboard, text_params
from storage import digests
from storage.digests import Digest
from storage.roles import Role


def find(work: Work, pressed: Press) -> Digest | None:
    """Give the digest under which a button was pressed; say so if it is not one of this chat's."""
    digest = digests.find(work.rows, pressed.appeal_id)
    if digest is not None and work.office.now_at(digest.place).chat_id == pressed.chat_id:
        return digest
    say = work.voice_of_reader(pressed.chat_id)
    work.answer_press(pressed.query_id, say("This digest is not kept any more. To get a new one: /digest"))
    return None


def see(work: Work, pressed: Press, digest: Digest) -> None:
    """Remember that somebody saw a digest, and count it on the button."""
    is_new = digests.see(work.rows, digest.id, pressed.user_id, work.now)
    say = reader_of(work, digest).say
    work.answer_press(pressed.query_id, say("Noted: you have seen it.") if is_new else say("Noted already."))
    if is_new:
        params = {"message_id": pressed.message_id, "reply_markup": keyboard(home_buttons(work, digest))}
        work.send(pressed.chat_id, "editMessageReplyMarkup", params, role=Role.WORD, first=True)


def go_home(work: Work, pressed: Press, digest: Digest) -> None:
    """Show the digest again as it was sent."""
    rows = home_buttons(work, digest)
    if digest.is_rich:
        _edit(work, pressed, digest.sayings["rich"], rows, attachment=digest.charts)
    else:
        _edit(work, pressed, digest.sayings["plain"][-1][1], rows)


def show(work: Work, pressed: Press, digest: Digest, page: Page, rows: Rows) -> None:
    """Show a page in the place of the digest."""
    if digest.is_rich:
        _edit(work, pressed, rich_params(page), rows)
    else:
        _edit(work, pressed, text_params(one_text(page)), rows)


def _edit(work: Work, pressed: Press, params: dict[str, Any], rows: Rows, **files: Any) -> None:
    work.answer_press(pressed.query_id)
    edit = {**params, "message_id": pressed.message_id, "reply_markup": keyboard(rows)}
    work.send(pressed.chat_id, "editMessageText", edit, role=Role.WORD, first=True, **files)
