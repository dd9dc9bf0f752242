"""How near an officer is to the people in a case, without anybody reading either.

An officer puts in his own identity number, the telephones of his household and whose son or
daughter he is. They become tokens, by the same key as the index of names, and are kept nowhere
else. Whoever is put into the index is compared with them, and the other way round: an equal
number is a conflict of interest at once, an equal name and father is kept for the auditor.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from amaan.confidentiality.names.tokens import (
    CNIC,
    PHONE,
    RELATIVE,
    Described,
    Index,
    Token,
)
from amaan.confidentiality.vault.ledger import Ledger, Written
from amaan.confidentiality.vault.name_ledger import Names, Person
from amaan.kernel.ids import new_id

# More people with one telephone are a shelter or a shop, not one household.
MOST_OF_A_HOUSEHOLD = 12
PHONES_AT_MOST = 6
# How a kind of token is called on an officer's trace.
_TRACE = {CNIC: "cnic", PHONE: "phone", RELATIVE: "kin"}
_CONFLICT = {
    ("cnic", True): "accused_number",
    ("cnic", False): "survivor_number",
    ("phone", True): "accused_phone",
    ("phone", False): "survivor_phone",
}


def deposit(
    ledger: Ledger,
    maker: Index,
    officer: UUID,
    own: Sequence[Described],
    place: tuple[str, str],
    now: datetime,
) -> int:
    """This will keep an officer's tokens in place of the earlier ones; says how many.

    `own` is one description for each telephone; `place` is province and district.
    """
    province, district = place
    tokens = {
        (_TRACE[token.kind], token.value)
        for person in own
        for token in maker.tokens(person, province=province, district=district)
        if token.kind in _TRACE
    }
    traces = Traces(ledger)
    traces.replace(officer, sorted(tokens), now)
    for kind, value in sorted(tokens):
        people = Names(ledger).wearing([value])
        for person in people if len(people) <= MOST_OF_A_HOUSEHOLD else ():
            traces.met(officer, kind, value, person, now)
    ledger.write(Written("own_numbers", "done", f"{len(tokens)} tokens", officer=officer))
    return len(tokens)


def meet(ledger: Ledger, tokens: Sequence[tuple[Token, Person]], now: datetime) -> None:
    """This will compare people who were just put into the index with every officer.

    One statement for all of them, and one more for each who is near.
    """
    traces = Traces(ledger)
    wearing = traces.officers([token.value for token, _person in tokens])
    for token, person in tokens:
        kind = _TRACE.get(token.kind, "")
        officers = wearing.get((kind, token.value), ())
        for officer in officers if len(officers) <= MOST_OF_A_HOUSEHOLD else ():
            traces.met(officer, kind, token.value, person, now)


class Traces:
    """The statements about tokens of officers, on the cursor of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._cursor = ledger._cursor

    def replace(self, officer: UUID, tokens: Sequence[tuple[str, bytes]], now: datetime) -> None:
        """This will put an officer's tokens in place of those that were there."""
        self._cursor.execute("DELETE FROM confidentiality_trace WHERE officer_id = %s", [officer])
        self._cursor.execute(
            "INSERT INTO confidentiality_trace (id, kind, token, officer_id, role, traced_at)"
            " SELECT gen_random_uuid(), k, t, %s::uuid, '', %s::timestamptz"
            " FROM unnest(%s::text[], %s::bytea[]) AS n (k, t)",
            [officer, now, [k for k, _t in tokens], [t for _k, t in tokens]],
        )

    def officers(self, tokens: Sequence[bytes]) -> dict[tuple[str, bytes], list[UUID]]:
        """This will give the officers who put in any of these tokens, by kind and token."""
        found: dict[tuple[str, bytes], list[UUID]] = {}
        if tokens:
            self._cursor.execute(
                "SELECT DISTINCT kind, token, officer_id FROM confidentiality_trace"
                " WHERE kind = ANY (%s) AND token = ANY (%s) AND officer_id IS NOT NULL",
                [sorted(set(_TRACE.values())), list(tokens)],
            )
            for kind, token, officer in self._cursor.fetchall():
                found.setdefault((kind, bytes(token)), []).append(officer)
        return found

    def met(self, officer: UUID, kind: str, token: bytes, person: Person, now: datetime) -> None:
        """This will write down that an officer and somebody in a case share a token."""
        how = _CONFLICT.get((kind, person.role == "accused"))
        if how is not None:
            self._cursor.execute(
                "SELECT amaan_conflict_found(%s, %s, %s, %s)", [officer, person.case, how, now]
            )
            return
        self._cursor.execute(
            "INSERT INTO confidentiality_trace (id, kind, token, case_id, role, traced_at)"
            " SELECT %s, %s, %s, %s::uuid, %s, %s WHERE NOT EXISTS ("
            "  SELECT 1 FROM confidentiality_trace"
            "  WHERE kind = %s AND token = %s AND case_id = %s)",
            [new_id(), kind, token, person.case, person.role, now, kind, token, person.case],
        )
