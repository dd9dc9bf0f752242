"""Invented cases by the hundred, for figures: random lives as plain records."""

import random  # noqa: TID251 - repeated exactly, and decides nothing
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.security.world import World

from amaan.cases.models import Case, FactRecord
from amaan.kernel.ids import new_id
from amaan.protocol import facts
from amaan.protocol.facts import Fact

HOUR = timedelta(hours=1)


@dataclass
class Life:
    """One invented case: its facts as they stand, with when they happened."""

    case: Case
    told: list[tuple[Fact, datetime]] = field(default_factory=list)
    struck: list[tuple[Fact, datetime]] = field(default_factory=list)

    def of(self, kind: type[Fact]) -> list[tuple[Any, datetime]]:
        return [(fact, at) for fact, at in self.told if isinstance(fact, kind)]


def lives(world: World, number: int, seed: int) -> list[Life]:
    """This will invent cases of two stations over four months, some sealed."""
    chance = random.Random(seed)  # noqa: S311 - invented lives, no secret
    desks = [world.actors["the desk officer"], world.actors["the officer from another station"]]
    return [_life(world, chance, chance.choice(desks)) for _ in range(number)]


def write(world: World, invented: list[Life]) -> None:
    """This will write them down as the owner of the tables would restore them."""
    by = world.actors["the desk officer"].officer_id
    Case.objects.bulk_create(life.case for life in invented)
    rows = list[FactRecord]()
    for life in invented:
        rows += [_row(life, fact, at, by) for fact, at in life.told]
        for fact, at in life.struck:
            wrong = _row(life, fact, at, by)
            undone = facts.FactCorrected(corrects=str(wrong.id), reason="written_by_mistake")
            rows += [wrong, _row(life, undone, at + HOUR, by)]
    FactRecord.objects.bulk_create(rows)


def _row(life: Life, fact: Fact, at: datetime, by: Any) -> FactRecord:
    return FactRecord(
        id=new_id(), case=life.case, kind=fact.kind, happened_earliest=at, happened_latest=at,
        recorded_at=max(at, life.case.opened_at), by_id=by, by_post="desk_officer",
        details=fact.details(),
    )  # fmt: skip


def _life(world: World, chance: random.Random, desk: Any) -> Life:
    at = world.now - timedelta(days=chance.randrange(1, 120), hours=chance.randrange(24))
    case = Case(
        id=new_id(), reference=f"{chance.randrange(10**8):08d}", desk_id=desk.unit_id,
        station_id=desk.station_id, district_id=desk.district_id, province=desk.province,
        opened_at=at + HOUR, sealed=chance.random() < 0.1,
    )  # fmt: skip
    life = Life(case)
    for fact, wait in _happens(chance):
        happened = at + wait
        if happened <= world.now:
            (life.struck if chance.random() < 0.05 and fact.kind != "complaint.received"
             else life.told).append((fact, happened))  # fmt: skip
    return life


def _happens(chance: random.Random) -> Iterator[tuple[Fact, timedelta]]:
    def some(share: float) -> bool:
        return chance.random() < share

    def of(codes: str) -> str:
        return chance.choice(codes.split())

    def wait(most: int) -> timedelta:
        return timedelta(minutes=chance.randrange(most * 60))

    yield facts.ComplaintReceived(
        mode=of("walk_in phone other_station"), informant=of("survivor relative"),
        survivor_age=of("12-15 18-25 26-40 unknown"),
        survivor_sex=of("female female male transgender"),
        needs=chance.choice([(), ("disability",), ("disability", "escort"), ("refugee",)]),
    ), timedelta()  # fmt: skip
    acts = chance.choice([("penetration",), ("domestic_violence", "beaten"), ("threat",),
                          ("killed",), ("images_shared", "online_stalking"),
                          ("child_marriage", "identity_disclosed"), ("trafficked",),
                          ("sexual_touch", "kept_secretly"), ("denied_inheritance",)])  # fmt: skip
    yield facts.IncidentDescribed(
        acts=acts, certainty=of("exact day unknown"),
        contexts=chance.choice([(), ("honour",), ("workplace",), ("several_incidents", "dowry")]),
        accused_relation=of("current_partner stranger parent police_or_security neighbour unknown"),
        accused_age=chance.choice(["", "18-25", "61+", "unknown"]),
        accused_work=chance.choice(["", "police", "none"]),
        place=of("survivor_home street unknown"), accused_count=of("1 2 more_than_3 unknown"),
    ), chance.choice([-wait(200), -timedelta(days=chance.randrange(120))])  # fmt: skip
    # Written down after the case was opened, so that her last word is known.
    for fact in (facts.ConsentRecorded(record=True, statistics=some(0.7)),
                 facts.ConsentRecorded(record=True, statistics=some(0.5)),
                 facts.OwnWordSaid(what=of("stop_sharing call_me"))):  # fmt: skip
        if some(0.5):
            yield fact, 2 * HOUR + wait(300)
    yield from _served(chance)
    optional: list[tuple[float, Fact, int]] = [
        (0.5, facts.OfficerChoiceMade(choice=of("woman man")), 1),
        (0.5, facts.WomanOfficerPresent(presence=of("woman_officer female_relative")), 1),
        (0.5, facts.RoomRecorded(room=of("private_room within_hearing")), 3),
        (0.2, facts.RoomRecorded(room="quiet_place"), 3),
        (0.6, facts.RightsExplained(), 2),
        (0.6, facts.ReceiptGiven(to="survivor"), 2),
        (0.7, facts.WordsReadBack(signed="signed"), 3),
        (0.3, facts.StatementRecorded(of=of("survivor witness")), 200),
        (0.1, facts.FirRefused(reason="civil_matter"), 20),
        (0.6, facts.FirRegistered(number="FIR-1"), 60),
        (0.15, facts.NonCognizableEntered(number="12"), 20),
        (0.5, facts.MedicalSent(), 5),
        (0.2, facts.MedicalExamined(), 30),
        (0.3, facts.CareGiven(care=of("pep sti")), 60),
        (0.3, facts.LaboratorySent(laboratory="pfsa", samples=("dna",)), 100),
        (0.3, facts.LaboratoryReported(), 1500),
        (0.6, facts.RiskAssessed(level=of("high elevated standard")), 40),
        (0.5, facts.SafetyPlanMade(), 60),
        (0.3, facts.CaseConferenceHeld(), 300),
        (0.4, facts.CourtApplied(order="protection_order"), 200),
        (0.4, facts.CourtOrdered(order="protection_order", granted=some(0.7)), 400),
        (0.3, facts.CourtOrdered(order="search_warrant"), 400),
        (0.4, facts.OrderServed(), 500),
        (0.2, facts.OrderBreached(
            broke=("no_contact",), arrest=of("arrested_now not_arrested")), 900),
        (0.3, facts.CustodyChanged(to=of("bail prison"), told_first=some(0.5)), 900),
        (0.3, facts.SettlementProposed(by="elders"), 300),
        (0.25, facts.WithdrawalRequested(by="survivor", reasons=chance.choice(
            [("fear",), ("fear", "delay"), ()])), 900),
        (0.2, facts.WithdrawalReviewed(pressure=of("yes no")), 700),
        (0.2, facts.WithdrawalDecided(
            decided=of("go_on_protected not_enough_without_her")), 800),
        (0.4, facts.AccusedArrested(), 1000),
        (0.5, facts.ChallanSubmitted(), 700),
        (0.3, facts.ProsecutionDecided(
            decision=of("fit_for_trial discharge"),
            reason=of("evidence_not_enough public_interest")), 900),
        (0.4, facts.ChargeFramed(), 1000),
        (0.4, facts.HearingHeld(adjourned=some(0.5), reason="judge_absent"), 1200),
        (0.2, facts.HearingHeld(adjourned=True, reason="lawyers_strike"), 1300),
        (0.2, facts.MeasureDecided(measure=of("screen in_camera"), granted=some(0.5)), 1200),
        (0.1, facts.WitnessHostile(of="she_herself", reason="pressed_or_threatened"), 1300),
        (0.3, facts.JudgmentGiven(outcome=of("convicted acquitted")), 1500),
        (0.2, facts.CompensationDecided(ordered=some(0.6)), 1600),
        (0.2, facts.CompensationPaid(in_full=some(0.7)), 2500),
        (0.2, facts.ClosureApproved(code=of(
            "compounded_in_court closed_convicted merged_duplicate false_with_positive_evidence"
        )), 1800),
        (0.3, facts.OffenceAlleged(offence="x", reason=of("as_told medical_paper")), 100),
        (0.3, facts.SupervisorReviewed(), 200),
        (0.3, facts.PlanMade(lines=("scene",)), 200),
        (0.1, facts.ComplaintForwarded(to="fia"), 20),
        (0.3, facts.InformantInformed(about=of("arrest hearing")), 1000),
        (0.35, facts.MediationAsked(by=of("elders police"), answer=of("blocked not_yet"),
                                   rules=chance.choice([("M02",), ("M07", "BAR-12")])), 400),
        (0.2, facts.ForumActed(forum="jirga", outcome=of("agreed no_agreement")), 500),
        (0.2, facts.ClosureAskedAbout(reached=some(0.5)), 1900),
    ]  # fmt: skip
    for share, fact, longest in optional:
        if some(share):
            yield fact, wait(longest)


def _served(chance: random.Random) -> Iterator[tuple[Fact, timedelta]]:
    """Referrals, calls and what she says later: each may happen oftener."""
    for _ in range(chance.randrange(3)):
        sent = str(new_id())
        service, ground = chance.choice(["shelter", "legal_help"]), chance.choice(
            ["consent", "consent", "serious_harm"])  # fmt: skip
        told = {"service": service, "urgency": "usual"}
        yield facts.ReferralSent(ground=ground, **told), timedelta(hours=chance.randrange(80))
        if chance.random() < 0.6:
            yield facts.ServiceBegan(sent=sent, **told), timedelta(hours=chance.randrange(300))
        if chance.random() < 0.4:
            how = chance.choice(["completed", "lost_sight"])
            ended = facts.ReferralEnded(sent=sent, how=how, **told)
            yield ended, timedelta(hours=chance.randrange(700))
        if chance.random() < 0.3:
            reason = chance.choice(["she_declined", "not_available"])
            none = facts.ReferralNotMade(service="helpline", reason=reason)
            yield none, timedelta(hours=chance.randrange(100))
    for months in (3, 12):
        if chance.random() < 0.5:
            answer = chance.choice(["yes", "no", "declined"])
            asked = facts.RiskFollowedUp(severe_violence=answer, months=months)
            yield asked, timedelta(hours=chance.randrange(1500))
    for reached in (True, False):
        if chance.random() < 0.4:
            called = facts.SafeCallMade(reached=reached)
            yield called, timedelta(hours=chance.randrange(200))
