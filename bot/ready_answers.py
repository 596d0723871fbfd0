"""How ready answers look to staff: the list by topic, one of them, and the buttons. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.markup import Text, bold, join, written
from bot.ministry import Ministry
from bot.speech import Button, Rows
from bot.texts import LANGUAGES, Voice
from storage.templates import Template

PAGE = 8
"""Ready answers on a page."""
ASKED = re.compile(
    r"=(?P<topic>[\w-]{1,32})(?:/(?P<page>[0-9]{1,3}))?|(?P<id>[0-9]{1,9})(?P<what>kk|ru|en|-|x)?"
)
DELETE, DELETED = "-", "x"


@dataclass(frozen=True, slots=True)
class View:
    """What a button of /answers names: a page of a topic, a template, or neither, which is all topics.

    `what` is the language to show, or that it is to be deleted, or is. The number of an appeal in the
    button's data is always 0, so that nobody who replies to the list answers an appeal.
    """

    topic: str = ""
    page: int = 0
    id: int = 0
    what: str = ""

    def data(self) -> str:
        """Give the button's data, 48 bytes at the most: `answers:0:=fuel/1`, `answers:0:12ru`."""
        shown = f"={self.topic}/{self.page}" if self.topic else f"{self.id}{self.what}" if self.id else ""
        return f"answers:0:{shown}"


def view_of(argument: str) -> View:
    """Give the view which a button names; one that nobody made shows all topics."""
    found = ASKED.fullmatch(argument)
    if found is None:
        return View()
    return View(found["topic"] or "", int(found["page"] or 0), int(found["id"] or 0), found["what"] or "")


def topics_text(counted: Mapping[str, int], ministry: Ministry, say: Voice) -> tuple[Text, Rows]:
    """Give the topics that have ready answers, each as a button."""
    head = bold(say("Ready answers"))
    if not counted:
        words = say("There are none yet. Reply to an answer that was sent with /save and a title to keep it.")
        return join((head, words), "\n\n"), ()
    names = {topic: ministry.topic(topic).name(say.language) for topic in counted}
    buttons = [Button(f"{names[topic]} · {count}", View(topic).data()) for topic, count in counted.items()]
    return join((head, say("Choose a topic.")), "\n\n"), [
        buttons[at : at + 2] for at in range(0, len(buttons), 2)
    ]


def topic_text(found: Sequence[Template], view: View, ministry: Ministry, say: Voice) -> tuple[Text, Rows]:
    """Give a page of the ready answers of a topic, and a button for each."""
    page = min(view.page, max(len(found) - 1, 0) // PAGE)
    shown = found[page * PAGE : (page + 1) * PAGE]
    name = ministry.topic(view.topic).name(say.language)
    head = bold(say("Ready answers")) + f" · {name}"
    entries = [join((bold(f"{each.id}. ") + each.title, _about(each, say))) for each in shown]
    numbers = [Button(str(each.id), View(id=each.id).data()) for each in shown]
    ways = []
    if page > 0:
        ways.append(Button("← " + say("Older"), View(view.topic, page - 1).data()))
    if (page + 1) * PAGE < len(found):
        ways.append(Button(say("Newer") + " →", View(view.topic, page + 1).data()))
    rows = [numbers[:4], numbers[4:], ways, [Button("← " + say("Topics"), View().data())]]
    none = "" if entries else say("There are none here any more.")
    return join((head, *entries, none), "\n\n"), [row for row in rows if row]


def template_text(template: Template, view: View, ministry: Ministry, say: Voice) -> tuple[Text, Rows]:
    """Give a ready answer in one language, with the ways to the others and to its deletion."""
    language = view.what if view.what in LANGUAGES else _best_language(template, say)
    wording = template.wordings.get(language)
    topic = ministry.topic(template.topic).name(say.language)
    head = join(
        (bold(f"{template.id}. {template.title}"), topic, _about(template, say), bold(LANGUAGES[language]))
    )
    words = written(wording.text, wording.entities) if wording else Text(how_to_add(template, say))
    if view.what == DELETE:
        rows: Rows = [
            [Button(say("Delete for good"), View(id=template.id, what=DELETED).data())],
            [Button("← " + say("Back"), View(id=template.id).data())],
        ]
    else:
        rows = [
            [
                Button(("✓ " if each == language else "") + name, View(id=template.id, what=each).data())
                for each, name in LANGUAGES.items()
            ],
            [
                Button("← " + say("Back"), View(template.topic).data()),
                Button(say("Delete"), View(id=template.id, what=DELETE).data()),
            ],
        ]
    return join((head, words), "\n\n"), rows


def ready_choice(number: int, found: Sequence[Template], say: Voice, desk: str = "") -> Rows:
    """Give the buttons of an appeal's card that show ready answers, with how often each answered.

    `desk` stands before the verbs of a private desk.
    """
    rows = [
        [Button(f"{each.title} · {_times(each, say)}", f"{desk}preview:{number}:{each.id}")] for each in found
    ]
    return [*rows, [Button("← " + say("Back"), f"{desk}card:{number}")]]


def how_to_add(template: Template, say: Voice) -> str:
    """Say how a ready answer gets another language."""
    return say(
        "It is not there in this language yet. "
        "Reply with /save {number} to an answer in this language to add it.",
        number=template.id,
    )


def languages_of(template: Template) -> str:
    """Give the languages that a ready answer has, each by its own name."""
    return ", ".join(name for language, name in LANGUAGES.items() if language in template.wordings)


def missing_of(template: Template, say: Voice) -> str:
    """Give the languages that a ready answer lacks, nothing if none."""
    names = ", ".join(name for language, name in LANGUAGES.items() if language not in template.wordings)
    return say("missing: {languages}", languages=names) if names else ""


def _about(template: Template, say: Voice) -> str:
    told = (languages_of(template), missing_of(template, say), _times(template, say))
    return " · ".join(filter(None, told))


def _times(template: Template, say: Voice) -> str:
    return say.count("answered {count} time", "answered {count} times", template.answered)


def _best_language(template: Template, say: Voice) -> str:
    return say.language if say.language in template.wordings else next(iter(template.wordings), say.language)
