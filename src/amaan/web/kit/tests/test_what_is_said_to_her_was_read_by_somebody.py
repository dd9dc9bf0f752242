"""Sentences for her and the public: reviewed in a language, or said in Urdu, or not at all."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from amaan.web.kit import spoken

DAY = date(2026, 11, 22)
TEMPLATES = Path(spoken.__file__).parents[1]


@pytest.fixture(autouse=True)
def anew(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """This will read the sentences anew, with reviews of the test alone."""
    settings.REVIEWS = tmp_path
    spoken._book.cache_clear()
    yield
    spoken._book.cache_clear()


def review(folder: Path, language: str, **of: str) -> None:
    lines = [f'"{key}" = {{ by = "A reader", on = {date(2026, 11, 1)}, of = "{mark}" }}'
             for key, mark in of.items()]  # fmt: skip
    (folder / f"{language}.toml").write_text("[reviewed]\n" + "\n".join(lines), encoding="utf-8")
    spoken._book.cache_clear()


def test_every_sentence_stands_in_english_and_in_urdu() -> None:
    assert set(spoken.digests("ur")) == set(spoken.all_keys())
    assert all(re.search("[\u0600-\u06ff]", spoken.say(k, "ur").text) for k in spoken.all_keys())


def test_nothing_claims_a_reader_whom_it_did_not_have() -> None:
    assert {
        language: len(spoken.all_keys()) - len(spoken.unreviewed(language))
        for language in spoken.LANGUAGES
    } == dict.fromkeys(spoken.LANGUAGES, 0)


def test_what_nobody_reviewed_in_a_language_is_said_in_urdu() -> None:
    assert spoken.say("home", "ps") == spoken.say("home", "ur")


def test_a_review_holds_for_the_words_that_were_read(tmp_path: Path) -> None:
    review(tmp_path, "ur", home=spoken.digests("ur")["home"], back="of other words")
    assert spoken.is_reviewed("home", "ur")
    assert not spoken.is_reviewed("back", "ur")


def test_a_served_site_has_these_pages_only_once_all_of_the_urdu_was_read(
    settings: Settings, tmp_path: Path
) -> None:
    settings.SERVING = True
    assert not spoken.is_published()
    some = dict(list(spoken.digests("ur").items())[:-1])
    review(tmp_path, "ur", **some)
    assert not spoken.is_published()
    review(tmp_path, "ur", **spoken.digests("ur"))
    assert spoken.is_published()
    assert spoken.say("home", "en").language == "ur"


def test_pages_and_sentences_know_of_each_other() -> None:
    asked = {
        key
        for path in TEMPLATES.glob("*/templates/**/*.html")
        for key in re.findall(r'{% say "([\w.]+)"', path.read_text(encoding="utf-8"))
    }
    assert asked <= set(spoken.all_keys())


def test_a_readers_name_and_day_are_written_down_and_hold_for_these_words(tmp_path: Path) -> None:
    spoken.write_reviews("ur", ["home", "back"], by="Reader, “court”", on=DAY, folder=tmp_path)
    spoken.write_reviews("ur", ["send"], by="Another", on=DAY, folder=tmp_path)
    spoken._book.cache_clear()
    assert [key for key in ("home", "back", "send", "listen") if spoken.is_reviewed(key, "ur")] == [
        "home", "back", "send",
    ]  # fmt: skip
    assert set(spoken.all_keys()) - spoken.waiting("ur", tmp_path).keys() == {
        "home",
        "back",
        "send",
    }
    written = (tmp_path / "ur.toml").read_text(encoding="utf-8")
    (tmp_path / "ur.toml").write_text(written.replace(spoken.digests("ur")["home"], "0" * 16))
    assert "home" in spoken.waiting("ur", tmp_path)


@pytest.mark.parametrize(
    ("language", "key", "by"), [("ur", "home", " "), ("ur", "no.such", "R"), ("ps", "home", "R")]
)
def test_nobody_reads_what_is_not_there(language: str, key: str, by: str, tmp_path: Path) -> None:
    with pytest.raises(spoken.BrokenSentences):
        spoken.write_reviews(language, [key], by=by, on=DAY, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []
