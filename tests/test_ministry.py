"""What a ministry's file may say, and what its author is told when it says something else."""

import contextlib
from datetime import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.calendar import Hours
from bot.ministry import Ministry, MinistryFileIsWrong, load, shipped
from storage.records import Place

WATER = """
id = "water"
name = { kk = "Су министрлігі", ru = "Министерство воды", en = "Ministry of Water" }
working_days = 3

[[topics]]
id = "pipes"
name = { kk = "Құбырлар", ru = "Трубы", en = "Pipes" }
words = { kk = ["құбыр"], ru = ["труба", "трубы"] }
working_days = 2

[[topics]]
id = "other"
name = { kk = "Басқа", ru = "Другое", en = "Other" }

[[routes]]
topic = "pipes"
region = "KZ-43"
chat = -1001
thread = 12

[[routes]]
topic = "pipes"
chat = -1002

[[routes]]
region = "KZ-43"
chat = -1003

[texts.welcome]
kk = "Сәлем"
ru = "Привет"
en = "Hello"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "water.toml"
    path.write_text(WATER, encoding="utf-8")
    return path


@pytest.fixture
def water(file: Path) -> Ministry:
    return load(str(file))


def _told(file: Path, old: str, new: str) -> str:
    assert old in WATER
    file.write_text(WATER.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(MinistryFileIsWrong) as refusal:
        load(str(file))
    return str(refusal.value)


@pytest.mark.parametrize("name", ["energy", "labour"])
def test_a_ministry_that_ships_is_right(name: str) -> None:
    ministry = load(name)
    assert name in shipped()
    assert ministry.id == name
    assert ministry.topics[-1].id == "other"


def test_the_ministries_that_ship_have_the_topics_of_their_own() -> None:
    topics = {name: [topic.id for topic in load(name).topics] for name in ("energy", "labour")}
    assert topics == {
        "energy": ["fuel", "electricity", "heating", "gas", "utility_bills", "other"],
        "labour": ["pensions", "benefits", "employment", "wages", "disability", "migration", "other"],
    }


def test_a_file_is_read_whole(water: Ministry) -> None:
    pipes = water.topic("pipes")
    assert (water.name("en"), pipes.name("ru")) == ("Ministry of Water", "Трубы")
    assert pipes.words == {"kk": ("құбыр",), "ru": ("труба", "трубы")}
    assert water.texts["welcome"]["kk"] == "Сәлем"


def test_a_topic_may_have_no_words_at_all(file: Path) -> None:
    file.write_text(
        WATER.replace('words = { kk = ["құбыр"], ru = ["труба", "трубы"] }', ""), encoding="utf-8"
    )
    assert load(str(file)).topic("pipes").words == {}


def test_a_ministry_says_from_when_on_a_topic_is_sure(file: Path, water: Ministry) -> None:
    file.write_text(f"unsure_below = 0.7{WATER}", encoding="utf-8")
    assert (water.unsure_below, load(str(file)).unsure_below) == (0.5, 0.7)


def test_a_name_in_an_unknown_language_is_kazakh(water: Ministry) -> None:
    assert (water.name("de"), water.topic("pipes").name("")) == ("Су министрлігі", "Құбырлар")


def test_a_topic_of_an_older_file_is_now_other(water: Ministry) -> None:
    assert water.topic("sewers").id == "other"


def test_words_are_kept_for_three_years_unless_the_file_says_otherwise(file: Path, water: Ministry) -> None:
    assert water.retention_days == 3 * 365
    file.write_text(
        WATER.replace("working_days = 3", "working_days = 3\nretention_days = 90"), encoding="utf-8"
    )
    assert load(str(file)).retention_days == 90


def test_a_topic_may_promise_more_than_its_ministry(water: Ministry) -> None:
    assert (water.promise_days("pipes"), water.promise_days("other")) == (2, 3)


def test_an_office_has_hours_of_its_own(file: Path) -> None:
    own = 'working_days = 3\nhours = "09:00-18:30"\nlunch = "13:00-14:30"\nsilence_hours = 2'
    file.write_text(WATER.replace("working_days = 3", own, 1), encoding="utf-8")
    found = load(str(file))
    assert found.hours == Hours(time(9), time(18, 30), (time(13), time(14, 30)))
    assert (found.remind_hours, found.silence_hours) == (4, 2)


def test_a_topic_may_promise_hours(file: Path) -> None:
    file.write_text(WATER.replace("working_days = 2", "working_hours = 4", 1), encoding="utf-8")
    assert load(str(file)).topic("pipes").working_hours == 4


@pytest.mark.parametrize(
    ("topic", "region", "chat"),
    [
        ("pipes", "KZ-43", -1001),
        ("pipes", "KZ-71", -1002),
        ("pipes", None, -1002),
        ("other", "KZ-43", -1003),
        (None, "KZ-43", -1003),
        ("other", "KZ-71", None),
        (None, None, None),
    ],
)
def test_the_closest_route_is_taken(
    water: Ministry, topic: str | None, region: str | None, chat: int | None
) -> None:
    route = water.route(topic, region)
    assert (route and route.chat_id) == chat


def test_a_route_may_lead_to_a_forum_topic(water: Ministry) -> None:
    places = [route.place for route in water.routes]
    assert places == [Place(-1001, 12), Place(-1002), Place(-1003)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "water"', "", "the top of the file: id is missing"),
        ('id = "water"', 'id = "Вода"', "id 'Вода' must be 1–32 of a–z, 0–9 and _"),
        ("working_days = 3", "", "the top of the file: working_days is missing"),
        ("working_days = 3", "working_days = true", "working_days must be a whole number from 1 to 60"),
        (
            "working_days = 2",
            "working_day = 2",
            "topic 1 “pipes”: 'working_day' is no key here; did you mean",
        ),
        ("working_days = 2", "working_hours = 0", "working_hours must be a whole number from 1 to 200"),
        (
            "working_days = 2",
            "working_days = 2\nworking_hours = 4",
            "has both working_days and working_hours",
        ),
        ("working_days = 3", 'working_days = 3\nhours = "18-9"', 'hours must be written as "09:00-18:30"'),
        ("working_days = 3", 'working_days = 3\nhours = "18:00-09:00"', "the earlier time first"),
        ("working_days = 3", 'working_days = 3\nlunch = "08:00-09:00"', "lunch must lie within the hours"),
        ("working_days = 3", "working_days = 3\nremind_hours = true", "remind_hours must be a whole number"),
        (
            "working_days = 3",
            "working_days = 3\nretention_days = 7",
            "retention_days must be a whole number from 30 to 36500",
        ),
        (
            "working_days = 3",
            "working_days = 3\nretention_day = 90",
            "'retention_day' is no key here; did you mean 'retention_days'?",
        ),
        (', en = "Pipes"', "", "topic 1 “pipes”, name: en is missing"),
        (
            "working_days = 3",
            "working_days = 3\nunsure_below = 40",
            "unsure_below must be a number from 0 to 1",
        ),
        ('["құбыр"]', '"құбыр"', "words: kk must be a list of texts"),
        ('id = "other"', 'id = "pipes"', "topics: “pipes” stands there more than once"),
        ('id = "other"', 'id = "rest"', "topics: a topic “other” is missing"),
        (
            'topic = "pipes"',
            'topic = "pipe"',
            "route 1: topic 'pipe' is not among the topics; did you mean 'pipes'?",
        ),
        ('region = "KZ-43"', 'region = "kz43"', "route 1: region 'kz43' is not known; did you mean 'KZ-43'?"),
        ("chat = -1002", "chat = 1002", "route 2: chat must be a group's number"),
        ("chat = -1002", "", "route 2: chat is missing"),
        ("thread = 12", "thread = -12", "route 1: thread must be the number of a forum topic"),
        ('region = "KZ-43"\nchat = -1003', "chat = -1003", "route 3: needs a topic, a region or both"),
        ('region = "KZ-43"\nchat = -1001', "chat = -1001", "routes: pipes has more than one route"),
        ("[texts.welcome]", "[texts.welcom]", "'welcom' is no key here; did you mean 'welcome'?"),
        ("[[routes]]", "[[topic]]", "the top of the file: 'topic' is no key here; did you mean 'topics'?"),
        ("[[topics]]", "[[topics]", "is not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(file: Path, old: str, new: str, told: str) -> None:
    assert told in _told(file, old, new)


def test_all_mistakes_are_told_at_once(file: Path) -> None:
    told = _told(
        file,
        WATER,
        WATER.replace("= 3", "= 0").replace("KZ-43", "KZ-44").replace('en = "Other"', 'eng = "Other"'),
    )
    for place in ("working_days", "topic 2 “other”", "route 1", "route 3"):
        assert place in told


def test_a_file_that_is_not_there_names_those_that_ship() -> None:
    with pytest.raises(MinistryFileIsWrong, match=r"cannot be read: No such file.*energy, labour"):
        load("energi.toml")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.toml").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(MinistryFileIsWrong, match="not text in UTF-8"):
        load(str(tmp_path / "photo.toml"))


_VALUES = st.recursive(
    st.sampled_from(["7", "-5", "true", '""', '"other"', "1.5", "2026-11-18"]),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | inner.map(lambda value: f"{{ kk = {value}, ru = {value} }}")
    ),
    max_leaves=4,
)
_KEYS = st.sampled_from(["id", "name", "working_days", "topics", "routes", "texts", "topic", "chat", "words"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(st.dictionaries(_KEYS, _VALUES), st.sampled_from(["", "[[topics]]", "[[routes]]"]))
def test_a_strange_file_is_refused_in_one_way_only(tmp_path: Path, pairs: dict[str, str], table: str) -> None:
    path = tmp_path / "strange.toml"
    path.write_text(
        "\n".join([table, *(f"{key} = {value}" for key, value in pairs.items())]), encoding="utf-8"
    )
    with contextlib.suppress(MinistryFileIsWrong):
        assert load(str(path)).topic("other")
