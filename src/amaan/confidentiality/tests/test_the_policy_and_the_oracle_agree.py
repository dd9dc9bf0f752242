"""The policy table against a page written by hand: every combination, in both directions."""

import csv
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest

from amaan.confidentiality import policy
from amaan.organisation.posts import Post

PAGES = Path(__file__).parents[4] / "tests" / "security"
PARTS = (
    "C1", "C2", "C3", "C4", "C4.notes", "C4.plan", "C4.medical", "C4.conflict", "C4.emergency",
    "C5", "C6", "C7",
)  # fmt: skip
STATES = ("open", "sealed", "conflicted")
PLACES = ("own", "other")
HOLDERS = {
    "nobody": frozenset[str](),
    "desk": frozenset({"taker", "desk"}),
    "investigator": frozenset({"investigator"}),
    "registering": frozenset({"registering"}),
    "reviewer": frozenset({"reviewer"}),
    "prosecutor": frozenset({"prosecutor"}),
    "emergency": frozenset({"glass_name", "glass_reach"}),
}
# These hold no case, whatever was granted to them.
WITHOUT_A_CASE = {
    "custodian", "auditor", "registrar", "observer", "house_keeper", "house_worker", "mediator",
    "legal_adviser",
    "provider", "personnel_officer", "training_officer", "community_officer", "media_officer",
    "programme_officer",
}  # fmt: skip
Row = Mapping[str, str]
Combination = tuple[str, str, str, str]


def lines(name: str) -> list[Row]:
    text = (PAGES / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in text if not line.startswith("#")))


ORACLE = lines("oracle.csv")
REASONS = lines("oracle_purposes.csv")
WORDS = {row["relation"]: row["waits"] == "yes" for row in lines("oracle_word.csv")}
SHARED = {row["part"]: row["opens"] == "yes" for row in lines("oracle_consent.csv")}
ACTS = {row["act"]: row for row in lines("oracle_acts.csv")}
JUDGING = {row["post"]: row for row in lines("oracle_judging.csv")}
HOUSE = lines("oracle_house.csv")


def combinations() -> Iterator[Combination]:
    relations = ("none", *policy.RELATIONS)
    return product([post.value for post in Post], relations, STATES, PLACES)


def line_for(combination: Combination) -> list[Row]:
    named = zip(("post", "relation", "state", "place"), combination, strict=True)
    wanted = dict(named)
    return [r for r in ORACLE if all(r[k] in ("*", v) for k, v in wanted.items())]


def may_see(
    combination: Combination,
    part: str,
    purpose: str = "",
    *,
    declared: bool = True,
    consents: frozenset[str] = frozenset(),
) -> bool:
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
            declared=declared,
            consents=consents,
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


def disagreements_about_words() -> Iterator[tuple[str, str]]:
    """Without his word nobody opens what is sealed, but those whom the page lets."""
    for relation, part in product(policy.RELATIONS, PARTS):
        combination = ("desk_officer", relation, "open", "own")
        waits = WORDS[relation] and part not in ("C1", "C2")
        expected = EXPECTED[combination, part] and not waits
        if may_see(combination, part, declared=False) != expected:
            yield relation, part


def disagreements_about_consents() -> Iterator[tuple[str, str, str]]:
    """What she agreed to share opens, to those who may see it, and not a part beside it."""
    for relation, part, agreed in product(policy.RELATIONS, SHARED, SHARED):
        combination = ("desk_officer", relation, "open", "own")
        expected = (
            part == agreed
            and SHARED[part]
            and EXPECTED[combination, part]
            and relation in HOLDERS["desk"] | HOLDERS["investigator"]
        )
        found = may_see(
            combination, part, "share_for_care", consents=frozenset({f"share_for_care {agreed}"})
        )
        if found != expected:
            yield relation, part, agreed


def disagreements_about_judging() -> Iterator[tuple[str, str, str, str]]:
    """Whoever judges an emergency gets its one sentence, for that reason, and no other part."""
    for post, state, part, reason in product(Post, STATES, PARTS, ["", *policy.PURPOSES]):
        may = policy.decide(
            post=post.value,
            relations=frozenset(),
            scope=frozenset({"judging"}),
            sealed=state == "sealed",
            conflicted=state == "conflicted",
            act_or_class=part,
            purpose=reason,
        ).allowed
        wanted = (part, reason) == ("C4.emergency", "judge")
        if may != (wanted and JUDGING[post.value][state] == "yes"):
            yield post.value, state, part, reason


def disagreements_in_a_house() -> Iterator[tuple[str, str, str, str]]:
    """What a house keeps opens to those who serve in it, each part for its reason alone."""
    told = {(row["relation"], row["part"]): row for row in HOUSE}
    for post, relation, part, reason in product(
        Post, policy.IN_A_HOUSE, PARTS, ["", *policy.PURPOSES]
    ):
        found = policy.decide(
            post=post.value,
            relations=frozenset({relation}),
            scope=frozenset({"desk", "station", "district", "region", "province", "judging"}),
            sealed=False,
            conflicted=False,
            act_or_class=part,
            purpose=reason,
        ).allowed
        row = told.get((relation, part))
        serves = row is not None and post.value in row["posts"].split()
        if found != (serves and row is not None and reason == row["reason"]):
            yield post.value, relation, part, reason


def test_what_a_house_keeps_opens_to_those_who_serve_in_it_and_to_nobody_else() -> None:
    assert {row["relation"] for row in HOUSE} == set(policy.IN_A_HOUSE)
    assert list(disagreements_in_a_house()) == []


def test_whoever_serves_in_a_house_may_do_nothing_to_a_case() -> None:
    for act, post, relation in product(
        policy.ACTS, ("house_keeper", "house_worker"), policy.IN_A_HOUSE
    ):
        assert not policy.decide(
            post=post, relations=frozenset({relation}), scope=frozenset({"desk"}), sealed=False,
            conflicted=False, act_or_class=act, purpose="keep_her",
        ).allowed  # fmt: skip


def test_the_sentence_of_an_emergency_opens_to_whoever_judges_it() -> None:
    assert set(JUDGING) == {post.value for post in Post}
    assert list(disagreements_about_judging()) == []


def test_nobody_is_judge_where_nothing_waits_for_him() -> None:
    for post in Post:
        assert not may_see((post.value, "none", "open", "own"), "C4.emergency", "judge")


def test_a_province_keeps_what_its_district_can_keep_only_where_it_is_said_so() -> None:
    for where in policy.KEEPING:
        for scope, allowed in (("keeping", True), ("district", False), ("province", False)):
            found = policy.decide(
                post="custodian", relations=frozenset(), scope=frozenset({scope}), sealed=True,
                conflicted=False, act_or_class=where,
            )  # fmt: skip
            assert found.allowed == allowed


def test_nothing_sealed_opens_before_the_officers_word() -> None:
    assert set(WORDS) == set(policy.RELATIONS)
    assert list(disagreements_about_words()) == []


def test_sharing_opens_exactly_what_she_agreed_to() -> None:
    assert list(disagreements_about_consents()) == []


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
    area = {"custodian": "keeping"}.get(post) or policy.AREAS.get(post, "desk")
    return policy.decide(
        post=post,
        relations=relations,
        scope=frozenset({area}) if place == "own" else frozenset(),
        sealed=state == "sealed",
        conflicted=state == "conflicted",
        act_or_class=act,
    ).allowed


def expected_to_do(combination: Combination, row: Row) -> bool:
    post, relation, state, place = combination
    if state == "conflicted":
        return False
    if post in WITHOUT_A_CASE:
        keeps = post == "custodian" and state == "sealed" and place == "own"
        return keeps and row["keeper"] == "yes"
    over = relation in HOLDERS["emergency"] and state == "sealed"
    by_relation = relation != "none" and row[relation] == "yes" and not over
    by_post = post in row["posts"].split() and state == "open" and place == "own"
    return by_relation or by_post


def disagreements_about_acts() -> Iterator[tuple[str, Combination]]:
    for combination, (act, row) in product(combinations(), ACTS.items()):
        if act in policy.ACTS and may_do(combination, act) != expected_to_do(combination, row):
            yield act, combination


def test_every_act_is_open_to_those_written_down_and_to_nobody_else() -> None:
    assert set(ACTS) == set(policy.ACTS)
    assert list(disagreements_about_acts()) == []


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
        # What the only relations with this reason do not open, it cannot open either.
        only = policy.ONLY_OF.get(reason, frozenset())
        shut_twice = bool(only) and not any(part in policy.RELATIONS[r] for r in only)
        if reason in policy.OF_A_HOUSE:
            shut_twice = not any(part in opened for opened in policy.IN_A_HOUSE.values())
        if reason not in policy.NEEDS_CONSENT and not shut_twice:
            label, opens = policy.PURPOSES[reason]
            yield "PURPOSES", {**policy.PURPOSES, reason: (label, opens ^ {part})}
    for relation, part in product(policy.IN_A_HOUSE, PARTS):
        # What no reason of a house opens stays shut whatever this line says.
        if any(part in policy.PURPOSES[reason][1] for reason in policy.OF_A_HOUSE):
            changed = {**policy.IN_A_HOUSE, relation: policy.IN_A_HOUSE[relation] ^ {part}}
            yield "IN_A_HOUSE", changed
    for reason in policy.OF_A_HOUSE:
        yield "OF_A_HOUSE", policy.OF_A_HOUSE - {reason}
        yield "ONLY_OF", {k: v for k, v in policy.ONLY_OF.items() if k != reason}
    for reason in policy.PURPOSES.keys() - policy.OF_A_HOUSE:
        yield "NEEDS_CONSENT", policy.NEEDS_CONSENT ^ {reason}
    for relation in policy.ONLY_FOR:
        # Of an emergency the line beside it, and what it opens, keep the same things shut.
        if relation not in policy.EMERGENCY:
            yield "ONLY_FOR", {k: v for k, v in policy.ONLY_FOR.items() if k != relation}
    yield "ONLY_OF", {k: v for k, v in policy.ONLY_OF.items() if k != "emergency"}
    for post in Post:
        yield "JUDGES", policy.JUDGES ^ {post.value}
        yield "JUDGES_SEALED", policy.JUDGES_SEALED ^ {post.value}
    yield "EMERGENCY", frozenset()
    for relation in policy.RELATIONS:
        yield "WITHOUT_DECLARING", policy.WITHOUT_DECLARING ^ {relation}
    for act in policy.ACTS:
        yield "KEEPING", policy.KEEPING ^ {act}
        by_relation, by_post = policy.ACTS[act]
        for relation in policy.RELATIONS:
            yield "ACTS", {**policy.ACTS, act: (by_relation ^ {relation}, by_post)}
        for held in policy.AREAS:
            yield "ACTS", {**policy.ACTS, act: (by_relation, by_post ^ {held})}


BY_TABLE = {"ACTS": (disagreements_about_acts,), "KEEPING": (disagreements_about_acts,)}
EVERYTHING = (
    disagreements_about_reasons,
    disagreements_about_words,
    disagreements_about_consents,
    disagreements_about_judging,
    disagreements_in_a_house,
    disagreements,
)


def noticed(table: str = "") -> bool:
    return any(True for question in BY_TABLE.get(table, EVERYTHING) for _ in question())


def test_every_changed_cell_of_the_policy_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not noticed()
    assert not noticed("ACTS")
    survived = []
    for table, changed in mutants():
        with monkeypatch.context() as only_now:
            only_now.setattr(policy, table, changed)
            if not noticed(table):
                survived.append((table, changed))
    assert survived == []
