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
    ],
)
def test_kind_and_tone(energy: Tagger, text: str, kind: str, tone: str) -> None:
    tags = energy.tag(text)
    assert (tags.kind, tags.tone) == (kind, tone)


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
    ],
)
def test_what_can_wait_is_not_urgent(energy: Tagger, text: str) -> None:
    assert not energy.tag(text).urgent


def test_a_question_in_danger_is_a_report(energy: Tagger) -> None:
    assert energy.tag("Пахнет газом, что делать?").kind == "report"
