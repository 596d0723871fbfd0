"""What a later message teaches about an appeal: its region, or the tags of its album."""

from collections.abc import Sequence

from bot.desk.citizens.correcting import tag_anew
from bot.desk.work import Work
from bot.markup import Text
from bot.ministry import OTHER
from bot.regions import region_at
from bot.tags import Tags
from storage import acts, lines, posts
from storage.acts import Side, What
from storage.records import Appeal, Citizen, Kind, Line


def region_of(line: Line, tags: Tags) -> str | None:
    """Give the region that a message names, else the one of the place that it shows."""
    return tags.region or _shown(line)


def doubtful_topics(work: Work, tags: Tags) -> tuple[str, ...]:
    """Give the likeliest topics if it is unsure which one it is; thanks need none."""
    is_sure = tags.topic_sure >= work.office.ministry.unsure_below or tags.kind == "thanks"
    return () if is_sure else tags.topics


def likely_regions(tags: Tags, latest: Sequence[Appeal]) -> tuple[str, ...]:
    """Give the regions to offer first: those that the text may mean, and where her last appeal was from."""
    if tags.region:
        return ()
    earlier = next((appeal.region for appeal in latest if appeal.region), None)
    if earlier in tags.regions or not tags.regions:
        return tuple(dict.fromkeys(region for region in (earlier, *tags.regions) if region))
    return tags.regions


def learn_more(work: Work, appeal: Appeal, line: Line, tags: Tags) -> Appeal:
    """Give the appeal with the region that a message tells, if none was known, and the danger it tells of.

    What it is about is learned too where nothing told that before: after a greeting, or mere thanks.
    """
    learned: dict[str, object] = {"urgent": True} if tags.urgent else {}
    learned |= _matter(work, appeal, line, tags)
    if appeal.region is None and (region := region_of(line, tags)):
        learned["region"] = region
    elif appeal.region is None and tags.regions:
        learned["regions"] = tags.regions
    return tag_anew(work, appeal, learned)


def learn(work: Work, appeal: Appeal, line: Line, tags: Tags, citizen: Citizen) -> Appeal:
    """Give the appeal with what a further message adds to it; a place shown on request decides the region."""
    appeal = learn_more(work, appeal, line, tags)
    learned: dict[str, object] = {}
    if citizen.writing_to == appeal.id and (region := _shown(line)):
        learned["region"] = region
    if line.text and _is_of_wordless_album(work, line):
        learned |= {"topic": tags.topic, "kind": tags.kind, "tone": tags.tone, "because": dict(tags.because)}
        learned |= {"topics": doubtful_topics(work, tags)}
    return tag_anew(work, appeal, learned)


def explain_unknown_place(work: Work, appeal: Appeal, line: Line) -> None:
    """Tell a citizen whose place is in none of our regions that it did not answer which one it is."""
    if line.latitude is None or _shown(line) or appeal.region is not None:
        return
    say = work.voice_of_citizen(appeal.citizen_id)
    words = say("This place is not in Kazakhstan. Please choose the region with the buttons.")
    receipt = posts.of_key(work.rows, f"receipt:{appeal.id}")
    work.say(
        appeal.citizen_id,
        Text(words),
        reply_to=receipt.message_id if receipt else None,
        appeal_id=appeal.id,
    )


def is_of_first_album(work: Work, line: Line) -> bool:
    """Whether the line is a part of the album with which its appeal began."""
    return line.album is not None and line.album == lines.first(work.rows, line.appeal_id).album


def _matter(work: Work, appeal: Appeal, line: Line, tags: Tags) -> dict[str, object]:
    """Give what an appeal is about, if this message is the first to tell it, or tells it anew by an edit."""
    is_unknown = appeal.topic == OTHER or bool(appeal.topics) or appeal.kind is Kind.THANKS
    tells = tags.topic != OTHER and not doubtful_topics(work, tags)
    complains = appeal.kind is Kind.THANKS and tags.kind == "report" and tags.tone == "negative"
    if tags.kind == "thanks" or not (tells or complains):
        return {}
    if not is_unknown and line.id != lines.first(work.rows, appeal.id).id:
        return {}
    if _is_corrected(work, appeal):
        return {}
    kind = tags.kind if appeal.kind in {Kind.THANKS, Kind.REPORT} else appeal.kind
    return {
        "topic": tags.topic if tells else appeal.topic,
        "topics": () if tells else appeal.topics,
        "kind": kind,
        "tone": tags.tone,
        "because": dict(tags.because),
    }


def _is_corrected(work: Work, appeal: Appeal) -> bool:
    """Whether somebody said already what the appeal is about."""
    tagged = (act for act in acts.of_appeal(work.rows, appeal.id) if act.what is What.TAGGED)
    return any(act.who.side is not Side.BOT and {"topic", "kind"} & act.after.keys() for act in tagged)


def _is_of_wordless_album(work: Work, line: Line) -> bool:
    return is_of_first_album(work, line) and not lines.first(work.rows, line.appeal_id).text


def _shown(line: Line) -> str | None:
    if line.latitude is None or line.longitude is None:
        return None
    return region_at(line.latitude, line.longitude)
