"""From the room's records to the kit's components: what the case page shows, and in what words."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from functools import cache

from django.utils.translation import get_language, gettext, pgettext

from amaan.cases.acts import act_of_recording
from amaan.cases.sheets import (
    CaseSheet,
    DutyLine,
    FactLine,
    PartyLine,
    SealedPlace,
    StageOfDuties,
)
from amaan.confidentiality.classes import EMERGENCY_FIELDS, READ_AT_LENGTH
from amaan.kernel.ids import FactId
from amaan.law import catalogue
from amaan.organisation.posts import Post
from amaan.protocol.facts import KINDS
from amaan.web.case.ways import Way, ways_to_answer
from amaan.web.case.words import details_of, title_of
from amaan.web.kit import shapes
from amaan.web.kit.duties import bar_shape, duty_shape
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masked_field
from amaan.web.kit.words import label

FACTS_SHOWN = 15
# What stands behind the folds of a long file; the rest is one press away. A trial of forty days
# makes a page of two hundred entries and a hundred duties, which a bad line must carry.
FACTS_FOLDED, OF_A_STAGE = 15, 6
# What is open is never behind that press, but where it is more than anybody can read.
OPEN_OF_A_STAGE = 24
# What an officer looks for first; the rest of what is kept about a person is folded away.
ROLES = ("survivor", "child", "informant", "witness", "accused")
LOOKED_FOR_FIRST = ("survivor_name", "safe_contact", "informant_name", "accused_name")


@dataclass(frozen=True)
class Stage:
    """The duties of one stage, folded behind a line that counts them."""

    title: str
    duties: tuple[shapes.Duty, ...]
    # How many there are, where the page shows only the first of them.
    all_of_them: int = 0


@dataclass(frozen=True)
class Person:
    """Somebody in the case as codes, with what is kept about her or him."""

    title: str
    traits: tuple[tuple[str, str], ...]
    first: tuple[shapes.MaskedName, ...]
    rest: tuple[shapes.MaskedName, ...]


@dataclass(frozen=True)
class Closed:
    """What an entry just written did to the duties."""

    entry: str
    met: tuple[str, ...]
    met_late: tuple[str, ...]
    ended: tuple[str, ...]

    @property
    def closes_nothing(self) -> bool:
        """Whether no duty changed by it."""
        return not (self.met or self.met_late or self.ended)


def duty_of(line: DutyLine, sheet: CaseSheet) -> shapes.Duty:
    """This will show a duty with the next step that would close it, where one may be taken."""
    language = get_language()
    step = _next_step(line, sheet, language) if line.is_open else None
    return duty_shape(line, action=step, language=language)


def next_step(line: DutyLine, sheet: CaseSheet) -> shapes.Action | None:
    """This will give the way to record that a duty was done, preselected."""
    return _next_step(line, sheet, get_language())


def _next_step(line: DutyLine, sheet: CaseSheet, language: str | None) -> shapes.Action | None:
    ways = [way for way in ways_to_answer(line.rule) if may_record(sheet, way.kind)]
    if not ways:
        return None
    if len(ways) == 1:
        url = ways[0].url(sheet.case_id)
    else:
        url = f"{address('case:record', sheet.case_id)}?for={line.rule}"
    return shapes.Action(label=_done(language), url=url)


def may_record(sheet: CaseSheet, kind: str) -> bool:
    """This will say whether this officer may write an entry of a kind into this file."""
    return is_among(sheet.may, kind)


def is_among(may: Set[str], kind: str) -> bool:
    """This will say whether writing an entry of a kind is among the acts one may do."""
    return act_of_recording(kind) in may


def stages_of(sheet: CaseSheet, *, whole: bool) -> tuple[Stage, ...]:
    """This will fold the duties by stage, each with how many are open of how many.

    Of a long stage what is open stands first, and what is done is left out beyond a few unless
    the whole is asked for.
    """
    folded = [(stage, stage.duties if whole else _first_of(stage)) for stage in sheet.by_stage]
    return tuple(
        Stage(
            title=gettext("%(stage)s: %(open)d open of %(all)d")
            % {
                "stage": label("stages", stage.stage),
                "open": stage.open_count,
                "all": len(stage.duties),
            },
            duties=tuple(duty_of(line, sheet) for line in shown),
            all_of_them=len(stage.duties) if len(shown) < len(stage.duties) else 0,
        )
        for stage, shown in folded
    )


def _first_of(stage: StageOfDuties) -> tuple[DutyLine, ...]:
    if len(stage.duties) <= OF_A_STAGE:
        return stage.duties
    still = [line for line in stage.duties if line.is_open]
    done = [line for line in stage.duties if not line.is_open]
    return (*still[:OPEN_OF_A_STAGE], *done[: max(0, OF_A_STAGE - len(still))])


def contested_of(sheet: CaseSheet) -> tuple[shapes.Duty, ...]:
    """This will give the duties that wait for her wish; they stand on a line of their own."""
    return tuple(
        duty_of(line, sheet)
        for stage in sheet.by_stage
        for line in stage.duties
        if line.state == "contested"
    )


def bars_of(sheet: CaseSheet) -> tuple[shapes.Bar, ...]:
    """This will give what is not allowed in this case."""
    return tuple(bar_shape(line) for line in sheet.bars)


def timeline(sheet: CaseSheet) -> tuple[FactLine, ...]:
    """This will give the entries newest first; within one act, in the order of telling."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(
        sorted(
            sheet.facts,
            key=lambda line: (line.recorded_at, order.get(line.kind, len(order)), line.id),
            reverse=True,
        )
    )


def facts_of(sheet: CaseSheet, lines: Iterable[FactLine], language: str) -> tuple[shapes.Fact, ...]:
    """This will show entries of the timeline; a struck one stays, with why it was struck."""
    reasons = {
        str(line.details["corrects"]): label("correction_reasons", str(line.details["reason"]))
        for line in sheet.facts
        if line.kind == "fact.corrected"
    }
    spoken = get_language()
    known = catalogue.load()
    return tuple(
        _fact(sheet, line, reasons.get(str(line.id), ""), language, spoken, known) for line in lines
    )


def _fact(
    sheet: CaseSheet,
    line: FactLine,
    struck: str,
    language: str,
    spoken: str | None,
    known: catalogue.Catalogue,
) -> shapes.Fact:
    action = None
    if line.correctable:
        action = shapes.Action(
            label=_correct(spoken), url=address("case:correct", sheet.case_id, line.id)
        )
    return shapes.Fact(
        title=title_of(line.kind, spoken),
        happened_at=line.happened_earliest,
        happened_until=line.happened_latest,
        recorded_at=line.recorded_at,
        by=by_whom(line, language, spoken),
        details=details_of(line.kind, line.details, known, language, spoken),
        corrected=gettext("Taken back: %(reason)s") % {"reason": struck} if struck else "",
        action=action,
    )


def by_whom(line: FactLine, language: str, spoken: str | None = None) -> str:
    """This will name who wrote an entry, with the post held at the time."""
    name = in_language(line.by_name_en, line.by_name_ur, language)
    post = _post(line.by_post, spoken or get_language())
    return f"{name}{comma(spoken)}{post}" if name else post


@cache
def _post(post: str, language: str | None) -> str:
    del language  # what it is remembered by; it is the one in force
    return str(Post(post).label) if post in Post.values else gettext("Amaan itself")


@cache
def _correct(language: str | None) -> str:
    del language
    return gettext("Correct")


@cache
def _done(language: str | None) -> str:
    del language
    return gettext("Record that this was done")


def people_of(sheet: CaseSheet) -> tuple[Person, ...]:
    """This will show who is in the case: codes in the open, everything else masked."""
    return tuple(
        Person(
            title=role_of(party, sheet.parties),
            traits=_traits(party),
            first=tuple(_mask(sheet, p) for p in _about(sheet, str(party.ref), first=True)),
            rest=tuple(_mask(sheet, p) for p in _about(sheet, str(party.ref), first=False)),
        )
        for party in sorted(sheet.parties, key=lambda p: (ROLES.index(p.role), p.ordinal))
    )


def words_kept(sheet: CaseSheet) -> tuple[shapes.MaskedName, ...]:
    """This will show the sealed words and notes of the file, each with the entry it belongs to.

    A sentence that was written with an emergency belongs to no entry: it stands by itself.
    """
    by_entry = {str(line.id): line for line in sheet.facts}
    return tuple(
        _told_with(_mask(sheet, place), title_of(by_entry[place.subject].kind))
        if place.subject in by_entry
        else _mask(sheet, place)
        for place in sheet.places
        if place.subject in by_entry or place.field in EMERGENCY_FIELDS
    )


def _told_with(mask: shapes.MaskedName, entry: str) -> shapes.MaskedName:
    words = gettext("%(what)s (%(entry)s)") % {"what": mask.label, "entry": entry}
    return replace(mask, label=words)


def role_of(party: PartyLine, among: Iterable[PartyLine]) -> str:
    """This will name a party by role, numbered where there are several of the role."""
    alike = sum(other.role == party.role for other in among)
    # In Urdu the survivor is called a woman, which a boy, a man or a transgender person is not.
    hers = party.sex == "female" or party.role != "survivor"
    name = label("roles", party.role) if hers else pgettext("of any sex", "Survivor")
    return f"{name} {party.ordinal}" if alike > 1 else name


def _traits(party: PartyLine) -> tuple[tuple[str, str], ...]:
    traits = []
    if party.sex != "undisclosed":
        traits.append((gettext("Person"), label("sexes", party.sex)))
    if party.age_band != "unknown":
        traits.append((gettext("Age"), label("age_bands", party.age_band)))
    if party.relation != "unknown":
        traits.append((gettext("To the survivor"), label("relationships", party.relation)))
    return tuple(traits)


def _about(sheet: CaseSheet, subject: str, *, first: bool) -> Iterable[SealedPlace]:
    return (
        place
        for place in sheet.places
        if place.subject == subject and (place.field in LOOKED_FOR_FIRST) is first
    )


def _mask(sheet: CaseSheet, place: SealedPlace) -> shapes.MaskedName:
    at = reading_address(sheet, place) if place.field in READ_AT_LENGTH else ""
    return masked_field(sheet.case_id, place.ref, place.field, place.purposes, read_at=at)


def reading_address(sheet: CaseSheet, place: SealedPlace) -> str:
    """This will give the page on which something is read at length."""
    return address("case:read", sheet.case_id, place.ref)


def closed_by(sheet: CaseSheet, fact_id: FactId, language: str) -> Closed | None:
    """This will say what an entry did: which duties it closed, in time or late.

    Read from the file itself, so that nothing about a case travels in a cookie or address.
    """
    entry = next((line for line in sheet.facts if line.id == fact_id), None)
    if entry is None:
        return None
    decided = [line for stage in sheet.by_stage for line in stage.duties if line.met_by == fact_id]

    def titles(*states: str) -> tuple[str, ...]:
        return tuple(
            in_language(line.title_en, line.title_ur, language)
            for line in decided
            if line.state in states
        )

    return Closed(
        entry=title_of(entry.kind),
        met=titles("met"),
        met_late=titles("met_late"),
        ended=titles("waived", "fell_away"),
    )


def way_words(way: Way) -> str:
    """This will name a way to answer a duty: the entry, with the details that are fixed."""
    coded = {name: value for name, value in way.details if value not in ("yes", "no")}
    rows = details_of(way.kind, coded, catalogue.load(), "en")
    fixed = gettext(", ").join(value for _name, value in rows)
    return f"{title_of(way.kind)}: {fixed}" if fixed else title_of(way.kind)


def numbers_of(sheet: CaseSheet) -> tuple[tuple[str, str], ...]:
    """This will give the numbers that other registers gave to this matter."""
    return tuple((label("registers", register), number) for register, number in sheet.numbers)


def papers_of(sheet: CaseSheet) -> tuple[shapes.Action, ...]:
    """This will offer the papers that this officer may print."""
    if "print_papers" not in sheet.may or not sheet.reads_casework:
        return ()
    papers = [
        (gettext("Her words, read back to her"), "case:read_back", "read_back"),
        (gettext("Text for the FIR"), "case:fir", "register_fir"),
        (gettext("Sealed annex with the identity"), "case:annex", "register_fir"),
        (gettext("Daily diary entry"), "case:diary", ""),
        (gettext("Docket for medical examination"), "case:docket", "medical_docket"),
    ]
    return tuple(
        shapes.Action(label=words, url=address(name, sheet.case_id), icon="print")
        for words, name, purpose in papers
        if not purpose or opens(sheet, purpose)
    )


def opens(sheet: CaseSheet, purpose: str) -> bool:
    """This will say whether a reason opens anything that is kept in this file."""
    return any(purpose in place.purposes for place in sheet.places)


def step_to_record(sheet: CaseSheet, way: str) -> shapes.Action | None:
    """This will offer to take back what a paper brought: an entry, or another register's number.

    `way` is a kind of entry, with a detail after a question mark where it is fixed.
    """
    kind, _mark, fixed = way.partition("?")
    if not may_record(sheet, kind):
        return None
    url = address("case:record_kind", sheet.case_id, kind)
    return shapes.Action(
        label=gettext("Record: %(entry)s")
        % {"entry": label("registers", fixed.partition("=")[2]) if fixed else title_of(kind)},
        url=f"{url}?{fixed}" if fixed else url,
    )
