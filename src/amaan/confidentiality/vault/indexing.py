"""Putting people into the index of names, and noticing that two may be one.

A person is noted when a key of her identity is taken in, and indexed a moment later from the
newest of what was written about her. Only a district's custodian ever hears of two who share
an identity number, a telephone, or name, father and age; nothing is merged.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from amaan.confidentiality import envelope
from amaan.confidentiality.classes import SEALED_FIELDS
from amaan.confidentiality.names.tokens import MAY_BE_ONE, Described, Index, Token
from amaan.confidentiality.vault import nearness
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Kept, Ledger
from amaan.confidentiality.vault.name_ledger import Names, Person, Where
from amaan.confidentiality.vault.opening import open_kept
from amaan.kernel.ids import new_id

PARTS = ("name", "relative", "birth", "cnic", "phone")
ROLES = ("survivor", "informant", "accused")
FIELDS = tuple(
    field for role in ROLES for part in PARTS if (field := f"{role}_{part}") in SEALED_FIELDS
)
# More people with one telephone are a shelter, a shop, or the desk itself.
MOST_ALIKE = 12
AT_ONCE = 50
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


def index(keys: KeyRing) -> Index:
    """This will give the maker of tokens; its key encrypts nothing."""
    return Index(keys.index_key("names"))


def index_all(
    transactions: Callable[[], AbstractContextManager[Ledger]], keys: KeyRing, now: datetime
) -> int:
    """This will index everybody noted, some in each transaction; says how many."""
    done, maker = 0, index(keys)
    while True:
        with transactions() as ledger:
            names = Names(ledger)
            people = names.to_index(AT_ONCE)
            for case, subject in people:
                _index_one(ledger, names, keys, maker, (case, subject), now)
        done += len(people)
        if len(people) < AT_ONCE:
            return done


def described(values: dict[str, str], age_band: str = "") -> Described:
    """This will put together what is known of a person, by the parts of `PARTS`."""
    year = _YEAR.search(values.get("birth", ""))
    return Described(
        name=values.get("name", ""),
        relative=values.get("relative", ""),
        birth_year=int(year[1]) if year else None,
        age_band=age_band,
        cnic=values.get("cnic", ""),
        phone=values.get("phone", ""),
    )


def opened(kept: Sequence[Kept], keys: KeyRing) -> dict[UUID, dict[str, str]]:
    """This will read values, for each person by part; what does not open is not there."""
    found: dict[UUID, dict[str, str]] = defaultdict(dict)
    for one in kept:
        try:
            part = one.place.field.partition("_")[2]
            found[one.place.subject][part] = open_kept(one, keys)
        except envelope.DoesNotOpen:
            continue
    return found


def _index_one(
    ledger: Ledger,
    names: Names,
    keys: KeyRing,
    maker: Index,
    person: tuple[UUID, UUID],
    now: datetime,
) -> None:
    case, subject = person
    where = names.where(case, subject)
    refs = names.newest([person], FIELDS)
    if where is None or not refs:
        names.forget(subject)
        return
    values = opened(list(ledger.kept(refs).values()), keys).get(subject, {})
    tokens = maker.tokens(
        described(values, where.age_band), province=where.province, district=where.district.hex
    )
    indexed = Person(case, subject, where.role)
    names.put(indexed, [token.value for token in tokens])
    nearness.meet(ledger, indexed, tokens, now)
    if not where.sealed:
        _ask_about_the_alike(names, indexed, where, tokens, now)


def _ask_about_the_alike(
    names: Names, person: Person, where: Where, tokens: Sequence[Token], now: datetime
) -> None:
    shared: dict[Person, set[str]] = defaultdict(set)
    for token in tokens:
        if token.kind not in MAY_BE_ONE:
            continue
        alike = [other for other in names.wearing([token.value]) if _may_be(person, other)]
        if len(alike) <= MOST_ALIKE:
            for other in alike:
                shared[other].add(token.kind)
    for other, reasons in shared.items():
        elsewhere = names.where(other.case, other.subject)
        # Across districts nobody is told, and a sealed case is nobody's question.
        if elsewhere is None or elsewhere.sealed or elsewhere.district != where.district:
            continue
        said = ",".join(sorted(reasons))
        names.ask_whether_one(new_id(), (person, other), where.district, said, now)


def _may_be(person: Person, other: Person) -> bool:
    return other.case != person.case and other.role == person.role
