"""What may be done with an answer: prepare it out of a release, allow it, decline it, take it back.

One person chooses what is answered and sees it as it would leave; another allows it. Nobody can
have the machine count something for one asker: a table that is missing is prepared as a release,
and then it is everybody's.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.publication import rounding
from amaan.publication.actions import DecidedAlready, NotByOneself, SayWhy
from amaan.publication.models import Answer, InformationRequest
from amaan.publication.queries import ReleaseSheet, release
from amaan.publication.rounding import Figure

DHIS2, REQUEST, AD_HOC = "dhis2", "request", "ad_hoc"


class NotPublicNow(Refused):
    """An answer is worked out from what everybody can read."""

    sentence = said(
        "Answers are made from what is public. This release is not, or not any more: have one "
        "prepared and let out, then answer from it."
    )


class WouldIdentify(Refused):
    """A request that is refused in the register is answered with nothing."""

    sentence = said(
        "This request is written down as one whose answer would identify a person. It is put "
        "before the inspector general, and gets no figures."
    )
    field = "request"


class ForWhom(Refused):
    """Whoever gets figures is written down: an office, or a kind of asker."""

    sentence = said("Choose the request, or write which office asks. Nobody's name.")
    field = "to_whom"


class NothingToTell(Refused):
    """All that was chosen is kept, or under ten."""

    sentence = said(
        "Nothing of what you chose may be told: each number is kept, or under ten. Choose larger "
        "groups, or answer that the numbers are too small to be given."
    )


@transaction.atomic(savepoint=False)
def prepare_answer(
    *,
    actor: Actor,
    release_id: UUID,
    table: str,
    lines: Collection[str] = (),
    columns: Collection[str] = (),
    request_id: UUID | None = None,
    to_whom: str = "",
    answer_id: UUID,
    now: datetime,
) -> UUID:
    """This will write down what shall leave, as it shall leave; nobody has it yet.

    An empty `table` is a file for DHIS2: every table of the release.
    Raises: NotFound, NotPublicNow, WouldIdentify, ForWhom, NothingToTell.
    """
    confidentiality.permit(actor=actor, act="prepare_release", case_id=None, now=now)
    if Answer.objects.filter(id=answer_id).exists():
        return answer_id
    sheet = release(actor, release_id, now)
    if sheet.line.state != "published":
        raise NotPublicNow
    # A file for another office's system answers nobody's request.
    request = _open_request(actor, request_id) if request_id and table else None
    if request is None and not to_whom.strip():
        raise ForWhom
    figures = figures_to_leave(sheet, table, lines, columns)
    if all(number is None for _table, _codes, number in figures):
        raise NothingToTell
    Answer.objects.create(
        id=answer_id, release_id=release_id, province=actor.province,
        is_practice=actor.is_practice, state="waiting",
        purpose=DHIS2 if not table else REQUEST if request else AD_HOC,
        request=request, to_whom=to_whom.strip(),
        figures=[[name, list(codes), number] for name, codes, number in figures],
        prepared_by_id=actor.officer_id, prepared_at=now,
    )  # fmt: skip
    return answer_id


def figures_to_leave(
    sheet: ReleaseSheet, table: str, lines: Collection[str] = (), columns: Collection[str] = ()
) -> tuple[Figure, ...]:
    """This will round what is chosen of a release: of one table, or with no table of all.

    Raises: NotFound for a table that the release has not.
    """
    tables = [one for one in sheet.tables if table in {"", one.table.name}]
    if not tables:
        raise NotFound
    return tuple(
        figure
        for one in tables
        for figure in rounding.figures_of(
            one.table.name, len(one.table.axes), one.counts,
            rounding.chosen(one.lines, lines), rounding.chosen(one.columns, columns),
        )
    )  # fmt: skip


@transaction.atomic(savepoint=False)
def allow_answer(*, actor: Actor, answer_id: UUID, now: datetime) -> None:
    """This will let an answer leave, on the word of another person.

    What was withdrawn since it was prepared does not leave any more.
    Raises: NotFound, NotByOneself, DecidedAlready, NotPublicNow, WouldIdentify.
    """
    answer = _to_decide(actor, answer_id, now)
    if answer.release.state != "published":
        raise NotPublicNow
    if answer.request is not None and answer.request.would_identify:
        raise WouldIdentify
    _decide(answer, "allowed", actor, "", now)


@transaction.atomic(savepoint=False)
def decline_answer(*, actor: Actor, answer_id: UUID, why: str, now: datetime) -> None:
    """This will keep an answer from leaving, with a reason.

    Raises: NotFound, NotByOneself, DecidedAlready, SayWhy.
    """
    answer = _to_decide(actor, answer_id, now)
    if not why.strip():
        raise SayWhy
    _decide(answer, "declined", actor, why.strip(), now)


@transaction.atomic(savepoint=False)
def take_back_answer(*, actor: Actor, answer_id: UUID, now: datetime) -> None:
    """This will take back an answer of one's own that waits. Raises: NotFound, DecidedAlready."""
    confidentiality.permit(actor=actor, act="prepare_release", case_id=None, now=now)
    rows = Answer.objects.filter(
        id=answer_id, province=actor.province, is_practice=actor.is_practice,
        prepared_by_id=actor.officer_id,
    )  # fmt: skip
    if not rows.exists():
        raise NotFound
    held = rows.filter(state="waiting").select_for_update(of=("self",)).first()
    if held is None:
        raise DecidedAlready
    _decide(held, "taken_back", actor, "", now)


def _open_request(actor: Actor, request_id: UUID) -> InformationRequest:
    found = InformationRequest.objects.filter(
        id=request_id, taken_back_at__isnull=True, province=actor.province,
        is_practice=actor.is_practice,
    ).first()  # fmt: skip
    if found is None:
        raise NotFound
    if found.would_identify:
        raise WouldIdentify
    return found


def _to_decide(actor: Actor, answer_id: UUID, now: datetime) -> Answer:
    confidentiality.permit(actor=actor, act="decide_release", case_id=None, now=now)
    rows = Answer.objects.filter(
        id=answer_id, province=actor.province, is_practice=actor.is_practice
    )
    answer = rows.select_related("release", "request").first()
    if answer is None:
        raise NotFound
    if answer.prepared_by_id == actor.officer_id:
        raise NotByOneself
    # Nobody decides twice: the row is held for whoever was first.
    if rows.filter(state="waiting").select_for_update(of=("self",)).first() is None:
        raise DecidedAlready
    return answer


def _decide(answer: Answer, state: str, actor: Actor, why: str, now: datetime) -> None:
    answer.state, answer.why = state, why
    answer.decided_by_id, answer.decided_at = actor.officer_id, now
    answer.save(update_fields=["state", "why", "decided_by", "decided_at"])
