"""Which day a member of staff promises in an answer, in Kazakh, Russian or English. Pure.

Rather none than a wrong one: a day that may be meant in two ways is none at all.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from bot.calendar import Calendar, months_after

FARTHEST = timedelta(days=366)
"""A promise reaches no further."""
NEAR = timedelta(days=183)
"""A date without a year names the next such day only if it is as near; else it tells of what was."""
CONSIDERED = 4096
"""Characters of an answer that are read."""

_DAY = timedelta(days=1)
_Reading = Callable[[re.Match[str], date, Calendar], date | None]


def promised_day(text: str, today: date, calendar: Calendar) -> date | None:
    """Give the day by which an answer promises something, None where it names none, several or a past one."""
    text = text[:CONSIDERED].lower()
    for readings in (_NAMED, _RELATIVE):
        found = set(_days_in(text, readings, today, calendar))
        if found:
            day = found.pop()
            return day if not found and today <= day <= today + FARTHEST else None
    return None


def _days_in(
    text: str, readings: Mapping[re.Pattern[str], _Reading], today: date, calendar: Calendar
) -> Iterator[date]:
    for pattern, read in readings.items():
        for match in pattern.finditer(text):
            if _FROM.search(text[max(match.start() - 12, 0) : match.start()]) or _SINCE.match(
                text[match.end() :]
            ):
                continue
            try:
                day = read(match, today, calendar)
            except (ValueError, OverflowError):  # 31 February, the year 99999
                continue
            if day is not None:
                yield day


_MONTHS = (
    r"қаңтар\w*|январ[ья]|янв|january|jan",
    r"ақпан\w*|феврал[ья]|фев|february|feb",
    r"наурыз\w*|марта?|march|mar",
    r"сәуір\w*|апрел[ья]|апр|april|apr",
    r"мамыр\w*|ма[йя]|may",
    r"маусым\w*|июн[ья]|june|jun",
    r"шілде\w*|июл[ья]|july|jul",
    r"тамыз\w*|августа?|авг|august|aug",
    r"қыркүйек\w*|қыркүйег\w*|сентябр[ья]|сент?|september|sept?",
    r"қазан\w*|октябр[ья]|окт|october|oct",
    r"қараша\w*|ноябр[ья]|нояб?|november|nov",
    r"желтоқсан\w*|декабр[ья]|дек|december|dec",
)
_MONTH = "(?P<month>" + "|".join(f"(?:{names})" for names in _MONTHS) + r")\b\.?"
_YEAR = r"(?:,?\s+(?P<year>20\d\d)(?!\d))?"
_WEEKDAYS = (
    r"дүйсенбі\w*|понедельник\w*|monday",
    r"сейсенбі\w*|вторник\w*|tuesday",
    r"сәрсенбі\w*|сред[уыае]|wednesday",
    r"бейсенбі\w*|четверг\w*|thursday",
    r"жұма(?:ға|да)?|пятниц\w+|friday",
    r"сенбі\w*|суббот\w+|saturday",
    r"жексенбі\w*|воскресень\w+|sunday",
)
_NUMBERS = (
    r"одного|один|одну|одной|бір|one|an|a",
    r"двух|два|две|екі|two",
    r"трех|трёх|три|үш|three",
    r"четырех|четырёх|четыре|төрт|four",
    r"пяти|пять|бес|five",
    r"шести|шесть|алты|six",
    r"семи|семь|жеті|seven",
    r"восьми|восемь|сегіз|eight",
    r"девяти|девять|тоғыз|nine",
    r"десяти|десять|он|ten",
)
_NUMBER = r"(?P<number>\d{1,3}|" + "|".join(_NUMBERS) + ")"
_FROM = re.compile(r"\b(?:с|со|от|после|from|since|after)\s+$")
"""What stands before a day from which something was or will be, not by which."""
_SINCE = re.compile(
    r"\s*-?(?:[нтд][еа]н\s+(?:бастап|кейін)|тг|теңге|тенге|руб|%|°|₸|км|кг|литр|л\b|м\b|:\d|\s(?:бастап|кейін)\b)"
)
"""What stands after such a day, or after a number that is none."""


def _index(word: str, names: tuple[str, ...]) -> int:
    return next(index for index, forms in enumerate(names) if re.fullmatch(forms, word))


def _at(today: date, day: int, month: int, year: str | None) -> date | None:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = date(today.year, month, day) if (month, day) != (2, 29) else _leap_day(today)
    if found < today:
        found = date(today.year + 1, month, day)
    return found if found - today <= NEAR else None


def _leap_day(today: date) -> date:
    return date(today.year if today <= date(today.year, 3, 1) else today.year + 1, 2, 29)


def _in_figures(match: re.Match[str], today: date, calendar: Calendar) -> date | None:
    del calendar
    return _at(today, int(match["day"]), int(match["month"]), match["year"])


def _in_words(match: re.Match[str], today: date, calendar: Calendar) -> date | None:
    del calendar
    month = _index(match["month"], _MONTHS) + 1
    return _at(today, int(match["day"]), month, match["year"])


def _ahead(days: int) -> _Reading:
    def read(match: re.Match[str], today: date, calendar: Calendar) -> date:
        del match, calendar
        return today + _DAY * days

    return read


def _within(match: re.Match[str], today: date, calendar: Calendar) -> date:
    word = match["number"] if "number" in match.groupdict() else None
    number = int(word) if word and word.isdecimal() else _index(word, _NUMBERS) + 1 if word else 1
    if match["working"]:
        return calendar.add_working_days(today, min(number, FARTHEST.days))
    unit = match["unit"]
    if re.match(r"недел|апта|week", unit):
        return today + 7 * _DAY * number
    if re.match(r"месяц|ай|month", unit):
        return months_after(today, number)
    return today + _DAY * number


def _end_of_week(weeks: int) -> _Reading:
    def read(match: re.Match[str], today: date, calendar: Calendar) -> date | None:
        del match, calendar
        friday = today + _DAY * (4 - today.weekday() + 7 * weeks)
        return None if friday < today else friday

    return read


def _end_of_month(match: re.Match[str], today: date, calendar: Calendar) -> date:
    del match, calendar
    return months_after(today.replace(day=1), 1) - _DAY


def _end_of_year(match: re.Match[str], today: date, calendar: Calendar) -> date:
    del match, calendar
    return date(today.year, 12, 31)


def _on_weekday(match: re.Match[str], today: date, calendar: Calendar) -> date | None:
    del calendar
    ahead = (_index(match["weekday"], _WEEKDAYS) - today.weekday()) % 7
    return today + _DAY * ahead if ahead else None  # today's own name may mean today or in a week


def _on_next_weekday(match: re.Match[str], today: date, calendar: Calendar) -> date | None:
    """Give the day that is both the next of its name and in the next week; any other may mean either."""
    del calendar
    ahead = _index(match["weekday"], _WEEKDAYS) - today.weekday()
    return today + _DAY * (ahead + 7) if ahead <= 0 else None


def _when(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in patterns))


_UNIT_RU = r"(?P<working>рабоч\w+\s+)?(?P<unit>дн\w+|день|недел\w+|месяц\w*)"
_UNIT_KK = r"(?P<working>жұмыс\s+)?(?P<unit>күні?|апта|ай)"
_UNIT_EN = r"(?P<working>(?:working|business)\s+)?(?P<unit>days?|weeks?|months?)"

_NAMED: Mapping[re.Pattern[str], _Reading] = {
    re.compile(
        r"(?<![\d.,:/-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>20\d\d|\d\d))?(?![\d:]|[./,]\d)"
    ): _in_figures,
    re.compile(r"(?<![\d./-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"): _in_figures,
    re.compile(r"(?<![\d./])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d)(?![\d/])"): _in_figures,
    re.compile(
        rf"(?<![\d.,:])(?P<day>\d{{1,2}})(?:-?(?:го|е|ші|шы|st|nd|rd|th))?\s+(?:of\s+)?{_MONTH}{_YEAR}"
    ): _in_words,
    re.compile(rf"(?<!\w){_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d|\d){_YEAR}"): _in_words,
}
"""How a day is named by its date."""
_RELATIVE: Mapping[re.Pattern[str], _Reading] = {
    _when("послезавтра", r"бүрсігүні?\w*", "the day after tomorrow"): _ahead(2),
    _when("завтра", r"ертең(?:ге|гі)?", "(?<!day after )tomorrow"): _ahead(1),
    _when(
        "до конца дня",
        "сегодня до вечера",
        r"күн(?:нің)? соңына дейін",
        r"бүгін кешке дейін",
        "by the end of (?:the|this) day",
        "by tonight",
    ): _ahead(0),
    _when(r"(?:в течение|за|через)\s+" + _NUMBER + r"\s+" + _UNIT_RU): _within,
    _when(r"(?:в течение|через)\s+" + _UNIT_RU): _within,
    _when(
        _NUMBER + r"\s+" + _UNIT_KK + r"(?:\s+ішінде|н[ае]н\s+(?:кейін|соң)|нің\s+ішінде|дан\s+(?:кейін|соң))"
    ): _within,
    _when(r"(?:within|in)\s+" + _NUMBER + r"\s+" + _UNIT_EN): _within,
    _when(
        "до конца(?: этой)? недели", r"(?:осы )?апта(?:ның)? соңына дейін", "by the end of (?:the|this) week"
    ): _end_of_week(0),
    _when(
        "до конца следующей недели",
        "на следующей неделе",
        "келесі аптада",
        "келесі апта(?:ның)? соңына дейін",
        "by the end of next week",
        "next week",
    ): _end_of_week(1),
    _when(
        "до конца(?: этого)? месяца", r"(?:осы )?ай(?:дың)? соңына дейін", "by the end of (?:the|this) month"
    ): _end_of_month,
    _when(
        "до конца(?: этого)? года", r"жыл(?:дың)? соңына дейін", "by the end of (?:the|this) year"
    ): _end_of_year,
    _when(r"(?:до|ко?)\s+(?P<weekday>" + "|".join(_WEEKDAYS) + ")"): _on_weekday,
    _when(r"(?:by|until|till)\s+(?P<weekday>" + "|".join(_WEEKDAYS) + ")"): _on_weekday,
    _when(r"(?:до|ко?)\s+следующ\w+\s+(?P<weekday>" + "|".join(_WEEKDAYS) + ")"): _on_next_weekday,
    _when(r"(?:by|until|till)\s+next\s+(?P<weekday>" + "|".join(_WEEKDAYS) + ")"): _on_next_weekday,
    _when(r"келесі\s+(?P<weekday>" + "|".join(_WEEKDAYS) + r")(?:\s+күніне)?\s+дейін"): _on_next_weekday,
    _when(
        r"(?<!келесі )(?P<weekday>(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|сенбі|жексенбі)ге|жұмаға)"
        r"(?:\s+күніне)?\s+дейін"
    ): _on_weekday,
}
"""How a day is named from today's point of view."""
