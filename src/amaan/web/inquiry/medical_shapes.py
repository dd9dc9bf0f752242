"""From the examination and the laboratory as they are kept to the kit's components."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.cases.sheets import CaseSheet, DutyLine
from amaan.confidentiality.classes import MEDICAL_FIELDS, READ_AT_LENGTH
from amaan.investigation.exhibits_lines import ExhibitLine
from amaan.investigation.laboratory import laboratories
from amaan.investigation.medical import STEPS
from amaan.investigation.medical_queries import (
    ExaminationLine,
    MedicalSheet,
    SampleLine,
    SubmissionLine,
)
from amaan.law import practice
from amaan.protocol import rulebook
from amaan.protocol.rules import DutyRule
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.duties import bar_shape, duty_shape
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masked_field
from amaan.web.kit.words import label

# What is forbidden to whoever examines, and to whoever sends her there.
BARS = frozenset(
    {"two_finger_test", "examine_without_consent", "examine_by_man", "note_past_history",
     "delay_treatment", "disclose_samples"}
)  # fmt: skip
# What is owed of her body and of samples, beside the clinical clocks.
STAGE = "care"
AFTERWARDS = frozenset({"fir_after_examination"})
# Which page writes down what meets a duty.
PAGES = {
    "medical.examined": "inquiry:examined",
    "medical.report_received": "inquiry:medical_report",
    "injuries.photographed": "inquiry:photographed",
    "sample.taken": "inquiry:sample",
}
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Clocks:
    """The clocks that run now, and what was done or ended."""

    running: tuple[shapes.Duty, ...]
    settled: tuple[shapes.Duty, ...]


def clocks_of(file: CaseSheet, newest: ExaminationLine | None) -> Clocks:
    """This will show every clock of care, the soonest first, with the way to answer it."""
    lines = [
        line
        for stage in file.by_stage
        for line in stage.duties
        if line.stage == STAGE or line.rule in AFTERWARDS
    ]
    open_ = sorted((d for d in lines if d.is_open), key=lambda d: (d.due_at, d.id))
    return Clocks(
        tuple(duty_shape(d, action=_step(file, newest, d)) for d in open_),
        tuple(duty_shape(d) for d in lines if not d.is_open),
    )


def bars_of(file: CaseSheet) -> tuple[shapes.Bar, ...]:
    """This will show what is forbidden in an examination of this case."""
    return tuple(bar_shape(bar) for bar in file.bars if bar.forbids in BARS)


def windows_of(language: str) -> shapes.Register:
    """This will list how long each treatment and each sample helps, and who says so.

    Source: rules/standards/windows.toml.
    """
    known = practice.load()
    return shapes.Register(
        caption=_("How long what still helps"),
        columns=(
            shapes.Column(label=_("What"), wide=True),
            shapes.Column(label=_("Until when"), wide=True),
            shapes.Column(label=_("Source")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=in_language(w.title, w.title_ur, language),
                    note=in_language(w.show, w.show_ur, language),
                ),
                shapes.Cell(text=in_language(w.window, w.window_ur, language)),
                shapes.Cell(
                    text=known.sources[w.sources[0]].title,
                    note="" if w.nature == "sourced" else _("not confirmed"),
                ),
            )
            for w in known.windows
        ),
        empty=shapes.Empty(title=""),
    )


def examination_pairs(one: ExaminationLine) -> Pairs:
    """This will say where she is examined and how far it is."""
    asked = clock_words.moment(one.asked_at)
    rows = [
        (_("Where"), label("facilities", one.facility)),
        (_("The hospital told the police") if one.from_hospital else _("Asked for"), asked),
    ]
    if one.examined_at is not None:
        by = _("a woman") if one.woman_examiner else _("a man")
        rows.append(
            (_("Examined"), _("%(when)s, by %(whom)s")
             % {"when": clock_words.moment(one.examined_at), "whom": by})
        )  # fmt: skip
    if one.report_at is not None:
        rows.append((_("Report here"), clock_words.moment(one.report_at)))
    return tuple(rows)


def answers_of(one: ExaminationLine) -> shapes.Register:
    """This will list her answers step by step; what was not asked says so."""
    return shapes.Register(
        caption=_("Her answers, each step by itself"),
        columns=(
            shapes.Column(label=_("Step"), wide=True),
            shapes.Column(label=_("Answer")),
            shapes.Column(label=_("Said")),
        ),
        rows=tuple(_answer_row(one, step) for step in STEPS),
        empty=shapes.Empty(title=""),
    )


def samples_of(
    lines: Sequence[SampleLine], exhibits: Sequence[ExhibitLine] = ()
) -> shapes.Register:
    """This will list the samples under their seals, each with the exhibit that it became."""
    made = {one.sample_fact: one for one in exhibits if one.sample_fact is not None}
    return shapes.Register(
        caption=_("Samples"),
        columns=(
            shapes.Column(label=_("Sample"), wide=True),
            shapes.Column(label=_("Seal")),
            shapes.Column(label=_("Sample taken")),
            shapes.Column(label=_("Where it is")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=label("samples", s.sample),
                            note=label("sample_packings", s.packing)),
                shapes.Cell(
                    text=s.seal_number,
                    kind="reference",
                    href=address("inquiry:exhibit", made[s.fact].id) if s.fact in made else "",
                    note=_("Exhibit %(n)d") % {"n": made[s.fact].number} if s.fact in made else "",
                ),
                shapes.Cell(text=clock_words.moment(s.taken_at)),
                shapes.Cell(text=_("at the laboratory") if s.submission else _("with the police")),
            )
            for s in lines
        ),
        empty=shapes.Empty(title=_("No sample was written down yet.")),
    )  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """What went to a laboratory with one letter, as the page shows it."""

    line: SubmissionLine
    title: str
    pairs: Pairs
    remark: str
    objections: tuple[tuple[str, str, str], ...]


def submissions_of(sheet: MedicalSheet, now: datetime) -> tuple[Sent, ...]:
    """This will show what lies with laboratories, and for how many days."""
    return tuple(_sent(line, now) for line in sheet.submissions)


def kept_of(file: CaseSheet) -> tuple[shapes.MaskedName, ...]:
    """This will show masked what was found, each read on its own page."""
    return tuple(
        masked_field(
            file.case_id,
            place.ref,
            place.field,
            place.purposes,
            read_at=address("case:read", file.case_id, place.ref)
            if place.field in READ_AT_LENGTH
            else "",
        )
        for place in file.places
        if place.field in MEDICAL_FIELDS
    )


def _sent(line: SubmissionLine, now: datetime) -> Sent:
    days = line.days(now)
    waits = line.reported_at is None
    how_long = ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    rows = [
        (_("Sent"), clock_words.moment(line.sent_at)),
        (_("Letter"), line.letter_number),
        (_("Seals"), str(_(", ")).join(line.seals)),
        (_("Suspects"), str(line.suspects)),
        (_("Awaited for") if waits else _("Took"), how_long),
    ]
    if line.reported_at is not None:
        rows.append((_("Report here"), clock_words.moment(line.reported_at)))
    if line.laboratory_number:
        rows.append((_("Number of the report"), line.laboratory_number))
    known = laboratories().get(line.laboratory)
    return Sent(
        line=line,
        title=label("laboratories", line.laboratory),
        pairs=tuple(rows),
        remark=known.text if known and known.suspects_at_most else "",
        objections=tuple(
            (
                _("%(ground)s, %(when)s")
                % {
                    "ground": label("laboratory_grounds", o.ground),
                    "when": clock_words.moment(o.raised_at),
                },
                label("laboratory_answers", o.answer) if o.answer else "",
                "" if o.answer else address("inquiry:objection_answered", o.id),
            )
            for o in line.objections
        ),
    )


def _answer_row(one: ExaminationLine, step: str) -> tuple[shapes.Cell, ...]:
    answer = one.answers.get(step)
    name = label("examination_steps", step)
    if answer is None:
        return shapes.Cell(text=name), shapes.Cell(text=_("not asked yet")), shapes.Cell(text="–")
    tone: shapes.Tone = "good" if answer.answer == "given" else "plain"
    return (
        shapes.Cell(text=name),
        shapes.Cell(
            text=label("step_answers", answer.answer),
            kind="tag",
            tone=tone,
            note=label("consent_givers", answer.given_by),
        ),
        shapes.Cell(text=clock_words.moment(answer.said_at)),
    )


def _step(file: CaseSheet, newest: ExaminationLine | None, line: DutyLine) -> shapes.Action:
    """This will lead from a clock to the page that answers it."""
    words = _("Record that this was done")
    rule = _rules().get(line.rule)
    for match in rule.met_by if rule else ():
        name = PAGES.get(match.kind)
        if name is None:
            continue
        if newest is None:
            return shapes.Action(label=words, url=address("inquiry:examination", file.case_id))
        fixed = {detail: next(iter(allowed)) for detail, allowed in match.details}
        asked = f"?sample={fixed['sample']}" if "sample" in fixed else ""
        return shapes.Action(label=words, url=address(name, newest.id) + asked)
    return shapes.Action(label=words, url=f"{address('case:record', file.case_id)}?for={line.rule}")


@cache
def _rules() -> dict[str, DutyRule]:
    return {rule.id: rule for rule in rulebook.load().duties}
