"""`places import`: the villages of the official classifier КАТО, so that their names tell the region."""

import argparse
import os
from collections import Counter
from collections.abc import Sequence

from bot import classifier, config
from bot.classifier import Classifier, NotTheClassifier
from bot.commands import refuse
from storage import villages
from storage.beside import beside

EXAMPLES = 5
"""Lines named of those that were of no use."""


async def do(given: argparse.Namespace) -> int:
    """Put the villages of the file in the place of those imported before; raises DatabaseIsUnfit."""
    try:
        found = classifier.read(given.file.read_bytes())
    except OSError as error:
        return refuse(f"{given.file} cannot be read: {error.strerror}.")
    except NotTheClassifier as error:
        return refuse(f"{given.file} is not the classifier КАТО. {error} Nothing was changed.")
    async with beside(config.database_url(os.environ)) as database:
        before = await database.run(villages.replace, found.villages)
    print(_report(found, before))
    return 0


def _report(found: Classifier, before: int) -> str:
    kinds = Counter(village.what for village in found.villages)
    regions = len({village.region for village in found.villages})
    lines = [
        f"Rows read: {found.rows:,}.",
        f"Taken in: {kinds['village']:,} villages and settlements, {kinds['hamlet']:,} smaller places, "
        f"in {regions} regions.",
        f"Oblasts, districts and towns, which Jauap knows by itself: {found.known:,}.",
        *(f"Of no use: {len(at):,} {why} ({_lines(at)})." for why, at in found.unused.items()),
        f"They replace the {before:,} places imported before." if before else "",
        "A bot at work takes them up when it is started anew.",
    ]
    return "\n".join(filter(None, lines))


def _lines(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers[:EXAMPLES]))
    return f"line{'s' * (len(numbers) > 1)} {named}" + ", …" * (len(numbers) > EXAMPLES)
