"""What a corrected topic teaches: one lesson for an appeal, kept as long as the correction stands."""

from bot.desk.work import Work
from bot.tags.features import pack
from bot.tags.lesson import learned_features
from storage import lessons, lines
from storage.records import Appeal, Author, Source, Taught


def teach_topic(work: Work, appeal: Appeal, chosen: str, source: Source) -> None:
    """Keep the lesson that the appeal's first words have the chosen topic, in place of an earlier one.

    What was tagged so from the beginning needs none, unless it was unsure. What staff chose, no citizen
    chooses otherwise for others.
    """
    old = lessons.find(work.rows, work.office.ministry.id, _key(appeal))
    if old is not None and (source, old.source) == (Source.CITIZEN, Source.STAFF):
        return
    tagged = appeal.topic if old is None else old.replaces
    new = None if chosen == tagged and not appeal.topics else _lesson(work, appeal, chosen, source, tagged)
    if old is not None:
        lessons.forget(work.rows, old)
    if new is not None:
        lessons.add(work.rows, [new])
    if old or new:
        work.afterwards.append(lambda: work.office.teach([old] if old else [], [new] if new else []))


def _lesson(work: Work, appeal: Appeal, chosen: str, source: Source, tagged: str | None) -> Taught | None:
    thread = lines.of_appeal(work.rows, appeal.id)
    words = next((line.text for line in thread if line.author is Author.CITIZEN and line.text), "")
    features = learned_features(words)
    if not features:
        return None
    return Taught(work.office.ministry.id, _key(appeal), chosen, source, pack(features), replaces=tagged)


def _key(appeal: Appeal) -> str:
    return f"appeal:{appeal.id}"
