"""Questions about releases: those of one's province, those that are public, and their tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.db.models import QuerySet

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.publication.books import REFUSED
from amaan.publication.models import Cell, InformationRequest, Release
from amaan.publication.planned import BY_NAME, PlannedTable
from amaan.publication.preparing import PUBLIC_ONCE, codes_of

Standing = Literal[
    "late", "due", "answered_in_time", "answered_late", "refused_in_time", "refused_late"
]
Names = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class ReleaseLine:
    """A release as it stands; who prepared and decided it is for its own office."""

    id: UUID
    province: str
    year: int
    tables: tuple[PlannedTable, ...]
    state: str
    prepared_at: datetime
    checked_at: datetime | None
    decided_at: datetime | None
    withdrawn_at: datetime | None
    narrowest: float | None
    refused: tuple[PlannedTable, ...]
    why: str
    is_practice: bool
    mine: bool = False
    # The earlier release it puts right; the later one that puts it right, once that is public.
    corrects: UUID | None = None
    corrected_by: UUID | None = None


@dataclass(frozen=True)
class TableSheet:
    """A table of a release: its lines and columns in order, counts where they are shown."""

    table: PlannedTable
    lines: tuple[str, ...]
    # Empty codes alone where a table has one axis.
    columns: tuple[str, ...]
    # By line and column; None where it is kept.
    counts: Mapping[tuple[str, str], int | None]


@dataclass(frozen=True)
class ReleaseSheet:
    """A release with its tables, and how its places are called."""

    line: ReleaseLine
    tables: tuple[TableSheet, ...]
    places: Names


@dataclass(frozen=True)
class RequestLine:
    """A request for information and how its clock stands."""

    id: UUID
    number: str
    asked: str
    received_on: date
    due_on: date
    answered_on: date | None
    standing: Standing
    # Of these no figure is given at all.
    would_identify: bool


def releases(actor: Actor, now: datetime) -> tuple[ReleaseLine, ...]:
    """This will list the releases of one's province, the latest first. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="read_releases", case_id=None, now=now)
    rows = Release.objects.filter(province=actor.province, is_practice=actor.is_practice)
    return _lines(rows.order_by("-prepared_at", "-id")[:200], actor)


def release(actor: Actor, release_id: UUID, now: datetime) -> ReleaseSheet:
    """This will show one release of one's province, as it is or would be public.

    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="read_releases", case_id=None, now=now)
    rows = Release.objects.filter(province=actor.province, is_practice=actor.is_practice)
    return _sheet(rows, release_id, actor)


def published() -> tuple[ReleaseLine, ...]:
    """This will list what is or was public, the latest first. Seen by: everybody."""
    rows = _public().order_by("-decided_at", "-id")
    return _lines(rows[:500], None)


def published_release(release_id: UUID) -> ReleaseSheet:
    """This will show what is public of a release. Raises: NotFound, also of a withdrawn one."""
    return _sheet(_public().filter(state="published"), release_id, None)


def requests(actor: Actor, today: date, now: datetime) -> tuple[RequestLine, ...]:
    """This will list requests for information: those open first, the longest due on top.

    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="read_requests", case_id=None, now=now)
    rows = InformationRequest.objects.filter(
        taken_back_at__isnull=True, province=actor.province, is_practice=actor.is_practice
    )
    lines = [
        RequestLine(
            row.id, row.number, row.asked, row.on, row.due_on, row.answered_on,
            _standing(row, today), row.would_identify,
        )
        for row in rows.order_by("-on", "-id")[:500]
    ]  # fmt: skip
    return tuple(
        sorted(lines, key=lambda one: (one.answered_on is not None, one.due_on, str(one.id)))
    )


def _standing(request: InformationRequest, today: date) -> Standing:
    if request.answered_on is None:
        return "late" if today > request.due_on else "due"
    in_time = request.answered_on <= request.due_on
    # Whoever was refused was not given an answer, however early it came.
    if request.outcome in REFUSED:
        return "refused_in_time" if in_time else "refused_late"
    return "answered_in_time" if in_time else "answered_late"


def _public() -> "QuerySet[Release]":
    """What was let out. Practice figures never stand beside real ones."""
    rows = Release.objects.filter(state__in=PUBLIC_ONCE)
    real = rows.filter(is_practice=False)
    return real if real.exists() else rows


def _lines(found: Iterable[Release], actor: Actor | None) -> tuple[ReleaseLine, ...]:
    rows = list(found)
    later = Release.objects.filter(corrects__in=[row.id for row in rows], state="published")
    # The last correction is the one to be read.
    corrected = dict(later.order_by("decided_at", "id").values_list("corrects_id", "id"))
    return tuple(_line(row, actor, corrected.get(row.id)) for row in rows)


def _line(row: Release, actor: Actor | None, corrected_by: UUID | None) -> ReleaseLine:
    return ReleaseLine(
        row.id, row.province, row.year, tuple(BY_NAME[name] for name in row.tables), row.state,
        row.prepared_at, row.checked_at, row.decided_at, row.withdrawn_at, row.narrowest,
        tuple(BY_NAME[name] for name in row.refused), row.why, row.is_practice,
        mine=actor is not None and row.prepared_by_id == actor.officer_id,
        corrects=row.corrects_id, corrected_by=corrected_by,
    )  # fmt: skip


def _sheet(rows: "QuerySet[Release]", release_id: UUID, actor: Actor | None) -> ReleaseSheet:
    row = rows.filter(id=release_id).first()
    if row is None:
        raise NotFound
    counts: dict[str, dict[tuple[str, str], int | None]] = {name: {} for name in row.tables}
    cells = Cell.objects.filter(release=row.id).values_list("table", "codes", "count")
    for name, codes, count in cells:
        counts[name][codes[0], codes[1] if len(codes) > 1 else ""] = count
    places = {key: (names[0], names[1]) for key, names in row.places.items()}
    tables = tuple(_table(BY_NAME[name], counts[name], places) for name in row.tables)
    return ReleaseSheet(_lines([row], actor)[0], tables if cells else (), places)


def _table(
    table: PlannedTable, counts: Mapping[tuple[str, str], int | None], places: Names
) -> TableSheet:
    axes = [(*codes_of(axis, places), "") for axis in table.axes]
    lines = [code for code in axes[0] if any(line == code for line, _column in counts)]
    columns = axes[1] if len(axes) > 1 else ("",)
    return TableSheet(table, tuple(lines), columns, counts)
