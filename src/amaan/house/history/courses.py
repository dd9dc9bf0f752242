"""How a case goes on after the complaint: care, registration, investigation, court, or nothing.

Each function draws one part of the way and leaves deeds. The order of the law is not forced
on them: what was done late, by the wrong hand or never is what the boards must show.
"""

from datetime import datetime, timedelta

from amaan.house.history.afterwards import afterwards
from amaan.house.history.course import Course
from amaan.house.history.deeds import (
    Assigned,
    Corrected,
    Deed,
    ReadBack,
    Reviewed,
    TookOver,
    Wrote,
)
from amaan.kernel.clock import local_date
from amaan.protocol import codes, facts
from amaan.protocol.facts import Happened

_SEXUAL = codes.SEXUAL_ACTS
_HURT = frozenset({"beaten", "grievous_hurt", "strangled", "burned", "acid"})
# The registering relation ends a day after the FIR or the diary entry; what comes later is
# the desk's to write.
_REGISTERING = timedelta(hours=23)
# She who took the case keeps it for a week after handing it over.
_AT_HAND = timedelta(days=6)


def run(course: Course) -> tuple[Deed, ...]:
    """This will draw the whole way of one case, in the order in which it was written down."""
    _paperwork(course)
    examined = _care(course)
    _registration(course, examined)
    _safety(course)
    if course.fir_at is not None:
        _investigation(course, course.fir_at)
    afterwards(course)
    _mistake(course)
    _review(course)
    if course.has_colleague and not course.sealed and course.chance.happens(0.05):
        course.do(course.began_at + course.chance.days(1, 20), "colleague", TookOver())
    return _by_who_may(course)


def _paperwork(c: Course) -> None:
    soon, late = c.chance.minutes, c.chance.hours
    if not c.intake.anonymous and (at := c.moment("paperwork", soon(15, 90), late(4, 60))):
        interpreter = c.chance.happens(c.figures.share("mother_tongue_interpreter"))
        outcome = facts.WordsReadBack(
            signed=c.chance.which({"signed": 44, "thumb": 48, "declined": 3, "not_asked": 5}),
            interpreter=interpreter,
            language=c.intake.language,
        )
        c.do(at, "desk", ReadBack(c.chance.new_id(), outcome))
    if not c.intake.anonymous and (at := c.moment("paperwork", soon(20, 100), late(3, 48))):
        to = "survivor" if c.intake.survivor_is_informant else "informant"
        c.write("desk", facts.ReceiptGiven(to=to, kept_at_desk=c.intake.papers_kept_at_desk), at)
    if at := c.moment("paperwork", soon(20, 300), late(7, 70)):
        number = str(c.chance.number(1, 60))
        c.write("clerk", facts.NumberRecorded(register="diary", number=number), at)
    if at := c.moment("danger_assessed", soon(10, 100), late(4, 90)):
        level = c.chance.which({"high": 24, "elevated": 40, "standard": 36})
        c.write("desk", facts.RiskAssessed(level=level), at)


def _care(c: Course) -> datetime | None:
    told = set(c.intake.incident.acts)
    if not told & (_SEXUAL | _HURT):
        return None
    figure = "examined" if told & _SEXUAL else "examined_injury"
    outcome = c.chance.which(c.figures.shares(figure))
    sent_at = c.began_at + (
        c.chance.minutes(20, 110) if c.chance.happens(0.7) else c.chance.hours(3, 40)
    )
    if outcome == "declined":
        c.write("desk", facts.MedicalDeclined(), sent_at)
    if outcome == "never" or sent_at > c.began_at + timedelta(hours=2):
        _obstacle(c, "medical_offered")
    if outcome not in {"sent", "examined"}:
        return None
    transport = c.chance.which({"police": 60, "ambulance": 15, "own": 25})
    c.write("desk", facts.MedicalSent(transport=transport), sent_at)
    if outcome == "sent":
        return None
    at = sent_at + c.chance.hours(1, 9)
    c.write("desk", facts.MedicalExamined(woman_examiner=c.chance.happens(0.62)), at)
    if "penetration" in told:
        _windows(c, at)
    if "strangled" in told and c.chance.happens(c.figures.share("care_in_window")):
        c.write("desk", facts.CareGiven(care="strangulation_review"), at + c.chance.hours(0, 2))
    return at


def _obstacle(c: Course, rule: str) -> None:
    obstacle = c.chance.which(c.figures.shares("obstacle"))
    if obstacle != "none":
        at = c.began_at + c.chance.minutes(60, 110)
        c.write("desk", facts.ObstacleRecorded(rule=rule, obstacle=obstacle), at)


def _windows(c: Course, at: datetime) -> None:
    since = at - c.intake.incident.happened.latest
    for care, hours in (("pep", 72), ("contraception", 120)):
        if since >= timedelta(hours=hours - 2) or c.intake.survivor.sex == "male":
            continue
        if c.chance.happens(c.figures.share("care_in_window")):
            c.write("desk", facts.CareGiven(care=care), at + c.chance.minutes(5, 90))
        elif c.chance.happens(0.2):
            c.write("desk", facts.CareDeclined(care=care), at + c.chance.minutes(5, 90))
    hers = () if c.intake.survivor.sex == "male" else ("vaginal",)
    for sample in ("dna", "skin", "oral", "anal", *hers):
        if c.chance.happens(c.figures.share("samples")):
            c.write("desk", facts.SampleTaken(sample=sample), at + c.chance.minutes(5, 60))
        elif c.chance.happens(0.3):
            c.write("desk", facts.SampleDeclined(sample=sample), at + c.chance.minutes(5, 60))


def _registration(c: Course, examined: datetime | None) -> None:
    if c.drawn.subject == "cyber" and c.chance.happens(c.figures.share("forwarded")):
        at = c.began_at + c.chance.hours(1, 70)
        c.write("desk", facts.ComplaintForwarded(to="cyber_agency"), at)
        return
    if not c.intake.offences:
        return
    if c.drawn.cognizable == "no":
        if c.chance.happens(c.figures.share("entered_non_cognizable")):
            fact = facts.NonCognizableEntered(
                number=str(c.chance.number(1, 60)), copy_given=c.chance.happens(0.5)
            )
            c.write("clerk", fact, c.began_at + c.chance.minutes(20, 400))
        return
    if c.chance.happens(_likely_to_be_registered(c, examined)):
        _first_report(c)
    elif (
        c.drawn.cognizable == "yes"
        and not c.unwilling
        and c.chance.happens(c.figures.share("refused"))
    ):
        reason = c.chance.one_of(("told_to_settle", "jurisdiction", "disbelieved", "no_medical"))
        c.write(
            "desk",
            facts.FirRefused(reason=reason, by="station_commander"),
            c.began_at + c.chance.hours(1, 50),
        )


def _likely_to_be_registered(c: Course, examined: datetime | None) -> float:
    if c.drawn.subject == "child_missing":
        return c.figures.share("fir_child_missing")
    if c.unwilling:
        return 0.0
    if examined is not None and set(c.intake.incident.acts) & _SEXUAL:
        return c.figures.share("fir_after_examination")
    return c.figures.share("fir_cognizable")


def _first_report(c: Course) -> None:
    in_time = c.chance.which(c.figures.shares("fir_delay")) == "in_time"
    c.fir_at = c.began_at + (
        c.chance.minutes(25, 110)
        if in_time
        else c.chance.hours(3, 60)
        if c.chance.happens(0.7)
        else c.chance.days(3, 25)
    )
    number = f"{c.chance.number(1, 480)}/{local_date(c.fir_at):%y}"
    by = "desk" if c.sealed else c.chance.one_of(("commander", "clerk"))
    c.do(c.fir_at, by, Wrote(c.chance.new_id(), facts.FirRegistered(number=number),
                             Happened.at(c.fir_at)))  # fmt: skip
    if c.drawn.subject == "child_missing" and c.chance.happens(0.6):
        c.write("desk", facts.ZarraInformed(), c.fir_at + c.chance.hours(0, 5))
    for fact in (facts.RightsExplained(), facts.CrisisCellInformed()):
        if at := c.moment("paperwork", timedelta(0), timedelta(1)):
            c.write("desk", fact, max(at, c.fir_at) + c.chance.minutes(10, 100))


def _safety(c: Course) -> None:
    hours, days = c.chance.hours, c.chance.days
    if not c.sealed and (at := c.moment("supervision", hours(2, 22), hours(30, 240))):
        c.write("supervisor", facts.SupervisorReviewed(), at)
    if c.intake.consent.share_for_care and (at := c.moment("support", hours(3, 40), days(3, 20))):
        contacted = c.chance.happens(0.85)
        c.write("desk", facts.SupportContacted() if contacted else facts.SupportDeclined(), at)
    if c.unwilling and c.chance.happens(0.5):
        said = c.chance.which({"undecided": 60, "no_not_now": 30, "yes": 10})
        fact = facts.SafeCallMade(reached=c.chance.happens(0.7), wants_fir=said)
        c.write("desk", fact, c.began_at + hours(5, 60))
    if c.intake.adult_reported_missing and c.chance.happens(0.6):
        says = c.chance.one_of(sorted(codes.HEARD_ALONE))
        c.write("desk", facts.SurvivorHeardAlone(says=says), c.began_at + hours(4, 90))
    if c.chance.happens(c.figures.share("settlement_proposed")):
        by = c.chance.one_of(("family", "elders", "accused", "police"))
        c.write("desk", facts.SettlementProposed(by=by), c.began_at + days(1, 40))
        if c.intake.survivor_is_informant and c.chance.happens(c.figures.share("withdrawn")):
            c.write("desk", facts.WishRecorded(wants=("nothing_now",), wants_fir="no_not_now"),
                    c.began_at + days(41, 60))  # fmt: skip


def _investigation(c: Course, fir_at: datetime) -> None:
    to = c.chance.which(c.figures.shares("special_unit"))
    after = c.chance.hours(1, 20) if to == "in_time" else c.chance.days(2, 15)
    assigned_at = fir_at + after
    by = "desk" if c.sealed else "commander"
    # Where an officer of the station is accused, nobody of the station can be given the case.
    to_whom = "investigator" if to == "never" and not c.sealed else "special"
    c.do(assigned_at, by, Assigned(to_whom))
    c.assigned = True
    days = c.chance.days
    if at := c.moment("magistrate", timedelta(0), timedelta(days=3)):
        c.write("investigator", facts.MagistrateInformed(),
                max(at, fir_at, assigned_at) + c.chance.hours(1, 5))  # fmt: skip
    if c.chance.happens(c.figures.share("statement_164")):
        fact = facts.Statement164Recorded(video=c.chance.happens(0.4))
        c.write("investigator", fact, assigned_at + days(1, 21))
    if c.chance.happens(c.figures.share("arrested")):
        _arrest(c, assigned_at + days(0, 30))
    if c.chance.happens(c.figures.share("interim_report")):
        c.write("investigator", facts.InterimReportSent(), max(assigned_at, fir_at + days(12, 30)))
    if c.chance.happens(c.figures.share("challan_in_three_months")):
        _court(c, max(assigned_at, fir_at + days(20, 90)))
    elif c.chance.happens(c.figures.share("challan_later")):
        _court(c, fir_at + days(92, 260))


def _arrest(c: Course, at: datetime) -> None:
    c.write("investigator", facts.AccusedArrested(), at)
    c.write("investigator", facts.AccusedProduced(), at + c.chance.hours(6, 30))
    if c.chance.happens(0.5):
        c.write("investigator", facts.AccusedExamined(), at + c.chance.hours(3, 40))


def _court(c: Course, challan_at: datetime) -> None:
    c.write("investigator", facts.ChallanSubmitted(), challan_at)
    taken_at = challan_at + c.chance.days(5, 30)
    c.write("investigator", facts.CognizanceTaken(), taken_at)
    outcome = c.chance.which(c.figures.shares("court_outcome"))
    judged_at = taken_at + timedelta(days=c.chance.within(c.figures.shares("court_days")))
    c.write("investigator", facts.JudgmentGiven(outcome=outcome), judged_at)


def _mistake(c: Course) -> None:
    written = [deed for deed in c.deeds if isinstance(deed.act, Wrote) and deed.by == "desk"]
    if not written or not c.chance.happens(c.figures.share("mistakes")):
        return
    wrong = c.chance.one_of(written)
    assert isinstance(wrong.act, Wrote)
    instead = Wrote(c.chance.new_id(), wrong.act.fact,
                    Happened.at(wrong.act.happened.latest - timedelta(minutes=40)))  # fmt: skip
    act = Corrected(wrong.act.fact_id, "wrong_time", instead)
    c.do(wrong.at + c.chance.hours(1, 40), "desk", act)


def _review(c: Course) -> None:
    """This will let a supervisor close, weeks later, what nobody can mend any more."""
    if not c.sealed and c.chance.happens(c.figures.share("old_duties_reviewed")):
        at = c.began_at + c.chance.days(20, 70)
        c.do(at, "supervisor", Reviewed(c.chance.new_id()))


def _by_who_may(c: Course) -> tuple[Deed, ...]:
    """This will put each deed into the hands of somebody who still stands to the case."""
    taken_over = min((d.at for d in c.deeds if isinstance(d.act, TookOver)), default=None)
    registered = min((d.at for d in c.deeds if _registers(d)), default=None)
    assigned_at = min((d.at for d in c.deeds if isinstance(d.act, Assigned)), default=None)

    def hand(deed: Deed) -> str:
        by = deed.by
        if by in {"clerk", "commander"} and (c.sealed or _past(deed.at, registered, _REGISTERING)):
            by = "commander" if isinstance(deed.act, Assigned) and not c.sealed else "desk"
        if by == "investigator" and (assigned_at is None or deed.at <= assigned_at):
            by = "desk"
        if by == "desk" and _past(deed.at, taken_over, _AT_HAND):
            by = "colleague"
        return by

    return tuple(sorted((Deed(d.at, hand(d), d.act) for d in c.deeds), key=lambda deed: deed.at))


def _registers(deed: Deed) -> bool:
    return isinstance(deed.act, Wrote) and deed.act.fact.kind in {"fir.registered", "ncr.entered"}


def _past(at: datetime, since: datetime | None, by: timedelta) -> bool:
    return since is not None and at > since + by
