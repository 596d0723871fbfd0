"""What charts are drawn of: texts that fit, boxes, lines; and how SVG becomes a PNG."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import as_file, files
from textwrap import wrap

from resvg_py import svg_to_bytes

WIDTH = 1000
"""Pixels across; the height follows from what is drawn."""
MARGIN = 56
PAPER, INK, GREY, RULE = "#faf8f4", "#18222d", "#5f6973", "#d9d4c9"
CALM, GROWN, DEEP = "#9dbfc0", "#a6432a", "#24545c"
"""Light, warm and dark: as grey they are as far from each other as in colour."""


def picture(parts: Iterable[str], height: float) -> bytes:
    """Draw parts on paper, as a PNG."""
    size = f'width="{WIDTH}" height="{height:.0f}"'
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Inter">'
    paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    return draw("".join((frame, paper, *parts, "</svg>")))


def draw(svg: str) -> bytes:
    """Turn SVG into a PNG with the font that ships with us, whatever others the machine has."""
    with as_file(files("bot.digest") / "fonts") as fonts:
        font_files = [str(fonts / "Inter-Regular.otf"), str(fonts / "Inter-Bold.otf")]
        return bytes(svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=font_files))


def title(head: str, finding: str) -> tuple[list[str], float]:
    """Give a small line and the finding beneath it, and where they end."""
    parts = [text(MARGIN, 76, head, size=fitting(head, 27, WIDTH - 2 * MARGIN), fill=GREY)]
    lines = list(cut(finding, 34))
    size = min(fitting(words, 46, WIDTH - 2 * MARGIN) for words in lines)
    parts += [text(MARGIN, 140 + 58 * n, words, size=size, bold=True) for n, words in enumerate(lines)]
    return parts, 140 + 58 * (len(lines) - 1) + 30


def text(
    x: float, y: float, words: str, *, size: float, bold: bool = False, fill: str = INK, anchor: str = "start"
) -> str:
    """Give words at a place."""
    weight = 700 if bold else 400
    place = f'x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}"'
    style = f'font-size="{size:.1f}" font-weight="{weight}" fill="{fill}"'
    return f"<text {place} {style}>{escape(words)}</text>"


def box(x: float, y: float, width: float, height: float, fill: str, *, outline: str | None = None) -> str:
    """Give a rectangle."""
    edge = f' stroke="{outline}" stroke-width="3"' if outline else ""
    place = f'x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{max(height, 0):.0f}"'
    return f'<rect {place} rx="2" fill="{fill}"{edge}/>'


def line(points: Iterable[tuple[float, float]], stroke: str, width: float) -> str:
    """Give a line through points."""
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    style = f'fill="none" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round"'
    return f'<polyline points="{path}" {style}/>'


def dot(x: float, y: float, radius: float, fill: str) -> str:
    """Give a dot."""
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}" fill="{fill}"/>'


def cut(words: str, most: int) -> Iterator[str]:
    """Cut words after each sentence and colon, and what is longer than `most` letters about evenly."""
    for part in re.split(r"(?<=[.:]) ", words):
        lines, longest = len(wrap(part, most)), max(len(word) for word in part.split())
        widths = range(min(longest, most), most + 1)
        yield from next(found for width in widths if len(found := wrap(part, width)) == lines)


def fitting(words: str, size: float, room: float) -> float:
    """Give the largest size up to `size` in which the words need no more than `room`."""
    return min(size, size * room / width(words, size)) if words else size


def width(words: str, size: float) -> float:
    """Guess, rather too wide than too narrow, the width of words in our font."""
    return size * sum(_ROOM.get(letter, 0.72 if letter.isupper() else 0.6) for letter in words)


_ROOM = {
    **dict.fromkeys("іijlІI .,:;·!", 0.3),
    **dict.fromkeys("frt()", 0.4),
    **dict.fromkeys("гзктхэғsxz1–", 0.55),
    **dict.fromkeys("мшыюДИОФЦЫҢӨwNOQ", 0.8),
    **dict.fromkeys("жщЖМШЩЮmMW—№↑", 1.0),
}
"""Letters much narrower or wider than others, in parts of the type size."""
