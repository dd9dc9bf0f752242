"""What a section asks to be shown, and which evidence on the file was named for each part of it.

The words of a section stand in the catalogue. A link keeps a digest of them: where the words
change, the link is shown to be of other words and never passes to them. What is named is an entry
of the timeline (a statement, a report, exhibits), so nothing that was found stands here.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import queries as case_queries
from amaan.cases import timelines
from amaan.confidentiality import actions as confidentiality
from amaan.investigation.report import Piece, piece_of
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound
from amaan.law import catalogue
from amaan.organisation.queries import Actor
from amaan.protocol import facts
from amaan.protocol.facts import Recorded

_PARTS = re.compile(r"[;.](?:\s+|$)")


@dataclass(frozen=True)
class Link:
    """One piece of evidence that was named, by the entry that named it."""

    entry: FactId
    piece: Piece


@dataclass(frozen=True)
class Element:
    """One part of what a section asks for, with what was named for it."""

    key: str
    words: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Section:
    """A section that is alleged: its parts, and what was named for words it no longer has."""

    offence: str
    elements: tuple[Element, ...]
    other_words: tuple[Link, ...]


def sections_of(line: Sequence[Recorded], offences: Sequence[str]) -> tuple[Section, ...]:
    """This will lay the evidence of a file beside what its sections ask for."""
    standing = timelines.standing(line)
    pieces = {p.entry: p for r in standing if (p := piece_of(r)) is not None}
    named: dict[tuple[str, str], list[Link]] = {}
    for recorded in standing:
        fact = recorded.fact
        if isinstance(fact, facts.ElementShown) and fact.evidence in pieces:
            link = Link(FactId(UUID(recorded.id)), pieces[fact.evidence])
            named.setdefault((fact.offence, fact.element), []).append(link)
    return tuple(_section(offence, named) for offence in offences)


def elements(offence: str) -> tuple[tuple[str, str], ...]:
    """This will cut what a section asks for into its parts, each with the digest of its words."""
    found = catalogue.load().every.get(offence)
    if found is None:
        return ()
    parts = [part.strip() for part in _PARTS.split(found.elements)]
    return tuple((_digest(part), part) for part in parts if part)


@transaction.atomic(savepoint=False)
def name_evidence(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    offence: str,
    element: str,
    evidence: str,
    now: datetime,
) -> None:
    """This will name a piece of evidence for a part of what a section asks. Twice changes nothing.

    Raises: NotFound, also where the section, its words or the entry are not on the file.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    file = case_queries.case_sheet(actor, case_id, now)
    line = timelines.timeline_of(case_id)
    pieces = {piece.entry for r in timelines.standing(line) if (piece := piece_of(r)) is not None}
    known = {key for key, _words in elements(offence)}
    if offence not in file.offences or element not in known or evidence not in pieces:
        raise NotFound
    shown = facts.ElementShown(offence=offence, element=element, evidence=evidence)
    if any(r.fact == shown for r in timelines.standing(line)):
        return
    named = cases.NewFact(shown, facts.Happened.at(now), id=act_id)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[named], now=now)


def _section(offence: str, named: Mapping[tuple[str, str], list[Link]]) -> Section:
    parts = elements(offence)
    keys = {key for key, _words in parts}
    return Section(
        offence=offence,
        elements=tuple(
            Element(key, words, tuple(named.get((offence, key), ()))) for key, words in parts
        ),
        other_words=tuple(
            link
            for (of, key), links in named.items()
            if of == offence and key not in keys
            for link in links
        ),
    )


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:12]
