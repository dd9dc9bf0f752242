"""What the codes in which rules are written are called by people: posts, stages, failures.

The same shape as `code_labels`; apart because these belong to duties, not to what happened.
"""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

DUTY_CLASSES: Labels = {
    "legal": _("Law"),
    "clinical": _("Health"),
    "standard": _("Standard"),
}
RULE_STATES: Labels = {
    "draft": _("Draft"),
    "reviewed": _("Reviewed, not in force yet"),
    "in_force": _("In force"),
}
RULE_STANDINGS: Labels = {
    "signed": _("Signed"),
    "reworded": _("Signed; its words changed since"),
    "changed": _("Changed since it was signed"),
    "unsigned": _("Not signed"),
}
STATES: Labels = {
    "open": _("Open"),
    "contested": _("Open: her wish"),
    "met": _("Done"),
    "met_late": _("Done late"),
    "missed": _("Late"),
    "waived": _("Waived"),
    "fell_away": _("No longer applies"),
    "guidance": _("Guidance"),
}
STAGES: Labels = {
    "contact": _("First contact"),
    "registration": _("Registration"),
    "care": _("Care and medical"),
    "safety": _("Safety and support"),
    "investigation": _("Investigation"),
    "court": _("Court"),
    "file": _("The file"),
    "closed": _("Closed"),
}
POSTS: Labels = {
    "desk_officer": _("Desk officer"),
    "station_commander": _("Officer in charge of the station"),
    "station_clerk": _("Station clerk"),
    "investigator": _("Investigating officer"),
    "supervisor": _("Supervising officer"),
    "medical_officer": _("Medical officer"),
    "prosecutor": _("Prosecutor"),
    "court": _("Court"),
    "district_commander": _("District police officer"),
    "regional_commander": _("Regional police officer"),
    "inspector_general": _("Inspector general of the province"),
    # No officer at all: the house itself, when it works duties out again.
    "house": _("Amaan itself"),
}
AUTHORITY_KINDS: Labels = {
    "statute": _("Statute"),
    "rules": _("Rules under a statute"),
    "court": _("Direction of a court"),
    "clinical": _("Clinical standard"),
    "sop": _("Standing procedure"),
    "local_default": _("Local default"),
}
CONFIDENCES: Labels = {
    "verified": _("Read in the text itself"),
    "secondary": _("Read in a secondary source"),
}
PROVINCES: Labels = {
    "IS": _("Islamabad Capital Territory"),
    "PB": _("Punjab"),
    "SD": _("Sindh"),
    "KP": _("Khyber Pakhtunkhwa"),
    "BA": _("Balochistan"),
    "GB": _("Gilgit-Baltistan"),
    "AJK": _("Azad Jammu and Kashmir"),
}
FORBIDDEN: Labels = {
    "settle": _("To settle the offence"),
    "settle_by_marriage": _("To settle by marriage"),
    "mediate": _("To mediate"),
    "refer_to_jirga": _("To send it to a jirga"),
    "name_in_fir": _("To name her in the FIR"),
    "disclose_identity": _("To make her identity known"),
    "two_finger_test": _("The two-finger test"),
    "ask_sexual_history": _("To ask about her past"),
    "convert_to_fornication": _("To turn her complaint against her"),
    "search_by_man": _("A search by a man"),
    "delay_treatment": _("To delay treatment"),
    "refuse_late_report": _("To refuse a late report"),
    "investigate_without_order": _("To investigate without an order"),
    "investigate_here": _("To investigate at this station"),
    "disclose_samples": _("To make samples or their results known"),
    "refuse_registration": _("To refuse to record"),
    "second_fir": _("A second FIR for another version"),
    "statement_without_woman": _("A statement without a woman officer or whom she chooses"),
    "make_her_come": _("To make her come when she is distressed"),
    "examine_by_man": _("An examination by a man"),
    "examine_without_consent": _("An examination without consent"),
    "note_past_history": _("A word on her past in the medical report"),
    "split_case": _("To split the case"),
    "arrest_victim": _("To arrest the person who was trafficked"),
    "cancel_alone": _("To cancel the case at the station"),
    "question_girl_by_man": _("A man who arrests or questions a girl"),
    "lock_up_child": _("A lock-up for a child"),
    "police_remand_of_woman": _("Police custody of a woman accused"),
    "arrest_without_court": _("An arrest without the leave of the court"),
    "enter_unannounced": _("To enter a woman's room without notice"),
    "detain_for_information": _("To hold a woman to find somebody else"),
    "publish_proceedings": _("To publish what is heard in camera"),
}
FAILURES: Labels = {
    "slow_response": _("Slow response"),
    "no_victim_protection": _("No protection of the survivor"),
    "poor_media_management": _("Poor handling of the media"),
    "victim_blaming": _("Blaming the survivor"),
    "insensitivity": _("Insensitivity"),
    "lack_of_legal_knowledge": _("Lack of legal knowledge"),
    "power_disparity": _("Disparity of power"),
    "scapegoating_of_police": _("Scapegoating of police"),
    "preventive_measures_not_taken": _("Preventive measures not taken"),
    "poor_investigation": _("Poor investigation"),
    "disclosure_of_identity": _("Disclosure of identity"),
    "workload_on_investigators": _("Workload on investigators"),
    "late_registration": _("Late registration"),
    "no_rehabilitation": _("No rehabilitation"),
    "resiled_or_compounded": _("Resiled or compounded"),
    "perception_of_police": _("Perception of the police"),
    "misogyny_and_bias": _("Misogyny and bias"),
    "friction_with_community": _("Friction with the community"),
    "judgment_of_character": _("Judgement of character"),
}
