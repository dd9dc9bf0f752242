"""Words of an agreement that a lawyer must see, in English, Urdu and Urdu in Roman letters."""

import pytest

from amaan.law import catalogue
from amaan.mediation.terms import of_family, signs_in, terms, to_a_lawyer

FLAGGED = [(term.id, text) for term in terms() for text in term.flagged]
CLEAN = [text for term in terms() for text in term.clean]


@pytest.mark.parametrize(("term", "text"), FLAGGED)
def test_the_words_of_a_forbidden_term_are_found(term: str, text: str) -> None:
    assert term in signs_in(text)


@pytest.mark.parametrize("text", CLEAN)
def test_an_ordinary_agreement_raises_no_question(text: str) -> None:
    assert signs_in(text) == frozenset()


def test_every_forbidden_term_can_be_found_by_its_words() -> None:
    assert all(term.flagged and term.clean for term in terms() if term.family == "forbidden")


def test_a_bargain_over_a_woman_is_looked_at_as_an_offence() -> None:
    assert {t.id for t in terms() if t.offence} == {
        "girl_or_woman_given", "marriage_agreed", "inheritance_waived", "punishment_decided",
    }  # fmt: skip


def test_the_bars_that_forbid_a_term_stand_in_the_book() -> None:
    known = {bar.id for bar in catalogue.load().settlement}
    assert {bar for term in terms() for bar in term.bars} <= known


def test_only_what_is_open_needs_no_lawyer() -> None:
    every = {term.id for term in terms()}
    assert every - to_a_lawyer(every) == of_family("open")
