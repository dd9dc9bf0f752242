"""Forums, the mediation gate and what was agreed: what their codes are called."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

FORUMS: Labels = {
    "dispute_council": _("Dispute resolution council"),
    "union_council": _("Union council"),
    "arbitration_council": _("Arbitration council (family matters)"),
    "community_forum": _("Community dispute forum"),
    "court_centre": _("Mediation centre at a court"),
    "jirga": _("Jirga"),
    "panchayat": _("Panchayat"),
    "elders_at_home": _("Elders, in a house"),
    "workplace_committee": _("Committee at a workplace"),
    "other_forum": _("Another forum"),
}
GATE_ANSWERS: Labels = {
    "blocked": _("No: it may not be mediated"),
    "not_yet": _("Not now: something is missing first"),
    "may_be_referred": _("It may be referred, if she still wants it"),
}
RED_LINES: Labels = {
    "M01": _("A sexual matter (M01)"),
    "M02": _("Violence or a threat (M02)"),
    "M03": _("A child (M03)"),
    "M04": _("A marriage or a girl as settlement (M04)"),
    "M05": _("Honour, or a council threatens (M05)"),
    "M06": _("A killing, abduction or trafficking (M06)"),
    "M07": _("It may not be compounded (M07)"),
    "M08": _("Danger, or an order in force (M08)"),
    "M09": _("Earlier violence (M09)"),
    "M10": _("Police would mediate (M10)"),
    "M11": _("Made a condition (M11)"),
    "M12": _("The proposal is not hers (M12)"),
    "M13": _("Not heard alone (M13)"),
    "M14": _("No legal advice (M14)"),
    "M15": _("Seven days to think (M15)"),
    "M16": _("Danger not looked at (M16)"),
    "M17": _("No matter for a forum (M17)"),
    "M18": _("No fit forum (M18)"),
    "BAR-12": _("Only a court refers here (BAR-12)"),
    "BAR-13": _("Police refer no offence here (BAR-13)"),
    "BAR-14": _("A lawyer has to look first (BAR-14)"),
    "BAR-15": _("No guru settles violence (BAR-15)"),
}
CONDITION_OF: Labels = {
    "fir": _("Registering the FIR"),
    "examination": _("The medical examination"),
    "shelter": _("Shelter"),
    "other_service": _("Another service"),
}
FORUM_OUTCOMES: Labels = {
    "agreed": _("They agreed"),
    "no_agreement": _("They did not agree"),
    "broken_off": _("She or another broke it off"),
    "refused_by_forum": _("The forum refused to take it"),
    "threatened": _("Somebody was threatened"),
}
FORUM_TERMS: Labels = {
    "girl_or_woman_given": _("A girl or woman is given (swara, vani)"),
    "marriage_agreed": _("A marriage"),
    "inheritance_waived": _("A woman gives up her share"),
    "case_withdrawn": _("A case or complaint is withdrawn"),
    "money_for_silence": _("Money for her silence"),
    "return_to_home": _("She goes back to his home"),
    "children_given_up": _("She gives up her children"),
    "her_apology": _("She apologises"),
    "gag": _("She may not go to police or court"),
    "expelled_or_banished": _("Somebody must leave the village"),
    "punishment_decided": _("A punishment"),
    "maintenance_fixed": _("Maintenance"),
    "divorce_terms": _("Divorce or khula"),
    "child_custody": _("Who keeps the children"),
    "blood_money": _("Blood money (diyat)"),
    "payment_of_debt": _("A debt is paid"),
    "return_of_property": _("Property is given back"),
    "share_of_property": _("Property is shared"),
    "visits_arranged": _("Visits to children"),
    "boundary_agreed": _("A boundary or a right of way"),
    "apology_of_other_side": _("The other side apologises"),
}
TERM_ANSWERS: Labels = {
    "void": _("Void: nobody may act on it"),
    "goes_to_court": _("Only a court can accept it"),
    "offence_looked_at": _("An offence: the police must look at it"),
    "may_stand": _("May stand"),
}
AGREEMENT_DAYS: Labels = {
    "day_1": _("Day 1"),
    "day_7": _("Day 7"),
    "day_30": _("Day 30"),
    "day_90": _("Day 90"),
}
# Not codes of facts: answers of the gate's page and the forums' register.
GATE_MEDIATORS: Labels = {
    "nobody_yet": _("Nobody is chosen yet"),
    "forum": _("A forum of the register"),
    "police": _("Police"),
    "desk": _("The desk itself"),
    "elected_person": _("An elected person (nazim, member)"),
    "elders": _("Elders or a jirga"),
    "religious_leader": _("A religious leader"),
}
GATE_SUBJECTS: Labels = {
    "money": _("Money owed"),
    "property": _("Land or property"),
    "maintenance_amount": _("How much maintenance"),
    "child_visits": _("When a parent sees the child"),
    "neighbours_quarrel": _("A quarrel between neighbours"),
    "none": _("None of these"),
}
GATE_GROUNDS: Labels = {
    "age_unknown": _("the age is not known"),
    "council_threat": _("a council threatens"),
    "council_unknown": _("whether a council threatens is not known"),
    "order_or_bail": _("an order or bail is in force"),
    "high": _("danger is high"),
    "elevated": _("danger is elevated"),
    "earlier_violence": _("earlier violence by the same person"),
    "earlier_unknown": _("earlier violence was not asked about"),
    "violence_before": _("violence, a threat or control before"),
    "violence_unknown": _("violence was not asked about"),
    "not_heard_alone": _("nobody heard her alone"),
    "not_advised": _("she had no legal advice"),
    "too_soon": _("seven days have not passed since the proposal"),
    "danger_not_looked_at": _("danger was not assessed as standard"),
    "danger_looked_at_long_ago": _("danger was assessed more than seven days ago"),
    "not_a_matter_for_a_forum": _("this is no matter for a forum"),
    "not_qualified": _("elders and clergy are no qualified forum"),
    "no_forum_chosen": _("no forum of the register was chosen"),
    "trained": _("the forum's mediators are not all trained"),
    "has_women": _("no woman mediates there"),
    "written_rules": _("the forum has no written rules"),
    "separate_rooms": _("the forum has no separate rooms"),
    "may_leave": _("nobody may leave there freely"),
    "court_looks": _("no court looks at its agreements"),
    "legal_check": _("an independent lawyer has not looked at it"),
}
FORUM_FITS: Labels = {
    "written_rules": _("Written rules"),
    "separate_rooms": _("Separate rooms, or going between them"),
    "may_leave": _("Everybody may leave at any time"),
    "court_looks": _("A court looks at agreements where the law wants it"),
}
DISPUTE_BROUGHT_BY: Labels = {
    "woman": _("A woman"),
    "man": _("A man"),
    "transgender": _("A transgender person"),
    "several": _("Several people"),
    "not_known": _("Not known"),
}
DISPUTE_CAME_THROUGH: Labels = {
    "themselves": _("They came themselves"),
    "police": _("Police referred it"),
    "court": _("A court referred it"),
    "elders": _("Elders brought it"),
    "other": _("Another way"),
}
DISPUTE_MATTERS: Labels = {
    "money": _("Money owed"),
    "property": _("Land or property"),
    "maintenance_amount": _("How much maintenance"),
    "child_visits": _("When a parent sees the child"),
    "neighbours_quarrel": _("A quarrel between neighbours"),
    "violence": _("Violence or a threat"),
    "sexual": _("A sexual act, or images"),
    "marriage_forced": _("A forced or child marriage"),
    "woman_exchanged": _("A girl or woman as settlement (swara, vani)"),
    "killing": _("A killing"),
    "abduction": _("An abduction"),
    "honour": _("Honour"),
}
AGREEMENT_KEPT: Labels = {
    "yes": _("Yes, it is kept"),
    "no": _("No, it is not kept"),
    "unknown": _("She could not say"),
}
