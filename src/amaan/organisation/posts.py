"""Posts (what somebody is appointed to do) and ranks (what somebody is), kept apart.

A station commander may be an inspector today and a sub-inspector tomorrow; rights follow
the post, never the rank. Source: institutions study, sections 2 and 3.
"""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class Post(models.TextChoices):
    """What an officer is posted to do; the policy table speaks of posts only."""

    DESK_OFFICER = "desk_officer", _("Desk officer")
    STATION_CLERK = "station_clerk", _("Station clerk (muharrar)")
    STATION_COMMANDER = "station_commander", _("Officer in charge of the station (SHO)")
    INVESTIGATOR = "investigator", _("Investigating officer")
    SUPERVISOR = "supervisor", _("Sub-divisional officer (SDPO)")
    DISTRICT_COMMANDER = "district_commander", _("District police officer (DPO)")
    REGIONAL_COMMANDER = "regional_commander", _("Regional police officer (RPO)")
    INSPECTOR_GENERAL = "inspector_general", _("Inspector general of the province (IGP)")
    PROSECUTOR = "prosecutor", _("Public prosecutor")
    OBSERVER = "observer", _("Court observer")
    HOUSE_KEEPER = "house_keeper", _("Keeper of a house of shelter")
    HOUSE_WORKER = "house_worker", _("Worker of a house of shelter")
    MEDIATOR = "mediator", _("Mediator of a forum")
    LEGAL_ADVISER = "legal_adviser", _("Legal adviser of the district")
    PROVIDER = "provider", _("Worker of a support service")
    PERSONNEL_OFFICER = "personnel_officer", _("Personnel officer (establishment branch)")
    TRAINING_OFFICER = "training_officer", _("Training officer")
    COMMUNITY_OFFICER = "community_officer", _("Community policing officer")
    MEDIA_OFFICER = "media_officer", _("Public relations officer")
    PROGRAMME_OFFICER = "programme_officer", _("Programme officer (gender and policy)")
    CUSTODIAN = "custodian", _("District custodian of identities")
    AUDITOR = "auditor", _("Oversight auditor")
    REGISTRAR = "registrar", _("Registrar of officers")


class Rank(models.TextChoices):
    """Police ranks; grades differ a little between provinces and are not stored."""

    CONSTABLE = "constable", _("Constable")
    HEAD_CONSTABLE = "head_constable", _("Head constable")
    ASI = "asi", _("Assistant sub-inspector")
    SI = "si", _("Sub-inspector")
    INSPECTOR = "inspector", _("Inspector")
    DSP = "dsp", _("Deputy superintendent")
    SP = "sp", _("Superintendent")
    SSP = "ssp", _("Senior superintendent")
    DIG = "dig", _("Deputy inspector general")
    AIG = "aig", _("Additional inspector general")
    IGP = "igp", _("Inspector general")
    CIVILIAN = "civilian", _("Civilian staff")


class UnitKind(models.TextChoices):
    """Levels of the police, from the nation to the desk."""

    NATION = "nation", _("Nation")
    PROVINCE = "province", _("Province")
    REGION = "region", _("Region")
    DISTRICT = "district", _("District")
    CIRCLE = "circle", _("Sub-division")
    STATION = "station", _("Police station")
    DESK = "desk", _("Desk")
    # Special Sexual Offences Investigation Unit (Anti-Rape Act 2021, s.9).
    SPECIAL_UNIT = "special_unit", _("Special investigation unit (SSOIU)")
    # A shelter or crisis centre. It lies below the province and below no district: the tree of
    # units is open to everybody who serves, and must not say in which town she is.
    HOUSE = "house", _("House of shelter")


class DeskType(models.TextChoices):
    """The ways a desk reaches people; what each is for, with its source: docs/organisation.md."""

    WOMENS_DESK = "womens_desk", _("Women's desk in a station")
    GENDER_FACILITATION = "gender_facilitation", _("Gender facilitation desk")
    PROTECTION_CENTRE = "protection_centre", _("Women and child protection centre")
    WOMENS_STATION = "womens_station", _("Desk of a women's police station")
    VIRTUAL = "virtual", _("Virtual women's police station")
    SERVICE_COUNTER = "service_counter", _("Desk in a police service centre")
    HOSPITAL = "hospital", _("Desk in a hospital")
    COURT = "court", _("Desk at a court")
    MOBILE = "mobile", _("Mobile desk")


class Sex(models.TextChoices):
    """As the service records it; a woman officer is a legal requirement in places."""

    FEMALE = "female", _("Woman")
    MALE = "male", _("Man")
    TRANSGENDER = "transgender", _("Transgender person")


class Training(models.TextChoices):
    """What an investigator can be certified for; the kinds are proposed, not from a curriculum."""

    SEXUAL_OFFENCES = "sexual_offences", _("Investigation of sexual offences")
    GENDER_VIOLENCE = "gender_violence", _("Violence against women")
    CHILD_INTERVIEW = "child_interview", _("Hearing children")
    CYBER = "cyber", _("Offences online")


# Grades of the posts differ a little between provinces; from here on it is BPS-17 or above.
SENIOR_RANKS = frozenset({Rank.DSP, Rank.SP, Rank.SSP, Rank.DIG, Rank.AIG, Rank.IGP})


class Province(models.TextChoices):
    """Where which law applies."""

    ISLAMABAD = "IS", _("Islamabad Capital Territory")
    PUNJAB = "PB", _("Punjab")
    SINDH = "SD", _("Sindh")
    KP = "KP", _("Khyber Pakhtunkhwa")
    BALOCHISTAN = "BA", _("Balochistan")
    GB = "GB", _("Gilgit-Baltistan")
    AJK = "AJK", _("Azad Jammu and Kashmir")


# What may lie below a unit of each kind. A province is below nothing but the nation: it carries
# the code of its law, which only the founding act gives.
KINDS_BELOW: Mapping[UnitKind, tuple[UnitKind, ...]] = {
    UnitKind.NATION: (),
    UnitKind.PROVINCE: (UnitKind.REGION, UnitKind.DISTRICT, UnitKind.HOUSE),
    UnitKind.REGION: (UnitKind.DISTRICT,),
    UnitKind.DISTRICT: (UnitKind.CIRCLE, UnitKind.STATION, UnitKind.SPECIAL_UNIT),
    UnitKind.CIRCLE: (UnitKind.STATION,),
    UnitKind.STATION: (UnitKind.DESK,),
    UnitKind.DESK: (),
    UnitKind.SPECIAL_UNIT: (),
    UnitKind.HOUSE: (),
}

# What holds cases, and so must name who goes on with them when it ends.
HOLDING_CASES = frozenset({UnitKind.STATION, UnitKind.DESK, UnitKind.SPECIAL_UNIT})

# The Lahore High Court directed women-only staff for shelters in December 2024, as newspapers
# report it; it is asked of every house.
HELD_BY_WOMEN = frozenset({Post.HOUSE_KEEPER, Post.HOUSE_WORKER})

# Where each post can be held. The policy reads post and unit together, so a desk officer
# posted to a district would be an officer whom no line of the policy was written for.
# Those who keep registers of people and of work with the public; none of them holds a case.
BRANCHES = (
    Post.PERSONNEL_OFFICER,
    Post.TRAINING_OFFICER,
    Post.COMMUNITY_OFFICER,
    Post.MEDIA_OFFICER,
    Post.PROGRAMME_OFFICER,
)
BRANCH_SEATS = frozenset({UnitKind.DISTRICT, UnitKind.REGION, UnitKind.PROVINCE, UnitKind.NATION})
SEATS: Mapping[Post, frozenset[UnitKind]] = {
    Post.DESK_OFFICER: frozenset({UnitKind.DESK}),
    Post.STATION_CLERK: frozenset({UnitKind.STATION}),
    Post.STATION_COMMANDER: frozenset({UnitKind.STATION}),
    Post.INVESTIGATOR: frozenset({UnitKind.STATION, UnitKind.SPECIAL_UNIT}),
    Post.SUPERVISOR: frozenset({UnitKind.CIRCLE}),
    Post.DISTRICT_COMMANDER: frozenset({UnitKind.DISTRICT}),
    # Of the prosecution, not of the police: seated with the district whose courts he serves.
    Post.PROSECUTOR: frozenset({UnitKind.DISTRICT}),
    # Of an organisation outside, watching the courts of one district.
    Post.OBSERVER: frozenset({UnitKind.DISTRICT}),
    # Of the house alone, not of the police.
    Post.HOUSE_KEEPER: frozenset({UnitKind.HOUSE}),
    Post.HOUSE_WORKER: frozenset({UnitKind.HOUSE}),
    # Of a forum, not of the police; and the lawyer who says what its agreements are worth.
    Post.MEDIATOR: frozenset({UnitKind.DISTRICT}),
    Post.LEGAL_ADVISER: frozenset({UnitKind.DISTRICT}),
    # Of a service outside, in the district that sends people to it.
    Post.PROVIDER: frozenset({UnitKind.DISTRICT}),
    # Of the branches that keep people, training, community work, the press and the programme.
    **dict.fromkeys(BRANCHES, BRANCH_SEATS),
    # In the province for districts that have none: never zero.
    Post.CUSTODIAN: frozenset({UnitKind.DISTRICT, UnitKind.PROVINCE}),
    Post.REGIONAL_COMMANDER: frozenset({UnitKind.REGION}),
    Post.INSPECTOR_GENERAL: frozenset({UnitKind.PROVINCE}),
    Post.AUDITOR: frozenset(
        {UnitKind.DISTRICT, UnitKind.REGION, UnitKind.PROVINCE, UnitKind.NATION}
    ),
    Post.REGISTRAR: frozenset({UnitKind.DISTRICT, UnitKind.PROVINCE, UnitKind.NATION}),
}


def post_fits(post: Post, kind: UnitKind) -> bool:
    """This will say whether a post is held in units of a kind."""
    return kind in SEATS[post]


class SignInEnd(models.TextChoices):
    """How a sign-in at one computer came to its end."""

    SIGNED_OUT = "signed_out", _("signed out")
    ELSEWHERE = "elsewhere", _("signed in at another computer")
    ENDED_BY_HER = "by_her", _("ended by the officer")
    ENDED_BY_REGISTRAR = "by_registrar", _("ended by a registrar")
    FACTOR_LOST = "factor_lost", _("second factor lost")
    SHIFT_OVER = "shift_over", _("eight hours were over")
