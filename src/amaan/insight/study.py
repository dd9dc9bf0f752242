"""Where each number of the study is counted, and what is not counted, and why. Pure.

And the same for the statistics and key figures of the best peer (GBVIMS, Primero), whose names
stand here in the words that they use.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from amaan.desk.own_door import SIX
from amaan.insight.distributions import DISTRIBUTIONS, MEANS
from amaan.insight.indicators import EVENTS, INDICATORS
from amaan.insight.institution import STANDINGS
from amaan.kernel.refusals import said

# What a number asks for and is not counted; where a part of it is, the rest is named.
NOT_COUNTED: Mapping[str, str] = {
    "7": said("Who came twice is counted twice: contacts are kept without a name."),
    "36": said("Files are not joined by who was hurt: a match could show where she hides."),
    "37": said("Files are not joined by who is accused; a person may be named in several wrongly."),
    "58": said("How much was paid is not kept: a sum could point at one woman. That it was paid,"
               " and when, is counted."),
    "67": said("What a police budget spends on women beside these lines is not kept apart."),
    "68": said("How many places are needed is not known; free ones, and who was turned away, are"
               " counted."),
}  # fmt: skip


@dataclass(frozen=True)
class Peer:
    """One statistic of others: in which set, its name there, and where ours stands; or why not."""

    set: str
    name: str
    ids: tuple[str, ...] = ()
    why: str = ""


_MARITAL = said("Marital status is not asked: it decides nothing that the desk does.")
_STAGE = said("The stage of displacement is not asked.")
_GOALS = said("Goals of a plan are in her sealed words; what is counted is a referral completed.")
_ITEMS = tuple(f"heard_{item}" for item in SIX)

PEERS: tuple[Peer, ...] = (
    Peer("gbv", "Total new incidents", ("counted_outside",)),
    Peer("gbv", "With prior incidents", ("violence_before",)),
    Peer("gbv", "Sex of survivors", ("sex",)),
    Peer("gbv", "Age of survivors", ("age",)),
    Peer("gbv", "Marital status", (), _MARITAL),
    Peer("gbv", "Displacement status at report", ("needs",)),
    Peer("gbv", "Stage of displacement", (), _STAGE),
    Peer("gbv", "Vulnerable groups", ("needs",)),
    Peer("gbv", "Sexual violence, total", ("violence",)),
    Peer("gbv", "Type of violence", ("violence",)),
    Peer("gbv", "Time of day", ("time_of_day",)),
    Peer("gbv", "Case context", ("context",)),
    Peer("gbv", "Time from incident to report", ("delay",)),
    Peer("gbv", "Time from incident to report, rape", ("delay_rape",)),
    Peer("gbv", "Time from incident to report, rape with health service or referral",
         ("delay_rape_care",)),
    Peer("gbv", "Location of the incident", ("place",)),
    Peer("gbv", "Number of perpetrators", ("accused_count",)),
    Peer("gbv", "Relationship", ("relation",)),
    Peer("gbv", "Perpetrator age group", ("accused_age",)),
    Peer("gbv", "Perpetrator occupation", ("accused_work",)),
    Peer("gbv", "First point of contact", ("mode",)),
    Peer("gbv", "Referred from others", ("mode", "informant")),
    Peer("gbv", "Services provided", ("services_begun",)),
    Peer("gbv", "New referrals by service and status", ("services_asked", "referral_status")),
    Peer("kpi", "Assessment status", ("danger_assessed",)),
    Peer("kpi", "Average follow-up meetings", ("follow_ups",)),
    Peer("kpi", "Average referrals", ("referrals",)),
    Peer("kpi", "Closure rate", ("closed",)),
    Peer("kpi", "Case load", ("load_under_10", "load_10_19", "load_20_29", "load_30_on")),
    Peer("kpi", "Client satisfaction", _ITEMS),
    Peer("kpi", "Completed action plans", ("planned",)),
    Peer("kpi", "Completed safety plans", ("plan_made",)),
    Peer("kpi", "Supervisor-approved action plans", ("reviewed",)),
    Peer("kpi", "Number of cases", ("counted_outside",)),
    Peer("kpi", "Number of incidents", ("violence",)),
    Peer("kpi", "Reporting delay", ("delay",)),
    Peer("kpi", "Services provided", ("services_begun",)),
    Peer("kpi", "Supervisor to caseworker ratio", ("supervised",)),
    Peer("kpi", "Time from open to close", ("closing",)),
    Peer("kpi", "Goal progress per need", ("need_met",), _GOALS),
)  # fmt: skip


def counted() -> Mapping[str, tuple[str, ...]]:
    """This will give for each number of the study the figures that count it."""
    shapes: list[tuple[str, str]] = []
    for kind in (INDICATORS, DISTRIBUTIONS, MEANS, EVENTS, STANDINGS):
        shapes += [(one.number, one.id) for one in kind]
    found: dict[str, list[str]] = {}
    for number, shape in shapes:
        if number:
            found.setdefault(number, []).append(shape)
    # The funnel is the number 56, and needs no figure of its own.
    found["56"] = ["funnel"]
    return {number: tuple(ids) for number, ids in found.items()}
