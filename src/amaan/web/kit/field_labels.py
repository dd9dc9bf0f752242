"""How the sealed fields are called on a page. The values themselves are only in the vault."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

SEALED_FIELDS: Labels = {
    "survivor_name": _("Her name"),
    "survivor_relative": _("Daughter, wife or widow of"),
    "survivor_cnic": _("Her identity number"),
    "survivor_phone": _("Her telephone"),
    "survivor_address": _("Her address"),
    "survivor_birth": _("Her date of birth"),
    "informant_name": _("Name of the person who told"),
    "informant_phone": _("Telephone of the person who told"),
    "words": _("Her words"),
    "words_correction": _("What she corrected"),
    "sheet_photograph": _("Photograph of the sheet"),
    "application_photograph": _("Photograph of her application"),
    "words_recording": _("Recording of her words"),
    "object_hash": _("Fingerprint of the picture or recording"),
    "injuries_note": _("Note on injuries"),
    "interview_plan": _("Plan of the interview"),
    "question_log": _("Questions as they were put"),
    "statement_giver": _("Whose statement it is"),
    "statement_words": _("Statement, in the person's own words"),
    "statement_correction": _("What was corrected in the statement"),
    "statement_text": _("Statement, in the officer's words"),
    "medical_findings": _("What the examiner found"),
    "laboratory_result": _("What the laboratory found"),
    "present_at_reading": _("Present when read back"),
    "interpreter": _("Interpreter"),
    "emergency_note": _("Why it was an emergency"),
    "conflict_note": _("Who she fears here"),
    "must_not_know": _("Officers who must not know"),
    "diary_entry": _("Case diary"),
    "risk_note": _("Risk note for the court"),
    "safety_plan": _("Her safety plan"),
    "copy_for_accused": _("Text for the copy of the accused"),
    "note": _("Note"),
    "prosecution_words": _("Words between police and the prosecutor"),
    "exhibit_note": _("Description of the exhibit"),
    "recovery_note": _("Recovery memo"),
    "evidence_original": _("Original picture, recording or file"),
    "evidence_place": _("Where it was made"),
    "safe_contact": _("How to reach her safely"),
    "protected_location": _("Where she is"),
    "accused_name": _("Name of the accused"),
    "accused_relative": _("Son or husband of (accused)"),
    "accused_cnic": _("Identity number of the accused"),
    "accused_phone": _("Telephone of the accused"),
    "accused_address": _("Where the accused is found"),
    "accused_note": _("What helps to know the accused"),
}

# The parts of a safe contact, as `amaan.desk.intake.SafeContact` keeps them.
CONTACT_PARTS: Labels = {
    "number": _("Number that is safe"),
    "hours": _("Hours that are safe"),
    "code_word": _("Code word"),
    "safe_person": _("Somebody she trusts"),
    "must_not_know": _("Who must not know"),
}
# How she may be reached.
CONTACT_CHANNELS: Labels = {
    "call": _("By a call"),
    "message": _("By a message"),
    "visit": _("By a visit"),
    "through_person": _("Through somebody she trusts"),
    "none": _("Not at all"),
}
# What is printed, by the name under which it stands in the register of prints.
PAPERS_PRINTED: Labels = {
    "exhibit_labels": _("Labels of exhibits"),
    "custody_form": _("Custody form"),
    "recovery_memo": _("Recovery memo"),
    "fir": _("Text for the FIR"),
    "annex": _("Sealed annex with the identity"),
    "diary": _("Daily diary entry"),
    "docket": _("Docket for medical examination"),
    "late_list": _("Late now"),
    "late_file": _("File of what is late"),
    "numbers_file": _("File of a unit's numbers"),
    "recall_notice": _("Notice to give back"),
    "receipt": _("Receipt"),
    "diary_words": _("Diary words"),
    "diary_extract": _("Extract of the case diary"),
    "challan_checklist": _("Checklist of the report under CrPC 173"),
}
