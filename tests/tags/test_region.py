"""Which region a text speaks of: every trap of the country's names."""

import pytest

from bot.ministry import load
from bot.tags import Tagger


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Қызылордада үш күннен бері бензин жоқ", "KZ-43"),
        ("кызылордада бензин жок", "KZ-43"),
        ("Qyzylordada benzin joq", "KZ-43"),
        ("No petrol in Kyzylorda", "KZ-43"),
        ("Кзыл-Орда без бензина", "KZ-43"),
        ("Талдықорғаннан жазып отырмын", "KZ-33"),
        ("Қарағандының тұрғындары тоңып отыр", "KZ-35"),
        ("Екібастұздағылар жылусыз", "KZ-55"),
        ("Усть-Каман, нет света", "KZ-63"),
        ("в Алма-Ате поднялся тариф", "KZ-75"),
        ("Нур-Султан, лифт сломан", "KZ-71"),
        ("Елордада жылу жоқ", "KZ-71"),
        ("Семипалатинск, 10 квартал, света нет", "KZ-10"),
        ("СКО, дизеля нет", "KZ-59"),
        ("БҚО-да газ жоқ", "KZ-27"),
        ("ЮКО, отключили газ", "KZ-61"),
        ("Чимкент, газ еле идёт", "KZ-79"),
        ("Гурьев, пенсионерка просит помощи", "KZ-23"),
        ("Кустанай, холодно", "KZ-39"),
        ("Джезказган, шахтеры без премии", "KZ-62"),
        ("Капчагай нет газа", "KZ-19"),
        ("Мангышлак, нет воды", "KZ-47"),
        ("в шымкенде нет газа", "KZ-79"),
        ("жаноозенде жұмыс жоқ", "KZ-47"),
        ("экибастус без тепла", "KZ-55"),
        ("Кармакшинский р-н, нет воды", "KZ-43"),
        ("в Мугалжарском районе задерживают зарплату", "KZ-15"),
        ("Шал ақын ауданында жол жоқ", "KZ-59"),
        ("район Магжана Жумабаева, света нет", "KZ-59"),
        ("Арал, Қазалы, Қармақшы аудандарында су жоқ", "KZ-43"),
    ],
)
def test_a_place_is_found_however_it_is_written(energy: Tagger, text: str, region: str) -> None:
    assert energy.tag(text).region == region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Алматы облысы, Талғар ауданы, газ жоқ", "KZ-19"),
        ("Алматыда жарық жоқ", "KZ-75"),
        ("область Абай, нет угля", "KZ-10"),
        ("город Абай Карагандинской области", "KZ-35"),
        ("Целиноградский район, столб упал", "KZ-11"),
        ("Целиноград, нет тепла", "KZ-71"),
        ("Семей, ВКО, нет солярки", "KZ-10"),
        ("Жезказган Карагандинской области", "KZ-62"),
        ("Талдыкорган Алматинской области", "KZ-33"),
        ("Ақсу қаласы, трансформатор жанып кетті", "KZ-55"),
        ("Аксуский район, нет света", "KZ-33"),
        ("Жамбыл облысы, Жамбыл ауданы", "KZ-31"),
        ("Жамбылский район СКО", "KZ-59"),
        ("Жамбылский район Алматинской области", "KZ-19"),
        ("Астана, район Алматы, прорыв трубы", "KZ-71"),
        ("Шымкент қаласы Қаратау ауданы", "KZ-79"),
        ("Астана, Байқоңыр ауданы, көше қараңғы", "KZ-71"),
        ("Байконур, нет тепла", "KZ-43"),
        ("Орал қаласында газ жоқ", "KZ-27"),
        ("город Сарань, холодно", "KZ-35"),
        ("Шу қаласында көмір жоқ", "KZ-31"),
        ("г.Рудный, очередь за бензином", "KZ-39"),
    ],
)
def test_a_name_of_several_places_is_told_by_its_class_or_oblast(
    energy: Tagger, text: str, region: str
) -> None:
    assert energy.tag(text).region == region


@pytest.mark.parametrize(
    "text",
    [
        "проспект Кабанбай батыра, 12, нет света",
        "ул. Карагандинская, 8, нет света",
        "Абай көшесінде жарық жоқ",
        "Жамбылов не платит зарплату",
        "Менің атым Абай, жұмыс іздеп жүрмін",
        "Абай Құнанбайұлының өлеңдері",
        "ТОО «Астана Моторс» не выплатило отпускные",
        "озеро Балхаш обмелело",
        "река Урал вышла из берегов",
        "Іле Алатауында қар көп",
        "прописан в Оренбурге",
        "переехал в Астрахань",
        "помощь многодетных семей",
        "за майские праздники не выдали пенсию",
        "Май айынан бері төлем жоқ",
        "Жақсы жұмыс керек",
        "Денсаулық министрлігі өзгеріс енгізді",
    ],
)
def test_what_only_looks_like_a_place_has_no_region(energy: Tagger, text: str) -> None:
    tags = energy.tag(text)
    assert (tags.region, tags.regions) == (None, ())


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("в Абайском районе нет света", {"KZ-10", "KZ-35", "KZ-79"}),
        ("Есіл ауданында жарық жоқ", {"KZ-11", "KZ-59", "KZ-71"}),
        ("Жамбыл ауданында жол жоқ", {"KZ-19", "KZ-31", "KZ-59"}),
        ("в Павлодаре дешевле, чем в Актобе", {"KZ-55", "KZ-15"}),
    ],
)
def test_where_several_regions_fit_all_are_offered(energy: Tagger, text: str, regions: set[str]) -> None:
    tags = energy.tag(text)
    assert tags.region is None
    assert set(tags.regions) == regions


def test_the_region_says_which_words_told_it(energy: Tagger) -> None:
    assert energy.tag("Тараз, нет газа").because["region"] == ("Тараз",)


@pytest.mark.parametrize("count", ["три дня", "трое суток", "третий день", "два дня"])
def test_a_number_after_a_place_takes_nothing_from_it(energy: Tagger, count: str) -> None:
    assert energy.tag(f"В Астане {count} нет света").region == "KZ-71"


def test_the_examples_of_the_welcome_are_understood(energy: Tagger) -> None:
    assert {energy.tag(text).region for text in load("energy").texts["example"].values()} == {"KZ-43"}
