"""What kind of message it is, how it sounds, and whether life is in danger."""

import pytest

from bot.tags import Tagger


@pytest.mark.parametrize(
    ("text", "kind", "tone"),
    [
        ("Три дня нет света, никто не едет", "report", "negative"),
        ("Батарея мұздай, әкімдік үнсіз", "report", "negative"),
        ("В подъезде холодно, примите меры. Заранее спасибо", "report", "negative"),
        ("До каких пор мы будем без света?", "report", "negative"),
        ("Какая цена на дизель?", "question", "neutral"),
        ("жылу қашан қосылады", "question", "neutral"),
        ("Как подключить газ? Заранее благодарю", "question", "neutral"),
        ("подскажите телефон диспетчера", "question", "neutral"),
        ("Что делать, если не платят?", "question", "neutral"),
        ("Предлагаю показывать остатки топлива онлайн", "proposal", "neutral"),
        ("Түнгі тарифті енгізуді ұсынамын", "proposal", "neutral"),
        ("Спасибо, свет дали", "thanks", "positive"),
        ("Көп рахмет, мәселе шешілді", "thanks", "positive"),
        ("Thank you very much", "thanks", "positive"),
        ("Хочу попасть на приём к министру", "meeting", "neutral"),
        ("Министрдің қабылдауына қалай жазыламын?", "meeting", "neutral"),
        ("I would like to meet the minister in person", "meeting", "neutral"),
        ("Не берут на приём на работу", "report", "negative"),
        ("Рақмет, бірақ бензин әлі жоқ", "report", "negative"),
        ("Спасибо за помощь, но трансформатор ещё не поменяли", "report", "negative"),
        ("Не верили, но всё сделали, спасибо", "thanks", "positive"),
        ("Спасибо большое! Ждали долго, но свет дали", "thanks", "positive"),
        ("Рахмет сізге! Кеш болса да, бірақ жарық берілді", "thanks", "positive"),
    ],
)
def test_kind_and_tone(energy: Tagger, text: str, kind: str, tone: str) -> None:
    tags = energy.tag(text)
    assert (tags.kind, tags.tone) == (kind, tone)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("хотел узнать когда начнут строить подстанцию", "question"),
        ("мерзімі қашан болады екен", "question"),
        ("демалыс күндері жұмыс істейсіздер ме", "question"),
        ("Is a permit needed for a boiler", "question"),
        ("Wages are delayed again", "report"),
        ("Неге қазандыққа камера орнатпасқа?", "proposal"),
        ("Надо бы всех поставщиков обязать вести журнал", "proposal"),
        ("Нужно ли установить второй счётчик?", "question"),
        ("Көшеге шам орнату керек деп ойлаймын", "proposal"),
        ("Аялдамаға шам қойса жақсы болар еді", "proposal"),
        ("Почему бы не печатать тариф на чеке?", "proposal"),
        ("Мүгедектерге жеңілдік қосылса", "proposal"),
        ("министрмен кездескім келеді", "meeting"),
        ("қабылдауға жазылғым келеді", "meeting"),
        ("Прошу личной аудиенции", "meeting"),
        ("Был на приёме у министра, ничего не изменилось", "report"),
        ("Благодарю министра за встречу с нами", "thanks"),
        ("Ауылда газ жоқ, алдын ала рахмет", "report"),
    ],
)
def test_kinds_that_hide_their_mark(energy: Tagger, text: str, kind: str) -> None:
    assert energy.tag(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Спасибо за такие дороги!",
        "Молодцы, опять подняли тариф",
        "Сколько можно терпеть?",
        "За что мы платим?",
        "Қалай күн көреміз?",
        "Света нет с утра, когда дадут?",
        "Почему так дорого?",
        "And this is how you treat pensioners?",
    ],
)
def test_sarcasm_and_questions_that_accuse_are_complaints(energy: Tagger, text: str) -> None:
    tags = energy.tag(text)
    assert (tags.kind, tags.tone) == ("report", "negative")


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("Газ", "neutral"),
        ("Добрый день, отопление", "neutral"),
        ("Сәлеметсіз бе, Шымкент, бензин", "neutral"),
        ("Пишу по поводу газификации села", "neutral"),
        ("Какой штраф за задержку зарплаты?", "neutral"),
        ("Зарплату задержали, куда писать?", "negative"),
        ("Прошу помочь с документами", "negative"),
        ("Бізге көмектесіңіздерші", "negative"),
        ("Көшеге шам қойыңыздаршы, алдын ала рақмет", "negative"),
        ("Свет горит ярко, мы очень довольны", "positive"),
    ],
)
def test_a_name_is_no_complaint_and_a_plea_is_one(energy: Tagger, text: str, tone: str) -> None:
    assert energy.tag(text).tone == tone


def test_the_tone_says_which_words_told_it(energy: Tagger) -> None:
    assert "безобразие" in energy.tag("Это безобразие").because["tone"]


@pytest.mark.parametrize(
    "text",
    [
        "сильный запах газа в подъезде",
        "үйде газ иісі шығып тұр",
        "there is a smell of gas",
        "трансформатор өртеніп жатыр",
        "дом горит",
        "провода лежат на земле возле школы",
        "дети замерзают без отопления",
        "не хочу жить",
        "похоже газ, запах на весь этаж",
        "uyde gaz iisi shygyp tur",
        "иіс тиіп қалды, бала есінен танды",
        "провод оборвался и лежит во дворе",
        "жить не хочется",
        "муж угрожает убить меня",
        "су басып кетті, төбеде отырмыз",
        "в доме новорождённый, отопления нет",
        "балам мектепте отырып тоңып ауырды",
        "carbon monoxide, we cannot breathe",
        "Газовую трубу пробили, газ хлещет",
        "из щитовой идёт дым",
        "кабель упал во двор, дети ходят мимо",
        "скорая второй час не едет к ребёнку",
        "балам токқа соғылды",
        "өртке кім жауап береді, үй жанып жатыр",
    ],
)
def test_danger_to_life_is_urgent(energy: Tagger, text: str) -> None:
    tags = energy.tag(text)
    assert tags.urgent
    assert tags.because["urgent"]


@pytest.mark.parametrize(
    "text",
    [
        "солярки нет, уборка горит",
        "какие пособия при рождении ребенка?",
        "I was fired",
        "нет света",
        "цена на газ",
        "газ есептегіш істемейді",
        "Пожарная инспекция оштрафовала магазин",
        "горю на работе, премии нет",
        "в детский сад очередь",
        "пособие на новорождённого не пришло",
        "өрт қауіпсіздігі бойынша нұсқаулық керек",
        "взрывной рост цен",
        "отец погиб на шахте, какое пособие положено?",
        "на дороге не хватает лежачих полицейских",
        "запах канализации во дворе",
        "жизнь рушится из-за кредитов",
        "дети ходят в школу в темноте",
        "Fire department needs drivers",
    ],
)
def test_what_can_wait_is_not_urgent(energy: Tagger, text: str) -> None:
    assert not energy.tag(text).urgent


def test_a_question_in_danger_is_a_report(energy: Tagger) -> None:
    assert energy.tag("Пахнет газом, что делать?").kind == "report"
