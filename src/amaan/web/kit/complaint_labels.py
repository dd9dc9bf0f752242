"""Complaints about police: what their codes are called. What about: `rules/complaints.toml`."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

COMPLAINT_THROUGH: Labels = {
    "in_person": _("In person"),
    "telephone": _("By telephone"),
    "her_own_door": _("Through her own door"),
    "letter": _("By letter"),
    "hospital": _("Through a hospital"),
    "shelter": _("Through a house of shelter"),
    "court": _("Through a court"),
    "organisation": _("Through an organisation"),
    "press": _("Through the press"),
}
COMPLAINT_TOLD_BY: Labels = {
    "herself": _("She herself"),
    "relative": _("A relative"),
    "witness": _("Somebody who saw it"),
    "organisation": _("An organisation"),
    "nobody_named": _("Somebody who gave no name"),
}
COMPLAINT_OUTCOMES: Labels = {
    "upheld": _("It is so"),
    "partly_upheld": _("It is so in part"),
    "not_upheld": _("It was looked into and is not so"),
    "not_enough_known": _("Too little could be found out"),
}
COMPLAINT_STEPS: Labels = {
    "put_right": _("It was put right for her"),
    "apology": _("The police apologised to her"),
    "warned": _("The officer was warned"),
    "training": _("Training was ordered"),
    "moved": _("The officer was moved"),
    "enquiry_opened": _("A disciplinary enquiry was opened"),
    "case_registered": _("A case was registered"),
    "nothing": _("Nothing"),
}
COMPLAINT_CONTENT: Labels = {
    "yes": _("Yes, it is put right"),
    "partly": _("In part"),
    "no": _("No"),
    "not_reached": _("Nobody was reached"),
}
COMPLAINT_LATE: Labels = {
    "call_back": _("call back"),
    "answer": _("answer"),
    "visit": _("visit the desk"),
    "cross_check": _("ask again"),
}
