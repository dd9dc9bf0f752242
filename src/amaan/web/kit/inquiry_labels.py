"""Interviews, the medical examination and the laboratory: what their codes are called."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

HEARD_AGAIN: Labels = {
    "stated_gap": _("A gap that can be named"),
    "she_asked": _("At her own wish"),
    "new_material": _("Something new was found"),
    "broken_off_before": _("The interview before was broken off"),
    "court_asked": _("The court asked for it"),
}
BROKEN_OFF: Labels = {
    "she_stopped": _("At the person's own wish"),
    "needs_rest": _("Rest is needed first"),
    "needs_care": _("Treatment is needed first"),
    "not_safe": _("It was not safe to go on"),
    "no_interpreter": _("No fit interpreter"),
    "no_woman_officer": _("No woman officer could be present"),
    "interrupted": _("Something outside interrupted it"),
}
MAGISTRATE_ASKED: Labels = {
    "first": _("For the first time"),
    "put_off_by_court": _("Again: the court put it off"),
    "she_was_unwell": _("Again: she was not well"),
    "not_brought": _("Again: nobody brought her"),
}
EXAMINATION_STEPS: Labels = {
    "general": _("General examination"),
    "intimate": _("Intimate examination"),
    "samples": _("Taking of samples"),
    "photographs": _("Photographs of injuries"),
    "report": _("Report to the investigator"),
}
STEP_ANSWERS: Labels = {
    "given": _("Yes"),
    "refused": _("No"),
    "withdrawn": _("Her yes taken back"),
}
LABORATORIES: Labels = {
    "pfsa": _("Punjab Forensic Science Agency"),
    "nfsa": _("National Forensic Science Agency"),
    "karachi_university": _("Laboratory of Karachi University"),
    "lumhs": _("Laboratory of LUMHS, Jamshoro"),
    "other_laboratory": _("Another laboratory"),
}
LABORATORY_GROUNDS: Labels = {
    "seal_broken": _("A seal is broken or missing"),
    "label_unlike": _("Label and papers do not agree"),
    "papers_missing": _("Papers are missing"),
    "too_many_suspects": _("DNA of too many suspects"),
    "too_little": _("Too little, or spoilt"),
    "payment": _("The fee was not paid"),
}
LABORATORY_ANSWERS: Labels = {
    "sent_again": _("Sealed anew and sent again"),
    "papers_sent": _("The papers were sent"),
    "fewer_suspects": _("Sent with fewer suspects"),
    "fee_paid": _("The fee was paid"),
    "cannot_be_mended": _("Cannot be mended"),
}

# -- lists of the rooms themselves: stored, and in no fact -------------------------------

INTERVIEW_TOPICS: Labels = {
    "safety_now": _("Whether she is safe now"),
    "what_happened": _("What happened"),
    "where_and_when": _("Where, and when as far as she knows"),
    "who_did_it": _("Who did it, and what he did"),
    "force_and_threat": _("Force, threat, fear; what made resisting impossible"),
    "senses": _("What she saw, heard, smelt, felt and thought"),
    "injuries": _("Injuries and treatment"),
    "who_saw_or_heard": _("Who saw or heard something, and whom she told"),
    "messages_and_devices": _("Messages, calls, pictures"),
    "clothing_and_things": _("Clothing and things that may be evidence"),
    "violence_before": _("Violence by the same person before"),
    "pressure_since": _("Threats or offers since"),
    "her_needs": _("What she needs for court"),
}
INTERVIEW_PLACES: Labels = {
    "private_room": _("A private room of the desk"),
    "her_home": _("Her home"),
    "place_she_chose": _("Another place she chose"),
    "hospital": _("Hospital"),
    "shelter": _("Shelter"),
    "school_or_child_room": _("A room for children"),
    "station_room": _("A room of the station"),
}
INTERVIEW_PRESENT: Labels = {
    "woman_officer": _("Woman officer"),
    "woman_relative": _("A woman relative"),
    "person_she_chose": _("A person she chose"),
    "lawyer": _("Lawyer"),
    "support_person": _("Support person or advocate"),
    "guardian": _("Guardian who did no harm"),
    "child_specialist": _("Specialist for children"),
    "second_officer": _("A second officer, with her agreement"),
}
INTERPRETERS: Labels = {
    "not_needed": _("Not needed"),
    "vetted_woman": _("Vetted, a woman"),
    "vetted_man": _("Vetted, a man"),
    "by_telephone": _("Vetted, by telephone"),
    "sign_language": _("Sign language interpreter"),
    "relative": _("A relative, because nobody else was there"),
}
INTERVIEW_CONSENTS: Labels = {
    "survivor": _("The person who is heard"),
    "guardian": _("The guardian, and the child as well"),
    "nobody": _("Nobody"),
}
OFFICER_WISHES: Labels = {
    "woman": _("A woman"),
    "man": _("A man"),
    "no_wish": _("No wish"),
    "not_asked": _("Was not asked"),
}
SUPPORT_OFFERS: Labels = {
    "accepted": _("Accepted"),
    "declined": _("Declined"),
    "nobody_found": _("Nobody was found"),
    "not_offered": _("Was not offered"),
}
EXPLAINED: Labels = {
    "purpose": _("Who asks and what for"),
    "recording": _("Whether and how it is recorded"),
    "confidence": _("Who may read it, and where confidence ends"),
    "stop_and_skip": _("That any question may be left out, and all may stop"),
    "right_to_report": _("That it was right to report"),
}
RECORDED_BY: Labels = {
    "none": _("Not recorded"),
    "audio": _("Sound"),
    "video": _("Video"),
}
RECORDING_DEVICES: Labels = {
    "desk_recorder": _("Recorder of the desk"),
    "body_camera": _("Body camera"),
    "station_camera": _("Camera of the station"),
    "service_phone": _("Service telephone"),
    "court_system": _("System of the court"),
}
FACILITIES: Labels = {
    "crisis_cell": _("Anti-rape crisis cell"),
    "teaching_hospital": _("Teaching hospital"),
    "district_hospital": _("District hospital"),
    "tehsil_hospital": _("Tehsil hospital"),
    "rural_centre": _("Rural health centre"),
    "other_facility": _("Another hospital"),
}
SAMPLE_PACKINGS: Labels = {
    "swab_box": _("Dried swab in its box"),
    "paper": _("Paper envelope or bag"),
    "tube": _("Tube"),
    "jar": _("Jar"),
    "other_packing": _("Other"),
}
