"""What each paper says, put together from the file and from what the vault opened for it.

A paper is rows of name and value, quotations, and lines to sign. A value that should be
there but could not be opened is a blank to fill by hand, so that no officer waits for a
machine while a woman waits for a paper.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amaan.cases.sheets import CaseSheet, FactLine, SealedPlace
from amaan.kernel import clock
from amaan.kernel.ids import SealedRef
from amaan.law import catalogue
from amaan.web.case.shaping import role_of
from amaan.web.case.words import offence_words
from amaan.web.kit import clock_words
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

BLANK = "_" * 28
Row = tuple[str, str]
Values = Mapping[SealedRef, str]

FIR_IN_FULL = frozenset(
    {"words", "words_correction", "accused_name", "accused_relative", "accused_address"}
)
FIR_INITIALS = frozenset({"survivor_name", "informant_name"})
IDENTITY = frozenset(
    {"survivor_name", "survivor_relative", "survivor_cnic", "survivor_phone",
     "survivor_address", "survivor_birth", "informant_name", "informant_phone"}
)  # fmt: skip
# In the order in which an examiner writes them down.
FOR_THE_EXAMINER = ("survivor_name", "survivor_relative", "survivor_cnic", "injuries_note")
# Naming him as what he is to her, or by his father, names her.
HER_OWN_PEOPLE = frozenset(
    "current_partner former_partner fiance parent sibling in_law other_relative caregiver".split()
)
HER_OWN_PLACES = frozenset({"survivor_home", "shared_home"})


@dataclass(frozen=True)
class Quote:
    """Words exactly as they were said."""

    title: str
    text: str


@dataclass(frozen=True)
class Draft:
    """A paper before it is printed."""

    # What the head of the paper shows; repeated in the plain text, which has no head.
    heading: tuple[Row, ...]
    rows: tuple[Row, ...]
    quotes: tuple[Quote, ...] = ()
    # Boxes to be ticked on paper by whoever reads it to her.
    boxes: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    @property
    def as_text(self) -> str:
        """The same paper as plain text, to be copied into the station's own register."""
        lines = [f"{name}: {value}" for name, value in (*self.heading, *self.rows)]
        lines += [f"{quote.title}:\n“{quote.text}”" for quote in self.quotes]
        return "\n".join(lines)


def places_for(file: CaseSheet, fields: frozenset[str], purpose: str) -> tuple[SealedPlace, ...]:
    """This will give the sealed places a paper needs and this officer may open for it."""
    return tuple(p for p in file.places if p.field in fields and purpose in p.purposes)


def fir(file: CaseSheet, opened: Values, initials: Values, visit: Visit) -> Draft:
    """This will draft the text for the FIR: initials only, plain language, her words as said.

    Law: PPC s.376A and Anti-Rape Act 2021 s.26 (identity); Lahore High Court 2025 LHC 2497
    (no name in an FIR).
    """
    report, incident = newest(file, "complaint.received"), newest(file, "incident.described")
    rows = [
        (_("FIR number"), _number(file, "fir") or BLANK),
        (_("Date and hour of the report"), _when(report)),
        (_("Information given by"), _informant(file, report, initials)),
        (_("The person it happened to"), _survivor(file, report, initials)),
        (_("Sections of law"), _sections(file, visit)),
        (_("When it happened"), _when(incident)),
        (_("Where it happened"), _where(incident)),
        (_("What was done"), _acts(incident)),
        *_accused(file, opened),
        (_("Heard in the presence of"), _presence(file)),
    ]
    return Draft(
        heading=_heading(file, visit),
        rows=tuple(rows),
        quotes=_her_words(file, opened),
        signs=(_("Signature or thumb of the person who reported"), _("Recording officer")),
    )


def annex(file: CaseSheet, opened: Values, visit: Visit) -> Draft:
    """This will draft the annex that holds who she is, to be sealed apart from the FIR."""
    rows: list[Row] = [(_("FIR number"), _number(file, "fir") or BLANK)]
    for party in file.parties:
        role = role_of(party, file.parties)
        rows += [
            (f"{role}: {label('sealed_fields', place.field)}", opened.get(place.ref) or BLANK)
            for place in file.places
            if place.subject == str(party.ref) and place.field in IDENTITY
        ]
        if party.role == "accused" and party.relation != "unknown":
            rows.append((_("To the survivor"), label("relationships", party.relation)))
    return Draft(
        heading=_heading(file, visit),
        rows=tuple(rows),
        signs=(_("Sealed by"), _("Handed to, with date and hour")),
    )


def diary(file: CaseSheet, visit: Visit) -> Draft:
    """This will draft the entry for the daily diary: hour first, no name, nothing of the story.

    The diary is read by many and its duplicate leaves the station every day. A sealed case
    gives the diary its reference and hour, nothing else.
    """
    report = newest(file, "complaint.received")
    at = report.happened_earliest if report else file.opened_at
    rows = [
        (_("Hour"), clock_words.hour(at)),
        (_("Date"), clock_words.day(clock.local_date(at))),
        (_("Hour of this entry"), clock_words.moment(visit.now)),
        (_("Entry"), _("Information was received and recorded under this reference.")),
    ]
    if not file.sealed:
        rows.append((_("Sections of law"), _sections(file, visit)))
    rows += [
        (_("Recorded by"), officer_name(visit)),
        (_("Daily diary number"), _number(file, "diary") or BLANK),
    ]
    return Draft(heading=_heading(file, visit), rows=tuple(rows))


def docket(file: CaseSheet, opened: Values, visit: Visit) -> Draft:
    """This will draft the docket for the examiner: who, when, first answers, time windows.

    Not her story: what the examiner needs to ask, he asks her, once.
    Law: CrPC s.164A; Anti-Rape Act 2021 s.13 (no two-finger test).
    """
    report, incident = newest(file, "complaint.received"), newest(file, "incident.described")
    triage = newest(file, "triage.answered")
    rows: list[Row] = [
        (_("Date and hour of this docket"), clock_words.moment(visit.now)),
        *_identity_for_examiner(file, opened),
        (_("Age"), _code(report, "survivor_age", "age_bands")),
        (_("What she needs"), _codes(report, "needs", "needs") or _("Nothing told")),
        (_("When it happened"), _when(incident)),
        (_("What was done"), _acts(incident)),
        (_("Injury or sexual assault in the last 7 days?"),
         _code(triage, "injury_or_assault_7d", "answers")),
        (_("Was her neck or breath pressed?"), _code(triage, "strangulation", "answers")),
        *_windows(file, visit),
        (_("Medico-legal certificate number"), _number(file, "mlc") or BLANK),
    ]  # fmt: skip
    return Draft(
        heading=_heading(file, visit),
        rows=tuple(rows),
        boxes=(
            _("She agrees to the examination"),
            _("She agrees to samples, each asked by itself"),
            _("She agrees to photographs of injuries"),
            _("She was told that she may say no to any part, and that care goes on"),
        ),
        signs=(_("Signature or thumb of the person examined"), _("Sent by"), _("Examiner")),
    )


def words_of(file: CaseSheet, opened: Values) -> tuple[Quote, ...]:
    """This will give her words and what she corrected, or a blank where they stay closed."""
    return _her_words(file, opened)


def newest(file: CaseSheet, kind: str) -> FactLine | None:
    """This will give the newest entry of a kind that still stands."""
    return next((f for f in file.facts if f.kind == kind and not f.corrected), None)


def unit_name(visit: Visit) -> str:
    """This will name the unit in the reader's language."""
    unit = visit.signed_in.unit
    return in_language(unit.name_en, unit.name_ur, visit.language)


def officer_name(visit: Visit) -> str:
    """This will name the officer at the screen in the reader's language."""
    officer = visit.signed_in.officer
    return in_language(officer.name_en, officer.name_ur, visit.language)


def _heading(file: CaseSheet, visit: Visit) -> tuple[Row, ...]:
    return (_("Reference"), file.reference), (_("Police station"), unit_name(visit))


def _number(file: CaseSheet, register: str) -> str:
    return next((number for name, number in file.numbers if name == register), "")


def _when(fact: FactLine | None) -> str:
    if fact is None:
        return BLANK
    return clock_words.span(fact.happened_earliest, fact.happened_latest)


def _code(fact: FactLine | None, detail: str, of: str) -> str:
    found = fact.details.get(detail) if fact else None
    return label(of, str(found)) if found is not None else label("answers", "not_asked")


def _codes(fact: FactLine | None, detail: str, of: str) -> str:
    found: Iterable[str] = fact.details.get(detail, ()) if fact else ()
    return _(", ").join(label(of, code) for code in found)


def _acts(incident: FactLine | None) -> str:
    return _codes(incident, "acts", "acts") or BLANK


def _sections(file: CaseSheet, visit: Visit) -> str:
    known = catalogue.load()
    told = [offence_words(offence, known, visit.language) for offence in file.offences]
    return _("; ").join(told) or BLANK


def _where(incident: FactLine | None) -> str:
    place = str(incident.details.get("place", "unknown")) if incident else "unknown"
    if place in HER_OWN_PLACES:
        # The address of the deed is her address.
        return _("%(place)s (exact place in the sealed annex)") % {"place": label("places", place)}
    return _("%(place)s; exact place: %(blank)s") % {
        "place": label("places", place),
        "blank": BLANK,
    }


def _presence(file: CaseSheet) -> str:
    present, absent = newest(file, "woman_officer.present"), newest(file, "woman_officer.absent")
    if present is not None:
        return _code(present, "presence", "presences")
    if absent is not None:
        reason = _code(absent, "reason", "absence_reasons")
        return _("No woman officer. Reason: %(reason)s") % {"reason": reason}
    return BLANK


def _informant(file: CaseSheet, report: FactLine | None, initials: Values) -> str:
    informant = str(report.details.get("informant", "survivor")) if report else "survivor"
    if informant == "survivor":
        return label("informants", "survivor")
    # A relative's name is hers as well: initials for both.
    found = _field(file, "informant_name", initials)
    return f"{label('informants', informant)}: {found}" if found else label("informants", informant)


def _survivor(file: CaseSheet, report: FactLine | None, initials: Values) -> str:
    name = _field(file, "survivor_name", initials) or _("name not given")
    who = [_code(report, "survivor_sex", "sexes"), _code(report, "survivor_age", "age_bands")]
    return _("%(name)s (%(who)s); identity in the sealed annex") % {
        "name": name,
        "who": _(", ").join(who),
    }


def _accused(file: CaseSheet, opened: Values) -> Iterable[Row]:
    for party in (p for p in file.parties if p.role == "accused"):
        name = _of(file, str(party.ref), "accused_name", opened)
        known = [name or _("not known by name")]
        if party.relation not in HER_OWN_PEOPLE:
            known += [
                value
                for field in ("accused_relative", "accused_address")
                if (value := _of(file, str(party.ref), field, opened))
            ]
        yield role_of(party, file.parties), _(", ").join(known)


def _her_words(file: CaseSheet, opened: Values) -> tuple[Quote, ...]:
    titles = {
        "words": _("In her own words"),
        "words_correction": _("What she corrected when it was read to her"),
    }
    return tuple(
        Quote(title=titles[place.field], text=opened.get(place.ref) or BLANK)
        for place in file.places
        if place.field in titles
    )


def _identity_for_examiner(file: CaseSheet, opened: Values) -> Iterable[Row]:
    for place in sorted(
        (p for p in file.places if p.field in FOR_THE_EXAMINER),
        key=lambda p: FOR_THE_EXAMINER.index(p.field),
    ):
        yield label("sealed_fields", place.field), opened.get(place.ref) or BLANK


def _windows(file: CaseSheet, visit: Visit) -> Iterable[Row]:
    for stage in file.by_stage:
        for duty in stage.duties:
            if duty.duty_class == "clinical" and duty.is_open:
                title = in_language(duty.title_en, duty.title_ur, visit.language)
                until = clock_words.moment(duty.due_at)
                yield title, _("until %(until)s") % {"until": until}


def _field(file: CaseSheet, field: str, opened: Values) -> str:
    place = next((p for p in file.places if p.field == field), None)
    return "" if place is None else opened.get(place.ref) or BLANK


def _of(file: CaseSheet, subject: str, field: str, opened: Values) -> str:
    place = next((p for p in file.places if p.field == field and p.subject == subject), None)
    return "" if place is None else opened.get(place.ref) or BLANK
