"""From days in court and the prosecutor's answers to the kit's components."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.cases.sheets import CaseSheet, DutyLine, FactLine
from amaan.court.queries import (
    AttendanceLine,
    DefectLine,
    HearingLine,
    MeasureLine,
    ReferralLine,
)
from amaan.kernel import clock
from amaan.law import catalogue
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.duties import duty_shape
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.words import label

# The two clocks of a trial run side by side; whoever plans looks at the earlier.
CLOCKS = ("trial_three_months", "trial_four_months", "child_trial_three_months", "juvenile_trial",
          "torture_trial")  # fmt: skip
# What police owe her before and after a day in court.
TELLING = frozenset({"told_of_hearing", "told_of_hearing_result", "told_of_judgment"})
# The law knows at most two adjournments in a scheduled trial (Anti-Rape Act s.16(2)).
ADJOURNMENTS_ALLOWED = 2


@dataclass(frozen=True)
class Clock:
    """One clock of the trial, and whether it is the one that ends first."""

    duty: shapes.Duty
    first: bool


def calendar_of(lines: Sequence[HearingLine], caption: str, now: datetime) -> shapes.Register:
    """This will list days in court, without a name."""
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("Hour")),
            shapes.Column(label=_("Case"), wide=True),
            shapes.Column(label=_("Court")),
            shapes.Column(label=_("What came of it")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=f"{line.hour:%H:%M}" if line.hour else "–"),
                shapes.Cell(
                    text=line.reference,
                    kind="reference",
                    href=address("court:trial", line.case_id),
                    note=label("hearing_purposes", line.purpose),
                ),
                shapes.Cell(text=court_of(line)),
                _came(line, now),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("No hearing is written down for this day.")),
    )


def unanswered_of(lines: Sequence[HearingLine], now: datetime) -> shapes.Register:
    """This will list the days in court that are over and have no outcome."""
    return shapes.Register(
        caption=_("Over, and nothing written: no next date, no outcome"),
        columns=(
            shapes.Column(label=_("Day")),
            shapes.Column(label=_("Case"), wide=True),
            shapes.Column(label=_("Court")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=clock_words.day(line.day), tone="late"),
                shapes.Cell(
                    text=line.reference,
                    kind="reference",
                    href=address("court:trial", line.case_id),
                    note=label("hearing_purposes", line.purpose),
                ),
                shapes.Cell(text=court_of(line)),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("Every day in court that is over has its next date or outcome.")
        ),
    )


def waiting_of(lines: Sequence[ReferralLine], now: datetime) -> shapes.Register:
    """This will list what waits for the prosecutor's answer."""
    return shapes.Register(
        caption=_("Waits for you"),
        columns=(
            shapes.Column(label=_("Case"), wide=True),
            shapes.Column(label=_("What for")),
            shapes.Column(label=_("Since")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.reference, kind="reference", href=address("court:trial", line.case_id)
                ),
                shapes.Cell(text=label("prosecutor_asked", line.about)),
                shapes.Cell(text=clock_words.waited(line.sent_at, now)),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("Nothing waits for your answer.")),
    )


def hearings_of(lines: Sequence[HearingLine], now: datetime, *, may: bool) -> shapes.Register:
    """This will list a case's days in court, the latest first."""
    return shapes.Register(
        caption=_("Days in court"),
        columns=(
            shapes.Column(label=_("Day")),
            shapes.Column(label=_("What for"), wide=True),
            shapes.Column(label=_("What came of it")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.day(line.day), note=f"{line.hour:%H:%M}" if line.hour else ""
                ),
                shapes.Cell(
                    text=label("hearing_purposes", line.purpose),
                    note=court_of(line),
                    href=_next_act(line, now) if may else "",
                ),
                _came(line, now),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("No day in court is written down."),
            text=_("Write down each date the court gives, on the day it gives it."),
        ),
    )


def witnesses_of(
    lines: Sequence[AttendanceLine], hearings: Sequence[HearingLine]
) -> shapes.Register:
    """This will list who was heard when, by role."""
    days = {one.hearing_id: one.day for one in hearings}
    return shapes.Register(
        caption=_("Witnesses"),
        columns=(
            shapes.Column(label=_("Witness"), wide=True),
            shapes.Column(label=_("Day")),
            shapes.Column(label=_("Came")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=f"{label('court_witnesses', line.witness)} {line.ordinal}",
                    note=(
                        _("Declared hostile: %(why)s")
                        % {"why": label("hostile_reasons", line.hostile)}
                        if line.hostile
                        else ""
                    ),
                ),
                shapes.Cell(text=clock_words.day(days[line.hearing_id])),
                shapes.Cell(
                    text=label("attendances", line.came), tone="soon" if line.hostile else "plain"
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("Nobody was heard in court yet.")),
    )


def defects_of(lines: Sequence[DefectLine], now: datetime, *, mends: bool) -> shapes.Register:
    """This will list what the prosecutor found, whose it is, until when, and what was done."""
    return shapes.Register(
        caption=_("Found missing or wrong"),
        columns=(
            shapes.Column(label=_("What"), wide=True),
            shapes.Column(label=_("Whose")),
            shapes.Column(label=_("Until")),
            shapes.Column(label=_("What was done")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=label("defects", line.defect),
                    href=address("court:defect", line.defect_id)
                    if mends and not line.answer
                    else "",
                ),
                shapes.Cell(text=label("defect_owners", line.owner)),
                shapes.Cell(
                    text=clock_words.day(clock.local_date(line.due_at - timedelta(seconds=1))),
                    tone="late" if line.is_late(now) else "plain",
                ),
                shapes.Cell(text=label("defect_answers", line.answer) if line.answer else "–"),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("Nothing was found missing.")),
    )


def referrals_of(lines: Sequence[ReferralLine], language: str) -> tuple[tuple[str, str], ...]:
    """This will say what was sent to which prosecutor, and what came back."""
    return tuple(
        (
            f"{label('prosecutor_asked', line.about)}, {clock_words.moment(line.sent_at)}",
            _referral(line, language),
        )
        for line in lines
    )


def clocks_of(file: CaseSheet) -> tuple[Clock, ...]:
    """This will show the clocks of the trial side by side, the earlier first and marked."""
    found = sorted(
        (d for stage in file.by_stage for d in stage.duties if d.rule in CLOCKS and d.is_open),
        key=lambda d: (d.due_at, d.id),
    )
    return tuple(
        Clock(duty_shape(line), first=place == 0 and len(found) > 1)
        for place, line in enumerate(found)
    )


def owed_of(file: CaseSheet) -> tuple[DutyLine, ...]:
    """This will give what is owed of the court's stage beside the clocks, the soonest first."""
    found = (
        d
        for stage in file.by_stage
        for d in stage.duties
        if d.is_open and d.stage == "court" and d.rule not in CLOCKS
    )
    return tuple(sorted(found, key=lambda d: (d.due_at, d.id)))


def sections_of(file: CaseSheet) -> list[str]:
    """This will name the sections that are alleged, as the catalogue does."""
    known = catalogue.load()
    named = [known.every[one] for one in file.offences if one in known.every]
    return [f"{one.act}, {one.section}: {in_language(one.title, one.title_ur)}" for one in named]


def adjournments_of(lines: Iterable[HearingLine]) -> str:
    """This will say how often it was put off, beside what the law knows."""
    times = sum(line.adjourned for line in lines)
    if not times:
        return ""
    said = ngettext("Put off %(n)s time.", "Put off %(n)s times.", times) % {"n": times}
    if times > ADJOURNMENTS_ALLOWED:
        said += " " + _("The Anti-Rape Act knows at most two, the second one on costs.")
    return said


def flags_of(file: CaseSheet, hearings: Sequence[HearingLine], now: datetime) -> tuple[str, ...]:
    """This will name what does not fit together in the file of a trial."""
    there = {line.kind: line for line in file.facts if not line.corrected}
    said = []
    if any(line.is_unanswered(now) for line in hearings):
        said.append(_("A day in court is over without a next date or an outcome."))
    if hearings and "fir.registered" not in there and "court.applied" not in there:
        said.append(_("A day in court stands here, and no FIR and no petition."))
    judgment = there.get("judgment.given")
    if judgment is not None and "charge.framed" not in there:
        said.append(_without_charge(judgment))
    open_after = judgment is not None and any(
        not line.ended and line.purpose not in ("appeal_heard", "other_purpose")
        for line in hearings
    )
    if open_after:
        said.append(_("A judgment stands, and a day in court is still open."))
    waits = any(not line.ended for line in hearings)
    if "cognizance.taken" in there and judgment is None and not waits:
        said.append(_("The trial is on, and no next date stands here. Ask the court for it."))
    return tuple(said)


def measures_of(lines: Sequence[MeasureLine]) -> tuple[tuple[MeasureLine, str, str], ...]:
    """This will give each protection with its name and how it stands."""
    return tuple(
        (
            line,
            label("special_measures", line.measure),
            _("asked")
            if line.granted is None
            else (_("granted") if line.granted else _("refused")),
        )
        for line in lines
    )


def court_of(line: HearingLine) -> str:
    """This will name a court by its kind and number."""
    return f"{label('courts', line.court)} {line.court_number}"


def _without_charge(judgment: FactLine) -> str:
    if judgment.details.get("before_charge"):
        return _("The court ended the case before any charge.")
    return _("A judgment stands here, and no charge.")


def _came(line: HearingLine, now: datetime) -> shapes.Cell:
    if not line.ended:
        if line.is_unanswered(now):
            return shapes.Cell(text=_("nothing written"), kind="tag", tone="late")
        return shapes.Cell(text="–")
    if line.adjourned:
        asked = label("adjournment_sides", line.asked_by) if line.asked_by else ""
        return shapes.Cell(
            text=_("Put off: %(why)s") % {"why": label("adjournment_reasons", line.reason)},
            note=asked,
        )
    return shapes.Cell(text=label("hearing_ends", line.ended))


def _next_act(line: HearingLine, now: datetime) -> str:
    if not line.ended and line.day <= clock.local_date(now):
        return address("court:outcome", line.hearing_id)
    if line.ended and line.ended not in ("moved", "taken_back") and not line.adjourned:
        return address("court:witnesses", line.hearing_id)
    return ""


def _referral(line: ReferralLine, language: str) -> str:
    who = (
        in_language(line.prosecutor_en, line.prosecutor_ur, language)
        if line.prosecutor_id
        else _("on paper")
    )
    if not line.decision or line.answered_at is None:
        return _("%(who)s: no answer yet") % {"who": who}
    what = (
        _("advised") if line.decision == "advised" else label("prosecutor_decisions", line.decision)
    )
    if line.reason:
        what += f" ({label('prosecutor_reasons', line.reason)})"
    return f"{who}: {what}, {clock_words.moment(line.answered_at)}"
