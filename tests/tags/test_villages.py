"""Villages of the official classifier: read where nothing else can be meant, offered where several can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ministry import load
from bot.regions import REGIONS
from bot.tags import Tagger
from bot.tags.villages import Row

VILLAGES: tuple[Row, ...] = (
    ("154637100", "KZ-15", "village", "Кеңқияқ", "Кенкияк"),
    ("395647100", "KZ-39", "village", "Костряковка", "Костряковка"),
    ("193647100", "KZ-19", "village", "Қаратұрық", "Каратурук"),
    ("473637100", "KZ-47", "village", "Ақшымырау", "Акшымрау"),
    ("153647100", "KZ-15", "village", "Родниковка", "Родниковка"),
    ("593647100", "KZ-59", "village", "Қызылжар", "Кызылжар"),
    ("153657100", "KZ-15", "village", "Қызылжар", "Кызылжар"),
    ("113657100", "KZ-11", "village", "Қызыл суат", "Кызылсуат"),
    ("113667100", "KZ-11", "village", "Новомарковка", "Новомарковка"),
    ("113667000", "KZ-11", "village", "Новомарковка", "Новомарковский"),
    ("276239300", "KZ-27", "village", "Болат", "Болат"),
    ("393667100", "KZ-39", "village", "Победа", "Победа"),
    ("313667100", "KZ-31", "village", "Береке", "Береке"),
    ("103667100", "KZ-10", "village", "Қабанбай батыр", "Кабанбай батыра"),
    ("103667103", "KZ-10", "hamlet", "Ұзынқора", "Узынкора"),
    ("633667103", "KZ-63", "hamlet", "Кеңқияқ", "Кенкияк"),
    ("553667100", "KZ-55", "village", "Павловка", "Павловка"),
)


@pytest.fixture(scope="module")
def informed() -> Tagger:
    """Give a tagger that knows the villages above."""
    return Tagger(load("energy").topics, villages=VILLAGES)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Ақшымырау ауылына жол керек", "KZ-47"),
        ("село Костряковка, нет связи", "KZ-39"),
        ("с.Костряковка нет света", "KZ-39"),
        ("Кеңқияқ а., су жоқ", "KZ-15"),
        ("пос. Каратурук без воды", "KZ-19"),
        ("Новомарковский сельский округ, нет врача", "KZ-11"),
        ("Қаратұрық ауылдық округінде су жоқ", "KZ-19"),
        ("Karaturyk auylynda su joq", "KZ-19"),
        ("село Победа, нет угля", "KZ-39"),
        ("Береке ауылында көмір жоқ", "KZ-31"),
        ("Болат ауылының жолы нашар", "KZ-27"),
        ("Қабанбай батыр ауылында жарық жоқ", "KZ-10"),
        ("зимовка и село Узынкора без света", "KZ-10"),
    ],
)
def test_a_word_of_class_makes_it_a_village(informed: Tagger, text: str, region: str) -> None:
    assert informed.tag(text).region == region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Кеңқияқта газ иісі бар", "KZ-15"),
        ("Қаратұрықтағы мектеп суық", "KZ-19"),
        ("Қызыл суаттан жазып отырмын", "KZ-11"),
        ("в Костряковке третий день темно", "KZ-39"),
        ("из Новомарковки не вывозят мусор", "KZ-11"),
        ("Костряковка, нет воды", "KZ-39"),
        ("Здравствуйте! Костряковка: нет воды", "KZ-39"),
        ("Акшымырау тұрғындары су сұрайды", "KZ-47"),
        ("костряковка, нет воды", "KZ-39"),
    ],
)
def test_a_bare_name_in_a_places_position_is_read(informed: Tagger, text: str, region: str) -> None:
    assert informed.tag(text).region == region


@pytest.mark.parametrize(
    "text",
    [
        "Болат пен Ерлан жалақы алмады",
        "Болаттан қарыз алдым",
        "Победа будет за нами",
        "в победе не сомневаемся",
        "Береке кетті бұл елден",
        "проспект Кабанбай батыра, нет света",
        "Қабанбай батыр көшесі қараңғы",
        "улица Костряковка, дом 5",
        "ТОО «Родниковка» не платит",
        "река Каратурук разлилась",
        "с Болатом договорились",
        "Новомарковский завод уволил нас",
        "біздің жаңа ауыл",
        "Фирма Кенкияк Сервис молчит",
        "Московская область, село Павловка",
        "Узынкора, нет света",
    ],
)
def test_what_only_sounds_like_a_village_is_none(informed: Tagger, text: str) -> None:
    tags = informed.tag(text)
    assert (tags.region, tags.regions) == (None, ())


@given(
    st.lists(
        st.sampled_from(["село", "Кеңқияқта", "Кызылжар", "ауылы", "с.", "в", "Костряковке", ",", "СКО"])
    )
)
def test_any_words_name_one_region_or_candidates(informed: Tagger, words: list[str]) -> None:
    tags = informed.tag(" ".join(words))
    assert tags.region in {None, *REGIONS}
    assert not (tags.region and tags.regions)


def test_a_name_of_several_villages_is_offered(informed: Tagger) -> None:
    tags = informed.tag("село Кызылжар, нет воды")
    assert tags.region is None
    assert set(tags.regions) == {"KZ-15", "KZ-59"}


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("село Кызылжар, СКО", "KZ-59"),
        ("Актюбинская область, село Кызылжар", "KZ-15"),
        ("Қызылжар ауылы, Мұғалжар ауданы", "KZ-15"),
        ("Есильский район, село Кызылжар", "KZ-59"),
    ],
)
def test_a_district_or_an_oblast_settles_which_village(informed: Tagger, text: str, region: str) -> None:
    assert informed.tag(text).region == region


def test_a_village_of_another_region_leaves_both_open(informed: Tagger) -> None:
    tags = informed.tag("село Костряковка, Павлодар")
    assert tags.region is None
    assert set(tags.regions) == {"KZ-39", "KZ-55"}


def test_a_bare_village_does_not_contradict_a_town(informed: Tagger) -> None:
    assert informed.tag("Павлодар, в Костряковке родня").region == "KZ-55"


def test_a_village_is_where_its_oblast_has_become_another(informed: Tagger) -> None:
    assert informed.tag("ВКО, село Узынкора").region == "KZ-10"


def test_a_village_beside_a_city_is_in_the_oblast_around_it(informed: Tagger) -> None:
    assert informed.tag("Алматы, село Каратурук, нет газа").region == "KZ-19"


def test_a_village_does_not_follow_a_town_of_its_former_oblast(informed: Tagger) -> None:
    assert set(informed.tag("село Узынкора, Усть-Каменогорск").regions) == {"KZ-10", "KZ-63"}


def test_a_bare_name_beside_a_district_is_the_districts_village(informed: Tagger) -> None:
    assert informed.tag("Қызылжар (Мугалжарский район), нет газа").region == "KZ-15"


def test_a_village_counts_more_than_a_hamlet_of_its_name(informed: Tagger) -> None:
    assert informed.tag("село Кенкияк").region == "KZ-15"


def test_without_the_import_no_village_is_guessed(energy: Tagger) -> None:
    assert energy.tag("в Костряковке темно").region is None
