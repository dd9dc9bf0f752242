"""The groups in which figures are broken down."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

FIGURE_AGES: Labels = {
    "child": _("Under 18"),
    "adult": _("18 and older"),
    "unknown": _("Age not known"),
}
FIGURE_OFFENCES: Labels = {
    "killing": _("Killing"),
    "sexual": _("Sexual violence"),
    "acid_fire": _("Acid or fire"),
    "trafficking": _("Trafficking and forced labour"),
    "marriage": _("Forced and child marriage"),
    "online": _("Online and with pictures"),
    "family": _("At home and by family"),
    "harassment": _("Harassment"),
    "body": _("Violence to the body"),
    "taken": _("Taken, held or missing"),
    "other": _("Something else"),
}
FIGURE_NEEDS: Labels = {
    "disability": _("A disability was told"),
    "none_told": _("None was told"),
}
FIGURE_RELATIONS: Labels = {
    "partner": _("Husband, partner or fiancé, or once"),
    "family": _("Family and in-laws"),
    "known": _("Somebody she knows"),
    "official": _("Police or an official"),
    "stranger": _("A stranger"),
    "unknown": _("Not known"),
}
FIGURE_DELAYS: Labels = {
    "0_3": _("up to 3 days"),
    "4_5": _("4 and 5 days"),
    "6_14": _("6 to 14 days"),
    "15_30": _("15 to 30 days"),
    "31_90": _("31 to 90 days"),
    "91_on": _("91 days and more"),
}
FIGURE_VIOLENCE: Labels = {
    "rape": _("Rape"),
    "sexual_assault": _("Sexual assault"),
    "physical_assault": _("Physical assault"),
    "forced_marriage": _("Forced marriage"),
    "denial_of_resources": _("Denial of what is hers"),
    "psychological_abuse": _("Threats, control and humiliation"),
    "other": _("Something else"),
}
FIGURE_CONTEXTS: Labels = {
    "partner": _("By a husband or partner, or once"),
    "child_sexual_abuse": _("Sexual abuse of a child"),
    "early_marriage": _("Marriage of a child"),
    "sexual_exploitation": _("Sold, bought or procured"),
    "sexual_slavery": _("Held and used sexually"),
    "harmful_practice": _("Honour, exchange or dowry"),
}
FIGURE_TIMES: Labels = {
    "morning": _("Morning, 6 to 12"),
    "afternoon": _("Afternoon, 12 to 6"),
    "night": _("Evening and night, 6 to 6"),
    "unknown": _("The hour is not known"),
}
FIGURE_STAGES: Labels = {
    "complaint": _("Before an FIR"),
    "investigation": _("After the FIR"),
    "court": _("After the report to the prosecutor"),
    "trial": _("After the charge"),
}
FIGURE_REFERRALS: Labels = {
    "sent": _("Sent"),
    "began": _("The service began"),
    "completed": _("Completed"),
}
