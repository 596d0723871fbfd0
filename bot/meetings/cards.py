"""What a staff card offers of a meeting. Pure."""

from bot.speech import Button
from bot.texts import Voice
from storage.records import Appeal, Kind


def meeting_button(appeal: Appeal, say: Voice) -> list[Button]:
    """Give the button that offers times to who asks to be met, nothing for any other appeal."""
    return [Button(say("Offer times to meet"), f"meet:{appeal.id}")] if appeal.kind is Kind.MEETING else []
