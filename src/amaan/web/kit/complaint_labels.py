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
HEARD_IN: Labels = {
    "private_room": _("In a room where nobody else was"),
    "quiet_place": _("Elsewhere, and nobody could hear"),
    "within_hearing": _("Where others could hear"),
}
WORKS: Labels = {
    "police": _("Police"),
    "armed_forces": _("Armed forces"),
    "other_security": _("A guard or other security"),
    "official": _("A government office or a court"),
    "teacher": _("A teacher"),
    "religious_leader": _("A religious leader"),
    "community_leader": _("A leader of the community"),
    "health_worker": _("A doctor, nurse or health worker"),
    "aid_worker": _("An aid worker"),
    "business": _("Business, a shop, an employer"),
    "labourer": _("A worker or labourer"),
    "driver": _("A driver"),
    "farmer": _("A farmer or landowner"),
    "student": _("A student"),
    "none": _("Without work"),
    "other": _("Something else"),
    "unknown": _("Not known"),
}
