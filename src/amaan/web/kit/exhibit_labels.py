"""How exhibits, their custody and the store are called on pages and papers."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

EXHIBITS: Labels = {
    "clothing": _("Clothing"),
    "bedding": _("Bedding"),
    "weapon": _("Weapon or object used"),
    "device": _("Telephone or computer"),
    "document": _("Document"),
    "biological": _("Biological sample"),
    "recording": _("Picture or recording on a carrier"),
    "vehicle": _("Vehicle"),
    "valuables": _("Money or valuables"),
    "other": _("Something else"),
}
EXHIBIT_SOURCES: Labels = {
    "scene": _("At the place where it happened"),
    "survivor": _("From her, with her consent"),
    "accused": _("From an accused"),
    "witness": _("From a witness"),
    "hospital": _("From the hospital"),
    "elsewhere": _("Elsewhere"),
}
CUSTODY_PURPOSES: Labels = {
    "carry": _("To carry it, or to work on it"),
    "store": _("To the station's store"),
    "laboratory": _("To a laboratory"),
    "court": _("To be produced in court"),
    "back": _("Back from where it was sent"),
    "return": _("Returned to whom it belongs, by order"),
    "destroy": _("Destroyed, by order"),
}
SEAL_FINDINGS: Labels = {
    "intact": _("Intact, and the number agrees"),
    "different": _("Another number than was given"),
    "broken": _("Broken or opened"),
}
RESEAL_REASONS: Labels = {
    "examined_in_laboratory": _("Opened for examination in the laboratory"),
    "opened_in_court": _("Opened in court"),
    "packing_damaged": _("The packing was damaged"),
    "parted": _("A part was taken out and numbered by itself"),
    "wrongly_marked": _("The label or seal was wrong"),
}
# Where an exhibit is.
EXHIBIT_PLACES: Labels = {
    "officer": _("With an officer"),
    "store": _("In the store"),
    "laboratory": _("At the laboratory"),
    "court": _("In court"),
    "returned": _("Returned"),
    "destroyed": _("Destroyed"),
}
# What a link of the chain of custody says.
CUSTODY_ENTRIES: Labels = {
    "taken": _("Taken and sealed"),
    "handed_over": _("Handed over"),
    "resealed": _("Packed and sealed anew"),
    "shelved": _("Put on a shelf"),
}
# How far a hand-over is.
HANDING_STATES: Labels = {
    "offered": _("Waits for the receiver"),
    "received": _("Received"),
    "declined": _("Not accepted"),
    "taken_back": _("Taken back by the giver"),
}
# What a count of the store found.
STORE_FINDINGS: Labels = {
    "missing": _("Expected, not found"),
    "not_expected": _("Found, not expected here"),
    "other_shelf": _("Found on another shelf"),
    "seal_different": _("Found with another seal"),
}
STORE_EXPLANATIONS: Labels = {
    "found_since": _("Found since, and looked at"),
    "receipt_shown": _("Handed over, receipt shown"),
    "mark_misread": _("The mark was misread"),
    "seal_misread": _("The seal was misread"),
    "inquiry_ordered": _("Not explained: an inquiry was ordered"),
}
EVIDENCE_KINDS: Labels = {
    "photograph": _("Photograph"),
    "recording": _("Sound or video"),
    "document": _("Document or form"),
}
