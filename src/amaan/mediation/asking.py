"""The gate as it is asked: about a case from its own facts, or about a matter that is none."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from amaan.cases import actions as cases
from amaan.cases import queries, timelines
from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.law import catalogue
from amaan.mediation import gate
from amaan.mediation.forums import fitness_of
from amaan.mediation.gate import Alleged, Answer, Ground, Matter
from amaan.mediation.models import Forum, GateAnswer
from amaan.organisation.queries import Actor
from amaan.protocol import facts
from amaan.protocol.allegations import still_alleged

ORDERS = frozenset({"protection_order", "interim_order", "child_marriage_injunction"})


class NothingToStandFor(Refused):
    """Only a matter that waits for this word may be let on."""

    sentence = said("This does not wait for your word. Read what stands in the way.")


class PaperMissing(Refused):
    """The district lifts a block in writing, with a lawyer."""

    sentence = said("Write the number of the legal adviser's written opinion.")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the officer who asks was told, in codes. Who is asked about is not part of it."""

    proposed_by: str
    mediator: str
    subject: str = ""
    council_threat: str = "unknown"
    earlier_violence: str = "unknown"
    any_violence: str = "unknown"
    heard_alone: str = "unknown"
    advised: str = "unknown"
    conditions: tuple[str, ...] = ()
    # Days since it was proposed; of a case, the timeline says it better.
    proposal_days: int | None = None
    # Of a matter that is no case.
    age: str = "unknown"
    sex: str = "undisclosed"
    danger: str = ""
    danger_days: int | None = None


@dataclass(frozen=True)
class Asked:
    """One answer of the gate, as pages show it."""

    answer_id: UUID
    case_id: CaseId | None
    asked_at: datetime
    told: Told
    forum_en: str
    forum_ur: str
    answer: Answer
    # Whose word it waits for and has: a supervisor's (M12), the district's (M09).
    stood_for: bool
    lifted: bool

    @property
    def waits_for_supervisor(self) -> bool:
        """Whether nothing is in the way but a supervisor's word."""
        return self.answer.rules == ("M12",)

    @property
    def may_be_lifted(self) -> bool:
        """Whether earlier violence is the only thing that forbids it for good."""
        for_good = {ground.rule for ground in self.answer.grounds if ground.for_good}
        return for_good == {"M09"}


@transaction.atomic(savepoint=False)
def ask_about_case(
    *, actor: Actor, case_id: CaseId, answer_id: UUID, told: Told, forum_id: UUID | None,
    now: datetime,
) -> UUID:  # fmt: skip
    """This will ask the gate about a case and write the answer onto its timeline.

    A proposal that nobody wrote down yet is written down with it. The same id twice asks once.
    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="ask_mediation", case_id=case_id, now=now)
    if GateAnswer.objects.filter(pk=answer_id).exists():
        return answer_id
    province = queries.case_sheet(actor, case_id, now).province
    line = timelines.standing(timelines.timeline_of(case_id))
    matter = matter_of_case(line, told, province, forum_id, now)
    found = gate.answer(matter)
    happenings = [_asked_fact(answer_id, told, found, now)]
    if not _newest(line, facts.SettlementProposed):
        proposed = facts.SettlementProposed(by=told.proposed_by)
        happened = facts.Happened.at(now)
        happenings.insert(0, cases.NewFact(id=FactId(new_id()), fact=proposed, happened=happened))
    cases.record_facts(actor=actor, case_id=case_id, happenings=happenings, now=now)
    _keep(actor, case_id, answer_id, told, forum_id, found, province, now)
    return answer_id


@transaction.atomic(savepoint=False)
def ask_without_case(
    *, actor: Actor, answer_id: UUID, told: Told, forum_id: UUID | None, now: datetime
) -> UUID:
    """This will ask the gate about a matter that is no case. Nobody's name is written down.

    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="ask_gate", case_id=None, now=now)
    if not GateAnswer.objects.filter(pk=answer_id).exists():
        found = gate.answer(matter_told(told, actor.province, forum_id, now))
        _keep(actor, None, answer_id, told, forum_id, found, actor.province, now)
    return answer_id


@transaction.atomic(savepoint=False)
def stand_for(*, actor: Actor, answer_id: UUID, now: datetime) -> Answer:
    """This will keep a supervisor's word that a proposal was looked into with her alone (M12).

    Raises: NotFound; NothingToStandFor.
    """
    confidentiality.permit(actor=actor, act="stand_for_proposal", case_id=None, now=now)
    row = _row(answer_id)
    if not _as_asked(row, now).waits_for_supervisor:
        raise NothingToStandFor
    row.supervisor_id, row.supervisor_at = actor.officer_id, now
    return _asked_again(row, now)


@transaction.atomic(savepoint=False)
def lift_earlier_violence(*, actor: Actor, answer_id: UUID, paper: str, now: datetime) -> Answer:
    """This will let the district lift one block, with a legal adviser and in writing (M09).

    Raises: NotFound; PaperMissing; NothingToStandFor.
    """
    confidentiality.permit(actor=actor, act="lift_earlier_violence", case_id=None, now=now)
    row = _row(answer_id)
    if not any(sign.isdigit() for sign in paper):
        raise PaperMissing
    if not _as_asked(row, now).may_be_lifted:
        raise NothingToStandFor
    row.lifted_by_id, row.lifted_at, row.lifted_on_paper = actor.officer_id, now, paper
    return _asked_again(row, now)


def asked(actor: Actor, answer_id: UUID, now: datetime) -> Asked:
    """This will read one answer of the gate. Raises: NotFound. Seen by: row security."""
    return _as_asked(_row(answer_id), now)


def asked_in_area(
    actor: Actor, *, limit: int, before: tuple[datetime, UUID] | None = None
) -> tuple[Asked, ...]:
    """This will list what the gate was asked, newest first.

    `before` is the time and the id of the last one shown.

    Seen by: row security: of a case, whoever knows the case; of none, the unit and its district.
    """
    rows = GateAnswer.objects.select_related("forum").order_by("-asked_at", "id")
    if before is not None:
        at, last = before
        rows = rows.filter(Q(asked_at__lt=at) | Q(asked_at=at, id__gt=last))
    return tuple(_as_stored(row) for row in rows[:limit])


def matter_told(told: Told, province: str, forum_id: UUID | None, now: datetime) -> Matter:
    """This will make of what was told, and of nothing else, what the gate is asked."""
    return Matter(
        province=province, forum=fitness_of(forum_id, now), age=told.age, sex=told.sex,
        danger=told.danger, danger_days=told.danger_days, council_threat=told.council_threat,
        earlier_violence=told.earlier_violence, any_violence=told.any_violence,
        subject=told.subject, mediator=told.mediator, proposed_by=told.proposed_by,
        proposal_days=told.proposal_days, conditions=frozenset(told.conditions),
        heard_alone=told.heard_alone, advised=told.advised,
    )  # fmt: skip


def matter_of_case(
    line: Sequence[facts.Recorded], told: Told, province: str, forum_id: UUID | None, now: datetime
) -> Matter:
    """This will lay what stands in a case over what was told: the file speaks first."""
    matter = matter_told(told, province, forum_id, now)
    received = _newest(line, facts.ComplaintReceived)
    described = _all(line, facts.IncidentDescribed)
    risk = _newest(line, facts.RiskAssessed)
    proposed = _newest(line, facts.SettlementProposed)
    custody = _newest(line, facts.CustodyChanged)
    orders = [recorded.fact for recorded in _all(line, facts.CourtOrdered)]
    order = any(one.granted and one.order in ORDERS for one in orders)
    bail = custody is not None and cast(facts.CustodyChanged, custody.fact).to == "bail"
    first = cast(facts.ComplaintReceived, received.fact) if received else None
    return replace(
        matter,
        offences=_alleged(line),
        acts=frozenset(act for one in described for act in one.fact.acts),
        contexts=frozenset(code for one in described for code in one.fact.contexts),
        age=first.survivor_age if first else "unknown",
        sex=first.survivor_sex if first else "undisclosed",
        danger=cast(facts.RiskAssessed, risk.fact).level if risk else "",
        danger_days=_days(risk, now),
        order_or_bail=order or bail,
        # Seven days run from the first word of it, not from when somebody asks.
        proposal_days=_days(proposed, now) if proposed else 0,
    )


def _alleged(line: Sequence[facts.Recorded]) -> tuple[Alleged, ...]:
    book = catalogue.load()
    allegations = [r for r in line if isinstance(r.fact, facts.OffenceAlleged)]
    taken_off = [r for r in line if isinstance(r.fact, facts.OffenceWithdrawn)]
    found = {}
    for recorded in still_alleged(allegations, taken_off):
        offence = book.every[cast(facts.OffenceAlleged, recorded.fact).offence]
        found[offence.id] = Alleged(
            id=offence.id, compoundable=book.may_be_compounded(offence.id),
            cognizable=offence.fir_is_offered, sexual=offence.is_sexual,
            tags=frozenset(offence.tags),
        )  # fmt: skip
    return tuple(found.values())


def _all(line: Sequence[facts.Recorded], shape: type[facts.Fact]) -> list[Any]:
    return [recorded for recorded in line if isinstance(recorded.fact, shape)]


def _newest(line: Sequence[facts.Recorded], shape: type[facts.Fact]) -> facts.Recorded | None:
    found = _all(line, shape)
    return max(found, key=lambda one: one.happened.latest) if found else None


def _days(recorded: facts.Recorded | None, now: datetime) -> int | None:
    if recorded is None:
        return None
    return (local_date(now) - local_date(recorded.happened.latest)).days


def _asked_fact(answer_id: UUID, told: Told, found: Answer, now: datetime) -> cases.NewFact:
    fact = facts.MediationAsked(
        by=told.proposed_by, answer=found.result, rules=found.rules,
        condition_of=tuple(sorted(told.conditions)),
    )  # fmt: skip
    return cases.NewFact(id=FactId(answer_id), fact=fact, happened=facts.Happened.at(now))


def _keep(
    actor: Actor, case_id: CaseId | None, answer_id: UUID, told: Told, forum_id: UUID | None,
    found: Answer, province: str, now: datetime,
) -> None:  # fmt: skip
    if actor.district_id is None:
        raise NotFound
    if forum_id is not None and not Forum.objects.filter(pk=forum_id).exists():
        raise NotFound
    GateAnswer.objects.create(
        id=answer_id, case_id=case_id, unit_id=actor.unit_id, district_id=actor.district_id,
        province=province, asked_at=now, asked_by_id=actor.officer_id,
        told={**asdict(told), "grounds": _stored(found)},
        forum_id=forum_id, result=found.result, rules=list(found.rules),
    )  # fmt: skip


def _stored(found: Answer) -> list[list[Any]]:
    return [[one.rule, one.for_good, list(one.because)] for one in found.grounds]


def _row(answer_id: UUID) -> GateAnswer:
    row = GateAnswer.objects.select_related("forum").filter(pk=answer_id).first()
    if row is None:
        raise NotFound
    return row


def _told(row: GateAnswer) -> Told:
    kept: Mapping[str, Any] = {k: v for k, v in row.told.items() if k != "grounds"}
    return Told(**{**kept, "conditions": tuple(kept["conditions"])})


def _as_stored(row: GateAnswer) -> Asked:
    """The answer as it was given on its day."""
    grounds = tuple(Ground(rule, good, tuple(why)) for rule, good, why in row.told["grounds"])
    return _shown(row, Answer(cast(gate.Result, row.result), grounds))


def _as_asked(row: GateAnswer, now: datetime) -> Asked:
    """The answer as it is today: seven days may have gone by since."""
    told = _told(row)
    if row.case_id is None:
        since = (local_date(now) - local_date(row.asked_at)).days
        days = None if told.proposal_days is None else told.proposal_days + since
        looked = None if told.danger_days is None else told.danger_days + since
        matter = matter_told(
            replace(told, proposal_days=days, danger_days=looked), row.province, row.forum_id, now
        )
    else:
        line = timelines.standing(timelines.timeline_of(CaseId(row.case_id)))
        matter = matter_of_case(line, told, row.province, row.forum_id, now)
    matter = replace(
        matter, supervisor_agrees=row.supervisor_id is not None,
        earlier_violence_lifted=row.lifted_by_id is not None,
    )  # fmt: skip
    return _shown(row, gate.answer(matter))


def _shown(row: GateAnswer, answer: Answer) -> Asked:
    return Asked(
        answer_id=row.id, case_id=CaseId(row.case_id) if row.case_id else None,
        asked_at=row.asked_at, told=_told(row),
        forum_en=row.forum.name_en if row.forum else "",
        forum_ur=row.forum.name_ur if row.forum else "",
        answer=answer, stood_for=row.supervisor_id is not None, lifted=row.lifted_by_id is not None,
    )  # fmt: skip


def _asked_again(row: GateAnswer, now: datetime) -> Answer:
    found = _as_asked(row, now).answer
    row.result, row.rules = found.result, list(found.rules)
    row.save(
        update_fields=[
            "result", "rules", "supervisor", "supervisor_at", "lifted_by", "lifted_at",
            "lifted_on_paper",
        ]
    )  # fmt: skip
    return found
