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
AT_ONCE = 200
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
            _index_some(ledger, keys, maker, people, now)
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


def _index_some(
    ledger: Ledger,
    keys: KeyRing,
    maker: Index,
    people: Sequence[tuple[UUID, UUID]],
    now: datetime,
) -> None:
    """A few statements for all of them: after a great import they wait by the hundred thousand."""
    if not people:
        return
    names = Names(ledger)
    where = names.where(people)
    refs = names.newest([one for one in people if one[1] in where], FIELDS)
    values = opened(list(ledger.kept(refs).values()), keys) if refs else {}
    tokens = [
        (token, Person(case, subject, where[subject].role))
        for case, subject in people
        if subject in where
        for token in maker.tokens(
            described(values.get(subject, {}), where[subject].age_band),
            province=where[subject].province,
            district=where[subject].district.hex,
        )
    ]
    names.put([subject for _case, subject in people], [(t.value, one) for t, one in tokens])
    # Before anybody is asked about them: an officer near one of them is out of the case now.
    nearness.meet(ledger, tokens, now)
    telling = [
        (token, one)
        for token, one in tokens
        if token.kind in MAY_BE_ONE and not where[one.subject].sealed
    ]
    if telling:
        _ask_about_the_alike(names, telling, where, now)


def _ask_about_the_alike(
    names: Names, telling: Sequence[tuple[Token, Person]], where: dict[UUID, Where], now: datetime
) -> None:
    wearing: dict[bytes, list[Person]] = defaultdict(list)
    # One more than is too many, and the person herself.
    for value, other in names.sharing([t.value for t, _ in telling], MOST_ALIKE + 2):
        wearing[value].append(other)
    shared: dict[tuple[Person, Person], set[str]] = defaultdict(set)
    for token, person in telling:
        alike = [other for other in wearing[token.value] if _may_be(person, other)]
        if len(alike) <= MOST_ALIKE:
            for other in alike:
                shared[person, other].add(token.kind)
    elsewhere = names.where([(other.case, other.subject) for _, other in shared])
    for (person, other), reasons in shared.items():
        there, here = elsewhere.get(other.subject), where[person.subject]
        # A sealed case is nobody's question, and practice never meets what is real.
        if there is None or there.sealed or there.practice != here.practice:
            continue
        # Of two districts neither may learn of the other's: the province's custodian compares.
        keeper = here.district if there.district == here.district else here.province_unit
        if keeper is not None:
            said = ",".join(sorted(reasons))
            names.ask_whether_one(new_id(), (person, other), keeper, said, now)


def _may_be(person: Person, other: Person) -> bool:
    return other.case != person.case and other.role == person.role
