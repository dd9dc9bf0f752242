"""Asking the vault about emergencies, an officer's own numbers and names in notes.

Only the pages' kit may import this. What an officer types of himself goes to the vault in the
request and nowhere else.
"""

from collections.abc import Sequence

from amaan.confidentiality.vault.client import (
    FreshFactorNeeded,
    NotReviewedYet,
    RightEnded,
    SignInAgain,
    VaultUnavailable,
    ask,
    credentials,
)
from amaan.kernel.ids import CaseId

__all__ = [
    "FreshFactorNeeded",
    "NotReviewedYet",
    "RightEnded",
    "SignInAgain",
    "VaultUnavailable",
    "break_glass",
    "keep_own_numbers",
    "names_in",
]


def break_glass(*, capability: str, case_id: CaseId, relation: str, reason: str) -> None:
    """This will open one part of one case for a quarter of an hour, to be answered for.

    Raises: NotFound, also for what is sealed; FreshFactorNeeded; NotReviewedYet; RightEnded;
    SignInAgain; VaultUnavailable.
    """
    ask(
        {
            "verb": "break_glass",
            **credentials(capability),
            "case": str(case_id),
            "relation": relation,
            "reason": reason,
        }
    )


def keep_own_numbers(
    *, capability: str, name: str, relative: str, cnic: str, phones: Sequence[str]
) -> int:
    """This will put an officer's own numbers in as tokens; says how many were made.

    Raises: NotFound for an officer without a post; SignInAgain; VaultUnavailable.
    """
    answer = ask(
        {
            "verb": "own_numbers",
            **credentials(capability),
            "name": name,
            "relative": relative,
            "cnic": cnic,
            "phones": list(phones),
        }
    )
    return int(answer["tokens"])


def names_in(*, capability: str, case_id: CaseId, note: str) -> tuple[str, ...]:
    """This will say which names of a case a note gives away: the fields, and no name.

    Raises: NotFound for whoever does not work on the case; SignInAgain; VaultUnavailable.
    """
    answer = ask(
        {
            "verb": "names_in_note",
            **credentials(capability),
            "case": str(case_id),
            "note": note,
        }
    )
    return tuple(str(field) for field in answer["fields"])
