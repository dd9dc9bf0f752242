"""How much danger she is in: what asks for a look, what decided, what a district may say."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

RISK_OCCASIONS: Labels = {
    "first": _("First contact"),
    "new_incident": _("It happened again"),
    "separation": _("Separation"),
    "custody_dispute": _("A dispute over children"),
    "pregnancy": _("Pregnancy"),
    "order": _("An order was asked for or made"),
    "breach": _("An order was broken"),
    "arrest": _("He was arrested"),
    "bail": _("Bail"),
    "release": _("He is or will be let out"),
    "withdrawal": _("A wish to withdraw"),
    "thirty_days": _("Thirty days at high danger"),
    "asked_again": _("What was not known is asked again"),
    "other_change": _("Something else changed"),
}
RISK_GROUNDS: Labels = {
    "critical_flag": _("A critical factor holds"),
    "survivor_says": _("She herself judges it so"),
    "officer_says": _("The officer judges it so"),
    "incidents": _("Three or more incidents in twelve months"),
    "incident_after_high": _("It happened again within twelve months of high danger"),
    "other_factors": _("Four or more other factors hold"),
    "yes_among": _("Enough questions of this instrument are answered yes"),
    "stands_until_lowered": _("It stood so before, and only the district lowers it"),
}
RISK_FLAGS: Labels = {
    "R01": _("Weapon used or threatened, or a firearm within reach"),
    "R02": _("Threat to kill her, children or relatives"),
    "R03": _("She believes she may be killed"),
    "R04": _("Strangled, choked or smothered, ever"),
    "R06": _("Separation, divorce or khula begun, tried or announced"),
    "R18": _("Broke an order, bail or undertaking"),
    "H01": _("They say that honour was harmed; rumours"),
    "H02": _("Several may attack; family, jirga or panchayat decides"),
    "H03": _("Forced marriage planned, match refused, own choice of marriage"),
    "H04": _("Kin are searching for her"),
    "H05": _("Pressed into an exchange or compensation marriage"),
    "L03": _("Threat of fire, acid, stove, poison or a staged suicide"),
    "V01": _("Extreme fear, or says she cannot go home"),
    "V05": _("No safe place tonight"),
    "K01": _("A child was hurt or threatened"),
    "K02": _("A child was touched or used sexually"),
    "K03": _("A child is to be married or given away"),
    "K06": _("A child is afraid to go home, or has changed"),
}
RISK_LOWERINGS: Labels = {
    "he_is_in_prison": _("He is in prison, and nobody else threatens her"),
    "she_lives_elsewhere": _("She lives where they cannot reach her"),
    "answered_anew": _("Asked anew, she answered that what weighed is over"),
    "written_by_mistake": _("It was written down by mistake"),
}
CIRCUMSTANCES: Labels = {
    "separated": _("She separates, or says that she will"),
    "custody_dispute": _("A dispute over children has begun"),
    "pregnant": _("She is pregnant or gave birth"),
    "changed_otherwise": _("Something else that changes her danger"),
}
