"""By what a person is reached, paid or known: e-mail, Telegram, IBAN, numbers of documents and cars."""

import re
from collections.abc import Iterator

from bot.masking.checks import IBAN_LENGTHS, is_iban
from bot.masking.kinds import Found, Kind
from bot.masking.words import one_of

_LOOKS = str.maketrans("АВЕКМНОРСТХУаеорсухкіІЅѕЈј", "ABEKMHOPCTXYaeopcyxkiISsJj")
"""Cyrillic letters that look like Latin ones."""
_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d\d(?=[ \n-]{0,2}[A-Za-z0-9])")
_IBAN_REST = {
    length: re.compile(rf"(?:[ \n-]{{0,2}}[A-Za-z0-9]){{{length - 4}}}(?![A-Za-z0-9])")
    for length in set(IBAN_LENGTHS.values())
}
_IBAN_LABEL = re.compile(r"(?:iban|ибан|иик|жск|сч[её]т\w*|шот\w*)\W{0,6}\Z", re.IGNORECASE)
_SEPARATORS = re.compile(r"[ \n-]")

_DOT = r"(?:\.| точка | ?[(\[]dot[)\]] ?)"
_AT = re.compile(
    rf"(?<=[\w.])(?: ?@ ?| ?[(\[](?:at|собака|собачка|эт)[)\]] ?| собака )(?=[\w-]{{1,63}}{_DOT})"
)
_LOCAL = re.compile(r"[\w.+%-]{1,64}")
_DOMAIN = re.compile(rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,4}}")
_USERNAME = re.compile(r"(?<![\w@.])@([A-Za-z]\w{3,31})(?![\w.]*@)", re.ASCII)
_LINK = re.compile(
    r"(?<![\w.])(?:https?://)?"
    r"(?:(?:t(?:elegram)?\.me|telegram\.dog)/(?!joinchat|c/)(\+?\w{5,32})/?(?![\w/])|wa\.me/\+?\d+)",
    re.ASCII | re.IGNORECASE,
)
_PUBLIC = re.compile(r"bot\Z|gov|akim|minist|egov|kz\Z|news|official", re.IGNORECASE)
"""What names of bots, of state bodies and of their channels have."""

_DOCUMENT = re.compile(
    r"(?<!\w)"
    + one_of(
        r"""
            удост\w* уд\.?\s?лич\w* куәлі\w* куали\w* паспорт\w* төлқұжат\w* passport identity\scard
            id\scard
            """
    )
    + one_of(r"""
        [\s.:№-] N граждан\w*\s\w+ номер\w* нөмірі? нөмерім? нөмір личности жеке мо[йеё] серия number no
        """)
    + r"{0,6}?((?:[A-ZА-Я]{1,2}\s?)?\d(?:[ -]?\d){6,8})(?![\d-])",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"(?<![\w-])(\d{3}[ -]?(?!MVA|KVA|KWT|USD|EUR|KZT|RUB)[A-Z]{3}[ -]?(?:0[1-9]|1\d|20))(?![\w-])", re.ASCII
)
"""A private car's: three digits, three letters, a region; a firm's has two letters."""
_LETTER = "[A-ZАВСЕНКМОРТХУ]"
_NAMED_PLATE = re.compile(
    one_of(
        r"""
            гос\.?\s?номер\w* г/н госзнак\w* номер\w*\s(?:машин\w*|авто\w*) авто\w* машин\w*
            көлік\sнөмір\w* көлі\w*
            """
    )
    + r"(?:\s(?:номер\w*|нөмір\w*|с|№|гос\w*)){0,3}\W{0,3}"
    rf"(\d{{3}}[ -]?{_LETTER}{{2,3}}[ -]?(?:0[1-9]|1\d|20)|{_LETTER}[ -]?\d{{3}}[ -]?{_LETTER}{{2,3}})(?!\w)",
    re.IGNORECASE,
)


def accounts(plain: str) -> Iterator[Found]:
    """Give where accounts of persons, and numbers of their documents and cars, stand."""
    if "@" in plain or "собак" in plain or "at" in plain:
        yield from _emails(plain)
    for match in _LINK.finditer(plain):
        if not _PUBLIC.search(match[1] or ""):
            yield Found(*match.span(), Kind.TELEGRAM)
    if any(digit in plain for digit in "0123456789"):
        yield from _with_digits(plain)


def _emails(plain: str) -> Iterator[Found]:
    for sign in _AT.finditer(plain):
        left = plain[max(sign.start() - 64, 0) : sign.start()]
        local = _LOCAL.match(left[::-1])
        domain = _DOMAIN.match(plain, sign.end())
        if local and domain:
            yield Found(sign.start() - local.end(), domain.end(), Kind.EMAIL)
    for match in _USERNAME.finditer(plain):
        if not _PUBLIC.search(match[1]):
            yield Found(*match.span(), Kind.TELEGRAM)


def _with_digits(plain: str) -> Iterator[Found]:
    for match in _DOCUMENT.finditer(plain):
        yield Found(*match.span(1), Kind.DOCUMENT)
    latin = plain.translate(_LOOKS)
    for begin in _IBAN_START.finditer(latin):
        if found := _iban(plain, latin, begin):
            yield found
    for match in (*_PLATE.finditer(plain), *_NAMED_PLATE.finditer(plain)):
        yield Found(*match.span(1), Kind.PLATE)


def _iban(plain: str, latin: str, begin: re.Match[str]) -> Found | None:
    country = begin[0][:2].upper()
    length = IBAN_LENGTHS.get(country)
    rest = _IBAN_REST[length].match(latin, begin.end()) if length else None
    if rest is None:
        return None
    account = _SEPARATORS.sub("", begin[0] + rest[0]).upper()
    is_named = country == "KZ" and _IBAN_LABEL.search(plain[max(begin.start() - 16, 0) : begin.start()])
    return Found(begin.start(), rest.end(), Kind.IBAN) if is_iban(account) or is_named else None
