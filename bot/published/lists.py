"""The lists of published answers: all of them for staff, those that hold for the public by topic. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo

from bot.markup import Text, bold, join
from bot.ministry import Ministry
from bot.published import desk_view
from bot.published.page import page
from bot.published.rules import language_for
from bot.published.ways import Way
from bot.regions import region_name
from bot.speech import Button, Rows
from bot.texts import Voice, voice
from storage.published import Count, Published, Words

PAGE = 8
"""Answers on a page."""
FAQ = "faq"


def staff_list(
    known: Sequence[Published],
    counts: Mapping[int, Count],
    way: Way,
    ministry: Ministry,
    say: Voice,
    today: date,
) -> tuple[Text, Rows]:
    """Give a page of all that are not retired, newest first, with how they do and until when they hold."""
    head = bold(say("Published answers"))
    if not known:
        words = say(
            "There are none yet. Under a card with an answer press “More …”, then “Publish the answer”."
        )
        return join((head, words), "\n\n"), ()
    shown = _page(known, way.page)
    entries = [_entry(each, counts.get(each.id, Count()), ministry, say, today) for each in shown]
    numbers = [Button(str(each.id), Way(id=each.id).data(desk_view.VERB)) for each in shown]
    rows = [numbers[:4], numbers[4:], _ways(known, way, desk_view.VERB, say)]
    return join((head, *entries), "\n\n"), [row for row in rows if row]


def topics(known: Sequence[Published], ministry: Ministry, say: Voice) -> tuple[Text, Rows]:
    """Give the public the topics of which there are answers."""
    head = bold(say("Frequent questions"))
    if not known:
        words = say("There are no published answers yet. Just write your question: the staff will answer it.")
        return join((head, words), "\n\n"), ()
    counted = Counter(each.topic for each in known)
    buttons = [
        Button(f"{ministry.topic(topic).name(say.language)} · {count}", Way(topic).data(FAQ))
        for topic, count in counted.items()
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return join((head, say("Choose a topic.")), "\n\n"), rows


def topic(known: Sequence[Published], way: Way, ministry: Ministry, say: Voice) -> tuple[Text, Rows]:
    """Give the public a page of the questions of a topic, each with the number of its button."""
    head = bold(ministry.topic(way.topic).name(say.language))
    shown = _page(known, way.page)
    entries = [_question(at, each, say) for at, each in enumerate(shown, start=1)]
    numbers = [Button(str(at), Way(id=each.id).data(FAQ)) for at, each in enumerate(shown, start=1)]
    none = "" if shown else say("There is nothing here any more.")
    rows = [numbers[:4], numbers[4:], _ways(known, way, FAQ, say), [_to_topics(say)]]
    return join((head, *entries, none), "\n\n"), [row for row in rows if row]


def entry(known: Published, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo) -> tuple[Text, Rows]:
    """Give the public one answer, in the reader's language where it is there."""
    language = language_for(known, say.language)
    day = known.published_at or now
    text = page(known, known.words.get(language, Words()), day, ministry, voice(language), zone)
    below = say("If this does not answer your question, just write it here.")
    back = Button("← " + say("Back"), Way(known.topic).data(FAQ))
    return join((text, below), "\n\n"), [[back]]


def _entry(known: Published, count: Count, ministry: Ministry, say: Voice, today: date) -> Text:
    questions = known.words.get(desk_view.best_language(known, say.language), Words()).questions
    about = (
        desk_view.state(known, say, today),
        desk_view.scope(known, ministry, say),
        desk_view.until(known, say),
    )
    return join(
        (
            bold(f"{known.id}. ") + (questions[0] if questions else say("The question is missing.")),
            " · ".join(about),
            desk_view.counted(count, say) if count.given else "",
        )
    )


def _question(at: int, known: Published, say: Voice) -> Text:
    words = known.words.get(language_for(known, say.language), Words())
    where = region_name(known.region, say.language)
    return bold(f"{at}. ") + "".join(words.questions[:1]) + (f" ({where})" if where else "")


def _page(known: Sequence[Published], at: int) -> Sequence[Published]:
    at = min(at, max(len(known) - 1, 0) // PAGE)
    return known[at * PAGE : (at + 1) * PAGE]


def _ways(known: Sequence[Published], way: Way, verb: str, say: Voice) -> list[Button]:
    last = max(len(known) - 1, 0) // PAGE
    at = min(way.page, last)
    ways = []
    if at > 0:
        ways.append(Button("← " + say("Back"), Way(way.topic, at - 1).data(verb)))
    if at < last:
        ways.append(Button(say("Further") + " →", Way(way.topic, at + 1).data(verb)))
    return ways


def _to_topics(say: Voice) -> Button:
    return Button("← " + say("Topics"), Way().data(FAQ))
