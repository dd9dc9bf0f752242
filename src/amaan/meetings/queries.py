"""Questions about meetings: which there are, what one found, what is asked of a place."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import policy
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.meetings.finding import Found, Tone
from amaan.meetings.models import Decision, Meeting, Pack, Point, ReadWords
from amaan.organisation import command
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor

A_PAGE = 12
TONES: dict[str, Tone] = {"better": "better", "worse": "worse", "plain": "plain"}


@dataclass(frozen=True)
class Unit:
    """A unit by its names."""

    unit_id: UUID
    name_en: str
    name_ur: str


@dataclass(frozen=True)
class Line:
    """A meeting in the list, with how many answered of those who were asked."""

    meeting_id: UUID
    unit: Unit
    month: date
    held_on: date
    answers_by: date
    state: str
    asked: int
    answered: int
    decisions: int
    late: int


@dataclass(frozen=True)
class Asked:
    """One point with its place and the answer, as it stands."""

    point_id: UUID
    number: int
    place: Unit | None
    found: Found
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class Decided:
    """One decision with whose it is and what became of it."""

    decision_id: UUID
    number: int
    month: date
    words: str
    owner: str
    owner_unit: Unit
    due_on: date
    state: str
    told: str
    told_on: date | None
    is_late: bool
    may_tell: bool


@dataclass(frozen=True)
class Sheet:
    """A whole meeting: its points, what earlier ones decided, and its own decisions."""

    line: Line
    comparisons: int
    counted_until: datetime | None
    points: tuple[Asked, ...]
    earlier: tuple[Decided, ...]
    decisions: tuple[Decided, ...]
    # Whether the actor leads it.
    is_chair: bool
    # What came of the words that were read for names, by their digest: waits, cleared, refused.
    read: Mapping[str, str]

    def may_show(self, text: str) -> bool:
        """This will say whether somebody's words may be printed, and shown on a wall."""
        return self.read.get(digest_of(text)) == "cleared"


def digest_of(text: str) -> str:
    """This will give 64 letters by which words are known again; mended words have others."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class PackLine:
    """A pack that was ordered: under which number, in which language, and whether it is made."""

    pack_id: UUID
    language: str
    number: str
    ordered_at: datetime
    made_at: datetime | None
    pages: int | None


@dataclass(frozen=True)
class OfPlace:
    """What one meeting asks of the actor's place."""

    line: Line
    points: tuple[Asked, ...]


def may_call(actor: Actor) -> bool:
    """This will say whether this post leads meetings."""
    return policy.may_before_a_case(actor.post.value, "hold_meeting").allowed


def may_answer(actor: Actor) -> bool:
    """This will say whether this post is asked by meetings."""
    return policy.may_before_a_case(actor.post.value, "answer_meeting").allowed


def reads_whole(actor: Actor, unit_id: UUID) -> bool:
    """This will say whether the actor reads the meetings of a unit whole, or is only called.

    As row security has it: a station is called to its district, a district to its region and
    province, a region to its province.
    """
    match actor.post:
        case Post.STATION_COMMANDER:
            return False
        case Post.DISTRICT_COMMANDER:
            return unit_id == actor.unit_id
        case Post.REGIONAL_COMMANDER:
            return unit_id in {actor.unit_id, *command.districts_below(actor.unit_id)}
        case _:
            return True


def decision(actor: Actor, decision_id: UUID, now: datetime) -> Decided:
    """This will give one decision to whoever may tell what became of it. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="read_meeting", case_id=None, now=now)
    rows = Decision.objects.filter(id=decision_id).select_related("meeting")
    found = next(iter(_decided(rows, actor, now)), None)
    if found is None or not found.may_tell:
        raise NotFound
    return found


def meetings(
    actor: Actor, now: datetime, *, after: tuple[date, UUID] | None = None
) -> tuple[tuple[Line, ...], tuple[date, UUID] | None]:
    """This will list the meetings that the actor reads or is called to, the newest month first.

    Twelve at a time; the second half is the key after which the next page begins, or None.
    Raises: NotFound for whoever commands nothing.
    """
    confidentiality.permit(actor=actor, act="read_meeting", case_id=None, now=now)
    rows = Meeting.objects.order_by("-month", "-id")
    if after is not None:
        month, last = after
        rows = rows.filter(Q(month__lt=month) | Q(month=month, id__lt=last))
    found = list(rows[: A_PAGE + 1])
    more = (found[A_PAGE - 1].month, found[A_PAGE - 1].id) if len(found) > A_PAGE else None
    return _lines(found[:A_PAGE], now), more


def find(actor: Actor, unit: str, month: date, now: datetime) -> UUID | None:
    """This will find a meeting by the name of its unit, in either language, and its month."""
    confidentiality.permit(actor=actor, act="read_meeting", case_id=None, now=now)
    rows = Meeting.objects.filter(month=month).filter(
        Q(unit__name_en__iexact=unit) | Q(unit__name_ur=unit)
    )
    found: UUID | None = rows.values_list("id", flat=True).order_by("id").first()
    return found


def meeting(actor: Actor, meeting_id: UUID, now: datetime) -> Sheet:
    """This will give a meeting. Raises: NotFound.

    Seen by: its chair and whoever reads it whole; a place that was called sees its own points.
    """
    confidentiality.permit(actor=actor, act="read_meeting", case_id=None, now=now)
    return sheet_of(meeting_id, now, actor)


def sheet_of(meeting_id: UUID, now: datetime, actor: Actor | None) -> Sheet:
    """This will give a meeting as far as row security shows it. Raises: NotFound.

    Without an actor it is the job that sets a pack.
    """
    row = Meeting.objects.filter(id=meeting_id).first()
    if row is None:
        raise NotFound
    points = Point.objects.filter(meeting=row).order_by("number")
    decided = Decision.objects.filter(unit_id=row.unit_id).select_related("meeting")
    own = decided.filter(meeting=row).order_by("number")
    # What is still owed of any earlier meeting, and all of the last one.
    last = Meeting.objects.filter(unit_id=row.unit_id, month__lt=row.month).order_by("-month")
    earlier = decided.filter(meeting__month__lt=row.month).filter(
        ~Q(state="done") | Q(meeting__in=list(last.values_list("id", flat=True)[:1]))
    )
    (line,) = _lines([row], now)
    return Sheet(
        line=line,
        comparisons=row.comparisons,
        counted_until=row.counted_until,
        points=_asked(points),
        earlier=_decided(earlier.order_by("due_on", "id"), actor, now),
        decisions=_decided(own, actor, now),
        is_chair=actor is not None and may_call(actor) and row.unit_id == actor.unit_id,
        read=_read(row.unit_id),
    )


def _read(unit_id: UUID) -> dict[str, str]:
    """Of all meetings of a unit: what was decided once is followed up for months."""
    rows = ReadWords.objects.filter(unit_id=unit_id).exclude(state="forgotten")
    return dict(rows.order_by("asked_at", "id").values_list("digest", "state"))


def asked_of_me(actor: Actor, now: datetime) -> tuple[tuple[OfPlace, ...], tuple[Decided, ...]]:
    """This will give what meetings ask of the actor's place, and the decisions that are his.

    Meetings whose answers are open; decisions that are not done.
    Raises: NotFound for a post that answers in no meeting.
    """
    confidentiality.permit(actor=actor, act="answer_meeting", case_id=None, now=now)
    points = list(
        Point.objects.filter(place_id=actor.unit_id, meeting__state="called")
        .select_related("meeting")
        .order_by("meeting__held_on", "meeting_id", "number")
    )
    called = list({point.meeting_id: point.meeting for point in points}.values())
    asked = tuple(
        OfPlace(line, _asked([one for one in points if one.meeting_id == line.meeting_id]))
        for line in _lines(called, now)
    )
    mine = Decision.objects.filter(owner_unit_id=actor.unit_id, owner=actor.post.value)
    open_ = mine.exclude(state="done").select_related("meeting").order_by("due_on", "id")
    return asked, _decided(open_, actor, now)


def packs(meeting_id: UUID) -> tuple[PackLine, ...]:
    """This will list the packs of a meeting, the newest first, to whoever reads it whole."""
    rows = Pack.objects.filter(meeting_id=meeting_id).order_by("-ordered_at", "-id")
    told = rows.values_list("id", "language", "number", "ordered_at", "made_at", "pages")
    return tuple(PackLine(*row) for row in told)


def _lines(rows: Iterable[Meeting], now: datetime) -> tuple[Line, ...]:
    found = list(rows)
    ids = [row.id for row in found]
    names = command.units({row.unit_id for row in found})
    asked = Point.objects.filter(meeting__in=ids, place__isnull=False).values("meeting_id")
    answers = {
        row["meeting_id"]: (row["asked"], row["answered"])
        for row in asked.annotate(asked=Count("id"), answered=Count("id", filter=~Q(answer="")))
    }
    late = ~Q(state="done") & Q(due_on__lt=local_date(now))
    decided = {
        row["meeting_id"]: (row["all"], row["late"])
        for row in Decision.objects.filter(meeting__in=ids)
        .values("meeting_id")
        .annotate(all=Count("id"), late=Count("id", filter=late))
    }
    return tuple(
        Line(
            row.id, _unit(names[row.unit_id]), row.month, row.held_on, row.answers_by, row.state,
            *answers.get(row.id, (0, 0)), *decided.get(row.id, (0, 0)),
        )
        for row in found
    )  # fmt: skip


def _asked(rows: Iterable[Point]) -> tuple[Asked, ...]:
    found = list(rows)
    names = command.units({row.place_id for row in found if row.place_id is not None})
    return tuple(
        Asked(
            row.id, row.number, _unit(names[row.place_id]) if row.place_id else None,
            Found(
                row.family, row.code, row.place_id, row.part, row.of, row.about, TONES[row.tone],
                row.before_part, row.before_of, row.low, row.high, row.expected_low,
                row.expected_high, row.still, row.climbed, row.since,
            ),
            row.answer, row.answered_at,
        )
        for row in found
    )  # fmt: skip


def _decided(
    rows: Iterable[Decision], actor: Actor | None, now: datetime
) -> tuple[Decided, ...]:  # fmt: skip
    found = list(rows)
    names = command.units({row.owner_unit_id for row in found})
    today = local_date(now)
    return tuple(
        Decided(
            row.id, row.number, row.meeting.month, row.words, row.owner,
            _unit(names[row.owner_unit_id]), row.due_on, row.state, row.told,
            local_date(row.told_at) if row.told_at else None,
            row.state != "done" and row.due_on < today,
            actor is not None and row.state != "done" and (
                row.unit_id == actor.unit_id
                or (row.owner_unit_id == actor.unit_id and row.owner == actor.post.value)
            ),
        )
        for row in found
    )  # fmt: skip


def _unit(named: command.UnitName) -> Unit:
    return Unit(named.unit_id, named.name_en, named.name_ur)
