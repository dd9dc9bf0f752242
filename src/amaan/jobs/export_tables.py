"""Reports and numbers that leave: pseudonymous lines with one that nobody lived, and counts that
nobody is found in."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from amaan.cases.leaving import LateDuty
from amaan.confidentiality.leaving import KINDS
from amaan.documents.pieces import Bundle, Column, Field, Paper, Prose, Table, Watermark
from amaan.documents.record import Language
from amaan.documents.setting import render_bundle
from amaan.exports import tables
from amaan.exports.making import ToMake
from amaan.jobs import export_words as words
from amaan.kernel import clock
from amaan.organisation import command
from amaan.organisation.queries import Actor, Colleague
from amaan.oversight import queries as oversight

Row = tuple[str, ...]


def report(
    asked: ToMake, officer: Colleague, late: Sequence[LateDuty], decoy: str, now: datetime
) -> bytes:
    """This will set the report for supervision: what is late, by reference, and one decoy."""
    with translation.override(asked.language):
        rows = tables.with_decoy(lines := _lines(late, asked.language, now), _decoy(lines, decoy))
        head = (
            _("Reference"),
            _("What is owed"),
            _("Class"),
            _("Stage"),
            _("Owner"),
            _("Station"),
            _("Due"),
            _("Hours late"),
        )
        title = str(_(KINDS[asked.kind].label))
        return _set(asked, officer, title, head, rows, (), now)


def numbers(asked: ToMake, actor: Actor, officer: Colleague, now: datetime) -> bytes:
    """This will set the numbers of this month by kind of failure, none so small that it names.

    Source: the 10-5 rule: under ten is not said, the rest by fives, totals likewise.
    """
    month = clock.local_date(now).replace(day=1)
    board = oversight.failures(actor, month, by_place=False)
    with translation.override(asked.language):
        rows = tuple(
            (
                words.said(FAILURES, line.failure),
                words.said(words.DUTY_CLASSES, line.duty_class),
                tables.rounded(line.due),
                tables.rounded(line.missed),
            )
            for line in board.by_failure
        )
        total = (_("Together"), "", tables.rounded(board.due), tables.rounded(board.missed))
        head = (_("Failure"), _("Class"), _("Fell due"), _("Missed"))
        note = _("Numbers under ten are not shown, zero among them; the rest are rounded to "
                 "five.")  # fmt: skip
        title = f"{_(KINDS[asked.kind].label)} {month:%m/%Y}"
        return _set(asked, officer, title, head, (*rows, total), (note,), now)


def copy_line(asked: ToMake, officer: Colleague, now: datetime) -> str:
    """This will say whose copy this is, as it stands in a file without pages."""
    name = officer.name_ur if asked.language == "ur" else officer.name_en
    return f"{asked.number} · {name} · {words.moment(now)}"


def mark(asked: ToMake, officer: Colleague, now: datetime) -> Watermark:
    """This will give what is repeated on every page, and leads back to the export."""
    name = officer.name_ur if asked.language == "ur" else officer.name_en
    return Watermark(officer=name, at=now, number=asked.number, code=asked.mark)


def _set(
    asked: ToMake,
    officer: Colleague,
    title: str,
    head: Row,
    rows: Sequence[Row],
    notes: Row,
    now: datetime,
) -> bytes:
    if asked.key:
        said = ((note,) for note in notes)
        return tables.as_csv([(copy_line(asked, officer, now),), *said, (), head, *rows])
    unit = command.units([asked.unit_id])[asked.unit_id]
    table = Table(
        columns=tuple(
            Column(label=label, width=2.6 if at == 1 and len(head) > 4 else 1)
            for at, label in enumerate(head)
        ),
        rows=tuple(rows),
    )
    pieces = (Prose(paragraphs=notes), table) if notes else (table,)
    bundle = Bundle(
        title=title,
        papers=(Paper(title=title, pieces=pieces),),
        made_at=now,
        unit=unit.name_ur if asked.language == "ur" else unit.name_en,
        recipient=asked.handed_to,
        facts=(Field(label=_("Number"), value=asked.number),),
    )
    language: Language = "ur" if asked.language == "ur" else "en"
    return render_bundle(bundle, language=language, watermark=mark(asked, officer, now))


def _lines(late: Sequence[LateDuty], language: str, now: datetime) -> tuple[Row, ...]:
    names = command.units({line.station_id for line in late})
    return tuple(
        (
            line.duty.reference,
            line.duty.title_ur if language == "ur" else line.duty.title_en,
            words.said(words.DUTY_CLASSES, line.duty.duty_class),
            words.said(words.STAGES, line.duty.stage),
            words.post(line.duty.owner),
            names[line.station_id].name_ur if language == "ur" else names[line.station_id].name_en,
            words.stamp(line.duty.due_at),
            str(max(0, int((now - line.duty.late_at).total_seconds() // 3600))),
        )
        for line in late
    )


def _decoy(lines: Sequence[Row], reference: str) -> Row:
    """This will draw a line that nobody lived: what is owed, where and when, each from another.

    What belongs together stays together, or the line would be seen to be none.
    """
    what, where, when = tables.drawn_from([lines, lines, lines])
    return (reference, *what[1:5], where[5], *when[6:8])


FAILURES = {
    "slow_response": translation.gettext_lazy("Slow response"),
    "no_victim_protection": translation.gettext_lazy("No protection of the survivor"),
    "poor_media_management": translation.gettext_lazy("Poor handling of the media"),
    "victim_blaming": translation.gettext_lazy("Blaming the survivor"),
    "insensitivity": translation.gettext_lazy("Insensitivity"),
    "lack_of_legal_knowledge": translation.gettext_lazy("Lack of legal knowledge"),
    "power_disparity": translation.gettext_lazy("Disparity of power"),
    "scapegoating_of_police": translation.gettext_lazy("Scapegoating of police"),
    "preventive_measures_not_taken": translation.gettext_lazy("Preventive measures not taken"),
    "poor_investigation": translation.gettext_lazy("Poor investigation"),
    "disclosure_of_identity": translation.gettext_lazy("Disclosure of identity"),
    "workload_on_investigators": translation.gettext_lazy("Workload on investigators"),
    "late_registration": translation.gettext_lazy("Late registration"),
    "no_rehabilitation": translation.gettext_lazy("No rehabilitation"),
    "resiled_or_compounded": translation.gettext_lazy("Resiled or compounded"),
    "perception_of_police": translation.gettext_lazy("Perception of the police"),
    "misogyny_and_bias": translation.gettext_lazy("Misogyny and bias"),
    "friction_with_community": translation.gettext_lazy("Friction with the community"),
    "judgment_of_character": translation.gettext_lazy("Judgement of character"),
}
