"""What is one event: the same trouble, near in time, in any language; and what is not."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.incidents.alarm import Ring, why_ring
from bot.incidents.closing import is_disputed
from bot.incidents.joining import Report, fitting, is_one_of_many, may_found, may_join, together
from bot.incidents.wording import are_alike, likeness, troubles_of, wording
from storage.incident_records import Incident
from storage.records import Appeal, Kind, Place, Status

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
SHORTAGE = (
    "No petrol in Kyzylorda for three days",
    "В Кызылорде нет бензина, очереди",
    "Қызылордада бензин жоқ",
)
PLACE = ("Kyzylorda", "Кызылорде", "Қызылордада")
CHEATING = "Заправка в Кызылорде обманывает: недолив литр на каждые десять"


def appeal(
    citizen: int = 1, kind: Kind = Kind.REPORT, *, urgent: bool = False, topic: str = "fuel"
) -> Appeal:
    """Give an open appeal from Kyzylorda region."""
    return Appeal(
        id=citizen,
        citizen_id=citizen,
        status=Status.NEW,
        kind=kind,
        topic=topic,
        region="KZ-43",
        regions=(),
        language="ru",
        tone="negative",
        urgent=urgent,
        place=Place(-1),
        taken_by=None,
        taken_name=None,
        created_at=NOON,
        touched_at=NOON,
        answered_at=None,
        closed_at=None,
    )


def incident(last_at: datetime = NOON, told: int = 0, *, urgent: bool = False) -> Incident:
    """Give an open incident about a shortage of which managers were told with so many people."""
    return Incident(
        id=1,
        topic="fuel",
        region="KZ-43",
        place=Place(-1),
        first_at=NOON,
        last_at=last_at,
        opened_at=NOON,
        opened_by=None,
        about=("supply",),
        typical=(),
        urgent=urgent,
        taken_by=None,
        taken_name=None,
        confirmed=None,
        confirmed_at=None,
        confirmed_name=None,
        note=None,
        informed_at=None,
        informed_name=None,
        informed_words=None,
        promised_until=None,
        solved_at=None,
        closed_at=None,
        reopened_at=None,
        merged_into=None,
        told_people=told,
        told_at=NOON if told else None,
    )


def reports(*texts: str) -> list[Report]:
    """Give what different people report."""
    return [Report(appeal(number), wording(text, PLACE)) for number, text in enumerate(texts, start=1)]


def test_same_trouble_in_three_languages_is_one_event() -> None:
    first, *others = reports(*SHORTAGE)
    assert together(first, others) == [first, *others]


def test_one_person_who_writes_often_is_no_event() -> None:
    same = [Report(appeal(1), wording(text)) for text in SHORTAGE * 20]
    assert together(same[0], same[1:]) == []


def test_other_trouble_is_another_event() -> None:
    cheated, shortage = reports(CHEATING, SHORTAGE[1])
    assert not are_alike(cheated.wording, shortage.wording)
    assert fitting(cheated, [incident()], NOON) is None


@pytest.mark.parametrize(("hours", "joins"), [(1, True), (47, True), (49, False)])
def test_near_in_time_is_enough_for_an_event_that_goes_on(hours: int, joins: bool) -> None:
    (report,) = reports("Опять заправка в Кызылорде не работает")
    assert (fitting(report, [incident()], NOON + timedelta(hours=hours)) is not None) is joins


def test_question_joins_only_what_it_names_and_founds_nothing() -> None:
    asks = appeal(kind=Kind.QUESTION)
    assert not may_found(asks)
    assert may_join(asks)
    assert fitting(Report(asks, wording("Какая предельная цена на дизель?")), [incident()], NOON) is None
    assert fitting(Report(asks, wording("Почему нет бензина?")), [incident()], NOON)


def test_what_is_not_placed_joins_nothing() -> None:
    assert not may_join(appeal(topic="other"))
    assert not may_join(appeal(kind=Kind.THANKS))


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_mutual_and_a_share(one: str, other: str) -> None:
    first, second = wording(one), wording(other)
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1.000001
    assert are_alike(first, second) == are_alike(second, first)


def test_event_is_about_what_half_of_its_reports_name() -> None:
    assert troubles_of(each.wording for each in reports(*SHORTAGE, CHEATING)) == ["supply"]


def test_the_first_have_cards_and_who_is_in_danger_always_has() -> None:
    assert not is_one_of_many(appeal(), 5, shows_more=False, is_behind=False)
    assert is_one_of_many(appeal(), 6, shows_more=False, is_behind=False)
    assert is_one_of_many(appeal(), 4, shows_more=False, is_behind=True)
    assert not is_one_of_many(appeal(urgent=True), 900, shows_more=False, is_behind=True)
    assert not is_one_of_many(appeal(), 900, shows_more=True, is_behind=True)


@given(st.integers(5, 500))
def test_managers_are_told_again_only_when_people_have_doubled(people: int) -> None:
    told = incident(told=people)
    assert why_ring(told, told, 2 * people - 1, 5, elsewhere=True) is None
    assert why_ring(told, told, 2 * people, 5, elsewhere=False) is Ring.DOUBLED


def test_managers_are_told_at_the_threshold_of_danger_and_of_what_spreads() -> None:
    new, urgent = incident(), incident(urgent=True)
    assert why_ring(new, new, 4, 5, elsewhere=False) is None
    assert why_ring(new, new, 5, 5, elsewhere=False) is Ring.CROSSED
    assert why_ring(new, new, 3, 5, elsewhere=True) is Ring.SPREADS
    assert why_ring(new, urgent, 3, 5, elsewhere=False) is Ring.URGENT
    assert why_ring(urgent, urgent, 3, 5, elsewhere=False) is Ring.URGENT


@pytest.mark.parametrize(("yes", "no", "is_so"), [(0, 2, False), (2, 1, False), (1, 2, True), (7, 3, False)])
def test_few_who_say_no_do_not_open_it_again(yes: int, no: int, is_so: bool) -> None:
    assert is_disputed(yes, no, 0.3) is is_so


def test_who_is_like_one_of_them_belongs_to_them() -> None:
    first, *others = reports("Cars queue at the pumps", "No petrol, cars queue", "Бензин жоқ")
    assert together(first, others) == [first, *others]
