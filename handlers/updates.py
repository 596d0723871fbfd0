"""A raw update as aiogram's own: what aiogram cannot read in it is left out, not the whole update."""

from collections.abc import Mapping
from typing import Any

from aiogram import Bot
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError

from bot.intake.worker import UpdateIsUnreadable

TRIES = 30
"""How often an update is read anew, each time without what could not be read before."""

Path = tuple[int | str, ...]


def read(raw: Mapping[str, Any], bot: Bot) -> Update | None:
    """Give an update without what only a newer aiogram can read, None if it is of a kind unknown to this one.

    Raises UpdateIsUnreadable.
    """
    for _ in range(TRIES):
        try:
            update = Update.model_validate(raw, context={"bot": bot})
        except ValidationError as error:
            raw = _without(raw, _known(raw, error.errors(include_input=False)[0]["loc"]))
        else:
            return update if _is_of_known_kind(update) else None
    raise UpdateIsUnreadable


def _is_of_known_kind(update: Update) -> bool:
    try:
        return bool(update.event_type)
    except UpdateTypeLookupError:
        return False


def _known(raw: object, path: Path) -> Path:
    """Give the beginning of a path up to a list, the name of a type, or what is missing."""
    for length, step in enumerate(path):
        if not isinstance(raw, Mapping) or step not in raw:
            return path[:length]
        raw = raw[step]
    return path


def _without(raw: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """Give a copy without what stands at the path; what the update is about must stay."""
    if len(path) < 2:
        raise UpdateIsUnreadable
    return _cut(raw, *path)


def _cut(raw: Mapping[Any, Any], first: int | str, *rest: int | str) -> Mapping[Any, Any]:
    if rest:
        return {**raw, first: _cut(raw[first], *rest)}
    return {name: value for name, value in raw.items() if name != first}
