"""How danger is shown: the level and why, what is owed now, and every assessment side by side."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amaan.cases.sheets import CaseSheet, FactLine
from amaan.protocol import risk_file
from amaan.web.case import shaping
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masked_field
from amaan.web.kit.words import label

# What an officer at two in the morning must see; the calls of next week fold away.
SOON = timedelta(days=2)
YEAR = timedelta(days=365)
KINDS = ("risk.assessed", "risk.raised", "risk.lowered", "risk.followed_up")
TONES: dict[str, shapes.Tone] = {"high": "late", "elevated": "soon", "standard": "quiet"}


@dataclass(frozen=True)
class Stands:
    """The level as it stands, with everything that says why."""

    level: str
    tone: shapes.Tone
    words: str
    rows: tuple[tuple[str, str], ...]
    grounds: tuple[str, ...]
    flags: tuple[str, ...]
    ask_again: bool
    worked_out: str
    children: str


def entries(sheet: CaseSheet) -> tuple[FactLine, ...]:
    """This will give what the timeline says of her danger, newest first."""
    found = [line for line in sheet.facts if line.kind in KINDS and not line.corrected]
    return tuple(sorted(found, key=lambda line: (line.recorded_at, line.id), reverse=True))


def stands(sheet: CaseSheet) -> Stands | None:
    """This will say at which level her danger stands, and why; None before the first sheet."""
    lines = entries(sheet)
    newest = next((line for line in lines if line.kind != "risk.followed_up"), None)
    if newest is None:
        return None
    level = str(newest.details["level"])
    asked = next((line for line in lines if line.kind == "risk.assessed"), None)
    said = asked.details if asked is not None else {}
    rows = [(_("Since"), clock_words.moment(newest.recorded_at))]
    if newest.kind == "risk.raised":
        by = _("A judgement of the district") if newest.details.get("by_district") else _by(newest)
        rows.append((_("Raised by"), by))
    elif newest.kind == "risk.lowered":
        rows.append((_("Lowered by"), _by(newest)))
        rows.append((_("Because"), label("risk_lowerings", str(newest.details["lowered_for"]))))
    else:
        rows.append((_("Assessed by"), _by(newest)))
    if asked is not None:
        rows += _of_sheet(said)
    worked_out = str(said.get("worked_out", ""))
    return Stands(
        level=level,
        tone=TONES[level],
        words=label("risk_levels", level),
        rows=tuple(rows),
        grounds=tuple(label("risk_grounds", one) for one in said.get("grounds", ())),
        flags=tuple(label("risk_flags", one) for one in said.get("flags", ())),
        ask_again=bool(said.get("ask_again")),
        worked_out=label("risk_levels", worked_out)
        if newest is asked and worked_out and worked_out != level
        else "",
        children=str(said.get("children_level", "")),
    )


def _of_sheet(said: dict[str, object]) -> list[tuple[str, str]]:
    view = str(said.get("own_view", ""))
    rows = [(_("Her own judgement"), label("risk_levels", view) if view else _("not asked"))]
    if others := said.get("others"):
        rows.append((_("Other factors that hold"), str(others)))
    if children := said.get("children_level"):
        rows.append((_("Danger for the children"), label("risk_levels", str(children))))
    return rows


def repeats(sheet: CaseSheet, now: datetime) -> tuple[tuple[str, str], ...]:
    """This will count what happened again, in this one file and the last twelve months."""
    since = now - YEAR
    rows = (
        (_("Incidents told in this file, in twelve months"), "incident.described"),
        (_("Orders broken, in twelve months"), "order.breached"),
    )
    found = (
        (words, sum(line.kind == kind and not line.corrected and line.happened_latest >= since
                    for line in sheet.facts))
        for words, kind in rows
    )  # fmt: skip
    return tuple((words, str(count)) for words, count in found if count)


def history(sheet: CaseSheet) -> shapes.Register:
    """This will put every assessment side by side, newest first: what changed can be seen."""
    lines = entries(sheet)
    return shapes.Register(
        caption=_("Earlier assessments"),
        columns=(
            shapes.Column(label=_("When")),
            shapes.Column(label=_("Why now")),
            shapes.Column(label=_("Level")),
            shapes.Column(label=_("Sheet alone")),
            shapes.Column(label=_("Her own")),
            shapes.Column(label=_("Critical factors"), wide=True),
            shapes.Column(label=_("Others"), numeric=True),
            shapes.Column(label=_("Children")),
            shapes.Column(label=_("By")),
        ),
        rows=tuple(_row(line) for line in lines),
        empty=shapes.Empty(title=_("Her danger was not assessed yet.")),
    )


def _row(line: FactLine) -> tuple[shapes.Cell, ...]:
    said = line.details
    level = str(said.get("level", ""))
    if line.kind == "risk.assessed":
        why = label("risk_occasions", str(said["occasion"])) if "occasion" in said else ""
    elif line.kind == "risk.raised":
        why = _("Raised")
    elif line.kind == "risk.lowered":
        why = label("risk_lowerings", str(said["lowered_for"]))
    else:
        asked = label("answers", str(said["severe_violence"]))
        why = _("Severe violence since: %(answer)s") % {"answer": asked}
    district = bool(said.get("by_district"))
    flags = _(", ").join(str(one) for one in said.get("flags", ()))
    return (
        shapes.Cell(text=clock_words.moment(line.happened_latest)),
        shapes.Cell(text=why),
        shapes.Cell(text=_level(level), kind="tag", tone=TONES[level]) if level else shapes.Cell(),
        shapes.Cell(text=_level(str(said.get("worked_out", "")))),
        shapes.Cell(text=_level(str(said.get("own_view", "")))),
        shapes.Cell(text=flags, kind="reference" if flags else "text"),
        shapes.Cell(text=str(said.get("others", ""))),
        shapes.Cell(text=_level(str(said.get("children_level", "")))),
        shapes.Cell(text=_("The district") if district else _by(line)),
    )


def sealed(sheet: CaseSheet) -> tuple[tuple[str, shapes.MaskedName], ...]:
    """This will give the sealed answers and reasons, each with the hour of its sheet."""
    of = {str(line.id): line for line in entries(sheet)}
    found = [
        (clock_words.moment(of[place.subject].happened_latest), place)
        for place in sheet.places
        if place.subject in of and place.field in ("risk_answers", "note")
    ]
    return tuple(
        (
            at,
            masked_field(
                sheet.case_id,
                place.ref,
                place.field,
                place.purposes,
                read_at=shaping.reading_address(sheet, place),
            ),
        )
        for at, place in found
    )


def owed(
    sheet: CaseSheet, now: datetime
) -> tuple[tuple[shapes.Duty, ...], tuple[shapes.Duty, ...]]:
    """This will give what her safety asks for now, and what for later, by when it is due."""
    lines = [
        line
        for stage in sheet.by_stage
        for line in stage.duties
        if line.is_open and (line.stage == "safety" or line.rule == "strangulation_review")
    ]
    lines.sort(key=lambda line: (line.due_at, line.id))
    soon = [line for line in lines if line.due_at <= now + SOON]
    later = lines[len(soon) :]
    return (
        tuple(shaping.duty_of(line, sheet) for line in soon),
        tuple(shaping.duty_of(line, sheet) for line in later),
    )


def acts(sheet: CaseSheet, *, may_lower: bool) -> tuple[shapes.Action, ...]:
    """This will offer what may be done about the level, to whoever may."""
    found = []
    stood = stands(sheet)
    level = stood.level if stood else ""
    if "record" in sheet.may and sheet.reads_casework:
        asked = address("case:risk_ask", sheet.case_id)
        found.append(shapes.Action(label=_("Ask the questions now"), url=asked, primary=True))
        if entries(sheet):
            up, after = (address(f"case:risk_{one}", sheet.case_id) for one in ("raise", "after"))
            # What would only be refused is not offered.
            if level != "high":
                found.append(shapes.Action(label=_("Raise the level"), url=up))
            found.append(shapes.Action(label=_("She was asked how it went since"), url=after))
    may_lower = may_lower and sheet.reads_casework and "record_review" in sheet.may
    if may_lower and level not in ("", "standard"):
        down = address("case:risk_lower", sheet.case_id)
        found.append(shapes.Action(label=_("Lower the level"), url=down))
    return tuple(found)


def _level(code: str) -> str:
    return label("risk_levels", code) if code else ""


def _by(line: FactLine) -> str:
    return shaping.by_whom(line, get_language() or "")


def legend() -> tuple[tuple[str, str], ...]:
    """This will say what the codes of critical factors stand for."""
    ours = [one for one in risk_file.load().values() if one.permission is None]
    factors = (*ours[-1].factors, *ours[-1].children) if ours else ()
    return tuple((f.id, label("risk_flags", f.id)) for f in factors if f.can_be_critical)
