"""Holding the rules against one another: what must not stand side by side, named by its line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from amaan.law.reading import BrokenLaw, LawFile, near
from amaan.protocol.ladders import CHAIN, STANDARDS_STOP_AT, Ladders
from amaan.protocol.rules import BarRule, DutyRule, InForce, Rule


def contradictions(
    root: Path, duties: Sequence[DutyRule], bars: Sequence[BarRule], ladders: Ladders
) -> Iterator[str]:
    """This will name what rules say against one another, each with its file and line.

    Two rules that decide the same thing, an exception that names no rule or turns in a circle,
    a rule that loosens a statute, a ladder that does not lead where its class demands.
    """
    by_id = {rule.id: rule for rule in duties}
    for bar in bars:
        if bar.displaces:
            yield _at(root, bar, "displaces", "a bar displaces nothing; it only forbids")
    for rule in duties:
        for id in rule.displaces:
            if id not in by_id:
                yield _at(root, rule, "displaces", f"there is no duty {id!r}{near(id, by_id)}")
            elif looser := _loosening(rule, by_id[id]):
                yield _at(root, rule, *looser)
        if circle := _circle(rule, by_id):
            yield _at(
                root,
                rule,
                "displaces",
                f"turns in a circle: {' takes the place of '.join(circle)}; nothing would be "
                "owed. Let one of them stand where both apply",
            )
        if why := _strange_ladder(rule, ladders):
            yield _at(root, rule, "ladder", why)
        if rule.window_over_by and rule.window_over_by not in by_id:
            yield _at(
                root,
                rule,
                "window_over_by",
                f"there is no duty {rule.window_over_by!r}{near(rule.window_over_by, by_id)}",
            )
    yield from _two_deciders(root, duties)


def _at(root: Path, rule: Rule, key: str, complaint: str) -> str:
    try:
        place = LawFile(root, root / rule.path).where(rule.id, key)
    except BrokenLaw:
        place = rule.path
    return f"{place}: {rule.id}: {key}: {complaint}"


def _circle(rule: DutyRule, by_id: dict[str, DutyRule]) -> list[str]:
    """This will give the way from a rule back to itself, told once, by its first name."""
    ways = [[rule.id]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for id in by_id[way[-1]].displaces:
            if id == rule.id and rule.id == min(way):
                return [*way, id]
            if id in by_id and id not in seen:
                seen.add(id)
                ways.append([*way, id])
    return []


def _strange_ladder(rule: DutyRule, ladders: Ladders) -> str:
    if not rule.ladder:
        return ""
    if rule.ladder not in ladders.by_name:
        hint = near(rule.ladder, ladders.by_name)
        return f"there is no ladder {rule.ladder!r} in ladders.toml{hint}"
    top = ladders.by_name[rule.ladder].rungs[-1].to
    if rule.rule_class == "standard" and CHAIN.index(top) > CHAIN.index(STANDARDS_STOP_AT):
        return (
            f"{rule.ladder!r} climbs to {top}; a standard stops at {STANDARDS_STOP_AT} and "
            "rises above it as a rate only"
        )
    return ""


def _loosening(rule: DutyRule, displaced: DutyRule) -> tuple[str, str] | None:
    """Law: Constitution art.143, a federal law prevails over an inconsistent provincial one."""
    if displaced.rule_class != "legal":
        return None
    if rule.rule_class != "legal":
        only = f"a {rule.rule_class} rule cannot take its place, it can only stand beside it"
        return "displaces", f"{displaced.id} is a legal duty; {only}"
    if not rule.provinces or displaced.provinces:
        return None
    for mine in rule.in_force:
        for theirs in displaced.in_force:
            if (
                theirs.authority.kind == "statute"
                and _meets_in_time(mine, theirs)
                and mine.limit.longest() > theirs.limit.longest()
            ):
                may = "a province may add or tighten"
                return "limit", f"loosens {displaced.id}, a federal statutory duty; {may}"
    return None


def _two_deciders(root: Path, rules: Sequence[DutyRule]) -> Iterator[str]:
    for index, one in enumerate(rules):
        for other in rules[index + 1 :]:
            if not _could_both_apply(one, other):
                continue
            if one.decides == other.decides:
                yield _at(
                    root,
                    other,
                    "decides",
                    f"{one.decides!r} is already decided by {one.path}; let one name the other "
                    "in `displaces`, or give each its own clock",
                )
            elif _same_rule_twice(one, other):
                yield _at(
                    root,
                    other,
                    "id",
                    f"is {one.path} again: the same start, conditions, act and authority; "
                    "remove one of them",
                )


def _could_both_apply(one: DutyRule, other: DutyRule) -> bool:
    if other.id in one.displaces or one.id in other.displaces:
        return False
    if one.provinces and other.provinces and not one.provinces & other.provinces:
        return False
    return any(_meets_in_time(a, b) for a in one.in_force for b in other.in_force)


def _same_rule_twice(one: DutyRule, other: DutyRule) -> bool:
    # The call of another week is another act.
    return (one.starts_with, one.when, one.met_by, one.provinces, one.not_before) == (
        other.starts_with,
        other.when,
        other.met_by,
        other.provinces,
        other.not_before,
    ) and {(e.authority.instrument, e.authority.provision) for e in one.in_force} == {
        (e.authority.instrument, e.authority.provision) for e in other.in_force
    }


def _meets_in_time(a: InForce, b: InForce) -> bool:
    return (b.until is None or a.since <= b.until) and (a.until is None or b.since <= a.until)
