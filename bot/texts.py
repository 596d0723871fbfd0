"""What the bot says, in Kazakh, Russian and English; the only module that knows gettext."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from gettext import GNUTranslations
from importlib import resources
from io import BytesIO
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES: Mapping[str, str] = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""The languages of the bot, each with its own name for itself."""


class Voice:
    """The bot speaking one language: `say("Closed")`, `say("№ {number}", number=41)`."""

    def __init__(self, language: str, translations: GNUTranslations) -> None:
        self.language = language
        self._translations = translations
        self._locale = Locale.parse(language)

    def __call__(self, message: str, /, **values: Any) -> str:
        """Give `message` in this language, with its {places} filled in."""
        return self._translations.gettext(message).format(**values)

    def count(self, one: str, many: str, count: int, /, **values: Any) -> str:
        """Give the form of the message that fits `count`, which is also the place {count}."""
        return self._translations.ngettext(one, many, count).format(count=count, **values)

    def moment(self, when: datetime, zone: tzinfo) -> str:
        """Give a day and an hour, such as “Nov 22, 09:41”."""
        local = when.astimezone(zone)
        day = format_skeleton("MMMd", local, tzinfo=zone, locale=self._locale)
        return f"{day}, {format_datetime(local, 'HH:mm', tzinfo=zone, locale=self._locale)}"

    def day(self, when: datetime, zone: tzinfo) -> str:
        """Give a day, such as “November 22”."""
        return format_skeleton("MMMMd", when.astimezone(zone), tzinfo=zone, locale=self._locale)

    def date_in_words(self, day: date) -> str:
        """Give a day of the calendar, such as “November 22”."""
        return format_skeleton(
            "MMMMd", datetime(day.year, day.month, day.day, tzinfo=UTC), locale=self._locale
        )

    def weekday(self, day: date) -> str:
        """Give the name of a day of the week, such as “Sunday”."""
        return format_date(day, "EEEE", locale=self._locale)

    def full_date(self, day: date) -> str:
        """Give a day of the calendar with its year, such as “November 22, 2026”."""
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        return format_skeleton("yMMMMd", moment, locale=self._locale)

    def short_weekday(self, day: date) -> str:
        """Give the short name of a day of the week, such as “Sun”."""
        return format_date(day, "EEE", locale=self._locale)

    def date(self, when: datetime, zone: tzinfo) -> str:
        """Give a day with its year, such as “November 22, 2026”."""
        return format_skeleton("yMMMMd", when.astimezone(zone), tzinfo=zone, locale=self._locale)

    def span(self, first: str, last: str) -> str:
        """Give two days as one period, such as “November 16 – November 22”."""
        return self("{first} – {last}", first=first, last=last)

    def explain(self, command: str, what: str) -> str:
        """Give a line which says what a command is for."""
        return self("{command} – {what}", command=command, what=what)

    def age(self, span: timedelta) -> str:
        """Give how long something has lasted, in its largest whole unit."""
        minutes = int(span.total_seconds()) // 60
        if minutes < 1:
            return self("just now")
        if minutes < 60:
            return self.count("{count} minute", "{count} minutes", minutes)
        if minutes < 48 * 60:
            return self.count("{count} hour", "{count} hours", minutes // 60)
        return self.count("{count} day", "{count} days", minutes // (24 * 60))


@cache
def voice(language: str) -> Voice:
    """Give the voice for a language of LANGUAGES."""
    source = resources.files("bot") / "locales" / f"{language}.po"
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Voice(language, GNUTranslations(compiled))
