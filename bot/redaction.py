"""What the log may tell: where and what went wrong, but no token, nothing a citizen wrote, no personal data.

The messages of exceptions are left out: pydantic's repeat an update, a database's the row that it refused.
"""

import logging
import re
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from traceback import StackSummary, extract_tb, format_list
from typing import Any

from bot.masking import Kind, hide

HIDDEN = "[hidden]"
OURS = ("bot", "handlers", "storage")
"""Loggers whose level the operator sets; at DEBUG those of libraries show statements with their values."""
_TOKEN = r"\d{5,20}:[\w-]{20,}"  # noqa: S105  a pattern
_NUMBER = r"(?<![\w-])(?!\d{4}-\d\d-\d\d)\+?\d(?:[ ().-]{0,2}\d){9,}"
"""Ten digits or more: phones, IIN, cards, people's Telegram ids; dates and groups' negative ids stay."""
_EXCEPTION = r"(?<=exception=)(\w+)\(.*\)"
"""How asyncio shows what a task failed with."""
_LONG = re.compile(f"{_TOKEN}|{_NUMBER}", re.ASCII)
_PERSONAL = frozenset({Kind.EMAIL, Kind.IBAN, Kind.IIN, Kind.BIN, Kind.CARD, Kind.PHONE, Kind.TELEGRAM})
"""What is masked as in a staff chat; names and addresses take a person's words, which no log has."""


def log_without_data(level: str, secrets: Iterable[str] = ()) -> None:
    """Log to standard error without data, from now on and to the last words of a dying process."""
    shown = logging.StreamHandler()
    shown.setFormatter(WithoutData(secrets))
    logging.basicConfig(level=logging.WARNING, handlers=[shown])
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    logging.raiseExceptions = False  # it would print what it cannot format
    logging.captureWarnings(capture=True)
    sys.excepthook = _last_words
    sys.unraisablehook = _unraisable
    threading.excepthook = _of_thread


class WithoutData(logging.Formatter):
    """Writes a record down without the data in it; `secrets` are masked wherever they stand."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(filter(None, secrets))

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, and below it the traceback if there is one."""
        harmless = logging.makeLogRecord(vars(record))
        harmless.msg = mask(str(record.msg), self._secrets)
        harmless.args = self._args(record.args)
        harmless.exc_text = None
        return super().format(harmless)

    def formatException(self, ei: Any) -> str:  # noqa: N802  logging's name
        """Give the traceback without the messages."""
        return "\n".join(_trace(ei[1])) if ei[1] else ""

    def _args(self, args: Any) -> Any:
        if isinstance(args, Mapping):
            return {name: self._arg(value) for name, value in args.items()}
        return tuple(map(self._arg, args or ()))

    def _arg(self, value: object) -> object:
        """Give a number as it is, for those we log are meant to be read; an exception by its name."""
        if isinstance(value, int | float):
            return value
        if isinstance(value, BaseException):
            return _name(value)
        return mask(str(value), self._secrets)


def mask(words: str, secrets: Iterable[str] = ()) -> str:
    """Give the words without tokens, long numbers, e-mail addresses and these secrets."""
    for secret in secrets:
        words = words.replace(secret, HIDDEN)
    return hide(_LONG.sub(HIDDEN, re.sub(_EXCEPTION, r"\1", words)), HIDDEN, _PERSONAL)


def _trace(error: BaseException) -> Iterator[str]:
    """Give the lines of a traceback, the cause before its effect, as Python does."""
    if before := error.__cause__ or (None if error.__suppress_context__ else error.__context__):
        yield from _trace(before)
        yield "The above led to:"
    yield "Traceback (most recent call last):"
    frames: StackSummary = extract_tb(error.__traceback__)
    yield from (line.rstrip() for line in format_list(frames))
    yield _name(error)
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from (f"  | {line}" for line in _trace(part))


def _name(error: BaseException) -> str:
    """Give the type, with the code that some have: it tells a full disk from a lost connection."""
    codes = (getattr(error, name, None) for name in ("sqlite_errorname", "sqlstate", "errno", "code"))
    code = next((str(code) for code in codes if isinstance(code, int | str) and code), "")
    named = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{named} ({code})" if code.isalnum() or code.isupper() else named


def _last_words(kind: type[BaseException], error: BaseException, trace: object) -> None:
    del kind, trace
    logging.getLogger("bot").critical("the process ends", exc_info=error)


def _unraisable(failed: "sys.UnraisableHookArgs") -> None:
    logging.getLogger("bot").error("an error that nobody can catch", exc_info=failed.exc_value)


def _of_thread(failed: threading.ExceptHookArgs) -> None:
    logging.getLogger("bot").error("a thread has died", exc_info=failed.exc_value)
