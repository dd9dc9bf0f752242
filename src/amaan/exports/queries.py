"""What this room answers: an export as a page shows it, registers, what must be asked back, and
which export a leaked piece is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Concat, Replace, Substr

from amaan.confidentiality import consents, leaving
from amaan.confidentiality.actions import permit
from amaan.confidentiality.classes import part_of
from amaan.exports import marks
from amaan.exports.models import Export, ExportCase, ExportFile, Print
from amaan.exports.officers_words import looks_through
from amaan.kernel.ids import CaseId, NotAReference, OfficerId, UnitId, read_reference
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor

LISTED = 100


@dataclass(frozen=True)
class ExportLine:
    """An export on a list, and how far it is."""

    id: UUID
    number: str
    kind: str
    purpose: str
    form: str
    office: str
    handed_to: str
    lines: int
    people: int
    asked_by: OfficerId
    asked_post: str
    asked_at: datetime
    expires_at: datetime
    taken_count: int
    state: str
    recall_end: str
    # Forced, and she was not told yet.
    owes_telling: bool
    # One of `leaving.RECALLS` where it should be asked back and was not.
    to_ask_back: str = ""


@dataclass(frozen=True)
class ExportSheet:
    """Everything the page of an export shows, of which the file itself is no part."""

    line: ExportLine
    fields: tuple[str, ...]
    # It holds an officer's own text, of which numbers that name somebody are kept back.
    keeps_numbers_back: bool
    language: str
    recipient_name: str
    instrument: str
    instrument_number: str
    instrument_on: date | None
    instrument_by: str
    unit_id: UnitId
    let_at: datetime | None
    needs_second: bool
    agreed_at: datetime | None
    agreed_by: OfficerId | None
    made_at: datetime | None
    sha256: str
    size: int
    taken_at: datetime | None
    failed_why: str
    refused_at: datetime | None
    refused_why: str
    refused_by: OfficerId | None
    recalled_at: datetime | None
    recall_why: str
    recall_ended_at: datetime | None
    told_at: datetime | None
    told_how: str
    cleared_at: datetime | None
    # The one case, for whoever works on it.
    case_id: CaseId | None
    # What this actor may do now: let, agree, refuse, take, recall, settle, tell.
    may: frozenset[str]


@dataclass(frozen=True)
class PrintLine:
    """A paper that was printed."""

    number: str
    paper: str
    printed_by: OfficerId
    post: str
    printed_at: datetime


@dataclass(frozen=True)
class Found:
    """What a leaked piece may be of."""

    exports: tuple[ExportLine, ...]
    prints: tuple[PrintLine, ...]
    # It was the reference of a line that nobody lived.
    by_decoy: bool = False


@dataclass(frozen=True)
class Copy:
    """The sealed copy, for whoever was given its key."""

    key_id: str
    sealed: bytes


@dataclass(frozen=True)
class KindCount:
    """How often one kind left in a time."""

    kind: str
    asked: int
    refused: int
    taken: int
    asked_back: int
    not_returned: int
    forced: int


def export_sheet(actor: Actor, export_id: UUID, now: datetime) -> ExportSheet:
    """This will give the page of an export.

    Raises: NotFound. Seen by: who asked, who may agree or did, who works on its one case, and
    the auditor of the place; nobody in a conflict with a case of it.
    """
    row = Export.objects.filter(id=export_id).select_related("recipient").first()
    if row is None:
        raise NotFound
    cases = _cases_of([row])
    return ExportSheet(
        line=_line(row, now, _why_back(actor, row, cases.get(row.id), now)),
        fields=tuple(row.fields),
        keeps_numbers_back=looks_through(row.fields),
        language=row.language,
        recipient_name="" if row.recipient is None else row.recipient.name,
        instrument=row.instrument,
        instrument_number=row.instrument_number,
        instrument_on=row.instrument_on,
        instrument_by=row.instrument_by,
        unit_id=UnitId(row.unit_id),
        let_at=row.let_at,
        needs_second=row.needs_second,
        agreed_at=row.agreed_at,
        agreed_by=None if row.agreed_by_id is None else OfficerId(row.agreed_by_id),
        made_at=row.made_at,
        sha256=row.sha256,
        size=row.size,
        taken_at=row.taken_at,
        failed_why=row.failed_why,
        refused_at=row.refused_at,
        refused_why=row.refused_why,
        refused_by=None if row.refused_by_id is None else OfficerId(row.refused_by_id),
        recalled_at=row.recalled_at,
        recall_why=row.recall_why,
        recall_ended_at=row.recall_ended_at,
        told_at=row.told_at,
        told_how=row.told_how,
        cleared_at=row.cleared_at,
        case_id=cases.get(row.id) if actor.officer_id == row.asked_by_id else None,
        may=_may(actor, row, now),
    )


def exports_of(actor: Actor, now: datetime, *, limit: int = LISTED) -> tuple[ExportLine, ...]:
    """This will list what an officer asked for, the newest first."""
    return _lines(actor, Export.objects.filter(asked_by_id=actor.officer_id), now, limit)


def exports_of_case(actor: Actor, case_id: CaseId, now: datetime) -> tuple[ExportLine, ...]:
    """This will list what left of one case, the newest first, as she may be shown it.

    Seen by: those who work on the case.
    """
    rows = Export.objects.filter(lines=1, cases__case_id=case_id)
    return _lines(actor, rows, now, LISTED)


def waiting_for(actor: Actor, now: datetime) -> tuple[ExportLine, ...]:
    """This will list what waits for somebody of this post to agree, the oldest first."""
    posts = [post for post, seconds in leaving.SECONDS.items() if actor.post.value in seconds]
    rows = Export.objects.filter(
        asked_post__in=posts, needs_second=True, let_at__isnull=False, agreed_at__isnull=True,
        refused_at__isnull=True, expires_at__gt=now,
    ).exclude(asked_by_id=actor.officer_id)  # fmt: skip
    return tuple(_line(row, now) for row in rows.order_by("asked_at", "id")[:LISTED])


def register(
    actor: Actor, now: datetime, *, before: tuple[datetime, UUID] | None = None, limit: int = 50
) -> tuple[ExportLine, ...]:
    """This will list what was asked for in the auditor's area, the newest first.

    Raises: NotFound for any other post.
    """
    permit(actor=actor, act="audit_exports", case_id=None, now=now)
    rows = Export.objects.all()
    if before is not None:
        at, last = before
        rows = rows.filter(Q(asked_at__lt=at) | Q(asked_at=at, id__lt=last))
    return _lines(actor, rows, now, limit)


def to_ask_back(actor: Actor, now: datetime) -> tuple[ExportLine, ...]:
    """This will list what was fetched and must be asked back: her yes is gone, or is over.

    Seen by: whoever asked for it.
    """
    rows = Export.objects.filter(
        asked_by_id=actor.officer_id, taken_count__gt=0, recalled_at__isnull=True
    )
    return tuple(line for line in _lines(actor, rows, now, LISTED) if line.to_ask_back)


def copy_of(actor: Actor, export_id: UUID) -> Copy:
    """This will give the sealed copy. Raises: NotFound. Seen by: whoever asked for it."""
    row = ExportFile.objects.filter(export_id=export_id).first()
    if row is None:
        raise NotFound
    return Copy(row.key_id, bytes(row.sealed))


def which_is_this(actor: Actor, typed: str, now: datetime) -> Found:
    """This will say of which export or print a leaked piece is: its mark, or a line of its list.

    Raises: NotFound for whoever is not the auditor; marks.NotAPiece for too little to tell.
    """
    permit(actor=actor, act="audit_exports", case_id=None, now=now)
    by_decoy = _of_decoy(actor, typed, now)
    if by_decoy:
        return Found(by_decoy, (), by_decoy=True)
    piece = marks.piece_of(typed)
    exports = _lines(actor, _marked(Export.objects.all(), piece), now, 10)
    prints = _marked(Print.objects.all(), piece).order_by("-printed_at", "-id")[:10]
    return Found(exports, tuple(_print(row) for row in prints))


def counts(actor: Actor, since: datetime, until: datetime) -> tuple[KindCount, ...]:
    """This will count what left in a time, by kind: what the auditor may publish, and no more.

    Raises: NotFound for any other post.
    """
    permit(actor=actor, act="audit_exports", case_id=None, now=until)
    rows = (
        Export.objects.filter(asked_at__gte=since, asked_at__lt=until)
        .values("kind")
        .annotate(
            asked=Count("id"),
            refused=Count("id", filter=Q(refused_at__isnull=False)),
            taken=Count("id", filter=Q(taken_count__gt=0)),
            asked_back=Count("id", filter=Q(recalled_at__isnull=False)),
            not_returned=Count("id", filter=Q(recall_end="not_returned")),
            forced=Count("id", filter=~Q(instrument="")),
        )
    )
    found = {row["kind"]: KindCount(**row) for row in rows}
    return tuple(found.get(kind, KindCount(kind, 0, 0, 0, 0, 0, 0)) for kind in leaving.KINDS)


def _of_decoy(actor: Actor, typed: str, now: datetime) -> tuple[ExportLine, ...]:
    try:
        reference = read_reference(typed)
    except NotAReference:
        return ()
    return _lines(actor, Export.objects.filter(decoy=reference), now, 1)


def _marked(rows: QuerySet[Any], piece: str) -> QuerySet[Any]:
    code = Replace(Substr("number", len(marks.PREFIX) + 1), Value("-"), Value(""))
    around: QuerySet[Any] = rows.annotate(around=Concat(code, code))
    return around.filter(around__regex=marks.pattern_of(piece))


def _lines(
    actor: Actor, rows: QuerySet[Export], now: datetime, limit: int
) -> tuple[ExportLine, ...]:
    found = list(rows.order_by("-asked_at", "-id")[:limit])
    cases = _cases_of(found)
    return tuple(_line(row, now, _why_back(actor, row, cases.get(row.id), now)) for row in found)


def _cases_of(rows: Sequence[Export]) -> dict[UUID, CaseId]:
    ones = [row.id for row in rows if row.lines == 1]
    found = ExportCase.objects.filter(export_id__in=ones).values_list("export_id", "case_id")
    return {export: CaseId(case) for export, case in found}


def _line(row: Export, now: datetime, back: str = "") -> ExportLine:
    return ExportLine(
        id=row.id,
        number=row.number,
        kind=row.kind,
        purpose=row.purpose,
        form=row.form,
        office=row.office,
        handed_to=row.handed_to,
        lines=row.lines,
        people=row.people,
        asked_by=OfficerId(row.asked_by_id),
        asked_post=row.asked_post,
        asked_at=row.asked_at,
        expires_at=row.expires_at,
        taken_count=row.taken_count,
        state=_state(row, now),
        recall_end=row.recall_end,
        owes_telling=bool(row.instrument) and row.taken_count > 0 and row.told_at is None,
        to_ask_back=back,
    )


def _state(row: Export, now: datetime) -> str:
    steps = (
        (row.recall_end != "", row.recall_end),
        (row.recalled_at is not None, "asked_back"),
        (row.refused_at is not None, "stopped"),
        (row.failed_at is not None, "failed"),
        (row.taken_count > 0, "taken"),
        (now >= row.expires_at, "over"),
        (row.made_at is not None, "ready"),
        (row.let_at is None, "asked"),
        (row.needs_second and row.agreed_at is None, "waits"),
    )
    return next((state for reached, state in steps if reached), "being_made")


def _may(actor: Actor, row: Export, now: datetime) -> frozenset[str]:
    mine = row.asked_by_id == actor.officer_id
    state, found = _state(row, now), set()
    if state == "asked" and mine:
        found |= {"let"}
    if state == "being_made" and mine:
        # Where the worker was lost with its order: asking twice makes it once.
        found |= {"remake"}
    if state == "waits" and leaving.may_second(row.asked_post, actor.post.value) and not mine:
        found |= {"agree", "refuse"}
    if state in {"asked", "waits", "being_made", "ready"} and mine:
        found |= {"refuse"}
    fetchable = row.made_at is not None and row.cleared_at is None and now < row.expires_at
    if state in {"ready", "taken"} and mine and fetchable:
        found |= {"take"} if row.taken_count < leaving.TAKEN_AT_MOST else set()
    over = mine or actor.post == Post.AUDITOR
    if state == "taken" and over:
        found |= {"recall"}
    if state in {"asked_back", "not_returned"} and over:
        found |= {"settle"}
    if mine and row.instrument and row.taken_count and row.told_how != "in_person":
        found |= {"tell"}
    return frozenset(found)


def _why_back(actor: Actor, row: Export, case_id: CaseId | None, now: datetime) -> str:
    """This will say why something that was fetched must be asked back, or nothing."""
    why = leaving.why_of(row.kind, row.purpose)
    if case_id is None or why is None or not row.taken_count or row.recalled_at is not None:
        return ""
    if why.reason != consents.PURPOSE or actor.officer_id != row.asked_by_id:
        return ""
    asked = {part_of(field) for field in row.fields}
    given = consents.consents_of(actor, case_id, now)
    holds = {part for yes in given if yes.holds(now) for part in yes.parts}
    if asked <= holds:
        return ""
    taken_back = any(yes.withdrawn_at is not None and asked & set(yes.parts) for yes in given)
    return "consent_withdrawn" if taken_back else "expired"


def _print(row: Print) -> PrintLine:
    return PrintLine(row.number, row.paper, OfficerId(row.printed_by_id), row.post, row.printed_at)
