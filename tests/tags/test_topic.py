"""What a text is about, by the ministry's own words."""

import pytest

from bot.ministry import load
from bot.tags import Tagger


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("на заправках нет солярки", "fuel"),
        ("АЗС-те бензин жоқ", "fuel"),
        ("света нет второй день", "electricity"),
        ("кернеу төмен", "electricity"),
        ("батареи холодные", "heating"),
        ("uide jylu joq", "heating"),
        ("баллон не меняют", "gas"),
        ("когда сделают перерасчёт за отопление?", "utility_bills"),
        ("түбіртегі қате келді", "utility_bills"),
        ("соседи шумят", "other"),
        ("привет", "other"),
    ],
)
def test_energy_words_name_the_topic(energy: Tagger, text: str, topic: str) -> None:
    assert energy.tag(text).topic == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("не хватает стажа до пенсии", "pensions"),
        ("zeinetaqy kelmedi", "pensions"),
        ("отказали в АСП", "benefits"),
        ("бала күтімі бойынша жәрдемақы", "benefits"),
        ("не могу найти работу", "employment"),
        ("жалақы бермейді", "wages"),
        ("инвалидную коляску ждём год", "disability"),
        ("қандас мәртебесі керек", "migration"),
        ("the salary is late", "wages"),
    ],
)
def test_labour_words_name_the_topic(labour: Tagger, text: str, topic: str) -> None:
    assert labour.tag(text).topic == topic


def test_the_topic_says_which_words_told_it(energy: Tagger) -> None:
    assert energy.tag("На АЗС нет бензина").because["topic"] == ("АЗС", "бензина")


def test_three_topics_are_offered_best_first(energy: Tagger) -> None:
    assert energy.tag("газовый баллон, бензин, сжиженный газ").topics[:2] == ("gas", "fuel")
    assert len(energy.tag("").topics) == 3


@pytest.mark.parametrize("name", ["energy", "labour"])
def test_every_topic_is_found_by_its_own_name(name: str) -> None:
    ministry = load(name)
    tagger = Tagger(ministry.topics)
    for topic in ministry.topics[:-1]:
        assert {tagger.tag(topic.names[language]).topic for language in ("kk", "ru")} == {topic.id}


def test_a_ministry_without_topics_still_tags() -> None:
    assert Tagger(()).tag("нет света").topic == "other"
