"""What officers must not write about her is noticed; what she said, and plain words, are not."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amaan.law.catalogue import default_root
from amaan.law.reading import BrokenLaw
from amaan.wording.reading import load
from amaan.wording.words import roman_key

LINTER, QUESTIONS = load()
SEVENTEEN = [f"L{number}" for number in range(1, 18)]
EXAMPLES = [(wording.id, text) for wording in LINTER.wordings.values() for text in wording.flagged]
PLAIN = [(wording.id, text) for wording in LINTER.wordings.values() for text in wording.clean]
ASKED = [(form.id, text) for form in QUESTIONS.forms.values() for text in form.flagged]
ASKED_WELL = [(form.id, text) for form in QUESTIONS.forms.values() for text in form.clean]


def classes(text: str) -> set[str]:
    return {found.wording for found in LINTER.findings(text, voice="officer")}


def test_all_seventeen_classes_are_there_with_examples_both_ways() -> None:
    assert [wording.number for wording in LINTER.wordings.values()] == SEVENTEEN
    for wording in LINTER.wordings.values():
        assert len(wording.flagged) >= 3 and len(wording.clean) >= 2, wording.id


@pytest.mark.parametrize(("wording", "text"), EXAMPLES)
def test_words_that_harm_are_noticed(wording: str, text: str) -> None:
    assert wording in classes(text)


@pytest.mark.parametrize(("wording", "text"), PLAIN)
def test_a_plain_sentence_is_left_alone(wording: str, text: str) -> None:
    assert wording not in classes(text)


@pytest.mark.parametrize("voice", ["survivor", "witness"])
def test_her_own_words_are_never_looked_at(voice: str) -> None:
    for _wording, text in EXAMPLES:
        assert LINTER.findings(text, voice=voice) == ()  # type: ignore[arg-type]


def test_words_in_quotation_marks_are_somebody_elses() -> None:
    assert classes('He said: "She is of bad character."') == set()
    assert classes('He said: "I know her." She is of bad character.') == {"character"}


def test_the_place_is_that_of_the_words_as_they_were_typed() -> None:
    text = "Came at 10:05. She  DIDN’T   resist, says the brother."
    (found,) = LINTER.findings(text, voice="officer")
    assert text[found.start : found.end] == found.words == "DIDN’T   resist"


def test_no_phrase_runs_over_the_end_of_a_sentence() -> None:
    assert classes("She did not. Resist, she told him.") == set()
    assert classes("No injuries. There was no rape kit in the room.") == set()


def test_a_word_with_a_better_one_says_it() -> None:
    (found,) = LINTER.findings("Complaint of eve teasing at the gate", voice="officer")
    assert found.better == "sexual harassment in the street"


@pytest.mark.parametrize("spelling", ["badchalan", "badchaalan", "Bad Chalan", "baadchalan"])
def test_roman_urdu_is_heard_however_it_is_spelled(spelling: str) -> None:
    assert "character" in classes(f"Larki {spelling} hai")


@pytest.mark.parametrize("spelling", ["آوارہ", "آواره", "آوارة"])
def test_urdu_is_one_word_on_every_keyboard(spelling: str) -> None:
    assert "character" in classes(f"لڑکی {spelling} ہے")


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_every_finding_is_in_the_text(text: str) -> None:
    for found in LINTER.findings(text, voice="officer"):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.words


@given(st.sampled_from(EXAMPLES), st.text(alphabet="abc ۔.\n", max_size=40))
def test_more_text_around_hides_nothing(example: tuple[str, str], around: str) -> None:
    wording, text = example
    assert wording in classes(f"{around}\n{text}\n{around}")


@given(st.text(alphabet="abdehiklmnoqruwyz", max_size=12))
def test_a_sound_is_already_its_own_sound(word: str) -> None:
    assert roman_key(roman_key(word)) == roman_key(roman_key(roman_key(word)))


@pytest.mark.parametrize(("form", "text"), ASKED)
def test_a_question_put_badly_is_noticed(form: str, text: str) -> None:
    assert form in {found.form for found in QUESTIONS.findings([text])}


@pytest.mark.parametrize(("form", "text"), ASKED_WELL)
def test_a_question_put_well_is_left_alone(form: str, text: str) -> None:
    assert form not in {found.form for found in QUESTIONS.findings([text])}


def test_after_an_open_question_a_closed_one_may_follow() -> None:
    assert QUESTIONS.findings(["Tell me what you remember.", "Did he hold a knife?"]) == ()
    (found,) = QUESTIONS.findings(["Did he hold a knife?", "Tell me what you remember."])
    assert (found.question, found.form) == (0, "closed_first")


def test_a_class_without_a_source_does_not_load(tmp_path: Path) -> None:
    for name in ("L03_character.toml", "questions.toml"):
        text = (default_root() / "wording" / name).read_text(encoding="utf-8")
        (tmp_path / "wording").mkdir(exist_ok=True)
        (tmp_path / "wording" / name).write_text(text.replace('"SCI-1"', '"HEARSAY"'), "utf-8")
    standards = (default_root() / "standards.toml").read_text(encoding="utf-8")
    (tmp_path / "standards.toml").write_text(standards, encoding="utf-8")
    with pytest.raises(BrokenLaw, match=r"L03_character.toml:\d+: character: sources: 'HEARSAY'"):
        load(tmp_path)


def test_nothing_is_listed_twice_in_one_class() -> None:
    for path in sorted((default_root() / "wording").glob("L*.toml")):
        (row,) = tomllib.loads(path.read_text(encoding="utf-8"))["wording"]
        for field in ("english", "roman", "urdu"):
            assert len(row[field]) == len(set(row[field])), f"{path.name}: {field}"
