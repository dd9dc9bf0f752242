"""A man receives her: what she tells is sealed from him, and the nearest woman officer comes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import transaction
from tests.desk.conftest import Rows, Wait
from tests.security.world import World, intake

from amaan.cases import queries as cases
from amaan.cases.actions import take_over
from amaan.cases.refusals import WaitsForAWoman
from amaan.confidentiality import actions as standing
from amaan.confidentiality import queries as confidentiality
from amaan.confidentiality.row_security import act_as
from amaan.desk import actions, handing_on, queries
from amaan.desk.intake import Completion, Consent, Intake, Person, Wish
from amaan.desk.refusals import AlreadySealedAway, ReasonForCallingNeeded, WordsWithoutConsent
from amaan.kernel.ids import CaseId, ContactId
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Sex
from amaan.organisation.queries import Actor

HE = "the station clerk"
SHE = "the desk officer"


def handed(world: World, *, name: str = "handed on", by: str = HE) -> Intake:
    told = intake(name, world.aviary, world.now)
    return replace(
        told, wish=None, woman_present="", woman_absent_reason="none_posted", accused=NOBODY
    )


NOBODY = Intake.__dataclass_fields__["accused"].default_factory()  # type: ignore[misc]


@pytest.fixture
def on(world: World, somebody_waits: Wait) -> "Hands":
    return Hands(world, somebody_waits)


class Hands:
    """One contact in the hands of one officer after another."""

    def __init__(self, world: World, wait: Wait) -> None:
        self.world = world
        self.wait = wait

    def seal(self, by: str = HE, told: Intake | None = None) -> handing_on.HandedOn:
        actor = self.world.actors[by]
        contact_id = self.contact(actor, by)
        with transaction.atomic():
            act_as(actor, self.world.now)
            return handing_on.take_sealed_intake(
                actor=actor,
                contact_id=contact_id,
                intake=told or handed(self.world),
                now=self.world.now,
            )

    def contact(self, actor: Actor, by: str) -> ContactId:
        self.last = self.wait(by)
        return self.last

    def answer(self, by: str, case_id: CaseId, coming: bool) -> object:
        actor = self.world.actors[by]
        with transaction.atomic():
            act_as(actor, self.world.now)
            return handing_on.answer_call(
                actor=actor, case_id=case_id, coming=coming, now=self.world.now
            )

    def knows_nobody(self, who: str, case_id: CaseId) -> None:
        actor = self.world.actors[who]
        with transaction.atomic():
            act_as(actor, self.world.now)
            standing.declare(actor=actor, case_id=case_id, knows="nobody", now=self.world.now)

    def sees(self, who: str, case_id: CaseId) -> cases.CaseSheet | None:
        actor = self.world.actors[who]
        with transaction.atomic():
            act_as(actor, self.world.now)
            try:
                return cases.case_sheet(actor, case_id, self.world.now)
            except NotFound:
                return None


def called_first(done: handing_on.HandedOn, world: World) -> str:
    assert done.called is not None
    return next(p for p, a in world.actors.items() if a.officer_id == done.called.officer_id)


def test_whoever_sealed_it_knows_nothing_more_of_it(on: Hands) -> None:
    done = on.seal()
    assert on.sees(HE, done.case_id) is None
    actor = on.world.actors[HE]
    with transaction.atomic():
        act_as(actor, on.world.now)
        assert confidentiality.sealed_fields(actor, done.case_id, on.world.now) == ()
        assert confidentiality.standing_of(actor, done.case_id, on.world.now).relations == set()


def test_even_the_station_commander_cannot_open_what_he_sealed_himself(on: Hands) -> None:
    done = on.seal("the station commander")
    sheet = on.sees("the station commander", done.case_id)
    assert sheet is not None, "his post shows him that a case exists"
    assert not sheet.reads_casework
    assert sheet.relations == frozenset()


def test_the_nearest_woman_officer_is_called_and_holds_the_case(on: Hands) -> None:
    done = on.seal()
    assert done.called is not None
    assert done.called.reach == "same_station"
    her = called_first(done, on.world)
    sheet = on.sees(her, done.case_id)
    assert sheet is not None
    assert sheet.places == (), "she says first that she knows nobody in it"
    on.knows_nobody(her, done.case_id)
    sheet = on.sees(her, done.case_id)
    assert sheet is not None
    assert "desk" in sheet.relations
    assert {"woman_officer.called", "woman_officer.absent"} <= {f.kind for f in sheet.facts}
    fields = {place.field for place in sheet.places}
    assert {"words", "safe_contact"} <= fields


def test_care_and_the_fir_wait_for_nobody(on: Hands) -> None:
    done = on.seal()
    sheet = on.sees(called_first(done, on.world), done.case_id)
    assert sheet is not None
    duties = {line.rule for stage in sheet.by_stage for line in stage.duties}
    assert {"fir_at_once", "pep_offered", "medical_examination", "woman_officer_called"} <= duties
    states = {line.rule: line.state for stage in sheet.by_stage for line in stage.duties}
    assert states["woman_officer_present"] == "met", "the reason is recorded"
    assert states["fir_at_once"] != "contested", "nobody has asked her yet what she wants"


def test_when_she_cannot_come_the_next_nearest_is_called_and_she_lets_go(on: Hands) -> None:
    done = on.seal()
    first = called_first(done, on.world)
    following = on.answer(first, done.case_id, coming=False)
    assert following is not None
    sheet = on.sees(first, done.case_id)
    assert sheet is None or "desk" not in sheet.relations
    second = next(
        p
        for p, a in on.world.actors.items()
        if a.officer_id == following.officer_id  # type: ignore[attr-defined]
    )
    assert second != first
    held = on.sees(second, done.case_id)
    assert held is not None
    assert "desk" in held.relations


def test_when_no_other_woman_is_posted_the_case_stays_with_somebody(on: Hands) -> None:
    done = on.seal()
    holder = called_first(done, on.world)
    for _ in on.world.actors:
        following = on.answer(holder, done.case_id, coming=False)
        if following is None:
            break
        holder = next(
            p
            for p, a in on.world.actors.items()
            if a.officer_id == following.officer_id  # type: ignore[attr-defined]
        )
    sheet = on.sees(holder, done.case_id)
    assert sheet is not None
    assert "desk" in sheet.relations
    reaches = [f.details["reach"] for f in sheet.facts if f.kind == "woman_officer.called"]
    assert "nobody" in reaches


def test_she_answers_and_the_duty_is_met(on: Hands) -> None:
    done = on.seal()
    her = called_first(done, on.world)
    on.answer(her, done.case_id, coming=True)
    sheet = on.sees(her, done.case_id)
    assert sheet is not None
    states = {line.rule: line.state for stage in sheet.by_stage for line in stage.duties}
    assert states["woman_officer_called"] == "met"
    with pytest.raises(NotFound):
        on.answer(her, done.case_id, coming=True)


def test_what_she_adds_stands_beside_what_was_sealed(on: Hands) -> None:
    done = on.seal()
    her = called_first(done, on.world)
    on.answer(her, done.case_id, coming=True)
    on.knows_nobody(her, done.case_id)
    actor = on.world.actors[her]
    told = Completion(
        consent=Consent(record=True),
        survivor=Person(name="Zarina"),
        wish=Wish(wants=("medical",), wants_fir="no_not_now", officer="woman"),
        words="more",
    )
    with transaction.atomic():
        act_as(actor, on.world.now)
        first = handing_on.complete_intake(
            actor=actor, case_id=done.case_id, told=told, now=on.world.now
        )
        again = handing_on.complete_intake(
            actor=actor, case_id=done.case_id, told=told, now=on.world.now
        )
        assert first == again
        assert queries.calls(actor) == ()
    sheet = on.sees(her, done.case_id)
    assert sheet is not None
    fields = [place.field for place in sheet.places]
    assert fields.count("words") == 2
    assert fields.count("survivor_name") == 2
    states = {line.rule: line.state for stage in sheet.by_stage for line in stage.duties}
    assert states["fir_at_once"] == "contested", "now she has said what she wants"
    (choice,) = [line for line in sheet.facts if line.kind == "officer_choice.made"]
    assert choice.details == {"choice": "woman"}


def test_nobody_but_the_woman_who_was_called_may_answer(on: Hands) -> None:
    done = on.seal()
    her = called_first(done, on.world)
    for part in on.world.actors:
        if part != her:
            with pytest.raises(NotFound):
                on.answer(part, done.case_id, coming=True)


def test_a_man_cannot_take_over_what_waits_for_a_woman(on: Hands, rows: Rows) -> None:
    done = on.seal(SHE)
    a_man = replace(on.world.actors["her colleague"], is_woman=False)
    with pytest.raises(WaitsForAWoman), transaction.atomic():
        act_as(a_man, on.world.now)
        take_over(actor=a_man, case_id=done.case_id, now=on.world.now)
    assert rows("SELECT DISTINCT sex FROM organisation_officer WHERE sex = %s", Sex.MALE)


def test_with_a_conflict_no_woman_of_the_same_station_is_called(on: Hands) -> None:
    told = handed(on.world, name="sealed")
    told = replace(told, conflict=intake("sealed", on.world.aviary, on.world.now).conflict)
    done = on.seal(told=told)
    assert done.sealed
    assert done.called is not None
    assert done.called.reach != "same_station"
    assert on.sees(HE, done.case_id) is None
    assert on.sees("the accused officer", done.case_id) is None
    assert on.sees("the station commander", done.case_id) is None


@pytest.mark.parametrize("take", [handing_on.take_sealed_intake, actions.receive_complaint])
def test_a_second_press_of_save_finds_it_sealed(on: Hands, take: Callable[..., object]) -> None:
    on.seal()
    actor = on.world.actors[HE]
    with pytest.raises(AlreadySealedAway), transaction.atomic():
        act_as(actor, on.world.now)
        take(actor=actor, contact_id=on.last, intake=handed(on.world), now=on.world.now)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"woman_absent_reason": ""}, ReasonForCallingNeeded),
        ({"consent": Consent(record=False)}, WordsWithoutConsent),
    ],
)
def test_what_is_missing_is_refused(
    on: Hands, change: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        on.seal(told=replace(handed(on.world), **change))  # type: ignore[arg-type]
