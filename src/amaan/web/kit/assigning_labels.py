"""Who investigates, in whose place, and to which desk a case goes: what their codes are called."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

OFFICER_CHOICES: Labels = {
    "woman": _("A woman"),
    "man": _("A man"),
    "no_preference": _("Either"),
}
ASSIGNMENT_GAPS: Labels = {
    "special_unit": _("Not of the special unit"),
    "senior_officer": _("No officer of BPS-17 or above in the unit"),
    "officer_sex": _("Not whom she would rather speak to"),
    "trained": _("No certificate in date"),
    "within_cap": _("Carries more than one officer should"),
}
ASSIGNMENT_REASONS: Labels = {
    "nobody_meets_it": _("Nobody in the district meets it"),
    "cannot_wait": _("It cannot wait for such an officer"),
    "led_by_senior": _("A senior officer leads, by written order"),
    "knows_the_case": _("Knows the case, and she agrees"),
    "ordered_above": _("Ordered by the head of investigation"),
}
REASSIGNMENT_CAUSES: Labels = {
    "posted_away": _("Posted elsewhere"),
    "on_leave": _("On leave"),
    "unwell": _("Unwell"),
    "too_many_cases": _("Carries too many cases"),
    "law_asks_another": _("The law asks for another officer"),
    "she_asked": _("She asked for somebody else"),
    "conflict": _("Knows somebody in the case"),
    "conduct": _("A question of conduct"),
    "left_service": _("Left the service"),
}
POLICING_AREAS: Labels = {
    "a_area": _("A area: police"),
    "b_area": _("B area: Levies"),
    "not_known": _("Not known which of the two"),
}
TRANSFER_REACHES: Labels = {
    "same_station": _("Another desk of the same station"),
    "same_district": _("Another station of the district"),
    "other_district": _("Another district"),
}
TRANSFER_REASONS: Labels = {
    "place_of_act": _("It happened in their area"),
    "safer_there": _("It is safer for her there"),
    "nearer_to_her": _("She lives nearer to it"),
    "officer_of_here_involved": _("An officer of this station is involved"),
    "court_order": _("A court ordered it"),
}
TRANSFER_RETURNS: Labels = {
    "refused": _("Refused there"),
    "taken_back": _("Taken back"),
}
TRANSFER_REFUSALS: Labels = {
    "act_was_elsewhere": _("It happened in a third place"),
    "officer_of_here_involved": _("An officer of this station is involved"),
    "not_safe_here": _("It is not safe for her here"),
    "she_does_not_want_it": _("She does not want it"),
}
