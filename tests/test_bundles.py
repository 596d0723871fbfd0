"""How several appeals look in one message: it fits into one, and each of them is seen."""

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.bundles import BUNDLE_SIZE, Bundled, bundle_buttons, bundle_text
from bot.ministry import load
from bot.speech import FIELDS, TEXT_LIMIT
from bot.texts import LANGUAGES, voice
from storage.records import Appeal, Author, Bundle, Kind, Line, Media, Place, Status

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINISTRY = load("energy")
HERE, ELSEWHERE = Place(-100), Place(-200)


def appeal(
    number: int, bundle_id: int | None = 1, place: Place = HERE, status: Status = Status.NEW
) -> Appeal:
    return Appeal(
        id=number,
        citizen_id=number,
        status=status,
        kind=Kind.REPORT,
        topic="fuel",
        region="KZ-43",
        regions=(),
        language="kk",
        tone="neutral",
        urgent=False,
        place=place,
        taken_by=None,
        taken_name=None,
        created_at=NOON,
        touched_at=NOON,
        answered_at=None,
        closed_at=None,
        bundle_id=bundle_id,
    )


def line(text: str, media: str | None = None, author: Author = Author.CITIZEN) -> Line:
    return Line(
        id=1,
        appeal_id=1,
        author=author,
        author_id=None,
        chat_id=1,
        message_id=1,
        text=text,
        entities=(),
        media=Media(media, "file") if media else None,
        album=None,
        latitude=None,
        longitude=None,
        created_at=NOON,
        edited_at=None,
        earlier=(),
        asks=False,
        delivery=None,
        failure=None,
    )


def bundle(bundled: Sequence[Bundled]) -> Bundle:
    return Bundle(1, HERE, "fuel", "KZ-43", tuple(each.appeal.id for each in bundled))


def text_of(*bundled: Bundled) -> str:
    return bundle_text(bundle(bundled), bundled, MINISTRY, voice("en"), UTC).plain


appeals = st.builds(
    appeal,
    st.integers(1, 999_999_999),
    st.sampled_from([1, 2, None]),
    st.sampled_from([HERE, ELSEWHERE]),
    st.sampled_from(Status),
)
texts = st.one_of(
    st.text(max_size=50), st.text(st.sampled_from("a🚨ә\n \u202e"), min_size=900, max_size=5000)
)
threads = st.lists(
    st.builds(line, texts, st.sampled_from([None, "contact", *FIELDS]), st.sampled_from(Author)),
    min_size=1,
    max_size=20,
)
crowds = st.lists(st.builds(Bundled, appeals, threads), min_size=1, max_size=BUNDLE_SIZE)


@given(crowds, st.sampled_from(sorted(LANGUAGES)))
def test_bundle_fits_into_a_message_and_names_each_appeal(crowd: list[Bundled], language: str) -> None:
    shown = bundle_text(bundle(crowd), crowd, MINISTRY, voice(language), UTC)
    assert len(shown) <= TEXT_LIMIT
    assert all(f"№ {each.appeal.id} · 12:00" in shown.plain for each in crowd)


def test_ten_appeals_of_an_ordinary_length_lose_no_word() -> None:
    words = "No petrol anywhere in our street, ".ljust(330, "x")
    assert text_of(*(Bundled(appeal(each), [line(words)]) for each in range(1, 11))).count(words) == 10


def test_longest_of_ten_loses_no_more_than_it_must() -> None:
    crowd = [Bundled(appeal(each), [line("x" * 5000)]) for each in range(1, 11)]
    assert text_of(*crowd).count("x") == 3290


def test_later_message_is_seen_behind_a_long_first_one() -> None:
    assert "\n+ Diesel is gone too" in text_of(
        Bundled(appeal(1), [line("x" * 5000), line("Diesel is gone too")])
    )


def test_what_staff_wrote_is_not_the_citizens() -> None:
    shown = text_of(Bundled(appeal(1), [line("No petrol"), line("//ask Bolat", author=Author.NOTE)]))
    assert "Bolat" not in shown


def test_attachments_are_named() -> None:
    crowd = Bundled(appeal(1), [line("", "photo"), line("", "photo"), line("", "contact")])
    assert "Attached: 2 × photo, contact (a contact is not shown in the group)" in text_of(crowd)


def test_only_an_appeal_without_a_card_has_a_button() -> None:
    crowd = [Bundled(appeal(1), [line("a")]), Bundled(appeal(2, None), [line("b")])]
    buttons = bundle_buttons(bundle(crowd), crowd)
    assert [(button.label, button.data) for row in buttons for button in row] == [("№ 1", "card:1")]


def test_appeal_that_left_says_where_it_is() -> None:
    shown = text_of(Bundled(appeal(1, None), [line("a")]), Bundled(appeal(2, None, ELSEWHERE), [line("b")]))
    assert "№ 1 · 12:00 → Shown below" in shown
    assert "№ 2 · 12:00 → Passed on to another staff chat" in shown
