"""A call is to blame only when it fails again and again while others succeed."""

from bot.delivery.patience import PATIENCE, Patience


def failures_until_lost(patience: Patience, row: int, *, others_succeed: bool) -> int | None:
    for number in range(1, 5 * PATIENCE):
        if patience.is_lost_by(row):
            return number
        if others_succeed:
            patience.ended(99)
    return None


def test_a_call_that_fails_while_others_succeed_is_to_blame() -> None:
    assert failures_until_lost(Patience(), 1, others_succeed=True) == PATIENCE


def test_nobody_is_to_blame_while_telegram_is_away() -> None:
    assert failures_until_lost(Patience(), 1, others_succeed=False) is None


def test_a_success_wipes_the_slate() -> None:
    patience = Patience()
    for _ in range(PATIENCE - 1):
        patience.is_lost_by(1)
        patience.ended(99)
    patience.ended(1)
    assert failures_until_lost(patience, 1, others_succeed=True) == PATIENCE


def test_after_its_pause_a_call_is_judged_anew() -> None:
    patience = Patience()
    failures_until_lost(patience, 1, others_succeed=True)
    assert failures_until_lost(patience, 1, others_succeed=True) == PATIENCE
