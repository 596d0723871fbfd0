"""`tag`: JSON lines `{"text": …}` from standard input, each printed with what was found in the text."""

import argparse
import json
import os
import sys
from collections.abc import Mapping
from typing import Any

from bot import config, ministry
from bot.commands import refuse
from bot.knowledge import tagger
from bot.ministry import Ministry
from bot.tags import Tagger, Tags
from storage.beside import beside, is_there

DEFAULT_LANGUAGE = "kk"
SHOWN = ("language", "region", "topic", "kind", "tone")


async def do(given: argparse.Namespace) -> int:
    """Tag line by line; raises MinistryFileIsWrong, SettingsAreWrong, DatabaseIsUnfit."""
    knowing = await knowing_tagger(config.database_url(os.environ), ministry.load(given.ministry))
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = row["text"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return refuse(f'Line {number} is not a JSON object with a "text", such as {{"text": "…"}}.')
        print(json.dumps({**row, **_as_json(knowing.tag(str(text)))}, ensure_ascii=False))
    return 0


async def knowing_tagger(url: str, office: Ministry) -> Tagger:
    """Give the tagger with what the database was taught, if there is one; raises DatabaseIsUnfit."""
    if not is_there(url):
        return tagger(None, office, DEFAULT_LANGUAGE)
    async with beside(url) as database:
        return await database.read(tagger, office, DEFAULT_LANGUAGE)


def _as_json(tags: Tags) -> Mapping[str, Any]:
    because = {name: list(words) for name, words in tags.because.items()}
    return {**{name: getattr(tags, name) for name in SHOWN}, "because": because}
