"""Every distribution, mean and wait once more, by hand and in plain Python, from facts alone."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.insight.second_reading import Half, Seen, always, charged, registered, withdrawn

from amaan.protocol import facts as f
from amaan.protocol.codes import SEXUAL_ACTS

Bands = Callable[[Seen], set[str]]


def _told(kind: type[f.Fact], name: str, **like: Any) -> Bands:
    """The codes of a detail over all such facts, lists taken apart."""

    def found(one: Seen) -> set[str]:
        told = set[str]()
        for value in one.fields(kind, name, **like):
            told |= set(value) if isinstance(value, tuple) else {value}
        return told - {""}

    return found


def _one(ask: Callable[[Seen], str]) -> Bands:
    return lambda one: {ask(one)} - {""}


def _days(one: Seen) -> set[str]:
    days = one.late_by // 24
    for name, last in (("0_3", 3), ("4_5", 5), ("6_14", 14), ("15_30", 30), ("31_90", 90)):
        if days <= last:
            return {name}
    return {"91_on"}


def _violence(one: Seen) -> str:
    if "penetration" in one.acts:
        return "rape"
    if one.acts & SEXUAL_ACTS:
        return "sexual_assault"
    for act, name in (("beaten", "physical_assault"), ("killed", "physical_assault"),
                      ("child_marriage", "forced_marriage"),
                      ("denied_inheritance", "denial_of_resources"),
                      ("threat", "psychological_abuse"),
                      ("images_shared", "psychological_abuse")):  # fmt: skip
        if act in one.acts:
            return name
    return "other"


def _contexts(one: Seen) -> set[str]:
    child = one.complaint.survivor_age == "12-15"
    sexual = _violence(one) in {"rape", "sexual_assault"}
    held = {
        "partner": one.relation == "current_partner",
        "child_sexual_abuse": child and sexual,
        "early_marriage": "child_marriage" in one.acts,
        "sexual_exploitation": "trafficked" in one.acts,
        "sexual_slavery": sexual and "kept_secretly" in one.acts,
        "harmful_practice": bool({"honour", "dowry"} & set(one.described.contexts)),
    }
    return {name for name, is_so in held.items() if is_so}


def _time_of_day(one: Seen) -> str:
    exact = [at for fact, at in one.life.of(f.IncidentDescribed) if fact.certainty == "exact"]
    if not exact:
        return "unknown"
    # Pakistan keeps one time all the year, five hours before Greenwich.
    hour = (exact[0].hour + 5) % 24
    return "morning" if 6 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "night"


def _stage(kind: type[f.Fact], **like: Any) -> Bands:
    def found(one: Seen) -> set[str]:
        at = one.first(kind, **like)
        if at is None:
            return set()
        for earlier, name in ((f.ChargeFramed, "trial"), (f.ChallanSubmitted, "court"),
                              (f.FirRegistered, "investigation")):  # fmt: skip
            reached = one.first(earlier)
            if reached is not None and reached < at:
                return {name}
        return {"complaint"}

    return found


def _known(one: Seen) -> bool:
    return bool(one.known) and one.late_by >= 0


def _told_acts(one: Seen) -> bool:
    return bool(one.acts)


def _referred(one: Seen) -> bool:
    return one.first(f.ReferralSent) is not None


def _status(one: Seen) -> set[str]:
    ended = one.fields(f.ReferralEnded, "how")
    return {"sent"} | ({"began"} if one.first(f.ServiceBegan) else set()) | (
        {"completed"} if "completed" in ended else set())  # fmt: skip


def _cared_for(one: Seen) -> bool:
    care = (one.first(f.MedicalExamined), one.first(f.CareGiven, care="pep"))
    return any(care) or _referred(one)


def _settled_by(one: Seen) -> set[str]:
    return _told(f.SettlementProposed, "by")(one) | _told(f.MediationAsked, "by")(one)


DISTRIBUTIONS: dict[str, tuple[Half, Bands]] = {
    "delay": (_known, _days),
    "delay_rape": (lambda one: one.rape, _days),
    "delay_rape_care": (lambda one: one.rape and _cared_for(one), _days),
    "mode": (always, _one(lambda one: one.complaint.mode)),
    "informant": (always, _one(lambda one: one.complaint.informant)),
    "sex": (always, _one(lambda one: one.complaint.survivor_sex)),
    "age": (always, _one(lambda one: one.complaint.survivor_age)),
    "needs": (always, lambda one: set(one.complaint.needs)),
    "violence": (_told_acts, _one(_violence)),
    "context": (_told_acts, _contexts),
    "place": (_told_acts, _one(lambda one: one.described.place)),
    "time_of_day": (_told_acts, _one(_time_of_day)),
    "accused_count": (_told_acts, _one(lambda one: one.described.accused_count)),
    "relation": (_told_acts, _one(lambda one: one.relation)),
    "heard_in": (lambda one: one.heard_in != "", _one(lambda one: one.heard_in)),
    "accused_age": (lambda one: bool(_told(f.IncidentDescribed, "accused_age")(one)),
                    _told(f.IncidentDescribed, "accused_age")),
    "accused_work": (lambda one: bool(_told(f.IncidentDescribed, "accused_work")(one)),
                     _told(f.IncidentDescribed, "accused_work")),
    "level": (lambda one: one.level != "", _one(lambda one: one.level)),
    "services_asked": (_referred, _told(f.ReferralSent, "service")),
    "services_begun": (_referred, _told(f.ServiceBegan, "service")),
    "referral_status": (_referred, _status),
    "not_referred": (lambda one: one.first(f.ReferralNotMade) is not None,
                     _told(f.ReferralNotMade, "reason")),
    "red_lines": (lambda one: one.first(f.MediationAsked, answer="blocked") is not None,
                  _told(f.MediationAsked, "rules")),
    "proposers": (lambda one: bool(_settled_by(one)), _settled_by),
    "withdrawn_at": (withdrawn, _stage(f.WithdrawalRequested)),
    "withdrawal_reasons": (withdrawn, _told(f.WithdrawalRequested, "reasons")),
    "compounded_at": (lambda one: one.closed == "compounded_in_court",
                      _stage(f.ClosureApproved, code="compounded_in_court")),
    "closed_as": (lambda one: one.closed != "", _one(lambda one: one.closed)),
    "declined_for": (lambda one: "discharge" in one.fields(f.ProsecutionDecided, "decision"),
                     _told(f.ProsecutionDecided, "reason")),
    "put_off_for": (lambda one: any(one.hearings), _told(f.HearingHeld, "reason", adjourned=True)),
    "measures": (charged, _told(f.MeasureDecided, "measure", granted=True)),
}  # fmt: skip


def _paid(one: Seen) -> int | None:
    """Full days from the order until all of it was paid; a day before its order is none."""
    ordered = one.first(f.CompensationDecided, ordered=True)
    paid = one.first(f.CompensationPaid, in_full=True)
    if ordered is None or paid is None:
        return None
    return max(one.hours(paid) - one.hours(ordered), 0) // 24


MEANS: dict[str, tuple[Half, Callable[[Seen], int]]] = {
    "accounts": (lambda one: one.accounts > 0, lambda one: one.accounts),
    "referrals": (always, lambda one: len(one.life.of(f.ReferralSent))),
    "follow_ups": (always, lambda one: one.fields(f.SafeCallMade, "reached").count(True)
                   + len(one.life.of(f.RiskFollowedUp))),
    "adjournments": (charged, lambda one: sum(one.hearings)),
    "days_to_payment": (lambda one: _paid(one) is not None, lambda one: _paid(one) or 0),
}  # fmt: skip

When = Callable[[Seen], datetime | None]


def _first(kind: type[f.Fact], **like: Any) -> When:
    return lambda one: one.first(kind, **like)


def _report(one: Seen) -> datetime | None:
    return one.reported


# Who waits, since when, and until when; and how many hours make one of its times.
EVENTS: dict[str, tuple[Half, When, When, int]] = {
    "fir": (lambda one: one.first(f.NonCognizableEntered) is None, _report,
            _first(f.FirRegistered), 1),
    "exam": (lambda one: bool(one.acts & (SEXUAL_ACTS | {"beaten"})), _report,
             _first(f.MedicalExamined), 24),
    "laboratory": (lambda one: one.first(f.LaboratorySent) is not None,
                   _first(f.LaboratorySent), _first(f.LaboratoryReported), 24),
    "service": (lambda one: one.order is not None, lambda one: one.order,
                _first(f.OrderServed), 1),
    "arrest": (registered, _report, _first(f.AccusedArrested), 24),
    "challan": (registered, _report, _first(f.ChallanSubmitted), 24),
    "inquiry": (registered, lambda one: one.fir, _first(f.ChallanSubmitted), 24),
    "trial": (charged, _first(f.ChargeFramed), _first(f.JudgmentGiven), 24),
    "verdict": (registered, _report, _first(f.JudgmentGiven), 24),
    "closing": (always, _report, _first(f.ClosureApproved), 24),
}  # fmt: skip


def waits(one: Seen, event: str) -> tuple[int, str] | None:
    """How long one life waited, and how it ended; None where it does not wait at all."""
    among, since, until, hours = EVENTS[event]
    began = since(one)
    if not among(one) or began is None:
        return None
    came, closed = until(one), one.first(f.ClosureApproved)
    at, how = (came, "happened") if came else (closed, "otherwise") if closed else (one.now, "open")
    assert at is not None
    return max(one.hours(at) - one.hours(began), 0) // hours, how
