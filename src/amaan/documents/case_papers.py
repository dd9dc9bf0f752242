"""The papers that leave of one case: for the court, the prosecutor, a service, and herself.

Each is composed of the same few papers, from one frozen file that was opened for it. What a
reader may not hold is left out again here (`readers`), and what is kept back by rule is said
in the same words whether there was any of it or not, so that a blank tells nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from amaan.documents import phrases
from amaan.documents.phrases import PHRASES as SAY
from amaan.documents.pieces import (
    SERVICE,
    Bullets,
    Bundle,
    Column,
    Field,
    Fields,
    Line,
    Notice,
    Paper,
    Piece,
    Quote,
    Section,
    Signatures,
    Table,
    Words,
)
from amaan.documents.readers import Kept, Reader, holds, reduced

_SPOKEN = ("words", "words_correction", "injuries_note", "copy_for_accused")
# What an entry of the timeline holds, by the part of a bundle it stands in.
_STATED = ("statement_giver", "statement_words", "statement_text", "statement_correction")
_FOUND = ("medical_findings", "laboratory_result")
_EXCHANGED = ("prosecution_words",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the case: the role, what is said in codes, and what was opened of him or her."""

    role: Words
    codes: tuple[Field, ...] = ()
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One entry of the timeline."""

    at: Words
    what: Words
    details: tuple[tuple[Words, Words], ...] = ()
    recorded: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was opened of one entry of the timeline, under what it is and when."""

    title: Words
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One duty as it stands."""

    what: Words
    owner: Words
    due: Words
    standing: Words
    authority: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """One case, as it was gathered and opened for a paper."""

    reference: str
    unit: Words
    opened: Words
    stage: Words
    sections: tuple[Words, ...] = ()
    numbers: tuple[Field, ...] = ()
    people: tuple[Person, ...] = ()
    told: tuple[Told, ...] = ()
    happened: tuple[Happening, ...] = ()
    owed: tuple[Owed, ...] = ()
    forbidden: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """The act of letting it leave, as the cover shows it: number, ground, until when."""

    made_at: datetime
    recipient: Words
    facts: tuple[Field, ...] = ()
    officer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """How a kind of bundle is put together."""

    title: Words
    reader: Reader
    notice: Words
    # The parts by name, in order; what has nothing in it is left out of a packet, never of a
    # bundle, where the index would tell that there was nothing.
    parts: tuple[str, ...]
    withheld: tuple[Words, ...]
    signs: tuple[Words, ...]


_FOR_A_COURT = ("particulars", "account", "statements", "findings", "events", "duties", "identity")
_FOR_THE_PROSECUTOR = (*_FOR_A_COURT[:4], "exchange", *_FOR_A_COURT[4:])
BUNDLES: Mapping[str, _Made] = {
    "court_bundle": _Made(
        title=SAY["court_bundle"], reader="court", notice=SAY["identity_is_guarded"],
        parts=_FOR_A_COURT,
        withheld=(SAY["not_full_identity"], SAY["not_reach"], SAY["not_family"], SAY["not_looks"]),
        signs=(SAY["prepared_by"], SAY["received_by"]),
    ),
    "court_bundle_ordered": _Made(
        title=SAY["court_bundle"], reader="court", notice=SAY["identity_is_guarded"],
        parts=_FOR_A_COURT,
        withheld=(SAY["not_reach"], SAY["not_family"], SAY["not_looks"]),
        signs=(SAY["prepared_by"], SAY["received_by"]),
    ),
    "prosecution_file": _Made(
        title=SAY["prosecution_file"], reader="prosecutor", notice=SAY["identity_is_guarded"],
        parts=_FOR_THE_PROSECUTOR,
        withheld=(SAY["not_numbers"], SAY["not_reach"], SAY["not_family"], SAY["not_looks"]),
        signs=(SAY["prepared_by"], SAY["received_by"]),
    ),
    "accused_copy": _Made(
        title=SAY["accused_copy"], reader="accused", notice=SAY["yours_before_trial"],
        parts=("against_you", "your_copy"),
        withheld=(SAY["not_where_she_is"], SAY["not_diary"], SAY["not_inexpedient"]),
        signs=(SAY["handed_by"], SAY["received_by"]),
    ),
    "referral_packet": _Made(
        title=SAY["referral_packet"], reader="provider", notice=SAY["referral_is_hers"],
        parts=("person", "needs"),
        withheld=(SAY["not_story"], SAY["not_accused"], SAY["not_reach_else"]),
        signs=(SAY["sent_by"], SAY["received_by"]),
    ),
    "survivor_copy": _Made(
        title=SAY["survivor_copy"], reader="survivor", notice=SAY["hers_to_keep"],
        parts=("own", "account", "statements", "findings", "events", "duties"),
        withheld=(SAY["not_others"], SAY["not_witnesses"], SAY["ask_who_looked"]),
        signs=(SAY["handed_by"], SAY["received_by"]),
    ),
}  # fmt: skip


def case_bundle(kind: str, file: CaseFile, leaving: Leaving) -> Bundle:
    """This will put together what leaves of one case, held to what its reader may have.

    Raises: KeyError for a kind that does not exist.
    """
    made = BUNDLES[kind]
    people = [(p, reduced(kind, made.reader, p.kept)) for p in file.people]
    told = [replace(each, kept=reduced(kind, made.reader, each.kept)) for each in file.told]
    file = replace(file, told=tuple(told))
    papers = [paper for part in made.parts if (paper := _PARTS[part](file, people)) is not None]
    many = len(made.parts) > 2
    sign = Signatures(labels=made.signs)
    if many:
        listed = Bullets(items=tuple(p.title for p in papers), numbered=True)
        last = Paper(title=SAY["receipt_of_papers"], pieces=(listed, sign), withheld=made.withheld)
        papers.append(last)
    else:
        papers = [_slip(made, papers, sign)]
    # What she carries home says nothing of a police station in its head.
    discreet = made.reader == "survivor"
    return Bundle(
        title=made.title,
        papers=tuple(papers),
        made_at=leaving.made_at,
        service="" if discreet else SERVICE,
        unit="" if discreet else file.unit,
        officer=leaving.officer,
        reference=file.reference,
        recipient=leaving.recipient,
        facts=leaving.facts,
        notice=made.notice,
        cover=many,
        contents=many,
    )


def _slip(made: _Made, papers: list[Paper], sign: Signatures) -> Paper:
    """What is short stands on one sheet, with its signatures at the foot."""
    sections = [Section(title=p.title, pieces=p.pieces) for p in papers]
    last = Section(title=SAY["receipt_of_papers"], pieces=(sign,))
    return Paper(title=made.title, sections=(*sections, last), withheld=made.withheld)


Opened = list[tuple[Person, tuple[Kept, ...]]]


def _particulars(file: CaseFile, people: Opened, *, apart: bool = True) -> Paper:
    """The case and its people; who she is stands `apart`, except on what is hers."""
    rows = (
        Field(label=SAY["reference"], value=file.reference),
        Field(label=SAY["station"], value=file.unit),
        Field(label=SAY["opened"], value=file.opened),
        Field(label=SAY["stage"], value=file.stage),
        *file.numbers,
    )
    sections = [
        Section(
            title=SAY["sections"],
            pieces=(Bullets(items=file.sections) if file.sections else _nothing(),),
        )
    ]
    for person, kept in people:
        known = [k for k in kept if k.field not in _SPOKEN and not (apart and _is_hers(k.field))]
        fields = (*person.codes, *(_field(k) for k in known))
        sections.append(
            Section(title=person.role, pieces=(Fields(rows=fields) if fields else _nothing(),))
        )
    return Paper(title=SAY["particulars"], pieces=(Fields(rows=rows),), sections=tuple(sections))


def _account(file: CaseFile, people: Opened) -> Paper:
    quotes = tuple(_quotes(people))
    return Paper(title=SAY["account"], pieces=quotes or (_nothing(),))


def _entries(file: CaseFile, people: Opened, *, title: str, fields: tuple[str, ...]) -> Paper:
    """What was said, found or written, entry by entry, each under its day."""
    sections = tuple(
        Section(
            title=each.title,
            pieces=tuple(
                Fields(rows=(_field(one),))
                if one.field == "statement_giver"
                else Quote(title=phrases.FIELDS[one.field], text=one.value)
                for one in kept
            ),
        )
        for each in file.told
        if (kept := [one for field in fields for one in each.kept if one.field == field])
    )
    return Paper(title=SAY[title], pieces=() if sections else (_nothing(),), sections=sections)


def _events(file: CaseFile, people: Opened) -> Paper:
    columns = (
        Column(label=SAY["when"], width=2),
        Column(label=SAY["what"], width=5),
        Column(label=SAY["recorded"], width=2),
    )
    rows = tuple((each.at, _with_details(each), each.recorded) for each in file.happened)
    return Paper(title=SAY["events"], pieces=(Table(columns=columns, rows=rows),))


def _duties(file: CaseFile, people: Opened) -> Paper:
    columns = (
        Column(label=SAY["owed"], width=4),
        Column(label=SAY["whose"], width=2),
        Column(label=SAY["due"], width=2),
        Column(label=SAY["standing"], width=2),
        Column(label=SAY["authority"], width=3),
    )
    rows = tuple((d.what, d.owner, d.due, d.standing, d.authority) for d in file.owed)
    forbidden = (Section(title=SAY["forbidden"], pieces=(Bullets(items=file.forbidden),)),)
    return Paper(
        title=SAY["duties"],
        pieces=(Table(columns=columns, rows=rows),),
        sections=forbidden if file.forbidden else (),
    )


def _identity(file: CaseFile, people: Opened) -> Paper:
    """Who she is, on a sheet of its own, so that it can be taken out and sealed."""
    fields = [_field(k) for _, kept in people for k in kept if _is_hers(k.field)]
    piece = Fields(rows=tuple(fields)) if fields else _nothing()
    return Paper(
        title=SAY["identity"],
        annex=True,
        pieces=(Notice(text=SAY["seal_this_sheet"], tone="warn"), piece),
    )


def _person(file: CaseFile, people: Opened) -> Paper:
    rows = [
        field
        for person, kept in people
        if kept
        for field in (*person.codes, *(_field(k) for k in kept if k.field not in _SPOKEN))
    ]
    return Paper(title=SAY["person"], pieces=(Fields(rows=tuple(rows)) if rows else _nothing(),))


def _against_you(file: CaseFile, people: Opened) -> Paper:
    """What he is accused of, and who else is: nobody of hers, and nothing that was done for her."""
    rows = (
        Field(label=SAY["station"], value=file.unit),
        *file.numbers,
        *(_field(k) for _, kept in people for k in kept if k.field.startswith("accused_")),
    )
    sections = Bullets(items=file.sections) if file.sections else _nothing()
    return Paper(title=SAY["against_you"], pieces=(Fields(rows=rows), sections))


def _your_copy(file: CaseFile, people: Opened) -> Paper:
    return Paper(title=SAY["your_copy"], pieces=tuple(_quotes(people)) or (_nothing(),))


def _needs(file: CaseFile, people: Opened) -> Paper | None:
    quotes = tuple(_quotes(people))
    return Paper(title=SAY["for_care"], pieces=quotes) if quotes else None


_PARTS: Mapping[str, Callable[[CaseFile, Opened], Paper | None]] = {
    "particulars": _particulars,
    "own": partial(_particulars, apart=False),
    "account": _account,
    "statements": partial(_entries, title="statements", fields=_STATED),
    "findings": partial(_entries, title="findings", fields=_FOUND),
    "exchange": partial(_entries, title="exchange", fields=_EXCHANGED),
    "events": _events,
    "duties": _duties,
    "identity": _identity,
    "against_you": _against_you,
    "your_copy": _your_copy,
    "person": _person,
    "needs": _needs,
}


def _quotes(people: Opened) -> Iterable[Quote]:
    for _, kept in people:
        for each in kept:
            if each.field in _SPOKEN:
                yield Quote(title=phrases.FIELDS[each.field], text=each.value)


def _field(kept: Kept) -> Field:
    return Field(label=phrases.FIELDS[kept.field], value=kept.value)


def _is_hers(field: str) -> bool:
    return field.startswith(("survivor_", "informant_"))


def _nothing() -> Piece:
    return Notice(text=SAY["nothing_here"])


def _with_details(each: Happening) -> Line:
    told: tuple[Words, ...] = (each.what,)
    for name, value in each.details:
        told += (" · ", name, ": ", value)
    return told


def recall_notice(
    reader: Reader,
    *,
    number: str,
    made_at: datetime,
    recipient: Words,
    unit: Words,
    why: Words,
    left: Words,
    officer: str = "",
) -> Bundle:
    """This will put together the notice by which something is asked back. It names nobody.

    Raises: NoSuchPaper for a reader who is never sent anything.
    """
    holds("recall_notice", reader)
    rows = (
        Field(label=SAY["export_number"], value=number),
        Field(label=SAY["left_on"], value=left),
        Field(label=SAY["why"], value=why),
    )
    paper = Paper(
        title=SAY["recall_notice"],
        pieces=(
            Fields(rows=rows),
            Notice(text=SAY["give_it_back"], tone="warn"),
            Bullets(items=(SAY["recall_back"], SAY["recall_destroyed"], SAY["recall_copies"]),
                    boxes=True),
            Signatures(labels=(SAY["asked_by"], SAY["returned_by"])),
        ),
    )  # fmt: skip
    return Bundle(
        title=SAY["recall_notice"], papers=(paper,), made_at=made_at, unit=unit,
        officer=officer, recipient=recipient,
    )  # fmt: skip
