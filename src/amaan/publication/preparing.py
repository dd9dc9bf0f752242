"""Preparing a release: the counts of its year, what is public of them already, and the answer.

The job that prepares reads true counts; no page does. What it writes down for pages is cells that
may be shown, and that others are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from amaan.insight.indicators import STEPS
from amaan.insight.whole_years import OFFENCES, year_counts
from amaan.kernel.refusals import NotFound
from amaan.kernel.small_groups import round_10_5
from amaan.protocol import codes
from amaan.publication.models import Cell, Release, Snapshot
from amaan.publication.planned import (
    BY_NAME,
    CAREFUL,
    FEW,
    FEW_OF_THESE,
    OUTCOMES,
    QUARTERS,
    AxisName,
)

Finest = dict[str, list[list[Any]]]
# What was once public stays known, also when it was withdrawn.
PUBLIC_ONCE = ("published", "withdrawn")


@dataclass(frozen=True)
class Prepared:
    """What the program `protect` is asked, and the counts to be kept beside its answer."""

    release_id: UUID
    question: dict[str, Any]
    finest: Finest
    standing: int
    # When these counts were made, where it was for an earlier release.
    counted_at: datetime | None = None


@transaction.atomic(savepoint=False)
def prepare(release_id: UUID) -> Prepared:
    """This will gather the question of a release. Raises: NotFound unless it was ordered."""
    release = Release.objects.filter(id=release_id, state="ordered").first()
    if release is None:
        raise NotFound
    earlier = list(
        Snapshot.objects.filter(
            release__province=release.province, release__is_practice=release.is_practice,
            release__year=release.year, release__state__in=PUBLIC_ONCE,
        )
        .select_related("release")
        .order_by("standing", "release_id")
    )  # fmt: skip
    last = earlier[-1] if earlier else None
    again = last is not None and _from_the_same_counts(release, last)
    finest = last.finest if last is not None and again else _count(release)
    standing = 0 if last is None else last.standing + (last.finest != finest)
    tables = [
        {**_table(name, one.finest, one.release.places, one.standing),
         "name": f"{one.release_id}:{name}", "public": _public(one, name)}
        for one in earlier
        for name in one.release.tables
    ]  # fmt: skip
    tables += [_table(name, finest, release.places, standing) for name in release.tables]
    counted_at = last.release.checked_at if last is not None and again else None
    return Prepared(release_id, {"tables": tables}, finest, standing, counted_at)


@transaction.atomic(savepoint=False)
def keep(prepared: Prepared, answer: Mapping[str, Any], now: datetime) -> str:
    """This will write down what was answered; says the state that the release is in."""
    release = Release.objects.select_for_update().get(id=prepared.release_id)
    if release.state != "ordered":
        return release.state
    release.checked_at = prepared.counted_at or now
    release.narrowest = answer["narrowest"]
    release.refused = sorted({name.rpartition(":")[2] for name in answer["refused"]})
    release.state = "refused" if release.refused else "checked"
    if release.state == "checked":
        Snapshot.objects.create(
            release=release, standing=prepared.standing, finest=prepared.finest,
            shown={
                name: [codes for *codes, _count, status in rows if status == "shown"]
                for name, rows in answer["tables"].items()
                if BY_NAME[name].rounded
            },
        )  # fmt: skip
        Cell.objects.bulk_create(
            [
                Cell(
                    release=release, table=name, codes=codes_of_cell,
                    count=told(name, count) if status == "shown" else None,
                )
                for name, rows in answer["tables"].items()
                for *codes_of_cell, count, status in rows
            ],
            batch_size=2_000,
        )  # fmt: skip
    release.save(update_fields=["state", "refused", "narrowest", "checked_at"])
    return release.state


@transaction.atomic(savepoint=False)
def give_up(release_id: UUID, now: datetime) -> None:
    """This will set a release aside whose check did not come to an end; another may be ordered."""
    Release.objects.filter(id=release_id, state="ordered").update(
        state="refused", refused=[], checked_at=now
    )


def _from_the_same_counts(release: Release, last: Snapshot) -> bool:
    """This will say whether tables for whoever asks are made of the counts that are public.

    Made of later ones, they would show beside those what came in between, a few at a time. Counts
    that were withdrawn are wrong, and are not told again.
    """
    return (
        release.corrects_id is None
        and last.release.state == "published"
        and all(BY_NAME[name].rounded and name in last.finest for name in release.tables)
        and set(release.places) == set(last.release.places)
    )


def _count(release: Release) -> Finest:
    counted = year_counts([UUID(one) for one in release.places], release.year)
    return {
        name: sorted([[*cell, n] for cell, n in cells.items() if n])
        for name, cells in counted.items()
    }


def told(table: str, count: int) -> int | None:
    """This will give a count that passed the check as its table tells it."""
    return round_10_5(count) if BY_NAME[table].rounded else count


def _public(of: Snapshot, name: str) -> list[list[str]]:
    """This will list the cells of a table that the attacker is taken to know to the digit.

    What left rounded told less than that. Whatever a kept number can be for somebody who knows
    the digits, it can be for somebody who knows them to the nearest five.
    """
    if BY_NAME[name].rounded:
        known: list[list[str]] = of.shown[name]
        return known
    shown = Cell.objects.filter(release=of.release_id, table=name, count__isnull=False)
    return list(shown.order_by("id").values_list("codes", flat=True))


def _table(name: str, finest: Finest, places: Mapping[str, Any], standing: int) -> dict[str, Any]:
    axes = BY_NAME[name].axes
    return {
        "name": name,
        "axes": [
            {
                "name": axis,
                "parents": dict.fromkeys(codes_of(axis, places), ""),
                "outcome": axis in OUTCOMES,
                "careful": list(CAREFUL.get(axis, ())),
            }
            for axis in axes
        ],
        "finest": finest.get(name, []),
        "threshold": FEW,
        "careful_threshold": FEW_OF_THESE,
        "standing": standing,
    }


def codes_of(axis: AxisName, places: Mapping[str, Any]) -> tuple[str, ...]:
    """This will list the codes of an axis in the order in which a table shows them."""
    match axis:
        case "place":
            return tuple(places)
        case "quarter":
            return QUARTERS
        case "offence":
            return OFFENCES
        case "step":
            return tuple(step for step, _title, _condition in STEPS)
        case "sex":
            return (*sorted(codes.SEXES), "unknown")
        case "age":
            return ("child", "adult", "unknown")
