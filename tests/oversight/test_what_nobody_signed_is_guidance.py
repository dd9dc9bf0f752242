"""In a real installation a rule binds where a lawyer of the province signed it, and not before."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from pytest_django.fixtures import Settings
from tests.oversight.conftest import Turn
from tests.security import world as small_world
from tests.security.canaries import Aviary
from tests.security.world import World

from amaan.cases import again, tallies
from amaan.cases import queries as cases
from amaan.cases.weighing import files_to_weigh, next_to_weigh
from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.jobs.context import work_as
from amaan.kernel.refusals import NotFound
from amaan.organisation import signatures
from amaan.organisation.actions import signatures as acts
from amaan.protocol import rulebook, weighing
from amaan.protocol.touching import EVERYTHING

LAWYER = {"by": "A. Lawyer", "post": "Deputy prosecutor", "scope": "All stations"}


@pytest.fixture
def served(settings: Settings, request: pytest.FixtureRequest) -> World:
    """The small world, taken down in an installation for which nobody signed anything."""
    settings.RULES_NEED_A_SIGNATURE = True
    found = request.getfixturevalue("world")
    assert isinstance(found, World)
    return found


def due(world: World, after: timedelta = timedelta()) -> set[str]:
    """This will say in what states the desk officer's list of duties stands, at an instant."""
    her = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(her, world.now + after)
        return {line.state for line in cases.duties_due(her, world.now + after, limit=50)}


def bars(world: World) -> set[bool]:
    her = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(her, world.now)
        sheet = cases.case_sheet(her, world.cases["own"].case_id, world.now)
    return {bar.is_signed for bar in sheet.bars}


def ledger() -> list[tuple[str, bool, bool]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT state, binds, was_late FROM cases_dutyrecord ORDER BY id")
        return cursor.fetchall()


def sign_everything(world: World) -> int:
    texts = rulebook.to_be_signed("BA")
    return acts.sign_rules(
        actor=world.actors["the registrar"], read=texts, in_force=texts, **LAWYER, now=world.now
    )


def test_guidance_reminds_a_desk_and_is_never_late_told_of_or_counted(
    served: World, turn: Turn
) -> None:
    assert due(served) == {"guidance"}
    assert turn(served.now + timedelta(days=200)) == 0
    assert all(not binds and not late for _state, binds, late in ledger())
    assert {"missed", "open", "met_late"}.isdisjoint(state for state, *_ in ledger())
    assert due(served, timedelta(days=200)) == {"guidance"}
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_tallyentry WHERE rule <> ''")
        assert cursor.fetchone() == (0,)
        assert tallies.differences() == 0


def test_what_is_forbidden_is_forbidden_unsigned_and_says_so(served: World) -> None:
    assert bars(served) == {False}
    sign_everything(served)
    assert bars(served) == {True}


def test_a_signature_binds_what_arises_from_then_on_and_reaches_back_to_nothing(
    served: World,
) -> None:
    before = ledger()
    assert sign_everything(served) > 100
    with role("jobs"), transaction.atomic():
        work_as("recompute_duties", served.now)
        every = next_to_weigh(None, EVERYTHING, limit=50)
        later = served.now + timedelta(days=40)
        assert not weighing.changing(files_to_weigh(every, None), later, {})
        assert not again.recompute(
            actor=None, case_ids=every, rules_version="again", now=served.now
        )
    assert ledger() == before
    small_world.take("later", served.actors["the desk officer"], Aviary(), served.now)
    assert {binds for _state, binds, _late in ledger()} == {True, False}


def test_signing_is_the_act_of_a_provinces_registrar_and_kept(served: World) -> None:
    texts = rulebook.to_be_signed("BA")
    one = {"fir_at_once": texts["fir_at_once"]}
    with pytest.raises(NotFound), transaction.atomic():
        acts.sign_rules(
            actor=served.actors["the desk officer"], read=one, in_force=texts, **LAWYER,
            now=served.now,
        )  # fmt: skip
    registrar = served.actors["the registrar"]
    moved_on = {"fir_at_once": texts["fir_at_once"]._replace(digest="0" * 16)}
    with pytest.raises(acts.TextMovedOn), transaction.atomic():
        acts.sign_rules(actor=registrar, read=moved_on, in_force=texts, **LAWYER, now=served.now)
    with pytest.raises(acts.NobodySigned), transaction.atomic():
        acts.sign_rules(
            actor=registrar, read=one, in_force=texts, by=" ", post="x", scope="y", now=served.now
        )
    acts.sign_rules(actor=registrar, read=one, in_force=texts, **LAWYER, now=served.now)
    assert signatures.binding("BA", texts) == {"fir_at_once"}
    assert signatures.binding("PB", rulebook.to_be_signed("PB")) == frozenset()
    acts.withdraw_signature(
        actor=registrar, rule_id="fir_at_once", by="A. Lawyer", post="Deputy prosecutor",
        scope="The section was amended", now=served.now + timedelta(hours=1),
    )  # fmt: skip
    assert signatures.binding("BA", texts) == frozenset()
    assert [row.withdrawn for row in signatures.history(registrar, "fir_at_once")] == [True, False]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('web', 'organisation_rulesignature', 'DELETE')"
            " OR has_any_column_privilege('web', 'organisation_rulesignature', 'UPDATE')"
        )
        assert cursor.fetchone() == (False,)
