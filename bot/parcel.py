"""Several files as the one attachment that an outbox row has room for. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

ATTACHED = "attach://"
"""With this begins a value that stands for a file sent along (Bot API, InputFile)."""


def packed(files: Mapping[str, bytes]) -> bytes | None:
    """Give one file as it is, several in a ZIP without compression; None if there is none."""
    if len(files) < 2:
        return next(iter(files.values()), None)
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_STORED) as box:
        for name, content in files.items():
            box.writestr(name, content)
    return whole.getvalue()


def unpacked(attachment: bytes, names: Sequence[str]) -> dict[str, bytes]:
    """Give the files of these names; a single name is the attachment itself."""
    if len(names) == 1:
        return {names[0]: attachment}
    with ZipFile(BytesIO(attachment)) as box:
        return {name: box.read(name) for name in names if name in box.namelist()}


def attached(params: Any) -> list[str]:
    """Give the names of the files that parameters of the Bot API stand for, wherever they are in them."""
    return list(dict.fromkeys(_attached(params)))


def _attached(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.startswith(ATTACHED):
            yield value.removeprefix(ATTACHED)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _attached(each)
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        for each in value:
            yield from _attached(each)
