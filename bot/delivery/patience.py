"""Which calls fail again and again while others succeed, and so must not hold up their chat. Pure."""

PATIENCE = 10
"""Failures in a row after which a call is the one to blame."""


class Patience:
    """Counts failures; while nothing at all succeeds, Telegram is away and no call is to blame."""

    def __init__(self) -> None:
        self._successes = 0
        self._failures: dict[int, tuple[int, int]] = {}

    def ended(self, row_id: int) -> None:
        """Count a success, and forget the failures before it."""
        self._successes += 1
        self._failures.pop(row_id, None)

    def is_lost_by(self, row_id: int) -> bool:
        """Count a failure and give whether it was one too many; then the count begins anew."""
        count, seen = self._failures.get(row_id, (0, -1))
        if self._successes > seen:
            count += 1
        self._failures[row_id] = (count, self._successes)
        if count < PATIENCE:
            return False
        del self._failures[row_id]
        return True
