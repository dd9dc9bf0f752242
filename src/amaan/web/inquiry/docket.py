"""The docket for the hospital: what an examiner needs, in English and Urdu on one paper.

Nothing sealed is opened for it and nobody is named on it: initials, age and what happened are
written by hand at the hospital, where she is asked. So it may be a file at the door.
"""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from amaan.cases.sheets import BarLine, CaseSheet, DutyLine
from amaan.confidentiality.classes import DataClass
from amaan.documents.pieces import (
    Bullets,
    Bundle,
    Column,
    Field,
    Fields,
    Line,
    Notice,
    Paper,
    Piece,
    Said,
    Section,
    Signatures,
    Table,
    Watermark,
)
from amaan.documents.setting import render_bundle
from amaan.exports.actions import note_print
from amaan.investigation.medical import STEPS
from amaan.web.inquiry.acts import worked_on
from amaan.web.inquiry.medical_forms import SAMPLES
from amaan.web.inquiry.medical_shapes import BARS
from amaan.web.kit import clock_words
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label


@door(audience="case", classes=frozenset({DataClass.C1}), export=True)
def docket(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will set the docket that goes to the hospital with her.

    Law: CrPC s.164A; Anti-Rape Act 2021 s.13 (no two-finger test), s.26 (identity).
    """
    file = worked_on(visit, case_id)
    number = note_print(actor=visit.actor, paper="docket", case_id=file.case_id, now=visit.now)
    officer = visit.signed_in.officer
    answer = HttpResponse(
        render_bundle(
            docket_of(file, visit),
            language="both",
            watermark=Watermark(officer=officer.name_en, at=visit.now, number=number),
        ),
        content_type="application/pdf",
    )
    # The file's name lies in a list of downloads that the next officer reads.
    answer["Content-Disposition"] = 'attachment; filename="paper.pdf"'
    return answer


def docket_of(file: CaseSheet, visit: Visit) -> Bundle:
    """This will compose the docket from the skeleton of a case and the law on examination."""
    title = _both(lambda: _("Docket for medical examination"))
    unit = visit.signed_in.unit
    return Bundle(
        title=title,
        papers=(Paper(title=title, pieces=_head(), sections=tuple(_sections(file))),),
        made_at=visit.now,
        unit=Said(en=unit.name_en, ur=unit.name_ur),
        officer=visit.signed_in.officer.name_en,
        reference=file.reference,
    )


def _head() -> tuple[Piece, ...]:
    return (
        Notice(
            text=_both(lambda: _(
                "Treatment comes first and does not wait for this paper, for an FIR or for the "
                "police. No name stands here: her identity is kept apart (Anti-Rape Act 2021, "
                "section 26). Form of Amaan, not a prescribed form."
            )),
            tone="warn",
        ),
        Fields(
            rows=(
                Field(label=_both(lambda: _("Hospital"))),
                Field(label=_both(lambda: _("Initials of the person examined, by hand"))),
                Field(label=_both(lambda: _("Age, and language she speaks"))),
                Field(label=_both(lambda: _("Who goes with her, as she chose"))),
                Field(label=_both(lambda: _("Medico-legal certificate number"))),
                Field(label=_both(lambda: _("The report goes, closed, to"))),
            )
        ),
    )  # fmt: skip


def _sections(file: CaseSheet) -> Iterator[Section]:
    clocks = [
        line
        for stage in file.by_stage
        for line in stage.duties
        if line.duty_class == "clinical" and line.is_open
    ]
    yield Section(
        title=_both(lambda: _("What still helps, and until when")),
        pieces=(
            Table(
                columns=(
                    Column(label=_both(lambda: _("What")), width=3),
                    Column(label=_both(lambda: _("Until")), width=1.6),
                    Column(label=_both(lambda: _("Source")), width=2),
                ),
                rows=tuple(map(_clock, sorted(clocks, key=lambda d: (d.due_at, d.id)))),
                empty=_both(lambda: _("No clock runs. Full care is offered at any time.")),
            ),
        ),
    )
    yield Section(
        title=_both(lambda: _("Her answers, each step by itself")),
        pieces=(
            Table(
                columns=(
                    Column(label=_both(lambda: _("Step")), width=2.4),
                    Column(label=_both(lambda: _("Yes"))),
                    Column(label=_both(lambda: _("No"))),
                    Column(label=_both(lambda: _("Hour, and signature or thumb")), width=2.6),
                ),
                rows=tuple((_coded("examination_steps", step), "☐", "☐", "") for step in STEPS),
            ),
        ),
    )
    yield Section(
        title=_both(lambda: _("Samples, each under its own seal")),
        pieces=(
            Table(
                columns=(
                    Column(label=_both(lambda: _("Sample")), width=2),
                    Column(label=_both(lambda: _("Was taken"))),
                    Column(label=_both(lambda: _("Was not taken"))),
                    Column(label=_both(lambda: _("Number of the seal")), width=2),
                    Column(label=_both(lambda: _("Hour"))),
                ),
                rows=tuple((_coded("samples", s), "☐", "☐", "", "") for s in SAMPLES.split()),
            ),
        ),
    )
    barred = [bar for bar in file.bars if bar.forbids in BARS]
    if barred:
        yield Section(
            title=_both(lambda: _("What the law forbids here")),
            pieces=(Bullets(items=tuple(map(_bar, barred))),),
        )
    yield Section(
        title=_both(lambda: _("Signed")),
        pieces=(
            Signatures(
                labels=(
                    _both(lambda: _("Signature or thumb of the person examined")),
                    _both(lambda: _("Examiner")),
                    _both(lambda: _("Sealed samples received by")),
                )
            ),
        ),
    )


def _clock(line: DutyLine) -> tuple[Line, ...]:
    return (
        Said(en=line.title_en, ur=line.title_ur),
        _both(lambda: clock_words.moment(line.due_at)),
        str(line.authority.get("instrument", "")),
    )


def _bar(bar: BarLine) -> Line:
    """This will say a bar with its authority; what was not read in the law itself says so."""
    on = bar.authority
    source = " ".join(str(on[part]) for part in ("instrument", "provision") if on.get(part))
    with override("en"):
        known = "" if on.get("confidence") == "verified" else " " + _("(known second-hand)")
    return Said(en=f"{bar.title_en}. {source}{known}", ur=bar.title_ur)


def _coded(of: str, code: str) -> str:
    """This will name a code in both languages on one line, so that a row stays low."""
    words = _both(lambda: label(of, code))
    return f"{words.en} · {words.ur}"


def _both(make: Callable[[], str]) -> Said:
    """This will say a sentence in both languages of the paper."""
    with override("en"):
        english = make()
    with override("ur"):
        return Said(en=english, ur=make())
