"""The word lists that ship with the tags, read from their data files."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

from bot.tags.text import fold


def read_lists(name: str) -> Mapping[str, tuple[str, ...]]:
    """Give the lists of `data/<name>.toml` by key."""
    text = files("bot.tags").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return {key: tuple(words) for key, words in tomllib.loads(text).items()}


def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of `data/<name>.tsv`, without its comments."""
    text = files("bot.tags").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def folded_set(words: tuple[str, ...]) -> frozenset[str]:
    """Give words marked `=` in folded form, for whole-word look-up."""
    return frozenset(fold(word.removeprefix("=")) for word in words)


def labelled_phrases(name: str) -> Iterable[tuple[str, str]]:
    """Give (key, phrase) for every phrase of the lists of `data/<name>.toml`."""
    return ((key, phrase) for key, phrases in read_lists(name).items() for phrase in phrases)
