"""The reviewed set of names: what the skeletons find, miss and mistake (goal G11)."""

import pytest

from amaan.confidentiality.names import measuring
from amaan.confidentiality.names.skeleton import strict
from amaan.confidentiality.names.tokens import Described
from amaan.house.proving import Figure


@pytest.fixture(scope="module")
def held_out() -> list[measuring.Pair]:
    return [pair for pair in measuring.pairs() if pair.held_out]


def test_the_set_is_large_enough_and_both_halves_are() -> None:
    pairs = measuring.pairs()
    assert len(pairs) >= 2_000
    assert 0.4 < sum(pair.held_out for pair in pairs) / len(pairs) < 0.6
    assert len({name.arabic[0] for name in measuring.names()}) == len(measuring.names()) >= 500


def test_names_never_looked_at_are_found_and_rarely_mistaken(
    held_out: list[measuring.Pair], figure: Figure
) -> None:
    found = measuring.on_pairs(held_out)
    figure("search: pairs of spellings never looked at", found.pairs)
    figure("search: recall, a name alone", f"{found.recall:.3f}")
    figure("search: precision before ranking", f"{found.precision:.3f}")
    assert found.recall >= 0.97
    assert found.precision >= 0.85


def test_every_spelling_against_every_other_holds_as_well() -> None:
    found = measuring.all_against_all([n for n in measuring.names() if n.is_held_out])
    assert found.recall >= 0.97
    assert found.precision >= 0.85


def test_the_stricter_skeleton_mistakes_less_and_misses_more(
    held_out: list[measuring.Pair],
) -> None:
    broad, stricter = measuring.on_pairs(held_out), measuring.on_pairs(held_out, strict)
    assert stricter.precision > broad.precision
    assert 0.9 <= stricter.recall < broad.recall


def test_a_name_and_a_fathers_name_in_the_other_script_are_found_together(figure: Figure) -> None:
    """Each alone is missed sixteen times in a thousand; together they must not miss twice that."""
    found = measuring.together([name for name in measuring.names() if name.is_held_out])
    figure("search: recall, a name with the father's", f"{found:.3f}")
    assert found >= 0.97


def test_the_ten_commonest_tokens_cover_less_than_one_person_in_a_hundred(figure: Figure) -> None:
    crowd = measuring.zipf_population(8_000)
    covered = measuring.commonest_cover(crowd.people, crowd.districts)
    figure("search: the ten commonest tokens cover of 8,000 invented people", f"{covered:.2%}")
    assert 0 < covered < 0.01


def test_a_given_name_alone_would_have_covered_a_third() -> None:
    crowd = measuring.zipf_population(3_000)
    same_father = [Described(name=person.name, relative="سکندر") for person in crowd.people]
    assert measuring.commonest_cover(same_father, ["one"] * 3_000) > 0.3


def test_the_figures_can_be_printed() -> None:
    said = measuring.report(people=500)
    assert "held out" in said
    assert "0 of 581 reviewed by a native reader" in said
