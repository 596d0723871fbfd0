"""The settings, from the environment and `.env`."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from dotenv import dotenv_values

from bot import formats
from bot.calendar import Transfers
from bot.schedule import Schedule
from storage.records import Place

_T = TypeVar("_T")


class SettingsAreWrong(ValueError):
    """Some settings are missing or wrong; the message names every one, for the operator."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator decided; to show it shows no secret."""

    bot_token: str = field(repr=False)
    bot_api_url: str
    database_url: str = field(repr=False)
    ministry: str
    """The name of a ministry that ships with the project, or the path of a TOML file."""
    staff_chat: Place
    manager_chat: Place | None
    admin_ids: tuple[int, ...]
    timezone: ZoneInfo
    digest_schedule: Schedule
    calendar_file: Transfers
    """The days that the government moved, as the file tells them."""
    default_language: str
    webhook_url: str | None
    """None: updates come by long polling."""
    webhook_secret: str | None = field(repr=False)
    webhook_listen: formats.Listen
    log_level: str
    """As `logging` names it, in capitals."""
    pace_overall: float
    """Messages a second to all chats together."""
    pace_private: float
    """Messages a second to one person."""
    pace_group: float
    """Messages a minute to one group."""


def load(environment: Mapping[str, str], env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings; the environment wins over the file. Raise `SettingsAreWrong` with all mistakes."""
    given = _Given(environment, env_file)
    settings = Settings(
        bot_token=given.read("BOT_TOKEN", formats.token),
        bot_api_url=given.read("BOT_API_URL", formats.server),
        database_url=given.read("DATABASE_URL", formats.database),
        ministry=given.read("MINISTRY", formats.ministry),
        staff_chat=given.read("STAFF_CHAT_ID", formats.group),
        manager_chat=given.read("MANAGER_CHAT_ID", formats.place),
        admin_ids=given.read("ADMIN_IDS", formats.people),
        timezone=given.read("TIMEZONE", formats.zone),
        digest_schedule=given.read("DIGEST_SCHEDULE", formats.schedule),
        calendar_file=given.read("CALENDAR_FILE", formats.transfers),
        default_language=given.read("DEFAULT_LANGUAGE", formats.language),
        webhook_url=given.read("WEBHOOK_URL", formats.webhook),
        webhook_secret=given.read("WEBHOOK_SECRET", formats.secret),
        webhook_listen=given.read("WEBHOOK_LISTEN", formats.listen),
        log_level=given.read("LOG_LEVEL", formats.log_level),
        pace_overall=given.read("PACE_OVERALL", formats.pace),
        pace_private=given.read("PACE_PRIVATE", formats.pace),
        pace_group=given.read("PACE_GROUP", formats.pace),
    )
    if settings.webhook_url and not settings.webhook_secret and not given.is_wrong("WEBHOOK_SECRET"):
        given.wrong("WEBHOOK_SECRET", "is missing, and WEBHOOK_URL needs it")
    given.raise_if_wrong()
    return settings


def database_url(environment: Mapping[str, str], env_file: Path | None = Path(".env")) -> str:
    """Read which database it is, and nothing else; raise `SettingsAreWrong`."""
    given = _Given(environment, env_file)
    url = given.read("DATABASE_URL", formats.database)
    given.raise_if_wrong()
    return url


@dataclass(frozen=True, slots=True)
class _Variable:
    example: str
    default: str | None = None
    """None: the operator must give it."""
    stand_in: str | None = None
    """What is read in the place of a wrong value, where the example names something that may not be there."""


_VARIABLES = {
    "BOT_TOKEN": _Variable("123456789:what-BotFather-wrote"),
    "BOT_API_URL": _Variable("https://api.telegram.org", "https://api.telegram.org"),
    "DATABASE_URL": _Variable(
        "postgresql+asyncpg://jauap:password@localhost/jauap", "sqlite+aiosqlite:///data/jauap.sqlite3"
    ),
    "MINISTRY": _Variable("energy"),
    "STAFF_CHAT_ID": _Variable("-1001234567890"),
    "MANAGER_CHAT_ID": _Variable("-1001234567891", ""),
    "ADMIN_IDS": _Variable("123456789, 987654321", ""),
    "TIMEZONE": _Variable("Asia/Almaty", "Asia/Almaty"),
    "DIGEST_SCHEDULE": _Variable("mon 09:00", "mon 09:00"),
    "CALENDAR_FILE": _Variable("calendar.toml", "", stand_in=""),
    "DEFAULT_LANGUAGE": _Variable("kk", "kk"),
    "WEBHOOK_URL": _Variable("https://jauap.example.kz/telegram", ""),
    "WEBHOOK_SECRET": _Variable("a_long-word_that-nobody_guesses", ""),
    "WEBHOOK_LISTEN": _Variable("0.0.0.0:8080", "0.0.0.0:8080"),
    "LOG_LEVEL": _Variable("info", "info"),
    "PACE_OVERALL": _Variable("28", "28"),
    "PACE_PRIVATE": _Variable("1", "1"),
    "PACE_GROUP": _Variable("20", "20"),
}


class _Given:
    """What the operator gave, and a note of each mistake in it."""

    def __init__(self, environment: Mapping[str, str], env_file: Path | None) -> None:
        self._mistakes: dict[str, str] = {}
        self._sources = [environment, self._file(env_file) if env_file else {}]

    def read(self, name: str, read: Callable[[str], _T]) -> _T:
        """Give the value of a variable; after noting a mistake its example, so that all others are found."""
        variable = _VARIABLES[name]
        try:
            return read(self._value(name, variable.default))
        except formats.ValueIsUnfit as error:
            self.wrong(name, str(error))
            return read(variable.example if variable.stand_in is None else variable.stand_in)

    def wrong(self, name: str, mistake: str) -> None:
        self._mistakes[name] = f"{name} {mistake}.\n    Example: {name}={_VARIABLES[name].example}"

    def is_wrong(self, name: str) -> bool:
        return name in self._mistakes

    def raise_if_wrong(self) -> None:
        if self._mistakes:
            where = (
                "Each setting is an environment variable or a line of .env; config.example.env explains them."
            )
            listed = "\n".join(f"  {mistake}" for mistake in self._mistakes.values())
            raise SettingsAreWrong(f"The settings are not right yet. {where}\n{listed}")

    def _value(self, name: str, default: str | None) -> str:
        for source in self._sources:
            value, path = source.get(name, "").strip(), source.get(f"{name}_FILE", "").strip()
            if value and path:
                raise formats.ValueIsUnfit(f"is given twice, the other time by {name}_FILE: keep one of them")
            if value or path:
                return value or _content(name, Path(path))
        if default is None:
            raise formats.ValueIsUnfit("is missing")
        return default

    def _file(self, path: Path) -> Mapping[str, str]:
        try:
            # Windows editors begin a file with a mark that only utf-8-sig skips.
            lines = dotenv_values(path, interpolate=False, encoding="utf-8-sig")
        except (OSError, ValueError):
            self._mistakes[str(path)] = f"{path} cannot be read: it must be a text file in UTF-8."
            return {}
        for name in lines:
            self._doubt(path, name)
        return {name: value or "" for name, value in lines.items()}

    def _doubt(self, path: Path, name: str) -> None:
        """Note a name which looks like a slip of the pen; others may belong to other programs."""
        known = [*_VARIABLES, *(f"{variable}_FILE" for variable in _VARIABLES)]
        close = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.87)
        if close and name not in known:
            self._mistakes[name] = f"{name} in {path} is no setting. Did you mean {close[0]}?"


def _content(name: str, path: Path) -> str:
    try:
        value = path.read_text("utf-8").strip()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise formats.ValueIsUnfit(f"cannot be read from the file in {name}_FILE: {reason}") from None
    if not value:
        raise formats.ValueIsUnfit(f"is missing: the file in {name}_FILE is empty")
    return value
