"""What the rooms of this package say: an answer with the words that decided it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """An answer and the words, as they stood in the text, that led to it."""

    value: T
    because: tuple[str, ...] = ()
