"""One complaint as the desk officer writes it down: every answer drawn, nothing judged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from amaan.desk.intake import Accused, Conflict, Consent, Incident, Intake, Person, Triage, Wish
from amaan.house.history import people, words
from amaan.house.history.chance import Chance
from amaan.house.history.parameters import Parameters
from amaan.kernel.clock import local_date
from amaan.law.proposals import Proposal, Told, propose
from amaan.protocol import codes
from amaan.protocol.facts import Happened

# What each kind of complaint tells: the acts that stand in every one of them, the acts that
# may stand beside them, where, and who is accused. Drawn evenly; nobody counted them.
_ACTS: Mapping[str, tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]] = {
    "domestic": (
        (("domestic_violence", "beaten"), ("domestic_violence", "threat"),
         ("domestic_violence",), ("beaten", "threat_to_kill"), ("domestic_violence", "confined")),
        ("strangled", "grievous_hurt", "denied_inheritance", "threat_to_kill"),
    ),
    "sexual": (
        (("penetration",), ("penetration", "threat_to_kill"), ("sexual_touch",),
         ("attempt_sexual",), ("penetration", "images_threatened")),
        ("beaten", "confined", "house_entered"),
    ),
    "child_sexual": (
        (("sexual_abuse_child",), ("penetration",), ("sexual_touch",), ("attempt_sexual",)),
        ("threat",),
    ),
    "harassment": (
        (("harassed_by_phone",), ("harassed_at_work",), ("sexual_remarks",)), ("threat",)),
    "cyber": (
        (("images_shared",), ("images_threatened",), ("online_stalking",), ("online_identity",)),
        ("threat",),
    ),
    "abduction": ((("kidnapped",), ("taken_to_marry",), ("kidnapped", "confined")), ("threat",)),
    "child_missing": ((("child_missing",), ("child_missing", "kidnapped")), ()),
    "forced_marriage": (
        (("forced_marriage",), ("child_marriage",), ("given_in_exchange",)), ("confined",)),
    "inheritance": ((("denied_inheritance",),), ("threat",)),
    "burn": ((("burned",), ("acid",)), ("domestic_violence",)),
    "death": ((("suspicious_death",), ("killed",)), ("domestic_violence",)),
}  # fmt: skip
_HOME = ("shared_home", "survivor_home", "offender_home")
_PLACES: Mapping[str, tuple[str, ...]] = {
    "domestic": _HOME,
    "sexual": ("offender_home", "survivor_home", "street", "other"),
    "child_sexual": ("offender_home", "school", "street", "shared_home"),
    "harassment": ("workplace", "street", "transport"),
    "cyber": ("online",),
    "abduction": ("street", "survivor_home"),
    "child_missing": ("street", "school"),
    "forced_marriage": _HOME,
    "inheritance": ("other",),
    "burn": _HOME,
    "death": ("shared_home",),
}
_ACCUSED: Mapping[str, tuple[str, ...]] = {
    "domestic": ("current_partner", "current_partner", "in_law", "former_partner", "sibling"),
    "sexual": ("neighbour", "acquaintance", "other_relative", "stranger", "former_partner"),
    "child_sexual": ("neighbour", "other_relative", "teacher", "acquaintance", "stranger"),
    "harassment": ("employer", "acquaintance", "stranger", "neighbour"),
    "cyber": ("former_partner", "online_only", "acquaintance", "unknown"),
    "abduction": ("acquaintance", "stranger", "other_relative"),
    "child_missing": ("unknown", "stranger"),
    "forced_marriage": ("parent", "other_relative"),
    "inheritance": ("sibling",),
    "burn": ("current_partner", "in_law", "former_partner"),
    "death": ("current_partner", "in_law"),
}
_OF_CHILDREN = frozenset({"child_sexual", "child_missing"})
_LATE_TO_TELL = frozenset({"sexual", "child_sexual"})


@dataclass(frozen=True)
class Drawn:
    """A complaint with what decides how it goes on."""

    subject: str
    intake: Intake
    # yes, no, or anything between: what the law says of registering without being ordered to.
    cognizable: str


_HIS_AGE = {"18-25": 19, "26-40": 46, "41-60": 21, "61+": 3, "adult_unknown": 6, "unknown": 5}
_HIS_WORK = {
    "labourer": 27, "business": 17, "driver": 9, "farmer": 12, "none": 14, "official": 4,
    "student": 4, "other": 5, "unknown": 8,
}  # fmt: skip
_WORK_OF = {
    "police_or_security": "police", "other_official": "official", "teacher": "teacher",
    "religious_leader": "religious_leader",
}  # fmt: skip


def draw(
    chance: Chance,
    figures: Parameters,
    *,
    at: datetime,
    province: str,
    by_a_woman: bool,
    must_not_know: str,
) -> Drawn:
    """This will draw one complaint told at an instant; `must_not_know` is a service number."""
    subject = chance.which(figures.shares("subject"))
    survivor = _survivor(chance, figures, subject)
    is_child = survivor.age_band in codes.CHILD_BANDS
    informant = _informant(chance, figures, subject, is_child)
    by_herself = informant == "survivor"
    incident = _incident(chance, figures, subject, at)
    accused = _accused(chance, subject, is_child=is_child)
    nameless = not is_child and subject != "death" and chance.happens(figures.share("anonymous"))
    sealed = not nameless and chance.happens(figures.share("sealed"))
    intake = Intake(
        informant="anonymous" if nameless and not by_herself else informant,
        survivor=survivor,
        consent=Consent(
            record=not nameless,
            share_for_care=chance.happens(0.6),
            statistics=chance.happens(0.5),
            by="survivor" if by_herself else "guardian" if is_child else "nobody",
        ),
        triage=_triage(chance, incident.acts, at - incident.happened.latest),
        incident=incident,
        offences=(),
        wish=_wish(chance, figures, is_child=is_child, by_herself=by_herself),
        words="" if is_child and by_herself else words.told(chance, subject, by_herself=by_herself),
        language=chance.which(figures.shares("languages")),
        safe_contact=people.safe_contact(chance),
        accused=accused,
        informant_person=(
            Person() if by_herself else people.informant(chance, _relation_of(informant))
        ),
        conflict=_conflict(sealed, must_not_know),
        woman_present="woman_officer" if by_a_woman else "",
        woman_absent_reason="" if by_a_woman else "none_posted",
        room=chance.which({"private_room": 52, "quiet_place": 17, "within_hearing": 14, "": 17}),
        anonymous=nameless,
        papers_kept_at_desk=chance.happens(0.3),
    )
    return Drawn(subject, *with_offences(intake, province))


def with_offences(intake: Intake, province: str) -> tuple[Intake, str]:
    """This will confirm the likely offences the page would propose, as most officers do.

    It also gives what the law says of registering them: yes, no, or anything between.
    """
    proposed = propose(
        Told(
            acts=frozenset(intake.incident.acts),
            on=local_date(intake.incident.happened.latest),
            province=province,
            survivor_age=intake.survivor.age_band,
            survivor_sex=intake.survivor.sex,
            accused_count=intake.accused.count,
            accused_is_official=intake.accused.is_official,
            contexts=frozenset(intake.incident.contexts),
        )
    )
    confirmed = tuple(p for p in proposed if p.strength == "likely") or proposed[:1]
    filled = replace(
        intake,
        offences=tuple(p.offence.id for p in confirmed),
        proposed=tuple(p.offence.id for p in proposed),
        no_offence_fits=not confirmed,
    )
    return filled, _cognizable(confirmed)


def _survivor(chance: Chance, figures: Parameters, subject: str) -> Person:
    if subject in _OF_CHILDREN:
        ages, sex = "age_child", "male" if chance.happens(figures.share("boy")) else "female"
    else:
        ages, sex = ("age_sexual" if subject == "sexual" else "age_domestic"), "female"
    return people.survivor(chance, sex=sex, age_band=chance.which(figures.shares(ages)))


def _informant(chance: Chance, figures: Parameters, subject: str, is_child: bool) -> str:
    drawn = chance.which(figures.shares("informant"))
    if subject == "death":
        return "relative" if drawn == "survivor" else drawn
    return "guardian" if is_child and drawn == "survivor" else drawn


def _relation_of(informant: str) -> str:
    return {"guardian": "parent", "relative": "other_relative", "neighbour": "neighbour"}.get(
        informant, "unknown"
    )


def _incident(chance: Chance, figures: Parameters, subject: str, at: datetime) -> Incident:
    always, sometimes = _ACTS[subject]
    beside = chance.some_of(sometimes, 1) if chance.happens(0.3) else ()
    acts = tuple(dict.fromkeys((*chance.one_of(always), *beside)))
    delay = "days_to_tell_sexual" if subject in _LATE_TO_TELL else "days_to_tell"
    days = 0 if subject == "child_missing" else chance.within(figures.shares(delay))
    happened = at - timedelta(days=days) - chance.hours(1, 20)
    exact = days <= 6 and chance.happens(0.7)
    earliest = happened if exact else happened - timedelta(days=1)
    contexts = {
        "domestic": ("partner",), "harassment": ("workplace",), "cyber": ("cyber",),
        "inheritance": ("inheritance",),
    }.get(subject, ())  # fmt: skip
    return Incident(
        acts=acts,
        happened=Happened(earliest, happened),
        certainty="exact" if exact else "week" if days > 6 else "day",
        place=chance.one_of(_PLACES[subject]),
        contexts=contexts,
    )


def _accused(chance: Chance, subject: str, *, is_child: bool) -> Accused:
    relation = chance.one_of(_ACCUSED[subject])
    return Accused(
        count=chance.which({"1": 80, "2": 11, "3": 4, "unknown": 5}),
        relation=relation,
        person=people.accused(chance, sex="male"),
        # A child is not asked.
        age="" if is_child else chance.which(_HIS_AGE),
        work="" if is_child else _WORK_OF.get(relation, chance.which(_HIS_WORK)),
    )


def _triage(chance: Chance, acts: tuple[str, ...], since: timedelta) -> Triage:
    hurt = bool(codes.SEXUAL_ACTS.union({"beaten", "grievous_hurt", "strangled", "burned", "acid"})
                & set(acts))  # fmt: skip
    return Triage(
        danger_now=chance.which({"yes": 24, "no": 70, "unknown": 6}),
        injury_or_assault_7d="yes" if hurt and since < timedelta(days=7) else "no",
        children_at_risk=chance.which({"yes": 16, "no": 80, "unknown": 4}),
        strangulation="yes" if "strangled" in acts else chance.one_of(("no", "not_asked")),
    )


def _wish(chance: Chance, figures: Parameters, *, is_child: bool, by_herself: bool) -> Wish:
    wants = chance.some_of(
        ("safety", "medical", "legal_case", "protection_order", "counselling", "shelter"), 3
    )
    unwilling = not is_child and by_herself and chance.happens(figures.share("no_fir_wished"))
    no = chance.which({"no_not_now": 70, "undecided": 30}) if unwilling else "yes"
    return Wish(wants=wants, wants_fir=no)


def _conflict(sealed: bool, must_not_know: str) -> Conflict:
    if not sealed:
        return Conflict()
    return Conflict(
        sources=("accused_in_police", "officer_must_not_know"),
        service_numbers=(must_not_know,),
        note="ملزم کا رشتہ دار اسی تھانے میں ہے۔",
    )


def _cognizable(confirmed: tuple[Proposal, ...]) -> str:
    words_of_law = [p.offence.cognizable for p in confirmed]
    for word in ("yes", "contested", "conditional", "unverified"):
        if word in words_of_law:
            return word
    return "no"
