"""Bundles of one case: what the vault opened and the skeleton, handed to whoever sets papers.

Which paper holds what is said there (`documents.case_papers`), a second time after the vault.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from amaan.cases.leaving import File, Happened
from amaan.cases.sheets import DutyLine
from amaan.confidentiality import leaving as kinds
from amaan.confidentiality.errands import Value
from amaan.documents import case_papers
from amaan.documents.case_papers import CaseFile, Happening, Leaving, Owed, Person, Told
from amaan.documents.pieces import Field
from amaan.documents.readers import Kept
from amaan.documents.record import Language
from amaan.documents.setting import render_bundle
from amaan.exports.making import ToMake
from amaan.exports.officers_words import fit_to_leave
from amaan.jobs import export_words as words
from amaan.jobs.export_tables import mark
from amaan.kernel import clock
from amaan.law import catalogue
from amaan.organisation import command
from amaan.organisation.queries import Colleague

# Numbers of other registers that he may be given: of the report against him, and of the court.
FOR_THE_ACCUSED = frozenset({"fir", "court"})


def bundle(
    asked: ToMake, officer: Colleague, file: File, values: Sequence[Value], now: datetime
) -> bytes:
    """This will set what leaves of one case, in the language asked for."""
    with translation.override(asked.language):
        unit = command.units([asked.unit_id])[asked.unit_id]
        name = officer.name_ur if asked.language == "ur" else officer.name_en
        unit_name = unit.name_ur if asked.language == "ur" else unit.name_en
        made = case_papers.case_bundle(
            _paper_of(asked),
            _file(asked, file, _fit_to_leave(values), unit_name),
            Leaving(made_at=now, recipient=asked.handed_to, facts=_facts(asked), officer=name),
        )
        language: Language = "ur" if asked.language == "ur" else "en"
        return render_bundle(made, language=language, watermark=mark(asked, officer, now))


def _fit_to_leave(values: Sequence[Value]) -> tuple[Value, ...]:
    instead = _("(number kept back)")
    return tuple(
        replace(one, value=fit_to_leave(one.field, one.value, instead=instead)) for one in values
    )


def _paper_of(asked: ToMake) -> str:
    why = kinds.why_of(asked.kind, asked.purpose)
    return f"{asked.kind}_ordered" if why is not None and why.compelled else asked.kind


def _facts(asked: ToMake) -> tuple[Field, ...]:
    why = kinds.why_of(asked.kind, asked.purpose)
    rows = [
        Field(label=_("Number"), value=asked.number),
        Field(label=_("For what"), value="" if why is None else _(why.label)),
        Field(label=_("To be used until"), value=words.moment(asked.expires_at)),
    ]
    if asked.instrument:
        order = _("%(what)s, %(number)s of %(on)s, %(by)s") % {
            "what": _(kinds.INSTRUMENTS[asked.instrument]),
            "number": asked.instrument_number,
            "on": _day(asked.instrument_on),
            "by": asked.instrument_by,
        }
        rows.append(Field(label=_("Ordered by"), value=order))
    return tuple(rows)


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def _file(asked: ToMake, file: File, values: Sequence[Value], unit: str) -> CaseFile:
    kind = kinds.KINDS[asked.kind]
    keeps_back = kind.keeps_back
    return CaseFile(
        # The accused learns no reference by which he could ask after the file.
        reference="" if kind.read_through else file.reference,
        unit=unit,
        opened=words.moment(file.opened_at),
        stage=words.said(words.STAGES, file.stage),
        sections=tuple(_section(asked, offence, file) for offence in file.offences),
        numbers=tuple(
            Field(label=words.said(words.REGISTERS, register), value=number)
            for register, number in file.numbers
            if not kind.read_through or register in FOR_THE_ACCUSED
        ),
        people=_people([v for v in values if v.field not in kinds.OF_AN_ENTRY]),
        told=_told(file, [v for v in values if v.field in kinds.OF_AN_ENTRY]),
        happened=tuple(
            Happening(
                at=words.moment(entry.happened_at),
                what=_(entry.title),
                recorded=f"{words.moment(entry.recorded_at)} · {words.post(entry.by_post)}",
            )
            for entry in file.happened
            if not (keeps_back and entry.kind in kinds.KEPT_BACK)
        ),
        owed=tuple(
            _owed(duty, asked.language)
            for duty in file.duties
            if not (keeps_back and _is_kept_back(duty))
        ),
    )


def _is_kept_back(duty: DutyLine) -> bool:
    return duty.stage in kinds.STAGES_KEPT_BACK or duty.duty_class in kinds.CLASSES_KEPT_BACK


def _section(asked: ToMake, offence: str, file: File) -> str:
    on = clock.local_date(file.opened_at)
    found = catalogue.load().offence(offence, on)
    return f"{found.section}: {found.title_ur if asked.language == 'ur' else found.title}"


def _owed(duty: DutyLine, language: str) -> Owed:
    return Owed(
        what=duty.title_ur if language == "ur" else duty.title_en,
        owner=words.post(duty.owner),
        due=words.moment(duty.due_at),
        standing=words.said(words.STATES, duty.state),
    )


def _people(values: Sequence[Value]) -> tuple[Person, ...]:
    """This will gather what was opened by whom it is about: she first, then each accused."""
    hers = tuple(_kept(v) for v in values if not v.field.startswith("accused_"))
    people = [Person(role=_("Survivor"), kept=hers)]
    accused = dict.fromkeys(v.subject for v in values if v.field.startswith("accused_"))
    people += [
        Person(
            role=_("Accused"),
            kept=tuple(
                _kept(v) for v in values if v.subject == who and v.field.startswith("accused_")
            ),
        )
        for who in accused
    ]
    return tuple(people)


def _told(file: File, values: Sequence[Value]) -> tuple[Told, ...]:
    """This will gather what was opened of entries of the timeline, in their order."""
    return tuple(
        Told(title=_heading(entry), kept=tuple(_kept(value) for value in of_entry))
        for entry in file.happened
        if (of_entry := [value for value in values if str(value.subject) == entry.entry])
    )


def _heading(entry: Happened) -> str:
    whose = f": {words.said(words.GIVERS, entry.giver)}" if entry.giver else ""
    return f"{_(entry.title)}{whose} · {words.moment(entry.happened_at)}"


def _kept(value: Value) -> Kept:
    if value.field != "safe_contact":
        return Kept(field=value.field, value=value.value)
    parts = json.loads(value.value)
    lines = [f"{words.said(words.CONTACT_PARTS, n)}: {part}" for n, part in parts.items() if part]
    return Kept(field=value.field, value="\n".join(lines))
