"""The labels of stored codes, found by the name of their list: `label("stages", "court")`.

The lists are those of `amaan.protocol.codes`, in lower case, with the roles of
parties, the sealed fields, and two lists of the desk's own.
A test holds that every code of every list has a label in English and in Urdu.
"""

from typing import TYPE_CHECKING

from amaan.protocol import codes
from amaan.web.kit import code_labels, field_labels, rule_labels, standing_labels
from amaan.web.kit.code_labels import Labels

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LISTS: dict[str, Labels] = {
    name.lower(): labels
    for module in (code_labels, rule_labels, field_labels, standing_labels)
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


def label(of: str, code: str) -> str:
    """This will say in the reader's language what a code means.

    A code that lost its place in the list is shown as it is stored: old files stay readable.
    """
    found = LISTS[of].get(code)
    return str(found) if found is not None else code


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
