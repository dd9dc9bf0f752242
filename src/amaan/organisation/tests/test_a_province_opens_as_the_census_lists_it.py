"""The list of the census opens a province once; what the register knows is never overwritten."""

import re

import pytest

from amaan.kernel.refusals import NotFound
from amaan.organisation import actions
from amaan.organisation.gazetteer import provinces
from amaan.organisation.models import Unit
from amaan.organisation.posts import Post, Province, UnitKind
from amaan.organisation.queries import place
from amaan.organisation.tests.town import TODAY, District, actor, refused


def names(kind: UnitKind) -> list[str]:
    return sorted(Unit.objects.filter(kind=kind).values_list("name_en", flat=True))


def test_the_census_lists_136_districts_and_none_for_two_provinces() -> None:
    counts = {code.value: len(listed.districts) for code, listed in provinces().items()}
    assert counts == {"IS": 1, "PB": 36, "SD": 30, "KP": 35, "BA": 34, "GB": 0, "AJK": 0}


def test_every_place_has_a_name_in_urdu_script_and_one_in_latin() -> None:
    for listed in provinces().values():
        places = [listed.name, *listed.districts, *(d.name for d in listed.divisions if d.name)]
        for place_named in places:
            assert re.fullmatch(r"[A-Za-z -]+", place_named.en), place_named
            assert re.fullmatch(r"[\u0600-\u06ff ]+", place_named.ur), place_named


def test_no_two_districts_of_a_province_have_one_name() -> None:
    for listed in provinces().values():
        english = [d.en for d in listed.districts]
        assert sorted(set(english)) == sorted(english)


def test_a_province_opens_with_its_divisions_and_districts(town: District) -> None:
    done = actions.open_province(actor=town.registrar, now=TODAY)
    assert done.opened == 8 + 34
    quetta = Unit.objects.get(kind=UnitKind.DISTRICT, name_en="Quetta")
    assert quetta.parent is not None
    assert (quetta.parent.kind, quetta.parent.name_en) == (UnitKind.REGION, "Quetta")
    assert (quetta.province, quetta.opened_on) == (Province.BALOCHISTAN, TODAY.date())


def test_opening_it_again_changes_nothing(town: District) -> None:
    actions.open_province(actor=town.registrar, now=TODAY)
    before = list(Unit.objects.order_by("id").values())
    again = actions.open_province(actor=town.registrar, now=TODAY)
    assert again.opened == 0
    assert list(Unit.objects.order_by("id").values()) == before


def test_a_district_that_was_opened_by_hand_stays_where_it_was_put(town: District) -> None:
    own = town.open(UnitKind.DISTRICT, town.province, "quetta")
    actions.open_province(actor=town.registrar, now=TODAY)
    assert [n for n in names(UnitKind.DISTRICT) if n.lower() == "quetta"] == ["quetta"]
    assert place(own).name_en == "quetta"


def test_a_district_that_has_ended_does_not_come_back_with_the_list(town: District) -> None:
    own = town.open(UnitKind.DISTRICT, town.province, "Quetta")
    actions.close_unit(actor=town.registrar, unit_id=own, hands_over_to=None, now=TODAY)
    actions.open_province(actor=town.registrar, now=TODAY)
    assert Unit.objects.filter(name_en="Quetta", kind=UnitKind.DISTRICT).count() == 1


@pytest.mark.parametrize("post", [Post.REGISTRAR, Post.DISTRICT_COMMANDER])
def test_only_the_registrar_of_a_province_opens_it(town: District, post: Post) -> None:
    other = actor(town.appoint("other", town.district, post))
    with refused(NotFound):
        actions.open_province(actor=other, now=TODAY)
