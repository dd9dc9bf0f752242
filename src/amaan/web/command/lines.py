"""Duties on a board: what is owed, where, by whom, who is to be called, what stands in the way.

Nothing here can hold more than `oversight.sheets` gives: no party, no fact, no words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from amaan.cases.sheets import DutyLine
from amaan.organisation.posts import Post, Rank
from amaan.oversight.sheets import Alarm, DutySheet, Holder, OwedDuty, Where
from amaan.web.kit import clock_words, icons, shapes
from amaan.web.kit.duties import authority_shape
from amaan.web.kit.frame import COMMANDING
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.markup import address
from amaan.web.kit.words import label, sentence

ALARMS = {
    "half": _("Half its time had passed"),
    "three_quarters": _("Three quarters of its time had passed"),
    "late": _("It was late"),
    "climbed": _("It was still late"),
}

# An investigator is found on the file; a court's or a hospital's people are not ours to name.
CALLED_BY_POST = COMMANDING | {Post.DESK_OFFICER, Post.STATION_CLERK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A duty as a board shows it; `duty` carries what the kit's clock and class need."""

    duty: shapes.Duty
    class_label: str
    url: str
    sign: str
    where: str
    # Who holds the post that owes it; `unheld` where somebody should and nobody does.
    call: tuple[str, ...]
    unheld: bool
    obstacles: tuple[str, ...]
    climbed: str


def place_name(where: Where, language: str | None = None) -> str:
    """This will name a unit.

    Here and below: `language` is the reader's, for whoever asks often and found it out before.
    """
    return in_language(where.name_en, where.name_ur, language)


def desk_name(desk: Where, station: Where, language: str | None = None) -> str:
    """This will name a desk with its station, which a desk's name mostly says already."""
    here, there = place_name(desk, language), place_name(station, language)
    if there in here:
        return here
    return gettext("%(desk)s, %(station)s") % {"desk": here, "station": there}


def holder_name(holder: Holder, language: str | None = None) -> str:
    """This will name an officer with the rank, as one asks for somebody on the telephone."""
    language = language or get_language()
    name = in_language(holder.name_en, holder.name_ur, language)
    return f"{_rank(holder.rank, language)} {name}"


def owed_list(rows: Sequence[OwedDuty], now: datetime) -> tuple[Owed, ...]:
    """This will show duties with where they are owed and whom to call."""
    return tuple(owed(row, now, url=address("command:duty", row.duty_id)) for row in rows)


def own_duties(rows: Sequence[DutyLine], now: datetime) -> shapes.Register | None:
    """This will list what a commander owes himself, soonest first; None where it is nothing."""
    if not rows:
        return None
    return shapes.Register(
        caption=gettext("In your own hands"),
        columns=(
            shapes.Column(label=gettext("What is owed"), wide=True),
            shapes.Column(label=gettext("Case")),
            shapes.Column(label=gettext("When")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=in_language(row.title_en, row.title_ur),
                    href=address("command:duty", row.id),
                ),
                shapes.Cell(text=row.reference, kind="reference"),
                shapes.Cell(text=_due(row, now)),
            )
            for row in rows
        ),
        empty=shapes.Empty(title=""),
    )


def _due(row: DutyLine, now: datetime) -> str:
    seconds = int((row.late_at - now).total_seconds())
    return clock_words.due_in(seconds) if seconds > 0 else clock_words.late_by(-seconds)


def owed(row: OwedDuty, now: datetime, url: str = "") -> Owed:
    """This will show one duty of a board."""
    # The ledger learns of lateness from the clock tick; the page must not wait for it.
    state = "missed" if row.state == "open" and row.late_at <= now else row.state
    language = get_language()
    return Owed(
        duty=_duty(row, state, language),
        class_label=label("duty_classes", row.duty_class, language),
        url=url,
        sign=icons.STATE[state].sign,
        where=desk_name(row.desk, row.station, language),
        call=tuple(holder_name(holder, language) for holder in row.held_by),
        unheld=not row.held_by and row.owner in CALLED_BY_POST,
        obstacles=tuple(label("obstacles", code, language) for code in row.obstacles),
        climbed=label("owners", row.climbed_to, language) if row.climbed_to else "",
    )


def pairs_of(sheet: DutySheet) -> tuple[tuple[str, str], ...]:
    """This will say where, whose and since when a duty is, and what it counts as when missed."""
    row = sheet.duty
    rows = [
        (gettext("Station"), place_name(row.station)),
        (gettext("Desk"), place_name(row.desk)),
        (gettext("Stage"), label("stages", row.stage)),
        (gettext("Counted since"), clock_words.moment(row.started_at)),
        (gettext("Due"), clock_words.moment(row.due_at)),
        (gettext("Late from"), clock_words.moment(row.late_at)),
    ]
    if sheet.met_at is not None:
        rows.append((gettext("Done"), clock_words.moment(sheet.met_at)))
    if row.failure:
        rows.append((gettext("If missed, counted as"), label("failures", row.failure)))
    return tuple(rows)


def around_of(sheet: DutySheet) -> tuple[tuple[str, str], ...]:
    """This will say what stood around a duty when it turned late; nothing while it is not."""
    around = sheet.around
    if around is None:
        return ()
    numbers = {"n": around.owed_beside, "cases": around.cases_beside}
    people = {"posted": around.posted, "women": around.women, "away": around.away}
    in_the_way = comma().join(label("obstacles", code) for code in sheet.duty.obstacles)
    return (
        (gettext("At that time"), clock_words.moment(around.at)),
        (
            gettext("Owed by the same post at this desk"),
            gettext("%(n)s other duties, in %(cases)s cases of thirty days") % numbers,
        ),
        (
            gettext("Who held the post"),
            gettext("%(posted)s posted, %(women)s of them women; %(away)s on leave") % people,
        ),
        (gettext("What stood in its way"), in_the_way or gettext("nobody wrote it down")),
    )


def alarms_of(sheet: DutySheet) -> shapes.Register:
    """This will show who was told of a duty, when and for what reason, oldest first."""
    return shapes.Register(
        caption=gettext("Who was told"),
        columns=(
            shapes.Column(label=gettext("When")),
            shapes.Column(label=gettext("Why")),
            shapes.Column(label=gettext("Whom it told"), wide=True),
        ),
        rows=tuple(_alarm(alarm) for alarm in sheet.alarms),
        empty=shapes.Empty(
            title=gettext("Nobody was told yet."),
            text=gettext(
                "Whoever owes it is warned at half its time, the officer in charge of the "
                "station at three quarters."
            ),
        ),
    )


def authority_of(sheet: DutySheet) -> shapes.Authority:
    """This will show on what a duty rests."""
    return authority_shape(sheet.authority, rule=sheet.duty.rule)


def _duty(row: OwedDuty, state: str, language: str | None) -> shapes.Duty:
    return shapes.Duty(
        title=in_language(row.title_en, row.title_ur, language),
        duty_class=row.duty_class,  # type: ignore[arg-type]  # the database checks the class
        state=state,  # type: ignore[arg-type]  # the database checks the state
        owner=label("owners", row.owner, language),
        # A board carries no authority: it stands on the duty's own page, one tap away.
        authority=shapes.Authority(text=""),
        due_at=row.late_at if row.at_once else row.due_at,
        at_once=row.at_once,
        counted=sentence(row.clock, language) if row.clock else "",
        reference=row.reference,
    )


def _alarm(alarm: Alarm) -> tuple[shapes.Cell, ...]:
    post = gettext("%(post)s, %(unit)s") % {
        "post": label("owners", alarm.to_post),
        "unit": place_name(alarm.unit),
    }
    told = shapes.Cell(text=post)
    if alarm.told is not None:
        told = shapes.Cell(text=holder_name(alarm.told), note=post)
    elif alarm.to_post in COMMANDING:
        # A desk has many hands and no one holder; a commander's empty chair is news.
        told = shapes.Cell(text=gettext("nobody held this post"), note=post)
    return (
        shapes.Cell(text=clock_words.moment(alarm.raised_at)),
        shapes.Cell(text=str(ALARMS[alarm.kind])),
        told,
    )


@cache
def _rank(code: str, language: str | None) -> str:
    del language  # what it is remembered by; it is the one in force
    return str(Rank(code).label) if code in Rank.values else code
