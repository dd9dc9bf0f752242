"""The conditions of the law, by name.

A rule names its conditions; here is what each of them asks. A condition gives the facts
that make it hold, so that a duty can say why it exists and from when it was known. The
sentence beside the name is what people read as the reason.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from amaan.kernel.refusals import said
from amaan.protocol import codes, facts
from amaan.protocol.situation import Grounds, Situation

Asks = Callable[[Situation], Grounds]


# Two conditions are the same only if they are one; so they are found again quickly.
@dataclass(frozen=True, eq=False)
class Condition:
    """A named question to a situation, with the sentence that states its yes."""

    name: str
    sentence: str
    asks: Asks


CONDITIONS: dict[str, Condition] = {}


def condition(sentence: str) -> Callable[[Asks], Asks]:
    """This will register a condition under its function's name, with its sentence."""

    def register(asks: Asks) -> Asks:
        CONDITIONS[asks.__name__] = Condition(asks.__name__, sentence, asks)
        return asks

    return register


# -- what was told -----------------------------------------------------------------------


def _told(s: Situation, acts: Iterable[str]) -> Grounds:
    wanted = frozenset(acts)
    found = tuple(
        r
        for r in s.all(facts.IncidentDescribed)
        if isinstance(r.fact, facts.IncidentDescribed) and not wanted.isdisjoint(r.fact.acts)
    )
    return found or None


@condition(said("Penetration was told."))
def penetration_told(s: Situation) -> Grounds:
    """This will ask whether a penetrative act was told."""
    return _told(s, {"penetration"})


@condition(said("A sexual act against the person was told."))
def sexual_act_told(s: Situation) -> Grounds:
    """This will ask whether any sexual act on her body, or its attempt, was told."""
    return _told(s, codes.SEXUAL_ACTS)


@condition(said("Strangulation was told."))
def strangulation_told(s: Situation) -> Grounds:
    """This will ask whether she was strangled, told in the first questions or later."""
    triage = tuple(
        r
        for r in s.all(facts.TriageAnswered)
        if isinstance(r.fact, facts.TriageAnswered) and r.fact.strangulation == "yes"
    )
    return (*(_told(s, {"strangled"}) or ()), *triage) or None


@condition(said("A burn or acid injury was told."))
def burn_told(s: Situation) -> Grounds:
    """This will ask whether she was burned, by fire or by acid."""
    return _told(s, {"burned", "acid"})


@condition(said("An injury was told."))
def injury_told(s: Situation) -> Grounds:
    """This will ask whether bodily harm was told, in the first questions or later."""
    triage = tuple(
        r
        for r in s.all(facts.TriageAnswered)
        if isinstance(r.fact, facts.TriageAnswered) and r.fact.injury_or_assault_7d == "yes"
    )
    acts = {"beaten", "grievous_hurt", "strangled", "burned", "acid", "poisoned",
            "miscarriage_caused", "penetration", "sexual_abuse_child"}  # fmt: skip
    return (*(_told(s, acts) or ()), *triage) or None


@condition(said("Drugs may have been used."))
def drugging_told(s: Situation) -> Grounds:
    """This will ask whether she may have been drugged or poisoned."""
    found = tuple(
        r
        for r in s.all(facts.IncidentDescribed)
        if isinstance(r.fact, facts.IncidentDescribed)
        and ("drug_facilitated" in r.fact.contexts or "poisoned" in r.fact.acts)
    )
    return found or None


@condition(said("Violence or coercion was told."))
def violence_told(s: Situation) -> Grounds:
    """This will ask whether what was told is more than a quarrel over property."""
    return _told(s, codes.ACTS - {"denied_inheritance", "other"})


# -- the survivor ------------------------------------------------------------------------


def _survivor(s: Situation, asks: Callable[[facts.ComplaintReceived], bool]) -> Grounds:
    rows = s.all(facts.ComplaintReceived)
    if rows and isinstance(newest := rows[-1].fact, facts.ComplaintReceived) and asks(newest):
        return (rows[-1],)
    return None


@condition(said("The survivor is a child."))
def survivor_is_child(s: Situation) -> Grounds:
    """This will ask whether she or he is under eighteen."""
    return _survivor(s, lambda c: c.survivor_age in codes.CHILD_BANDS)


def _woman_or_child(s: Situation) -> Grounds:
    """This will ask whether the Anti-Rape Act protects this survivor.

    Law: Anti-Rape Act 2021 s.2(1)(k) and Explanation. A transgender person and one whose sex
    was not told are treated as protected: the doubt must not cost the survivor the Act.
    """
    return _survivor(s, lambda c: c.survivor_sex != "male" or c.survivor_age in codes.CHILD_BANDS)


@condition(said("The survivor is a woman or a girl."))
def survivor_is_female(s: Situation) -> Grounds:
    """This will ask whether the provisos for women apply; doubt counts in her favour."""
    return _survivor(s, lambda c: c.survivor_sex != "male")


@condition(said("She could be pregnant from it."))
def pregnancy_is_possible(s: Situation) -> Grounds:
    """This will ask whether contraception must be offered: not for men, small girls, over 60."""
    told = penetration_told(s)
    who = _survivor(s, lambda c: c.survivor_sex != "male" and c.survivor_age not in {"0-11", "61+"})
    return (*told, *who) if told and who else None


@condition(said("Her family reports an adult missing or abducted; she was not heard yet."))
def she_was_not_heard(s: Situation) -> Grounds:
    """This will ask whether others speak for an adult who has not spoken herself."""
    return _survivor(s, lambda c: not c.survivor_heard and c.survivor_age not in codes.CHILD_BANDS)


# -- the offences ------------------------------------------------------------------------


def _cognizable(s: Situation, *words: str) -> Grounds:
    return tuple(a.by for a in s.alleged if a.offence.cognizable in words) or None


@condition(said("A cognizable offence is alleged."))
def offence_is_cognizable(s: Situation) -> Grounds:
    """This will ask whether any offence alleged is cognizable beyond dispute."""
    return _cognizable(s, "yes")


@condition(said("Whether the offence is cognizable is contested: the FIR is offered."))
def cognizability_is_contested(s: Situation) -> Grounds:
    """This will ask whether texts or courts disagree, nobody verified it, or facts decide."""
    return _cognizable(s, "contested", "conditional", "unverified")


@condition(said("An offence is alleged that is, or may be, cognizable."))
def offence_may_be_cognizable(s: Situation) -> Grounds:
    """This will ask whether an FIR is owed or must be offered."""
    return _cognizable(s, "yes", "contested", "conditional", "unverified")


@condition(said("The offence alleged is non-cognizable."))
def offence_is_non_cognizable(s: Situation) -> Grounds:
    """This will ask whether any offence alleged is non-cognizable."""
    return _cognizable(s, "no")


@condition(said("Every offence alleged is non-cognizable."))
def only_non_cognizable(s: Situation) -> Grounds:
    """This will ask whether no offence alleged allows the police to investigate unasked."""
    if s.alleged and all(a.offence.cognizable == "no" for a in s.alleged):
        return tuple(a.by for a in s.alleged)
    return None


def _scheduled(s: Situation, *schedules: str) -> Grounds:
    found = tuple(a.by for a in s.alleged if a.offence.anti_rape_schedule in schedules)
    protected = _woman_or_child(s)
    return (*found, *protected) if found and protected else None


@condition(said("A scheduled offence against a woman or child is alleged."))
def offence_scheduled(s: Situation) -> Grounds:
    """This will ask whether the Anti-Rape Act applies, by either Schedule.

    Offences scheduled only where connected do not open it: what connects them does.
    """
    return _scheduled(s, "I", "II")


@condition(said("A Schedule II offence against a woman or child is alleged."))
def offence_in_schedule_two(s: Situation) -> Grounds:
    """This will ask whether the Anti-Rape Act applies with its crisis cells."""
    return _scheduled(s, "II")


@condition(said("The offence alleged may not be settled."))
def offence_is_non_compoundable(s: Situation) -> Grounds:
    """This will ask whether an offence alleged is outside the tables of CrPC 345.

    Law: CrPC 345(7), nothing may be compounded except as the section provides. Only a clear
    permission in the tables counts; what is contested or unverified stays barred.
    """
    return tuple(a.by for a in s.alleged if not s.may_be_compounded(a.offence.id)) or None


def _procedure(s: Situation, *procedures: str) -> Grounds:
    wanted = frozenset(procedures)
    return (
        tuple(a.by for a in s.alleged if wanted.intersection(a.offence.special_procedure)) or None
    )


@condition(said("The offence is one of those heard with a woman officer (CrPC 154)."))
def woman_officer_is_required(s: Situation) -> Grounds:
    """This will ask whether CrPC 154, first proviso, names an offence alleged."""
    return _procedure(s, "s154_female_presence")


@condition(said("The offence carries the right to a lawyer (CrPC 161A)."))
def lawyer_is_her_right(s: Situation) -> Grounds:
    """This will ask whether CrPC 161A names an offence alleged."""
    return _procedure(s, "s161A_lawyer")


@condition(said("The offence requires a medical examination (CrPC 164A)."))
def medical_is_required(s: Situation) -> Grounds:
    """This will ask whether CrPC 164A names an offence alleged."""
    return _procedure(s, "s164A_medical")


@condition(said("The offence requires DNA samples (CrPC 164B)."))
def dna_is_required(s: Situation) -> Grounds:
    """This will ask whether CrPC 164B names an offence alleged."""
    return _procedure(s, "s164B_dna")


@condition(said("The offence requires an examination of the accused (CrPC 53A)."))
def accused_must_be_examined(s: Situation) -> Grounds:
    """This will ask whether CrPC 53A names an offence alleged."""
    return _procedure(s, "s53A_accused")


@condition(said("The trial has a limit of three months (CrPC 344A)."))
def trial_in_three_months(s: Situation) -> Grounds:
    """This will ask whether CrPC 344A names an offence alleged."""
    return _procedure(s, "s344A_3m")


@condition(said("The law keeps the identity secret."))
def identity_is_protected(s: Situation) -> Grounds:
    """This will ask whether PPC 376A or Anti-Rape Act s.26 protects the identity."""
    return _procedure(s, "identity_376A", "identity_ara26")


@condition(said("Only the cyber agency may investigate this offence."))
def cyber_agency_investigates(s: Situation) -> Grounds:
    """This will ask whether every offence alleged is one that PECA keeps for its agency."""
    if s.alleged and all("peca_agency" in a.offence.special_procedure for a in s.alleged):
        return tuple(a.by for a in s.alleged)
    return None


@condition(said("An official is accused of what was done to a person in custody."))
def custody_by_an_official(s: Situation) -> Grounds:
    """This will ask whether the Torture Act keeps the investigation for the FIA.

    Law: Torture and Custodial Death Act 2022 ss.2, 5.
    """
    found = tuple(
        r
        for r in s.all(facts.IncidentDescribed)
        if isinstance(r.fact, facts.IncidentDescribed)
        and r.fact.accused_is_official
        and r.fact.survivor_was_in_custody
    )
    return found or None


# -- her wish ----------------------------------------------------------------------------


@condition(said("her wish"))
def she_does_not_want_an_fir(s: Situation) -> Grounds:
    """This will ask whether the newest word of an adult survivor is: no FIR now.

    A child's case never waits for anybody's wish: whoever speaks for a child may be the one
    it must be protected from. What others wish for an adult not yet heard does not count.
    """
    if survivor_is_child(s) or she_was_not_heard(s):
        return None
    newest = s.once(wishes)
    return (newest[-1][0],) if newest and newest[-1][1] != "yes" else None


def wishes(s: Situation) -> Sequence[tuple[facts.Recorded, str]]:
    """This will list what she said about an FIR, in the order in which she said it.

    A safe call on which she said nothing new does not take back a yes.
    """
    said_so = [
        (r, r.fact.wants_fir)
        for r in (*s.all(facts.WishRecorded), *s.all(facts.SafeCallMade))
        if isinstance(r.fact, facts.WishRecorded)
        or (
            isinstance(r.fact, facts.SafeCallMade)
            and r.fact.reached
            and r.fact.wants_fir != "undecided"
        )
    ]
    return sorted(said_so, key=lambda pair: (pair[0].happened.latest, pair[0].recorded_at))
