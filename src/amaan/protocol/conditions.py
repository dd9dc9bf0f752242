"""The conditions of the law, by name.

A rule names its conditions; here is what each of them is made of. Most are written as what
must hold: one predicate out of each group (`predicates.py`). A few ask more than one fact can
say, and are functions. A condition gives the facts that make it hold, so that a duty can say
why it exists, down to the last predicate, and from when it was known.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from amaan.kernel.refusals import said
from amaan.protocol import facts
from amaan.protocol import predicates as p
from amaan.protocol.predicates import Predicate
from amaan.protocol.situation import Grounds, Situation

Asks = Callable[[Situation], Grounds]


class Because(NamedTuple):
    """One reason that needs no further one: its sentence, and the facts that say so."""

    sentence: str
    grounds: tuple[facts.Recorded, ...] = ()
    # The offences alleged that say so, where the reason is about an offence.
    offences: tuple[str, ...] = ()


# Two conditions are the same only if they are one; so they are found again quickly.
@dataclass(frozen=True, eq=False)
class Condition:
    """A named question to a situation, with the sentence that states its yes.

    `groups` is what it is made of: one predicate out of each must hold. Empty where it asks
    more than one fact can say.
    """

    name: str
    sentence: str
    asks: Asks
    groups: tuple[tuple[Predicate, ...], ...] = ()
    # It must hold of every offence alleged, not of one of them.
    every: bool = False

    def because(self, s: Situation) -> tuple[Because, ...]:
        """This will say why it holds, predicate by predicate; nothing where it does not."""
        if self.groups:
            return tuple(_reasons(self.groups, s)) if self.asks(s) is not None else ()
        grounds = self.asks(s)
        return () if grounds is None else (Because(self.sentence, grounds, s.offences_by(grounds)),)


CONDITIONS: dict[str, Condition] = {}


def condition(sentence: str) -> Callable[[Asks], Asks]:
    """This will register a condition under its function's name, with its sentence."""

    def register(asks: Asks) -> Asks:
        CONDITIONS[asks.__name__] = Condition(asks.__name__, sentence, asks)
        return asks

    return register


def holds(
    name: str, sentence: str, *groups: Predicate | tuple[Predicate, ...], every: bool = False
) -> Condition:
    """This will register a condition that holds where one predicate of each group does.

    `every`: it must hold of every offence alleged, not of one of them.
    """
    these = tuple(group if isinstance(group, tuple) else (group,) for group in groups)

    def ask(s: Situation) -> Grounds:
        found: list[facts.Recorded] = []
        for group in these:
            here = [r for predicate in group for r in _grounds(predicate, s)]
            if not here or (every and len(here) != len(s.alleged)):
                return None
            found += here
        return tuple(found)

    CONDITIONS[name] = Condition(name, sentence, ask, these, every)
    return CONDITIONS[name]


def _grounds(predicate: Predicate, s: Situation) -> tuple[facts.Recorded, ...]:
    mark = s.marks.get(predicate)
    return () if mark is None else mark.grounds


def _reasons(groups: tuple[tuple[Predicate, ...], ...], s: Situation) -> Iterator[Because]:
    for group in groups:
        for predicate in group:
            grounds = _grounds(predicate, s)
            if grounds:
                yield Because(predicate.sentence, grounds, s.offences_by(grounds))


# -- what was told -----------------------------------------------------------------------

holds("penetration_told", said("Penetration was told."), p.PENETRATION)
holds("sexual_act_told", said("A sexual act against the person was told."), p.SEXUAL_ACT)
holds("strangulation_told", said("Strangulation was told."), (p.STRANGLED, p.STRANGLED_AT_FIRST))
holds("burn_told", said("A burn or acid injury was told."), p.BURNED)
holds("injury_told", said("An injury was told."), (p.INJURED, p.INJURED_AT_FIRST))
holds("drugging_told", said("Drugs may have been used."), p.DRUGGED)
# More than a quarrel over property.
holds("violence_told", said("Violence or coercion was told."), p.VIOLENCE)

# -- the survivor ------------------------------------------------------------------------

# The provisos for women: doubt counts in her favour.
_WOMAN = (p.FEMALE, p.TRANSGENDER, p.SEX_NOT_TOLD)
# Law: Anti-Rape Act 2021 s.2(1)(k) and Explanation, whom the Act protects.
_WOMAN_OR_CHILD = (*_WOMAN, p.CHILD)

survivor_is_child = holds("survivor_is_child", said("The survivor is a child."), p.CHILD)
holds("survivor_is_female", said("The survivor is a woman or a girl."), _WOMAN)
# Contraception is offered: not to men, small girls, over 60.
holds(
    "pregnancy_is_possible",
    said("She could be pregnant from it."),
    p.PENETRATION,
    p.COULD_BE_PREGNANT,
)
# Others speak for an adult who has not spoken herself.
she_was_not_heard = holds(
    "she_was_not_heard",
    said("Her family reports an adult missing or abducted; she was not heard yet."),
    p.NOT_HEARD,
)

# -- the offences ------------------------------------------------------------------------

# Texts or courts disagree, nobody verified it, or facts decide.
_PERHAPS = (p.COGNIZABLE_CONTESTED, p.COGNIZABLE_BY_FACTS, p.COGNIZABLE_UNVERIFIED)

holds("offence_is_cognizable", said("A cognizable offence is alleged."), p.COGNIZABLE)
holds(
    "cognizability_is_contested",
    said("Whether the offence is cognizable is contested: the FIR is offered."),
    _PERHAPS,
)
holds(
    "offence_may_be_cognizable",
    said("An offence is alleged that is, or may be, cognizable."),
    (p.COGNIZABLE, *_PERHAPS),
)
holds("offence_is_non_cognizable", said("The offence alleged is non-cognizable."), p.NON_COGNIZABLE)
# No offence alleged allows the police to investigate unasked.
holds(
    "only_non_cognizable",
    said("Every offence alleged is non-cognizable."),
    p.NON_COGNIZABLE,
    every=True,
)
# The Anti-Rape Act applies, by either Schedule. Offences scheduled only where connected do not
# open it: what connects them does.
holds(
    "offence_scheduled",
    said("A scheduled offence against a woman or child is alleged."),
    (p.SCHEDULE_ONE, p.SCHEDULE_TWO),
    _WOMAN_OR_CHILD,
)
holds(
    "offence_in_schedule_two",
    said("A Schedule II offence against a woman or child is alleged."),
    p.SCHEDULE_TWO,
    _WOMAN_OR_CHILD,
)
holds(
    "woman_officer_is_required",
    said("The offence is one of those heard with a woman officer (CrPC 154)."),
    p.WOMAN_OFFICER,
)
holds(
    "lawyer_is_her_right",
    said("The offence carries the right to a lawyer (CrPC 161A)."),
    p.LAWYER,
)
holds(
    "medical_is_required",
    said("The offence requires a medical examination (CrPC 164A)."),
    p.MEDICAL,
)
holds("dna_is_required", said("The offence requires DNA samples (CrPC 164B)."), p.DNA)
holds(
    "accused_must_be_examined",
    said("The offence requires an examination of the accused (CrPC 53A)."),
    p.ACCUSED_EXAMINED,
)
holds(
    "trial_in_three_months",
    said("The trial has a limit of three months (CrPC 344A)."),
    p.TRIAL_IN_THREE_MONTHS,
)
holds(
    "identity_is_protected",
    said("The law keeps the identity secret."),
    (p.IDENTITY_376A, p.IDENTITY_ARA),
)
holds(
    "cyber_agency_investigates",
    said("Only the cyber agency may investigate this offence."),
    p.CYBER_AGENCY,
    every=True,
)
# Law: Torture and Custodial Death Act 2022 ss.2, 5, which keeps the investigation for the FIA.
holds(
    "custody_by_an_official",
    said("An official is accused of what was done to a person in custody."),
    p.CUSTODY,
)


@condition(said("The offence alleged may not be settled."))
def offence_is_non_compoundable(s: Situation) -> Grounds:
    """This will ask whether an offence alleged is outside the tables of CrPC 345.

    Law: CrPC 345(7), nothing may be compounded except as the section provides. Only a clear
    permission in the tables counts; what is contested or unverified stays barred.
    """
    return tuple(a.by for a in s.alleged if not s.may_be_compounded(a.offence.id)) or None


holds("removal_may_be_asked", said("Material about her may be removed (PECA)."), p.REMOVAL)
holds("trafficking_is_alleged", said("Trafficking is alleged."), p.TRAFFICKING)
holds("torture_act_applies", said("The Torture Act applies."), p.TORTURE_ACT)
holds("fornication_is_alleged", said("Fornication was alleged."), p.FORNICATION)
holds("heard_in_camera", said("The offence is heard in camera (CrPC 352)."), p.HEARD_IN_CAMERA)
holds(
    "child_trial_in_three_months",
    said("The trial has a limit of three months (ZARRA s.15)."),
    p.CHILD_TRIAL,
)
holds(
    "union_council_complains",
    said("The Union Council must complain; the police cannot register."),
    p.UNION_COUNCIL,
)
holds(
    "appeal_in_six_months",
    said("The appeal has a limit of six months (CrPC 417(5))."),
    p.SIX_MONTHS_OF_APPEAL,
)
holds(
    "cyber_beside_scheduled",
    said("A sexual offence and an online one are alleged together."),
    p.CYBER_AGENCY,
    p.NOT_OF_THE_CYBER_AGENCY,
    _WOMAN_OR_CHILD,
)
holds(
    "offence_beside_scheduled",
    said("Another offence is alleged together with a scheduled one."),
    (p.SCHEDULE_ONE, p.SCHEDULE_TWO),
    p.NOT_SCHEDULED,
    _WOMAN_OR_CHILD,
)

# -- what else was told, and what came after ---------------------------------------------

holds("death_told", said("A death was told."), p.DEATH)
holds("honour_killing_told", said("A killing in the name of honour was told."), p.HONOUR_KILLING)
holds("workplace_harassment_told", said("Harassment at work was told."), p.HARASSED_AT_WORK)
holds(
    "police_are_accused",
    said("A police officer is accused."),
    (p.POLICE_ACCUSED, p.POLICE_IN_CONFLICT),
)
holds("survivor_is_transgender", said("The survivor is transgender."), p.TRANSGENDER)
holds("fir_is_registered", said("The FIR is registered."), p.FIR_REGISTERED)
holds("diary_is_kept_here", said("The case diary is kept here."), p.DIARY_KEPT)
holds("safety_plan_stands", said("A safety plan was made with her."), p.PLAN_MADE)
holds("court_took_cognizance", said("The court took cognizance."), p.COGNIZANCE)
holds("woman_was_arrested", said("A woman or a girl was arrested."), p.WOMAN_ARRESTED)
holds("juvenile_was_arrested", said("Somebody under eighteen was arrested."), p.JUVENILE_ARRESTED)
holds("girl_was_arrested", said("A girl under eighteen was arrested."), p.GIRL_ARRESTED)


@condition(said("The FIR is registered and nobody was arrested yet."))
def arrest_is_outstanding(s: Situation) -> Grounds:
    """This will ask whether somebody may still be looked for."""
    registered = tuple(s.all(facts.FirRegistered))
    return None if s.all(facts.AccusedArrested) else registered or None


@condition(said("She agreed that what happened to her may be counted."))
def statistics_agreed(s: Situation) -> Grounds:
    """This will ask whether her newest word is that she may be counted, and asked for it."""
    agreed = s.all(facts.ConsentRecorded)
    newest = agreed[-1] if agreed else None
    if newest is None or not isinstance(newest.fact, facts.ConsentRecorded):
        return None
    return (newest,) if newest.fact.statistics else None


# -- her wish ----------------------------------------------------------------------------


@condition(said("her wish"))
def she_does_not_want_an_fir(s: Situation) -> Grounds:
    """This will ask whether the newest word of an adult survivor is: no FIR now.

    A child's case never waits for anybody's wish: whoever speaks for a child may be the one
    it must be protected from. What others wish for an adult not yet heard does not count.
    """
    if survivor_is_child.asks(s) or she_was_not_heard.asks(s):
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
