"""Questions about what forums did: lines, what waits for a lawyer, figures with both halves."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.mediation.models import Dispute, Mediator, SafeCall, TermsQuestion
from amaan.organisation.queries import Actor

IN_A_LIST = 200


@dataclass(frozen=True)
class CallLine:
    """One safe call after an agreement. A local date; `kept` is empty until it was made.

    `tries`: how often she was not reached.
    """

    call_id: UUID
    day: str
    due_on: date
    kept: str
    tries: int


@dataclass(frozen=True)
class QuestionLine:
    """What a lawyer is asked about a dispute, and what was said. Instants in UTC."""

    question_id: UUID
    dispute_id: UUID
    number: str
    forum_en: str
    forum_ur: str
    asked_at: datetime
    about: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class DisputeLine:
    """A matter of a forum, as lists and its own page show it. Local dates."""

    dispute_id: UUID
    forum_en: str
    forum_ur: str
    number: str
    registered_on: date
    brought_by: str
    came_through: str
    matter: str
    source: str
    recorded_at: datetime
    outcome: str
    outcome_on: date | None
    terms: tuple[str, ...]
    found: tuple[str, ...]
    taken_back: bool


@dataclass(frozen=True)
class Figures:
    """What the forums of an area did in a span, with both halves of every share."""

    forums: int
    mediators: int
    women: int
    trained: int
    disputes: int
    by_women: int
    by_barred_matter: int
    agreed: int
    to_a_lawyer: int


def disputes_of(
    actor: Actor, *, limit: int, before: tuple[datetime, UUID] | None = None
) -> tuple[DisputeLine, ...]:
    """This will list what forums did, newest first; `before` is the time and id of the last shown.

    Seen by: row security: a mediator her own forums', the district its own.
    """
    rows = Dispute.objects.select_related("forum").order_by("-recorded_at", "id")
    if before is not None:
        at, last = before
        rows = rows.filter(Q(recorded_at__lt=at) | Q(recorded_at=at, id__gt=last))
    return tuple(_line(row) for row in rows[:limit])


def dispute(
    actor: Actor, dispute_id: UUID
) -> tuple[DisputeLine, tuple[CallLine, ...], tuple[QuestionLine, ...]]:
    """This will read one matter with its calls and what a lawyer was asked. Raises: NotFound."""
    row = Dispute.objects.select_related("forum").filter(pk=dispute_id).first()
    if row is None:
        raise NotFound
    calls = tuple(_call(call) for call in row.calls.order_by("due_on"))
    asked = tuple(
        _question(one)
        for one in row.questions.select_related("dispute__forum").order_by("asked_at", "id")
    )
    return _line(row), calls, asked


def calls_due(actor: Actor, now: datetime) -> tuple[tuple[DisputeLine, CallLine], ...]:
    """This will list the safe calls whose day has come, the oldest first."""
    rows = (
        SafeCall.objects.select_related("dispute__forum")
        .filter(made_at__isnull=True, due_on__lte=local_date(now))
        .filter(dispute__taken_back_at__isnull=True)
        .order_by("due_on", "id")
    )
    return tuple((_line(row.dispute), _call(row)) for row in rows[:IN_A_LIST])


def questions(actor: Actor, *, answered: bool) -> tuple[QuestionLine, ...]:
    """This will list what waits for the legal adviser, oldest first; or what was answered last."""
    rows = TermsQuestion.objects.select_related("dispute__forum").filter(
        dispute__taken_back_at__isnull=True
    )
    rows = (
        rows.exclude(answer="").order_by("-answered_at", "id")
        if answered
        else rows.filter(answer="").order_by("asked_at", "id")
    )
    return tuple(_question(row) for row in rows[:IN_A_LIST])


def figures(actor: Actor, since: date, until: date, barred: tuple[str, ...]) -> Figures:
    """This will count what the forums the actor may know of did between two local dates.

    `barred` are the matters that no forum may have. Entries taken back are left out.
    """
    counted = Dispute.objects.filter(
        taken_back_at__isnull=True, registered_on__range=(since, until)
    ).aggregate(
        disputes=Count("id"),
        by_women=Count("id", filter=Q(brought_by="woman")),
        by_barred_matter=Count("id", filter=Q(matter__in=barred)),
        agreed=Count("id", filter=Q(outcome="agreed")),
        to_a_lawyer=Count("id", filter=Q(questions__isnull=False), distinct=True),
    )
    seated = Mediator.objects.filter(
        ended_on__isnull=True, forum__closed_on__isnull=True
    ).aggregate(
        forums=Count("forum", distinct=True),
        mediators=Count("id"),
        women=Count("id", filter=Q(sex="female")),
        trained=Count(
            "id",
            filter=Q(trained_on__isnull=False)
            & (Q(trained_until__isnull=True) | Q(trained_until__gte=until)),
        ),
    )
    return Figures(**seated, **counted)


def _line(row: Dispute) -> DisputeLine:
    return DisputeLine(
        dispute_id=row.id, forum_en=row.forum.name_en, forum_ur=row.forum.name_ur,
        number=row.number, registered_on=row.registered_on, brought_by=row.brought_by,
        came_through=row.came_through, matter=row.matter, source=row.source,
        recorded_at=row.recorded_at, outcome=row.outcome, outcome_on=row.outcome_on,
        terms=tuple(row.terms), found=tuple(row.found), taken_back=row.taken_back_at is not None,
    )  # fmt: skip


def _call(row: SafeCall) -> CallLine:
    return CallLine(row.id, row.day, row.due_on, row.kept, row.tries)


def _question(row: TermsQuestion) -> QuestionLine:
    forum = row.dispute.forum
    return QuestionLine(
        question_id=row.id, dispute_id=row.dispute.id, number=row.dispute.number,
        forum_en=forum.name_en, forum_ur=forum.name_ur, asked_at=row.asked_at,
        about=tuple(row.about), answer=row.answer,
    )  # fmt: skip
