"""What things of a digest are called for its reader: places, numbers beside others, shares, ages. Pure."""

from dataclasses import dataclass
from datetime import timedelta, tzinfo

from bot.digest.report import Beside, Report, Share
from bot.links import message_link
from bot.markup import Text, link
from bot.ministry import Ministry
from bot.regions import region_name
from bot.texts import Voice
from storage.figures import OldAppeal
from storage.records import Scope


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a report is put into words: the ministry, the voice, the zone in which days are told."""

    ministry: Ministry
    say: Voice
    zone: tzinfo

    def topic(self, topic: str) -> str:
        """Name a topic."""
        return self.ministry.topic(topic).name(self.say.language)

    def region(self, region: str | None) -> str:
        """Name a region, also the one that is not known."""
        say = self.say
        return region_name(region, self.say.language) or say("Region unknown")

    def where(self, region: str | None, topic: str) -> str:
        """Name a pair of topic and region."""
        return f"{self.topic(topic)} · {self.region(region)}"

    def people(self, count: int) -> str:
        """Say how many people."""
        say = self.say
        return say.count("{count} person", "{count} people", count)

    def against(self, region: str | None, topic: str, people: int, usual: int | None) -> str:
        """Say what, where, how many people, against what is normal there."""
        say, where, written = self.say, self.where(region, topic), self.people(people)
        if usual is None:
            return say("{where}: {people}", where=where, people=written)
        return say("{where}: {people}, usually {usual}", where=where, people=written, usual=usual)

    def beside(self, name: str, number: Beside) -> str:
        """Say a number beside last week's and the usual one."""
        say = self.say
        if number.usual is None:
            return say("{name}: {now} (last week {before})", name=name, now=number.now, before=number.before)
        return say(
            "{name}: {now} (last week {before}, usually {usual})",
            name=name,
            now=number.now,
            before=number.before,
            usual=number.usual,
        )

    def share(self, share: Share) -> str:
        """Say a part with its whole, as a percentage too where the whole is big enough for one."""
        say = self.say
        part, whole, percent = share.part, share.whole, share.percent
        if percent is None:
            return say("{part} of {whole}", part=part, whole=whole)
        return say("{part} of {whole}, {percent}%", part=part, whole=whole, percent=percent)

    def waited(self, seconds: int) -> str:
        """Say how long something took."""
        return self.say.age(timedelta(seconds=max(seconds, 60)))

    def period(self, report: Report) -> str:
        """Name the first and the last day of a report."""
        last_moment = report.figures.end - timedelta(microseconds=1)
        first, last = (self.say.day(each, self.zone) for each in (report.figures.start, last_moment))
        return self.say.span(first, last)

    def head(self, report: Report) -> str:
        """Name the ministry, the part that is looked at, if it is one, and the days."""
        ministry = self.ministry.name(self.say.language)
        parts = (ministry, self.scope(report.figures.scope), self.period(report))
        return " · ".join(part for part in parts if part)

    def scope(self, scope: Scope) -> str:
        """Name what is looked at, nothing if that is everything."""
        topics = [topic.name(self.say.language) for topic in self.ministry.topics if topic.id in scope.topics]
        return ", ".join([*map(self.region, sorted(scope.regions)), *topics])

    def number(self, old: OldAppeal) -> Text:
        """Give the number of an appeal, leading to its card."""
        card = old.place and old.card_id and message_link(old.place.chat_id, old.card_id, old.place.thread_id)
        return link(f"№ {old.id}", card or None)
