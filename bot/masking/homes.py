"""Exact addresses: numbers of houses and flats. Street, quarter and town stay, for staff need the place."""

import re
from collections.abc import Iterator

from bot.masking.kinds import Found, Kind
from bot.masking.words import one_of

_NUMBER = r"\d{1,4}(?:[ ]?/[ ]?\d{1,4}|-\d{1,3}(?!\d))?(?:[ ]?[а-гa-d](?![\w.]))?"
_FLAT_NUMBER = r"\d{1,4}[а-гa-d]?(?!\w)"
_UNIT = one_of(
    r"""
        -?(?:й|го|му|ти|ші|шы|інші|ыншы)\b % ° ₸ \$ дн ден[ьё] день сут час минут нед месяц мес\b год
        лет\b км м\b метр раза?\b сем[ье] семей чел жител дет[еи] дом(?:ов|а\b) этаж
        квартир(?:ы\b|\b(?!\s?№?\d)) комнат тенге теңге тг тыс млн млрд градус кв\.?\s?м квт
        кв\b(?!\.?\s?\d) мвт тонн литр л\b ям[аы] машин шт столб абонент подъезд(?!\s?№?\d) в\sчас күн
        сағат ай\b айдан айға жыл апта рет адам отбас мың миллион шақырым ауру үйді?ң\b үйге үйде\s
        балалы қабат бөлме январ феврал март апрел ма[яй]\b июн июл август сентябр октябр ноябр декабр
        қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
        """
)
_NO_COUNT = rf"(?![\w.,:/]?\d|[\s-]{{0,2}}{_UNIT})"
"""A number that counts something numbers no house."""
_STREET = (
    r"(?<!\w)"
    + one_of(
        r"""
            ул улиц\w{1,3} пр пр-т\w? просп проспект\w{0,2} пер переул\w{1,4} бульвар\w? б-р тракт\w?
            шоссе street st
            """
    )
    + r"(?!\w)"
)
_KAZAKH_STREET = one_of(
    r"""
        көшесі\w{0,5} кошеси\w{0,5} көш к-сі даңғыл\w{0,6} дангыл\w{0,6} д-лы тұйығ\w{0,4}
        k[oö]shesi\w{0,5} da[nń][gğ]yl\w{0,6}
        """
)
_QUARTER = (
    r"(?<!\w)"
    + one_of(
        r"""
            мкрн? мкр-н микр микрорайон\w{0,2} м-н ықшам\s?аудан\w{0,4} шағын\s?аудан\w{0,4} ш/а
            мөлтек\sауданы? квартал\w? жк жилой\sмассив аулы? ауылы?
            """
    )
    + r"(?!\w)"
)
_WORD = r"[«\"]?[^\W\d_][\w-]*\.?[»\"]?"
_NAME = rf"(?:\d{{1,2}}(?:-?[а-яё]{{1,3}})?\s)?{_WORD}(?:\s{_WORD}){{0,2}}?"
_CAPITAL = r"(?<![\w-])[^\W\d_a-zа-яёәғқңөұүһі][\w-]{1,24}"
_CAPITALS = rf"(?:{_CAPITAL}\s){{0,2}}{_CAPITAL}"
_HOUSE_WORD = r"(?:(?:д|дом|дома|доме)(?![^\W\d_])\.?\s?)?(?:№\s?)?"

_ENGLISH_STREET = r"(?:street|str|st|avenue|ave|road|rd|lane|boulevard|blvd|microdistrict|mkr)(?!\w)\.?"
_AFTER_A_PLACE = (
    re.compile(
        rf"{_STREET}\.?\s?{_NAME}(?:\s?,\s?|\s|\s?-\s){_HOUSE_WORD}({_NUMBER}){_NO_COUNT}"
        r"(?!\s?-?(?:микр|мкр|м-н|квартал))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<=\w)\s{_KAZAKH_STREET}\.?\s?,?\s?(?:№\s?)?({_NUMBER}){_NO_COUNT}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:{_QUARTER}\.?\s?[«\"]?[\w-]+[»\"]?|(?<!\w)\d{{1,2}}(?:-?й)?\s?-?{_QUARTER}\.?)\s?,?\s"
        rf"{_HOUSE_WORD}({_NUMBER}|\d{{1,3}}\s?-\s?\d{{1,4}}){_NO_COUNT}(?!\s?-?(?:й\s|мкр|микр))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w-])((?:дом[ауе]?(?![^\W\d_])|house|building|bldg\.?)\s?(?:номер\s?)?(?:№\s?)?{_NUMBER})"
        rf"(?![\w-]){_NO_COUNT}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\w-])(д\.\s?(?:№\s?)?{_NUMBER})(?![\w-]){_NO_COUNT}", re.IGNORECASE),
    re.compile(
        rf"(?<![\w.,/-])({_NUMBER})\s(?:{_CAPITAL}\s){{1,3}}(?i:{_ENGLISH_STREET})(?!\s?[A-Z])",
    ),
    re.compile(
        rf"(?<![\w-])[^\W\d_][\w-]{{1,24}}\s(?i:{_ENGLISH_STREET}),?\s(\d{{1,4}}\s?-\s?\d{{1,4}}|{_NUMBER})(?![\w-]){_NO_COUNT}",
    ),
    re.compile(
        rf"(?i:жив[уеё]м?|тұрам\w+|прожива\w+|адрес\w{{0,3}}|live)\W{{1,2}}(?:\w{{1,3}}\s)?{_CAPITALS}\s?,?\s"
        r"(\d{1,3}[а-г]?\s?-\s?\d{1,4})(?![\w-])"
    ),
)
_BEFORE_HOUSE = re.compile(
    rf"(?<![\w.,/-])(?:№\s?)?({_NUMBER})\s?-?\s?(?:ші|шы|й)?\s?-?"
    r"(?:үй(?:і|ім|де|ден|дің|дегі|інде|іне|інің)?|дом[еу]?)(?!\w)",
    re.IGNORECASE,
)
_FLAT = re.compile(
    rf"(?<!\w)(?:кв(?=\.|\s?\d)\.?|квартир[аеуы]|пәтер(?:і|ім)?|патер|apt\.?|apartment|flat)\s?(?:№\s?)?"
    rf"({_FLAT_NUMBER}){_NO_COUNT}",
    re.IGNORECASE,
)
_BEFORE_FLAT = re.compile(
    rf"(?<![\w.,/-])(?:№\s?)?({_FLAT_NUMBER})\s?-?\s?(?:ші|шы|інші|ыншы)?\s?-?"
    r"(?:пәтер(?:і|де|ден|дің|інде)?|патер|квартира|(?P<short>кв)(?!\.?\s?(?:м|\d)))(?!\w)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    rf"(?:{_STREET}|{_QUARTER}|көше|даңғыл|к-сі|д-лы|№|адрес|мекен|тұра|жив[уёе]|прожив|прописан)\W?"
    r"(?:[^.!?\n]|(?<=\W\w)\.){0,45}\Z",
    re.IGNORECASE,
)
"""What tells that an address is being given."""
_AT_QUARTER = re.compile(r"(?<!\w)(?:мкрн?|мкр-н|микрорайон\w{0,2}|м-н|квартал\w?)\W{0,2}\Z", re.IGNORECASE)
_AT_HOUSE = re.compile(r"(?:үй|дом)\w{0,3}\W{0,3}(?:\d{1,4}\W{1,3})?\Z", re.IGNORECASE)
_FLAT_FOLLOWS = re.compile(r"\W{0,3}\d{1,4}\s?-?\s?(?:ші\s)?(?:пәтер|патер|кв)", re.IGNORECASE)
_VOLTAGE = re.compile(r"(?:\d|линии?|вл|лэп|подстанци\w+|тп|кл)\s?-?\s?\Z", re.IGNORECASE)
_OPEN_TO_ALL = one_of(
    r"""
        азс агзс агнкс заправк\w* автозаправ\w* школ[аыуе]?\b школой\b лице[йя] гимнази\w* детсад
        детск\w+\sсад садик больниц\w* поликлиник\w* амбулатори\w* магазин рынок рынк\w* базар цон
        акимат администрац\w* останов\w* светофор подстанци\w* котельн\w* тэц отделени\w* офис мектеп
        мектеб\w* аурухана емхана балабақша бекет дүкен хқко әкімдік әкімдіг\w* аялдама жқс жмқс
        жанармай station school hospital
        """
)
"""A place that is open to all: its address is nobody's home."""
_PUBLIC_BEFORE = re.compile(rf"(?<!\w){_OPEN_TO_ALL}[^!?\n;]{{0,50}}\Z", re.IGNORECASE)
_PUBLIC_AFTER = re.compile(rf"(?:-\w{{1,5}})?\W{{1,3}}{_OPEN_TO_ALL}", re.IGNORECASE)


def homes(plain: str) -> Iterator[Found]:
    """Give where numbers of houses and flats stand."""
    if not any(digit in plain for digit in "0123456789"):
        return
    flats = [*_flats(plain)]
    yield from flats
    for start, end in _houses(plain):
        has_flat = any(0 <= flat.start - end <= 20 for flat in flats)
        if has_flat or not _is_public(plain, start, end):
            yield Found(start, end, Kind.HOUSE)


def _houses(plain: str) -> Iterator[tuple[int, int]]:
    for rule in _AFTER_A_PLACE:
        for match in rule.finditer(plain):
            yield match.span(1)
    for match in _BEFORE_HOUSE.finditer(plain):
        near = plain[max(match.start() - 70, 0) : match.start(1)]
        is_quarter = _AT_QUARTER.search(near)
        if not is_quarter and (_ADDRESS.search(near) or _FLAT_FOLLOWS.match(plain, match.end())):
            yield match.start(1), match.end()


def _flats(plain: str) -> Iterator[Found]:
    for match in _FLAT.finditer(plain):
        near = plain[max(match.start() - 50, 0) : match.start()]
        may_be_voltage = match[0][:3].lower() in {"кв", "кв ", "кв."} and _VOLTAGE.search(near[-14:])
        if not may_be_voltage or _ADDRESS.search(near):
            yield Found(match.start(), match.end(1), Kind.FLAT)
    for match in _BEFORE_FLAT.finditer(plain):
        near = plain[max(match.start() - 50, 0) : match.start(1)]
        if _AT_HOUSE.search(near) or (not match["short"] and _ADDRESS.search(near)):
            yield Found(match.start(1), match.end(), Kind.FLAT)


def _is_public(plain: str, start: int, end: int) -> bool:
    before = plain[max(start - 80, 0) : start]
    return bool(_PUBLIC_BEFORE.search(before) or _PUBLIC_AFTER.match(plain, end))
