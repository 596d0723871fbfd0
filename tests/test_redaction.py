"""The log tells what went wrong and where, and nothing of whom it went wrong for."""

import io
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.redaction import HIDDEN, WithoutData, mask
from storage.database import Database, Transaction
from tests.stage import Stage

MARK = "Marzhan's secret of Kyzylorda"
PHONE = "+7 701 555 44 33"
TOKEN = "7000000001:AAEmulated-Telegram-token-0123456789ab"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Give what the log writes, at its most talkative, while the bot is on stage."""
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(WithoutData())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield kept
    root.removeHandler(handler)
    root.setLevel(level)


def line(message: str, *args: object, error: BaseException | None = None) -> str:
    """Give a record as it is written down."""
    record = logging.LogRecord("bot", logging.ERROR, "here.py", 1, message, args, None)
    record.exc_info = (type(error), error, error.__traceback__) if error else None
    return WithoutData(["s3cret"]).format(record).partition("ERROR ")[2]


def look_up() -> None:
    """Fail for one reason, and then for another."""
    try:
        int(MARK)
    except ValueError:
        raise KeyError(PHONE)  # noqa: B904  the context is what is looked at


@pytest.mark.parametrize(
    "secret",
    [
        TOKEN,
        "87015554433",
        "+7 (701) 555-44-33",
        "900101300123",
        "4400 4301 1234 5678",
        "5001299710",
        "marzhan.k@mail.kz",
    ],
)
def test_what_belongs_to_somebody_is_masked(secret: str) -> None:
    assert mask(f"before {secret} after") == f"before {HIDDEN} after"


def test_token_in_an_address_is_masked() -> None:
    assert mask(f"POST https://api.telegram.org/bot{TOKEN}/getMe") == (
        f"POST https://api.telegram.org/bot{HIDDEN}/getMe"
    )


def test_what_an_operator_needs_stays() -> None:
    words = "sendMessage for chat -1001234567890 at 2026-11-23 09:00 refused: 400 № 41, KZ-43"
    assert mask(words) == words
    assert line("update %s failed, try %s", 7000000001, 2) == "bot: update 7000000001 failed, try 2"


def test_secrets_of_the_settings_are_masked() -> None:
    assert line("cannot reach s3cret and %s", "s3cret") == f"bot: cannot reach {HIDDEN} and {HIDDEN}"


def test_traceback_has_types_and_places_and_no_messages() -> None:
    with pytest.raises(KeyError) as failed:
        look_up()
    shown = line("it failed", error=failed.value)
    assert "builtins.KeyError" in shown
    assert "builtins.ValueError" in shown
    assert f'File "{__file__}"' in shown
    assert "in look_up" in shown
    assert MARK not in shown
    assert PHONE not in shown


def test_errors_of_a_group_are_shown_without_messages() -> None:
    shown = line("it failed", error=ExceptionGroup(MARK, [ValueError(MARK), OSError(28, MARK)]))
    assert "  | builtins.ValueError" in shown
    assert "  | builtins.OSError (28)" in shown
    assert MARK not in shown


def test_exception_among_the_words_is_named_only() -> None:
    assert line("%s; again", ValueError(MARK)) == "bot: builtins.ValueError; again"


def test_failure_of_a_forgotten_task_is_named_only() -> None:
    words = f"Task exception was never retrieved\nfuture: <Task exception=ValueError('{MARK}')>"
    assert MARK not in mask(words)


@given(st.text(), st.text())
def test_masking_never_fails(before: str, after: str) -> None:
    assert TOKEN not in mask(f"{before} {TOKEN} {after}", ["s3cret"])


async def test_poison_update_leaves_no_trace_of_its_words(stage: Stage, written: io.StringIO) -> None:
    stage.telegram.inject({"message": {"text": f"{MARK} {PHONE}", "chat": {"id": 1}, "date": PHONE}})
    stage.aigerim.writes(f"{MARK} {PHONE}")
    await stage.card(1, MARK)
    await stage.until(lambda: "cannot be read" in written.getvalue())
    assert "UpdateIsUnreadable" in written.getvalue()
    for secret in (MARK, PHONE, stage.telegram.token, str(stage.aigerim.id), "Aigerim"):
        assert secret not in written.getvalue()


async def test_blocked_citizen_is_not_named(stage: Stage, written: io.StringIO) -> None:
    stage.aigerim.writes(MARK)
    card = await stage.card(1)
    stage.aigerim.blocks_bot()
    stage.bolat.writes(PHONE, chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "Not delivered")
    assert "sendMessage for a person refused" in written.getvalue()
    for secret in (MARK, PHONE, str(stage.aigerim.id)):
        assert secret not in written.getvalue()


async def test_error_of_the_database_shows_no_values(database: Database, written: io.StringIO) -> None:
    def fail(transaction: Transaction) -> None:
        transaction.execute(text("INSERT INTO occasions (key, at) VALUES (:key, NULL)"), {"key": MARK})

    with pytest.raises(IntegrityError) as failed:
        await database.run(fail)
    logging.getLogger("bot").error("a failure: %s", failed.value, exc_info=failed.value)
    assert "a failure" in written.getvalue()
    assert MARK not in written.getvalue()


def test_last_words_of_a_dying_process_tell_nothing() -> None:
    program = (
        "from bot.redaction import log_without_data; log_without_data('DEBUG')\n"
        "import logging; logging.getLogger('aiosqlite').debug('executing %s', 'Marzhan')\n"
        "logging.getLogger('bot').debug('at work')\n"
        "raise ValueError('Marzhan')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "at work" in done.stderr
    assert "the process ends" in done.stderr
    assert "builtins.ValueError" in done.stderr
    assert "Marzhan" not in done.stderr.replace(program, "")
