"""What changes between two sets of rules, in words, before one takes the place of the other."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from amaan.law.catalogue import Catalogue
from amaan.protocol.rulebook import Rulebook, every_rule
from amaan.protocol.rules import BarRule, DutyRule, InForce, Match, Rule


class Difference(NamedTuple):
    """One rule that is new, gone or changed, and how."""

    rule_id: str
    title: str
    # "new", "gone" or "changed".
    kind: str
    how: tuple[str, ...]
    # Whether anything but its words changed: only then can a duty of any case.
    decides: bool


def between(old: Rulebook, new: Rulebook) -> tuple[Difference, ...]:
    """This will tell which duties and bars are new, gone or changed, by their names."""
    before = {rule.id: rule for rule in every_rule(old)}
    after = {rule.id: rule for rule in every_rule(new)}
    return tuple(
        difference
        for id in sorted({*before, *after})
        if (difference := _of(before.get(id), after.get(id))) is not None
    )


# What of an offence decides which duties and bars follow from it.
_OF_AN_OFFENCE = (
    "cognizable", "anti_rape_schedule", "special_procedure", "from_on", "until_on", "provinces",
)  # fmt: skip


def of_the_law(old: Catalogue, new: Catalogue) -> Iterator[str]:
    """This will tell which offences are new, gone or changed in what duties follow from."""
    for id in sorted({*old.every, *new.every}):
        before, after = old.every.get(id), new.every.get(id)
        if before is None or after is None:
            yield f"offence {id}: {'new' if before is None else 'gone'}"
            continue
        for field in _OF_AN_OFFENCE:
            if getattr(before, field) != getattr(after, field):
                yield f"offence {id}: {field}: {getattr(before, field)} -> {getattr(after, field)}"
        if old.may_be_compounded(id) != new.may_be_compounded(id):
            yield f"offence {id}: may be settled: {new.may_be_compounded(id)}"


def _of(old: Rule | None, new: Rule | None) -> Difference | None:
    if old is None and new is not None:
        return Difference(new.id, new.title_en, "new", tuple(_told(new)), decides=True)
    if new is None and old is not None:
        return Difference(old.id, old.title_en, "gone", (), decides=True)
    if old is None or new is None or old.digest == new.digest:
        return None
    what = tuple(_changed(_SUBSTANCE, old, new))
    words = tuple(_changed(_WORDS, old, new))
    return Difference(
        new.id,
        new.title_en,
        "changed",
        what + words or ("comments",),
        decides=old.version != new.version,
    )


def _told(rule: Rule) -> Iterator[str]:
    for name, say in _SUBSTANCE.items():
        said = say(rule)
        if said:
            yield f"{name}: {said}"


def _changed(fields: dict[str, Callable[[Rule], str]], old: Rule, new: Rule) -> Iterator[str]:
    for name, say in fields.items():
        before, after = say(old), say(new)
        if before != after:
            yield f"{name}: {before or 'nothing'} -> {after or 'nothing'}"


def _duty(say: Callable[[DutyRule], str]) -> Callable[[Rule], str]:
    return lambda rule: say(rule) if isinstance(rule, DutyRule) else ""


def _facts(matches: tuple[Match, ...]) -> str:
    return " or ".join(
        match.kind
        + "".join(
            f" ({name} {', '.join(sorted(map(str, allowed)))})" for name, allowed in match.details
        )
        for match in matches
    )


def _times(rule: Rule) -> str:
    return "; ".join(map(_entry, rule.in_force))


def _entry(entry: InForce) -> str:
    parts = [f"from {entry.since}"]
    if entry.until is not None:
        parts.append(f"until {entry.until}")
    if entry.clock:
        parts.append(str(entry.limit))
    for name, late in (
        ("late after", entry.late),
        ("over, late after", entry.window_over and entry.window_over.late),
        ("stands still at most", entry.pause and entry.pause.longest),
    ):
        if late:
            parts.append(f"{name} {late.after}")
    if entry.pause:
        parts.append(f"stands still for {', '.join(sorted(entry.pause.reasons))}")
    return ", ".join(parts)


_SUBSTANCE: dict[str, Callable[[Rule], str]] = {
    "class": lambda rule: rule.rule_class,
    "provinces": lambda rule: ", ".join(sorted(rule.provinces)),
    "begins with": _duty(lambda rule: _facts(rule.starts_with)),
    "when": lambda rule: " and ".join(condition.name for condition in rule.when),
    "is met by": _duty(lambda rule: _facts(rule.met_by)),
    "her no": _duty(lambda rule: _facts(rule.released_by)),
    "falls away by": _duty(lambda rule: _facts(rule.falls_away_by)),
    "each": _duty(lambda rule: rule.each if rule.each != "case" else ""),
    "counts from": _duty(
        lambda rule: " ".join(
            filter(None, (rule.counted_fact, rule.counts_from, rule.counted_back_from))
        )
    ),
    "not before": _duty(lambda rule: str(rule.not_before) if rule.not_before else ""),
    "waits while": _duty(lambda rule: rule.contested_when.name if rule.contested_when else ""),
    "window over": _duty(
        lambda rule: rule.window_over_by or ("only then" if rule.only_if_window_over else "")
    ),
    "takes the place of": lambda rule: ", ".join(rule.displaces),
    "time": _times,
    "owner": _duty(lambda rule: rule.owner),
    "ladder": _duty(lambda rule: rule.ladder),
    "a miss counts as": _duty(lambda rule: rule.failure),
    "forbids": lambda rule: rule.forbids if isinstance(rule, BarRule) else "",
}
_WORDS: dict[str, Callable[[Rule], str]] = {
    "title": lambda rule: rule.title_en,
    "title in Urdu": lambda rule: rule.title_ur,
    "explanation": lambda rule: rule.explanation_en,
    "explanation in Urdu": lambda rule: rule.explanation_ur,
    "authority": lambda rule: "; ".join(
        f"{e.authority.instrument} {e.authority.provision} ({e.authority.confidence}, "
        f"{e.authority.last_confirmed_on}): {e.authority.text}"
        for e in rule.in_force
    ),
    "clock": lambda rule: ", ".join(e.clock for e in rule.in_force),
}
