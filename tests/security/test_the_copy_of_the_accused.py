"""What goes to whom she fears: read through by the vault, let by two, nobody of hers in it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from uuid import UUID

import pytest
from django.db import transaction
from tests.security import leaving
from tests.security.canaries import cnic, phone, urdu
from tests.security.leaving import ask, let, make, walked, wanted
from tests.security.vault import signed_in
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality import giving_out
from amaan.confidentiality import leaving as table
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault.naming import gives_away
from amaan.confidentiality.vault.refusals import GivesHerAway
from amaan.confidentiality.vault.verbs import Vault
from amaan.investigation import accused_copy
from amaan.kernel.ids import FactId, new_id
from amaan.protocol import facts

PLAIN = "On the night of the third, at a house, force was used against a woman of the area."


def write(
    world: World, text: str, minutes: int = 0, never: Mapping[str, str] = MappingProxyType({})
) -> None:
    her = world.actors["the desk officer"]
    now = world.now + timedelta(minutes=minutes)
    with transaction.atomic():
        act_as(her, now)
        accused_copy.write_text(
            actor=her, case_id=world.cases["own"].case_id, act_id=FactId(new_id()),
            words=text, never=never, now=now,
        )  # fmt: skip


def copy_of(world: World, capability: str = "") -> tuple[UUID, bytes]:
    asked = wanted(
        "accused_copy", world.cases["own"].case_id,
        fields=("copy_for_accused", "accused_name", "accused_relative"),
    )  # fmt: skip
    return walked(world, "the desk officer", asked, capability)


def canaries(world: World) -> dict[str, str]:
    """This will give each sealed value of the case, by field, as it was let out."""
    spelt: dict[str, Callable[[int], str]] = {"survivor_phone": phone, "survivor_cnic": cnic}
    return {
        canary.field: spelt.get(canary.field, urdu)(number)
        for number, canary in world.aviary._known.items()
        if canary.case == "own"
    }


def test_the_copy_holds_his_own_name_the_text_and_nobody_of_hers(
    world: World, vault: Vault
) -> None:
    write(world, PLAIN)
    _, content = copy_of(world)
    held = leaving.everything_in(content)
    assert {c.field for c in world.aviary.found_in(held)} == {"accused_name", "accused_relative"}
    assert b"force was used" in held


@pytest.mark.parametrize(
    "field",
    ["survivor_name", "survivor_relative", "survivor_phone", "survivor_cnic", "survivor_address",
     "safe_contact", "protected_location"],
)  # fmt: skip
def test_a_text_that_gives_her_away_does_not_leave(world: World, vault: Vault, field: str) -> None:
    write(world, f"{PLAIN} {canaries(world)[field]}")
    case_id = world.cases["own"].case_id
    asked = wanted("accused_copy", case_id, fields=("copy_for_accused",))
    her = world.actors["the desk officer"]
    export_id = ask(her, asked, world.now)
    capability = signed_in(her)
    with pytest.raises(GivesHerAway):
        let(capability, export_id)
    # Written anew without it, the last text alone leaves.
    write(world, PLAIN, minutes=1)
    _, content = copy_of(world, capability)
    found = {c.field for c in world.aviary.found_in(leaving.everything_in(content))}
    assert not found & table.HERS


WHERE_SHE_CAN_BE_WAITED_FOR = {
    "survivor_workplace": "Zuqvimran Textile, unit 3",
    "survivor_school": "گورنمنٹ گرلز اسکول مہرآباد",
    "support_worker": "Rubina Achakzai",
}


@pytest.mark.parametrize(
    "told", ["near the ZUQVIMRAN factory", "مہرآباد کے قریب", "with Rubeena of the service"]
)
def test_where_she_works_or_learns_and_who_helps_her_is_never_in_it(
    world: World, vault: Vault, told: str
) -> None:
    write(world, f"{PLAIN} {told}", never=WHERE_SHE_CAN_BE_WAITED_FOR)
    her = world.actors["the desk officer"]
    asked = wanted("accused_copy", world.cases["own"].case_id, fields=("copy_for_accused",))
    with pytest.raises(GivesHerAway):
        let(signed_in(her), ask(her, asked, world.now))


def test_that_she_works_or_learns_somewhere_may_be_said(world: World, vault: Vault) -> None:
    write(world, f"{PLAIN} She was on her way from the office, past a girls school.",
          never=WHERE_SHE_CAN_BE_WAITED_FOR)  # fmt: skip
    her = world.actors["the desk officer"]
    asked = wanted("accused_copy", world.cases["own"].case_id, fields=("copy_for_accused",))
    let(signed_in(her), ask(her, asked, world.now))


def test_a_text_changed_after_it_was_let_is_read_again_when_it_is_made(
    world: World, vault: Vault
) -> None:
    write(world, PLAIN)
    her = world.actors["the desk officer"]
    asked = wanted("accused_copy", world.cases["own"].case_id, fields=("copy_for_accused",))
    export_id = ask(her, asked, world.now)
    let(signed_in(her), export_id)
    second = signed_in(world.actors["the district commander"])
    giving_out.agree(capability=second, export_id=export_id)
    write(world, f"{PLAIN} {canaries(world)['survivor_address']}", minutes=1)
    assert make(export_id, world.now) == "gives_her_away"


def test_it_waits_for_a_second_person(world: World, vault: Vault) -> None:
    write(world, PLAIN)
    her = world.actors["the desk officer"]
    asked = wanted("accused_copy", world.cases["own"].case_id, fields=("copy_for_accused",))
    export_id = ask(her, asked, world.now)
    let(signed_in(her), export_id)
    assert make(export_id, world.now) == "nothing_to_make"


def test_her_answers_and_her_plan_enter_no_bundle_for_prosecutor_court_or_accused(
    world: World, vault: Vault
) -> None:
    her, case_id = world.actors["the desk officer"], world.cases["own"].case_id
    for fact in (facts.RiskAssessed(level="high"), facts.SafetyPlanMade(),
                 facts.SupportContacted(), facts.CareGiven(care="pep")):  # fmt: skip
        with transaction.atomic():
            act_as(her, world.now)
            cases.record_fact(
                actor=her, case_id=case_id, seen_revision=None, now=world.now,
                happening=cases.NewFact(fact=fact, happened=facts.Happened.at(world.now)),
            )  # fmt: skip
    capability = signed_in(her)
    titles = [facts.KINDS[kind].title for kind in table.KEPT_BACK]
    for kind in ("court_bundle", "prosecution_file", "accused_copy"):
        _, content = walked(world, "the desk officer", wanted(kind, case_id), capability)
        held = leaving.everything_in(content).decode()
        assert [title for title in titles if title in held] == [], kind
        for word in ("safety plan", "Safe call", "PEP", "Case conference"):
            assert word not in held, (kind, word)
    _, own = walked(world, "the desk officer", wanted("survivor_copy", case_id), capability)
    assert facts.SafetyPlanMade.title in leaving.everything_in(own).decode()


NAMED = [("survivor_name", "زرمینہ بی بی"), ("survivor_phone", "0300 1234567"),
         ("survivor_address", "House 12, Street 4, Satellite Town"),
         ("protected_location", "Panah Shelter, near the mill")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Zarmina came to the station.", "survivor_name"),
        ("زرمینہ نے بتایا", "survivor_name"),
        ("call 0300-1234567 or +92 300 1234567", "survivor_phone"),
        ("call +92-300-1234567", "survivor_phone"),
        ("۰۳۰۰۱۲۳۴۵۶۷ پر", "survivor_phone"),
        ("at SATELLITE town", "survivor_address"),
        ("she stays at the Panah", "protected_location"),
    ],
)
def test_a_name_a_number_or_one_word_of_a_place_is_enough(text: str, field: str) -> None:
    assert field in gives_away(text, NAMED, ())


def test_what_the_accused_is_called_himself_gives_nobody_away() -> None:
    hers = [("survivor_relative", "اکبر خان")]
    assert gives_away("Akbar was seen.", hers, ["اکبر خان"]) == frozenset()
    assert gives_away("Akbar was seen.", hers, ["گل محمد"]) == {"survivor_relative"}


def test_plain_words_give_nobody_away() -> None:
    assert gives_away(PLAIN, NAMED, ()) == frozenset()
