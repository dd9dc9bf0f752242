"""The offence assistant: what the answers told so far point to, what to ask next, where it goes.

Everything here is worked out from plain answers and decides nothing: an officer applies each
section or does not. A section that fits is shown with every thing it asks and the answer that
tells it; one whose acts were told and that does not fit is shown with what stands against it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from amaan.law import proposals
from amaan.law.assistant_file import Assistant, Question, Track, Trap, load_assistant
from amaan.law.catalogue import Catalogue, load
from amaan.law.offences import ContestedPoint, Offence, SettlementBar
from amaan.law.proposals import Check, Pointer, Proposal, Told, could_be_charged

# How many questions are put at a time beside those already answered.
AT_A_TIME = 3
CHILD_BANDS = frozenset({"0-11", "12-15", "16-17"})
AT_HOME = frozenset(
    "current_partner former_partner parent sibling in_law other_relative caregiver".split()
)
# Whose sections another agency investigates; the police pass them on.
_OF_THE_CYBER_AGENCY = "PECA-"
_OF_FIA_IN_CUSTODY = frozenset({"TOR-8", "TOR-9", "TOR-10"})
_MISSING = frozenset({"child_missing"})
_WHO_INVESTIGATES = frozenset(
    "anti_rape_one anti_rape_two older_procedure track_contested fia_custody cyber trafficking"
    " trafficking_border missing_child".split()
)
_VIOLENCE_AT_HOME = frozenset(
    "beaten grievous_hurt strangled burned acid poisoned threat threat_to_kill confined"
    " kept_secretly sexual_touch penetration attempt_sexual domestic_violence".split()
)


@dataclass(frozen=True)
class Candidate:
    """A section to look at: what it asks, held against what was told, and what to beware of."""

    proposal: Proposal
    checks: tuple[Check, ...]
    # In a schedule of the Anti-Rape Act because a scheduled offence stands beside it.
    connected: bool
    may_be_settled: bool
    bars: tuple[SettlementBar, ...]
    points: tuple[ContestedPoint, ...]
    traps: tuple[Trap, ...]

    @property
    def offence(self) -> Offence:
        """The section."""
        return self.proposal.offence

    @property
    def missing(self) -> tuple[Check, ...]:
        """What it asks and nobody told yet."""
        return tuple(check for check in self.checks if check.fit == "unclear")


@dataclass(frozen=True)
class NotProposed:
    """A section whose acts were told, with what stands against it."""

    offence: Offence
    against: tuple[Check, ...]


@dataclass(frozen=True)
class Assessment:
    """The answer of the assistant."""

    candidates: tuple[Candidate, ...]
    # On the file, though nothing that was told points there.
    others: tuple[Candidate, ...]
    not_proposed: tuple[NotProposed, ...]
    # Those answered, and the next few that matter, in the order of the file.
    questions: tuple[Question, ...]
    open_questions: int
    tracks: tuple[Track, ...]
    # Acts that no section answers: the prosecutor is asked.
    unanswered: frozenset[str]


def assess(
    tellings: Sequence[Told], *, alleged: Iterable[str] = (), root: Path | None = None
) -> Assessment:
    """This will say what one or several incidents point to, and what to ask next.

    `alleged` are sections on the file; they count where a track or a connection follows from
    them.
    """
    catalogue, asked = load(root), load_assistant(root)
    best = proposals.strongest(tellings, root)
    proposed = sorted((found[0] for found in best.values()), key=lambda p: p.strength != "likely")
    checks = {id: pointer.checks(told) for id, (_proposal, pointer, told) in best.items()}
    known = [catalogue.every[o] for o in alleged if o in catalogue.every]
    likely = [p.offence for p in proposed if p.strength == "likely"]
    scheduled = any(o.is_scheduled for o in (*likely, *known)) and any(map(_is_protected, tellings))
    candidates = tuple(
        _candidate(p, checks[p.offence.id], tellings, scheduled, catalogue, asked) for p in proposed
    )
    questions, waiting = _questions(tellings, asked, root)
    return Assessment(
        candidates=candidates,
        others=tuple(
            _candidate(_unprompted(o, tellings), (), tellings, scheduled, catalogue, asked)
            for o in known
            if o.id not in best
        ),
        not_proposed=_not_proposed(tellings, set(best), catalogue, root),
        questions=questions,
        open_questions=waiting,
        tracks=_tracks(
            tellings, [*likely, *known], [*known, *(p.offence for p in proposed)], asked
        ),
        unanswered=frozenset().union(*(proposals.unanswered(told, root) for told in tellings)),
    )


def _unprompted(offence: Offence, tellings: Sequence[Told]) -> Proposal:
    marks = {mark: None for told in tellings for mark in offence.marks(told.on, told.province)}
    return Proposal(offence, "", "", "consider", offence.sources, tuple(marks))


def _candidate(
    proposal: Proposal,
    checks: tuple[Check, ...],
    tellings: Sequence[Told],
    scheduled: bool,
    catalogue: Catalogue,
    asked: Assistant,
) -> Candidate:
    offence = proposal.offence
    connected = scheduled and offence.is_scheduled_if_connected
    bars = {
        bar.id: bar
        for told in tellings
        for bar in catalogue.settlement_bars(offence.id, told.province)
        if bar.id != "BAR-01" or not offence.is_compoundable
    }
    return Candidate(
        proposal=proposal,
        checks=checks,
        connected=connected,
        may_be_settled=catalogue.may_be_compounded(offence.id),
        bars=tuple(bars.values()),
        points=catalogue.warnings_for(offence.id),
        traps=tuple(
            trap
            for trap in asked.traps
            if offence.id in trap.offences and (connected or not trap.connected)
        ),
    )


def _not_proposed(
    tellings: Sequence[Told], proposed: set[str], catalogue: Catalogue, root: Path | None
) -> tuple[NotProposed, ...]:
    """This will give what the acts told could have pointed to, with what stands against it.

    Of several rows for one offence the one with the least against it is shown. A row that only
    waits for a question is asked, not refused.
    """
    against: dict[str, tuple[Check, ...]] = {}
    for told in tellings:
        for pointer in proposals.table(root):
            if pointer.offence in proposed or pointer.acts.isdisjoint(told.acts):
                continue
            found = _against(pointer, catalogue.every[pointer.offence], told)
            held = against.get(pointer.offence)
            if found and (held is None or len(found) < len(held)):
                against[pointer.offence] = found
    return tuple(NotProposed(catalogue.every[o], checks) for o, checks in against.items())


def _against(pointer: Pointer, offence: Offence, told: Told) -> tuple[Check, ...]:
    if pointer.only_if_told and not pointer.particulars <= told.no:
        return ()
    found = [check for check in pointer.checks(told) if check.fit == "no"]
    if not offence.covers(told.province):
        # What another province's law asks besides is nobody's question here.
        return () if found else (Check("provinces", offence.provinces, "no"),)
    if not could_be_charged(offence, told):
        found.append(Check("in_force", (told.on.isoformat(),), "no"))
    return tuple(found)


def _questions(
    tellings: Sequence[Told], asked: Assistant, root: Path | None
) -> tuple[tuple[Question, ...], int]:
    """This will give the questions already answered and the next few whose answer matters.

    First those that decide a section which is shown already, then those that may bring one up.
    """
    catalogue = load(root)
    decides: set[str] = set()
    brings: set[str] = set()
    answered: set[str] = set()
    for told in tellings:
        answered |= {asked.asked_by[p].id for p in told.yes | told.no if p in asked.asked_by}
        for pointer in proposals.table(root):
            waiting = pointer.open_questions(told)
            if waiting and could_be_charged(catalogue.every[pointer.offence], told):
                wanted = brings if pointer.only_if_told else decides
                wanted |= {asked.asked_by[p].id for p in waiting}
    waiting_for = [q.id for q in asked.questions if q.id in decides - answered]
    waiting_for += [q.id for q in asked.questions if q.id in brings - decides - answered]
    shown = answered | set(waiting_for[:AT_A_TIME])
    return tuple(q for q in asked.questions if q.id in shown), len(waiting_for)


# -- who takes it up -----------------------------------------------------------------------------


def _tracks(
    tellings: Sequence[Told],
    sure: Sequence[Offence],
    perhaps: Sequence[Offence],
    asked: Assistant,
) -> tuple[Track, ...]:
    ids: set[str] = set()
    for told in tellings:
        ids |= {*_of_the_act(told, sure or perhaps), *_of_the_person(told)}
    if not ids & _WHO_INVESTIGATES:
        ids |= {*_of_the_sections(sure or perhaps)}
    return tuple(track for track in asked.tracks.values() if track.id in ids)


def _of_the_act(told: Told, offences: Sequence[Offence]) -> Iterable[str]:
    ids = {offence.id for offence in offences}
    schedules = {offence.anti_rape_schedule for offence in offences}
    if "II" in schedules or "I" in schedules:
        yield _anti_rape(told, "anti_rape_two" if "II" in schedules else "anti_rape_one")
    if ids & _OF_FIA_IN_CUSTODY or (told.accused_is_official and told.survivor_was_in_custody):
        yield "fia_custody"
    cyber = {id for id in ids if id.startswith(_OF_THE_CYBER_AGENCY)}
    if cyber:
        yield "cyber"
        if ids - cyber:
            yield "cyber_beside"
    if any(id.startswith("PTPA-") for id in ids):
        yield "trafficking_border" if "border_crossed" in told.yes else "trafficking"
    if told.acts & _MISSING:
        yield "missing_child"
    if "WORK-4" in ids or "harassed_at_work" in told.acts:
        yield "workplace"
    at_home = told.relation in AT_HOME and not told.acts.isdisjoint(_VIOLENCE_AT_HOME)
    if at_home or "domestic_violence" in told.acts:
        yield "protection"


def _anti_rape(told: Told, track: str) -> str:
    """This will say which procedure a scheduled offence takes.

    Law: Anti-Rape Act s.2, victim and its Explanation: women and children. A sex that was not
    told costs nobody the Act.
    """
    if told.survivor_age in CHILD_BANDS or told.survivor_sex in ("female", "undisclosed"):
        return track
    return "older_procedure" if told.survivor_sex == "male" else "track_contested"


def _is_protected(told: Told) -> bool:
    return _anti_rape(told, "") != "older_procedure"


def _of_the_person(told: Told) -> Iterable[str]:
    if told.survivor_age in CHILD_BANDS:
        yield "child"
    if told.survivor_sex == "transgender":
        yield "transgender"


def _of_the_sections(offences: Sequence[Offence]) -> Iterable[str]:
    if any(offence.fir_is_offered for offence in offences):
        yield "police"
    elif offences:
        yield "magistrate"
