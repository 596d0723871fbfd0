"""An evaluation as an operator reads it: the figures, the commonest confusions, each mistake. Pure."""

from collections.abc import Iterator
from typing import Final

from bot.tags.evaluation import Evaluation, Judged, Measure

WORST: Final = 5
"""Confusions shown of each label."""
SNIPPET: Final = 100
"""Characters shown of a message that was tagged wrong."""


def told(evaluation: Evaluation) -> Iterator[str]:
    """Give the lines to print."""
    for measure in evaluation.measures:
        yield from ("", *_figures(measure))
    if evaluation.left_out:
        yield "\nLeft out, because no tag has this value:"
    for (label, value), count in evaluation.left_out.items():
        yield f"  {label} {_one_line(value)}: {count}"
    for measure in evaluation.measures:
        if measure.mistakes:
            yield f"\nWrong {measure.label}:"
        for mistake in measure.mistakes:
            yield from _mistake(mistake)


def _figures(measure: Measure) -> Iterator[str]:
    right = f"{measure.right} of {measure.count} right"
    yield f"{measure.label}: {right}, accuracy {measure.accuracy:.3f}, macro-F1 {measure.macro_f1:.3f}"
    if measure.label == "region":
        share = measure.misplaced / measure.count
        yield f"  a wrong region, which is worse than none: {measure.misplaced} ({share:.1%})"
    for (wanted, got), count in measure.confusions(WORST):
        yield f"  {wanted} taken for {got}: {count}"


def _mistake(mistake: Judged) -> Iterator[str]:
    because = ", ".join(mistake.because) or "nothing found"
    yield f"  line {mistake.line}: {_one_line(mistake.text)}"
    yield f"    wanted {' or '.join(mistake.wanted)}, got {mistake.got} (because: {because})"


def _one_line(text: str) -> str:
    """Give the beginning of a text in one line, without what a terminal would obey."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text[: SNIPPET * 2]).split())
    return plain if len(plain) <= SNIPPET else plain[:SNIPPET] + "…"
