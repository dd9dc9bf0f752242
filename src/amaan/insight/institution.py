"""Figures of the institution and not of cases: asked of the rooms that keep them, as they stand.

Every one is asked under the rights of whoever looks, in the area he commands; what is not open to
his post is `None` and the page says so. Nothing is stored.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from amaan.community.means import money_spent, women_living
from amaan.confidentiality import actions as confidentiality
from amaan.desk import feedback
from amaan.desk.grades import grades
from amaan.desk.response_times import ResponseLine, response_times
from amaan.desk.usage import months_until, use_of, waits_of
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Share, share_of
from amaan.kernel.refusals import NotFound, said
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.organisation.serving import serving
from amaan.oversight import complaints
from amaan.oversight.figures import unit_numbers
from amaan.oversight.queries import workload
from amaan.support import conference
from amaan.support.directory import stale
from amaan.support.houses import Places, places_in_the_province
from amaan.workforce.roster_queries import desks
from amaan.workforce.stability import stability
from amaan.workforce.strength_figures import strengths
from amaan.workforce.training_queries import against_targets, gain_of_all

MONTHS = 12
# Contacts are told for so many women; what is fewer is too coarse, what is more nobody pictures.
PER_WOMEN = 10_000
NOT_ENTERED = said("Nobody has entered it for your unit.")
TOO_FEW_ANSWERED = said("Fewer than ten answered, or at fewer than three stations.")
ALL_BUT_FEW = said("All but a few said yes.")
FEW = said("Few said yes.")
TOO_FEW_CAME = said("Fewer than ten: too few for a rate.")
TOO_FEW_SAT = said("Fewer than ten sat both tests.")
NO_SUPERVISOR = said("No supervisor is posted.")
TOO_FEW_HOUSES = said("Not told where a province has fewer than three houses.")


@dataclass(frozen=True)
class Found:
    """What was found: a share; a middle with its slowest tenth; or an amount."""

    share: Share | None = None
    middle: float | None = None
    tenth: float | None = None
    of: int = 0
    amount: float | None = None
    # What an amount was worked out from, beside `of`.
    part: int | None = None
    # Why there is no number, or why it is not shown.
    why: str = ""


@dataclass(frozen=True)
class Standing:
    """One figure of the institution, in words, with what asks for it."""

    id: str
    number: str
    title: str
    # What is counted of what, in one sentence.
    counts: str
    unit: Literal["share", "minutes", "months", "number", "rate"]
    # The span it speaks of.
    of: Literal["now", "this_week", "last_month", "last_quarter", "last_year", "entered"]
    ask: Callable[[Actor, datetime], Found | None]


def institution(actor: Actor, now: datetime) -> tuple[tuple[Standing, Found | None], ...]:
    """This will ask for every figure; None stands where it is not open to this post.

    Seen by: whoever reads figures; and each room's own rules, for the area of whoever asks.
    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="read_figures", case_id=None, now=now)
    return tuple((one, _asked(one, actor, now)) for one in STANDINGS)


def _asked(one: Standing, actor: Actor, now: datetime) -> Found | None:
    try:
        return one.ask(actor, now)
    except NotFound:
        return None


def _last_month_calls(actor: Actor, now: datetime) -> list[ResponseLine] | None:
    if actor.post not in {Post.STATION_COMMANDER, Post.SUPERVISOR, Post.DISTRICT_COMMANDER}:
        return None
    month = add_months(local_date(now).replace(day=1), -1)
    return [line for line in response_times(actor, month) if line.station_id is None]


def _arrival(actor: Actor, now: datetime) -> Found | None:
    lines = _last_month_calls(actor, now)
    if lines is None:
        return None
    urgent = next(iter(grades())).id
    for line in lines:
        if line.grade == urgent:
            span = line.to_arrival
            return Found(middle=span.median, tenth=span.slowest_tenth, of=span.logged)
    return Found()


def _in_target(actor: Actor, now: datetime) -> Found | None:
    lines = _last_month_calls(actor, now)
    if lines is None:
        return None
    graded = [line for line in lines if line.in_time is not None]
    return _of(sum(x.in_time or 0 for x in graded), sum(x.to_arrival.logged for x in graded))


def _desk_wait(actor: Actor, now: datetime) -> Found | None:
    month = add_months(local_date(now).replace(day=1), -1)
    for line in waits_of(actor, (month,), now):
        if line.desk_id is None and line.hour is None:
            return Found(middle=line.middle, tenth=line.tenth, of=line.waited)
    return Found()


def _woman_hours(actor: Actor, now: datetime) -> Found | None:
    weeks = [one.staffed for one in desks(actor, local_date(now), now)]
    return _of(round(sum(x.woman_of_all for x in weeks)), round(sum(x.all_hours for x in weeks)))


def _women(duty: str = "") -> Callable[[Actor, datetime], Found | None]:
    def ask(actor: Actor, now: datetime) -> Found | None:
        found = strengths(actor, local_date(now), now).by_duty
        told = [one for one in found if duty in ("", one.code)]
        return _of(sum(one.women for one in told), sum(one.filled for one in told))

    return ask


def _certified(actor: Actor, now: datetime) -> Found | None:
    held = [one.holds for one in against_targets(actor, now)]
    return _of(sum(one.part for one in held), sum(one.of for one in held))


def _load(least: int, most: int | None) -> Callable[[Actor, datetime], Found | None]:
    def ask(actor: Actor, now: datetime) -> Found | None:
        files = _files(actor, now)
        if files is None:
            return None
        held = [n for n in files if n >= least and (most is None or n <= most)]
        return _of(len(held), len(files))

    return ask


def _files(actor: Actor, now: datetime) -> list[int] | None:
    if actor.post not in {Post.STATION_COMMANDER, Post.SUPERVISOR, Post.DISTRICT_COMMANDER}:
        return None
    return [one.open_cases for one in workload(actor, now).investigators]


def _of_unit(code: str) -> Callable[[Actor, datetime], Found | None]:
    def ask(actor: Actor, now: datetime) -> Found | None:
        month = add_months(local_date(now).replace(day=1), -1)
        figures = {one.code: one for one in unit_numbers(actor, month, now).figures}
        return _of(figures[code].part, figures[code].of) if code in figures else None

    return ask


def _months_lost(actor: Actor, now: datetime) -> Found | None:
    today = local_date(now)
    lines = stability(actor, add_months(today, -MONTHS), today, now)
    return Found(amount=round(sum(one.months_lost for one in lines), 1), of=len(lines))


def _upheld(actor: Actor, now: datetime) -> Found | None:
    if not complaints.may_read(actor):
        return None
    found = complaints.figures(actor, _a_year_before(now), now)
    return _of(found.upheld, found.answered)


def _stale_providers(actor: Actor, now: datetime) -> Found | None:
    return Found(amount=len(stale(actor, now, limit=1_000)))


def _uptake(actor: Actor, now: datetime) -> Found | None:
    living = women_living(actor, _own_area(actor), now)
    if living is None:
        return Found(why=NOT_ENTERED)
    use = use_of(actor, months_until(add_months(local_date(now), -1), MONTHS), now)
    came = sum(one.contacts for one in use if one.purpose == "complaint" and one.sex == "female")
    if came < ENOUGH_FOR_A_SHARE:
        return Found(why=TOO_FEW_CAME, part=came, of=living.women)
    return Found(amount=round(came * PER_WOMEN / living.women, 1), part=came, of=living.women)


def _spent(actor: Actor, now: datetime) -> Found | None:
    found = money_spent(actor, _own_area(actor), now)
    if found is None:
        return Found(why=NOT_ENTERED)
    return Found(share=found.share) if found.lines else Found(why=NOT_ENTERED)


def _own_area(actor: Actor) -> UnitId:
    """This will give the unit whose own entries speak of the area that is looked at."""
    areas = {Post.STATION_COMMANDER: actor.station_id, Post.SUPERVISOR: actor.district_id}
    return areas.get(actor.post) or actor.unit_id


def _heard(item: str) -> Callable[[Actor, datetime], Found | None]:
    def ask(actor: Actor, now: datetime) -> Found | None:
        if actor.post not in {Post.REGIONAL_COMMANDER, Post.INSPECTOR_GENERAL}:
            return None
        found = feedback.heard_above(*feedback.quarter_before(local_date(now))).get(item)
        if found is None or found.of is None:
            return Found(why=TOO_FEW_ANSWERED)
        if found.yes is None:
            return Found(why=ALL_BUT_FEW if found.all_but_few else FEW)
        return _of(found.yes, found.of)

    return ask


def _steps_done(actor: Actor, now: datetime) -> Found | None:
    del actor  # the database knows who asks
    month = local_date(now).replace(day=1)
    return _of(*conference.steps_due(add_months(month, -1), month))


def _gained(actor: Actor, now: datetime) -> Found | None:
    found = gain_of_all(actor, now, since=add_months(local_date(now), -MONTHS))
    if found.mean is None:
        return Found(why=TOO_FEW_SAT)
    return Found(amount=round(found.mean, 1), of=found.n)


def _supervised(actor: Actor, now: datetime) -> Found | None:
    # Below a district nobody serves under whom the others could be counted.
    if actor.post not in {Post.DISTRICT_COMMANDER, Post.INSPECTOR_GENERAL}:
        return None
    posts = Counter(one.post for one in serving(actor, now))
    at_work, over_them = posts["desk_officer"] + posts["investigator"], posts["supervisor"]
    if not over_them:
        return Found(why=NO_SUPERVISOR)
    return Found(amount=round(at_work / over_them, 1), part=at_work, of=over_them)


def _places(actor: Actor, now: datetime) -> Found | None:
    found = _in_houses(actor, now)
    if not isinstance(found, Places):
        return found
    # A bed may have been taken away under somebody who still sleeps in it.
    return _of(max(found.places - found.taken, 0), found.places)


def _no_place(actor: Actor, now: datetime) -> Found | None:
    found = _in_houses(actor, now)
    return found if not isinstance(found, Places) else _of(found.no_place, found.came)


def _in_houses(actor: Actor, now: datetime) -> Places | Found | None:
    if actor.post != Post.INSPECTOR_GENERAL:
        return None
    return places_in_the_province(_a_year_before(now)) or Found(why=TOO_FEW_HOUSES)


def _a_year_before(now: datetime) -> datetime:
    return now.replace(year=now.year - 1, day=min(now.day, 28))


def _of(part: int, of: int) -> Found:
    return Found(share=share_of(part, of))


def _loads() -> Iterable[Standing]:
    bands: tuple[tuple[str, str, int, int | None], ...] = (
        ("load_under_10", said("Investigators with fewer than 10 open files"), 0, 9),
        ("load_10_19", said("Investigators with 10 to 19 open files"), 10, 19),
        ("load_20_29", said("Investigators with 20 to 29 open files"), 20, 29),
        ("load_30_on", said("Investigators with 30 open files or more"), 30, None),
    )
    for name, title, least, most in bands:
        yield Standing(
            name, "63", title, said("Of investigators who carry a file; sealed files count not."),
            "share", "now", _load(least, most),
        )  # fmt: skip


def _answers() -> Iterable[Standing]:
    for item, title in (
        ("listened", said("Women who were listened to and believed, as they say")),
        ("danger", said("Women whose danger was taken seriously, as they say")),
        ("help", said("Women who were told of help, as they say")),
        ("informed", said("Women who were kept informed, as they say")),
        ("wanted", said("Women who got what they wanted, as they say")),
        ("again", said("Women who would come again, as they say")),
    ):
        yield Standing(
            f"heard_{item}", "23", title,
            said("Said yes at their own door, of those who answered; of ten or more, and of three"
                 " stations or more."),
            "share", "last_quarter", _heard(item),
        )  # fmt: skip


STANDINGS: tuple[Standing, ...] = (
    Standing("arrival", "1", said("From the call until help arrived, most urgent calls"),
             said("Minutes, of calls whose arrival was logged."), "minutes", "last_month",
             _arrival),
    Standing("in_target", "2", said("Help within the time of its grade"),
             said("Of calls with a grade whose arrival was logged."), "share", "last_month",
             _in_target),
    Standing("desk_wait", "3", said("Waiting at the desk"),
             said("Minutes from arrival until somebody received her."), "minutes", "last_month",
             _desk_wait),
    Standing("woman_hours", "4", said("Hours with a woman officer on the roster"),
             said("Of all hours of the week at every desk, as planned."), "share", "this_week",
             _woman_hours),
    Standing("uptake", "7", said("Complaints by women at desks, for each 10,000 women"),
             said("Contacts that became a complaint, for 10,000 women of 15 and older as entered"
                  " for your unit; whoever comes twice is counted twice."),
             "rate", "last_year", _uptake),
    Standing("written_anew", "21", said("Remarks of the wording check that were taken up"),
             said("Written anew, of the remarks that were shown."), "share", "last_month",
             _of_unit("written_anew")),
    *_answers(),
    Standing("upheld", "24", said("Complaints about police that were upheld"),
             said("Upheld wholly or partly, of those answered."), "share", "last_year", _upheld),
    Standing("steps_done", "39", said("Steps of conferences done by their day"),
             said("Of what conferences agreed and was due in the month; sealed cases are in none."),
             "share", "last_month", _steps_done),
    Standing("women_police", "59", said("Women in the police"),
             said("Of posts that are filled, by the latest count of each unit."), "share", "now",
             _women()),
    Standing("women_investigate", "60", said("Women who investigate"),
             said("Of investigators, by the latest count of each unit."), "share", "now",
             _women("investigation")),
    Standing("certified", "61", said("Trained for what they do"),
             said("Hold a certificate that is good today, of those a target is set for."),
             "share", "now", _certified),
    Standing("gained", "62", said("Marks gained by a training"),
             said("Of a hundred, after less before, of those who sat both tests; no measure of what"
                  " they do at work."), "rate", "last_year", _gained),
    *_loads(),
    Standing("supervised", "63", said("Desk officers and investigators for each supervisor"),
             said("By who is posted today."), "rate", "now", _supervised),
    Standing("desks_with_a_woman", "64", said("Desks with a woman posted"),
             said("Of the desks of the area."), "share", "now", _of_unit("desks_with_a_woman")),
    Standing("desks_visited", "64", said("Desks that were visited"),
             said("Visited within 90 days, of the desks of the area."), "share", "now",
             _of_unit("desks_visited")),
    Standing("mended", "64", said("Findings of a visit mended in time"),
             said("Of findings whose day fell in the month."), "share", "last_month",
             _of_unit("mended_in_time")),
    Standing("months_lost", "65", said("Months that desks lost to transfers"),
             said("Months of staff between whoever went and whoever came."), "months",
             "last_year", _months_lost),
    Standing("spent", "67", said("Money spent, of what was allotted"),
             said("Rupees of the latest budget year entered for your unit, of the lines whose"
                  " spending is entered."), "share", "entered", _spent),
    Standing("places", "68", said("Free places in shelters"),
             said("Of all places in the province tonight; never of fewer than three houses."),
             "share", "now", _places),
    Standing("no_place", "68", said("Turned away from a shelter for want of a place"),
             said("Of whoever came to a house of the province; where she was taken instead stands"
                  " with the house."), "share", "last_year", _no_place),
    Standing("stale", "69", said("Providers nobody asked for 90 days"),
             said("Of the directory of services."), "number", "now", _stale_providers),
)  # fmt: skip
