"""How staff see a published answer: its state, what the public reads, and all that can be changed. Pure."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, tzinfo

from bot.choices import in_pairs
from bot.markup import Text, bold, italic, join
from bot.ministry import Ministry
from bot.published.page import page
from bot.published.rules import lacking, language_for, may_be_published, personal
from bot.published.ways import Way
from bot.regions import REGIONS, region_name
from bot.speech import Button, Rows
from bot.texts import LANGUAGES, Voice, voice
from storage.published import Count, Published, Words

VERB = "published"
REGIONS_PAGE = 10
WHOLE_COUNTRY = "all"


def view(
    known: Published, count: Count, language: str, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo
) -> Text:
    """Give a published answer or a draft: what is to be known of it, and what the public reads."""
    today = now.astimezone(zone).date()
    words = known.words.get(language, Words())
    shown = page(known, words, known.published_at or now, ministry, voice(language), zone)
    others = "\n".join(f"· {question}" for question in words.questions[1:])
    return join(
        (
            bold(say("Published answer {number}", number=known.id)) + f" · {state(known, say, today)}",
            join(
                (
                    scope(known, ministry, say),
                    until(known, say),
                    counted(count, say) if count.given else "",
                )
            ),
            _what_is_wrong(known, say, today),
            italic(say("What the public reads ({language}):", language=LANGUAGES[language])),
            shown if words.is_whole else _what_there_is(words, say),
            join((italic(say("Also asked like this:")), others)) if others else "",
            italic(_how(say)) if known.retired_at is None else "",
        ),
        "\n\n",
    )


def view_buttons(known: Published, language: str, say: Voice, today: date) -> Rows:
    """Give what staff can do with it as it stands."""
    if known.retired_at:
        return [[_button(say("Put back"), known, "undo")], [_back_to_list(say)]]
    rows = [
        [_button(("✓ " if each == language else "") + name, known, each) for each, name in LANGUAGES.items()],
        [
            _button(say("Valid until …"), known, "until"),
            _button(say("Topic"), known, "topic"),
            _button(say("Region"), known, "region"),
        ],
    ]
    is_draft = known.published_at is None
    if is_draft and may_be_published(known, today):
        rows.insert(0, [_button(say("Publish"), known, "publish")])
    retire = say("Throw the draft away") if is_draft else say("Rule changed: retire")
    return [*rows, [_button(retire, known, "retire")], [_back_to_list(say)]]


def until_choice(known: Published, say: Voice) -> Rows:
    """Give for how long it can hold from today on."""
    return [
        [
            _button(_months(3, say), known, "until", "3"),
            _button(_months(6, say), known, "until", "6"),
        ],
        [
            _button(say("A year"), known, "until", "12"),
            _button(say("Another day: write it"), known, "until", "day"),
        ],
        [_back(known, say)],
    ]


def topic_choice(known: Published, ministry: Ministry, say: Voice) -> Rows:
    """Give the topics that it can have."""
    buttons = [
        _button(_marked(topic.name(say.language), topic.id == known.topic), known, "topic", topic.id)
        for topic in ministry.topics
    ]
    return [*in_pairs(buttons), [_back(known, say)]]


def region_choice(known: Published, say: Voice, at: int) -> Rows:
    """Give a page of the regions for which it can hold, and the whole country."""
    pages = -(-len(REGIONS) // REGIONS_PAGE)
    at %= pages
    shown = REGIONS[at * REGIONS_PAGE : (at + 1) * REGIONS_PAGE]
    buttons = [
        _button(_marked(region_name(code, say.language), code == known.region), known, "region", code)
        for code in shown
    ]
    more = say("More regions ({page} of {pages})", page=at + 1, pages=pages)
    return [
        [_button(_marked(say("The whole country"), known.region is None), known, "region", WHOLE_COUNTRY)],
        *in_pairs(buttons),
        [_button(more, known, "region", str((at + 1) % pages))],
        [_back(known, say)],
    ]


def state(known: Published, say: Voice, today: date) -> str:
    """Give in a word whether the public reads it."""
    if known.retired_at:
        return say("retired")
    if known.published_at is None:
        return say("draft, the public does not see it")
    return say("published") if known.holds(today) else say("expired, the public does not see it")


def scope(known: Published, ministry: Ministry, say: Voice) -> str:
    """Give about what and where it holds."""
    where = region_name(known.region, say.language) or say("the whole country")
    return f"{ministry.topic(known.topic).name(say.language)} · {where}"


def until(known: Published, say: Voice) -> str:
    """Give the last day on which it holds."""
    day = datetime.combine(known.expires_on, time(12), UTC)
    return say("Valid until {day}", day=say.date(day, UTC))


def counted(count: Count, say: Voice) -> str:
    """Give how often it was given first and what became of that."""
    return say(
        "Given first: {given} · helped: {helped} · asked a person: {person}",
        given=count.given,
        helped=count.helped,
        person=count.person,
    )


def best_language(known: Published, reader: str) -> str:
    """Give the language to show first: the reader's, else one that has an answer, or anything."""
    answered = [language for language, words in known.words.items() if words.answer]
    best = language_for(known, reader)
    return best if best in answered else next(iter((*answered, *known.words)), reader)


def names(languages: Sequence[str]) -> str:
    """Give languages by their own names."""
    return ", ".join(LANGUAGES[language] for language in languages)


def _what_is_wrong(known: Published, say: Voice, today: date) -> Text:
    if known.retired_at:
        return Text()
    found = personal(known)
    missing = lacking(known)
    blocked = not may_be_published(known, today)
    return join(
        (
            bold(
                say(
                    "Personal data in {languages}: it cannot be published like this. Please reword it.",
                    languages=names(found),
                )
            )
            if found
            else "",
            say("Not complete yet: {languages}.", languages=names(missing)) if missing else "",
            say("To publish it, question and answer are needed in Kazakh or Russian.")
            if blocked and not found and {"kk", "ru"} <= set(missing)
            else "",
        )
    )


def _what_there_is(words: Words, say: Voice) -> Text:
    question = bold(words.questions[0]) if words.questions else Text(say("The question is missing."))
    return join((question, words.answer or say("The answer is missing.")), "\n\n")


def _how(say: Voice) -> str:
    return say(
        "To change it, reply to this message in any language: lines that end with a question mark are "
        "ways to ask, the rest is the answer. A changed answer is a draft until you publish it again."
    )


def _months(count: int, say: Voice) -> str:
    return say.count("{count} month", "{count} months", count)


def _button(label: str, known: Published, what: str, value: str = "") -> Button:
    return Button(label, Way(id=known.id, what=what, value=value).data(VERB))


def _back(known: Published, say: Voice) -> Button:
    return Button("← " + say("Back"), Way(id=known.id).data(VERB))


def _back_to_list(say: Voice) -> Button:
    return Button("← " + say("All published answers"), Way().data(VERB))


def _marked(label: str, is_chosen: bool) -> str:
    return f"✓ {label}" if is_chosen else label
