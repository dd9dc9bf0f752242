"""From one file in `rules/duties` or `rules/bars` to a rule, checking every word on the way."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from amaan.law.loading import sources_in
from amaan.law.offences import Source
from amaan.law.reading import LawFile, Row
from amaan.protocol import codes, facts
from amaan.protocol.clocks import CLOCKS
from amaan.protocol.conditions import CONDITIONS, Condition
from amaan.protocol.limits import UNITS, Limit
from amaan.protocol.rules import (
    COUNTS_FROM,
    EACH,
    Authority,
    BarRule,
    DutyRule,
    InForce,
    Late,
    Match,
    Pause,
    WindowOver,
)

Sources = dict[str, Source]
_DIGITS = 16
# What is said of a rule and its authority, beside what binds in it.
_WORDS = frozenset(
    {"title", "explanation", "clock", "text", "source", "confidence", "last_confirmed_on",
     "catalogue_id", "review", "state"}
)  # fmt: skip
# What each class may rest on: a service target must never pass for a law.
KINDS_OF_CLASS = {
    "legal": frozenset({"statute", "rules", "court"}),
    "clinical": frozenset({"clinical"}),
    "standard": frozenset({"sop", "local_default", "court", "rules"}),
}


def read_standards(root: Path) -> Sources:
    """This will read the sources of `rules/standards.toml`: protocols, codes, our proposals."""
    return sources_in(root, "standards.toml")


def read_duty(file: LawFile, sources: Sources) -> DutyRule:
    """This will read the rule of a duty.

    Raises: BrokenLaw naming the file, the line where it can be found, and the word.
    """
    row, common = _open(file, sources, is_duty=True)
    rule = DutyRule(
        **common,
        owner=row.code("owner", codes.POSTS),
        stage=row.code("stage", codes.STAGES),
        failure=row.code("failure", codes.FAILURES),
        starts_with=read_matches(row, "starts_with"),
        met_by=read_matches(row, "met_by"),
        released_by=read_matches(row, "released_by", needed=False),
        falls_away_by=read_matches(row, "falls_away_by", needed=False),
        each=row.code("each", EACH, default="case"),
        counts_from=row.code("counts_from", COUNTS_FROM, default="happened_earliest"),
        counted_fact=row.code("counted_fact", {"", *facts.KINDS}, default=""),
        counted_back_from=row.text("counted_back_from", needed=False),
        only_if_time_left=bool(row.flag("only_if_time_left")),
        contested_when=_condition(row, "contested_when"),
        window_over_by=row.text("window_over_by", needed=False),
        only_if_window_over=bool(row.flag("only_if_window_over")),
        ladder=row.text("ladder", needed=False),
        not_before=_not_before(row),
    )
    row.done()
    for entry in rule.in_force:
        _check_times(row, rule, entry)
    return rule


def read_bar(file: LawFile, sources: Sources) -> BarRule:
    """This will read the rule of a bar.

    Raises: BrokenLaw.
    """
    row, common = _open(file, sources, is_duty=False)
    rule = BarRule(**common, forbids=row.code("forbids", codes.FORBIDDEN))
    row.done()
    return rule


def _open(file: LawFile, sources: Sources, *, is_duty: bool) -> tuple[Row, dict[str, Any]]:
    name = file.name.rsplit("/", 1)[-1].removesuffix(".toml")
    row = Row(file, file.tables, str(file.tables.get("id", name)))
    if row.text("id") != name:
        raise row.broken("id", f"must be the name of its file, {name!r}")
    title, explanation = row.sub("title"), row.sub("explanation")
    rule_class = row.code("class", codes.DUTY_CLASSES)
    common = {
        "id": name,
        "version": version_of(file.tables),
        "digest": file.digest[:_DIGITS],
        "path": file.name,
        "title_en": title.text("en"),
        "title_ur": title.text("ur"),
        "explanation_en": explanation.text("en"),
        "explanation_ur": explanation.text("ur"),
        "rule_class": rule_class,
        "provinces": frozenset(row.codes("province", codes.PROVINCES, needed=False)),
        "when": tuple(CONDITIONS[name] for name in row.codes("when", CONDITIONS, needed=False)),
        "catalogue_id": row.text("catalogue_id", needed=False),
        "displaces": row.words("displaces", needed=False),
        "decides": row.text("decides", needed=False) or name,
        "state": _state(row),
        "in_force": _in_force(row, rule_class, sources, is_duty=is_duty),
    }
    title.done()
    explanation.done()
    return row, common


def version_of(tables: Mapping[str, Any]) -> str:
    """This will name what binds in a rule: who, from what on, until what, by when, on which text.

    Left out is what only tells of it, so that a title may be put better, or a text confirmed
    again, without another version.
    """
    binding = json.dumps(_without_words(tables), sort_keys=True, default=str)
    return hashlib.sha256(binding.encode()).hexdigest()[:_DIGITS]


def _without_words(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_words(v) for key, v in value.items() if key not in _WORDS}
    return [_without_words(v) for v in value] if isinstance(value, list) else value


def is_in_force(file: LawFile) -> bool:
    """This will say whether a file holds a rule that binds; a draft may still be wrong."""
    return bool(file.tables.get("state", "in_force") == "in_force")


def _state(row: Row) -> str:
    state: str = row.code("state", codes.RULE_STATES, default="in_force")
    if row.has("review"):
        review = row.sub("review")
        review.text("by")
        _day(review, "on")
        review.done()
    elif state == "reviewed":
        raise row.broken(
            "state", "a reviewed rule says who read it and when: [review] with by and on"
        )
    return state


def _condition(row: Row, key: str) -> Condition | None:
    name = row.code(key, {"", *CONDITIONS}, default="")
    return CONDITIONS[name] if name else None


def read_matches(row: Row, key: str, *, needed: bool = True) -> tuple[Match, ...]:
    """This will read which facts are meant, with the details they must have. Raises: BrokenLaw."""
    found = []
    for part in row.rows(key):
        kind = part.code("fact", facts.KINDS)
        allowed = facts.declared(kind)
        details = []
        for name in part.names():
            if name == "fact":
                continue
            part.code_name(name, allowed)
            values = part.values(name, allowed[name].metadata.get("codes"))
            # A word where the fact holds true or false would never match, and say nothing.
            if allowed[name].type is bool and not values <= {True, False}:
                raise part.broken(name, "is true or false in this fact")
            details.append((name, values))
        found.append(Match(kind, tuple(details)))
    if needed and not found:
        raise row.broken(key, 'is missing: name the fact, such as { fact = "fir.registered" }')
    return tuple(found)


def _in_force(row: Row, rule_class: str, sources: Sources, *, is_duty: bool) -> tuple[InForce, ...]:
    entries = tuple(
        _entry(part, rule_class, sources, is_duty=is_duty) for part in row.rows("in_force")
    )
    if not entries:
        raise row.broken("in_force", "is missing: a rule stands from a date, with an authority")
    for before, after in pairwise(entries):
        if before.until is None or after.since <= before.until:
            raise row.broken(
                "in_force", f"the entry from {after.since} begins before the one above it ends"
            )
    return entries


def _entry(row: Row, rule_class: str, sources: Sources, *, is_duty: bool) -> InForce:
    since, until = _day(row, "from"), row.day("until")
    if until is not None and until < since:
        raise row.broken("until", f"{until} is before {since}, the day it came into force")
    entry = InForce(
        since=since,
        until=until,
        authority=read_authority(row, sources, KINDS_OF_CLASS[rule_class]),
        limit=read_limit(row, "limit") if is_duty else Limit("at_once"),
        clock=row.code("clock", CLOCKS) if is_duty else "",
        late=_late(row.sub("late"), sources) if row.has("late") else None,
        window_over=_window_over(row.sub("window_over"), sources)
        if row.has("window_over")
        else None,
        pause=_pause(row.sub("pause"), rule_class, sources) if row.has("pause") else None,
    )
    row.done()
    return entry


def _pause(row: Row, rule_class: str, sources: Sources) -> Pause:
    pause = Pause(
        reasons=frozenset(row.codes("reasons", codes.PAUSE_REASONS)),
        authority=read_authority(row, sources, KINDS_OF_CLASS[rule_class]),
        longest=_late(row.sub("longest"), sources),
    )
    row.done()
    return pause


def read_authority(row: Row, sources: Sources, kinds: frozenset[str]) -> Authority:
    """This will read on what a value rests.

    Raises: BrokenLaw for a value without authority, or with one nobody has confirmed.
    """
    if not row.has("authority"):
        raise row.broken("authority", "is missing: a value without authority does not load")
    part = row.sub("authority")
    if part.text("confidence").lower() == "unverified":
        raise part.broken(
            "confidence",
            "is UNVERIFIED: such material may be shown as guidance, but drives no duty and no bar",
        )
    authority = Authority(
        instrument=part.text("instrument"),
        provision=part.text("provision", needed=False),
        kind=part.code("kind", kinds),
        source=part.code("source", sources),
        confidence=part.code("confidence", codes.CONFIDENCES),
        text=part.text("text"),
        last_confirmed_on=_day(part, "last_confirmed_on"),
    )
    part.done()
    return authority


def _late(row: Row, sources: Sources) -> Late:
    late = Late(
        after=read_limit(row, "after"),
        authority=read_authority(row, sources, frozenset({"local_default", "sop"})),
    )
    row.done()
    return late


def _window_over(row: Row, sources: Sources) -> WindowOver:
    title = row.sub("title")
    over = WindowOver(
        title_en=title.text("en"), title_ur=title.text("ur"), late=_late(row.sub("late"), sources)
    )
    title.done()
    row.done()
    return over


def _not_before(row: Row) -> timedelta:
    if not row.has("not_before"):
        return timedelta()
    limit = read_limit(row, "not_before")
    if limit.unit not in ("hours", "days_elapsed"):
        raise row.broken("not_before", "is counted in hours or days_elapsed")
    return limit.longest()


def read_limit(row: Row, key: str) -> Limit:
    """This will read a number with its unit, such as `{ hours = 24 }`.

    Raises: BrokenLaw.
    """
    part = row.sub(key)
    names = part.names()
    if len(names) != 1:
        raise row.broken(key, "needs one unit and its number, such as { hours = 24 }")
    unit = part.code_name(names[0], UNITS)
    count = part.number(unit)
    return Limit(unit, 0 if unit == "at_once" else count)


def _day(row: Row, key: str) -> date:
    day = row.day(key)
    if day is None:
        raise row.broken(key, "is missing: write a date such as 2021-12-04")
    return day


def _check_times(row: Row, rule: DutyRule, entry: InForce) -> None:
    _check_counting_back(row, rule, entry)
    if (entry.limit.unit == "at_once") != (entry.late is not None):
        raise row.broken(
            "late",
            "belongs to limits without a figure in law (at_once), and each of them needs it",
        )
    if rule.can_be_too_late and entry.limit.unit != "at_once":
        if entry.window_over is None and not rule.window_over_by:
            raise row.broken(
                "window_over",
                "is missing: say what is owed when the window had closed before she came, here or "
                "by naming the rule that says it in window_over_by",
            )
    elif entry.window_over is not None or rule.window_over_by:
        raise row.broken("window_over", "belongs to limits counted from the incident only")


def _check_counting_back(row: Row, rule: DutyRule, entry: InForce) -> None:
    name = rule.counted_back_from
    if not name:
        if rule.only_if_time_left:
            raise row.broken("only_if_time_left", "belongs to limits counted back from a day")
        return
    for match in rule.starts_with:
        detail = facts.declared(match.kind).get(name)
        if detail is None or not detail.metadata.get("date"):
            raise row.broken("counted_back_from", f"{match.kind} holds no day called {name!r}")
    if entry.limit.unit not in {"hours", "days_elapsed"}:
        raise row.broken("limit", "counted back from a day, is so many hours or days_elapsed")
