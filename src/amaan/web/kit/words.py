"""The labels of stored codes, found by the name of their list: `label("stages", "court")`.

The lists are those of `amaan.protocol.codes`, in lower case, with the roles of
parties, the sealed fields, and two lists of the desk's own.
A test holds that every code of every list has a label in English and in Urdu.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext

from amaan.protocol import codes
from amaan.web.kit import (
    assigning_labels,
    code_labels,
    complaint_labels,
    court_labels,
    ending_labels,
    exhibit_labels,
    field_labels,
    figure_labels,
    inquiry_labels,
    law_labels,
    mediation_labels,
    own_door_labels,
    procedure_labels,
    protection_labels,
    referral_labels,
    report_labels,
    risk_labels,
    rule_labels,
    section_labels,
    standing_labels,
)
from amaan.web.kit.code_labels import Labels

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LISTS: dict[str, Labels] = {
    name.lower(): labels
    for module in (
        assigning_labels,
        code_labels,
        complaint_labels,
        ending_labels,
        court_labels,
        exhibit_labels,
        procedure_labels,
        referral_labels,
        report_labels,
        rule_labels,
        law_labels,
        own_door_labels,
        mediation_labels,
        field_labels,
        figure_labels,
        section_labels,
        standing_labels,
        inquiry_labels,
        protection_labels,
        risk_labels,
    )
    for name, labels in vars(module).items()
    if name.isupper()
}
# A duty's owner is a post; who holds it tonight is the roster's business.
LISTS["owners"] = LISTS["posts"]

# Which list a fact's detail was declared with; no two lists hold the same codes.
_LIST_OF = {
    frozenset(value): name.lower()
    for name, value in vars(codes).items()
    if isinstance(value, frozenset) and name.lower() in LISTS
}


def label(of: str, code: str, language: str | None = None) -> str:
    """This will say in the reader's language what a code means.

    A code that lost its place in the list is shown as it is stored: old files stay readable.
    `language` is the reader's, for whoever asks often and found it out before.
    """
    if code not in LISTS[of]:
        return code
    return _label(of, code, language or get_language())


@lru_cache(maxsize=5000)
def sentence(message: str, language: str | None) -> str:
    """This will say a sentence of the house or of its rules in the reader's language.

    Looked up once for each language: a page says the same hundred again and again. Never for
    words that a case brings with it.
    """
    del language  # what it is remembered by; it is the one in force
    return gettext(message)


@cache
def _label(of: str, code: str, language: str | None) -> str:
    del language
    return str(LISTS[of][code])


def options(of: str, chosen: str) -> "tuple[tuple[str, _StrPromise], ...]":
    """This will give the answers of a question in the order named, with their labels.

    Raises: KeyError for a list or a code that has no label.
    """
    labels = LISTS[of]
    return tuple((code, labels[code]) for code in chosen.split())


def list_of(allowed: frozenset[str]) -> str:
    """This will name the list to which a fact's detail keeps.

    Raises: KeyError for codes that are nobody's list.
    """
    return _LIST_OF[allowed]
