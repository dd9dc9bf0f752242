"""Prosecution and court: what their codes are called."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

PROSECUTOR_ASKED: Labels = {
    "advice": _("For advice"),
    "scrutiny": _("To look through the report"),
    "appeal": _("Whether to appeal"),
}
ADVICE: Labels = {
    "sections": _("Which sections apply"),
    "evidence": _("What evidence is needed"),
    "bail": _("What to say about bail"),
    "protection_in_court": _("How she is protected in court"),
    "order": _("Which order to ask for"),
    "appeal_worth": _("Whether an appeal can succeed"),
}
DEFECTS: Labels = {
    "statement_missing": _("A statement is missing"),
    "statement_by_man": _("Her statement was not taken as the law asks"),
    "section_missing": _("A section that applies is missing"),
    "section_not_made_out": _("A section is not made out"),
    "medical_missing": _("The medical report is missing"),
    "laboratory_missing": _("The laboratory's report is missing"),
    "chain_gap": _("The custody of an exhibit has a gap"),
    "age_not_shown": _("Her age is not shown"),
    "accused_not_examined": _("The accused was not examined"),
    "witness_missing": _("A witness was not heard"),
    "magistrate_statement_missing": _("The statement before the Magistrate is missing"),
    "memo_unsigned": _("A memo is not signed by its witnesses"),
    "delay_not_explained": _("A delay is not explained"),
    "copies_missing": _("Copies for the accused are missing"),
    "other_defect": _("Something else"),
}
DEFECT_OWNERS: Labels = {
    "investigator": _("The investigating officer"),
    "station_commander": _("The officer in charge of the station"),
}
DEFECT_ANSWERS: Labels = {
    "mended": _("Mended"),
    "explained": _("Explained in writing"),
    "not_to_be_mended": _("Cannot be mended any more"),
}
PROSECUTOR_DECISIONS: Labels = {
    "fit_for_trial": _("Fit for trial"),
    "more_evidence": _("Returned: more evidence is needed"),
    "other_sections": _("Returned: other sections apply"),
    "discharge": _("Discharge proposed to the court"),
}
PROSECUTOR_CHANGES: Labels = {
    "posted_elsewhere": _("Posted elsewhere"),
    "on_leave": _("Long away"),
    "conflict_found": _("Near to somebody in the case"),
    "she_asked": _("She asked for another prosecutor"),
    "workload": _("Too many cases at once"),
    "named_by_mistake": _("Named by mistake"),
}
PROSECUTOR_REASONS: Labels = {
    "evidence_not_enough": _("The evidence does not reach a trial"),
    "public_interest": _("The public interest is against it"),
    "accused_not_identified": _("The accused is not identified"),
    "accused_dead": _("The accused is dead"),
    "not_an_offence": _("What was told is no offence"),
}
COURTS: Labels = {
    "special_court": _("Special Court (Anti-Rape Act)"),
    "gbv_court": _("Court for gender-based violence"),
    "sessions_court": _("Sessions court"),
    "magistrate_court": _("Court of a Magistrate"),
    "family_court": _("Family court"),
    "juvenile_court": _("Juvenile court"),
    "high_court": _("High Court"),
    "supreme_court": _("Supreme Court"),
    "other_court": _("Another court"),
}
HEARING_PURPOSES: Labels = {
    "first_appearance": _("First appearance"),
    "copies_to_accused": _("Copies to the accused"),
    "framing_of_charge": _("Charge"),
    "prosecution_evidence": _("Witnesses of the prosecution"),
    "defence_evidence": _("Witnesses of the defence"),
    "accused_heard": _("Statement of the accused"),
    "final_arguments": _("Arguments"),
    "pronouncement": _("Judgment"),
    "bail_request": _("Bail"),
    "petition_heard": _("A petition for an order"),
    "registration_asked": _("That an FIR be registered"),
    "appeal_heard": _("Appeal"),
    "other_purpose": _("Something else"),
}
ADJOURNMENT_REASONS: Labels = {
    "witness_absent": _("A witness did not come"),
    "survivor_absent": _("She could not come"),
    "accused_not_brought": _("The accused was not brought from custody"),
    "accused_absent": _("The accused on bail did not come"),
    "judge_absent": _("No judge sat"),
    "prosecutor_absent": _("The prosecutor was absent"),
    "defence_absent": _("The defence was absent"),
    "lawyers_strike": _("The lawyers were on strike"),
    "police_absent": _("The police witness or the record did not come"),
    "papers_missing": _("Papers were not ready"),
    "report_awaited": _("A report is awaited"),
    "time_ran_out": _("The court had no time left"),
    "side_asked": _("A side asked for time"),
    "other_cause": _("Another cause"),
}
ADJOURNMENT_SIDES: Labels = {
    "prosecution_side": _("The prosecution"),
    "defence_side": _("The defence"),
    "her_side": _("She, or her lawyer"),
    "court_itself": _("The court of its own"),
}
HEARING_ENDS: Labels = {
    "next_day": _("A next date was given"),
    "decided": _("The matter was decided"),
    "sent_elsewhere": _("Sent to another court"),
    "put_away": _("Put away until an accused is found"),
    "moved": _("Moved by the court before it came"),
    "taken_back": _("Taken back: written by mistake"),
}
SPECIAL_MEASURES: Labels = {
    "in_camera": _("Nobody else in the room (in camera)"),
    "screen": _("A screen, so that she does not see the accused"),
    "video_link": _("Heard by video link"),
    "support_person": _("A person of support beside her"),
}
COURT_WITNESSES: Labels = {
    "she_herself": _("She herself"),
    "who_reported": _("Whoever reported"),
    "eye_witness": _("Who saw or heard it"),
    "relative": _("A relative"),
    "doctor": _("The doctor"),
    "forensic_expert": _("The laboratory's expert"),
    "investigating_officer": _("The investigating officer"),
    "memo_witness": _("A witness of a memo"),
    "other_witness": _("Another witness"),
}
ATTENDANCES: Labels = {
    "heard_in_full": _("Heard in full"),
    "heard_in_part": _("Heard in part"),
    "came_not_heard": _("Came and was not heard"),
    "did_not_come": _("Did not come"),
    "not_served": _("Was never told to come"),
}
HOSTILE_REASONS: Labels = {
    "pressure": _("Signs of pressure"),
    "settlement": _("Signs of a settlement"),
    "fear": _("Fear"),
    "long_delay": _("The long time since it happened"),
    "not_prepared": _("Nobody prepared the witness"),
    "first_words_not_hers": _("The first statement was not in the witness's own words"),
    "nothing_known": _("Nothing is known of a cause"),
}
SENTENCES: Labels = {
    "death": _("Death"),
    "life": _("Imprisonment for life"),
    "term": _("Imprisonment for a term"),
    "fine_only": _("Fine only"),
    "probation": _("Probation"),
    "other_sentence": _("Another sentence"),
}
APPELLANTS: Labels = {
    "state": _("The State"),
    "she_or_family": _("She, or her family"),
    "convicted": _("Whoever was convicted"),
}
APPEAL_OUTCOMES: Labels = {
    "dismissed": _("Dismissed"),
    "allowed": _("Allowed"),
    "sent_back": _("Sent back for a new trial"),
    "changed": _("Sentence or section changed"),
    "withdrawn_appeal": _("Taken back"),
}
