"""The measures of the tags, counted by hand; what labelled messages may look like."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ministry import load
from bot.tags import Tagger, Tags
from bot.tags.evaluation import Measure, evaluate, share_within
from bot.tags.evaluation_in_words import told
from bot.tags.labelled import Labelled, LabelsAreWrong, read_labelled

NOTHING = Tagger(load("energy").topics).tag("")
KNOWN = {
    "language": ("kk", "ru", "en"),
    "region": ("KZ-43", "KZ-75", "none"),
    "topic": ("fuel", "gas"),
    "kind": ("report", "question"),
    "tone": ("negative", "neutral", "positive"),
    "urgent": ("true", "false"),
}


def tagged(**tags: object) -> Tags:
    return dataclasses.replace(NOTHING, **tags)  # type: ignore[arg-type]  # the values that a test names


def measured(label: str, pairs: list[tuple[str, str | None]]) -> Measure:
    """Measure (wanted, got) pairs of one label."""
    rows = [Labelled(at, "x", {label: (wanted,)}) for at, (wanted, _) in enumerate(pairs, start=1)]
    (measure,) = evaluate(rows, [tagged(**{label: got}) for _, got in pairs], KNOWN).measures
    return measure


def test_accuracy_and_macro_f1_are_as_counted_by_hand() -> None:
    pairs = [("report", "report")] * 3 + [("question", "report")] + [("question", "question")]
    measure = measured("kind", list(pairs))
    assert (measure.count, measure.right, measure.accuracy) == (5, 4, 0.8)
    assert measure.macro_f1 == pytest.approx((6 / 7 + 2 / 3) / 2)
    assert measure.confusions(5) == [(("question", "report"), 1)]


def test_no_region_is_wrong_but_misleads_nobody() -> None:
    measure = measured("region", [("KZ-43", None), ("KZ-43", "KZ-75"), ("none", "KZ-75"), ("none", None)])
    assert (measure.right, measure.misplaced) == (1, 2)


def test_another_topic_may_be_right_too() -> None:
    rows = read_labelled('{"text": "x", "topic": "gas", "alt_topics": ["fuel"]}\n' * 2)
    (measure,) = evaluate(rows, [tagged(topic="fuel"), tagged(topic="gas")], KNOWN).measures
    assert (measure.accuracy, measure.macro_f1) == (1, 1)


def test_a_value_that_no_tag_has_is_left_out_and_said() -> None:
    rows = read_labelled('{"text": "x", "kind": "news", "tone": "neutral"}')
    evaluation = evaluate(rows, [tagged(tone="neutral")], KNOWN)
    assert [measure.label for measure in evaluation.measures] == ["tone"]
    assert evaluation.left_out == {("kind", "news"): 1}
    assert "  kind news: 1" in list(told(evaluation))


@given(st.lists(st.tuples(*[st.sampled_from(KNOWN["tone"])] * 2), min_size=1))
def test_what_is_all_right_has_full_marks_and_nothing_else_has(pairs: list[tuple[str, str]]) -> None:
    measure = measured("tone", list(pairs))
    is_perfect = all(wanted == got for wanted, got in pairs)
    assert (measure.accuracy == 1) == (measure.macro_f1 == 1) == (not measure.mistakes) == is_perfect
    assert 0 <= measure.macro_f1 <= 1


def test_half_of_the_messages_take_the_median_or_less() -> None:
    seconds = [float(number) for number in range(100, 0, -1)]
    assert (share_within(seconds, 0.5), share_within(seconds, 0.99)) == (51, 100)


@pytest.mark.parametrize(
    "content",
    [
        '{"text": "Газ, иісі", "lang": "KK", "region": "kz-43", "urgent": true}\n',
        'text,language,region,urgent\n"Газ, иісі",kk,KZ-43,true\n',
        "\ufefftext;lang;region;urgent;kind\r\nГаз, иісі;kk;KZ-43;TRUE;\r\n",
        "text\tlanguage\tregion\turgent\nГаз, иісі\tkk\tkz-43\ttrue\n",
    ],
)
def test_json_lines_and_csv_say_the_same(content: str) -> None:
    (row,) = read_labelled(content)
    assert row.text == "Газ, иісі"
    assert row.wanted == {"language": ("kk",), "region": ("KZ-43",), "urgent": ("true",)}


@pytest.mark.parametrize(
    "content", ["", "свет, газ\n", '{"text": 5}', '{"text": "x"}\nnone', "text\n" + "x" * 200_000]
)
def test_what_is_no_list_of_messages_is_refused(content: str) -> None:
    with pytest.raises(LabelsAreWrong):
        read_labelled(content)


def test_a_mistake_is_shown_in_one_line_without_orders_to_the_terminal() -> None:
    rows = [Labelled(7, "\x1b[2J\ud800 нет\nсвета" + "!" * 300, {"kind": ("question",)})]
    lines = list(told(evaluate(rows, [tagged(kind="report")], KNOWN)))
    assert "  line 7: [2J нет света" + "!" * 87 + "…" in lines
