"""What the buttons of published answers name, those of staff and those of the public. Pure."""

import re
from dataclasses import dataclass

ASKED = re.compile(
    r"=(?P<topic>[\w-]{1,32})?(?:/(?P<page>[0-9]{1,3}))?"
    r"|(?P<id>[0-9]{1,9})(?:-(?P<what>[a-z]{2,7}))?(?:-(?P<value>[\w-]{1,32}))?"
)


@dataclass(frozen=True, slots=True)
class Way:
    """A page of a list, of one topic or of all; or a published answer and `what` is to be done with it.

    The number of an appeal in the button's data is always 0, so that nobody who replies answers an appeal.
    """

    topic: str = ""
    page: int = 0
    id: int = 0
    what: str = ""
    value: str = ""

    def data(self, verb: str) -> str:
        """Give the button's data, 62 bytes at the most: `faq:0:=fuel/1`, `published:0:12-region-KZ-43`."""
        if not self.id:
            return f"{verb}:0:={self.topic}/{self.page}"
        parts = filter(None, (str(self.id), self.what, self.value))
        return f"{verb}:0:{'-'.join(parts)}"


def way_of(argument: str) -> Way:
    """Give what a button names; one that nobody made leads to the beginning of the list."""
    found = ASKED.fullmatch(argument)
    if found is None:
        return Way()
    return Way(
        found["topic"] or "",
        int(found["page"] or 0),
        int(found["id"] or 0),
        found["what"] or "",
        found["value"] or "",
    )
