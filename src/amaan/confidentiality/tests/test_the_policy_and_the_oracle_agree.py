"""The policy table against a page written by hand: every combination, in both directions."""

import csv
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest

from amaan.confidentiality import policy
from amaan.organisation.posts import Post

PAGES = Path(__file__).parents[4] / "tests" / "security"
PARTS = ("C1", "C2", "C3", "C4", "C4.medical", "C4.conflict", "C5", "C6", "C7")
STATES = ("open", "sealed", "conflicted")
PLACES = ("own", "other")
HOLDERS = {
    "nobody": frozenset[str](),
    "desk": frozenset({"taker", "desk"}),
    "investigator": frozenset({"investigator"}),
    "registering": frozenset({"registering"}),
    "reviewer": frozenset({"reviewer"}),
}
Row = Mapping[str, str]
Combination = tuple[str, str, str, str]


def lines(name: str) -> list[Row]:
    text = (PAGES / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in text if not line.startswith("#")))


ORACLE = lines("oracle.csv")
REASONS = lines("oracle_purposes.csv")


def combinations() -> Iterator[Combination]:
    relations = ("none", *policy.RELATIONS)
    return product([post.value for post in Post], relations, STATES, PLACES)


def line_for(combination: Combination) -> list[Row]:
    named = zip(("post", "relation", "state", "place"), combination, strict=True)
    wanted = dict(named)
    return [r for r in ORACLE if all(r[k] in ("*", v) for k, v in wanted.items())]


def may_see(combination: Combination, part: str, purpose: str = "") -> bool:
    post, relation, state, place = combination
    relations = frozenset[str]() if relation == "none" else frozenset({relation})
    area = policy.AREAS.get(post, "desk")
    reasons = [purpose] if purpose else ["", *policy.PURPOSES]
    return any(
        policy.decide(
            post=post,
            relations=relations,
            scope=frozenset({area}) if place == "own" else frozenset(),
            sealed=state == "sealed",
            conflicted=state == "conflicted",
            act_or_class=part,
            purpose=reason,
        ).allowed
        for reason in reasons
    )


EXPECTED = {
    (combination, part): line_for(combination)[0][part] == "yes"
    for combination in combinations()
    for part in PARTS
}


def disagreements() -> Iterator[tuple[Combination, str]]:
    for (combination, part), expected in EXPECTED.items():
        if may_see(combination, part) != expected:
            yield combination, part


def disagreements_about_reasons() -> Iterator[tuple[str, str, str]]:
    for row, relation, part in product(REASONS, policy.RELATIONS, PARTS[2:]):
        holders = frozenset().union(*(HOLDERS[h] for h in row["held_by"].split(" and ")))
        combination = ("desk_officer", relation, "open", "own")
        expected = relation in holders and row[part] == "yes" and EXPECTED[combination, part]
        if may_see(combination, part, row["purpose"]) != expected:
            yield row["purpose"], relation, part


def test_every_combination_meets_exactly_one_line_of_the_oracle() -> None:
    assert [c for c in combinations() if len(line_for(c)) != 1] == []


def test_every_line_of_the_oracle_is_about_something() -> None:
    met = [id(line) for c in combinations() for line in line_for(c)]
    assert [line for line in ORACLE if id(line) not in met] == []


def test_the_policy_answers_as_the_oracle_says() -> None:
    assert list(disagreements()) == []


def test_a_reason_opens_what_its_line_says_and_nothing_else() -> None:
    assert {row["purpose"] for row in REASONS} == set(policy.PURPOSES)
    assert list(disagreements_about_reasons()) == []


def may_do(combination: Combination, act: str) -> bool:
    post, relation, state, place = combination
    relations = frozenset[str]() if relation == "none" else frozenset({relation})
    area = policy.AREAS.get(post, "desk")
    return policy.decide(
        post=post,
        relations=relations,
        scope=frozenset({area}) if place == "own" else frozenset(),
        sealed=state == "sealed",
        conflicted=state == "conflicted",
        act_or_class=act,
    ).allowed


def test_every_act_is_open_to_those_written_down_and_to_nobody_else() -> None:
    acts = {row["act"]: row for row in lines("oracle_acts.csv")}
    assert set(acts) == set(policy.ACTS)
    wrong = []
    for (post, relation, state, place), (act, row) in product(combinations(), acts.items()):
        holds_cases = post not in {"custodian", "auditor", "registrar"}
        by_relation = relation != "none" and row[relation] == "yes"
        by_post = post in row["posts"].split() and state == "open" and place == "own"
        expected = state != "conflicted" and holds_cases and (by_relation or by_post)
        if may_do((post, relation, state, place), act) != expected:
            wrong.append((act, post, relation, state, place))
    assert wrong == []


def test_nothing_is_seen_with_one_factor() -> None:
    decided = policy.decide(
        post="desk_officer",
        relations=frozenset({"taker"}),
        scope=frozenset({"desk"}),
        sealed=False,
        conflicted=False,
        act_or_class="C1",
        assurance=1,
    )
    assert not decided.allowed


def test_a_conflict_beats_whatever_else_is_true() -> None:
    for post, relation in product(Post, policy.RELATIONS):
        assert not may_see((post.value, relation, "conflicted", "own"), "C1")


def opened_by_its_only_reason(relation: str, part: str) -> bool:
    reasons = policy.ONLY_FOR.get(relation)
    return (
        reasons is None
        or part in ("C1", "C2")
        or any(part in policy.PURPOSES[reason][1] for reason in reasons)
    )


def mutants() -> Iterator[tuple[str, object]]:
    """Every cell turned over, but for those that a second line of the page keeps shut too."""
    for relation, part in product(policy.RELATIONS, PARTS):
        if opened_by_its_only_reason(relation, part):
            yield "RELATIONS", {**policy.RELATIONS, relation: policy.RELATIONS[relation] ^ {part}}
    for post in Post:
        others = {k: v for k, v in policy.AREAS.items() if k != post.value}
        if post.value in policy.AREAS:
            yield "AREAS", others
        elif post.value not in policy.NEVER:
            yield "AREAS", {**others, post.value: "desk"}
        yield "NEVER", policy.NEVER ^ {post.value}
    for reason, part in product(policy.PURPOSES, PARTS[2:]):
        if reason not in policy.NEEDS_CONSENT:
            label, opens = policy.PURPOSES[reason]
            yield "PURPOSES", {**policy.PURPOSES, reason: (label, opens ^ {part})}
    for reason in policy.PURPOSES:
        yield "NEEDS_CONSENT", policy.NEEDS_CONSENT ^ {reason}
    for relation in policy.ONLY_FOR:
        yield "ONLY_FOR", {k: v for k, v in policy.ONLY_FOR.items() if k != relation}


def noticed() -> bool:
    return any(True for _ in disagreements_about_reasons()) or any(True for _ in disagreements())


def test_every_changed_cell_of_the_policy_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not noticed()
    survived = []
    for table, changed in mutants():
        with monkeypatch.context() as only_now:
            only_now.setattr(policy, table, changed)
            if not noticed():
                survived.append((table, changed))
    assert survived == []
