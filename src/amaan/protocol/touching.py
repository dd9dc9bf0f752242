"""Which cases a change of the rules can touch: told from the rules alone, before any is read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict

from amaan.law.catalogue import Catalogue
from amaan.protocol.predicates import OF_OFFENCES, answers_of_offence
from amaan.protocol.rulebook import Rulebook
from amaan.protocol.rules import DutyRule, InForce, Match


@dataclass(frozen=True)
class Touch:
    """What a case must hold to be touched; whatever is None narrows nothing.

    A case is touched where it lies in one of the provinces, and either carries a duty of one
    of the rules or holds a fact of one of the kinds, or with one of the codes (and an offence
    alleged of those named), with something written down since the day. Of a case that is
    touched only the duties of the rules `asked` can differ.
    """

    kinds: frozenset[str] | None = None
    # Kind, detail and code of facts that begin a rule only with that code.
    coded: frozenset[tuple[str, str, str]] = frozenset()
    rules: frozenset[str] = frozenset()
    offences: frozenset[str] | None = None
    provinces: frozenset[str] | None = None
    since: date | None = None
    asked: frozenset[str] | None = None

    @property
    def nothing(self) -> bool:
        """Whether no case at all can be touched."""
        return self.kinds is not None and not (self.kinds or self.coded or self.rules)


EVERYTHING = Touch()
NOTHING = Touch(kinds=frozenset(), asked=frozenset())


def touched_by(old: Rulebook, new: Rulebook, law: Catalogue) -> Touch:
    """This will say which cases may change when one set of rules takes the place of another.

    The catalogue must be the same for both, and so must calendars and ladders: whoever changed
    them asks every case.
    """
    before = {rule.id: rule for rule in old.duties}
    after = {rule.id: rule for rule in new.duties}
    found = NOTHING
    for id in {*before, *after}:
        mine = before.get(id), after.get(id)
        if mine[0] is None or mine[1] is None or mine[0].version != mine[1].version:
            found = _either(found, _of(mine, law))
    return replace(found, asked=_bound_up_with(found.asked or frozenset(), old, new))


def counted_in_working_days(book: Rulebook) -> Touch:
    """This will say which cases may change when a day is announced on which offices are shut."""
    found = NOTHING
    for rule in book.duties:
        if any(_counts_days(entry) for entry in rule.in_force):
            mine = Touch(
                **_beginnings(rule.starts_with),
                rules=frozenset({rule.id}),
                provinces=rule.provinces or None,
                asked=frozenset({rule.id}),
            )
            found = _either(found, mine)
    return replace(found, asked=_bound_up_with(found.asked or frozenset(), book))


def _bound_up_with(changed: frozenset[str], *books: Rulebook) -> frozenset[str]:
    """This will give rules with all that decide with them: that take a place, or follow a window.

    Every other duty of a case is worked out without them, and stays as it is.
    """
    pairs = [(rule.id, other) for book in books for rule in book.duties for other in _bound(rule)]
    found, more = changed, True
    while more:
        reached = {id for pair in pairs if not found.isdisjoint(pair) for id in pair}
        more = not found.issuperset(reached)
        found |= reached
    return found


def _bound(rule: DutyRule) -> tuple[str, ...]:
    return (*rule.displaces, rule.window_over_by) if rule.window_over_by else rule.displaces


class _Beginnings(TypedDict):
    kinds: frozenset[str]
    coded: frozenset[tuple[str, str, str]]


def _beginnings(matches: Iterable[Match]) -> _Beginnings:
    """This will say what a case must hold for one of some facts to begin a rule, or more."""
    kinds: set[str] = set()
    coded: set[tuple[str, str, str]] = set()
    for match in matches:
        if not match.details:
            kinds.add(match.kind)
            continue
        name, allowed = match.details[0]
        # As the database writes it: true and false in small letters.
        coded |= {
            (match.kind, name, str(code).lower() if isinstance(code, bool) else str(code))
            for code in allowed
        }
    return {"kinds": frozenset(kinds), "coded": frozenset(coded)}


def _counts_days(entry: InForce) -> bool:
    late = [entry.late, entry.window_over and entry.window_over.late]
    limits = [entry.limit, *(one.after for one in late if one)]
    return any(limit.unit == "working_days" for limit in limits)


def _of(versions: tuple[DutyRule | None, DutyRule | None], law: Catalogue) -> Touch:
    old, new = versions
    rules = [rule for rule in versions if rule is not None]
    return Touch(
        **_beginnings([match for rule in rules for match in rule.starts_with]),
        # A duty that stands keeps its times by the version it arose under; it may fall away.
        rules=frozenset(rule.id for rule in rules if old is not None),
        offences=_union([_offences(rule, law) for rule in rules]),
        provinces=_union([rule.provinces or None for rule in rules]),
        # What is only added binds nobody before its day.
        since=min(entry.since for entry in new.in_force) if old is None and new else None,
        asked=frozenset(rule.id for rule in rules),
    )


def _offences(rule: DutyRule, law: Catalogue) -> frozenset[str] | None:
    """This will name the offences of which one must be alleged for a rule to begin, if any must."""
    asked = [group for condition in rule.when for group in condition.groups]
    of_offences = frozenset(OF_OFFENCES)
    for group in asked:
        if of_offences.issuperset(group):
            return frozenset(
                offence.id
                for offence in law.every.values()
                if not set(group).isdisjoint(answers_of_offence(offence))
            )
    return None


def _either(one: Touch, other: Touch) -> Touch:
    if one.nothing:
        return other
    return Touch(
        kinds=_union([one.kinds, other.kinds]),
        coded=one.coded | other.coded,
        rules=one.rules | other.rules,
        offences=_union([one.offences, other.offences]),
        provinces=_union([one.provinces, other.provinces]),
        since=None if one.since is None or other.since is None else min(one.since, other.since),
        asked=_union([one.asked, other.asked]),
    )


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for one in sets:
        if one is None:
            return None
        found |= one
    return found
