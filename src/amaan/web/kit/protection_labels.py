"""What protects her: orders, weapons, steps of prevention, those who are served beside her."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

ORDER_CONDITIONS: Labels = {
    "leaves_home": _("He leaves the home"),
    "home_is_hers": _("The home is hers to use, and not his"),
    "no_violence": _("No violence and no threat"),
    "no_contact": _("No contact by any way, nor through others"),
    "stay_from_home": _("Stays away from where she lives"),
    "stay_from_work": _("Stays away from where she works"),
    "stay_from_school": _("Stays away from the school"),
    "weapons_given_up": _("Gives up his weapons"),
    "children_with_her": _("The children stay with her"),
    "children_handed_over": _("Children handed over only with somebody present"),
    "maintenance": _("Maintenance"),
    "damages": _("Medical cost or damages"),
    "things_returned": _("Her things are returned"),
    "papers_returned": _("Her papers are returned"),
    "treatment": _("Treatment programme"),
    "home_not_sold": _("The home is not sold"),
}
SERVICE_FAILURES: Labels = {
    "not_found": _("He was not there"),
    "house_shut": _("Nobody opened"),
    "moved_away": _("He has moved away"),
    "avoids_it": _("He avoids it"),
    "not_safe_to_go": _("It was not safe to go"),
}
SERVED_ON: Labels = {
    "himself": _("Given to himself"),
    "his_household": _("Given to an adult of his household"),
    "posted_on_door": _("Put on his door"),
    "told_in_court": _("Told to him in court"),
    "told_in_custody": _("Given to him in custody"),
}
SERVERS: Labels = {
    "by_police": _("Police"),
    "process_server": _("The court's process server"),
    "protection_officer": _("The protection officer"),
    "by_court": _("The court itself"),
}
DEMEANOURS: Labels = {
    "calm": _("Calm"),
    "angry": _("Angry"),
    "threatened_her": _("He threatened her"),
    "threatened_police": _("He threatened the police"),
    "ran_away": _("He ran away"),
    "not_seen": _("He was not seen"),
}
ARREST_DECISIONS: Labels = {
    "arrested_now": _("He was arrested"),
    "sought_now": _("He is to be arrested, and is being looked for"),
    "order_sought": _("The Magistrate's order is asked for first"),
    "not_arrested": _("Not arrested: the reason is written down"),
}
RENEWAL_ANSWERS: Labels = {
    "renew": _("She wants it longer"),
    "let_it_end": _("She lets it end"),
    "undecided": _("She is not sure yet"),
    "not_reached": _("She could not be reached safely"),
}
ORDER_ENDS: Labels = {
    "ran_out": _("Its time is over"),
    "set_aside": _("The court set it aside"),
    "replaced": _("Another order took its place"),
}
WEAPONS: Labels = {
    "pistol": _("Pistol"),
    "rifle": _("Rifle"),
    "shotgun": _("Shotgun"),
    "blade": _("Blade or axe"),
    "acid_or_fire": _("Acid, or something to burn with"),
    "other_weapon": _("Something else"),
}
LICENCES: Labels = {
    "licensed": _("With a licence"),
    "unlicensed": _("Without a licence"),
    "licence_not_known": _("Licence not known"),
}
WEAPON_PLACES: Labels = {
    "in_the_home": _("In the home"),
    "on_him": _("He carries it"),
    "with_his_kin": _("With his family"),
    "place_not_known": _("Not known where"),
}
WEAPON_KEEPERS: Labels = {
    "station_store": _("The store of the station"),
    "district_store": _("The store of the district"),
    "licensing_office": _("The licensing office"),
    "court_store": _("The court"),
}
PREVENTIVE_POWERS: Labels = {
    "interposed": _("Police went between and prevented it (CrPC 149)"),
    "held_to_prevent": _("Arrest to prevent an offence (CrPC 151)"),
    "beyond_the_area": _("Prevention beyond one's own area (Anti-Rape Act s.21)"),
    "peace_bond": _("Bond to keep the peace (CrPC 107): not yet confirmed in the text of the law"),
}
PREVENTIVE_RESULTS: Labels = {
    "prevented": _("Nothing happened"),
    "before_magistrate": _("He was before the Magistrate"),
    "bond_asked_for": _("The Magistrate was asked for a bond"),
    "bond_given": _("He gave a bond"),
    "bond_refused": _("The Magistrate refused"),
    "nobody_there": _("Nobody was found there"),
    "offence_happened": _("It happened all the same"),
}
PERSONS_SERVED: Labels = {
    "child": _("A child"),
    "kin": _("A relative"),
    "supporter": _("Somebody who supports her"),
}
PERSON_NEEDS: Labels = {
    "safe_place": _("A safe place"),
    "day_care": _("Somebody during the day"),
    "school_place": _("School"),
    "doctor_care": _("A doctor"),
    "counselling": _("Somebody to talk to"),
    "food_clothes": _("Food and clothes"),
    "own_lawyer": _("A lawyer of their own"),
    "guarding": _("Protection"),
    "own_papers": _("Papers"),
    "nothing_now": _("Nothing now"),
}
LOOKED_AFTER_BY: Labels = {
    "by_herself": _("She herself"),
    "by_her_mother": _("Her mother"),
    "by_her_kin": _("Her family"),
    "by_neighbour": _("A neighbour"),
    "by_school": _("The school"),
    "by_house": _("The house that takes her in"),
    "by_child_protection": _("Child protection"),
    "by_father": _("The father"),
    "by_nobody": _("Nobody"),
}
REVIEWED_DEATHS: Labels = {
    "death": _("A death"),
    "near_death": _("A near-death"),
}
# How she said yes to her plan, and what she takes with her.
PLAN_WORDS: Labels = {
    "said_yes": _("She says that it is right"),
    "thumb": _("Her thumb"),
    "signed": _("Her signature"),
}
PLAN_COPIES: Labels = {
    "none": _("Nothing: she knows it"),
    "card": _("A small card with a number, and nothing else"),
    "whole": _("The plan on paper"),
}
# What she answered when she was asked first whether he should leave the home.
REMOVALS: Labels = {
    "he_leaves": _("He should leave the home"),
    "she_chose_else": _("She wants something else"),
    "lives_apart": _("They do not live together"),
}
ORDER_HOLDERS: Labels = {
    "court": _("The court"),
    "station": _("This station"),
    "herself": _("She herself: she says it is safe"),
}
PROTECTED: Labels = {
    "survivor": _("Herself"),
    "child": _("A child"),
    "kin": _("A relative"),
    "supporter": _("Somebody who supports her"),
}
# Who sits in the panel that looks at a death, and what it decides.
DEATH_PANEL: Labels = {
    "district_police": _("The district's police"),
    "prosecution": _("The prosecutor's office"),
    "doctor": _("A doctor"),
    "womens_service": _("A women's service"),
    "child_protection": _("Child protection"),
    "social_welfare": _("Social welfare"),
    "from_outside": _("Somebody from outside the district"),
}
DEATH_DECISIONS: Labels = {
    "train": _("Officers are trained in it"),
    "change_roster": _("Who is on duty is changed"),
    "change_order_of_work": _("The order of work is changed"),
    "ask_for_means": _("Vehicle, room or equipment is asked for"),
    "agree_with_agency": _("It is agreed with another agency"),
    "look_at_open_cases": _("All open cases are looked at for it"),
    "ask_above": _("It is asked for above the district"),
}
