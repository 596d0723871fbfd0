"""Keeping what stands in Telegram true: an appeal's card, what lies beneath it, and its receipt."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from bot.cards import (
    CardView,
    addition,
    card,
    card_buttons,
    gathered,
    moved_card,
    regathered,
    replaced,
    rest_of_words,
)
from bot.desk.cards.bundling import bundle_key, bundled, show_bundle
from bot.desk.cards.remains import show_merged
from bot.desk.cards.suggesting import suggested
from bot.desk.citizens.flooding import is_gathered, is_of_words
from bot.desk.incidents.showing import link_to
from bot.desk.meetings.seeing import meeting_in_words
from bot.desk.naming import name_of
from bot.desk.proposals.seeing import card_url, of_appeal
from bot.desk.timing import keep_time
from bot.desk.work import Work
from bot.hiding import masked
from bot.links import message_link
from bot.markup import Text, bold
from bot.ministry import OTHER
from bot.receipts import added, receipt, receipt_buttons
from bot.speech import ALBUM_LIMIT, CAPTION_LIMIT, Rows, album_params, media_params, text_params
from storage import formals, incidents, lines, outbox, posts, shown_names
from storage.records import Appeal, Author, Line, Place
from storage.roles import Role

FLOOD_PAUSE = timedelta(seconds=3)
"""What is gathered of a flood is said, or edited, no more often; others in the chat wait no longer for it."""
ALBUM_PAUSE = timedelta(seconds=1)
"""An album comes as one update per item within about a second; it is shown once it is complete."""
PAUSE_BEFORE_ADDED = timedelta(seconds=0.7)
"""Several messages in a row are confirmed by one, after the last of them if they come at once."""
IN_A_ROW = timedelta(minutes=1)


def show_card(
    work: Work,
    appeal: Appeal,
    buttons: Rows | None = None,
    *,
    thread: Sequence[Line] | None = None,
    beneath: str | None = None,
) -> None:
    """Let the card, or the bundle in its stead, show the present state, edited in place if it stands already.

    `thread` spares a look; a new card stands `beneath` the message of that key.
    """
    appeal = keep_time(work, appeal)
    if appeal.held_until is not None:  # staff are not shown it, or not yet
        return
    if appeal.merged_into is not None:
        show_merged(work, appeal)
        return
    if appeal.bundle_id is not None:
        show_bundle(work, appeal.bundle_id)
        return
    say = work.voice_of_chat(appeal.place.chat_id)
    citizen = work.citizen(appeal.citizen_id)
    thread = thread if thread is not None else lines.of_appeal(work.rows, appeal.id)
    view = CardView(
        appeal,
        thread,
        citizen_is_gone=bool(citizen and citizen.blocked_at),
        citizen_is_banned=bool(citizen and citizen.banned_at),
        shown_name=shown_names.find(work.rows, appeal.id),
        earlier_url=earlier_url(work, appeal),
        formal=formals.find(work.rows, appeal.id) if appeal.formal_due_at else None,
        ready=len(suggested(work, appeal, thread)),
        proposal=of_appeal(work, appeal),
        joined_url=card_url(work, appeal.joined_to),
        meeting=meeting_in_words(work, appeal, say),
        incident_url=link_to(work, appeal.incident_id) if appeal.incident_id else None,
        same=_same(work, appeal),
    )
    work.say(
        appeal.place,
        card(view, work.office.ministry, say, work.now, work.office.zone),
        buttons if buttons is not None else card_buttons(view, work.office.ministry, say),
        role=Role.CARD,
        key=card_key(appeal.id),
        reply_key=beneath,
        first=_goes_first(work, appeal),
        appeal_id=appeal.id,
        line_id=view.thread[0].id,
    )


def show_rest(work: Work, appeal: Appeal, first: Line) -> None:
    """Put beneath the card what of the first line did not fit on it: long words, an attachment, a place."""
    if appeal.bundle_id is not None:
        return
    _show_pieces(work, appeal, first, "rest", rest_of_words(first))
    _show_attachments(work, appeal, first, Text())


def show_addition(work: Work, appeal: Appeal, line: Line) -> None:
    """Put what a citizen added beneath the card."""
    if appeal.bundle_id is not None:
        return
    if is_of_words(line):
        heap = lines.of_album(work.rows, appeal.id, line.chat_id, line.album or "")
        _show_heap(work, appeal, heap, gathered(heap, work.voice_of_chat(appeal.place.chat_id)))
        return
    caption = _caption(work, appeal, line)
    if caption is None:
        pieces = addition(line, work.voice_of_chat(appeal.place.chat_id))
        _show_pieces(work, appeal, line, "line", pieces)
    _show_attachments(work, appeal, line, caption or Text())


def show_edit(work: Work, appeal: Appeal, line: Line) -> None:
    """Let the words that a citizen changed be seen where the old ones stand, with the old ones."""
    show_card(work, appeal)
    if appeal.bundle_id is not None:
        return
    say = work.voice_of_chat(appeal.place.chat_id)
    if line.id == lines.first(work.rows, appeal.id).id:
        _show_pieces(work, appeal, line, "rest", replaced(line, say))
    elif is_of_words(line):
        heap = lines.of_album(work.rows, appeal.id, line.chat_id, line.album or "")
        _show_heap(work, appeal, heap, regathered(heap, line, say))
    else:
        _show_pieces(work, appeal, line, "line", [addition(line, say)[0], *replaced(line, say)])


def show_new_file(work: Work, appeal: Appeal, line: Line) -> None:
    """Put the file beneath the card which a citizen put in the place of another; that one stays above."""
    show_card(work, appeal)
    if appeal.bundle_id is not None or line.media is None:
        return
    say = work.voice_of_chat(appeal.place.chat_id)
    caption = bold(say("Edited by the citizen. The new file:"))
    method, params = media_params(line.media.type, line.media.file_id, caption)
    key = f"media:{line.id}:{len(line.earlier_media)}"
    _send_beneath(work, appeal, line, method, params, key=key)


def show_receipt(
    work: Work, appeal: Appeal, buttons: Rows | None = None, reply_to: int | None = None
) -> None:
    """Let the citizen's receipt show the present state, edited in place if it stands already."""
    appeal = keep_time(work, appeal)
    say = work.voice_of_citizen(appeal.citizen_id)
    work.say(
        appeal.citizen_id,
        receipt(appeal, work.office.ministry, say, work.now, work.office.zone),
        buttons if buttons is not None else receipt_buttons(appeal, say),
        role=Role.RECEIPT,
        key=f"receipt:{appeal.id}",
        reply_to=reply_to,
        appeal_id=appeal.id,
    )


def show_added(work: Work, appeal: Appeal) -> None:
    """Tell the citizen that her message was added to an appeal; several in a row are told once."""
    first, *rest = lines.of_appeal(work.rows, appeal.id)
    hers = [line for line in rest if line.author is Author.CITIZEN and not _are_one_album(first, line)]
    if len(hers) > 1 and work.now - hers[-2].created_at < IN_A_ROW:
        return
    say = work.voice_of_citizen(appeal.citizen_id)
    work.say(
        appeal.citizen_id,
        Text(added(appeal, say)),
        role=Role.RECEIPT,
        key=f"added:{hers[-1].id}",
        delay=PAUSE_BEFORE_ADDED,
        appeal_id=appeal.id,
    )


def move_card(work: Work, appeal: Appeal, place: Place, **values: Any) -> Appeal:
    """Let the card and all beneath it stand in another staff chat, with these `values` of its appeal.

    The old card says where it went.
    """
    place = work.office.now_at(place)
    if old := posts.of_key(work.rows, card_key(appeal.id)):
        say_where_it_went(work, appeal, place, old.chat_id, old.message_id)
        if old.chat_id == place.chat_id and place != appeal.place:  # nothing is edited into another topic
            thread = lines.of_appeal(work.rows, appeal.id)
            posts.unname(work.rows, [line.id for line in thread], old.chat_id)
    bundle_id = appeal.bundle_id
    appeal = work.change_appeal(
        appeal,
        staff_chat_id=place.chat_id,
        staff_thread_id=place.thread_id,
        bundle_id=None,
        **values,
    )
    if bundle_id is not None:
        show_bundle(work, bundle_id)
        appeal = bundled(work, appeal)
    show_whole(work, appeal)
    return appeal


def say_where_it_went(work: Work, appeal: Appeal, place: Place, chat_id: int, message_id: int) -> None:
    """Leave of a card in the chat that an appeal left only where it went."""
    say = work.voice_of_chat(chat_id)
    words = text_params(moved_card(appeal, name_of(work, place, say), say))
    params = {**words, "message_id": message_id}
    work.send(chat_id, "editMessageText", params, role=Role.WORD, appeal_id=appeal.id)


def give_card(work: Work, appeal: Appeal) -> Appeal:
    """Let an appeal of a bundle have a card of its own, beneath the bundle; give any other as it is."""
    if appeal.bundle_id is None:
        return appeal
    bundle_id = appeal.bundle_id
    appeal = work.change_appeal(appeal, bundle_id=None)
    show_whole(work, appeal, beneath=bundle_key(bundle_id))
    show_bundle(work, bundle_id)
    return appeal


def show_whole(work: Work, appeal: Appeal, *, beneath: str | None = None) -> None:
    """Put an appeal where nothing of it stands yet: its card and all that belongs beneath it."""
    first, *later = lines.of_appeal(work.rows, appeal.id)
    told = [line for line in later if line.author is Author.CITIZEN]
    outbox.withdraw_beneath(work.rows, [line.id for line in (first, *told)])  # it would go before the card
    show_card(work, appeal, beneath=beneath)
    show_rest(work, appeal, first)
    heaps = {line.album: line for line in reversed(told) if is_gathered(line)}
    for line in told:
        if heaps.get(line.album, line) is line:
            show_addition(work, appeal, line)


def earlier_url(work: Work, appeal: Appeal) -> str | None:
    """Give the address of the card of the appeal that this one continues."""
    post = posts.of_key(work.rows, card_key(appeal.continues)) if appeal.continues else None
    return message_link(post.chat_id, post.message_id) if post else None


def card_key(appeal_id: int) -> str:
    """Give the key under which an appeal's card stands."""
    return f"card:{appeal_id}"


def standing_key(appeal: Appeal) -> str:
    """Give the key of what shows an appeal to staff: its card, or a bundle."""
    return bundle_key(appeal.bundle_id) if appeal.bundle_id is not None else card_key(appeal.id)


def _show_attachments(work: Work, appeal: Appeal, line: Line, caption: Text) -> None:
    if line.latitude is not None:
        _send_beneath(
            work,
            appeal,
            line,
            "sendLocation",
            {"latitude": line.latitude, "longitude": line.longitude},
            key=f"place:{line.id}",
        )
    if line.media is None or line.media.type == "contact":
        return
    if line.album is not None:
        _show_album(work, appeal, line)
        return
    method, params = media_params(line.media.type, line.media.file_id, caption)
    _send_beneath(work, appeal, line, method, params, key=f"media:{line.id}")


def _caption(work: Work, appeal: Appeal, line: Line) -> Text | None:
    """Give what a citizen added as the caption of its own medium, None where it cannot be one."""
    if line.media is None or line.media.type == "contact":
        return None
    head, *rest = addition(line, work.voice_of_chat(appeal.place.chat_id))
    return None if rest or len(head) > CAPTION_LIMIT else head


def _show_album(work: Work, appeal: Appeal, line: Line) -> None:
    """Show an album as one, again and again until its last item has come."""
    items = lines.of_album(work.rows, appeal.id, line.chat_id, line.album or "")
    first = lines.first(work.rows, appeal.id)
    captions = [
        Text(masked(item).text) if item.id != first.id and _caption(work, appeal, item) else Text()
        for item in items
    ]
    shown = [
        (item.media.type, item.media.file_id, caption)
        for item, caption in zip(items, captions, strict=True)
        if item.media
    ][:ALBUM_LIMIT]
    key = f"album:{items[0].id}"
    pause = _pause(work, key) if is_gathered(line) else ALBUM_PAUSE
    if len(shown) == 1:
        method, params = media_params(*shown[0])
    else:
        method, params = "sendMediaGroup", album_params(shown)
    first_too = {"first": work.answers_press} if is_gathered(line) else {}
    _send_beneath(work, appeal, items[0], method, params, key=key, delay=pause, **first_too)


def _show_heap(work: Work, appeal: Appeal, heap: Sequence[Line], pieces: Iterable[Text]) -> None:
    """Show texts of a flood as one, beneath the card."""
    for part, piece in enumerate(pieces):
        key = f"heap:{heap[0].id}:{part}"
        _send_beneath(
            work,
            appeal,
            heap[0],
            "sendMessage",
            text_params(piece),
            key=key,
            delay=_pause(work, key),
            first=work.answers_press,
        )


def _pause(work: Work, key: str) -> timedelta:
    """Give how long to wait for more of a flood; what waits already is not held up any longer.

    Nothing that waits goes `first`: it would hold up all others in the chat.
    """
    return timedelta() if work.answers_press or outbox.is_waiting(work.rows, key) else FLOOD_PAUSE


def _are_one_album(first: Line, other: Line) -> bool:
    return first.album is not None and first.album == other.album


def _show_pieces(work: Work, appeal: Appeal, line: Line, name: str, pieces: Iterable[Text]) -> None:
    for part, piece in enumerate(pieces):
        work.say(
            appeal.place,
            piece,
            role=Role.LINE,
            key=f"{name}:{line.id}:{part}",
            reply_key=card_key(appeal.id),
            first=_goes_first(work, appeal),
            appeal_id=appeal.id,
            line_id=line.id,
        )


def _send_beneath(
    work: Work, appeal: Appeal, line: Line, method: str, params: dict[str, Any], **options: Any
) -> None:
    work.send(
        appeal.place,
        method,
        params,
        role=Role.LINE,
        reply_key=card_key(appeal.id),
        appeal_id=appeal.id,
        line_id=line.id,
        **{"first": _goes_first(work, appeal), **options},
    )


def _same(work: Work, appeal: Appeal) -> int | None:
    """Give an open incident of which an appeal may tell."""
    if appeal.incident_id or appeal.region is None or appeal.topic == OTHER or not appeal.is_open:
        return None
    return incidents.number_of_pair(work.rows, appeal.topic, appeal.region)


def _goes_first(work: Work, appeal: Appeal) -> bool:
    return appeal.urgent or work.answers_press
