"""What the bot says: each text of the code is there in Kazakh and Russian, whole and well set."""

import ast
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from functools import cache
from gettext import c2py
from importlib import resources
from itertools import zip_longest
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from bot.choices import kind_choice, topic_choice
from bot.ministry import load, shipped
from bot.names import kind_name, media_name, status_name
from bot.speech import Button
from bot.texts import LANGUAGES, voice
from storage.records import Appeal, Kind, Place, Status

ROOT = Path(__file__).parent.parent
BUTTON = 30
"""Characters of a button's label that a phone shows whole."""
TRANSLATED = ("kk", "ru")
ZONE = timezone(timedelta(hours=5))
NOON = datetime(2026, 11, 22, 12, tzinfo=ZONE)

Said = tuple[str, ...]
"""A text of the code: one form, or the one for one and the one for many."""


def said_in_code() -> list[Said]:
    """Give every text that the code says, each once, in the order of the files."""
    return list(dict.fromkeys(said for tree in _trees() for said in _said(tree)))


def side_by_side(path: Path) -> int:
    """Write all texts as a table, English, Kazakh and Russian beside each other; give the number of rows."""
    rows = ["| English | Қазақша | Русский |", "|---|---|---|"]
    for said in said_in_code():
        found = (_translations(language).get(said[0]) for language in TRANSLATED)
        forms = (said, *(_forms(message) if message else () for message in found))
        rows += (f"| {' | '.join(row)} |" for row in zip_longest(*forms, fillvalue=""))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(rows) - 2


def test_all_texts_can_be_read_side_by_side(tmp_path: Path) -> None:
    assert side_by_side(tmp_path / "texts.md") >= len(said_in_code()) > 100


def test_what_is_said_stands_in_the_code_as_it_is() -> None:
    loose = [ast.unparse(call) for tree in _trees() for call in _calls(tree) if not _is_literal(call)]
    assert loose == ["say(message, **values)"]  # in tell_admins, whose own texts are literal


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_nothing_else(language: str) -> None:
    translated = {_key(message) for message in _translations(language).values()}
    assert translated == set(said_in_code())


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_entry_stands_once_and_by_itself(language: str) -> None:
    file = resources.files("bot") / "locales" / f"{language}.po"
    entries = file.read_text(encoding="utf-8").strip().split("\n\n")
    original = re.compile("^msgid (.*?)^msgstr", re.MULTILINE | re.DOTALL)
    originals = [tuple(original.findall(entry)) for entry in entries]
    assert {len(each) for each in originals} == {1}
    assert len(set(originals)) == len(originals)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_empty_fuzzy_or_obsolete(language: str) -> None:
    catalog = _catalog(language)
    doubtful = [m.id for m in _translations(language).values() if m.fuzzy or not all(_forms(m))]
    assert not doubtful
    assert not catalog.obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_there_is_a_form_for_each_number(language: str) -> None:
    plural = get_plural(language)
    counted = [m for m in _translations(language).values() if m.pluralizable]
    ours, known = c2py(str(_catalog(language).plural_expr)), c2py(plural.plural_expr)
    assert [ours(n) for n in range(1000)] == [known(n) for n in range(1000)]
    assert {len(_forms(message)) for message in counted} == {plural.num_plurals}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_names_its_language(language: str) -> None:
    headers = dict(_catalog(language).mime_headers)
    assert headers["Language"] == language
    assert headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_places_of_its_original(language: str) -> None:
    for message in _translations(language).values():
        places = {frozenset(_places(form)) for form in (*_key(message), *_forms(message))}
        assert len(places) == 1, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_ends_as_its_original(language: str) -> None:
    for message in _translations(language).values():
        ends = {form[-1:] if form[-1:] in ".?!:)" else "" for form in (*_key(message), *_forms(message))}
        assert len(ends) == 1, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_commands_and_signs_stay_as_they_are(language: str) -> None:
    signs = re.compile(r"/[a-z]+|(?<!:)//|\?\?|№|👍|\b\d{3}\b")
    for message in _translations(language).values():
        for form in _forms(message):
            assert sorted(signs.findall(form)) == sorted(signs.findall(_key(message)[-1])), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_well_set(language: str) -> None:
    for form in _all_forms(language):
        assert '"' not in form, form
        assert form == form.strip(), form
        assert not re.search(r"\s\s|\.\.\.| - | [.,:;!)]| \?(?!\?)|\( ", form), form


@pytest.mark.parametrize("language", TRANSLATED)
def test_quotes_and_dashes_are_those_of_the_language(language: str) -> None:
    for form in _all_forms(language):
        assert not set(form) & set("'“”„–"), form
        assert form.count("«") == form.count("»"), form


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_number_stays_with_its_word(language: str) -> None:
    for form in _all_forms(language):
        assert not re.search(r"(?<!^)№ ", form), form
    for message in _translations(language).values():
        if message.pluralizable:
            assert all("{count}\u00a0" in form for form in _forms(message)), message.id


def test_kazakh_is_written_in_kazakh_letters() -> None:
    for form in _all_forms("kk"):
        letters = "".join(character for character in form if character.isalpha()).lower()
        assert re.fullmatch("[а-яёәғқңөұүһіa-z]*", letters), form


def test_russian_is_written_in_russian_letters() -> None:
    for form in _all_forms("ru"):
        letters = "".join(character for character in form if character.isalpha()).lower()
        assert re.fullmatch("[а-яёa-z]*", letters), form


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_word_mixes_alphabets(language: str) -> None:
    for form in _all_forms(language):
        words = re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", " ", form))
        mixed = [word for word in words if re.search("[a-zA-Z]", word) and not word.isascii()]
        assert not mixed, form


def test_buttons_are_short_in_each_language() -> None:
    labels = {said for tree in _trees() for said in _labels(tree)}
    assert ("Take over",) in labels
    for language in LANGUAGES:
        say = voice(language)
        for (label,) in labels:
            filled = say(
                label, number=1234567, day="26 қыркүйек", page=1, pages=2, code="И-1234", count=12345
            )
            assert len(filled) <= BUTTON, (language, label)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_choices_are_short_in_each_language(name: str, language: str) -> None:
    say, back = voice(language), Button("←", "card:1")
    rows = (*kind_choice(_appeal(), say, back), *topic_choice(_appeal(), load(name), say, back))
    assert all(len(button.label) <= BUTTON for row in rows for button in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_and_status_has_a_name_of_its_own(language: str) -> None:
    say = voice(language)
    assert len({kind_name(kind, say) for kind in Kind}) == len(Kind)
    assert len({status_name(status, say) for status in Status}) == len(Status)
    assert media_name("voice", say) != media_name("audio", say)


@pytest.mark.parametrize(
    ("language", "ages"),
    [
        ("kk", ["жаңа ғана", "1 минут", "59 минут", "47 сағат", "2 күн", "21 күн"]),
        ("ru", ["только что", "1 минута", "59 минут", "47 часов", "2 дня", "21 день"]),
        ("en", ["just now", "1 minute", "59 minutes", "47 hours", "2 days", "21 days"]),
    ],
)
def test_an_age_is_told_in_its_largest_whole_unit(language: str, ages: list[str]) -> None:
    minutes = (0, 1, 59, 47 * 60 + 59, 48 * 60, 21 * 24 * 60)
    told = [voice(language).age(timedelta(minutes=span)) for span in minutes]
    assert [age.replace("\u00a0", " ") for age in told] == ages


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("kk", "22 қараша", "22 қар., 12:00"),
        ("ru", "22 ноября", "22 нояб., 12:00"),
        ("en", "November 22", "Nov 22, 12:00"),
    ],
)
def test_a_day_is_told_as_the_reader_says_it(language: str, day: str, moment: str) -> None:
    say = voice(language)
    assert (say.day(NOON, ZONE), say.moment(NOON, ZONE)) == (day, moment)


def test_russian_counts_in_three_forms() -> None:
    told = [
        voice("ru").count("{count} appeal", "{count} appeals", n).replace("\u00a0", " ")
        for n in (1, 3, 11, 21)
    ]
    assert told == ["1 обращение", "3 обращения", "11 обращений", "21 обращение"]


def test_each_language_says_that_it_is_spoken() -> None:
    told = [voice(language)("From now on I write to you in English.") for language in LANGUAGES]
    for words, name in zip(told, ("қазақша", "по-русски", "in English"), strict=True):
        assert name in words


def test_what_a_person_wrote_is_no_format() -> None:
    assert voice("ru")("Telegram says: {why}", why="{oops}") == "Ответ Telegram: {oops}"


@cache
def _trees() -> tuple[ast.Module, ...]:
    files = sorted(path for room in ("bot", "handlers") for path in (ROOT / room).rglob("*.py"))
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in files)
    return tuple(tree for tree in trees if not _prints(tree))


def _prints(tree: ast.Module) -> bool:
    """Whether `say` is the command line's here, which prints English for an operator."""
    named = {name.name for node in tree.body if isinstance(node, ast.ImportFrom) for name in node.names}
    return "say" in named | {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def _said(tree: ast.AST) -> Iterator[Said]:
    """Give the literal texts of `say("…")`, `say.count("…", "…", n)` and `tell_admins(work, key, "…")`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        texts = _literals(node.args)
        if _is_voice(node.func):
            yield from (tuple(texts[:1]),) if texts else ()
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "count" and len(texts) == 2:
            yield tuple(texts)
        elif ast.unparse(node.func).split(".")[-1] == "tell_admins":
            yield (_literals(node.args[2:])[0],)


def _is_voice(function: ast.expr) -> bool:
    """Whether this is a Voice at work: `say(…)`, `voice("kk")(…)`, and `self(…)` among its own methods."""
    if isinstance(function, ast.Call):
        return ast.unparse(function.func).split(".")[-1].startswith("voice")
    return isinstance(function, ast.Name) and function.id in {"say", "self"}


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_voice(node.func):
            yield node


def _is_literal(call: ast.Call) -> bool:
    return bool(_literals(call.args[:1]))


def _literals(nodes: Iterable[ast.expr]) -> list[str]:
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def _labels(tree: ast.AST) -> Iterator[Said]:
    """Give the texts of functions that give rows of buttons."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "Rows":
            yield from _said(node)


@cache
def _catalog(language: str) -> Catalog:
    with (resources.files("bot") / "locales" / f"{language}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


@cache
def _translations(language: str) -> dict[str, Message]:
    return {_key(message)[0]: message for message in _catalog(language) if message.id}


def _key(message: Message) -> Said:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _forms(message: Message) -> Said:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _all_forms(language: str) -> list[str]:
    if language in TRANSLATED:
        return [form for message in _translations(language).values() for form in _forms(message)]
    return [form for said in said_in_code() for form in said]


def _places(form: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(form) if name is not None]


def _appeal() -> Appeal:
    return Appeal(
        id=41,
        citizen_id=1,
        status=Status.NEW,
        kind=Kind.REPORT,
        topic="other",
        region=None,
        regions=(),
        language="kk",
        tone="neutral",
        urgent=False,
        place=Place(-1, None),
        taken_by=None,
        taken_name=None,
        created_at=NOON,
        touched_at=NOON,
        answered_at=None,
        closed_at=None,
    )
