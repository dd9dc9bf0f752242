"""What else the law and the standards made owed, and how often somebody did it.

Read from what is drawn already: a danger told, a level of danger, an arrest, a judgment. How
often is invented, like the rest of the practice district.
"""

from datetime import datetime

from amaan.house.history.course import Course
from amaan.house.history.deeds import Wrote
from amaan.protocol import facts
from amaan.protocol.facts import Fact

_PICTURES = frozenset({"images_shared", "images_threatened", "child_images"})
_DEATHS = frozenset({"killed", "suspicious_death"})
_BURNS = frozenset({"burned", "acid"})
_SEXUAL = frozenset({"penetration", "sexual_touch", "sexual_abuse_child", "attempt_sexual"})


def afterwards(c: Course) -> None:
    """This will leave the deeds that follow from what was told and from what was done."""
    _from_what_was_told(c)
    _from_the_danger(c)
    _after_the_examination(c)
    _after_the_arrest(c)
    _after_the_judgment(c)


def _from_what_was_told(c: Course) -> None:
    told, at = set(c.intake.incident.acts), c.began_at
    if c.intake.triage.danger_now == "yes":
        step = c.chance.one_of(("patrol_sent", "person_removed", "taken_to_safety"))
        _perhaps(c, 0.75, facts.DangerActedOn(step=step), at, 5, 55)
    if c.intake.triage.children_at_risk == "yes":
        _perhaps(c, 0.5, facts.NoticeGiven(to="child_protection"), at, 60, 2000)
    if c.intake.is_child:
        _perhaps(c, 0.5, facts.NoticeGiven(to="legal_aid"), at, 300, 7000)
    if told & _PICTURES:
        _perhaps(c, 0.6, facts.NoticeGiven(to="removal_authority"), at, 30, 900)
    if told & _DEATHS:
        _perhaps(c, 0.8, facts.MagistrateInformed(), at, 30, 400)
        _perhaps(c, 0.8, facts.InquestMade(), at, 60, 900)
    if told & _BURNS:
        doctor = facts.StatementRecorded(of="survivor", taken_by="doctor")
        _perhaps(c, 0.6, doctor, at, 60, 500)
    if told & _SEXUAL:
        _perhaps(c, 0.4, facts.SampleTaken(sample="clothing"), at, 60, 3000)
    if _police_are_accused(c):
        _perhaps(c, 0.6, facts.NoticeGiven(to="professional_standards"), at, 10, 80)
    if told & _PICTURES and told & _SEXUAL:
        _perhaps(c, 0.6, facts.ComplaintForwarded(to="cyber_agency"), at, 300, 4000)
    if c.drawn.subject == "child_missing":
        _perhaps(c, 0.85, facts.SearchBegun(), at, 10, 150)
        _perhaps(c, 0.7, facts.ChildFound(), at, 300, 1400)


def _police_are_accused(c: Course) -> bool:
    in_police = "accused_in_police" in c.intake.conflict.sources
    return in_police or c.intake.accused.relation == "police_or_security"


# On which days somebody calls her, by the level of danger.
_CALLS = {"high": (3, 7, 14, 21, 28), "elevated": (3, 14, 30), "standard": (14, 60)}
_DAY = 24 * 60


def _from_the_danger(c: Course) -> None:
    for at, fact in _written(c, facts.RiskAssessed):
        assert isinstance(fact, facts.RiskAssessed)
        for day in _CALLS[fact.level]:
            _perhaps(c, 0.6, facts.SafeCallMade(reached=True), at, (day - 1) * _DAY, day * _DAY)
        if fact.level in {"high", "elevated"}:
            _perhaps(c, 0.6, facts.SafetyPlanMade(), at, 30, 600)
        if fact.level == "high":
            _perhaps(c, 0.6, facts.SafeCallMade(reached=True), at, 600, 1700)
            _perhaps(c, 0.4, facts.CaseConferenceHeld(), at, 2000, 12000)
            told = facts.NoticeGiven(to="protection_authority")
            _perhaps(c, 0.4, told, at, 600, 3500)
            _perhaps(c, 0.5, facts.SupportContacted(), at, 20, 900)
            again = facts.RiskAssessed(level="high", occasion="thirty_days")
            _perhaps(c, 0.5, again, at, 25 * _DAY, 32 * _DAY)


def _after_the_examination(c: Course) -> None:
    for at, _fact in _written(c, facts.MedicalExamined):
        _perhaps(c, 0.7, facts.MedicalReportReceived(), at, 1200, 9000)


def _after_the_arrest(c: Course) -> None:
    for at, _fact in _written(c, facts.AccusedArrested):
        _perhaps(c, 0.5, facts.InformantInformed(about="arrest"), at, 60, 6000)
        _perhaps(c, 0.85, facts.CustodyChanged(to="prison"), at, 3000, 20000)
        for _since, before in _written(c, facts.RiskAssessed)[:1]:
            assert isinstance(before, facts.RiskAssessed)
            again = facts.RiskAssessed(level=before.level, occasion="arrest")
            _perhaps(c, 0.6, again, at, 60, 1800)
    for at, _fact in _written(c, facts.ChallanSubmitted):
        _perhaps(c, 0.5, facts.InformantInformed(about="final_report"), at, 60, 9000)


def _after_the_judgment(c: Course) -> None:
    for at, fact in _written(c, facts.JudgmentGiven):
        assert isinstance(fact, facts.JudgmentGiven)
        _perhaps(c, 0.6, facts.InformantInformed(about="judgment"), at, 60, 9000)
        _perhaps(c, 0.7, facts.JudgmentCopyGiven(), at, 60, 2500)
        if fact.outcome == "convicted":
            _perhaps(c, 0.5, facts.CompensationDecided(ordered=True), at, 5, 60)
        for ordered, _fact in _written(c, facts.CompensationDecided):
            _perhaps(c, 0.45, facts.CompensationPaid(), ordered, 20 * _DAY, 240 * _DAY)
        if fact.outcome == "acquitted":
            _perhaps(c, 0.35, facts.AppealFiled(), at, 9000, 50000)


def _written(c: Course, shape: type[Fact]) -> list[tuple[datetime, Fact]]:
    done = [d.act for d in c.deeds if isinstance(d.act, Wrote)]
    return [(act.happened.latest, act.fact) for act in done if isinstance(act.fact, shape)]


def _perhaps(c: Course, share: float, fact: Fact, since: datetime, soon: int, late: int) -> None:
    """This will leave a deed in so many cases of a hundred, minutes after something else."""
    if c.chance.happens(share):
        by = "investigator" if c.assigned else "desk"
        c.write(by, fact, since + c.chance.minutes(soon, late))
