"""`tag`: JSON lines `{"text": …}` from standard input, each printed with what was found in the text."""

import argparse
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from bot import config, ministry
from bot.commands import refuse
from bot.knowledge import tagger
from bot.ministry import Ministry
from bot.regions import REGIONS
from bot.tags import Tagger, Tags
from bot.tags.evaluation import NONE, evaluate, share_within
from bot.tags.evaluation_in_words import told
from bot.tags.labelled import LABELS, LabelsAreWrong, read_labelled
from bot.texts import LANGUAGES
from storage.beside import beside, is_there
from storage.records import Kind

DEFAULT_LANGUAGE = "kk"
SHOWN = ("language", "region", "topic", "topic_sure", "kind", "tone")


async def do(given: argparse.Namespace) -> int:
    """Tag line by line, or measure; raises MinistryFileIsWrong, SettingsAreWrong, DatabaseIsUnfit."""
    office = ministry.load(given.ministry)
    knowing = await knowing_tagger(config.database_url(os.environ), office)
    if given.evaluate:
        return _measure_with(knowing, office, given.evaluate)
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = row["text"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return refuse(f'Line {number} is not a JSON object with a "text", such as {{"text": "…"}}.')
        print(_as_json({**row, **_shown(knowing.tag(str(text)))}))
    return 0


async def knowing_tagger(url: str, office: Ministry) -> Tagger:
    """Give the tagger with what the database was taught, if there is one; raises DatabaseIsUnfit."""
    if not is_there(url):
        return tagger(None, office, DEFAULT_LANGUAGE)
    async with beside(url) as database:
        return await database.read(tagger, office, DEFAULT_LANGUAGE)


def _as_json(row: Mapping[str, Any]) -> str:
    """Give a line that any terminal takes: half of a surrogate pair stays the escape that it came as."""
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def _shown(tags: Tags) -> Mapping[str, Any]:
    because = {name: list(words) for name, words in tags.because.items()}
    return {**{name: getattr(tags, name) for name in SHOWN}, "because": because}


def _measure_with(knowing: Tagger, office: Ministry, file: Path) -> int:
    """Print how well the labelled messages of a file are tagged."""
    try:
        rows = read_labelled(file.read_text(encoding="utf-8"))
    except OSError as error:
        return refuse(f"{file} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        return refuse(f"{file} is not text in UTF-8.")
    except LabelsAreWrong as error:
        return refuse(f"{file}: {error}")
    if not any(row.wanted for row in rows):
        return refuse(f"{file} has no message with a label. Labels are {', '.join(LABELS)}.")
    tags, seconds = [], []
    for row in rows:
        began = perf_counter()
        tags.append(knowing.tag(row.text))
        seconds.append(perf_counter() - began)
    print(f"{len(rows)} messages, tagged for {office.name('en')}.")
    print(f"A message took {_ms(seconds, 0.5)} (median), {_ms(seconds, 0.99)} (99 of 100 were within).")
    for line in told(evaluate(rows, tags, _known(office))):
        print(line)
    return 0


def _known(office: Ministry) -> Mapping[str, tuple[str, ...]]:
    """Give the values that tags can take, by label."""
    return {
        "language": tuple(LANGUAGES),
        "region": (*REGIONS, NONE),
        "topic": tuple(topic.id for topic in office.topics),
        "kind": tuple(Kind),
        "tone": ("negative", "neutral", "positive"),
        "urgent": ("true", "false"),
    }


def _ms(seconds: list[float], share: float) -> str:
    return f"{share_within(seconds, share) * 1000:.2f} ms"
