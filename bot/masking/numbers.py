"""IIN, phones and cards: digits, however they are grouped."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.masking.checks import BORN, REGISTERED, is_card, is_iin
from bot.masking.kinds import Found, Kind

LABEL = 24
"""Characters before a number among which a word says what it is."""
_CLUSTER = re.compile(r"\d+(?:[\s.()\[\]_-]{1,4}\d+)*")
"""Numbers so near each other that they may be one; a comma or a word divides."""
_GROUP = re.compile(r"\d+")
_IIN_LABEL = re.compile(r"(?:иин|жсн|бин|бсн|[ij]in|jsn|bin)\w{0,4}\W{0,6}\Z", re.IGNORECASE)
_ACCOUNT_LABEL = re.compile(
    r"(?:лиц\w*|сч[её]т\w*|л/с|договор\w*|шот\w*|шарт\w*|есептегіш\w*|серийн\w*|заводск\w*|квитанц\w*|"
    r"чек\w*|заказ\w*|обращени\w*|заявк\w*|өтініш\w*|өтінім\w*|account|contract)\W{0,8}(?:№|N|номер\w*)?\W{0,4}\Z",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\s{0,2}(?:тг|тенге|теңге|млн|млрд|тыс|мың|руб|долл|[₸$€₽]|kzt|usd|eur)", re.IGNORECASE)
_LEAD = re.compile(r"(?:\+\W{0,2}|\()\Z")
_KZ = re.compile(r"[78][79]\d{9}")
"""A number of Kazakhstan's or Russia's mobile numbers, with 7 or 8 before it."""
_WITH_CODE = re.compile(r"[78](?!800)[3-9]\d{9}")
_MOBILE = re.compile(r"(?:7(?:0[0-8]|47|5[01]|6[0-4]|7[1-8])|9[0-689]\d)\d{7}")
_LANDLINE = re.compile(r"7[12]\d{8}")
_CARD_LABEL = re.compile(r"(?:карт\w{0,4}|card)\W{0,4}(?:№|N|номер\w*|нөмір\w*)?\W{0,4}\Z", re.IGNORECASE)
_AFTER_A_WORD = re.compile(
    r"(?<!\w)(?:тел|тлф|телефон\w*|моб\w*|сот(?:ка\w*|ов\w*)|ватсап\w*|вацап\w*|вотсап\w*|whats\s?app|"
    r"(?:по)?звон\w+|хабарлас\w*|байланыс\w*|қоңырау\w*|конырау\w*|нөмірім\w*|нөмір|phone|call)"
    r"(?:\s(?:по|на|номеру?|нөмірі\w*|мне|үшін|шал\w*)){0,2}\W{0,4}(?<!\d)"
    r"(\d{2,3}[ -]?\d\d[ -]?\d\d|\d{1}[ -]\d\d[ -]\d\d)(?![\d%]|[ -]\d|\s?(?:тг|тен|тең))",
    re.IGNORECASE,
)


def numbers(plain: str) -> Iterator[Found]:
    """Give where IIN, БИН, phones and cards stand."""
    for cluster in _CLUSTER.finditer(plain):
        if cluster.end() - cluster.start() >= 9:
            yield from _Cluster.read(plain, cluster.start(), cluster.end()).found()
    for match in _AFTER_A_WORD.finditer(plain):
        yield Found(match.start(1), match.end(1), Kind.PHONE)


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Groups of digits near each other; `at` is where each group begins among all digits."""

    text: str
    spans: list[tuple[int, int]]
    digits: str
    at: dict[int, int]

    @classmethod
    def read(cls, text: str, start: int, end: int) -> "_Cluster":
        """Take the groups apart."""
        spans = [group.span() for group in _GROUP.finditer(text, start, end)]
        at, length = {}, 0
        for index, (first, last) in enumerate(spans):
            at[length] = index
            length += last - first
        at[length] = len(spans)
        return cls(text, spans, "".join([text[first:last] for first, last in spans]), at)

    def found(self) -> Iterator[Found]:
        """Give what the groups hold, each group once, from left to right."""
        index, offset = 0, 0
        while index < len(self.spans):
            taken, kind = self._first(index, offset)
            if kind is None:
                offset += self.spans[index][1] - self.spans[index][0]
                index += 1
                continue
            last = self.at[offset + taken]
            yield Found(self._begin(index, kind), self.spans[last - 1][1], kind)
            index, offset = last, offset + taken

    def _first(self, index: int, offset: int) -> tuple[int, Kind | None]:
        """Give how many digits from a group on are something, and what."""
        if length := self._abroad(index, offset):
            return length, Kind.PHONE
        if length := self._card(index, offset):
            return length, Kind.CARD
        if kind := self._person(index, offset):
            return 12, kind
        if length := self._phone(index, offset):
            return length, Kind.PHONE
        return 0, None

    def _lengths(self, index: int, offset: int, total: int) -> list[int]:
        """Give the lengths of the groups which make up so many digits, none where groups do not end there."""
        last = self.at.get(offset + total)
        return [] if last is None else [end - start for start, end in self.spans[index:last]]

    def _before(self, index: int) -> str:
        start = self.spans[index][0]
        return self.text[max(start - LABEL, 0) : start]

    def _after(self, offset: int) -> int:
        """Give where the text goes on after so many digits."""
        return self.spans[self.at[offset] - 1][1]

    def _person(self, index: int, offset: int) -> Kind | None:
        last = self.at.get(offset + 12)
        if last is None:
            return None
        digits = self.digits[offset : offset + 12]
        kind = Kind.IIN if BORN.fullmatch(digits) else Kind.BIN if REGISTERED.fullmatch(digits) else None
        if (kind or last == index + 1) and is_iin(digits) and self._is_grouped(index, last):
            return kind or Kind.BIN
        is_short = last - index <= 4  # nobody writes a number with a label in more groups
        return Kind.IIN if is_short and _IIN_LABEL.search(self._before(index)) else None

    def _is_grouped(self, index: int, last: int) -> bool:
        """Whether twelve digits stand together, in equal groups, or with a gap after the date."""
        lengths = [end - start for start, end in self.spans[index:last]]
        return len(set(lengths)) == 1 or 6 in itertools.accumulate(lengths)

    def _card(self, index: int, offset: int) -> int:
        length = self.spans[index][1] - self.spans[index][0]
        if 13 <= length <= 19:
            digits = self.digits[offset : offset + length]
            return length if is_card(digits) or self._is_called_card(index, length) else 0
        if length not in {1, 2, 3, 4, 8} or (length < 4 and index):
            return 0
        for total in (19, 16, 18, 17, 15, 14, 13):
            lengths = self._lengths(index, offset, total)
            digits = self.digits[offset : offset + total]
            if not lengths or not _is_like_card(lengths, len(self.spans)):
                continue
            if is_card(digits) or self._is_called_card(index, total):
                return 0 if _are_years(digits) else total
        return 0

    def _is_called_card(self, index: int, length: int) -> bool:
        """Whether a word says that sixteen digits are a card's: one may be mistyped."""
        return length == 16 and _CARD_LABEL.search(self._before(index)) is not None

    def _abroad(self, index: int, offset: int) -> int:
        """Give the length of a number after a plus: 11 digits with 7, else as many as belong together."""
        start = self.spans[index][0]
        if "+" not in self.text[max(start - 3, 0) : start] or self.digits[offset] == "0":
            return 0
        if self.digits[offset] == "7":
            return 11 if self._lengths(index, offset, 11) else 0
        fitting = [total for total in range(9, 16) if self._lengths(index, offset, total)]
        if not fitting or _MONEY.match(self.text, self._after(offset + fitting[-1])):
            return 0
        return fitting[0] if fitting[0] >= 11 else max(total for total in fitting if total <= 12)

    def _phone(self, index: int, offset: int) -> int:
        first = self.digits[offset]
        if first not in "789":
            return 0
        lengths = self._lengths(index, offset, 11)
        if first != "9" and lengths and self._is_long_phone(index, offset, lengths):
            return 11
        if (lengths := self._lengths(index, offset, 10)) and self._is_short_phone(index, offset, lengths):
            return 10
        return 0

    def _is_long_phone(self, index: int, offset: int, lengths: list[int]) -> bool:
        digits = self.digits[offset : offset + 11]
        if not _WITH_CODE.fullmatch(digits):
            return False
        if (len(lengths) == 1 or _is_like_money(lengths)) and _MONEY.match(
            self.text, self._after(offset + 11)
        ):
            return False
        if len(lengths) == 1:
            return bool(_KZ.fullmatch(digits)) and not _ACCOUNT_LABEL.search(self._before(index))
        return lengths[0] == 1 or bool(_KZ.fullmatch(digits))

    def _is_short_phone(self, index: int, offset: int, lengths: list[int]) -> bool:
        digits = self.digits[offset : offset + 10]
        if _MOBILE.fullmatch(digits) and lengths[0] in {3, 10}:
            return len(lengths) > 1 or not _ACCOUNT_LABEL.search(self._before(index))
        in_brackets = self._before(index)[-1:] == "("
        return bool(_LANDLINE.fullmatch(digits)) and len(lengths) > 1 and lengths[0] == 4 and in_brackets

    def _begin(self, index: int, kind: Kind) -> int:
        """Give where to begin hiding: at the plus or the bracket before the digits of a phone."""
        start = self.spans[index][0]
        if kind is Kind.PHONE and (lead := _LEAD.search(self._before(index))):
            return start - len(lead[0])
        return start


def _is_like_card(lengths: list[int], groups: int) -> bool:
    """Whether digits are grouped as on a card, or all in ones, twos or threes with nothing beside them."""
    if len(lengths) < 2:
        return False
    if set(lengths[:-1]) == {4} and lengths[-1] <= 4:
        return True
    if lengths in ([4, 6, 5], [4, 6, 4], [8, 8]):
        return True
    return len(lengths) == groups and len(set(lengths)) == 1 and lengths[0] <= 2


def _are_years(digits: str) -> bool:
    return len(digits) == 16 and all(digits[start : start + 2] in {"19", "20"} for start in range(0, 16, 4))


def _is_like_money(lengths: list[int]) -> bool:
    return lengths[0] <= 3 and set(lengths[1:]) == {3}
