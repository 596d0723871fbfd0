"""A table of a TOML file that notes every mistake in it with its place."""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping

LANGUAGES = ("kk", "ru", "en")


class TomlTable:
    """A table of a TOML file, which gives its values and notes each mistake with its place.

    Where a value is wrong it gives a stand-in, so that all the other mistakes are found too.
    """

    def __init__(self, place: str, content: Mapping[str, object], mistakes: list[str]) -> None:
        self.place = place
        self.content = content
        self._mistakes = mistakes

    def wrong(self, mistake: str) -> None:
        """Note a mistake made in this table."""
        self._mistakes.append(f"{self.place}: {mistake}")

    def only(self, *known: str) -> None:
        """Note each key that is none of the known."""
        for key in self.content:
            if key not in known:
                self.wrong(f"{key!r} is no key here{meant(key, known)}")

    def string(self, key: str) -> str:
        """Give a required text without the blanks around it."""
        value = self.content.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.wrong(f"{key} is missing" if value is None else f"{key} must be a text that is not empty")
        return ""

    def identifier(self, key: str) -> str:
        """Give a required name for machines: 1–32 of a–z, 0–9 and _."""
        value = self.string(key)
        if value and not re.fullmatch("[a-z0-9_]{1,32}", value):
            self.wrong(f"{key} {value!r} must be 1–32 of a–z, 0–9 and _")
        return value

    def number(self, key: str, allowed: range, wanted: str) -> int | None:
        """Give a required whole number in a range that `wanted` describes, None where it is wrong."""
        value = self.content.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and value in allowed:
            return value
        self.wrong(f"{key} is missing: {wanted}" if value is None else f"{key} must be {wanted}")
        return None

    def names(self, key: str) -> Mapping[str, str]:
        """Give a required text in each of the three languages."""
        table = self.table(key, *LANGUAGES)
        return {language: table.string(language) for language in LANGUAGES} if table.content else {}

    def share(self, key: str) -> float | None:
        """Give a required number from 0 to 1, None where it is wrong."""
        value = self.content.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        self.wrong(f"{key} must be a number from 0 to 1")
        return None

    def words(self, key: str) -> Mapping[str, tuple[str, ...]]:
        """Give lists of words by language, of which there may be none."""
        if not self.content.get(key):
            return {}
        table = self.table(key, *LANGUAGES)
        words = {language: table._list_of_strings(language) for language in LANGUAGES}
        return {language: found for language, found in words.items() if found}

    def _list_of_strings(self, key: str) -> tuple[str, ...]:
        value = self.content.get(key, [])
        if isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value):
            return tuple(value)
        self.wrong(f"{key} must be a list of texts, none of them empty")
        return ("",)

    def table(self, key: str, *known: str) -> "TomlTable":
        """Give a required table within this one, which has no keys but the known."""
        value = self.content.get(key)
        inner = TomlTable(f"{self.place}, {key}", value if isinstance(value, dict) else {}, self._mistakes)
        if not inner.content:
            wanted = f"a table with {', '.join(known)}"
            self.wrong(f"{key} is missing: {wanted}" if value is None else f"{key} must be {wanted}")
        inner.only(*known)
        return inner

    def tables(self, key: str, called: str, name: str | None) -> Iterator["TomlTable"]:
        """Give the tables of a list, each called by its number and, where `name` is a key of it, its name."""
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(f"{key} must be written as [[{key}]]")
            return
        for number, item in enumerate(value, start=1):
            named = f" “{item[name]}”" if name and name in item else ""
            yield TomlTable(f"{called} {number}{named}", item, self._mistakes)


def meant(word: str, known: Collection[str]) -> str:
    """Say which known word was probably meant, else which ones there are; to follow a sentence."""
    close = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; known: {', '.join(known) or 'none'}"
