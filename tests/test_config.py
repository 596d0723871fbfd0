"""What an operator may set, and what is said about every slip."""

import contextlib
import logging
import re
from importlib import resources
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Settings, SettingsAreWrong, load
from storage.records import Place

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
LEAST = {"BOT_TOKEN": TOKEN, "MINISTRY": "energy", "STAFF_CHAT_ID": "-1001234567890"}
EXAMPLE = Path(__file__).parent.parent / "config.example.env"
NAMES = re.findall(r"^#?([A-Z_]+)=", EXAMPLE.read_text("utf-8"), re.MULTILINE)


def _settings(**given: str) -> Settings:
    return load(LEAST | given, env_file=None)


def _told(**given: str) -> str:
    return _told_with(None, LEAST | given)


def _told_with(env_file: Path | None, environment: dict[str, str]) -> str:
    with pytest.raises(SettingsAreWrong) as refusal:
        load(environment, env_file)
    return str(refusal.value)


def _named(told: str) -> list[str]:
    return re.findall(r"^  ([A-Z_]+) ", told, re.MULTILINE)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_three_settings_are_enough() -> None:
    settings = _settings()
    assert (settings.bot_token, settings.staff_chat) == (TOKEN, Place(-1001234567890))
    assert (settings.bot_api_url, settings.database_url) == (
        "https://api.telegram.org",
        "sqlite+aiosqlite:///data/jauap.sqlite3",
    )
    assert (settings.manager_chat, settings.admin_ids, settings.webhook_url) == (None, (), None)
    assert (settings.digest_schedule.text, str(settings.timezone)) == ("mon 09:00", "Asia/Almaty")
    assert (settings.default_language, settings.log_level) == ("kk", "INFO")
    assert (settings.pace_overall, settings.pace_private, settings.pace_group) == (28, 1, 20)


@pytest.mark.parametrize(
    ("name", "value", "attribute", "read"),
    [
        ("BOT_TOKEN", "1:demo", "bot_token", "1:demo"),
        ("BOT_API_URL", "http://127.0.0.1:8081/", "bot_api_url", "http://127.0.0.1:8081"),
        ("DATABASE_URL", "postgresql+asyncpg://j:p%40ss@db/jauap", "database_url", None),
        ("DATABASE_URL", "postgresql+asyncpg:///jauap?host=/run/postgresql", "database_url", None),
        ("DATABASE_URL", "sqlite+aiosqlite:////var/lib/jauap/data.sqlite3", "database_url", None),
        ("STAFF_CHAT_ID", "-1001234567890:12", "staff_chat", Place(-1001234567890, 12)),
        ("MANAGER_CHAT_ID", "5000000001", "manager_chat", Place(5000000001)),
        ("ADMIN_IDS", "7, 8 9,7", "admin_ids", (7, 8, 9)),
        ("DEFAULT_LANGUAGE", "RU", "default_language", "ru"),
        ("LOG_LEVEL", "Warning", "log_level", "WARNING"),
        ("PACE_PRIVATE", "0.5", "pace_private", 0.5),
        ("TIMEZONE", " ", "timezone", _settings().timezone),
    ],
)
def test_a_setting_is_read(name: str, value: str, attribute: str, read: object) -> None:
    assert getattr(_settings(**{name: value}), attribute) == (read or value)


def test_a_webhook_has_an_address_a_secret_and_a_door() -> None:
    settings = _settings(
        WEBHOOK_URL="https://jauap.example.kz/tg", WEBHOOK_SECRET="s-e_c", WEBHOOK_LISTEN="[::1]:80"
    )
    assert (settings.webhook_url, settings.webhook_secret) == ("https://jauap.example.kz/tg", "s-e_c")
    assert (settings.webhook_listen.host, settings.webhook_listen.port) == ("::1", 80)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("BOT_TOKEN", "", "BOT_TOKEN is missing"),
        ("BOT_TOKEN", "hello", "BOT_TOKEN is no bot token"),
        ("BOT_API_URL", "api.telegram.org", "BOT_API_URL must be an address that begins with https:// or"),
        ("BOT_API_URL", "http://[", "BOT_API_URL must be an address"),
        ("DATABASE_URL", "sqlite:///jauap.db", "DATABASE_URL must begin with sqlite+aiosqlite:///"),
        ("DATABASE_URL", "sqlite+aiosqlite://jauap.db", "three slashes"),
        ("DATABASE_URL", "postgres://j:p@db/jauap", "DATABASE_URL must be written as postgresql+asyncpg://"),
        ("DATABASE_URL", "postgresql+asyncpg://j:p@db:x/jauap", "DATABASE_URL must be written as"),
        ("DATABASE_URL", "mysql://db/jauap", "must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://"),
        ("MINISTRY", "energi", "MINISTRY is 'energi': neither energy nor labour nor a file that is there"),
        ("STAFF_CHAT_ID", "1234567890", "STAFF_CHAT_ID is '1234567890', a person; a group's number begins"),
        ("STAFF_CHAT_ID", "-100:0", "STAFF_CHAT_ID is '-100:0', which is no chat id"),
        (
            "MANAGER_CHAT_ID",
            "@ministers",
            "MANAGER_CHAT_ID is '@ministers', a name; it must be a number: open",
        ),
        ("MANAGER_CHAT_ID", "77:12", "MANAGER_CHAT_ID is '77:12', which is no chat id"),
        ("ADMIN_IDS", "7,@dana", "ADMIN_IDS has '@dana', which is no Telegram user id"),
        ("TIMEZONE", "Almaty", "TIMEZONE is 'Almaty', which is no time zone"),
        ("TIMEZONE", "Asia", "TIMEZONE is 'Asia', which is no time zone"),
        ("DIGEST_SCHEDULE", "monday", "DIGEST_SCHEDULE is unclear: “monday” is neither days with a time"),
        (
            "CALENDAR_FILE",
            "nowhere.toml",
            "CALENDAR_FILE names a file that cannot be used: it cannot be read",
        ),
        ("DEFAULT_LANGUAGE", "de", "DEFAULT_LANGUAGE is 'de'; it can be kk, ru or en"),
        ("WEBHOOK_URL", "http://jauap.example.kz", "WEBHOOK_URL must begin with https://"),
        ("WEBHOOK_URL", "https://jauap.example.kz", "WEBHOOK_SECRET is missing, and WEBHOOK_URL needs it"),
        ("WEBHOOK_SECRET", "пароль", "WEBHOOK_SECRET must be 1–256 of A–Z"),
        ("WEBHOOK_LISTEN", "8080", "WEBHOOK_LISTEN is '8080'; it must be host:port"),
        ("WEBHOOK_LISTEN", "localhost:70000", "it must be host:port"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL is 'loud'; it can be debug, info, warning, error, critical"),
        ("PACE_GROUP", "0", "PACE_GROUP is '0'; it must be a number above zero"),
        ("PACE_OVERALL", "nan", "PACE_OVERALL is 'nan'"),
    ],
)
def test_a_mistake_is_told_with_its_variable_and_an_example(name: str, value: str, told: str) -> None:
    message = _told(**{name: value})
    assert told in message
    assert "Example: " in message


def test_all_mistakes_are_told_at_once() -> None:
    told = _told_with(None, {"TIMEZONE": "Mars/Base", "PACE_GROUP": "many"})
    assert _named(told) == ["BOT_TOKEN", "MINISTRY", "STAFF_CHAT_ID", "TIMEZONE", "PACE_GROUP"]


def test_a_ministry_may_be_a_file(tmp_path: Path) -> None:
    own = _write(
        tmp_path / "own.toml", resources.files("bot").joinpath("ministries", "labour.toml").read_text("utf-8")
    )
    assert _settings(MINISTRY=str(own)).ministry == str(own)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    env_file = _write(tmp_path / ".env", "LOG_LEVEL=debug\nTIMEZONE=Europe/Berlin\nBOT_TOKEN_FILE=/nowhere\n")
    settings = load(LEAST | {"LOG_LEVEL": "error", "TIMEZONE": ""}, env_file)
    assert (settings.log_level, str(settings.timezone)) == ("ERROR", "Europe/Berlin")
    assert settings.bot_token == TOKEN


def test_a_file_that_is_not_there_gives_nothing(tmp_path: Path) -> None:
    assert load(LEAST, tmp_path / ".env").log_level == "INFO"


def test_a_file_from_windows_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("\ufeffLOG_LEVEL=debug\r\nADMIN_IDS=7\r\n".encode())
    settings = load(LEAST, tmp_path / ".env")
    assert (settings.log_level, settings.admin_ids) == ("DEBUG", (7,))


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("# настройки".encode("cp1251"))
    assert "must be a text file in UTF-8" in _told_with(tmp_path / ".env", LEAST)


def test_a_slip_in_a_name_is_told_and_other_programs_are_left_alone(tmp_path: Path) -> None:
    env_file = _write(tmp_path / ".env", "MANAGER_CHATID=-7\nPOSTGRES_PASSWORD=pw\n")
    told = _told_with(env_file, LEAST)
    assert "is no setting. Did you mean MANAGER_CHAT_ID?" in told
    assert "POSTGRES" not in told


def test_a_value_may_be_kept_in_a_file_of_its_own(tmp_path: Path) -> None:
    secret = _write(tmp_path / "token", "42:secret\n")
    assert load(LEAST | {"BOT_TOKEN": "", "BOT_TOKEN_FILE": str(secret)}, None).bot_token == "42:secret"


def test_a_value_given_in_both_ways_is_a_mistake(tmp_path: Path) -> None:
    told = _told(BOT_TOKEN_FILE=str(_write(tmp_path / "token", "42:secret")))
    assert "BOT_TOKEN is given twice, the other time by BOT_TOKEN_FILE" in told


def test_a_file_of_its_own_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    told = _told(BOT_TOKEN="", BOT_TOKEN_FILE=str(tmp_path / "none"), LOG_LEVEL_FILE=str(tmp_path))
    assert "BOT_TOKEN cannot be read from the file in BOT_TOKEN_FILE: No such file" in told
    assert "LOG_LEVEL cannot be read from the file in LOG_LEVEL_FILE: Is a directory" in told


def test_a_file_of_its_own_that_is_empty_is_told(tmp_path: Path) -> None:
    told = _told(BOT_TOKEN="", BOT_TOKEN_FILE=str(_write(tmp_path / "token", "\n")))
    assert "BOT_TOKEN is missing: the file in BOT_TOKEN_FILE is empty" in told


def test_settings_show_no_secret() -> None:
    settings = _settings(
        DATABASE_URL="postgresql+asyncpg://jauap:hush@db/jauap",
        WEBHOOK_URL="https://jauap.example.kz",
        WEBHOOK_SECRET="whisper",
    )
    for shown in (repr(settings), str(settings)):
        assert not re.search(f"{TOKEN}|hush|whisper", shown)


def test_mistakes_show_no_secret() -> None:
    told = _told(
        STAFF_CHAT_ID=TOKEN,
        DATABASE_URL="postgres://jauap:hush@db/jauap",
        BOT_API_URL="http://jauap:hush@api",
        WEBHOOK_SECRET="whisper!",
    )
    assert not re.search("AAHdq|hush|whisper", told)


def test_the_example_file_explains_every_setting() -> None:
    given = {name: "?" for name in NAMES if name != "MINISTRY"}
    assert set(_named(_told(**given))) == set(NAMES) - {"MINISTRY"}
    assert {name.lower() for name in NAMES} == {
        {"staff_chat": "staff_chat_id", "manager_chat": "manager_chat_id"}.get(name, name)
        for name in Settings.__dataclass_fields__
    }


def test_the_example_file_needs_two_lines_more() -> None:
    values = {name: value or "" for name, value in dotenv_values(EXAMPLE).items()}
    assert _named(_told_with(None, values)) == ["BOT_TOKEN", "STAFF_CHAT_ID"]


def test_the_defaults_in_the_example_file_are_true() -> None:
    lines = re.findall(r"^#([A-Z_]+)=(.+)$", EXAMPLE.read_text("utf-8"), re.MULTILINE)
    assert _settings(**dict(lines)) == _settings()


def test_a_log_level_is_one_of_pythons() -> None:
    levels = logging.getLevelNamesMapping()
    assert _settings(LOG_LEVEL="critical").log_level in levels


@given(st.dictionaries(st.sampled_from([*NAMES, *(f"{name}_FILE" for name in NAMES)]), st.text()))
def test_strange_settings_are_refused_in_one_way_only(strange: dict[str, str]) -> None:
    with contextlib.suppress(SettingsAreWrong):
        assert load(LEAST | strange, env_file=None)


@given(st.sampled_from(NAMES), st.text("-0123456789:/@.[]?#%_aAsi +,*l\0\n", max_size=30))
def test_values_that_look_nearly_right_are_refused_in_one_way_only(name: str, value: str) -> None:
    with contextlib.suppress(SettingsAreWrong):
        assert load(LEAST | {name: value}, env_file=None)
