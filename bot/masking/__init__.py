"""Personal data in what people write: found by rules, hidden behind readable marks. Pure.

Hidden are numbers by which a person is known, paid, called or found, and names where their form or the words
around them show that they are a private person's. The place stays: staff need it.
"""

from bot.masking.kinds import Kind
from bot.masking.mask import MARKS, Masked, hide, mask

__all__ = ["MARKS", "Kind", "Masked", "hide", "mask"]
