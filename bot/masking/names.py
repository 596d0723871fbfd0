"""Full names: by a patronymic, by initials, or by words with which people say who they are.

Left alone are officials, beside whom a word for their office stands, and whatever is named after a person.
"""

import re
from collections.abc import Iterator

from bot.masking.kinds import Found, Kind
from bot.masking.words import one_of

NEAR = 120
"""Characters before a name in which it is told whose it is."""
_CAPITAL, _SMALL = "[А-ЯЁӘҒҚҢӨҰҮІҺ]", "[а-яёәғқңөұүіһ]"
_WORD = r"[^\W\d_]{2,24}(?:[-’'][^\W\d_]{2,24})?"
_PART = re.compile(rf"{_WORD}(?![\w@])")

_PATRONYMIC = re.compile(
    r"(?<!\w)[^\W\d_]{2,20}?"
    r"(?:[оеё]вич|ьич|мич|кич|[оеё]вн|ичн|(?P<kazakh>[ұу]лы|[қк][ыи]зы|uly|[qk]yzy)|[oe]vich|[oe]vna)"
    + one_of("а у ом ем е ы ой ою ның нің на не ға ге нан нен мен мын мін")
    + r"?(?!\w)",
    re.IGNORECASE,
)
_SURE_IN_LOWER_CASE = re.compile(r"[оеё]в(?:ич|н)", re.IGNORECASE)
SURNAME = re.compile(
    r"\w+"
    + one_of(
        r"""
            [оеё]в [оеё]в[аоуы] [оеё]вой [оеё]вым [оеё]в[ағңқд]\w{0,4} [иы]н [иы]н[ауы] [иы]ной ский
            цкий ск[ау]я цкая ской цкой ских ко юк ук ян дзе швили бай бек хан тегі [oe]va? ina? sky
            skaya
            """
    ),
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?:(?P<surname>{_WORD})[ \n])?(?P<first>{_WORD})[ \n]\Z")
_AFTER = re.compile(rf"[ ](?P<next>{_WORD})(?!\w)")
_TWO_INITIALS = rf"{_CAPITAL}\. ?{_CAPITAL}\."
_INITIALS = re.compile(
    rf"(?<![\w.]){_CAPITAL}{_SMALL}{{2,20}}(?:-{_CAPITAL}{_SMALL}{{2,20}})? ?"
    rf"{_TWO_INITIALS}(?!\w| ?{_CAPITAL}{_SMALL})"
    rf"|(?<![\w.]){_TWO_INITIALS} ?{_CAPITAL}{_SMALL}{{2,20}}"
    rf"|(?<![\w.]){_CAPITAL}{_SMALL}{{1,20}}(?:[оеё]в|[иы]н)(?:[ауы]|ой|ым)? ?{_TWO_INITIALS}(?!\w)"
)

_ACTING = re.compile(r"\W?И\.? ?О\.\s", re.IGNORECASE)
"""Who holds an office for another: "и. о. министра"."""
_SHORT_SIGNED = re.compile(
    rf"(?<![\w.]){_CAPITAL}{_SMALL}{{2,20}}(?:[оеё]в|[иы]н)(?:а|у|ой|ым)?\s{_CAPITAL}\.(?=\s{_SMALL}|\s?[,;)\n]|\s?\Z)"
    rf"|(?<![\w.]){_SMALL}{{3,20}}(?:[оеё]ва?|[иы]на?)\s(?!т\.|и\.\s?[от]\.|н\.\s?э){_SMALL}\.\s?{_SMALL}\.(?!\w)"
)
"""A surname with one initial, or in lower case with two."""
_SAYS_NAME = re.compile(
    r"(?<!\w)"
    + one_of(
        r"""
            меня\s(?:зовут|звать) зовут\sменя мо[её]\sимя моя\sфамилия
            мен[іи][ңнн]?\s(?:атым|есімім|есимим|тегім|тегим|аты-жөнім) meni[nń]\s(?:atym|esimim)
            есімім (?:аты|ати)[\s,-]{0,2}ж[өо]ні?м?\s?[-:]?
            ф\.?\s?и\.?\s?о\.?(?:\s(?:заявителя|абонента|полностью))?\s?[-:]
            фамилия(?:,?\sимя(?:,?\sотчество)?)?\s?[:-] имя\s?: аты\s?: тегі\s?: есімі\s?:
            өтініш\sберуші\s?: заявитель\s?: my\sname\sis name\s?:
            """
    )
    + r"\s{0,2}[-:]?\s{0,2}",
    re.IGNORECASE,
)
"""After these even a word in lower case is a name."""
_CALLED = re.compile(r"(?<!\w)(?:атым|тегім|есімі|фамилиям|зовут|аты)\s[-:]?\s?", re.IGNORECASE)
"""After these a word with a capital letter is a name."""
_MAY_SAY_NAME = re.compile(
    r"(?<!\w)(?:(?i:"
    + one_of(
        r"""
            на\sимя гр\. гражданин\w{0,2} гражданк\w{1,2} абонент азамат(?:ша)? (?:с\s)?уважением
            құрметпен заявитель өтініш\sберуші арыз\sиесі владелец собственник иесі пишет\sвам вам\sпишет
            вас\sбеспокоит беспокоит\sвас к\sвам\sобращается обращается\sк\sвам сізге\sжазып\sотырған
            """
    )
    + r")|(?P<i>Я|Мен|МЕН|Это|Бұл|I am|I'm|This is))\s?[,:-]?\s{0,2}"
)
"""After these, words with a capital letter are a name if they look like one."""
_SIGNATURE_ENDS = re.compile(rf"(?: (?P<initial>{_CAPITAL}\.))?\W*(?:\n|\Z)")
NO_NAME = re.compile(
    one_of(
        r"""
            как все там туда куда когда не нет да уже тоже из по от на со во мен мы біз сіз вы жоқ бар
            жител\w* жильц\w* тұрғын\w* коллектив\w* ваши? родител\w* сотрудник\w* пенсионер\w*
            қазақстан\w* казахстан\w* республик\w* город\w* қала\w* област\w* облыс\w* район\w* аудан\w*
            министр\w* президент\w* аким\w* әкім\w* not the in on from an совет\w* общественн\w*
            """
    ),
    re.IGNORECASE,
)

_OFFICE = one_of(
    r"""
        министр аким әкім акым президент премьер депутат мажилисмен сенатор вице зам\. заместител
        орынбасар начальник бастығ бастық директор глав[аеуы](?!\w) главой главврач судь прокурор
        губернатор мэр председател төраға руководител басшы жетекші омбудсмен посол посл ректор секретар
        хатшы советник кеңесші minister akim governor director chairman
        """
)
_OF_WHAT = (
    rf"[«\"]?(?:(?:{_CAPITAL}|[A-Z])[\w.-]*|\w+"
    + one_of("ой ого ей ии ий ых их ы и а я ства ың ің сы сі лық лік ға ге")
    + ')[»"]?'
)
_GREETING = one_of(
    r"уважаем\w+ құрметті дорог\w+ здравствуйте сәлеметсіз\sбе қадірлі dear господин\w* госпож\w+"
)
_OFFICIAL_BEFORE = re.compile(
    rf"(?:(?<!\w)(?i:{_OFFICE})\w*(?:\s{_OF_WHAT}){{0,5}}\s|(?<!\w)(?i:{_GREETING})[,!]?\s(?:\w+\s)?)\Z"
)
_OFFICIAL_AFTER = re.compile(
    rf"(?:\s?[,(-]\s?|\s[-]\s)(?:\w+\s)?{_OFFICE}|\s(?:әкім|министр|мырза|ханым)(?!\w)", re.IGNORECASE
)
_NAMED_AFTER = re.compile(
    r"(?<!\w)"
    + one_of(
        r"""
            ул улиц\w* пр пр-т просп\w* пер переул\w* мкр микрорайон\w* им имени площад\w* пл бульвар\w*
            школ\w* лице\w* гимнази\w* парк\w* сквер\w* ауыл(?:ы\w{0,4})? аул[аеы]? сел[оае] пос[её]л\w*
            район\w* театр\w* музе\w* университет\w* больниц\w* станци\w* шахт\w* месторожд\w* тоо жшс
            ип жк ао кх к/х кдх фирм\w* компани\w* фонд\w* орден\w* премии? магазин\w* трц? тд азс
            роман\w* книг\w* поэт\w* ақын\w* батыр\w*
            """
    )
    + r"\.?\s{0,2}(?:№?\d+\s)?[«\"(]?\Z",
    re.IGNORECASE,
)
_NAMES_SOMETHING = re.compile(
    r"[»\")]?\s?"
    + one_of(
        r"""
            атындағы атынд көше\w* даңғыл\w* ауыл\w* аудан\w* мектеп\w* мектеб\w* ықшамаудан\w* алаң\w*
            саябағ\w* университет\w* театр\w* street avenue улиц\w* проспект\w*
            """
    )
    + r"(?!\w)",
    re.IGNORECASE,
)


def names(plain: str) -> Iterator[Found]:
    """Give where full names of private persons stand."""
    for start, end in (*_by_patronymic(plain), *_by_initials(plain)):
        if not _is_public(plain, start, end):
            yield Found(start, end, Kind.NAME)
    for start, end in (*_told(plain), *_perhaps_told(plain)):
        if not _NAMES_SOMETHING.match(plain, end):
            yield Found(start, end, Kind.NAME)


def _by_patronymic(plain: str) -> Iterator[tuple[int, int]]:
    for match in _PATRONYMIC.finditer(plain):
        before = _BEFORE.search(plain, max(match.start() - NEAR // 2, 0), match.start())
        if not match[0][0].isupper():
            span = _in_lower_case(match, before)
        else:
            span = _with_capitals(match, before, _AFTER.match(plain, match.end()))
        if span:
            yield span


def _in_lower_case(patronymic: re.Match[str], before: re.Match[str] | None) -> tuple[int, int] | None:
    """Give a name in lower case, which takes all three parts to be known for one."""
    if before and before["surname"] and SURNAME.fullmatch(before["surname"]):
        return (before.start(), patronymic.end()) if _SURE_IN_LOWER_CASE.search(patronymic[0]) else None
    return None


def _with_capitals(
    patronymic: re.Match[str], before: re.Match[str] | None, after: re.Match[str] | None
) -> tuple[int, int] | None:
    """Give surname, first name and patronymic, in whichever order they stand; None where it is no name."""
    start, end = patronymic.span()
    has_first = bool(before and _is_name(before["first"]))
    if before and has_first:
        is_whole = before["surname"] and _is_name(before["surname"]) and _is_surname(before)
        start = before.start("surname" if is_whole else "first")
    if after and _is_name(after["next"]):
        is_surname = bool(SURNAME.fullmatch(after["next"]))
        if is_surname or (patronymic["kazakh"] and not has_first):
            return start, after.end()
    return (start, end) if has_first else None


def _is_surname(before: re.Match[str]) -> bool:
    """Whether the word before a first name is a surname and no beginning of a sentence."""
    lead = before.string[max(before.start() - 2, 0) : before.start()].strip(" ")
    begins = not lead or lead[-1] in ".!?\n"
    return bool(SURNAME.fullmatch(before["surname"])) or not begins or len(before["surname"]) <= 4


def _by_initials(plain: str) -> Iterator[tuple[int, int]]:
    for rule in (_INITIALS, _SHORT_SIGNED):
        for match in rule.finditer(plain):
            if not _ACTING.match(plain, match.end() - len("И.О.")):
                yield match.span()


def _told(plain: str) -> Iterator[tuple[int, int]]:
    for rule in (_SAYS_NAME, _CALLED):
        for match in rule.finditer(plain):
            first = _PART.match(plain, match.end())
            if first is None or len(first[0]) < 3 or NO_NAME.fullmatch(first[0]):
                continue
            if rule is _SAYS_NAME or first[0][0].isupper():
                yield first.start(), _last(plain, first)


def _perhaps_told(plain: str) -> Iterator[tuple[int, int]]:
    for match in _MAY_SAY_NAME.finditer(plain):
        first = _PART.match(plain, match.end())
        if first is None or not first[0][0].isupper() or NO_NAME.fullmatch(first[0]):
            continue
        end = _last(plain, first)
        words = plain[first.start() : end].split()
        has_comma = match[0].rstrip()[-1] == ","
        if len(words) > 1:
            is_english = (match["i"] or "").isascii() and bool(match["i"])
            is_name = is_english or any(map(SURNAME.fullmatch, words)) or (match["i"] and has_comma)
        else:
            ends = _SIGNATURE_ENDS.match(plain, end)
            end = ends.end("initial") if ends and ends["initial"] else end
            is_formed = not match["i"] and bool(SURNAME.fullmatch(words[0]))
            is_name = is_formed or bool(ends and (has_comma or ends["initial"]))
        if is_name:
            yield first.start(), end


def _last(plain: str, first: re.Match[str]) -> int:
    """Give where a name ends, three words at the most: with the last that is written or formed like one."""
    end = first.end()
    for _ in range(2):
        word = _PART.match(plain, end + 1) if plain[end : end + 1] == " " else None
        if word is None or NO_NAME.fullmatch(word[0]):
            break
        is_formed = first[0].islower() and len(word[0]) > 4 and SURNAME.fullmatch(word[0])
        if not (word[0][0].isupper() or is_formed):
            break
        end = word.end()
    return end


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and not NO_NAME.fullmatch(word)


def _is_public(plain: str, start: int, end: int) -> bool:
    """Whether it is an official's name, or something is called after this person."""
    before = plain[max(start - NEAR, 0) : start]
    return bool(
        _OFFICIAL_BEFORE.search(before)
        or _NAMED_AFTER.search(before)
        or _NAMES_SOMETHING.match(plain, end)
        or _OFFICIAL_AFTER.match(plain, end)
    )
