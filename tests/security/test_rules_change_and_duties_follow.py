"""New rules are published: every case is worked out again, once, whatever happens meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.security.world import World

from amaan.cases import again
from amaan.cases.weighing import files_to_weigh, how_many_to_weigh, next_to_weigh
from amaan.jobs import recomputing
from amaan.jobs.actions import place_order
from amaan.jobs.context import work_as
from amaan.jobs.models import Order
from amaan.jobs.queries import order_progress
from amaan.kernel.refusals import NotFound
from amaan.protocol.touching import EVERYTHING, Touch

AsRole = Callable[[str], AbstractContextManager[None]]
CASES = 5
NO_KIND: frozenset[str] = frozenset()


@pytest.fixture
def jobs(world: World, as_role: AsRole) -> Iterator[World]:
    """This will stand in the worker's shoes."""
    with as_role("jobs"):
        yield world


@pytest.fixture
def one_rule_is_new(world: World, as_role: AsRole) -> None:
    """This will take the receipt's duties away, as if their rule had not been there yesterday."""
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "WITH gone AS (DELETE FROM cases_dutyrecord WHERE rule = 'receipt_given' RETURNING *)"
            " UPDATE cases_case c SET owed = owed - (g.state IN ('open', 'missed'))::int"
            " FROM gone g WHERE g.case_id = c.id"
        )
        assert cursor.rowcount == CASES


def entries() -> list[UUID]:
    """This will say which cases carry an entry that duties were worked out again."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute("SELECT case_id FROM cases_factrecord WHERE kind = 'duties.recomputed'")
        rows = [case_id for (case_id,) in cursor.fetchall()]
        cursor.execute("SET LOCAL ROLE jobs")
    return rows


@contextmanager
def the_plug_pulled() -> Iterator[None]:
    """This will end a block as a killed process ends: the database forgets all of it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def settle_one_batch(order_id: UUID, world: World, size: int = 2) -> bool:
    """This will do what the worker does between two looks at its order."""
    begun = recomputing.begin(order_id, world.now)
    assert begun is not None
    stretch = next(recomputing._stretches(begun.reached, EVERYTHING, world.now, size))
    recomputing.settle(order_id, None, {}, world.now, stretch.files)
    return recomputing.move_on(order_id, world.now, stretch)


def order_by_the_house(world: World) -> UUID:
    return place_order(actor=None, kind="recompute_duties", now=world.now)


def test_every_case_gains_the_new_duty_and_says_so_once(one_rule_is_new: None, jobs: World) -> None:
    recomputing.recompute_all(order_by_the_house(jobs), jobs.now, batch=2)
    assert sorted(entries()) == sorted(
        told.case_id for told in jobs.cases.values() if told.name != "nowhere"
    )


@pytest.mark.parametrize("tried", [1, 3, 50])
def test_where_nearly_all_change_the_rest_is_settled_unweighed_and_nothing_else_is_told(
    one_rule_is_new: None, jobs: World, monkeypatch: pytest.MonkeyPatch, tried: int
) -> None:
    monkeypatch.setattr(recomputing, "TRIED", tried)
    order_id = order_by_the_house(jobs)
    recomputing.recompute_all(order_id, jobs.now)
    assert len(entries()) == CASES == Order.objects.get(id=order_id).changed_count
    with transaction.atomic():
        work_as("recompute_duties", jobs.now)
        every = next_to_weigh(None, EVERYTHING, limit=100)
        assert not again.recompute(actor=None, case_ids=every, rules_version="again", now=jobs.now)
    assert len(entries()) == CASES


def test_rules_that_change_nothing_for_a_case_leave_no_entry(jobs: World) -> None:
    recomputing.recompute_all(order_by_the_house(jobs), jobs.now)
    assert entries() == []


def test_hours_that_pass_are_no_new_rule(jobs: World) -> None:
    recomputing.recompute_all(order_by_the_house(jobs), jobs.now + timedelta(days=40))
    assert entries() == []


def test_a_worker_killed_between_batches_goes_on_and_repeats_nothing(
    one_rule_is_new: None, jobs: World
) -> None:
    order_id = order_by_the_house(jobs)
    settle_one_batch(order_id, jobs)
    assert Order.objects.get(id=order_id).done_count == 2
    recomputing.recompute_all(order_id, jobs.now, batch=2)
    assert len(entries()) == CASES
    assert Order.objects.get(id=order_id).done_count == CASES


def test_a_worker_killed_within_a_batch_leaves_nothing_of_it(
    one_rule_is_new: None, jobs: World
) -> None:
    order_id = order_by_the_house(jobs)
    settle_one_batch(order_id, jobs)
    with the_plug_pulled():
        settle_one_batch(order_id, jobs)
    assert len(entries()) == 2
    assert Order.objects.get(id=order_id).done_count == 2


def test_an_order_carried_out_twice_changes_nothing_the_second_time(
    one_rule_is_new: None, jobs: World
) -> None:
    order_id = order_by_the_house(jobs)
    for _ in range(2):
        recomputing.recompute_all(order_id, jobs.now)
    assert len(entries()) == CASES
    order = Order.objects.get(id=order_id)
    assert (order.state, order.done_count, order.changed_count) == ("done", CASES, CASES)


def test_the_same_rules_are_news_only_until_every_case_was_settled(jobs: World) -> None:
    order_id = order_by_the_house(jobs)
    about = Order.objects.get(id=order_id).about
    assert recomputing.is_news(about)
    recomputing.recompute_all(order_id, jobs.now)
    assert not recomputing.is_news(about)
    assert recomputing.is_news("other rules")


def test_an_order_for_rules_that_nobody_has_any_more_touches_nothing(
    one_rule_is_new: None, jobs: World
) -> None:
    order_id = order_by_the_house(jobs)
    Order.objects.filter(id=order_id).update(about="0" * 64)
    with pytest.raises(recomputing.RulesMovedOn), transaction.atomic():
        recomputing.recompute_all(order_id, jobs.now)
    assert entries() == []


def test_two_requests_for_the_same_work_are_one_order(jobs: World) -> None:
    assert order_by_the_house(jobs) == order_by_the_house(jobs)
    assert Order.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), min(args::text) FROM procrastinate_jobs")
        assert cursor.fetchone() == (1, f'{{"order": "{Order.objects.get().id}"}}')


def test_an_order_that_is_rolled_back_leaves_no_work_in_the_queue(world: World) -> None:
    with the_plug_pulled():
        order_by_the_house(world)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone() == (0,)


def test_a_registrar_may_ask_and_see_how_far_it_is(world: World) -> None:
    registrar = world.actors["the registrar"]
    order_id = place_order(actor=registrar, kind="recompute_duties", now=world.now)
    seen = order_progress(registrar, order_id)
    assert (seen.state, seen.done_count, seen.is_over) == ("placed", 0, False)


def test_how_far_it_is_does_not_tell_how_many_files_are_sealed(world: World) -> None:
    registrar = world.actors["the registrar"]
    order_id = place_order(actor=registrar, kind="recompute_duties", now=world.now)
    Order.objects.filter(id=order_id).update(total=CASES, done_count=2)
    seen = order_progress(registrar, order_id)
    assert (seen.done_count, seen.total) == (100 * 2 // CASES, 100)


@pytest.mark.parametrize("part", ["the desk officer", "the district commander", "the auditor"])
def test_nobody_else_may_ask_for_it_or_learn_that_it_runs(world: World, part: str) -> None:
    order_id = order_by_the_house(world)
    with pytest.raises(NotFound), transaction.atomic():
        place_order(actor=world.actors[part], kind="recompute_duties", now=world.now)
    with pytest.raises(NotFound):
        order_progress(world.actors[part], order_id)


@pytest.mark.parametrize(
    ("touch", "all_of_them"),
    [
        (EVERYTHING, True),
        (Touch(kinds=frozenset({"complaint.received"})), True),
        (Touch(kinds=frozenset({"judgment.given"})), False),
        (Touch(NO_KIND, rules=frozenset({"receipt_given"})), True),
        (Touch(NO_KIND, rules=frozenset({"zarra_informed"})), False),
        (Touch(NO_KIND, frozenset({("incident.described", "acts", "penetration")})), True),
        (Touch(NO_KIND, frozenset({("incident.described", "acts", "acid")})), False),
        (Touch(kinds=frozenset({"complaint.received"}), provinces=frozenset({"PB"})), False),
        (Touch(kinds=frozenset({"complaint.received"}), offences=frozenset({"PPC-376-1"})), True),
        (Touch(kinds=frozenset({"complaint.received"}), offences=frozenset({"PPC-364A"})), False),
        (Touch(kinds=frozenset({"complaint.received"}), since=date(2199, 1, 1)), False),
    ],
)  # fmt: skip
def test_only_files_that_a_change_speaks_of_are_read(
    jobs: World, touch: Touch, all_of_them: bool
) -> None:
    with transaction.atomic():
        work_as("recompute_duties", jobs.now)
        found = next_to_weigh(None, touch, limit=100)
        assert how_many_to_weigh(None, touch) == len(found)
    assert len(found) == (CASES if all_of_them else 0)


def test_of_a_change_of_few_rules_only_their_duties_are_read_and_all_owed_is_still_counted(
    one_rule_is_new: None, jobs: World, as_role: AsRole
) -> None:
    receipt = frozenset({"receipt_given"})
    with transaction.atomic():
        work_as("recompute_duties", jobs.now)
        every = next_to_weigh(None, EVERYTHING, limit=100)
        assert recomputing.weighing.changing(files_to_weigh(every, receipt), jobs.now, {}, receipt)
        changed = again.recompute(
            actor=None, case_ids=every, rules_version="new", asked=receipt, now=jobs.now
        )
        assert changed == CASES
        whole = files_to_weigh(every, None)
        assert not recomputing.weighing.changing(whole, jobs.now, {})
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(_OWED_IS_WRONG)
        assert cursor.fetchone() == (0,)


_OWED_IS_WRONG = """
SELECT count(*) FROM cases_case c WHERE c.owed <> (SELECT count(*) FROM cases_dutyrecord d
  WHERE d.case_id = c.id AND d.state IN ('open', 'contested', 'missed'))
"""
