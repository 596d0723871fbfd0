"""How the value of each setting is written, and what is wrong with one that is not."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.calendar import Transfers
from bot.calendar_file import CalendarFileIsWrong, read_transfers
from bot.ministry import MinistryFileIsWrong, load, shipped
from bot.schedule import Schedule, ScheduleIsUnclear, parse
from storage.records import Place


class ValueIsUnfit(ValueError):
    """A setting cannot have this value; the message continues its variable's name and shows no secret."""


@dataclass(frozen=True, slots=True)
class Listen:
    """Where the webhook's server listens."""

    host: str
    port: int


def token(value: str) -> str:
    """Read a bot's token as BotFather gives it; emulated servers take shorter ones."""
    if re.fullmatch(r"[0-9]{1,20}:[^\s/?#%]+", value):
        return value
    raise ValueIsUnfit("is no bot token: a number, a colon and what BotFather wrote after it")


def server(value: str) -> str:
    """Read the address of a Bot API server, without a slash at its end."""
    return _url(value).rstrip("/")


def database(value: str) -> str:
    """Read SQLAlchemy's URL of a SQLite file or of a PostgreSQL database."""
    if re.fullmatch(r"sqlite\+aiosqlite:///[^?\s][^?]*", value):
        return value
    if re.fullmatch(
        r"postgresql\+asyncpg://([^:/@]*(:[^@]*)?@)?(\[[^/\]]*\]|[^/:@]*)(:[0-9]{1,5})?/\S+", value
    ):
        return value
    scheme = value.partition(":")[0]
    if scheme.startswith("sqlite"):
        raise ValueIsUnfit(
            "must begin with sqlite+aiosqlite:/// (three slashes) and go on with a file's path"
        )
    if scheme.startswith("postgres"):
        raise ValueIsUnfit("must be written as postgresql+asyncpg://user:password@host:5432/database")
    raise ValueIsUnfit("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")


def ministry(value: str) -> str:
    """Read the name of a ministry that ships with the project, or the path of a ministry file."""
    try:
        found = value in shipped() or Path(value).is_file()
    except (OSError, ValueError):
        found = False
    if not found:
        raise ValueIsUnfit(f"is {_shown(value)}: neither {' nor '.join(shipped())} nor a file that is there")
    try:
        load(value)
    except MinistryFileIsWrong as error:
        raise ValueIsUnfit(f"names a file that cannot be used. {error}".rstrip(".")) from None
    return value


def group(value: str) -> Place:
    """Read the number of a group, `-1001234567890`, or of a forum topic in it, `-1001234567890:12`."""
    read = _place(value)
    if read.chat_id < 0:
        return read
    raise ValueIsUnfit(f"is {_shown(value)}, a person; a group's number begins with a minus")


def place(value: str) -> Place | None:
    """Read the number of a group, a forum topic, a channel or a person; nothing is None."""
    return _place(value) if value else None


def people(value: str) -> tuple[int, ...]:
    """Read Telegram user ids with commas or blanks between them; nothing is nobody."""
    numbers = [part for part in re.split(r"[,\s]+", value) if part]
    for number in numbers:
        if not re.fullmatch("[0-9]{1,15}", number) or int(number) == 0:
            raise ValueIsUnfit(f"has {_shown(number)}, which is no Telegram user id: digits only, no @names")
    return tuple(dict.fromkeys(map(int, numbers)))


def zone(value: str) -> ZoneInfo:
    """Read a time zone's name from the IANA database."""
    try:
        if re.fullmatch(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}", value):
            return ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        pass
    raise ValueIsUnfit(f"is {_shown(value)}, which is no time zone: a continent and a city, in English")


def schedule(value: str) -> Schedule:
    """Read when the digest is due."""
    try:
        return parse(value)
    except ScheduleIsUnclear as error:
        raise ValueIsUnfit(f"is unclear: {str(error).rstrip('.')}") from None


def transfers(value: str) -> Transfers:
    """Read the file of the days that the government moved; nothing is no such days."""
    if not value:
        return Transfers()
    try:
        return read_transfers(value)
    except CalendarFileIsWrong as error:
        raise ValueIsUnfit(f"names a file that cannot be used: {error}") from None


def language(value: str) -> str:
    """Read one of the bot's three languages."""
    if value.lower() in {"kk", "ru", "en"}:
        return value.lower()
    raise ValueIsUnfit(f"is {_shown(value)}; it can be kk, ru or en")


def webhook(value: str) -> str | None:
    """Read the address to which Telegram brings updates; nothing is None, for long polling."""
    if not value:
        return None
    url = _url(value)
    if url.startswith("https:") or urlsplit(url).hostname in {"127.0.0.1", "localhost", "::1"}:
        return url
    raise ValueIsUnfit("must begin with https:// (Telegram brings updates to nothing else)")


def secret(value: str) -> str | None:
    """Read what Telegram shows with each update to prove itself; nothing is None (Bot API, setWebhook)."""
    if re.fullmatch("[A-Za-z0-9_-]{0,256}", value):
        return value or None
    raise ValueIsUnfit("must be 1–256 of A–Z, a–z, 0–9, _ and -")


def listen(value: str) -> Listen:
    """Read a host and a port with a colon between them."""
    found = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+)):([0-9]{1,5})", value)
    if found and 0 < int(found[3]) < 65536:
        return Listen(found[1] or found[2], int(found[3]))
    raise ValueIsUnfit(f"is {_shown(value)}; it must be host:port")


def log_level(value: str) -> str:
    """Read how much the log tells, as `logging` names it."""
    levels = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
    if value.upper() in levels:
        return value.upper()
    raise ValueIsUnfit(f"is {_shown(value)}; it can be {', '.join(levels).lower()}")


def pace(value: str) -> float:
    """Read a number above zero."""
    if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", value) and float(value) > 0:
        return float(value)
    raise ValueIsUnfit(f"is {_shown(value)}; it must be a number above zero")


def _place(value: str) -> Place:
    found = re.fullmatch(r"(-?[1-9][0-9]{0,15})(?::([1-9][0-9]{0,15}))?", value)
    if found and not (found[2] and int(found[1]) > 0):
        return Place(int(found[1]), int(found[2]) if found[2] else None)
    if value.startswith("@"):
        advice = "open the chat at web.telegram.org/a and copy the number at the end of the address"
        raise ValueIsUnfit(f"is {_shown(value)}, a name; it must be a number: {advice}")
    raise ValueIsUnfit(
        f"is {_shown(value)}, which is no chat id: a number, with :12 after it for a forum topic"
    )


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        fits = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        fits = None
    if not fits or not value.isprintable() or re.search(r"[\s?#@]", value):
        raise ValueIsUnfit(
            "must be an address that begins with https:// or http://, without a query or a password"
        )
    return value


def _shown(value: str) -> str:
    """Cut, because it may be a secret that was put into the wrong variable."""
    return repr(value if len(value) <= 16 else f"{value[:8]}…")
