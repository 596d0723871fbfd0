"""What a citizen reads and presses who is given a published answer before staff read her question. Pure."""

from bot.markup import Text, bold, join
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.published import Choice
from storage.records import Appeal

MINUTES = 15
"""So long staff are not shown a question if nothing is pressed."""


def first(appeal: Appeal, page: Text, choice: Choice | None, say: Voice, *, holds: bool) -> Text:
    """Give the published answer with what she may do, or what has become of her question since."""
    head = bold(say("№ {number}: there is an answer to this question already.", number=appeal.id))
    return join((head, page, _below(appeal, choice, say, holds=holds)), "\n\n")


def first_buttons(appeal: Appeal, choice: Choice | None, say: Voice) -> Rows:
    """Give what she may press, nothing once that is decided."""
    if choice is not None:
        return []
    return [
        [
            Button(say("This helped"), f"helped:{appeal.id}"),
            Button(say("Ask a person"), f"person:{appeal.id}"),
        ]
    ]


def _below(appeal: Appeal, choice: Choice | None, say: Voice, *, holds: bool) -> str:
    if choice is None:
        return say.count(
            "Did this help? If you press nothing, the staff get your question in {count} minute.",
            "Did this help? If you press nothing, the staff get your question in {count} minutes.",
            MINUTES,
        )
    if choice is Choice.HELPED:
        return say("We are glad that this helped. № {number} is closed.", number=appeal.id)
    if not holds:
        return say("This answer is no longer valid. The staff have your question and will answer here.")
    return say("The staff have your question and will answer here.")
