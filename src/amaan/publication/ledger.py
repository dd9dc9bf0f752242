"""Questions about what left: releases, answers and files for other systems, in one list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.publication.models import Answer, Release
from amaan.publication.planned import BY_NAME, PlannedTable
from amaan.publication.preparing import PUBLIC_ONCE
from amaan.publication.queries import Names
from amaan.publication.rounding import Figure

Purpose = Literal["release", "request", "ad_hoc", "dhis2"]


@dataclass(frozen=True)
class Left:
    """Something that left or waits to: what, to whom, who prepared and who decided it."""

    # The release itself, or the answer out of one.
    id: UUID
    purpose: Purpose
    release_id: UUID
    year: int
    tables: tuple[PlannedTable, ...]
    # An office or a kind of asker; everybody, of a release.
    to_whom: str
    # The diary number of the request that it answers, and its entry.
    request: str
    request_id: UUID | None
    state: str
    prepared_by: UUID
    prepared_at: datetime
    decided_by: UUID | None
    decided_at: datetime | None
    why: str
    mine: bool


@dataclass(frozen=True)
class AnswerSheet:
    """An answer with every figure as it leaves, and how its places are called."""

    line: Left
    province: str
    is_practice: bool
    figures: tuple[Figure, ...]
    places: Names
    # When the counts were made, and whether everybody can read the release it came from now.
    counted_at: datetime | None
    is_public: bool


def ledger(actor: Actor, now: datetime) -> tuple[Left, ...]:
    """This will list all that left a province or waits to, the latest first. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="read_releases", case_id=None, now=now)
    mine = {"province": actor.province, "is_practice": actor.is_practice}
    released = Release.objects.filter(**mine, state__in=PUBLIC_ONCE).order_by("-decided_at", "-id")
    answered = Answer.objects.filter(**mine).select_related("release", "request")
    found = [
        *(_of_release(row, actor) for row in released[:200]),
        *(_of_answer(row, actor) for row in answered.order_by("-prepared_at", "-id")[:500]),
    ]
    return tuple(sorted(found, key=lambda one: (_at(one), str(one.id)), reverse=True))


def answer(actor: Actor, answer_id: UUID, now: datetime) -> AnswerSheet:
    """This will show an answer of one's province as it leaves. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="read_releases", case_id=None, now=now)
    rows = Answer.objects.select_related("release", "request")
    row = rows.filter(
        id=answer_id, province=actor.province, is_practice=actor.is_practice
    ).first()  # fmt: skip
    if row is None:
        raise NotFound
    return AnswerSheet(
        line=_of_answer(row, actor),
        province=row.province,
        is_practice=row.is_practice,
        figures=tuple((table, tuple(codes), number) for table, codes, number in row.figures),
        places={key: (names[0], names[1]) for key, names in row.release.places.items()},
        counted_at=row.release.checked_at,
        is_public=row.release.state == "published",
    )


def _at(one: Left) -> datetime:
    return one.decided_at or one.prepared_at


def _of_release(row: Release, actor: Actor) -> Left:
    return Left(
        row.id, "release", row.id, row.year, tuple(BY_NAME[name] for name in row.tables), "", "",
        None, row.state, row.prepared_by_id, row.prepared_at, row.decided_by_id, row.decided_at,
        row.why, row.prepared_by_id == actor.officer_id,
    )  # fmt: skip


def _of_answer(row: Answer, actor: Actor) -> Left:
    names = dict.fromkeys(table for table, _codes, _number in row.figures)
    purpose: Purpose = row.purpose  # type: ignore[assignment]  # the column holds no other word
    return Left(
        row.id, purpose, row.release_id, row.release.year,
        tuple(BY_NAME[name] for name in names), row.to_whom,
        row.request.number if row.request else "", row.request_id, row.state, row.prepared_by_id,
        row.prepared_at, row.decided_by_id, row.decided_at, row.why,
        row.prepared_by_id == actor.officer_id,
    )  # fmt: skip
