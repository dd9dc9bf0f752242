"""Every figure against a second reading of the same lives, to the digit."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.insight import second_reading_of_bands as bands
from tests.insight.invented import Life, lives, write
from tests.insight.second_reading import SECOND, STEPS, Seen, age, need, offence, relation
from tests.security.world import World

from amaan.cases.models import Case
from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.insight import counting as insight_counting
from amaan.insight.counting import Piece
from amaan.insight.distributions import DISTRIBUTIONS, MEANS
from amaan.insight.indicators import EVENTS, INDICATORS
from amaan.insight.models import Amount, Count, Counted, Journey, Layout, Tally, Wait
from amaan.insight.tallying import LAYOUT
from amaan.jobs import counting
from amaan.jobs.actions import place_order
from amaan.jobs.context import work_as
from amaan.jobs.models import Order
from amaan.kernel.clock import local_date

pytestmark = pytest.mark.django_db
Key = tuple[Any, ...]


@pytest.fixture
def invented(world: World) -> list[Life]:
    with role("owner"):
        # The world's own five cases would be counted too; what is compared is what was invented.
        with connection.cursor() as cursor:
            cursor.execute("UPDATE cases_case SET sealed = true")
        found = lives(world, 260, seed=9)
        write(world, found)
    return found


def count_all(world: World) -> Order:
    with role("jobs"):
        order_id = place_order(actor=None, kind="count_figures", now=world.now)
        counting.count_all(order_id, world.now)
        return Order.objects.get(id=order_id)


def seen(world: World, invented: list[Life]) -> list[Seen]:
    return [Seen(life, world.now) for life in invented if not life.case.sealed]


def expected(world: World, invented: list[Life]) -> Counter[Key]:
    halves: Counter[Key] = Counter()
    for one in seen(world, invented):
        month = local_date(one.reported).replace(day=1)
        steps, through = {}, True
        for name, held in STEPS:
            through = through and held(one)
            steps[f"step_{name}"] = through
        for where in (*_everywhere(one), *_told(one)):
            for shape in DISTRIBUTIONS:
                whole, held = bands.DISTRIBUTIONS[shape.id]
                if where[0] in shape.slices and whole(one):
                    for name in [shape.id, *(f"{shape.id}.{band}" for band in held(one))]:
                        halves[(*where, month, name, "whole")] += 1
                        halves[(*where, month, name, "part")] += 1
            for name, (part, whole) in SECOND.items():
                if whole(one):
                    halves[(*where, month, name, "whole")] += 1
                    halves[(*where, month, name, "part")] += part(one)
            for name, held_so_far in steps.items():
                halves[(*where, month, name, "whole")] += 1
                halves[(*where, month, name, "part")] += held_so_far
        for where in _reported(one):
            for half in ("whole", "part"):
                halves[(*where, month, "step_reported", half)] += 1
    return Counter({key: number for key, number in halves.items() if number})


def _everywhere(one: Seen) -> list[Key]:
    where: list[Key] = [("all", "", None), ("station", "", one.life.case.station_id),
                        ("sex", one.complaint.survivor_sex, None)]  # fmt: skip
    return [*where, ("shared", "", None)] if one.shared else where


def _told(one: Seen) -> list[Key]:
    return [("age", age(one), None), ("offence", offence(one), None), ("need", need(one), None),
            ("relation", relation(one), None)]  # fmt: skip


def _reported(one: Seen) -> list[Key]:
    """Give where a report stands in what is published, beside the whole."""
    told = {"sex": one.complaint.survivor_sex, "age": age(one), "offence": offence(one)}
    return [(f"shared_{cut}", value, None) for cut, value in told.items() if one.shared]


def counted() -> Counter[Key]:
    halves: Counter[Key] = Counter()
    for row in Count.objects.all():
        where = (row.slice, row.value, row.station_id, row.month, row.indicator)
        halves[(*where, "part")] += row.part
        # The whole of a band is that of its distribution, which has a row of its own.
        halves[(*where, "whole")] += row.part if "." in row.indicator else row.whole
    return Counter({key: number for key, number in halves.items() if number})


def test_every_figure_agrees_with_its_second_reading(world: World, invented: list[Life]) -> None:
    assert {one.id for one in INDICATORS} == set(SECOND)
    order = count_all(world)
    assert (order.state, order.done_count) == ("done", order.total)
    with role("owner"):
        got, right = counted(), expected(world, invented)
        assert {key[4] for key in got | right if got[key] != right[key]} == set()
        whole = {i.id: 0 for i in INDICATORS}
        for row in Count.objects.filter(slice="all", indicator__in=whole):
            whole[row.indicator] += row.whole
    assert {name for name, number in whole.items() if not number} == set()


def test_every_band_has_somebody_and_every_shape_a_second_reading(
    world: World, invented: list[Life]
) -> None:
    assert {one.id for one in DISTRIBUTIONS} == set(bands.DISTRIBUTIONS)
    count_all(world)
    with role("owner"):
        for one in DISTRIBUTIONS:
            rows = Count.objects.filter(slice="all", indicator__startswith=f"{one.id}.")
            filled = {row.indicator for row in rows}
            assert len(filled) > 1, one.id
            if not one.several:
                whole = Count.objects.filter(slice="all", indicator=one.id)
                assert sum(row.part for row in rows) == sum(row.part for row in whole), one.id


def test_every_mean_and_wait_agrees_with_its_second_reading_and_nobody_waits_twice(
    world: World, invented: list[Life]
) -> None:
    assert {one.id for one in MEANS} == set(bands.MEANS)
    assert {one.id for one in EVENTS} == set(bands.EVENTS)
    count_all(world)
    sums: Counter[Key] = Counter()
    waits: Counter[Key] = Counter()
    for one in seen(world, invented):
        month = local_date(one.reported).replace(day=1)
        for where in (*_everywhere(one), *_told(one)):
            for name, (whole, amount) in bands.MEANS.items():
                if whole(one):
                    sums[(*where, month, name, "whole")] += 1
                    sums[(*where, month, name, "total")] += amount(one)
                    sums[(*where, month, name, "squares")] += amount(one) ** 2
            for event in bands.EVENTS:
                waited = bands.waits(one, event)
                if waited is not None and where[0] in {"all", "station", "sex"}:
                    waits[(*where, month, event, *waited)] += 1
    with role("owner"):
        assert _read(Amount, "mean", "whole total squares") == {k: n for k, n in sums.items() if n}
        found = _read(Wait, "event", "happened otherwise open")
    assert {key: n for key, n in found.items() if n} == waits
    assert {key[-1] for key in waits} == {"happened", "otherwise", "open"}


def _read(table: Any, name: str, columns: str) -> dict[Key, int]:
    got: Counter[Key] = Counter()
    for row in table.objects.all():
        time = (row.time,) if table is Wait else ()
        for what in columns.split():
            key = (row.slice, row.value, row.station_id, row.month, getattr(row, name), *time, what)
            got[key] += getattr(row, what)
    return {key: n for key, n in got.items() if n}


def test_a_second_count_takes_up_what_is_new_and_nothing_else(
    world: World, invented: list[Life]
) -> None:
    first = count_all(world)
    later = World(world.now + timedelta(minutes=5), world.actors, world.cases, world.aviary)
    assert count_all(later).total == 0
    with role("owner"):
        new = lives(later, 1, seed=3)
        new[0].case.sealed = False
        new[0].case.opened_at = later.now
        write(later, new)
    again = count_all(later)
    assert 0 < again.total < first.total
    with role("owner"):
        assert counted() == expected(later, [*invented, *new])


class PlugPulled(Exception):
    pass


def stop_after(pieces: int, order_id: UUID, world: World, patched: pytest.MonkeyPatch) -> Order:
    """This will count so many pieces of an order, and pull the plug in the middle of the next."""
    done: list[Piece] = []
    whole = counting._one

    def one(piece: Piece, *, now: datetime) -> None:
        if len(done) == pieces:
            raise PlugPulled
        done.append(piece)
        whole(piece, now=now)

    with role("jobs"), patched.context() as here:
        here.setattr(counting, "_one", one)
        with pytest.raises(PlugPulled):
            counting.count_all(order_id, world.now)
        return Order.objects.get(id=order_id)


def test_a_count_that_was_stopped_goes_on_and_counts_nothing_twice(
    world: World, invented: list[Life], monkeypatch: pytest.MonkeyPatch
) -> None:
    with role("jobs"):
        order_id = place_order(actor=None, kind="count_figures", now=world.now)
    monkeypatch.setattr(insight_counting, "MONTHS_TOGETHER", 1)
    stopped = stop_after(2, order_id, world, monkeypatch)
    assert (stopped.state, stopped.done_count) == ("running", 2)
    # Whatever is counted together from now on, it goes on behind what was counted.
    monkeypatch.undo()
    with role("jobs"):
        counting.count_all(order_id, world.now)
        order = Order.objects.get(id=order_id)
        assert (order.state, order.done_count) == ("done", stopped.total)
    with role("owner"):
        assert counted() == expected(world, invented)


def test_new_definitions_are_counted_from_the_journeys_that_stand_and_not_from_facts(
    world: World, invented: list[Life], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = count_all(world)
    with role("owner"):
        right = expected(world, invented)
        for table in (Tally, Layout):
            table._default_manager.update(definitions="of yesterday")
        Counted.objects.update(definitions="of yesterday")
        assert counted() == right, "older rows are read by the places they were written in"
        # What nobody could count from facts any more is still counted.
        Case.objects.update(sealed=True)
    with role("jobs"):
        order_id = place_order(actor=None, kind="count_figures", now=world.now)
    monkeypatch.setattr(insight_counting, "MONTHS_TOGETHER", 1)
    stopped = stop_after(2, order_id, world, monkeypatch)
    assert stopped.total == first.total
    monkeypatch.undo()
    with role("jobs"):
        with transaction.atomic():
            work_as("count_figures", world.now)
            left = sum(len(piece.entered) for piece in insight_counting.to_count())
        assert left == first.total - 2
        counting.count_all(order_id, world.now)
        assert Order.objects.get(id=order_id).state == "done"
    with role("owner"):
        assert counted() == right
        assert set(Layout.objects.values_list("definitions", flat=True)) == {LAYOUT}


def test_nobody_is_in_the_journeys_and_analysts_reach_nothing_else(
    world: World, invented: list[Life]
) -> None:
    count_all(world)
    with role("owner"):
        kept = str(list(Journey.objects.values()))
    for life in invented:
        assert str(life.case.id) not in kept
        assert life.case.reference not in kept
    with role("stats"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(open_station_id) FILTER"
                       " (WHERE offence_group = 'sexual') FROM insight_journey")  # fmt: skip
        journeys, told_where = cursor.fetchone()
        assert journeys == sum(not life.case.sealed for life in invented)
        assert told_where == 0
        cursor.execute(
            "SELECT table_name FROM information_schema.role_table_grants WHERE grantee = 'stats'"
            " UNION SELECT table_name || '.' || column_name FROM"
            " information_schema.role_column_grants WHERE grantee = 'stats'"
        )
        reached = {name for (name,) in cursor.fetchall()}
    assert {name.partition(".")[0] for name in reached} == {"insight_journey"}
    assert "insight_journey.station_id" not in reached


def test_whoever_commands_reads_the_figures_of_his_own_area(
    world: World, invented: list[Life]
) -> None:
    count_all(world)
    for part, knows in (("the district commander", True), ("the inspector general", True),
                        ("the desk officer", False), ("the auditor", False),
                        ("the programme officer", False)):  # fmt: skip
        act_as(world.actors[part], world.now)
        assert Count.objects.filter(slice="all").exists() is knows, part
        assert not Count.objects.none().exists()
    commander = world.actors["the station commander"]
    act_as(commander, world.now)
    assert set(Count.objects.values_list("slice", "station_id")) == {
        ("station", commander.station_id)
    }
