"""Services, referrals, conferences and the months after: what their codes are called."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

SERVICES: Labels = {
    "emergency_care": _("Emergency care"),
    "medico_legal": _("Medical examination for the case"),
    "crisis_centre": _("Crisis centre"),
    "shelter": _("Shelter"),
    "helpline": _("Helpline"),
    "counselling": _("Counselling"),
    "legal_help": _("Legal help"),
    "child_protection": _("Child protection"),
    "livelihood": _("Livelihood and cash"),
    "identity_papers": _("Identity papers"),
    "safe_transport": _("Safe transport"),
    "offender_programme": _("Programme for offenders"),
    "statutory_body": _("Protection body set up by law"),
}
STOCK_STATES: Labels = {
    "in_stock": _("in stock"),
    "out": _("out of stock"),
    "not_given": _("not given here"),
    "unknown": _("not known"),
}
SERVICE_COSTS: Labels = {
    "free": _("free"),
    "some": _("some of it is paid"),
    "paid": _("paid"),
    "unknown": _("not known"),
}
WORKING_STATES: Labels = {
    "working": _("working"),
    "not_working": _("not working"),
    "unknown": _("not known"),
}
WEEKDAYS: Labels = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
    "sat": _("Saturday"),
    "sun": _("Sunday"),
}
HOW_ASKED: Labels = {
    "called": _("by telephone"),
    "visited": _("by a visit"),
    "wrote": _("in writing"),
}
ASKED_FOUND: Labels = {
    "as_written": _("It stands as it is written"),
    "changed": _("Something has changed"),
    "no_answer": _("Nobody answered"),
    "shut": _("It has shut"),
}
DISTRICT_MODES: Labels = {
    "lockdown": _("Lockdown"),
    "flood": _("Flood"),
    "road_closed": _("Roads closed"),
}
ROUTES: Labels = {
    "open": _("the road is open"),
    "with_escort": _("only with an escort"),
    "by_boat": _("by boat"),
    "none": _("no way through"),
    "unknown": _("not known"),
}
WORKS_IN_MODE: Labels = {
    "as_usual": _("works as usual"),
    "by_phone": _("by telephone only"),
    "some_hours": _("shorter hours: call first"),
    "shut": _("shut"),
}
REFERRAL_URGENCIES: Labels = {
    "tonight": _("Tonight: call and go along"),
    "high": _("High danger"),
    "usual": _("In the usual time"),
}
SHARING_GROUNDS: Labels = {
    "consent": _("She agreed"),
    "serious_harm": _("Without her yes: serious harm is about to happen"),
    "child_at_risk": _("Without her yes: a child is at risk"),
    "law_requires": _("Without her yes: the law demands it"),
}
TOLD_BEFORE: Labels = {
    "told_first": _("She was told first"),
    "would_endanger": _("Telling her first would raise the danger"),
}
REFERRAL_STATES: Labels = {
    "declined": _("she said no"),
    "not_made": _("not referred"),
    "sent": _("sent"),
    "received": _("received"),
    "seen": _("seen"),
    "started": _("service began"),
    "not_available": _("not to be had"),
    "lost": _("lost sight of her"),
    "closed": _("ended"),
    "taken_back": _("she took her yes back"),
}
NOT_REFERRED: Labels = {
    "she_declined": _("She said no"),
    "not_needed": _("Not needed"),
    "not_available": _("Nothing of this kind is to be had"),
    "given_by_us": _("Given by the desk itself"),
    "other_reason": _("Something else"),
}
REFERRAL_ENDS: Labels = {
    "completed": _("finished"),
    "not_to_be_had": _("not to be had"),
    "lost_sight": _("lost sight of her"),
    "yes_taken_back": _("she took her yes back"),
}
WHY_SHE_DECLINED: Labels = {
    "fears_him": _("She fears what he would do"),
    "fears_talk": _("She fears talk"),
    "cannot_go": _("She cannot get away or travel"),
    "has_children": _("She has nobody for the children"),
    "bad_before": _("It went badly before"),
    "no_money": _("She cannot pay for it"),
    "later": _("Not now; perhaps later"),
    "no_reason": _("She gave no reason"),
}
SHARED_PARTS: Labels = {
    "age": _("About how old she is"),
    "sex": _("Her sex"),
    "language": _("Her language"),
    "needs": _("Disability, interpreter, pregnancy"),
    "children": _("How many children come along"),
    "danger": _("How great the danger is"),
    "reach": _("How she may be reached"),
}
WAYS_TO_REACH: Labels = {
    "through_desk": _("Only through the desk, which calls her"),
    "she_calls": _("She calls herself"),
    "day_only": _("By telephone, by day only"),
    "no_messages": _("By telephone; never a message"),
    "she_comes": _("She comes with an officer"),
}
HANDOVERS: Labels = {
    "called_together": _("Called together with her"),
    "taken_along": _("Somebody goes along"),
    "appointment": _("A day was made with her"),
    "on_paper": _("On paper only"),
}
SLIP_STEPS: Labels = {
    "received": _("Received"),
    "appointment": _("First appointment given"),
    "seen": _("Seen"),
    "started": _("The service began"),
    "not_available": _("We cannot give this"),
    "lost": _("She did not come; no more contact"),
    "closed": _("Ended"),
}
SLIP_REASONS: Labels = {
    "full": _("No place is free"),
    "not_our_service": _("We do not give this"),
    "outside_area": _("Outside our area"),
    "age_limit": _("Children above our age limit"),
    "no_staff": _("No fitting staff now"),
    "out_of_stock": _("Out of stock"),
    "completed": _("Finished as planned"),
    "she_ended_it": _("She ended it"),
    "sent_on": _("Sent on to another service"),
}
FEEDBACK_ON_SERVICE: Labels = {
    "helped": _("It helped"),
    "partly": _("It helped in part"),
    "not_helped": _("It did not help"),
    "treated_badly": _("She was treated badly"),
    "not_asked_yet": _("Not asked yet"),
}
CONFERENCE_ENTRIES: Labels = {
    "high_level": _("Danger is high"),
    "judgement": _("Professional judgement"),
    "three_in_a_year": _("Three or more incidents in twelve months"),
    "again_within_year": _("Again within twelve months of the last conference"),
}
HER_VIEWS: Labels = {
    "she_agrees": _("She knows and agrees"),
    "she_does_not": _("She knows and does not agree"),
    "not_told": _("She was not told: telling would raise the danger"),
}
AGENCIES_AT_CONFERENCE: Labels = {
    "police": _("Police"),
    "specialist_service": _("Service for survivors"),
    "social_services": _("Social welfare"),
    "child_protection": _("Child protection"),
    "health": _("Health"),
    "shelter": _("Shelter"),
    "prosecution": _("Prosecution"),
    "probation": _("Probation"),
}
CONFERENCE_GROUNDS: Labels = {
    **SHARING_GROUNDS,
    "none": _("Neither: told only that there is danger"),
}
CONFERENCE_PARTS: Labels = {
    "danger_signs": _("Signs of danger"),
    "what_he_may_do": _("What he has threatened or done"),
    "her_plan": _("What she plans, as she wishes to tell it"),
    "children_safety": _("Safety of the children"),
    "health_needs": _("What her health needs"),
    "where_he_is": _("Where he is: custody, bail, free"),
}
CONFERENCE_STEPS: Labels = {
    "safe_place": _("A safe place"),
    "protection_order": _("Protection order"),
    "arrest_or_removal": _("Arrest, or he leaves the home"),
    "weapons": _("Weapons taken away"),
    "bail_opposed": _("Bail opposed, conditions asked for"),
    "patrol": _("Patrol and address marked"),
    "him_disrupted": _("He is visited, warned, watched"),
    "safe_calls": _("Safe calls"),
    "child_plan": _("Plan for the children"),
    "school_told": _("School and pick-up arranged"),
    "medical_care": _("Medical care"),
    "counselling": _("Counselling"),
    "money_and_papers": _("Money and papers"),
    "told_of_release": _("Told before his release"),
}
STEP_RESULTS: Labels = {
    "done": _("done"),
    "not_possible": _("not possible"),
    "no_longer_needed": _("not needed any more"),
    "carried_on": _("goes on: agreed again"),
}
CONTACT_WAYS: Labels = {
    "safe_phone": _("By her safe telephone"),
    "code_word": _("By telephone, with the code word"),
    "at_service": _("When she comes to the service"),
    "lady_health_worker": _("Through the lady health worker"),
    "she_gets_in_touch": _("She gets in touch; nobody calls"),
    "visit_alone": _("A visit when she is alone"),
}
FOLLOW_UP_OUTCOMES: Labels = {
    "well": _("Reached: she is safe and needs nothing"),
    "needs_help": _("Reached: she needs something"),
    "in_danger": _("Reached: she is in danger again"),
    "not_reached": _("Not reached"),
    "not_safe_to_call": _("It was not safe to try"),
    "asked_to_stop": _("She asked that nobody call any more"),
}
