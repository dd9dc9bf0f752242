"""Whether something may be mediated, held against a table that was written by hand."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amaan.law import practice
from amaan.mediation import gate
from amaan.mediation.gate import Alleged, Fitness, Matter, answer
from amaan.protocol import codes

TABLE = Path(__file__).parent / "gate.csv"
FIT = Fitness(
    trained=True, has_women=True, written_rules=True, separate_rooms=True, may_leave=True,
    court_looks=True,
)  # fmt: skip
IN_ORDER = Matter(
    age="26-40", sex="female", province="BA", danger="standard", danger_days=0,
    council_threat="no", earlier_violence="no", any_violence="no", subject="money",
    mediator="forum", proposed_by="survivor", proposal_days=30, heard_alone="yes", advised="yes",
    forum=FIT,
)  # fmt: skip


def rows() -> Iterator[dict[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def matter_of(row: dict[str, str]) -> Matter:
    """This will make a matter of a row, by rules of its own and not by the room's."""
    told: dict[str, object] = {}
    for name, field in {
        "age": "age", "sex": "sex", "province": "province", "council": "council_threat",
        "earlier": "earlier_violence", "violence": "any_violence", "subject": "subject",
        "mediator": "mediator", "proposed_by": "proposed_by", "heard_alone": "heard_alone",
        "advised": "advised",
    }.items():  # fmt: skip
        if row[name]:
            told[field] = row[name]
    for name in ("acts", "contexts", "conditions"):
        told[name] = frozenset(row[name].split())
    if row["danger"]:
        told["danger"] = "" if row["danger"] == "none" else row["danger"]
        told["danger_days"] = None if row["danger"] == "none" else 0
    if row["danger_days"]:
        told["danger_days"] = int(row["danger_days"])
    if row["proposal_days"]:
        told["proposal_days"] = (
            None if row["proposal_days"] == "none" else int(row["proposal_days"])
        )
    if row["forum"]:
        told["forum"] = None if row["forum"] == "none" else replace(FIT, **{row["forum"]: False})
    told["order_or_bail"] = row["order"] == "yes"
    told["earlier_violence_lifted"] = row["lifted"] == "yes"
    told["supervisor_agrees"] = row["supervisor"] == "yes"
    told["offences"] = tuple(alleged(one) for one in row["offences"].split())
    return replace(IN_ORDER, **told)  # type: ignore[arg-type]


def alleged(cell: str) -> Alleged:
    id, compoundable, cognizable, tags = cell.split(":")
    return Alleged(
        id=id, compoundable=compoundable == "yes", cognizable=cognizable == "yes",
        sexual="sexual" in tags, tags=frozenset(tags.split("+")),
    )  # fmt: skip


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row["what"])
def test_the_gate_answers_as_the_table_says(row: dict[str, str]) -> None:
    found = answer(matter_of(row))
    assert (found.result, set(found.rules)) == (row["result"], set(row["rules"].split()))


def test_every_red_line_stands_in_the_table() -> None:
    tried = {rule for row in rows() for rule in row["rules"].split()}
    lines = {line.id for line in practice.load().mediation}
    assert lines - {"M19", "M20"} <= tried
    assert tried >= codes.RED_LINES


def test_the_rules_that_answer_are_the_rules_of_the_book() -> None:
    for_good = {line.id for line in practice.load().mediation if line.result == "block"}
    blocking = {
        ground.rule
        for row in rows()
        for ground in answer(matter_of(row)).grounds
        if ground.for_good and ground.rule.startswith("M")
    }
    # M12 is a block that a supervisor lifts; M17 forbids what no forum may ever have.
    assert blocking == for_good - {"M12"} | {"M17"}


SOMETHING = st.builds(
    Matter,
    acts=st.frozensets(st.sampled_from(sorted(codes.ACTS)), max_size=3),
    contexts=st.frozensets(st.sampled_from(sorted(codes.CONTEXTS)), max_size=2),
    age=st.sampled_from(sorted(codes.AGE_BANDS)),
    sex=st.sampled_from(sorted(codes.SEXES)),
    province=st.sampled_from(sorted(codes.PROVINCES)),
    danger=st.sampled_from(["", *sorted(codes.RISK_LEVELS)]),
    danger_days=st.one_of(st.none(), st.integers(0, 20)),
    order_or_bail=st.booleans(),
    council_threat=st.sampled_from(sorted(gate.ANSWERS)),
    earlier_violence=st.sampled_from(sorted(gate.ANSWERS)),
    any_violence=st.sampled_from(sorted(gate.ANSWERS)),
    subject=st.sampled_from(["none", *sorted(gate.SUBJECTS)]),
    mediator=st.sampled_from(sorted(gate.MEDIATORS)),
    proposed_by=st.sampled_from(sorted(codes.PROPOSERS)),
    proposal_days=st.one_of(st.none(), st.integers(0, 20)),
    conditions=st.frozensets(st.sampled_from(sorted(gate.CONDITIONS)), max_size=1),
    heard_alone=st.sampled_from(sorted(gate.ANSWERS)),
    advised=st.sampled_from(sorted(gate.ANSWERS)),
    forum=st.sampled_from([None, FIT]),
    earlier_violence_lifted=st.booleans(),
    supervisor_agrees=st.booleans(),
)


@given(SOMETHING)
def test_nothing_of_violence_sex_or_a_child_is_ever_referred(matter: Matter) -> None:
    harmed = matter.acts & (gate.SEXUAL | gate.VIOLENT | gate.GIVEN_AWAY | gate.GRAVE)
    if harmed or matter.age in gate.UNDER_AGE or matter.mediator in gate.NEVER_MEDIATE:
        assert answer(matter).result == "blocked"


@given(SOMETHING)
def test_knowing_less_never_opens_the_gate(matter: Matter) -> None:
    unknown = replace(
        matter, council_threat="unknown", earlier_violence="unknown", any_violence="unknown",
        heard_alone="unknown", advised="unknown", danger="", danger_days=None, proposal_days=None,
    )  # fmt: skip
    assert answer(unknown).result != "may_be_referred"


@pytest.mark.parametrize("act", sorted(codes.ACTS - {"other"}))
def test_whatever_was_done_to_her_is_never_referred(act: str) -> None:
    assert answer(replace(IN_ORDER, acts=frozenset({act}))).result == "blocked"


def test_the_gate_knows_no_act_that_the_desk_cannot_write() -> None:
    assert codes.ACTS >= gate.SEXUAL | gate.VIOLENT | gate.GIVEN_AWAY | gate.GRAVE
    assert gate.SUBJECTS | gate.CONDITIONS and codes.CONDITION_OF == gate.CONDITIONS
