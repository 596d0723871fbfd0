"""What is said to who asks for a digest: in which language, and why a week cannot be shown."""

from bot.desk.work import Work
from bot.digest.period import WeekIsMalformed, week_before
from bot.markup import Text
from bot.texts import voice
from storage.records import Place


def language(work: Work, place: Place, client_language: str | None) -> str:
    """Give the language of a chat of managers, or of an admin in private."""
    if place.chat_id < 0:
        return work.office.language_of(place.chat_id)
    return work.voice_of_stranger(place.chat_id, client_language).language


def explain_week(work: Work, place: Place, language: str, error: Exception) -> None:
    """Say why the week that was asked for cannot be shown."""
    say, example = voice(language), week_before(work.now, work.office.zone)
    if isinstance(error, WeekIsMalformed):
        words = say("There is no such week. Please write the year and the week: /digest {week}", week=example)
    else:
        words = say("That week is not over yet. /digest shows the last seven days.")
    work.say(place, Text(words))
