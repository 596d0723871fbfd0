"""The traps of the country's map, one by one: old divisions, names borne twice, streets and people."""

from bot.tags import Tagger, Tags

NOWHERE: tuple[str | None, tuple[str, ...]] = (None, ())


def where(tags: Tags) -> tuple[str | None, tuple[str, ...]]:
    """Give the region told and the candidates."""
    return tags.region, tags.regions


def test_almaty_is_the_city_unless_the_oblast_is_named(energy: Tagger) -> None:
    assert energy.tag("Алматыда жарық жоқ").region == "KZ-75"
    assert energy.tag("В Алматы нет света").region == "KZ-75"
    assert energy.tag("Алматы облысында жарық жоқ").region == "KZ-19"
    assert energy.tag("В Алматинской области нет света").region == "KZ-19"


def test_abai_is_an_oblast_a_town_a_district_and_a_poet(energy: Tagger) -> None:
    assert energy.tag("В области Абай нет угля").region == "KZ-10"
    assert energy.tag("город Абай, нет угля").region == "KZ-35"
    assert energy.tag("Абай ауданында көмір жоқ").region is None
    assert where(energy.tag("Абай айтқандай, еңбек ет")) == NOWHERE


def test_tselinograd_was_astana_and_its_district_is_akmola(energy: Tagger) -> None:
    assert energy.tag("Целиноград, нет тепла").region == "KZ-71"
    assert energy.tag("Целиноградский район, нет тепла").region == "KZ-11"


def test_semey_is_abai_though_it_was_east_kazakhstan(energy: Tagger) -> None:
    assert energy.tag("Семей қаласында су жоқ").region == "KZ-10"
    assert energy.tag("ВКО, г. Семей, нет воды").region == "KZ-10"
    assert energy.tag("ШҚО, Семей, су жоқ").region == "KZ-10"


def test_zhezkazgan_is_ulytau_though_it_was_karaganda(energy: Tagger) -> None:
    assert energy.tag("Жезқазғанда су жоқ").region == "KZ-62"
    assert energy.tag("Карагандинская область, город Жезказган").region == "KZ-62"


def test_taldykorgan_is_zhetysu_though_it_was_almaty_oblast(energy: Tagger) -> None:
    assert energy.tag("Талдықорғанда су жоқ").region == "KZ-33"
    assert energy.tag("Алматинская обл., Талдыкорган").region == "KZ-33"


def test_aksu_is_a_town_in_pavlodar_and_a_district_in_zhetysu(energy: Tagger) -> None:
    assert energy.tag("в городе Аксу авария").region == "KZ-55"
    assert energy.tag("Ақсу ауданында авария").region == "KZ-33"


def test_zhambyl_district_is_in_several_oblasts(energy: Tagger) -> None:
    tags = energy.tag("Жамбыл ауданында су жоқ")
    assert (tags.region, set(tags.regions)) == (None, {"KZ-19", "KZ-31", "KZ-59"})


def test_streets_bear_names_of_places(energy: Tagger) -> None:
    for text in (
        "проспект Кабанбай батыра, нет света",
        "ул. Шымкентская, 4",
        "улица Тараз, яма",
        "Қостанай көшесінде жарық жоқ",
        "на Атырауской улице темно",
        "переулок Актюбинский без асфальта",
    ):
        assert where(energy.tag(text)) == NOWHERE, text


def test_people_bear_names_of_places(energy: Tagger) -> None:
    for text in (
        "Жамбылов не платит",
        "Орал Мұхамеджановтың кітабы",
        "Курчатов Игорь Васильевич",
        "Менің атым Жамбыл",
        "Темірлан жалақы төлемейді",
        "Мақсат пен Болат вахтада жүр",
    ):
        assert where(energy.tag(text)) == NOWHERE, text


def test_waters_mountains_clubs_and_schools_bear_names_of_places(energy: Tagger) -> None:
    for text in (
        "озеро Зайсан мелеет",
        "Балқаш көлінің суы азайды",
        "горы Каратау горят",
        "перевал Кордай закрыт",
        "ФК Тобол не платит",
        "газета «Павлодар» молчит",
        "университет имени Сатпаева",
    ):
        assert where(energy.tag(text)) == NOWHERE, text


def test_places_abroad_are_none_of_ours(energy: Tagger) -> None:
    for text in (
        "Ростовская область г. Аксай",
        "г. Аксай Ростовской области",
        "Алтайский край, Барнаул",
        "Самарқанд облысынан көшіп келдік",
        "из Астрахани поезд не ходит",
        "Чуйская область, г. Токмок",
        "живу в Бишкеке",
    ):
        assert where(energy.tag(text)) == NOWHERE, text


def test_who_came_from_abroad_is_where_he_is_now(energy: Tagger) -> None:
    assert energy.tag("переехал из Омска в Усть-Каменогорск").region == "KZ-63"
    assert energy.tag("Из Ростовской области вернулись в Павлодар").region == "KZ-55"


def test_ordinary_words_sound_like_places(energy: Tagger) -> None:
    for text in (
        "помогите, мы из семей погибших",
        "Май айында төлем болмады",
        "Жақсы жұмыс керек",
        "шуды тоқтатыңыздар",
        "Алға, Қазақстан!",
    ):
        assert where(energy.tag(text)) == NOWHERE, text


def test_a_road_leads_through_several_regions(energy: Tagger) -> None:
    assert energy.tag("трасса Тараз – Алматы завалена снегом").region is None
    assert energy.tag("поезд Астана – Павлодар опаздывает").region is None


def test_a_slip_in_a_district_is_vouched_for_by_its_word(energy: Tagger) -> None:
    assert energy.tag("Федоов ауданында жол жоқ").region == "KZ-39"
    assert energy.tag("Уйгуррский район, нет солярки").region == "KZ-19"
    assert energy.tag("город Державынск, темно").region == "KZ-11"


def test_the_people_of_a_town_tell_the_town(energy: Tagger) -> None:
    assert energy.tag("Карагандинцы мёрзнут").region == "KZ-35"
    assert energy.tag("у павлодарцев нет тепла").region == "KZ-55"
    assert energy.tag("астаналықпын, лифт істемейді").region == "KZ-71"


def test_a_station_is_where_its_town_is(energy: Tagger) -> None:
    assert energy.tag("станция Шу, нет перрона").region == "KZ-31"
    assert energy.tag("Арыс станциясында су жоқ").region == "KZ-61"


def test_kazakh_endings_stack_on_a_name(energy: Tagger) -> None:
    assert energy.tag("Талдықорғандағылардың мұңы").region == "KZ-33"
    assert energy.tag("Қарағандының тұрғындары").region == "KZ-35"
    assert energy.tag("Жаркентке көшіп келдік").region == "KZ-33"


def test_a_word_after_a_cased_name_is_not_its_class(energy: Tagger) -> None:
    assert energy.tag("Хромтаудан аудан орталығына дейін жол жоқ").region == "KZ-15"
    assert energy.tag("Атырауда мұнай көп, су жоқ").region == "KZ-23"


def test_a_village_of_a_name_borne_in_several_regions_decides_none(energy: Tagger) -> None:
    tags = energy.tag("Көкпекті ауылында жарық жоқ")
    assert tags.region is None
    assert {"KZ-10", "KZ-35"} < set(tags.regions)
    assert energy.tag("Көкпекті ауданының Көкпекті ауылында жарық жоқ").region == "KZ-10"
    assert energy.tag("Көкпектіде жарық жоқ").region == "KZ-10"
    assert where(energy.tag("Ақсу ауылында жарық жоқ")) == NOWHERE


def test_a_name_that_and_joins_to_a_place_is_one_too(energy: Tagger) -> None:
    assert where(energy.tag("Атырау мен Темірде автобус жүрмейді")) == (None, ("KZ-23", "KZ-15"))
    assert where(energy.tag("Шардара и Алга: нет света")) == (None, ("KZ-61", "KZ-15"))


def test_a_possessive_class_word_belongs_to_the_name_before(energy: Tagger) -> None:
    assert energy.tag("Жәнібек ауданы Сарай ауылында Үш күн жарық жоқ").region == "KZ-27"


def test_a_slip_in_a_name_with_a_hyphen_is_understood(energy: Tagger) -> None:
    assert energy.tag("В Усть-Каменоогорске нет света").region == "KZ-63"


def test_a_sanatorium_bears_the_name_of_a_place(energy: Tagger) -> None:
    assert where(energy.tag("Үштөбе шипажайында демалдым")) == NOWHERE
    assert where(energy.tag("Адамдар шаршады, су жоқ")) == NOWHERE
