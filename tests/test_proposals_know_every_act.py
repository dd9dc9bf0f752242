"""The desk's codes and the law's table are written in two rooms; here they are held together."""

from datetime import date

import pytest

from amaan.law import proposals
from amaan.law.offences import PROVINCES
from amaan.law.proposals import Told, propose
from amaan.protocol import codes

TODAY = date(2026, 11, 20)
# "other" is free of meaning on purpose: an officer searches the catalogue.
WITHOUT_A_PROPOSAL = {"other"}
MEANT_FOR_CHILDREN = {
    "procured_minor",
    "online_grooming",
    "corporal_punishment",
    "child_marriage",
}


@pytest.mark.parametrize("act", sorted(codes.ACTS - WITHOUT_A_PROPOSAL))
def test_every_act_told_by_a_woman_leads_to_an_offence(act: str) -> None:
    age = "12-15" if act in MEANT_FOR_CHILDREN else "26-40"
    for province in ("IS", "PB", "SD", "KP", "BA"):
        told = Told(
            acts=frozenset({act}), on=TODAY, province=province,
            survivor_age=age, survivor_sex="female",
        )  # fmt: skip
        assert propose(told), (act, province)


def test_the_table_uses_no_word_that_the_desk_cannot_say() -> None:
    for row in proposals.table():
        assert row.acts | row.with_acts <= codes.ACTS, row.offence
        assert row.contexts <= codes.CONTEXTS, row.offence
        assert row.needs <= codes.NEEDS, row.offence
    assert proposals.AGE_BANDS == codes.AGE_BANDS
    assert set(proposals.SEXES) | {"undisclosed"} == codes.SEXES
    assert proposals.SEVERAL < codes.ACCUSED_COUNTS


def test_law_and_protocol_name_the_same_provinces() -> None:
    assert set(PROVINCES) == codes.PROVINCES
