"""What kinds of personal data there are, and where in a text one was found."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is hidden."""

    IIN = "iin"
    BIN = "bin"
    PHONE = "phone"
    CARD = "card"
    IBAN = "iban"
    EMAIL = "email"
    TELEGRAM = "telegram"
    DOCUMENT = "document"
    PLATE = "plate"
    NAME = "name"
    HOUSE = "house"
    FLAT = "flat"


@dataclass(frozen=True, slots=True)
class Found:
    """Where something personal stands, in characters."""

    start: int
    end: int
    kind: Kind
