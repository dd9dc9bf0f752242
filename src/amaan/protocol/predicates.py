"""What one fact, or one offence alleged, says by itself: the smallest reasons there are.

A condition of the law is made of these (`conditions.py`), and an explanation ends in them:
because the offence is in Schedule II, and because she is a woman. Each asks one fact and
nothing else, so what a fact answers is worked out once and remembered with its words.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from amaan.kernel.refusals import said
from amaan.law.offences import Offence
from amaan.protocol import codes, facts

# How many facts are remembered with what they answer; they are codes, so they repeat.
REMEMBERED = 4_000


# Two predicates are the same only if they are one; so they are found again quickly.
@dataclass(frozen=True, eq=False)
class Predicate:
    """A question to one fact, with the sentence that states its yes."""

    sentence: str
    asks: Callable[[Any], bool]


# The kinds of facts that any predicate asks, with those predicates.
ASKED_KINDS: dict[str, list[Predicate]] = {}
# Of whom a complaint is about, the newest one tells; everything else is told by each fact.
NEWEST_OF = {facts.ComplaintReceived.kind: slice(-1, None)}
OF_OFFENCES: list[Predicate] = []


def _of(kind: type[facts.Fact], sentence: str, asks: Callable[[Any], bool]) -> Predicate:
    predicate = Predicate(sentence, asks)
    ASKED_KINDS.setdefault(kind.kind, []).append(predicate)
    return predicate


def told(sentence: str, acts: Iterable[str]) -> Predicate:
    """This will ask an incident whether any of these acts was told."""
    wanted = frozenset(acts)
    return of_an_incident(sentence, lambda incident: not wanted.isdisjoint(incident.acts))


def of_an_incident(sentence: str, asks: Callable[[facts.IncidentDescribed], bool]) -> Predicate:
    """This will ask each incident that was described."""
    return _of(facts.IncidentDescribed, sentence, asks)


def of_triage(sentence: str, asks: Callable[[facts.TriageAnswered], bool]) -> Predicate:
    """This will ask the answers to the first safety questions."""
    return _of(facts.TriageAnswered, sentence, asks)


def of_the_survivor(sentence: str, asks: Callable[[facts.ComplaintReceived], bool]) -> Predicate:
    """This will ask what the newest complaint says of the survivor."""
    return _of(facts.ComplaintReceived, sentence, asks)


def happened(kind: type[facts.Fact], sentence: str) -> Predicate:
    """This will say yes to every fact of a kind."""
    return _of(kind, sentence, lambda fact: True)


def of_an_arrest(sentence: str, asks: Callable[[facts.AccusedArrested], bool]) -> Predicate:
    """This will ask each arrest."""
    return _of(facts.AccusedArrested, sentence, asks)


def of_an_offence(sentence: str, asks: Callable[[Offence], bool]) -> Predicate:
    """This will ask each offence alleged, as it stood on the date of the act."""
    predicate = Predicate(sentence, asks)
    OF_OFFENCES.append(predicate)
    return predicate


def procedure(sentence: str, name: str) -> Predicate:
    """This will ask an offence whether the catalogue gives it a special procedure."""
    return of_an_offence(sentence, lambda offence: name in offence.special_procedure)


@lru_cache(maxsize=REMEMBERED)
def answers_of(fact: facts.Fact) -> tuple[Predicate, ...]:
    """This will give the predicates of which a fact says yes."""
    return tuple(p for p in ASKED_KINDS.get(fact.kind, ()) if p.asks(fact))


_OFFENCES: dict[int, tuple[Offence, tuple[Predicate, ...]]] = {}


def answers_of_offence(offence: Offence) -> tuple[Predicate, ...]:
    """This will give the predicates of which an offence says yes.

    Remembered by which record it is: a catalogue holds each offence once, and its forty fields
    are dear to compare. The record is kept too, so that no other can take its place in memory.
    """
    found = _OFFENCES.get(id(offence))
    if found is None:
        if len(_OFFENCES) >= REMEMBERED:
            _OFFENCES.clear()
        found = offence, tuple(p for p in OF_OFFENCES if p.asks(offence))
        _OFFENCES[id(offence)] = found
    return found[1]


# -- what was told -----------------------------------------------------------------------

PENETRATION = told(said("Penetration was told."), {"penetration"})
SEXUAL_ACT = told(said("A sexual act against the person was told."), codes.SEXUAL_ACTS)
STRANGLED = told(said("Strangulation was told."), {"strangled"})
STRANGLED_AT_FIRST = of_triage(
    said("Strangulation was told in the first safety questions."),
    lambda triage: triage.strangulation == "yes",
)
BURNED = told(said("A burn or acid injury was told."), {"burned", "acid"})
INJURED = told(
    said("An injury was told."),
    {"beaten", "grievous_hurt", "strangled", "burned", "acid", "poisoned",
     "miscarriage_caused", "penetration", "sexual_abuse_child"},
)  # fmt: skip
INJURED_AT_FIRST = of_triage(
    said("An injury was told in the first safety questions."),
    lambda triage: triage.injury_or_assault_7d == "yes",
)
DRUGGED = of_an_incident(
    said("Drugs may have been used."),
    lambda incident: "drug_facilitated" in incident.contexts or "poisoned" in incident.acts,
)
VIOLENCE = told(
    said("Violence or coercion was told."),
    codes.ACTS - {"denied_inheritance", "marriage_deceit", "official_failed", "other"},
)
DEATH = told(said("A death was told."), {"killed", "suspicious_death"})
HONOUR_KILLING = of_an_incident(
    said("A killing in the name of honour was told."),
    lambda incident: "killed" in incident.acts and "honour" in incident.contexts,
)
HARASSED_AT_WORK = told(said("Harassment at work was told."), {"harassed_at_work"})
POLICE_ACCUSED = of_an_incident(
    said("Somebody of the police or the security forces is accused."),
    lambda incident: incident.accused_relation == "police_or_security",
)
POLICE_IN_CONFLICT = _of(
    facts.ConflictDeclared,
    said("The accused was said to serve in the police."),
    lambda conflict: "accused_in_police" in conflict.sources,
)
# Law: Torture and Custodial Death Act 2022 ss.2, 5.
CUSTODY = of_an_incident(
    said("An official is accused of what was done to a person in custody."),
    lambda incident: incident.accused_is_official and incident.survivor_was_in_custody,
)

# -- the survivor ------------------------------------------------------------------------

CHILD = of_the_survivor(
    said("The survivor is a child."), lambda c: c.survivor_age in codes.CHILD_BANDS
)
FEMALE = of_the_survivor(
    said("The survivor is a woman or a girl."), lambda c: c.survivor_sex == "female"
)
# The doubt must not cost the survivor the Act.
TRANSGENDER = of_the_survivor(
    said("The survivor is transgender: the protection of women is given."),
    lambda c: c.survivor_sex == "transgender",
)
SEX_NOT_TOLD = of_the_survivor(
    said("Whether the survivor is a woman was not told: the doubt counts for protection."),
    lambda c: c.survivor_sex == "undisclosed",
)
COULD_BE_PREGNANT = of_the_survivor(
    said("By age and sex she could be pregnant."),
    lambda c: c.survivor_sex != "male" and c.survivor_age not in {"0-11", "61+"},
)
NOT_HEARD = of_the_survivor(
    said("Her family reports an adult missing or abducted; she was not heard yet."),
    lambda c: not c.survivor_heard and c.survivor_age not in codes.CHILD_BANDS,
)

# -- the offences ------------------------------------------------------------------------

COGNIZABLE = of_an_offence(said("The offence is cognizable."), lambda o: o.cognizable == "yes")
COGNIZABLE_CONTESTED = of_an_offence(
    said("Whether the offence is cognizable is disputed: the FIR is offered."),
    lambda o: o.cognizable == "contested",
)
COGNIZABLE_BY_FACTS = of_an_offence(
    said("Whether the offence is cognizable depends on the facts: the FIR is offered."),
    lambda o: o.cognizable == "conditional",
)
COGNIZABLE_UNVERIFIED = of_an_offence(
    said("Whether the offence is cognizable was not verified: the FIR is offered."),
    lambda o: o.cognizable == "unverified",
)
NON_COGNIZABLE = of_an_offence(
    said("The offence alleged is non-cognizable."), lambda o: o.cognizable == "no"
)
SCHEDULE_ONE = of_an_offence(
    said("The offence is in Schedule I of the Anti-Rape Act."),
    lambda o: o.anti_rape_schedule == "I",
)
SCHEDULE_TWO = of_an_offence(
    said("The offence is in Schedule II of the Anti-Rape Act."),
    lambda o: o.anti_rape_schedule == "II",
)
WOMAN_OFFICER = procedure(
    said("The offence is one of those heard with a woman officer (CrPC 154)."),
    "s154_female_presence",
)
LAWYER = procedure(said("The offence carries the right to a lawyer (CrPC 161A)."), "s161A_lawyer")
MEDICAL = procedure(
    said("The offence requires a medical examination (CrPC 164A)."), "s164A_medical"
)
DNA = procedure(said("The offence requires DNA samples (CrPC 164B)."), "s164B_dna")
ACCUSED_EXAMINED = procedure(
    said("The offence requires an examination of the accused (CrPC 53A)."), "s53A_accused"
)
TRIAL_IN_THREE_MONTHS = procedure(
    said("The trial has a limit of three months (CrPC 344A)."), "s344A_3m"
)
IDENTITY_376A = procedure(
    said("Section 376A of the Penal Code keeps the identity secret."), "identity_376A"
)
IDENTITY_ARA = procedure(
    said("Section 26 of the Anti-Rape Act keeps the identity secret."), "identity_ara26"
)
CYBER_AGENCY = procedure(said("Only the cyber agency may investigate this offence."), "peca_agency")
NOT_OF_THE_CYBER_AGENCY = of_an_offence(
    said("A scheduled offence that the cyber agency does not investigate is alleged."),
    lambda o: o.anti_rape_schedule in ("I", "II") and "peca_agency" not in o.special_procedure,
)
NOT_SCHEDULED = of_an_offence(
    said("Another offence was alleged beside it."),
    lambda o: o.anti_rape_schedule not in ("I", "II"),
)
REMOVAL = procedure(
    said("The law lets her ask that the material be removed (PECA)."), "peca_removal"
)
TRAFFICKING = procedure(said("The offence is one under the trafficking Act."), "ptpa_route")
TORTURE_ACT = procedure(
    said("The offence is one that the Torture Act keeps for the FIA."), "torture_act_fia"
)
FORNICATION = procedure(said("Fornication was alleged; it is no police case."), "zina_guard")
HEARD_IN_CAMERA = procedure(
    said("The offence is one of those heard in camera (CrPC 352)."), "in_camera"
)
CHILD_TRIAL = procedure(
    said("The offence is on the list of ZARRA s.15, to be tried in three months."), "zarra_3m"
)
UNION_COUNCIL = procedure(
    said("The court acts on a complaint of the Union Council."), "complaint_union_council"
)
# Law: CrPC 417(5), added by Act XLIV of 2016 s.14, names the same five sections as s.352.
SIX_MONTHS_OF_APPEAL = procedure(
    said("The law wants the appeal decided in six months (CrPC 417(5))."), "in_camera"
)

# -- what came after ---------------------------------------------------------------------

FIR_REGISTERED = happened(facts.FirRegistered, said("The FIR is registered."))
DIARY_KEPT = happened(facts.DiaryWritten, said("The case diary is kept here."))
PLAN_MADE = happened(facts.SafetyPlanMade, said("A safety plan was made with her."))
COGNIZANCE = happened(facts.CognizanceTaken, said("The court took cognizance."))
WOMAN_ARRESTED = of_an_arrest(said("A woman or a girl was arrested."), lambda arrest: arrest.woman)
JUVENILE_ARRESTED = of_an_arrest(
    said("Somebody under eighteen was arrested."), lambda arrest: arrest.juvenile
)
GIRL_ARRESTED = of_an_arrest(
    said("A girl under eighteen was arrested."), lambda arrest: arrest.woman and arrest.juvenile
)
