"""What goes where, in words; and what an admin's choice makes of it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.bindings import Choice, choice_buttons, choice_text, page_shown
from bot.ministry import load, shipped
from bot.regions import REGIONS
from bot.routing import EVERYWHERE, cells_by_place, cells_of, in_words, regions_in_words
from bot.speech import TEXT_LIMIT
from bot.texts import LANGUAGES, voice
from storage.places import Purpose
from storage.records import Place

ENERGY = load("energy")
TOPICS = [topic.id for topic in ENERGY.topics]
SAY = voice("en")
LABEL = 32
"""Characters of the longest label: the longest name of a region, ticked."""
choices = st.builds(
    Choice,
    st.sampled_from(Purpose),
    st.frozensets(st.sampled_from(TOPICS)),
    st.frozensets(st.sampled_from(REGIONS)),
)


def test_regions_are_told_in_the_fewest_words() -> None:
    assert regions_in_words(EVERYWHERE, SAY) == "all regions"
    assert regions_in_words(["KZ-75", "KZ-71", None], SAY) == "Astana, Almaty, region unknown"
    assert regions_in_words(EVERYWHERE - {"KZ-71"}, SAY) == "all regions but Astana"


def test_topics_with_the_same_regions_share_a_line() -> None:
    cells = cells_of([("fuel", "KZ-71"), ("gas", "KZ-71"), ("heating", None)], ENERGY)
    assert in_words(cells, ENERGY, SAY) == ["Fuel, Gas: Astana", "Heating: all regions"]


@given(st.data())
def test_every_topic_and_region_has_exactly_one_place(data: st.DataObject) -> None:
    def place_for(topic: str, region: str | None) -> Place:
        return Place(-1 - (TOPICS.index(topic) * 21 + hash(region)) % data.draw(st.integers(1, 5)))

    cells = cells_by_place(ENERGY, place_for)
    told = [(topic, region) for each in cells.values() for topic in each for region in each[topic]]
    assert sorted(told, key=str) == sorted(
        ((topic, region) for topic in TOPICS for region in EVERYWHERE), key=str
    )


@given(choices)
def test_a_choice_comes_back_as_it_was_kept(choice: Choice) -> None:
    assert Choice.of_json(choice.as_json()) == choice


@given(choices)
def test_a_choice_comes_back_from_the_routes_that_it_made(choice: Choice) -> None:
    if pairs := choice.pairs():
        assert Choice.of_pairs(Purpose.STAFF, pairs) == choice


@given(choices, st.text(max_size=12))
def test_whatever_is_pressed_a_choice_stays_one(choice: Choice, pressed: str) -> None:
    after = choice.after(pressed, ENERGY)
    assert after.topics <= set(TOPICS)
    assert after.regions <= set(REGIONS)
    assert choice.after(pressed, ENERGY).after(pressed, ENERGY) == after
    assert page_shown(pressed) in {None, 0, 1}


@given(choices, st.sampled_from([None, 0, 1]), st.sampled_from(list(LANGUAGES)))
def test_buttons_of_a_choice_fit_into_telegram(choice: Choice, page: int | None, language: str) -> None:
    for name in shipped():
        rows = choice_buttons(choice, 10**8, page, load(name), voice(language), is_bound=True)
        assert all(len((button.data or "").encode()) <= 64 for row in rows for button in row)
        assert all(len(button.label) <= LABEL for row in rows for button in row)
    words = choice_text(choice, "“Fuel”", "“Staff”", {}, ENERGY, voice(language))
    assert len(words) <= TEXT_LIMIT
