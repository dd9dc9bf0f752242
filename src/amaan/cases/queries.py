"""Questions about case files. Each takes an actor and answers with what that actor may see."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from amaan.cases import docket, for_trial
from amaan.cases.lines import COLUMNS, HANDS, duty_line
from amaan.cases.models import Case
from amaan.cases.sheets import (
    BarLine,
    CaseLine,
    CaseSheet,
    DutyLine,
    FactLine,
    PartyLine,
    SealedPlace,
    StageOfDuties,
)
from amaan.confidentiality import queries as confidentiality
from amaan.confidentiality.guessing import guesses_too_often
from amaan.kernel.ids import CaseId, FactId, new_id, read_reference
from amaan.kernel.refusals import NotFound
from amaan.law import signoff
from amaan.organisation import signatures
from amaan.organisation.posts import Post
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor
from amaan.protocol import engine, facts
from amaan.protocol.allegations import offences_of

MINE_AT_MOST = 5
THIS_SHIFT = timedelta(hours=8)
FIRST_THINGS = ("care", "safety", "registration", "contact")
_CASE = """
SELECT id, reference, opened_at, province, stage, sealed, revision FROM cases_case WHERE id = %s"""
_DUTIES = f"""
SELECT {COLUMNS} FROM cases_dutyrecord d WHERE d.case_id = %s ORDER BY d.late_at, d.id
"""  # noqa: S608 - the names are our own columns
_FACTS = """
SELECT f.id, f.kind, f.details, f.happened_earliest, f.happened_latest, f.recorded_at, f.by_post,
  o.name_en, o.name_ur
FROM cases_factrecord f LEFT JOIN organisation_officer o ON o.id = f.by_id
WHERE f.case_id = %s ORDER BY f.recorded_at, f.id"""
_PARTIES = """
SELECT id, role, ordinal, sex, age_band, relation FROM cases_party
WHERE case_id = %s ORDER BY role, ordinal, id"""
_NEWEST = """
SELECT id, reference, opened_at, stage, sealed FROM cases_case
WHERE {where} ORDER BY opened_at DESC, id DESC LIMIT %s"""
_DUE = """
SELECT {columns}, c.reference FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
WHERE {where} ORDER BY d.late_at, d.id LIMIT %s"""
# How many duties are looked through for the first few of each case. One fresh complaint owes some
# twenty at once; a list without a bound for each would be that one case.
_LOOKED_THROUGH = 200
_FIRST_OF_EACH = """
WITH pressing AS MATERIALIZED (
  SELECT d.id, d.case_id, d.late_at FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
  WHERE {where} ORDER BY d.late_at, d.id LIMIT {looked_through}),
ranked AS (
  SELECT id, row_number() OVER (PARTITION BY case_id ORDER BY late_at, id) AS place FROM pressing)
SELECT {columns}, c.reference
FROM ranked r JOIN cases_dutyrecord d ON d.id = r.id JOIN cases_case c ON c.id = d.case_id
WHERE r.place <= {each} ORDER BY d.late_at, d.id LIMIT %s"""
_ACTS = (
    "record",
    "record_registration",
    "record_trial",
    "read_trial",
    "send_to_prosecutor",
    "ask_mediation",
    "record_review",
    "record_obstacle",
    "print_papers",
    "assign",
    "take_over",
    "see_standing",
    "hand_on",
    "give_own_door",
    "ask_for_review",
    "record_consent",
    "give_out",
    "break_glass",
)


class _Case(NamedTuple):
    id: UUID
    reference: str
    opened_at: datetime
    province: str
    stage: str
    sealed: bool
    revision: int


class _Fact(NamedTuple):
    id: UUID
    kind: str
    details: dict[str, Any]
    happened_earliest: datetime
    happened_latest: datetime
    recorded_at: datetime
    by_post: str
    # None where the house itself acted.
    by_name_en: str | None
    by_name_ur: str | None


def find_case(actor: Actor, typed: str, now: datetime) -> CaseId:
    """This will find a case by the reference as typed.

    Raises: NotAReference for a slip of the pen; NotFound for a miss, whatever the cause.
    Seen by: row security answers; a case out of sight is a miss. Whoever guesses too often
    finds only what is in her own hands.
    """
    reference = read_reference(typed)
    found = Case.objects.filter(reference=reference).values_list("id", flat=True).first()
    if guesses_too_often(actor, now):
        # Asked of a case that is not there too: the clock must not tell what the page does not.
        standing = confidentiality.standing_of(actor, CaseId(found or new_id()), now)
        found = found if standing.relations else None
    if found is None:
        raise NotFound
    return CaseId(found)


def reference_of(actor: Actor, case_id: CaseId) -> str:
    """This will give the reference of a case that the actor may know of.

    Raises: NotFound. Seen by: whoever row security lets see that the case exists.
    """
    found = Case.objects.filter(id=case_id).values_list("reference", flat=True).first()
    if found is None:
        raise NotFound
    return found


def acts_open_to(actor: Actor, case_id: CaseId, now: datetime) -> frozenset[str]:
    """This will name the acts that an actor may do on a case, in one statement.

    None for a case that does not exist and for one he must not know of. Whoever does one of
    them is asked again by the verb.
    """
    return _may(actor, confidentiality.standing_of(actor, case_id, now))


def case_sheet(actor: Actor, case_id: CaseId, now: datetime) -> CaseSheet:
    """This will give everything the case page shows to this actor, and nothing else.

    Raises: NotFound when there is no such case for this actor.
    Seen by: relations to the case see facts, parties and sealed places; supervision sees
    the skeleton and the duties.
    """
    found = ask(_CASE, [case_id])
    if not found:
        raise NotFound
    case = _Case(*found[0])
    standing = confidentiality.standing_of(actor, case_id, now)
    may = _may(actor, standing)
    reads = standing.decide(actor.post.value, "read_casework").allowed
    duties = tuple(
        duty_line(row, case.reference, now, with_reasons=reads) for row in ask(_DUTIES, [case_id])
    )
    sheet = CaseSheet(
        case_id=case_id,
        reference=case.reference,
        opened_at=case.opened_at,
        province=case.province,
        stage=case.stage,
        sealed=case.sealed,
        revision=case.revision,
        relations=standing.relations,
        waits_for_word=standing.waits_for_word,
        emergency_at=standing.emergency_at,
        reads_casework=False,
        may=may,
        mine_now=_mine(actor, duties, now),
        by_stage=_by_stage(duties),
        bars=(),
        facts=(),
        parties=(),
        places=(),
        numbers=(),
        offences=(),
    )
    if not reads:
        return sheet
    return for_trial.trimmed(_with_casework(sheet, case, actor, may, now))


def recent_cases(
    actor: Actor, now: datetime, *, before: tuple[datetime, CaseId] | None = None, limit: int = 20
) -> tuple[CaseLine, ...]:
    """This will list the newest cases of the actor's desk or station, newest first.

    `before` is the (opened_at, id) of the last line shown: pages go by key, never by offset.
    """
    if actor.post == Post.DESK_OFFICER:
        where, values = "desk_id = %s", [actor.unit_id]
    elif actor.station_id is not None:
        where, values = "station_id = %s", [actor.station_id]
    elif actor.district_id is not None:
        where, values = "district_id = %s", [actor.district_id]
    else:
        # Above a district nobody reads through files; what climbed there is on the board.
        return ()
    key: list[object] = []
    if before is not None:
        opened_at, case_id = before
        # The last condition lets the index begin at the key; the first alone would not.
        where += " AND (opened_at < %s OR id < %s) AND opened_at <= %s"
        key = [opened_at, case_id, opened_at]
    rows = ask(_NEWEST.format(where=where), [*values, *key, limit])
    return tuple(CaseLine(*row) for row in rows)


def named_cases(actor: Actor, case_ids: Sequence[CaseId], now: datetime) -> tuple[CaseLine, ...]:
    """This will give the lines of some cases, in the order named; others are left out.

    Seen by: row security answers for each.
    """
    if not case_ids:
        return ()
    rows = ask(_NEWEST.format(where="id = ANY (%s)"), [list(case_ids), len(case_ids)])
    lines = {row[0]: CaseLine(*row) for row in rows}
    return tuple(lines[case_id] for case_id in dict.fromkeys(case_ids) if case_id in lines)


def own_cases(actor: Actor, now: datetime, *, limit: int = 60) -> tuple[CaseLine, ...]:
    """This will list the cases to which the actor himself stands in a relation, newest first.

    Seen by: the actor; row security answers for each.
    """
    mine = "id = ANY ((SELECT public.amaan_my_cases())::uuid[])"
    return tuple(CaseLine(*row) for row in ask(_NEWEST.format(where=mine), [limit]))


def duties_due(
    actor: Actor,
    now: datetime,
    *,
    after: tuple[datetime, str] | None = None,
    limit: int = 20,
    of_each_case: int | None = None,
) -> tuple[DutyLine, ...]:
    """This will list what is owed at the actor's station by the actor's hands, soonest late first.

    With `of_each_case` no case fills the list: that many of each, the most pressing.

    Contested duties wait for her wish and stand on the case's own page, not here.
    `after` is the (late_at, id) of the last line shown.
    """
    hands = HANDS.get(actor.post)
    if not hands:
        return ()
    # Posts are words of our own. They stand in the text, because an index that holds only the
    # duties of some posts is not found for a post that comes as a value.
    owners = ", ".join(f"'{owner}'" for owner in sorted(hands))
    # A station is reminded of guidance too; nobody above it is.
    states = "'open', 'missed', 'guidance'" if actor.station_id else "'open', 'missed'"
    where = f"d.owner IN ({owners}) AND d.state IN ({states})"
    values: list[object] = [actor.station_id or actor.district_id]
    where += f" AND d.{'station' if actor.station_id else 'district'}_id = %s"
    if actor.post == Post.DESK_OFFICER:
        # Said so that it only sifts: by the index of the desk's cases the planner would begin
        # with all of them, years of them, to find the twenty duties that are due first.
        where += " AND CASE WHEN c.desk_id = %s THEN true ELSE false END"
        values.append(actor.unit_id)
    if after is not None:
        late_at, duty_id = after
        where += " AND (d.late_at > %s OR d.id > %s) AND d.late_at >= %s"
        values += [late_at, UUID(duty_id), late_at]
    if of_each_case is None:
        asked = _DUE.format(columns=COLUMNS, where=where)
    else:
        asked = _FIRST_OF_EACH.format(
            columns=COLUMNS, where=where, each=of_each_case, looked_through=_LOOKED_THROUGH
        )
    rows = ask(asked, [*values, limit])
    return tuple(duty_line(row[:-1], row[-1], now) for row in rows)


def rules_version() -> str:
    """This will name the rules this process works with, by their digest."""
    return docket.rules_version()


def _with_casework(
    sheet: CaseSheet, case: _Case, actor: Actor, may: frozenset[str], now: datetime
) -> CaseSheet:
    records = [_Fact(*row) for row in ask(_FACTS, [case.id])]
    line = docket.timeline(records)
    struck = {r.fact.corrects for r in line if isinstance(r.fact, facts.FactCorrected)}
    live = [r for r in line if r.id not in struck]
    return replace(
        sheet,
        reads_casework=True,
        bars=_bars(case, docket.bars(case, line, now)),
        facts=tuple(
            _fact(row, str(row.id) in struck, "record" in may) for row in reversed(records)
        ),
        parties=tuple(PartyLine(*row) for row in ask(_PARTIES, [case.id])),
        places=tuple(
            SealedPlace(p.ref, p.field, str(p.subject), p.purposes)
            for p in confidentiality.sealed_fields(actor, CaseId(case.id), now)
        ),
        numbers=_numbers(live),
        offences=offences_of(live),
    )


def _may(actor: Actor, standing: confidentiality.Standing) -> frozenset[str]:
    return frozenset(act for act in _ACTS if standing.decide(actor.post.value, act).allowed)


def _numbers(live: Sequence[facts.Recorded]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for recorded in live:
        fact = recorded.fact
        if isinstance(fact, facts.FirRegistered):
            found.append(("fir", fact.number))
        elif isinstance(fact, facts.NonCognizableEntered):
            found.append(("diary", fact.number))
        elif isinstance(fact, facts.NumberRecorded):
            found.append((fact.register, fact.number))
    return tuple(found)


# What stands at the head of a case page; what waits for her wish does not.
_PRESSING = frozenset({"open", "missed", "guidance"})


def _mine(actor: Actor, duties: Sequence[DutyLine], now: datetime) -> tuple[DutyLine, ...]:
    hands = HANDS.get(actor.post, frozenset())
    mine = [d for d in duties if d.owner in hands and d.state in _PRESSING]
    return tuple(sorted(mine, key=lambda d: _urgency(d, now))[:MINE_AT_MOST])


def _urgency(duty: DutyLine, now: datetime) -> tuple[bool, int, datetime, str]:
    # Of what must happen this shift, her body and her safety come before the law's paper,
    # and the law's paper before ours; after that, whatever is late soonest.
    this_shift = duty.late_at <= now + THIS_SHIFT
    first = FIRST_THINGS.index(duty.stage) if duty.stage in FIRST_THINGS else len(FIRST_THINGS)
    return (not this_shift, first if this_shift else 0, duty.late_at, duty.id)


def _by_stage(duties: Sequence[DutyLine]) -> tuple[StageOfDuties, ...]:
    groups = []
    for stage in docket.STAGES:
        here = tuple(d for d in duties if d.stage == stage)
        if here:
            groups.append(StageOfDuties(stage, sum(d.is_open for d in here), here))
    return tuple(groups)


def _bars(case: docket.Placed, bars: Sequence[engine.Bar]) -> tuple[BarLine, ...]:
    """This will give what is forbidden. Unsigned it forbids too: a needless no harms her less."""
    texts = {bar.rule_id: signoff.Text(bar.rule_digest, bar.rule_version) for bar in bars}
    signed = signatures.binding(case.province, texts) if bars else frozenset()
    return tuple(_bar(bar, is_signed=bar.rule_id in signed) for bar in bars)


def _bar(bar: engine.Bar, *, is_signed: bool) -> BarLine:
    return BarLine(
        rule=bar.rule_id,
        forbids=bar.forbids,
        title_en=bar.title_en,
        title_ur=bar.title_ur,
        authority=bar.authority.as_stored(),
        reasons=bar.reasons,
        is_signed=is_signed,
    )


def _fact(row: _Fact, corrected: bool, may_correct: bool) -> FactLine:
    fixed = row.kind in facts.STAND_AS_WRITTEN
    return FactLine(
        id=FactId(row.id),
        kind=row.kind,
        title=facts.KINDS[row.kind].title,
        details=row.details,
        happened_earliest=row.happened_earliest,
        happened_latest=row.happened_latest,
        recorded_at=row.recorded_at,
        by_name_en=row.by_name_en or "",
        by_name_ur=row.by_name_ur or "",
        by_post=row.by_post,
        corrected=corrected,
        correctable=may_correct and not corrected and not fixed,
    )
