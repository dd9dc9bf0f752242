"""Every figure once more, by hand and in plain Python, from the facts and from nothing else.

Written from the words of the definitions, not from their conditions: whoever changes a definition
changes it here too, and says so.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from tests.insight.invented import Life

from amaan.protocol import facts as f
from amaan.protocol.codes import SEXUAL_ACTS

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Half = Callable[["Seen"], bool]
HURTS = SEXUAL_ACTS | set(
    "beaten grievous_hurt strangled burned acid poisoned miscarriage_caused".split()
)


class Seen:
    """One life, asked in words."""

    def __init__(self, life: Life, now: datetime) -> None:
        self.life, self.now = life, now
        self.reported = self.first(f.ComplaintReceived)
        assert self.reported is not None
        (self.complaint,) = [fact for fact, _at in life.of(f.ComplaintReceived)]
        described = life.of(f.IncidentDescribed)
        self.acts = {act for fact, _at in described for act in fact.acts}
        self.known = [at for fact, at in described if fact.certainty in {"exact", "day"}]

    def first(self, kind: type[f.Fact], **like: Any) -> datetime | None:
        found = [
            at for fact, at in self.life.of(kind)
            if all(getattr(fact, name) == wanted for name, wanted in like.items())
        ]  # fmt: skip
        return min(found, default=None)

    def last(self, kind: type[f.Fact]) -> Any:
        """The last written down; the earlier where two were written at once never happens here."""
        found = sorted(self.life.of(kind), key=lambda one: max(one[1], self.life.case.opened_at))
        return found[-1][0] if found else None

    def within(self, at: datetime | None, since: datetime | None, most: timedelta) -> bool:
        """Whether so many full hours had not gone. Both waits are counted in full hours."""
        if at is None or since is None:
            return False
        return self.hours(at) - self.hours(since) < most / HOUR

    def hours(self, at: datetime) -> int:
        return int((at - self.reported) // HOUR)

    def old(self, since: datetime | None, most: timedelta) -> bool:
        return since is not None and self.hours(self.now) - self.hours(since) >= most / HOUR

    @property
    def rape(self) -> bool:
        return "penetration" in self.acts and bool(self.known) and self.late_by >= 0

    @property
    def late_by(self) -> int:
        return int((self.reported - min(self.known)) // HOUR)

    @property
    def to_screen(self) -> bool:
        (described, _at), *_rest = self.life.of(f.IncidentDescribed) or [(None, None)]
        return described is not None and (
            bool(self.acts & {"domestic_violence", "online_stalking"})
            or bool({"honour", "dowry"} & set(described.contexts))
            or described.accused_relation in {"current_partner", "parent"}
        )

    @property
    def fir(self) -> datetime | None:
        return self.first(f.FirRegistered)

    @property
    def level(self) -> str:
        found = [fact.level for fact, _at in self.life.of(f.RiskAssessed)]
        return found[0] if found else ""

    @property
    def accounts(self) -> int:
        return len(self.life.of(f.WordsReadBack)) + sum(
            fact.of == "survivor" for fact, _at in self.life.of(f.StatementRecorded)
        )

    @property
    def order(self) -> datetime | None:
        return self.first(f.CourtOrdered, order="protection_order", granted=True)

    @property
    def releases(self) -> list[bool]:
        return [fact.told_first for fact, _at in self.life.of(f.CustodyChanged)
                if fact.to == "bail"]  # fmt: skip

    @property
    def verdict(self) -> str:
        found = self.last(f.JudgmentGiven)
        return "" if found is None else str(found.outcome)

    @property
    def hearings(self) -> list[bool]:
        return [fact.adjourned for fact, _at in self.life.of(f.HearingHeld)]

    def fields(self, kind: type[f.Fact], name: str, **like: Any) -> list[Any]:
        """One detail of every such fact."""
        return [
            getattr(fact, name) for fact, _at in self.life.of(kind)
            if all(getattr(fact, other) == wanted for other, wanted in like.items())
        ]  # fmt: skip

    @property
    def shared(self) -> bool:
        """Her last word allows statistics outside, and nobody else counts it."""
        said = [
            (max(at, self.life.case.opened_at), fact.statistics)
            for fact, at in self.life.of(f.ConsentRecorded)
        ] + [
            (max(at, self.life.case.opened_at), False)
            for fact, at in self.life.of(f.OwnWordSaid) if fact.what == "stop_sharing"
        ]  # fmt: skip
        last = max(said)[1] if said else False
        twice = "merged_duplicate" in self.fields(f.ClosureApproved, "code")
        return last and not twice and self.complaint.mode != "other_station"

    def severe(self, months: int) -> str:
        asked = [fact.severe_violence for fact, _at in self.life.of(f.RiskFollowedUp)
                 if fact.months <= months]  # fmt: skip
        return "yes" if "yes" in asked else "no" if "no" in asked else ""

    @property
    def described(self) -> Any:
        found = self.life.of(f.IncidentDescribed)
        return found[0][0] if found else None

    @property
    def relation(self) -> str:
        return str(self.described.accused_relation) if self.described else ""

    @property
    def closed(self) -> str:
        found = self.last(f.ClosureApproved)
        return "" if found is None else str(found.code)

    @property
    def heard_in(self) -> str:
        rooms = sorted(self.life.of(f.RoomRecorded), key=lambda told: told[1])
        return str(rooms[0][0].room) if rooms else ""

    @property
    def barred(self) -> bool:
        """Whether the rules said that nobody may compound it."""
        return any("M07" in rules for rules in self.fields(
            f.MediationAsked, "rules", answer="blocked"))  # fmt: skip

    @property
    def arrest(self) -> datetime | None:
        return self.first(f.AccusedArrested)

    def out_of_order(self) -> bool:
        steps = [self.fir, self.first(f.ChallanSubmitted), self.first(f.ChargeFramed),
                 self.first(f.JudgmentGiven)]  # fmt: skip
        pairs = pairwise(steps)
        return any(a and b and self.hours(b) < self.hours(a) for a, b in pairs)


def _has(kind: type[f.Fact], **like: Any) -> Half:
    return lambda one: one.first(kind, **like) is not None


def always(one: Seen) -> bool:
    del one
    return True


def registered(one: Seen) -> bool:
    return one.fir is not None


def with_order(one: Seen) -> bool:
    return one.order is not None


def withdrawn(one: Seen) -> bool:
    return one.first(f.WithdrawalRequested) is not None


def charged(one: Seen) -> bool:
    return one.first(f.ChargeFramed) is not None


def convicted(one: Seen) -> bool:
    return one.verdict == "convicted"


SECOND: dict[str, tuple[Half, Half]] = {
    "within_72_hours": (lambda one: one.late_by < 72, lambda one: one.rape),
    "within_120_hours": (lambda one: one.late_by < 120, lambda one: one.rape),
    "by_herself": (lambda one: one.complaint.informant == "survivor", always),
    "choice_honoured": (_has(f.WomanOfficerPresent, presence="woman_officer"),
                        _has(f.OfficerChoiceMade, choice="woman")),
    "registered": (registered, lambda one: one.first(f.NonCognizableEntered) is None),
    "registered_late": (lambda one: one.fir - one.reported >= DAY, registered),
    "refused": (_has(f.FirRefused), always),
    "diary_only": (lambda one: one.first(f.NonCognizableEntered) is not None and one.fir is None,
                   always),
    "rights_and_receipt": (
        lambda one: _has(f.RightsExplained)(one) and _has(f.ReceiptGiven)(one), always),
    "told_once": (lambda one: one.accounts <= 1, lambda one: one.accounts > 0),
    "offered_in_two_hours": (
        lambda one: one.within(one.first(f.MedicalSent), one.reported, 2 * HOUR),
        lambda one: bool(one.acts & HURTS)),
    "pep_in_time": (
        lambda one: (pep := one.first(f.CareGiven, care="pep")) is not None
        and one.late_by + one.hours(pep) < 72,
        lambda one: one.rape and one.late_by < 72),
    "laboratory_answered": (
        lambda one: one.within(one.first(f.LaboratoryReported), one.first(f.LaboratorySent),
                               30 * DAY),
        lambda one: one.old(one.first(f.LaboratorySent), 30 * DAY)),
    "danger_assessed": (
        lambda one: one.within(one.first(f.RiskAssessed), one.reported, DAY),
        lambda one: one.to_screen),
    "danger_high": (lambda one: one.level == "high", lambda one: one.level != ""),
    "plan_made": (
        lambda one: one.within(one.first(f.SafetyPlanMade), one.first(f.RiskAssessed), DAY),
        lambda one: one.level in {"high", "elevated"}),
    "conference_held": (
        lambda one: one.within(one.first(f.CaseConferenceHeld), one.first(f.RiskAssessed), 7 * DAY),
        lambda one: one.level == "high" and one.old(one.first(f.RiskAssessed), 7 * DAY)),
    "order_granted": (with_order, _has(f.CourtApplied)),
    "order_served": (
        lambda one: one.within(one.first(f.OrderServed), one.order, 2 * DAY), with_order),
    "order_broken": (_has(f.OrderBreached), with_order),
    "breach_arrested": (_has(f.OrderBreached, arrest="arrested_now"), _has(f.OrderBreached)),
    "told_before_release": (lambda one: all(one.releases), lambda one: bool(one.releases)),
    "service_began": (_has(f.ServiceBegan), _has(f.ReferralSent)),
    "settlement_proposed": (
        lambda one: _has(f.SettlementProposed)(one) or _has(f.MediationAsked)(one), always),
    "withdrawal_asked": (withdrawn, registered),
    "under_pressure": (_has(f.WithdrawalReviewed, pressure="yes"), _has(f.WithdrawalReviewed)),
    "went_on": (_has(f.WithdrawalDecided, decided="go_on_protected"), withdrawn),
    "compounded": (_has(f.ClosureApproved, code="compounded_in_court"), _has(f.ClosureApproved)),
    "arrested": (lambda one: one.within(one.first(f.AccusedArrested), one.reported, 30 * DAY),
                 lambda one: registered(one) and one.old(one.reported, 30 * DAY)),
    "report_in_time": (lambda one: one.within(one.first(f.ChallanSubmitted), one.fir, 14 * DAY),
                       lambda one: one.old(one.fir, 14 * DAY)),
    "charged": (_has(f.ChallanSubmitted), registered),
    "declined": (_has(f.ProsecutionDecided, decision="discharge"), _has(f.ProsecutionDecided)),
    "put_off": (lambda one: sum(one.hearings) * 2 > len(one.hearings),
                lambda one: bool(one.hearings)),
    "shielded": (_has(f.MeasureDecided, granted=True), charged),
    "hostile": (_has(f.WitnessHostile), charged),
    "convicted_of_registered": (convicted, registered),
    "convicted_of_charged": (convicted, charged),
    "convicted_of_verdicts": (convicted, lambda one: one.verdict != ""),
    "compensated": (_has(f.CompensationDecided, ordered=True), convicted),
    "compensation_paid": (_has(f.CompensationPaid, in_full=True),
                          _has(f.CompensationDecided, ordered=True)),
    "private_room": (lambda one: one.heard_in == "private_room", lambda one: one.heard_in != ""),
    "order_asked_in_danger": (_has(f.CourtApplied), lambda one: one.level in {"high", "elevated"}),
    "compounded_barred": (
        lambda one: one.barred,
        lambda one: one.closed == "compounded_in_court" and _has(f.MediationAsked)(one)),
    "agreed_barred": (
        lambda one: one.barred,
        lambda one: _has(f.ForumActed, outcome="agreed")(one) and _has(f.MediationAsked)(one)),
    "violence_before": (
        lambda one: one.described is not None and "several_incidents" in one.described.contexts,
        always),
    "counted_outside": (lambda one: one.shared, always),
    "section_added": (
        _has(f.OffenceAlleged, reason="medical_paper"),
        lambda one: registered(one) and (
            _has(f.SupervisorReviewed)(one) or _has(f.ProsecutionDecided)(one))),
    "passed_on": (_has(f.ComplaintForwarded), always),
    "protection_asked": (_has(f.CourtApplied), always),
    "referrals_on_consent": (
        lambda one: set(one.fields(f.ReferralSent, "ground")) == {"consent"},
        _has(f.ReferralSent)),
    "told_of_arrest": (
        lambda one: one.within(one.first(f.InformantInformed, about="arrest"), one.arrest, DAY),
        lambda one: one.old(one.arrest, DAY)),
    "identity_told": (lambda one: "identity_disclosed" in one.acts, always),
    "level_raised": (lambda one: False, lambda one: one.level != ""),
    "level_lowered": (lambda one: False, lambda one: one.level != ""),
    "severe_in_three": (lambda one: one.severe(3) == "yes", lambda one: one.severe(3) != ""),
    "severe_after_high": (lambda one: one.severe(12) == "yes",
                          lambda one: one.severe(12) != "" and one.level == "high"),
    "severe_after_elevated": (lambda one: one.severe(12) == "yes",
                              lambda one: one.severe(12) != "" and one.level == "elevated"),
    "severe_after_standard": (lambda one: one.severe(12) == "yes",
                              lambda one: one.severe(12) != "" and one.level == "standard"),
    "severe_was_high": (lambda one: one.level == "high",
                        lambda one: one.severe(12) == "yes" and one.level != ""),
    "order_refused": (_has(f.CourtOrdered, order="protection_order", granted=False),
                      _has(f.CourtApplied)),
    "need_met": (_has(f.ReferralEnded, how="completed"), _has(f.ReferralSent)),
    "gate_blocked": (_has(f.MediationAsked, answer="blocked"), _has(f.MediationAsked)),
    "agreed_outside": (
        lambda one: _has(f.ForumActed, outcome="agreed")(one)
        and not _has(f.ChallanSubmitted)(one), always),
    "compounded_of_charged": (lambda one: one.closed == "compounded_in_court", charged),
    "closed": (lambda one: one.closed != "", always),
    "asked_after_closing": (_has(f.ClosureAskedAbout, reached=True),
                            lambda one: one.closed != "" and one.verdict == ""),
    "shown_false": (lambda one: one.closed == "false_with_positive_evidence", registered),
    "planned": (_has(f.PlanMade), registered),
    "reviewed": (_has(f.SupervisorReviewed), always),
    "charge_framed": (charged, registered),
    "official_accused": (lambda one: one.relation == "police_or_security", always),
    "in_full": (
        lambda one: one.described is not None and one.complaint.survivor_age != "unknown"
        and one.described.place != "unknown" and one.relation != "unknown", always),
    "out_of_order": (lambda one: one.out_of_order(), always),
    "twice": (lambda one: one.closed == "merged_duplicate", always),
}  # fmt: skip
STEPS: list[tuple[str, Half]] = [
    ("reported", always), ("fir", registered), ("challan", _has(f.ChallanSubmitted)),
    ("charge", charged), ("verdict", lambda one: one.verdict != ""), ("convicted", convicted),
]  # fmt: skip


def offence(one: Seen) -> str:
    """The group of what was done, the gravest first."""
    for act, group in (("killed", "killing"), ("penetration", "sexual"),
                       ("sexual_touch", "sexual"), ("trafficked", "trafficking"),
                       ("child_marriage", "marriage"), ("images_shared", "online"),
                       ("domestic_violence", "family")):  # fmt: skip
        if act in one.acts:
            return group
    return "other"


def age(one: Seen) -> str:
    """Child, adult or not known."""
    return {"12-15": "child", "unknown": "unknown"}.get(one.complaint.survivor_age, "adult")


def need(one: Seen) -> str:
    """Whether she told of a disability."""
    return "disability" if "disability" in one.complaint.needs else "none_told"


def relation(one: Seen) -> str:
    """What he is to her, in groups."""
    return {"current_partner": "partner", "parent": "family", "police_or_security": "official",
            "stranger": "stranger", "neighbour": "known"}.get(one.relation, "unknown")  # fmt: skip
