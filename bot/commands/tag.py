"""`tag`: JSON lines `{"text": …}` from standard input, each printed with what was found in the text."""

import argparse
import json
import sys
from collections.abc import Mapping
from typing import Any

from bot import ministry
from bot.commands import refuse
from bot.tags import Tagger, Tags

SHOWN = ("language", "region", "topic", "kind", "tone")


async def do(given: argparse.Namespace) -> int:
    """Tag line by line; raises MinistryFileIsWrong."""
    tagger = Tagger(ministry.load(given.ministry).topics)
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = row["text"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return refuse(f'Line {number} is not a JSON object with a "text", such as {{"text": "…"}}.')
        print(json.dumps({**row, **_as_json(tagger.tag(str(text)))}, ensure_ascii=False))
    return 0


def _as_json(tags: Tags) -> Mapping[str, Any]:
    because = {name: list(words) for name, words in tags.because.items()}
    return {**{name: getattr(tags, name) for name in SHOWN}, "because": because}
