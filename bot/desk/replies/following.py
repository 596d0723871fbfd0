"""An answer that staff edited: the citizen's copy follows, message by message, where it can."""

from collections.abc import Sequence

from bot.desk.replies.letters import (
    Piece,
    album_pieces,
    album_words,
    answer_key,
    part_key,
    pieces,
    send_pieces,
)
from bot.desk.work import Work
from bot.speech import FIELDS, REPLACEABLE, media_params
from storage import lines, outbox, posts
from storage.records import Appeal, Line, Media
from storage.roles import Role

FIXED = frozenset({"sendLocation", FIELDS["video_note"]})
"""What no edit can change: it stays, and only the words before it follow."""
PICTURES = frozenset({"photo", "video"})
"""These may take each other's place in an album (Bot API, editMessageMedia)."""


def follow(work: Work, appeal: Appeal, before: Line, edited: Line) -> bool:
    """Let the citizen's copy of an answer become what was edited; False where it cannot.

    It can where it takes as many messages as before, and a file takes the place of one like it.
    """
    if not _may_become(before.media, edited.media):
        return False
    if edited.album is not None:
        return _follow_in_album(work, appeal, before, edited)
    return _send_if_it_fits(work, appeal, edited, pieces(work, appeal, edited))


def _follow_in_album(work: Work, appeal: Appeal, before: Line, edited: Line) -> bool:
    known = lines.of_album(work.rows, appeal.id, edited.chat_id, edited.album or "")
    items = [edited if item.id == edited.id else item for item in known]
    first = items[0]
    whole = album_pieces(work, appeal, items)
    if not _is_as_many(work, first, whole):
        return False
    if len(items) == 1 or outbox.is_waiting(work.rows, answer_key(first)):
        send_pieces(work, appeal, first, whole)
        return True
    if edited.media is None or not _may_stand_together(before.media, edited.media):
        return False
    position = items.index(edited)
    if not _name_item(work, appeal, items, position):
        return False
    _, captions = album_words(work, appeal, items)
    method, params = media_params(edited.media.type, edited.media.file_id, captions[position])
    words = whole[:-1] if position == 0 else []
    send_pieces(work, appeal, first, [*words, Piece(answer_key(edited), method, params)])
    return True


def _name_item(work: Work, appeal: Appeal, items: Sequence[Line], position: int) -> bool:
    """Let the message that shows an item have the item's key; False where it cannot be told which it is."""
    key = answer_key(items[position])
    if posts.of_key(work.rows, key):
        return True
    said = posts.of_line(work.rows, items[0].id, appeal.citizen_id)
    standing = [post for post in said if post.role is Role.ANSWER]
    if len(standing) != len(items):
        return False
    posts.name(work.rows, standing[position], key)
    return True


def _send_if_it_fits(work: Work, appeal: Appeal, line: Line, new: Sequence[Piece]) -> bool:
    if not _is_as_many(work, line, new):
        return False
    send_pieces(work, appeal, line, [piece for piece in new if piece.method not in FIXED])
    return True


def _is_as_many(work: Work, line: Line, new: Sequence[Piece]) -> bool:
    """Whether exactly these messages stand at the citizen's or are on their way, or none of them."""
    keys = [piece.key for piece in new]
    known = [_is_known(work, key) for key in (*keys, part_key(line, len(keys) - 1))]
    return known == [True] * len(keys) + [False] or not any(known)


def _is_known(work: Work, key: str) -> bool:
    return posts.of_key(work.rows, key) is not None or outbox.is_waiting(work.rows, key)


def _may_stand_together(before: Media | None, after: Media) -> bool:
    is_same_kind = before is not None and before.type == after.type
    return is_same_kind or (before is not None and {before.type, after.type} <= PICTURES)


def _may_become(before: Media | None, after: Media | None) -> bool:
    if after is None or before is None:
        return before is None and (after is None or after.type in REPLACEABLE)
    if after.type == before.type:
        return after.type in REPLACEABLE or after.is_same(before)
    return {before.type, after.type} <= REPLACEABLE
