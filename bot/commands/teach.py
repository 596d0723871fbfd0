"""`teach`: a ministry's topics learned from an archive of labelled appeals, and how much that helps."""

import argparse
import os
from collections import Counter

from bot import config, ministry
from bot.archive import ArchiveIsUnreadable, read_archive
from bot.commands import refuse
from bot.teaching import PARTS, Score, Sifted, measure, sift, taught
from storage import lessons
from storage.beside import beside

SHOWN = 10
"""Unknown topics that are told by name."""
NAME = 40
"""Characters of such a name."""


async def do(given: argparse.Namespace) -> int:
    """Measure and keep; raises MinistryFileIsWrong, SettingsAreWrong, DatabaseIsUnfit."""
    url, office = config.database_url(os.environ), ministry.load(given.ministry)
    try:
        sifted = sift(read_archive(given.file), office)
    except ArchiveIsUnreadable as error:
        return refuse(str(error))
    _tell_what_is_left_out(sifted)
    if not sifted.examples:
        known = ", ".join(topic.id for topic in office.topics)
        return refuse(f"Nothing in {given.file} can teach. The ministry’s topics are {known}.")
    _tell_scores(sifted, *measure(sifted.examples, office))
    async with beside(url) as database:
        new = await database.run(lessons.add, taught(sifted.examples, office))
    print(f"\n{len(sifted.examples)} lessons for the ministry “{office.id}”, {new} of them new, are kept.")
    print("A running bot takes them up at its next start.")
    return 0


def _tell_what_is_left_out(sifted: Sifted) -> None:
    if sifted.empty:
        print(f"Without a text: {sifted.empty}.")
    if sifted.repeated:
        print(f"The same again: {sifted.repeated}.")
    if unknown := Counter(sifted.unknown):
        named = ", ".join(f"“{topic[:NAME]}” {count}" for topic, count in unknown.most_common(SHOWN))
        more = f" and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
        print(f"With a topic that the ministry has not: {unknown.total()} ({named}{more}).")


def _tell_scores(sifted: Sifted, before: Score, after: Score) -> None:
    """Print a table; what is measured was never taught."""
    print(f"{len(sifted.examples)} appeals, each fifth tagged by what the other {PARTS - 1} fifths taught:\n")
    counts = Counter(example.lesson.topic for example in sifted.examples)
    topics = ((topic, f1, after.by_topic[topic]) for topic, f1 in before.by_topic.items())
    rows = [
        ("accuracy", "", before.accuracy, after.accuracy),
        ("macro-F1", "", before.macro_f1, after.macro_f1),
        *((f"F1 {topic}", str(counts[topic]), before_f1, after_f1) for topic, before_f1, after_f1 in topics),
    ]
    width = max(len(name) for name, *_ in rows)
    print(f"{'':{width}}  appeals  words only  taught")
    for name, count, words_only, learned in rows:
        print(f"{name:{width}}  {count:>7}  {words_only:>10.3f}  {learned:>6.3f}")
