"""Ids tell nothing; what lies in one case begins alike, and is drawn anew behind that."""

from amaan.kernel.ids import new_id, new_id_in


def test_what_lies_in_a_case_begins_as_its_id_does() -> None:
    case = new_id()
    here, there = new_id_in(case), new_id_in(case)
    assert str(here)[:13] == str(there)[:13] == str(case)[:13]


def test_behind_the_beginning_nothing_is_shared() -> None:
    case = new_id()
    drawn = {str(new_id_in(case))[13:] for _ in range(1_000)}
    assert len(drawn) == 1_000
    assert str(case)[13:] not in drawn


def test_it_is_still_an_id_of_version_four() -> None:
    made = new_id_in(new_id())
    assert (made.version, made.variant) == (4, new_id().variant)
