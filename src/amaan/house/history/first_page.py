"""What the demonstration shows on its first page: a handful of visits at the desk of the cast.

Written by hand, told within a second when the practice district is made, and each of them in
another state: fresh, contested, a child's, sealed, examined late, registered, missed, met.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from amaan.house.history.deeds import Deed, Story
from amaan.house.history.page import Page
from amaan.protocol import facts

# The officer of the cast who is accused in the sealed story.
MUST_NOT_KNOW = "PRACTICE-09"


def stories(now: datetime, province: str) -> tuple[Story, ...]:
    """This will write the stories of the cast's desk as they stand at an instant."""
    told = []
    for number, story in enumerate(_STORIES):
        deeds = sorted(story(Page(story.__name__, now, province)), key=lambda deed: deed.at)
        told.append(Story(number, 0, tuple(d for d in deeds if d.at <= now)))
    return tuple(told)


def _fresh_tonight(page: Page) -> Iterator[Deed]:
    """Raped twenty hours ago, heard half an hour ago: everything is still owed."""
    yield page.came(_m(45), urgent=True)
    yield page.complained(
        "sexual", ("penetration",), _h(20), age="18-25", danger="yes", injury="yes",
        accused="neighbour", place="offender_home",
    )  # fmt: skip


def _she_does_not_want_a_report_now(page: Page) -> Iterator[Deed]:
    """Beaten and strangled; she says not now, and what the law owes is contested."""
    yield page.came(_h(22), with_children=True)
    yield page.complained(
        "domestic", ("domestic_violence", "beaten", "strangled"), _h(9), danger="yes",
        injury="yes", contexts="partner", wants_fir="no_not_now",
    )  # fmt: skip
    yield from page.papers()
    yield page.wrote(_m(40), facts.RiskAssessed(level="high"))
    yield page.wrote(_m(50), facts.MedicalDeclined())
    yield page.wrote(_m(30), facts.DangerActedOn(step="taken_to_safety"))
    yield page.wrote(_h(2), facts.SafetyPlanMade())
    yield page.wrote(_h(12), facts.SafeCallMade(reached=True, wants_fir="undecided"))


def _a_girl_of_thirteen(page: Page) -> Iterator[Deed]:
    """Her mother came at once; the report was registered and care given in time."""
    yield page.came(_d(2) + _h(3), with_children=True, urgent=True)
    yield page.complained(
        "child_sexual", ("sexual_abuse_child",), _h(5), age="12-15", informant="guardian",
        accused="other_relative", injury="yes", place="shared_home",
    )  # fmt: skip
    yield from page.papers()
    yield page.wrote(_m(30), facts.CrisisCellInformed())
    yield page.wrote(_m(35), facts.RiskAssessed(level="elevated"))
    yield page.wrote(_m(45), facts.MedicalSent(transport="ambulance"))
    yield page.wrote(_h(3), facts.MedicalExamined(woman_examiner=True))
    yield from page.registered(_m(80), "214/26")
    yield page.wrote(_h(6), facts.MagistrateInformed(), "commander")
    yield page.wrote(_h(9), facts.SupervisorReviewed(), "supervisor")
    yield page.wrote(_h(5), facts.SafetyPlanMade())
    yield page.wrote(_h(20), facts.NoticeGiven(to="legal_aid"))


def _an_officer_of_this_station(page: Page) -> Iterator[Deed]:
    """He serves here: the case is sealed before anybody else could see that it exists."""
    yield page.came(_d(3) + _h(5))
    yield page.complained(
        "harassment", ("harassed_by_phone", "threat"), _d(1), accused="police_or_security",
        danger="yes", place="street", must_not_know=MUST_NOT_KNOW,
    )  # fmt: skip
    yield page.wrote(_m(30), facts.ReceiptGiven(to="survivor", kept_at_desk=True))
    yield page.wrote(_m(25), facts.DangerActedOn(step="patrol_sent"))
    yield page.wrote(_m(35), facts.RiskAssessed(level="high"))


def _examined_and_not_registered(page: Page) -> Iterator[Deed]:
    """Told nine days after, examined two days late, and no report was ever registered."""
    yield page.came(_d(6))
    yield page.complained(
        "sexual", ("penetration", "threat_to_kill"), _d(9), age="16-17", accused="acquaintance",
        place="other",
    )  # fmt: skip
    yield from page.papers()
    yield page.wrote(
        _h(2), facts.ObstacleRecorded(rule="medical_examination", obstacle="no_vehicle")
    )
    yield page.wrote(_d(2), facts.MedicalSent(transport="own"))
    yield page.wrote(_d(2) + _h(4), facts.MedicalExamined(woman_examiner=False), late=_h(20))
    yield page.wrote(_d(3), facts.FirRefused(reason="late_report"))
    yield page.wrote(_d(4), facts.SettlementProposed(by="elders"))


def _registered_and_on_its_way(page: Page) -> Iterator[Deed]:
    """Acid: registered late, arrested, before the Magistrate; the interim report is owed."""
    yield page.came(_d(20), mode="hospital", urgent=True)
    yield page.complained(
        "burn", ("acid", "grievous_hurt"), _h(4), danger="yes", injury="yes",
        accused="former_partner", place="street",
    )  # fmt: skip
    yield from page.papers()
    yield page.wrote(_m(25), facts.MedicalSent(transport="ambulance"))
    yield page.wrote(_m(20), facts.DangerActedOn(step="patrol_sent"))
    yield page.wrote(_h(3), facts.StatementRecorded(of="survivor", taken_by="doctor"))
    yield page.wrote(_h(2), facts.MedicalExamined(woman_examiner=True))
    yield from page.registered(_h(9), "207/26")
    yield page.wrote(_h(14), facts.MagistrateInformed(), "commander")
    yield page.wrote(_d(2), facts.AccusedArrested(), "investigator")
    yield page.wrote(_d(2) + _h(16), facts.AccusedProduced(), "investigator")
    yield page.wrote(_d(3), facts.InformantInformed(about="arrest"), "investigator")
    yield page.wrote(_d(9), facts.CustodyChanged(to="prison"), "investigator")
    yield page.wrote(_d(3), facts.SupportContacted())
    yield page.wrote(_d(5), facts.SupervisorReviewed(), "supervisor")


def _a_neighbour_speaks_for_her(page: Page) -> Iterator[Deed]:
    """A neighbour reports that a girl is to be given in exchange; who she is stays sealed."""
    yield page.came(_d(4) + _h(2), mode="phone")
    yield page.complained(
        "forced_marriage", ("given_in_exchange",), _d(2), age="16-17", informant="neighbour",
        accused="parent",
    )  # fmt: skip
    yield page.wrote(_m(40), facts.RiskAssessed(level="high"))
    yield page.wrote(_h(20), facts.SupervisorReviewed(), "supervisor")
    yield page.wrote(_h(4), facts.SafetyPlanMade())
    yield page.wrote(_d(2), facts.NoticeGiven(to="legal_aid"))


def _her_pictures(page: Page) -> Iterator[Deed]:
    """Online harm: filed for her with the agency that alone may act, within a day."""
    yield page.came(_d(7) + _h(1))
    yield page.complained(
        "cyber", ("images_threatened",), _d(3), age="18-25", accused="former_partner",
        place="online", contexts="cyber",
    )  # fmt: skip
    yield from page.papers()
    yield page.wrote(_h(16), facts.ComplaintForwarded(to="cyber_agency"))
    yield page.wrote(_h(2), facts.NoticeGiven(to="removal_authority"))
    yield page.wrote(_h(30), facts.RiskAssessed(level="standard"), late=_h(5))


def _before_the_court(page: Page) -> Iterator[Deed]:
    """Taken away to be married, found, heard; the challan is in and the court has begun."""
    yield page.came(_d(58))
    yield page.complained(
        "abduction", ("kidnapped", "confined"), _h(14), age="18-25", accused="acquaintance",
        danger="yes", place="street",
    )  # fmt: skip
    yield from page.papers()
    yield page.wrote(_m(40), facts.RiskAssessed(level="high"))
    yield from page.registered(_m(95), "171/26")
    yield page.wrote(_m(20), facts.DangerActedOn(step="taken_to_safety"))
    yield page.wrote(_h(5), facts.SafetyPlanMade())
    yield page.wrote(_h(20), facts.SafeCallMade(reached=True, wants_fir="yes"))
    yield page.wrote(_d(2), facts.NoticeGiven(to="protection_authority"))
    yield page.wrote(_d(6), facts.CaseConferenceHeld())
    yield page.wrote(_h(7), facts.SupervisorReviewed(), "supervisor")
    yield page.wrote(_d(4), facts.Statement164Recorded(video=True), "investigator")
    yield page.wrote(_d(9), facts.AccusedArrested(), "investigator")
    yield page.wrote(_d(9) + _h(20), facts.AccusedProduced(), "investigator")
    yield page.wrote(_d(10), facts.InformantInformed(about="arrest"), "investigator")
    yield page.wrote(_d(12), facts.CustodyChanged(to="prison"), "investigator")
    yield page.wrote(_d(15), facts.InterimReportSent(), "investigator")
    yield page.wrote(_d(41), facts.ChallanSubmitted(), "investigator")
    yield page.wrote(_d(43), facts.InformantInformed(about="final_report"), "investigator")
    yield page.wrote(_d(52), facts.CognizanceTaken(), "investigator")


def _waiting(page: Page) -> Iterator[Deed]:
    """Somebody came and was not heard yet."""
    yield page.came(_m(25), language="bal")


def _waiting_with_children(page: Page) -> Iterator[Deed]:
    """Somebody called in danger, with children, a few minutes ago."""
    yield page.came(_m(6), mode="phone", urgent=True, with_children=True)


def _m(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def _h(hours: int) -> timedelta:
    return timedelta(hours=hours)


def _d(days: int) -> timedelta:
    return timedelta(days=days)


_STORIES: tuple[Callable[[Page], Iterator[Deed]], ...] = (
    _fresh_tonight, _she_does_not_want_a_report_now, _a_girl_of_thirteen,
    _an_officer_of_this_station, _examined_and_not_registered, _registered_and_on_its_way,
    _a_neighbour_speaks_for_her, _her_pictures, _before_the_court, _waiting,
    _waiting_with_children,
)  # fmt: skip
