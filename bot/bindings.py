"""What an admin reads and presses while she binds a chat: topics, regions, and what moves here. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.choices import in_pairs
from bot.markup import Text, bold, join
from bot.ministry import Ministry
from bot.regions import REGIONS, region_name
from bot.routing import EVERYWHERE, in_words, regions_in_words
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.places import Purpose
from storage.records import EVERYTHING, Scope
from storage.routes import Pair

PAGE = 10
"""Regions on a page."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a place shall be bound for; no topic or no region chosen means every one."""

    purpose: Purpose = Purpose.STAFF
    topics: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()

    @classmethod
    def of_pairs(cls, purpose: Purpose | None, pairs: Collection[Pair]) -> "Choice":
        """Give the choice that led to these pairs."""
        topics = frozenset(topic for topic, _ in pairs if topic)
        return cls(purpose or Purpose.STAFF, topics, frozenset(region for _, region in pairs if region))

    @classmethod
    def of_scope(cls, scope: Scope) -> "Choice":
        """Give the choice of managers who look after this."""
        return cls(Purpose.MANAGERS, scope.topics, scope.regions)

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "Choice":
        """Give a choice as it was kept."""
        return cls(Purpose(kept["purpose"]), frozenset(kept["topics"]), frozenset(kept["regions"]))

    def as_json(self) -> dict[str, Any]:
        """Give the choice as it is kept."""
        return {"purpose": self.purpose, "topics": sorted(self.topics), "regions": sorted(self.regions)}

    def pairs(self) -> set[Pair]:
        """Give the pairs to be bound: none for managers, and none as long as nothing is chosen."""
        if self.purpose is Purpose.MANAGERS or not (self.topics or self.regions):
            return set()
        topics, regions = self.topics or {None}, self.regions or {None}
        return {(topic, region) for topic in topics for region in regions}

    def scope(self) -> Scope:
        """Give what managers look after who choose this."""
        return Scope(self.regions, self.topics) if self.purpose is Purpose.MANAGERS else EVERYTHING

    def after(self, pressed: str, ministry: Ministry) -> "Choice":
        """Give the choice after `t+fuel`, `r-KZ-43`, `managers` or `staff`; anything else changes nothing."""
        what, sign, name = pressed[:1], pressed[1:2], pressed[2:]
        if pressed in set(Purpose):
            return replace(self, purpose=Purpose(pressed))
        if what == "t" and name in {topic.id for topic in ministry.topics}:
            return replace(self, topics=_with(self.topics, name, sign))
        if what == "r" and name in REGIONS:
            return replace(self, regions=_with(self.regions, name, sign))
        return self


def page_shown(pressed: str) -> int | None:
    """Give the page of regions on which a press leads or stays, None for the topics."""
    if pressed[:1] == "r" and pressed[2:] in REGIONS:
        return REGIONS.index(pressed[2:]) // PAGE
    return int(pressed[1]) if pressed in {f"p{page}" for page in range(_pages())} else None


def choice_text(
    choice: Choice, title: str, default: str, moves: Mapping[str, list[str]], ministry: Ministry, say: Voice
) -> Text:
    """Give what is chosen so far, and what would leave other chats for this one."""
    if choice.purpose is Purpose.MANAGERS:
        chosen = "\n".join(
            (
                say("Managers read here: the digest comes by itself; no appeals come."),
                _scope_in_words(choice.scope(), ministry, say),
            )
        )
    elif not choice.pairs():
        chosen = say("Nothing is chosen yet. Press topics, regions or both.")
    else:
        chosen = _scope_in_words(Scope(choice.regions, choice.topics), ministry, say)
    return join(
        (
            bold(say("What should come to {title}?", title=title)),
            chosen,
            _moving(moves, say),
            say("Appeals without a route go to the default chat, {title}.", title=default),
            bold(say("Not saved yet: press “Save”.")),
        ),
        "\n\n",
    )


def choice_buttons(
    choice: Choice, thread: int, page: int | None, ministry: Ministry, say: Voice, *, is_bound: bool
) -> Rows:
    """Give the topics, or a page of regions, to choose by pressing; with what ends the choice beneath."""
    if page is not None:
        return _region_rows(choice, thread, page, say)
    topics = [
        _toggle("t", topic.id, topic.name(say.language), choice.topics, thread) for topic in ministry.topics
    ]
    other = (
        Button(say("For staff instead"), f"bind:{thread}:staff")
        if choice.purpose is Purpose.MANAGERS
        else Button(say("For managers instead"), f"bind:{thread}:managers")
    )
    rows = [*in_pairs(topics), [Button(say("Choose regions"), f"bind:{thread}:p0")], [other]]
    ends = [Button(say("Save"), f"bind:{thread}:save"), Button(say("Cancel"), f"bind:{thread}:cancel")]
    remove = [[Button(say("Remove this binding"), f"bind:{thread}:remove")]] if is_bound else []
    return [*rows, ends, *remove]


def bound_text(
    title: str,
    purpose: Purpose | None,
    cells: Mapping[str, frozenset[str | None]],
    scope: Scope,
    ministry: Ministry,
    say: Voice,
) -> Text:
    """Give what a place is bound for now."""
    if purpose is Purpose.MANAGERS:
        words = say("Managers read in {title}.", title=title)
        return join((words, _scope_in_words(scope, ministry, say) if scope != EVERYTHING else ""))
    if not cells:
        return Text(say("Nothing is bound to {title}.", title=title))
    return join((bold(say("Bound to {title}:", title=title)), *in_words(cells, ministry, say)))


def _moving(moves: Mapping[str, list[str]], say: Voice) -> str:
    lines = [f"{say('From {title}:', title=title)} {'; '.join(words)}" for title, words in moves.items()]
    return "\n".join((say("This will move here:"), *lines)) if lines else ""


def _scope_in_words(scope: Scope, ministry: Ministry, say: Voice) -> str:
    topics = say("Topics: {names}", names=_topic_names(scope.topics, ministry, say))
    regions = say("Regions: {names}", names=regions_in_words(scope.regions or EVERYWHERE, say))
    return f"{topics}\n{regions}"


def _topic_names(chosen: Collection[str], ministry: Ministry, say: Voice) -> str:
    names = [topic.name(say.language) for topic in ministry.topics if topic.id in chosen]
    return ", ".join(names) if names else say("all topics")


def _region_rows(choice: Choice, thread: int, page: int, say: Voice) -> Rows:
    shown = REGIONS[page * PAGE : (page + 1) * PAGE]
    regions = [_toggle("r", code, region_name(code, say.language), choice.regions, thread) for code in shown]
    other = (page + 1) % _pages()
    more = say("More regions ({page} of {pages})", page=page + 1, pages=_pages())
    return [
        *in_pairs(regions),
        [Button(more, f"bind:{thread}:p{other}")],
        [Button("← " + say("Back"), f"bind:{thread}:back")],
    ]


def _toggle(what: str, name: str, label: str, chosen: Collection[str], thread: int) -> Button:
    """Give a button that says what shall be so after it, so that it is safe to press twice."""
    is_chosen = name in chosen
    return Button(
        f"✓ {label}" if is_chosen else label, f"bind:{thread}:{what}{'-' if is_chosen else '+'}{name}"
    )


def _with(chosen: frozenset[str], name: str, sign: str) -> frozenset[str]:
    return chosen | {name} if sign == "+" else chosen - {name}


def _pages() -> int:
    return -(-len(REGIONS) // PAGE)
