"""Reads the parameters of a Bot API call, whichever way they came."""

import json
from dataclasses import dataclass, field
from typing import Any

from bot.demo.telegram.errors import bad_request
from bot.demo.telegram.records import Json


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    data: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Params:
    """The parameters of one call: strings from a form, anything from JSON, files from multipart."""

    values: Json = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether the parameter was given and is not empty."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """Give a string, empty if there is none."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Give a whole number; raises `Refused` for anything else."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'invalid value "{value}" of parameter {name} specified') from None

    def number(self, name: str) -> float:
        """Give a number; raises `Refused` when it is missing or no number."""
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            raise bad_request(f"{name} is empty or wrong") from None

    def flag(self, name: str) -> bool:
        """Give a Boolean."""
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def json(self, name: str) -> Any:
        """Give a parsed value or None; raises `Refused` for broken JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def array(self, name: str) -> list[Any]:
        """Give a parsed list, empty if there is none; raises `Refused` for anything else."""
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"{name} must be an Array")
        return value
