"""What the forms and the coded trials show together: always of how many, and never of too few.

Every figure carries its part and its whole. A hearing that two observed is counted once, by the
form that was written first; the second is there to say how far two observers agree.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from amaan.court import judgment_study as study
from amaan.court.judgment_study import Trial
from amaan.court.judgment_study_interviews import InterviewLine, interviews
from amaan.court.judgment_study_lists import CONVICTED, PENDING, STAGES, StudyLists, study_lists
from amaan.court.observing import PUT_OFF, FormLine, Seen, forms_between, hearing_of
from amaan.court.observing_form import HearingForm, Question, hearing_form
from amaan.kernel.ids import UnitId
from amaan.kernel.measures import Agreement, Curve, agreement, time_until
from amaan.organisation.queries import Actor

# What is published outside holds no number of fewer; the same in every table that leaves.
FEWEST = 5
# Of fewer pairs than these an agreement is not printed as a figure.
ENOUGH_PAIRS = 10
ACQUITTED = frozenset({"acquitted", "acquitted_early"})
WHOLE = "whole"
# What is compared between courts: what the law or the study asks be kept, not the building.
COMPARED_PARTS = ("protocol", "character", "contact", "language", "conduct", "facilities")


@dataclass(frozen=True)
class Figure:
    """So many of so many, in a group: a year, a court, an offence, a role. `code` names it."""

    code: str
    group: str
    part: int
    of: int

    @property
    def may_leave(self) -> bool:
        """Whether both the part and what is left of the whole are too many to point at anybody."""
        return self.of >= FEWEST and all(
            count == 0 or count >= FEWEST for count in (self.part, self.of - self.part)
        )


@dataclass(frozen=True)
class Agreed:
    """How far two observers agreed on one question."""

    question: str
    found: Agreement


@dataclass(frozen=True)
class Trends:
    """All of it, for one district and one period of observation."""

    since: date
    until: date
    forms: int
    hearings: int
    observers: int
    seen_by_two: int
    trials: int
    interviews: int
    outcomes: tuple[Figure, ...]
    by_family: tuple[Figure, ...]
    grounds: tuple[Figure, ...]
    evidence: tuple[Figure, ...]
    times: Mapping[str, Curve]
    adjourned: Figure
    causes: tuple[Figure, ...]
    kept: tuple[Figure, ...]
    agreed: tuple[Agreed, ...]
    answers: tuple[Figure, ...]


def trends(actor: Actor, district_id: UnitId, *, since: date, until: date, now: datetime) -> Trends:
    """This will work out what the study of a district shows.

    Seen by: whoever keeps the study. Raises: NotFound for anybody else.
    """
    trials = study.trials(actor, district_id, now)
    told = interviews(actor, district_id, now)
    lines = forms_between(actor, district_id, since, until)
    return worked_out(lines, trials, told, since=since, until=until)


def worked_out(
    lines: Sequence[FormLine],
    trials: Sequence[Trial],
    told: Sequence[InterviewLine],
    *,
    since: date,
    until: date,
) -> Trends:
    """This will work out the figures of forms, trials and interviews. Pure."""
    form, lists = hearing_form(), study_lists()
    met = _by_hearing(lines)
    seen = [forms[0].seen for forms in met.values()]
    twice = [(forms[0].seen, forms[1].seen) for forms in met.values() if len(forms) > 1]
    put_off = [one for one in seen if one.outcome == PUT_OFF]
    causes = Counter(one.reason for one in put_off)
    return Trends(
        since=since, until=until, forms=len(lines), hearings=len(seen),
        observers=len({line.observer_id for line in lines}), seen_by_two=len(twice),
        trials=len(trials), interviews=len(told),
        outcomes=tuple(_outcomes(trials, lists)),
        by_family=tuple(_by_family(trials, lists)),
        grounds=tuple(_grounds(trials, lists)),
        evidence=tuple(_evidence(trials, lists)),
        times=times_of(trials, lists),
        adjourned=Figure("adjourned", "", len(put_off), len(seen)),
        causes=tuple(
            Figure("cause", cause, count, len(put_off))
            for cause, count in sorted(causes.items(), key=lambda c: (-c[1], c[0]))
        ),
        kept=tuple(_kept(seen, form)),
        agreed=tuple(_agreed(twice, form)),
        answers=tuple(_answers(told, lists)),
    )  # fmt: skip


def times_of(trials: Sequence[Trial], lists: StudyLists) -> Mapping[str, Curve]:
    """This will give the time each stage took, and the whole from the FIR to the decision.

    A stage that was not reached its end when the trial was looked at last, or when it ended
    otherwise, is censored there; a trial that never began a stage is not in its curve.
    Units: days.
    """
    waited: dict[str, list[tuple[int, bool]]] = {name: [] for name in (*STAGES, WHOLE)}
    for trial in trials:
        waited[WHOLE].append((trial.days_followed, trial.outcome in lists.ended))
        gone = 0
        for name, taken in zip(STAGES, trial.days, strict=True):
            if taken is None:
                waited[name].append((trial.days_followed - gone, False))
                break
            waited[name].append((taken, True))
            gone += taken
    return {name: time_until(each) for name, each in waited.items()}


def _by_hearing(lines: Sequence[FormLine]) -> Mapping[tuple[object, ...], list[FormLine]]:
    met: dict[tuple[object, ...], list[FormLine]] = defaultdict(list)
    for line in sorted(lines, key=lambda one: (one.recorded_at, str(one.observation_id))):
        others = met[hearing_of(line.seen)]
        if line.observer_id not in {one.observer_id for one in others}:
            others.append(line)
    return met


def _outcomes(trials: Sequence[Trial], lists: StudyLists) -> Iterable[Figure]:
    years = sorted({one.year for one in trials})
    for group, some in (
        ("", list(trials)),
        *((str(year), [one for one in trials if one.year == year]) for year in years),
    ):
        ended = [one for one in some if one.outcome in lists.ended]
        merits = [one for one in some if one.outcome in lists.on_merits]
        convicted = sum(1 for one in some if one.outcome == CONVICTED)
        yield Figure("convicted_of_ended", group, convicted, len(ended))
        yield Figure("convicted_of_merits", group, convicted, len(merits))
        yield Figure("acquitted_of_ended", group, _count(ended, *sorted(ACQUITTED)), len(ended))
        yield Figure("settled_of_ended", group, _count(ended, "settled"), len(ended))
        yield Figure("pending_of_all", group, _count(some, PENDING), len(some))


def _by_family(trials: Sequence[Trial], lists: StudyLists) -> Iterable[Figure]:
    for family in lists.by_name["family"]:
        ended = [o for o in trials if o.family == family.id and o.outcome in lists.ended]
        if ended:
            yield Figure("convicted_of_ended", family.id, _count(ended, CONVICTED), len(ended))


def _grounds(trials: Sequence[Trial], lists: StudyLists) -> Iterable[Figure]:
    acquitted = [one for one in trials if one.outcome in ACQUITTED]
    convicted = [one for one in trials if one.outcome == CONVICTED]
    for ground in lists.by_name["ground"]:
        is_conviction = lists.ground_of[ground.id] == "conviction"
        some = convicted if is_conviction else acquitted
        part = sum(1 for one in some if ground.id in one.grounds)
        if part:
            code = "ground_of_conviction" if is_conviction else "ground_of_acquittal"
            yield Figure(code, ground.id, part, len(some))


def _evidence(trials: Sequence[Trial], lists: StudyLists) -> Iterable[Figure]:
    merits = [one for one in trials if one.outcome in lists.on_merits]
    for name in ("medical", "dna", "testimony"):
        relied = sum(1 for one in merits if getattr(one, name) == "relied")
        yield Figure("relied_on", name, relied, len(merits))
    against = sum(1 for one in merits if one.character in ("repeated", "relied"))
    yield Figure("character_stands", "", against, len(merits))
    late = sum(1 for one in merits if one.delay == "against")
    yield Figure("delay_against_her", "", late, len(merits))
    convicted = [one for one in trials if one.outcome == CONVICTED]
    paid = sum(1 for one in convicted if one.compensation)
    yield Figure("compensation", "", paid, len(convicted))


def _kept(seen: Sequence[Seen], form: HearingForm) -> Iterable[Figure]:
    courts = sorted({(one.court, one.court_number) for one in seen})
    for question in form.questions:
        for court, number in (("", 0), *courts):
            some = [
                one.answers[question.id]
                for one in seen
                if one.answers.get(question.id) in question.counted
                and (not court or (one.court, one.court_number) == (court, number))
            ]
            if some:
                group = f"{court} {number}" if court else ""
                good = sum(1 for answer in some if answer in question.good)
                yield Figure(question.id, group, good, len(some))


def _agreed(twice: Sequence[tuple[Seen, Seen]], form: HearingForm) -> Iterable[Agreed]:
    for question in form.questions:
        pairs = [pair for one, other in twice if (pair := _pair(one, other, question))]
        yield Agreed(question.id, agreement(pairs))


def _pair(one: Seen, other: Seen, question: Question) -> tuple[str, str] | None:
    first, second = one.answers.get(question.id, ""), other.answers.get(question.id, "")
    return (first, second) if {first, second} <= question.counted else None


def _answers(told: Sequence[InterviewLine], lists: StudyLists) -> Iterable[Figure]:
    for asked in lists.by_name["asked"]:
        for role in lists.by_name["role"]:
            some = [
                answer
                for one in told
                if one.told.role == role.id
                and (answer := one.told.answers.get(asked.id)) in {"yes", "partly", "no"}
            ]
            if some:
                good = sum(1 for answer in some if answer in lists.good[asked.id])
                yield Figure(asked.id, role.id, good, len(some))


def _count(trials: Iterable[Trial], *outcomes: str) -> int:
    return sum(1 for one in trials if one.outcome in outcomes)
