"""Finding a person by sealed names, for the pages: the only module of the web that asks it.

What was searched for comes from the body of one request, goes to the vault, and is kept nowhere.
"""

from uuid import UUID

from django.utils.translation import gettext

from amaan.confidentiality import finding as vault
from amaan.confidentiality import policy
from amaan.confidentiality.closed_lists import DECISIONS
from amaan.confidentiality.finding import Described, Found, Question, SearchForMore
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.kit.reveal import SHOWN_FOR
from amaan.web.kit.visit import Visit

__all__ = [
    "COMPARE",
    "DECISIONS",
    "SHOWN_FOR",
    "Described",
    "Found",
    "Question",
    "SearchForMore",
    "compare",
    "compare_reason",
    "decide",
    "questions",
    "search",
]

COMPARE = "compare"


def search(visit: Visit, described: Described) -> tuple[tuple[Found, ...], Refused | None]:
    """This will find a person among the officer's own cases; or say why it cannot now.

    Raises: NotFound for a post that searches for nobody.
    """
    try:
        return vault.search(capability=visit.actor.capability, described=described), None
    except NotFound:
        raise
    except Refused as refusal:
        return (), refusal


def questions(visit: Visit) -> tuple[tuple[Question, ...], Refused | None]:
    """This will give what this custodian has to compare; or say why it cannot now."""
    try:
        return vault.questions(capability=visit.actor.capability), None
    except Refused as refusal:
        return (), refusal


def compare(visit: Visit, question: UUID, side: str) -> tuple[dict[str, str], Refused | None]:
    """This will open who one of two people is, by part; or say why it cannot now.

    Raises: NotFound for what is not this custodian's.
    """
    try:
        return (
            vault.compare(capability=visit.actor.capability, question=question, side=side),
            None,
        )
    except NotFound:
        raise
    except Refused as refusal:
        return {}, refusal


def decide(visit: Visit, question: UUID, decision: str) -> Refused | None:
    """This will keep what the custodian thinks; gives why it could not.

    Raises: NotFound for what is not this custodian's.
    """
    try:
        vault.decide(capability=visit.actor.capability, question=question, decision=decision)
    except NotFound:
        raise
    except Refused as refusal:
        return refusal
    return None


def compare_reason() -> str:
    """This will say for what reason two people are compared."""
    return gettext(policy.reason(COMPARE))
