"""Offences as the officer confirms them: proposed, why, with source and caution marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from amaan.law import catalogue
from amaan.law.proposals import Proposal


@dataclass(frozen=True)
class OffenceChoice:
    """One offence on the page: what it is, why it is proposed, on what it rests."""

    id: str
    section: str
    act: str
    title_en: str
    title_ur: str
    because_en: str
    because_ur: str
    likely: bool
    cognizable: str
    sources: tuple[str, ...]
    marks: tuple[str, ...]
    confirmed: bool


def choices(
    proposed: Sequence[Proposal], *, confirmed: Sequence[str], offered_before: Sequence[str]
) -> tuple[OffenceChoice, ...]:
    """This will list what to confirm: proposals first, then what the officer added herself.

    Likely ones are ticked the first time they are offered; what the officer then unticks
    stays unticked when the list is made again.
    """
    known = catalogue.load()
    shown = [
        _choice(p, p.offence.id in confirmed or (likely_new(p, offered_before)), known)
        for p in proposed
    ]
    ids = {c.id for c in shown}
    added = [
        OffenceChoice(
            id=o.id,
            section=o.section,
            act=o.act,
            title_en=o.title,
            title_ur=o.title_ur,
            because_en="",
            because_ur="",
            likely=False,
            cognizable=o.cognizable,
            sources=_titles(o.sources, known),
            marks=(),
            confirmed=True,
        )
        for o in (known.every[i] for i in confirmed if i in known.every and i not in ids)
    ]
    return (*shown, *added)


def likely_new(proposal: Proposal, offered_before: Sequence[str]) -> bool:
    """This will say whether a likely offence is offered for the first time."""
    return proposal.strength == "likely" and proposal.offence.id not in offered_before


def _choice(proposal: Proposal, confirmed: bool, known: catalogue.Catalogue) -> OffenceChoice:
    offence = proposal.offence
    return OffenceChoice(
        id=offence.id,
        section=offence.section,
        act=offence.act,
        title_en=offence.title,
        title_ur=offence.title_ur,
        because_en=proposal.because,
        because_ur=proposal.because_ur,
        likely=proposal.strength == "likely",
        cognizable=offence.cognizable,
        sources=_titles(proposal.sources, known),
        marks=proposal.marks,
        confirmed=confirmed,
    )


def _titles(keys: Sequence[str], known: catalogue.Catalogue) -> tuple[str, ...]:
    return tuple(known.sources[key].title for key in keys)
