"""May this be mediated? Hard rules on what is known; what is not known counts against.

A pure page without tables: the same answers always give the same result. The rules' texts, their
nature and sources stand in `rules/standards/mediation.toml` (M01 to M20) and, where a province's
law adds a guard, in `rules/settlement.toml`. A row marked proposed is practice, not law.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

Result = Literal["blocked", "not_yet", "may_be_referred"]

# What no forum touches, in the plain codes of what happened (M01, M02, M04, M06).
SEXUAL = frozenset(
    "penetration sexual_touch sexual_abuse_child stripped sexual_remarks attempt_sexual"
    " images_shared images_threatened online_grooming child_images harassed_at_work".split()
)
VIOLENT = frozenset(
    "beaten grievous_hurt strangled burned acid poisoned miscarriage_caused threat threat_to_kill"
    " confined kept_secretly online_stalking harassed_by_phone domestic_violence order_breached"
    " house_entered corporal_punishment".split()
)
GIVEN_AWAY = frozenset(
    "taken_to_marry forced_marriage child_marriage given_in_exchange denied_inheritance".split()
)
GRAVE = frozenset(
    "killed suspicious_death kidnapped procured_minor sold_or_bought trafficked bonded_labour"
    " child_missing woman_missing".split()
)
GRAVE_TAGS = frozenset({"homicide", "trafficking", "kidnapping"})
HONOUR_TAGS = frozenset({"honour"})
UNDER_AGE = frozenset({"0-11", "12-15", "16-17"})
# The only matters a forum may ever have: money, things, and how an agreed duty is carried out.
SUBJECTS = frozenset("money property maintenance_amount child_visits neighbours_quarrel".split())
MEDIATORS = frozenset("forum police desk elected_person elders religious_leader nobody_yet".split())
NEVER_MEDIATE = frozenset({"police", "desk", "elected_person"})
UNQUALIFIED = frozenset({"elders", "religious_leader"})
PRESSING = frozenset({"accused", "family", "elders", "police", "other"})
CONDITIONS = frozenset("fir examination shelter other_service".split())
MINE = "survivor"

ANSWERS = frozenset({"yes", "no", "unknown"})
DAYS_TO_THINK = 7
DANGER_IS_FRESH = 7


@dataclass(frozen=True, kw_only=True)
class Alleged:
    """One offence as the catalogue knows it, on the day of the act."""

    id: str
    compoundable: bool
    cognizable: bool
    sexual: bool = False
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Fitness:
    """What the register says of a forum (M18)."""

    trained: bool
    has_women: bool
    written_rules: bool
    separate_rooms: bool
    may_leave: bool
    court_looks: bool

    @property
    def is_fit(self) -> bool:
        """This will say whether a matter may be sent to it at all."""
        return all(vars(self).values())


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What is known of a matter when somebody asks. Empty or unknown is never in its favour."""

    offences: tuple[Alleged, ...] = ()
    acts: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    age: str = "unknown"
    sex: str = "undisclosed"
    province: str = ""
    # high, elevated, standard; empty: nobody looked. Days since somebody did.
    danger: str = ""
    danger_days: int | None = None
    order_or_bail: bool = False
    council_threat: str = "unknown"
    earlier_violence: str = "unknown"
    any_violence: str = "unknown"
    subject: str = ""
    mediator: str = "nobody_yet"
    proposed_by: str = "other"
    proposal_days: int | None = None
    conditions: frozenset[str] = frozenset()
    heard_alone: str = "unknown"
    advised: str = "unknown"
    forum: Fitness | None = None
    # The one block that the district may lift, with a legal adviser and in writing (M09).
    earlier_violence_lifted: bool = False
    # A supervisor's word where the proposal did not come from her (M12).
    supervisor_agrees: bool = False


@dataclass(frozen=True)
class Ground:
    """One rule that says no: for good, or until what it asks for is there."""

    rule: str
    for_good: bool
    # What it found: codes of acts, sections or answers.
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What the gate says, with every rule that stands in the way."""

    result: Result
    grounds: tuple[Ground, ...] = field(default=())

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules in the way, in their order."""
        return tuple(ground.rule for ground in self.grounds)


def answer(matter: Matter) -> Answer:
    """This will say whether a matter may be referred to a forum, and which rules say no.

    Source: standards of the field on mediation (M01 to M18), and the guards BAR-12 to BAR-15.
    """
    grounds = tuple(ground for rule in _RULES for ground in rule(matter))
    if any(ground.for_good for ground in grounds):
        return Answer("blocked", grounds)
    return Answer("not_yet" if grounds else "may_be_referred", grounds)


# -- the rules, one after the other --------------------------------------------------------------

Found = Iterable[Ground]


def _block(rule: str, because: Iterable[str] = ()) -> Ground:
    return Ground(rule, for_good=True, because=tuple(sorted(because)))


def _wait(rule: str, *because: str) -> Ground:
    return Ground(rule, for_good=False, because=because)


def _sexual(m: Matter) -> Found:
    found = (m.acts & SEXUAL) | {o.id for o in m.offences if o.sexual}
    if found:
        yield _block("M01", found)


def _violence(m: Matter) -> Found:
    # Whoever it came from: a beaten stranger goes to no forum of the police either.
    found = (m.acts & VIOLENT) | (m.contexts & {"weapon", "stalking", "grave_hurt"})
    if found:
        yield _block("M02", found)


def _child(m: Matter) -> Found:
    if m.age in UNDER_AGE:
        yield _block("M03", {m.age})
    elif m.age == "unknown":
        yield _wait("M03", "age_unknown")


def _given_away(m: Matter) -> Found:
    found = (m.acts & GIVEN_AWAY) | (m.contexts & {"exchange", "inheritance"})
    if found:
        yield _block("M04", found)


def _honour(m: Matter) -> Found:
    found = m.contexts & {"honour"} | {o.id for o in m.offences if o.tags & HONOUR_TAGS}
    if m.council_threat == "yes":
        found |= {"council_threat"}
    if found:
        yield _block("M05", found)
    elif m.council_threat != "no":
        yield _wait("M05", "council_unknown")


def _grave(m: Matter) -> Found:
    found = (m.acts & GRAVE) | {o.id for o in m.offences if o.tags & GRAVE_TAGS}
    if found:
        yield _block("M06", found)


def _not_compoundable(m: Matter) -> Found:
    found = {o.id for o in m.offences if not o.compoundable}
    if found:
        yield _block("M07", found)


def _danger(m: Matter) -> Found:
    found = {m.danger} & {"high", "elevated"}
    if m.order_or_bail:
        found |= {"order_or_bail"}
    if found:
        yield _block("M08", found)


def _earlier(m: Matter) -> Found:
    told = "several_incidents" in m.contexts or m.earlier_violence == "yes"
    if told and not m.earlier_violence_lifted:
        yield _block("M09", {"earlier_violence"})
    elif not told and m.earlier_violence != "no":
        yield _wait("M09", "earlier_unknown")


def _who(m: Matter) -> Found:
    if m.mediator in NEVER_MEDIATE:
        yield _block("M10", {m.mediator})


def _condition(m: Matter) -> Found:
    if m.conditions:
        yield _block("M11", m.conditions)


def _proposed(m: Matter) -> Found:
    if m.proposed_by in PRESSING and not m.supervisor_agrees:
        yield _wait("M12", m.proposed_by)


def _safeguards(m: Matter) -> Found:
    if m.heard_alone != "yes":
        yield _wait("M13", "not_heard_alone")
    if m.advised != "yes":
        yield _wait("M14", "not_advised")
    if m.proposal_days is None or m.proposal_days < DAYS_TO_THINK:
        yield _wait("M15", "too_soon")
    if m.danger != "standard":
        yield _wait("M16", "danger_not_looked_at")
    elif m.danger_days is None or m.danger_days > DANGER_IS_FRESH:
        yield _wait("M16", "danger_looked_at_long_ago")


def _subject(m: Matter) -> Found:
    # Whatever was done to her beside what the lines above name is no quarrel over money either.
    done = m.acts - SEXUAL - VIOLENT - GIVEN_AWAY - GRAVE - {"other"}
    found = done | {o.id for o in m.offences if o.cognizable}
    if found:
        yield _block("M17", found)
    elif m.any_violence == "yes":
        yield _block("M17", {"violence_before"})
    elif m.subject not in SUBJECTS:
        yield _wait("M17", "not_a_matter_for_a_forum")
    elif m.any_violence != "no":
        yield _wait("M17", "violence_unknown")


def _forum(m: Matter) -> Found:
    if m.mediator in UNQUALIFIED:
        yield _wait("M18", "not_qualified")
    elif m.forum is None:
        yield _wait("M18", "no_forum_chosen")
    elif not m.forum.is_fit:
        yield _wait("M18", *(name for name, there in vars(m.forum).items() if not there))


def _of_the_province(m: Matter) -> Found:
    if m.sex == "transgender" and (m.acts & VIOLENT or m.acts & {"begging_forced"}):
        yield _block("BAR-15", m.acts & (VIOLENT | {"begging_forced"}))
    if not m.offences:
        return
    # Islamabad: the court refers, after cognizance. Punjab: never by police where she is harmed.
    if m.province == "IS":
        yield _block("BAR-12", {o.id for o in m.offences})
    if m.province == "PB":
        yield _block("BAR-13", {o.id for o in m.offences})
    if m.province == "KP":
        yield _wait("BAR-14", "legal_check")


_RULES: tuple[Callable[[Matter], Found], ...] = (
    _sexual, _violence, _child, _given_away, _honour, _grave, _not_compoundable, _danger, _earlier,
    _who, _condition, _proposed, _safeguards, _subject, _forum, _of_the_province,
)  # fmt: skip
