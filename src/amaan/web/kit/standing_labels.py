"""What officers are to a case and to the people in it, and what she agreed to share."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

RELATIONS: Labels = {
    "taker": _("wrote it down"),
    "desk": _("holds the case"),
    "investigator": _("investigates"),
    "registering": _("registers the FIR"),
    "reviewer": _("reviews the work"),
    "prosecutor": _("prosecutes"),
    "glass_name": _("opened her name in an emergency"),
    "glass_reach": _("opened how to reach her in an emergency"),
}
ACQUAINTANCES: Labels = {
    "nobody": _("I know none of them"),
    "kin_of_accused": _("I am family of the accused"),
    "kin_of_survivor": _("I am family of hers"),
    "acquainted": _("I know one of them: neighbour, friend, debt, work, patron"),
}
CONSENT_RECIPIENTS: Labels = {
    "hospital": _("A hospital or doctor"),
    "crisis_centre": _("A crisis centre"),
    "shelter": _("A shelter"),
    "counsellor": _("A counsellor"),
    "legal_aid": _("Legal aid"),
    "child_protection": _("Child protection"),
    "protection_officer": _("A protection officer"),
    "other_service": _("Another service she chose"),
}
CONSENT_PARTS: Labels = {
    "C2": _("Her situation in a few codes, without her name"),
    "C3": _("Who she is and her family"),
    "C5": _("How to reach her safely"),
    "C4": _("What she told"),
    "C4.medical": _("Papers about her body"),
}
YES_SAYERS: Labels = {
    "survivor": _("She herself"),
    "guardian": _("Her guardian, because she is a child"),
}
EMERGENCY_OPENS: Labels = {
    "glass_name": _("Who she is"),
    "glass_reach": _("How to reach her safely"),
}
EMERGENCY_REASONS: Labels = {
    "life_in_danger": _("Her life is in danger now"),
    "child_in_danger": _("A child is in danger now"),
    "found_hurt": _("Somebody was found hurt and may be her"),
    "she_is_here": _("She is at the desk and nobody who knows her case can be reached"),
    "court_now": _("A court asks for her within the hour"),
}
MESSAGE_KINDS: Labels = {
    "please_call": _("Ask her to call back"),
    "meeting_tomorrow": _("Remind her of tomorrow's meeting"),
    "meeting_moved": _("Say that the meeting has to be moved"),
    "ready": _("Say that something is ready for her"),
}
MESSAGE_LANGUAGES: Labels = {"ur": _("Urdu"), "en": _("English")}
# What came of a message; where it was refused or failed, why.
MESSAGE_STATES: Labels = {
    "waiting": _("waits for her hours"),
    "sent": _("sent"),
    "no contact this way": _("not sent: her plan wants no message"),
    "no number": _("not sent: her plan has no number that can be read"),
    "no hours": _("not sent: her plan has no clear hours"),
    "no plan": _("not sent: there is no plan"),
    "paused": _("not sent: messages stand still until somebody made sure of her"),
    "does not open": _("not sent: her plan does not open"),
    "not a message": _("not sent: these words are no longer on the list"),
    "no carrier": _("not sent: nobody carries messages for this installation"),
    "not carried": _("not sent: the carrier did not take it. Ask once more, or call"),
}
ERASURE_REASONS: Labels = {
    "retention_over": _("The time for keeping it is over"),
    "kept_by_mistake": _("It was kept by mistake"),
    "court_order": _("A court ordered it"),
}
HOLD_REASONS: Labels = {
    "trial": _("A trial"),
    "appeal": _("An appeal"),
    "inquiry": _("An inquiry"),
    "court_order": _("An order of a court"),
}
VERDICTS: Labels = {
    "": _("waits for a review"),
    "justified": _("it was an emergency"),
    "unjustified": _("it was none"),
    "explained": _("explained"),
    "not_explained": _("not explained"),
}
LOOK_FLAGS: Labels = {
    "no_follow_up": _("nothing was written down within a day"),
    "off_shift": _("at night, and no work of his on the case around it"),
    "repeated": _("the same person on four days or more"),
    "after_hand_over": _("after the case was handed over"),
    "same_family": _("bears the same family names as somebody in the case"),
}
# Why an officer's own words are kept although they were pointed out.
KEPT_WORDINGS: Labels = {
    "quotation": _("These are somebody's own words"),
    "law_term": _("This is the law's own word"),
    "evidence": _("It is needed as evidence"),
    "fair_here": _("It does not say that here"),
}
KEEPING_QUEUES: Labels = {
    "duplicates": _("Two people who may be one wait to be compared"),
    "erasures": _("An erasure waits for a second custodian"),
    "looks": _("Looks that nothing explains wait to be judged"),
    "directory": _("Services wait to be asked again whether they stand as written"),
}
# What a house owes her in her first days, as it is counted outside the houses.
LATE_IN_HOUSES: Labels = {
    "medical": _("First check by a doctor"),
    "counselling": _("First talk with a counsellor"),
}
REQUIRED_POSTS: Labels = {
    "custodian": _("two custodians of identities"),
    "auditor": _("an oversight auditor"),
    "registrar": _("two registrars of officers"),
    "duty_officer": _("a duty officer of the district"),
}
# Calls for help that began elsewhere.
CALL_SERVICES: Labels = {
    "police_15": _("15"),
    "rescue_1122": _("Rescue 1122"),
    "helpline": _("Helpline"),
    "app": _("App"),
    "other": _("Another service"),
}
CALL_INSTANTS: Labels = {
    "received_at": _("Received"),
    "graded_at": _("Graded"),
    "dispatched_at": _("Sent out"),
    "arrived_at": _("Arrived"),
}
CALL_SIGNS: Labels = {
    "danger_now": _("Somebody is in danger now"),
    "weapon": _("A weapon"),
    "order": _("A protection order"),
    "children": _("Children"),
}
# What somebody who visits a desk answers.
# What a supervisor answers to a question of his checklist.
REVIEW_ANSWERS: Labels = {
    "yes": _("Yes"),
    "no": _("No"),
    "not_needed": _("Not needed here"),
    "not_looked": _("Not looked at"),
}
# What an officer answers to a registration that was refused or late.
REGISTRATION_ANSWERS: Labels = {
    "not_told": _("Nobody told me of it"),
    "off_duty": _("I was off duty or away"),
    "too_much": _("Too much came at once"),
    "nobody_to_write": _("Nobody was there who could write it"),
    "line_down": _("The line or the power was down"),
    "thought_elsewhere": _("I thought it belonged to another station"),
    "order_from_above": _("Somebody above me told me not to"),
    "waited_for_her": _("She asked to wait"),
    "mistake": _("It was my mistake"),
    "not_so": _("It was not so"),
}
LOOKED_ANSWERS: Labels = {
    "yes": _("Yes"),
    "no": _("No"),
    "not_looked": _("Not looked at"),
}
