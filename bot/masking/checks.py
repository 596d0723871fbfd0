"""Check digits: what tells a number of a person, a card or an account from any other number."""

import re

BORN = re.compile(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[0-6]\d{5}")
"""An IIN: year, month, day, century and sex, serial number, check digit."""
REGISTERED = re.compile(r"\d\d(?:0[1-9]|1[0-2])[4-6][0-3]\d{6}")
"""A БИН: year and month, type of entity, its branch, serial number, check digit."""
_FIRST = range(1, 12)
_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_DOUBLED = str.maketrans("0123456789", "0246813579")

IBAN_LENGTHS = {
    **dict.fromkeys(("BE",), 16),
    **dict.fromkeys(("DK", "FI", "FO", "GL", "NL", "SD"), 18),
    **dict.fromkeys(("MK", "SI"), 19),
    **dict.fromkeys(("AT", "BA", "EE", "KZ", "LT", "LU", "MN", "XK"), 20),
    **dict.fromkeys(("CH", "HR", "LI", "LV"), 21),
    **dict.fromkeys(("BG", "BH", "CR", "DE", "GB", "GE", "IE", "ME", "RS", "VA"), 22),
    **dict.fromkeys(("AE", "GI", "IL", "IQ", "TL", "OM"), 23),
    **dict.fromkeys(("AD", "CZ", "ES", "MD", "PK", "RO", "SA", "SE", "SK", "TN", "VG"), 24),
    **dict.fromkeys(("LY", "PT", "ST"), 25),
    **dict.fromkeys(("IS", "TR"), 26),
    **dict.fromkeys(("FR", "GR", "IT", "MC", "MR", "SM"), 27),
    **dict.fromkeys(("AL", "AZ", "BY", "CY", "DO", "GT", "HU", "LB", "NI", "PL", "SV"), 28),
    **dict.fromkeys(("BR", "EG", "PS", "QA", "UA"), 29),
    **dict.fromkeys(("JO", "KW", "MU", "YE"), 30),
    **dict.fromkeys(("MT", "SC"), 31),
    "NO": 15,
    "LC": 32,
    "RU": 33,
}
"""Characters of an account's number by country (SWIFT, IBAN Registry)."""


def is_iin(digits: str) -> bool:
    """Whether twelve digits end in the check digit of an IIN or a БИН; a first 10 is weighed once more."""
    numbers = [int(digit) for digit in digits[:11]]
    rest = sum(map(int.__mul__, numbers, _FIRST)) % 11
    if rest == 10:
        rest = sum(map(int.__mul__, numbers, _SECOND)) % 11
    return rest == int(digits[11])


def is_card(digits: str) -> bool:
    """Whether the digits end in the check digit of a card (ISO/IEC 7812, Luhn)."""
    return not sum(map(int, digits[-1::-2] + digits[-2::-2].translate(_DOUBLED))) % 10


def is_iban(account: str) -> bool:
    """Whether letters and digits are an account's number (ISO 13616, remainder 97)."""
    turned = account[4:] + account[:4]
    return int("".join([str(int(character, 36)) for character in turned])) % 97 == 1
