"""The bench is kept running by a tiny set; how long anything took is never asked here."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from amaan.house.bench import (
    explaining,
    homes,
    living,
    making,
    multiplying,
    processes,
    report,
    running,
    showing,
    site,
    trials,
)
from amaan.house.bench.operations import OPERATIONS
from amaan.house.bench.report import Report
from amaan.house.bench.sizes import Size
from amaan.house.steps import Steps
from amaan.kernel.ids import new_id

FIRST = Size("tiny-first", taken=15, copies=1)
SMALL = Size("tiny", taken=15, copies=2, grows_from=FIRST)
LARGER = Size("tiny-grown", taken=15, copies=12, grows_from=FIRST)
NEVER_MEASURED = replace(LARGER, name="tiny-still")
pytestmark = pytest.mark.stack
_LEDGER = """
SELECT (SELECT count(DISTINCT case_id) FROM cases_dutyrecord),
  (SELECT count(DISTINCT district_id) FROM cases_dutyrecord),
  (SELECT count(*) > 0 FROM cases_tally WHERE opened > 0)
"""
_EXHIBITS_FOR_A_CASE_WITH_DAYS = """
INSERT INTO investigation_exhibit
SELECT (jsonb_populate_record(e.whole,
  jsonb_build_object('id', gen_random_uuid(), 'case_id', h.case_id, 'mark', 'ANOTHER'))).*
FROM (SELECT x AS whole FROM investigation_exhibit x LIMIT 1) e
CROSS JOIN (SELECT case_id FROM court_hearing WHERE case_id NOT IN
  (SELECT case_id FROM investigation_exhibit) LIMIT 1) h"""


@pytest.fixture(scope="module")
def found(home: Path) -> Report:
    """One run at both sizes, each operation a few times."""
    few = [replace(o, count=4, crowd=min(o.crowd, 2)) for o in OPERATIONS]
    return running.run([SMALL, LARGER], few, Steps(), rounds=2, warm=2)


def test_every_operation_stands_beside_its_floor_at_every_size(found: Report) -> None:
    assert [(line.name, line.cases) for line in found.lines] == [
        (operation.name, size.cases) for size in (SMALL, LARGER) for operation in OPERATIONS
    ]
    assert all(line.sql.count and line.page.count for line in found.lines)


def test_both_forms_of_the_answer_name_every_operation(found: Report) -> None:
    for form in (report.as_text(found), report.as_markdown(found)):
        assert all(operation.title in form for operation in OPERATIONS)
        assert "turn of the clock" in form


def test_a_miss_is_said_and_a_larger_set_is_compared(found: Report) -> None:
    slow = replace(found.lines[0], reach=0.0)
    assert any("instead of 0" in said for said in slow.misses)
    assert [title for title, _ in found.flatness()] == [o.title for o in OPERATIONS]


def test_the_numbers_of_the_boards_are_those_of_the_multiplied_ledger(found: Report) -> None:
    making.make_ready(NEVER_MEASURED, Steps())
    with homes.stack_at(homes.bench_home(NEVER_MEASURED), Steps(), {}) as stack:
        stack.raise_database()
        stack.run_module(["amaan.house.bench.settling", "numbers"], role="jobs")
        with stack.cluster.connect("amaan") as founder:
            row = founder.execute(_LEDGER).fetchone()
    assert row == (15 * 12, 2, True)


def test_invented_cases_are_lived_in_the_district_of_the_bench(found: Report) -> None:
    making.make_ready(NEVER_MEASURED, Steps())
    told = Report()
    with homes.stack_at(homes.bench_home(NEVER_MEASURED), Steps(), {}) as stack:
        stack.raise_database()
        living.appoint(stack)
        living.live(stack, told, 2)
        living.look(stack, told, 2)
    titles = [title for title, *_rest in told.others]
    assert titles[0] == "2 invented cases through the verbs, an entry"
    assert [title for title, _found, _reach, met in told.others if not met] == []


def test_a_kept_set_is_carried_forward_and_not_made_again(found: Report) -> None:
    mark = homes.bench_home(SMALL) / "made"
    kept = json.loads(mark.read_text(encoding="utf-8"))
    mark.write_text(json.dumps({**kept, "tables": "of an older version"}), encoding="utf-8")
    made = (homes.bench_home(SMALL) / "vault.pub").stat()
    assert making.make_ready(SMALL, Steps()).carried == kept["carried"] + 1
    assert (homes.bench_home(SMALL) / "vault.pub").stat() == made
    assert making.make_ready(SMALL, Steps()).carried == kept["carried"] + 1


def test_every_statement_of_an_operation_is_shown_with_its_plan(found: Report) -> None:
    plans = showing.plans(SMALL, [o for o in OPERATIONS if o.name == "reveal"], Steps())
    (looks, turned) = plans.values()
    assert {plan.asked_by for plan in looks} >= {"web", "vault"}
    assert any("confidentiality_journalentry" in plan.statement for plan in looks)
    assert any("UPDATE cases_dutyrecord" in plan.statement for plan in turned)
    assert "FAULT" not in showing.as_text(plans)


def test_a_long_file_with_days_of_its_own_stops_no_new_calendar(found: Report) -> None:
    making.make_ready(NEVER_MEASURED, Steps())
    with site.running(NEVER_MEASURED, Steps()) as here:
        trials.make_ready(here)
        with here.founder() as founder:
            # Its days were poured when it had no exhibits yet, and then a day of the set passed.
            founder.execute("SET session_replication_role = replica")
            founder.execute(_EXHIBITS_FOR_A_CASE_WITH_DAYS)
            founder.execute("UPDATE court_hearing SET day = day - 400")
        trials.make_ready(here)
        with here.founder() as founder:
            row = founder.execute("SELECT max(day) > current_date - 60 FROM court_hearing")
            assert row.fetchone() == (True,)


def test_a_statement_that_takes_too_many_rows_is_named(tmp_path: Path) -> None:
    written = tmp_path / "database.log"
    written.touch()
    log = explaining.Log(written)
    walk = {"Node Type": "Seq Scan", "Relation Name": "cases_case", "Actual Rows": 20}
    few = {**walk, "Actual Loops": 1, "Rows Removed by Filter": 30, "Actual Total Time": 0.1}
    many = {**few, "Rows Removed by Filter": 30_000}
    with written.open("w", encoding="utf-8") as server:
        for plan in (few, many):
            said = json.dumps({"Query Text": "SELECT 1", "Plan": plan}, indent=2)
            said = said.replace("\n", "\n\t")
            server.write(
                f"2026-01-01 00:00:00.000 UTC [7] <web> LOG:  duration: 0.1 ms  plan:\n\t{said}\n"
            )
    fine, slow = log.plans()
    assert fine.faults == ()
    assert slow.faults == ("walks cases_case: 30,020 rows",)
    assert log.plans() == []


def test_a_copy_is_named_alike_by_the_database_and_by_us() -> None:
    original = new_id()
    assert multiplying.copy_of(original, 0) == original
    assert multiplying.copy_of(original, 1) == multiplying.copy_of(original, 1)
    assert multiplying.copy_of(original, 1) != multiplying.copy_of(original, 2)


def test_processor_time_of_a_process_only_grows() -> None:
    before = processes.cpu_ms(os.getpid())
    sum(number * number for number in range(300_000))
    assert processes.cpu_ms(os.getpid()) >= before
    assert processes.memory_mb(os.getpid())[0] > 1
