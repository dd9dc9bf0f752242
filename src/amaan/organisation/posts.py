"""Posts (what somebody is appointed to do) and ranks (what somebody is), kept apart.

A station commander may be an inspector today and a sub-inspector tomorrow; rights follow
the post, never the rank. Source: institutions study, sections 2 and 3.
"""

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


class Sex(models.TextChoices):
    """As the service records it; a woman officer is a legal requirement in places."""

    FEMALE = "female", _("Woman")
    MALE = "male", _("Man")
    TRANSGENDER = "transgender", _("Transgender person")


class Province(models.TextChoices):
    """Where which law applies."""

    ISLAMABAD = "IS", _("Islamabad Capital Territory")
    PUNJAB = "PB", _("Punjab")
    SINDH = "SD", _("Sindh")
    KP = "KP", _("Khyber Pakhtunkhwa")
    BALOCHISTAN = "BA", _("Balochistan")
    GB = "GB", _("Gilgit-Baltistan")
    AJK = "AJK", _("Azad Jammu and Kashmir")
