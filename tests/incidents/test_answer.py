"""What staff are shown of an answer to everybody before it goes out."""

from datetime import UTC, datetime

import pytest

from bot.incidents.answer import Draft, preview, sent_preview
from bot.speech import TEXT_LIMIT
from bot.texts import LANGUAGES, voice
from storage.incident_records import CrowdAnswer, Words

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", [("kk",), ("kk", "ru"), ("kk", "ru", "en")])
def test_longest_answer_in_all_languages_is_one_message(language: str, written: tuple[str, ...]) -> None:
    answer = CrowdAnswer(1, 10**9, {each: Words("ә" * 3500) for each in written}, 1, "Bolat", NOW, None, None)
    draft = Draft(answer, dict.fromkeys(("kk", "ru", "en"), 10**6))
    for shows in (preview(draft, voice(language)), sent_preview(answer, voice(language))):
        assert len(shows) <= TEXT_LIMIT
        assert shows.plain.count("ә" * 1000) >= len(written)
