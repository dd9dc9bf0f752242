"""A search for a person: who asks, how often, for what; and only what is the officer's own.

The entry is committed before anything is opened, and holds tokens, never words. Of the people
found, only those are opened whose case the officer works on, each with an entry of its own, so
that she can see who looked. A person at another desk and nobody at all are one answer, given
after the same time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from amaan.confidentiality import policy
from amaan.confidentiality.names.likeness import likeness
from amaan.confidentiality.names.tokens import Described, Token
from amaan.confidentiality.vault import indexing, quotas
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Ledger, Transactions, Written
from amaan.confidentiality.vault.looking import No
from amaan.confidentiality.vault.name_ledger import Desk, Names, Person
from amaan.kernel.ids import new_id

HOUR = timedelta(hours=1)
OF_AN_OFFICER = 20
OF_A_STATION = 100
# What the policy calls the part of the file that a person's name belongs to.
PART = {"survivor": "C3", "informant": "C3", "accused": "C7"}
# The reason for which a name may be compared must be one that opens names of both kinds.
AS_IF_FOR = "take_statement"
FOUND_FOR = "find"
# Whoever is less alike than this only shares a skeleton.
ALIKE = 70.0
VERY_ALIKE = 90.0
MOST_SHOWN = 20


@dataclass(frozen=True)
class Found:
    """Somebody in a case the officer works on, and whether the spelling is very alike."""

    person: Person
    very: bool


def search(
    transactions: Transactions,
    keys: KeyRing,
    who: Capability,
    asked: Described,
    real_now: datetime,
    now: datetime,
) -> tuple[Found, ...]:
    """This will find a person among the cases an officer works on, the likest first.

    Raises: No.
    """
    tokens: tuple[Token, ...] = ()
    with transactions() as ledger:
        names = Names(ledger)
        desk = names.desk_of(who.officer_id, now)
        refused, rule = _judge(desk, who)
        if refused is None and desk is not None:
            tokens = _tokens(keys, asked, desk)
            refused, rule = _within_quota(names, who.officer_id, desk, tokens, real_now)
        ledger.write(_asked(who, desk, tokens, refused, rule))
        if refused is None and desk is not None:
            names.count_search(new_id(), who.officer_id, desk.station, real_now)
    if refused is not None:
        raise No(refused)
    with transactions() as ledger:
        people = _of_the_officer(ledger, who, tokens, now)
        fits = not people or _count(ledger, who, people, real_now, now)
    if not fits:
        raise No("too_many_looks")
    # From here every look is in the journal, whatever happens.
    with transactions() as ledger:
        return _ranked(ledger, keys, asked, people)


def _judge(desk: Desk | None, who: Capability) -> tuple[str | None, str]:
    if desk is None or desk.district is None:
        return "not_found", "no post"
    if who.assurance < policy.SECOND_FACTOR:
        return "not_found", "second factor"
    if not policy.may_before_a_case(desk.post, "search_people").allowed:
        return "not_found", "no post"
    return None, "allowed"


def _tokens(keys: KeyRing, asked: Described, desk: Desk) -> tuple[Token, ...]:
    assert desk.district is not None
    return indexing.index(keys).tokens(
        asked, province=desk.province, district=desk.district.hex, years_about=1
    )


def _within_quota(
    names: Names, officer: UUID, desk: Desk, tokens: Sequence[Token], real_now: datetime
) -> tuple[str | None, str]:
    if not tokens:
        return "search_for_more", "nothing to search by"
    own, station = names.searches(officer, desk.station, real_now - HOUR)
    if own >= OF_AN_OFFICER or station >= OF_A_STATION:
        names.raise_alarm("searches", officer, desk, max(own, station), real_now)
        return "too_many_searches", "quota"
    if (own + 1) * 2 >= OF_AN_OFFICER or (station + 1) * 2 >= OF_A_STATION:
        names.raise_alarm("half_of_searches", officer, desk, max(own, station) + 1, real_now)
    return None, "allowed"


def _asked(
    who: Capability, desk: Desk | None, tokens: Sequence[Token], refused: str | None, rule: str
) -> Written:
    # Tokens, cut short: enough to tell later whether somebody was searched for, if one knows whom.
    said = ",".join(token.value.hex()[:12] for token in reversed(tokens))
    return Written(
        what="search",
        outcome="asked" if refused is None else "refused",
        rule=rule,
        officer=who.officer_id,
        post="" if desk is None else desk.post,
        purpose=FOUND_FOR,
        fields=said[:400],
    )


def _of_the_officer(
    ledger: Ledger, who: Capability, tokens: Sequence[Token], now: datetime
) -> list[Person]:
    """Those whose case the officer works on and whose name the policy opens to her."""
    names = Names(ledger)
    people = names.wearing([token.value for token in tokens])
    held = names.held_among(who.officer_id, [person.case for person in people], now)
    allowed: list[Person] = []
    for person in sorted(people, key=lambda one: one.subject):
        relation = _relation(ledger, who, person, now) if person.case in held else None
        if relation is None or len(allowed) == MOST_SHOWN:
            continue
        allowed.append(person)
        ledger.write(_found(who, person, *relation))
    return allowed


def _count(
    ledger: Ledger, who: Capability, people: Sequence[Person], real_now: datetime, now: datetime
) -> bool:
    # Whoever is found was looked at: by searching nobody sees more people than by opening files.
    subjects = [person.subject for person in people]
    return quotas.count(ledger, who, subjects, real_now, now, own=True)


def _relation(
    ledger: Ledger, who: Capability, person: Person, now: datetime
) -> tuple[str, str] | None:
    bearing = ledger.bearing(who.officer_id, person.case, now)
    part = PART.get(person.role)
    if bearing is None or part is None:
        return None
    decision = policy.decide(
        post=bearing.post,
        relations=bearing.relations,
        scope=bearing.scope,
        sealed=bearing.sealed,
        conflicted=bearing.conflicted,
        act_or_class=part,
        purpose=AS_IF_FOR,
        declared=bearing.declared,
        assurance=who.assurance,
    )
    if not decision.allowed:
        return None
    return bearing.post, decision.rule.removeprefix("relation ")


def _found(who: Capability, person: Person, post: str, relation: str) -> Written:
    return Written(
        what="found",
        outcome="shown",
        rule="allowed",
        officer=who.officer_id,
        post=post,
        case=person.case,
        subject=person.subject,
        relation=relation,
        purpose=FOUND_FOR,
        fields=f"{person.role}_name",
    )


def _ranked(
    ledger: Ledger, keys: KeyRing, asked: Described, people: Sequence[Person]
) -> tuple[Found, ...]:
    refs = Names(ledger).newest([(one.case, one.subject) for one in people], indexing.FIELDS)
    values = indexing.opened(list(ledger.kept(refs).values()), keys) if refs else {}
    scored = [
        (likeness(asked, indexing.described(values.get(one.subject, {}))), one) for one in people
    ]
    best = sorted(
        ((score, one) for score, one in scored if score >= ALIKE),
        key=lambda pair: (-pair[0], pair[1].subject),
    )
    return tuple(Found(one, score >= VERY_ALIKE) for score, one in best)
