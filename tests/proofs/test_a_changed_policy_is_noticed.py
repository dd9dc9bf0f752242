"""How many changes to the policy's page the hand-written oracle notices, of all one can make.

Every cell of every table is turned over, also those that a second line keeps shut; and in the
source of the deciding functions every comparison, condition and answer is turned round.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from itertools import product
from types import ModuleType
from typing import Any

import pytest

from amaan.confidentiality import policy
from amaan.confidentiality.tests import test_the_policy_and_the_oracle_agree as oracle
from amaan.house.proving import Figure

GOAL = 0.98
Asked = dict[str, Any]
DECIDING = ("decide", "_who_may", "_fits", "_for_this_purpose", "_in_a_house")


def turned(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """This will give the page with one turn in its deciding functions, one after the other."""
    for function in (n for n in tree.body if isinstance(n, ast.FunctionDef)):
        if function.name in DECIDING:
            for at in range(len(list(ast.walk(function)))):
                changed = copy.deepcopy(tree)
                same = next(
                    n
                    for n in changed.body
                    if isinstance(n, ast.FunctionDef) and n.name == function.name
                )
                node = list(ast.walk(same))[at]
                if turn(node):
                    yield f"{function.name}:{node.lineno} {ast.unparse(node)}", changed  # type: ignore[attr-defined]


def turn(node: ast.AST) -> bool:
    """This will turn one node round; says whether there was anything to turn."""
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
        node.ops[0] = ast.NotIn() if isinstance(node.ops[0], ast.In) else ast.In()
    elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.Lt):
        node.ops[0] = ast.NotEq() if isinstance(node.ops[0], ast.Eq) else ast.GtE()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        node.value = not node.value
    elif isinstance(node, ast.If | ast.IfExp):
        node.test = ast.UnaryOp(ast.Not(), node.test)
        ast.fix_missing_locations(node)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        node.op = ast.BitOr()
    else:
        return False
    return True


def compiled(tree: ast.Module) -> dict[str, Any]:
    changed = ModuleType("changed_policy")
    changed.__dict__.update(vars(policy))
    exec(compile(tree, "policy", "exec"), changed.__dict__)  # noqa: S102
    return {name: getattr(changed, name) for name in DECIDING}


def says_more_than_it_opens() -> bool:
    """This will say whether a line names what another line keeps shut: harmless, and misleading."""
    for relation, reasons in policy.ONLY_FOR.items():
        through = frozenset().union(*(policy.PURPOSES[reason][1] for reason in reasons))
        if policy.RELATIONS[relation] - through - {"C1", "C2"}:
            return True
    for reason, relations in policy.ONLY_OF.items():
        # What no relation opens, whoever judges an emergency opens by his post.
        if relations and policy.PURPOSES[reason][1] - frozenset().union(
            *(policy.RELATIONS[r] for r in relations)
        ):
            return True
    return False


def says_why() -> bool:
    """This will say whether a refusal bears the reason by which its reader is told what to do."""
    asked: Asked = {
        "post": "desk_officer", "scope": frozenset(), "sealed": False, "conflicted": False,
        "relations": frozenset({"desk"}), "act_or_class": "C3",
    }  # fmt: skip
    keeper: Asked = {
        **asked, "post": "custodian", "relations": frozenset(), "sealed": True,
        "scope": frozenset({"keeping"}), "act_or_class": "hand_on",
    }  # fmt: skip
    judge: Asked = {
        **asked, "post": "auditor", "relations": frozenset(), "scope": frozenset({"judging"}),
        "act_or_class": "C4.emergency",
    }  # fmt: skip
    house: Asked = {
        **asked, "post": "house_keeper", "relations": frozenset({"house_keeper"}),
        "act_or_class": "C5",
    }  # fmt: skip
    return (
        policy.decide(**judge, purpose="judge").rule == "judging"
        and policy.decide(**{**judge, "act_or_class": "C4"}, purpose="judge").rule == "purpose"
        and policy.decide(**house, purpose="keep_her").rule == "relation house_keeper"
        and policy.decide(**house, purpose="read_back").rule == "purpose"
        and policy.decide(**asked, purpose="read_back").rule == "declaration"
        and policy.decide(**asked, purpose="curiosity").rule == "purpose"
        and policy.decide(**keeper).rule == "keeper"
    )


def lets_more_than_him() -> bool:
    """This will say whether two custodians could let anybody but him see anything but that."""
    if {"C6": frozenset({"investigator"})} != policy.LET_BY_TWO:
        return True
    for relation, part, purpose in product(policy.RELATIONS, oracle.PARTS, policy.PURPOSES):
        asked: Asked = {
            "post": "investigator", "scope": frozenset(), "sealed": False, "conflicted": False,
            "relations": frozenset({relation}), "act_or_class": part, "purpose": purpose,
            "declared": True,
        }  # fmt: skip
        adds = (
            policy.decide(**asked, let=frozenset(oracle.PARTS)).allowed
            and not policy.decide(**asked).allowed
        )
        if adds != ((relation, part, purpose) == ("investigator", "C6", "hear_alone")):
            return True
    return False


def noticed() -> bool:
    questions = (*oracle.EVERYTHING, oracle.disagreements_about_acts)
    try:
        if any(True for question in questions for _ in question()):
            return True
        if says_more_than_it_opens() or not says_why() or lets_more_than_him():
            return True
        oracle.test_nothing_is_seen_with_one_factor()
        oracle.test_a_conflict_beats_whatever_else_is_true()
    except Exception:
        return True
    return False


def cells() -> Iterator[tuple[str, str, object]]:
    """This will turn every cell of the tables, one after the other."""
    for relation, part in product(policy.RELATIONS, oracle.PARTS):
        table = {**policy.RELATIONS, relation: policy.RELATIONS[relation] ^ {part}}
        yield "RELATIONS", f"{relation} {part}", table
    for reason, part in product(policy.PURPOSES, oracle.PARTS[2:]):
        label, opens = policy.PURPOSES[reason]
        yield "PURPOSES", f"{reason} {part}", {**policy.PURPOSES, reason: (label, opens ^ {part})}
    for act, (by_relation, by_post) in policy.ACTS.items():
        for relation in policy.RELATIONS:
            yield "ACTS", f"{act} {relation}", {
                **policy.ACTS, act: (by_relation ^ {relation}, by_post)
            }  # fmt: skip
        for post in policy.AREAS:
            yield "ACTS", f"{act} {post}", {**policy.ACTS, act: (by_relation, by_post ^ {post})}
    for relation in policy.RELATIONS:
        changed = {"C6": policy.LET_BY_TWO["C6"] ^ {relation}}
        yield "LET_BY_TWO", f"C6 {relation}", changed
    for post in (*sorted(policy.NEVER), *policy.AREAS):
        yield "NEVER", post, policy.NEVER ^ {post}


def test_at_least_ninety_eight_of_a_hundred_changes_are_noticed(
    monkeypatch: pytest.MonkeyPatch, figure: Figure, how_many: Callable[[int], int]
) -> None:
    assert not noticed()
    made, survivors = 0, []
    # In the suite the policy's own tests turn the cells; here only the deciding functions.
    for table, cell, changed in cells() if how_many(0) else ():
        made += 1
        with monkeypatch.context() as only_now:
            only_now.setattr(policy, table, changed)
            if not noticed():
                survivors.append(f"{table} {cell}")
    assert policy.__file__
    with open(policy.__file__, encoding="utf-8") as file:  # noqa: PTH123
        tree = ast.parse(file.read())
    for where, page in turned(tree):
        made += 1
        with monkeypatch.context() as only_now:
            for name, function in compiled(page).items():
                only_now.setattr(policy, name, function)
            if not noticed():
                survivors.append(where)
    killed = 1 - len(survivors) / made
    figure("mutants: changes made to the policy", made)
    figure("mutants: noticed by the oracle", f"{killed:.1%}")
    for survivor in survivors:
        figure(f"mutants: survived: {survivor[:44]}", "")
    assert killed >= GOAL, survivors
