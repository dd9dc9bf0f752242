"""Who may hold what on paper: for each paper and each reader, which sealed fields, and how.

This is the second line. What an officer may open is decided before, in policy and in the vault;
here a paper is held to what its reader may have, whatever was handed over with it. A pair that
no line names does not exist: the accused is given one, his own copy, in which nobody of hers
stands; for the public and the press there is none with a person in it.
`tests/security/oracle_papers.csv` says the same by hand.

Law: PPC s.376A and Anti-Rape Act 2021 s.26 (her identity); Lahore High Court 2025 LHC 2497
(initials, not names, in papers that many read).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from amaan.kernel.initials import initials

Reader = Literal[
    "survivor", "desk", "investigator", "prosecutor", "court", "accused", "provider",
    "supervisor", "public", "press",
]  # fmt: skip
READERS: tuple[Reader, ...] = (
    "survivor", "desk", "investigator", "prosecutor", "court", "accused", "provider",
    "supervisor", "public", "press",
)  # fmt: skip


class NoSuchPaper(LookupError):
    """There is no paper of this kind for this reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One sealed value that was opened for a paper, by the name of its field."""

    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What a paper may hold of the sealed fields."""

    full: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()


_NOBODY = Holds()
_ACCOUNT = frozenset({"words", "words_correction"})
_INJURIES = frozenset({"injuries_note"})
_STATEMENTS = frozenset({"statement_words", "statement_text", "statement_correction"})
_FINDINGS = frozenset({"medical_findings"})
_RESULTS = frozenset({"laboratory_result"})
_ACCUSED = frozenset(
    {"accused_name", "accused_relative", "accused_cnic", "accused_phone", "accused_address"}
)
_IDENTITY = frozenset(
    {"survivor_name", "survivor_relative", "survivor_cnic", "survivor_phone",
     "survivor_address", "survivor_birth", "informant_name", "informant_phone"}
)  # fmt: skip
_FIR = Holds(
    full=_ACCOUNT | {"accused_name", "accused_relative", "accused_address"},
    initials=frozenset({"survivor_name", "informant_name"}),
)

PAPERS: Mapping[str, Mapping[Reader, Holds]] = {
    # -- what a desk prints -------------------------------------------------------------
    "receipt": {"survivor": _NOBODY},
    "fir_text": {"desk": _FIR, "investigator": _FIR, "prosecutor": _FIR, "court": _FIR},
    "annex": {"investigator": Holds(full=_IDENTITY), "court": Holds(full=_IDENTITY)},
    "diary_entry": {"desk": _NOBODY},
    # The Magistrate with a remand, the court when it calls for it; never the accused (CrPC 172).
    "diary_extract": {
        "investigator": Holds(full=frozenset({"diary_entry"})),
        "court": Holds(full=frozenset({"diary_entry"})),
    },
    "challan_checklist": {"investigator": _NOBODY, "prosecutor": _NOBODY},
    "court_sheet": {"investigator": _NOBODY, "prosecutor": _NOBODY, "court": _NOBODY},
    "docket": {
        "provider": Holds(
            full=_INJURIES | {"survivor_name", "survivor_relative", "survivor_cnic"}
        )
    },
    # -- what commands and the journal print --------------------------------------------
    "late_list": {"supervisor": _NOBODY},
    "roster": {"desk": _NOBODY, "supervisor": _NOBODY},
    "diary_words": {"desk": _NOBODY, "supervisor": _NOBODY},
    # -- what leaves as an export -------------------------------------------------------
    "court_bundle": {
        "court": Holds(
            full=_ACCOUNT | _INJURIES | _ACCUSED | _STATEMENTS | _FINDINGS | _RESULTS,
            initials=frozenset({"survivor_name", "survivor_relative", "statement_giver"}),
        )
    },
    "court_bundle_ordered": {
        "court": Holds(
            full=_ACCOUNT | _INJURIES | _ACCUSED | _STATEMENTS | _FINDINGS | _RESULTS
            | {"statement_giver"}
            | (_IDENTITY - {"survivor_phone", "informant_name", "informant_phone"})
        )
    },
    "prosecution_file": {
        "prosecutor": Holds(
            full=_ACCOUNT | _INJURIES | _ACCUSED | _STATEMENTS | _FINDINGS | _RESULTS
            | {"survivor_name", "survivor_relative", "survivor_birth"}
            | {"statement_giver", "prosecution_words"}
        )
    },
    # A text written for this copy; of people only the accused.
    "accused_copy": {
        "accused": Holds(full=frozenset({"copy_for_accused", "accused_name", "accused_relative"}))
    },
    # Never her words: a service helps without the story.
    "referral_packet": {
        "provider": Holds(full=_INJURIES | {"survivor_name", "survivor_birth", "safe_contact"})
    },
    # Of statements hers alone: the vault leaves a witness's out of it.
    "survivor_copy": {
        "survivor": Holds(
            full=_ACCOUNT | _INJURIES | _STATEMENTS | _FINDINGS | {"survivor_name"}
        )
    },
    "supervision_report": {"supervisor": _NOBODY},
    "statistics": {"supervisor": _NOBODY, "public": _NOBODY, "press": _NOBODY},
    "recall_notice": {
        "court": _NOBODY, "prosecutor": _NOBODY, "provider": _NOBODY, "supervisor": _NOBODY,
    },
}  # fmt: skip


def holds(paper: str, reader: Reader) -> Holds:
    """This will say what a paper may hold for this reader.

    Raises: NoSuchPaper where this reader is given none.
    """
    found = PAPERS.get(paper, {}).get(reader)
    if found is None:
        raise NoSuchPaper(f"no {paper} for {reader}")
    return found


def reduced(paper: str, reader: Reader, kept: Iterable[Kept]) -> tuple[Kept, ...]:
    """This will leave of opened values what this reader's paper may hold, and as it may.

    What is handed over as initials already stays as it is. Raises: NoSuchPaper.
    """
    line = holds(paper, reader)
    return tuple(
        each if each.field in line.full else replace(each, value=initials(each.value))
        for each in kept
        if each.field in line.full | line.initials
    )
