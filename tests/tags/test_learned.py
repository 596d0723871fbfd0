"""What lessons teach about topics: in any order the same, and nothing once they are unlearned."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.ministry import Topic, load
from bot.tags import Lesson, Tagger
from bot.tags.features import features, pack, unpack
from bot.tags.learned import Learned
from bot.tags.lesson import learned_features
from bot.tags.text import split_words
from bot.tags.topic import TopicRules

ROADS = Topic("roads", {"kk": "Жолдар", "ru": "Дороги", "en": "Roads"}, {}, None)
SCHOOLS = Topic("schools", {"kk": "Мектептер", "ru": "Школы", "en": "Schools"}, {}, None)
OTHER = Topic("other", {"kk": "Басқа", "ru": "Другое", "en": "Other"}, {}, None)
WORDLESS = (ROADS, SCHOOLS, OTHER)
ENERGY = load("energy").topics
MIXED = (*WORDLESS[:2], ENERGY[0], ENERGY[3], OTHER)
ASKED = "во дворе яма, учителя нет, нет света"
texts = st.lists(st.sampled_from(["яма", "двор", "учитель", "свет", "асфальт", "🙂", "8701"])).map(" ".join)
lessons = st.builds(
    lambda topic, text, weight, is_correction: Lesson(topic, learned_features(text), weight, is_correction),
    st.sampled_from(["roads", "schools", "fuel", "gas", "other", "unknown"]),
    texts | st.text(max_size=60),
    st.sampled_from([1, 3]),
    st.booleans(),
)


def lesson(text: str, topic: str, *, weight: int = 1, is_correction: bool = False) -> Lesson:
    return Lesson(topic, learned_features(text), weight, is_correction)


def taught(topics: Sequence[Topic], *given_lessons: Lesson) -> Tagger:
    tagger = Tagger(topics)
    tagger.change((), given_lessons)
    return tagger


def rules(*given_lessons: Lesson) -> TopicRules:
    taught_rules = TopicRules(MIXED)
    taught_rules.change((), given_lessons)
    return taught_rules


@given(st.lists(lessons, max_size=8), st.lists(lessons, max_size=8), texts | st.text())
def test_what_is_unlearned_leaves_no_trace(kept: list[Lesson], undone: list[Lesson], text: str) -> None:
    knowing = rules(*kept, *undone)
    knowing.change(undone, ())
    assert knowing.rank(split_words(text)) == rules(*kept).rank(split_words(text))


@given(st.lists(lessons, max_size=8).flatmap(lambda all_: st.tuples(st.just(all_), st.permutations(all_))))
def test_the_order_of_lessons_does_not_matter(orders: tuple[list[Lesson], list[Lesson]]) -> None:
    one, other = (rules(*order).rank(split_words(ASKED)) for order in orders)
    assert one == other


@given(st.lists(lessons, max_size=8), st.lists(lessons, max_size=8), texts | st.text())
def test_nothing_that_is_taught_or_asked_fails(
    learned: list[Lesson], never_learned: list[Lesson], text: str
) -> None:
    knowing, words = rules(*learned), split_words(text)
    knowing.change(never_learned, ())
    assert 0 <= knowing.rank(words).sure <= 1
    knowing.change((), never_learned)
    assert knowing.rank(words) == rules(*learned).rank(words)


def test_a_topic_without_words_is_learned() -> None:
    tagger = taught(
        WORDLESS,
        lesson("засыпьте яму на асфальте", "roads"),
        lesson("ямы вдоль обочины не чинят", "roads"),
        lesson("учитель математики уволился", "schools"),
        lesson("классу не хватает учебников", "schools"),
    )
    tags = tagger.tag("Опять яма у обочины, колесо пробил")
    assert (tags.topic, tags.because["topic"]) == ("roads", ("обочины",))
    assert tagger.tag("Учебников нет, учителя тоже").topic == "schools"


def test_names_of_topics_teach_from_the_beginning() -> None:
    assert taught(WORDLESS, lesson("иное", "other")).tag("в школе холодно").topic == "schools"


def test_a_few_lessons_do_not_outvote_the_words_of_the_ministry() -> None:
    few = [lesson(f"на улице {number} не работает касса", "utility_bills") for number in range(5)]
    assert taught(ENERGY, *few).tag("На улице нет света, касса рядом").topic == "electricity"


def test_one_correction_decides_for_what_is_nearly_the_same() -> None:
    wrong = lesson("Батарея моего телефона от бензина испортилась", "other", weight=3, is_correction=True)
    tagger = taught(ENERGY, wrong)
    assert tagger.tag("батарея телефона испортилась от бензина!").topic == "other"
    assert tagger.tag("Батарея холодная").topic == "heating"


def test_staff_are_believed_more_than_a_citizen() -> None:
    words = "мастер так и не пришёл"
    citizen = lesson(words, "gas", is_correction=True)
    staff = lesson(words, "heating", weight=3, is_correction=True)
    assert taught(ENERGY, citizen, staff).tag(words).topic == "heating"


def test_more_lessons_make_surer() -> None:
    clear = [lesson(f"яма {word} асфальт", "roads") for word in ("двор", "мост", "улица", "село", "знак")]
    few, many = taught(WORDLESS, *clear[:1]), taught(WORDLESS, *clear)
    assert few.tag("асфальт и яма").topic_sure < many.tag("асфальт и яма").topic_sure


def test_what_is_said_again_speaks_louder() -> None:
    knowing = Learned(("roads", "schools"))
    for one in (lesson("яма двор мост", "roads"), lesson("учитель класс парта", "schools")):
        knowing.learn(one)
    once, thrice = (knowing.weigh(learned_features(f"учитель {word}")) for word in ("яма", "яма яма яма"))
    assert thrice["roads"] - thrice["schools"] > once["roads"] - once["schools"]


def test_what_nothing_speaks_for_is_unsure() -> None:
    assert Tagger(ENERGY).tag("привет").topic_sure < 0.5 < Tagger(ENERGY).tag("нет бензина на АЗС").topic_sure


def test_what_was_learned_of_topics_changes_no_tone() -> None:
    knowing = taught(
        ENERGY, *[lesson(f"касса работает {day}", "utility_bills") for day in ("сегодня", "завтра")]
    )
    asked = "Касса работает до шести"
    assert knowing.tag(asked).tone == Tagger(ENERGY).tag(asked).tone


def test_numbers_of_people_are_not_learned() -> None:
    assert features(split_words("880101300123 +77011234567 KZ86125KZT5004100100")) == ((), (), ())
    assert learned_features("АИ 95") != learned_features("АИ")


@given(st.text())
def test_features_are_packed_and_unpacked(text: str) -> None:
    assert unpack(pack(learned_features(text))) == learned_features(text)
