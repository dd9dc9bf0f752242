"""What kinds of things are kept, and the closed list of fields that are sealed.

C0 is published, C1 the skeleton of a case, C2 structured casework without identifiers.
C3 to C7 exist only encrypted; C8 is the journal. A field that is not in this list cannot
be sealed, and a value about a person has no other place to go.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class DataClass(StrEnum):
    """The nine classes, least to most guarded within their kind."""

    C0 = "C0"  # published figures
    C1 = "C1"  # that a case exists: reference, stage, duties and their lateness
    C2 = "C2"  # casework in codes, without identifiers
    C3 = "C3"  # identity of the survivor, her family, the informant
    C4 = "C4"  # free text, statements, medical papers
    C5 = "C5"  # how she may safely be reached
    C6 = "C6"  # where she is, when nobody may know
    C7 = "C7"  # identity of the accused
    C8 = "C8"  # the journal of looks


SEALED_FIELDS: Mapping[str, DataClass] = MappingProxyType(
    {
        "survivor_name": DataClass.C3,
        "survivor_relative": DataClass.C3,
        "survivor_cnic": DataClass.C3,
        "survivor_phone": DataClass.C3,
        "survivor_address": DataClass.C3,
        "survivor_birth": DataClass.C3,
        # Kept to be compared with what goes to whom she fears; they leave in nothing.
        "survivor_workplace": DataClass.C3,
        "survivor_school": DataClass.C3,
        "support_worker": DataClass.C3,
        "informant_name": DataClass.C3,
        "informant_phone": DataClass.C3,
        # A child, relative or supporter who is served beside her.
        "served_name": DataClass.C3,
        "words": DataClass.C4,
        "words_correction": DataClass.C4,
        "sheet_photograph": DataClass.C4,
        "application_photograph": DataClass.C4,
        "words_recording": DataClass.C4,
        "object_hash": DataClass.C4,
        "injuries_note": DataClass.C4,
        "interview_plan": DataClass.C4,
        "question_log": DataClass.C4,
        "statement_giver": DataClass.C4,
        "statement_words": DataClass.C4,
        "statement_correction": DataClass.C4,
        "statement_text": DataClass.C4,
        "medical_findings": DataClass.C4,
        "laboratory_result": DataClass.C4,
        "diary_entry": DataClass.C4,
        "risk_note": DataClass.C4,
        "risk_answers": DataClass.C4,
        # Her own plan for her safety, in her words: where she would go, who knows, what she takes.
        "safety_plan": DataClass.C4,
        "copy_for_accused": DataClass.C4,
        "present_at_reading": DataClass.C4,
        "interpreter": DataClass.C4,
        "conflict_note": DataClass.C4,
        "emergency_note": DataClass.C4,
        "note": DataClass.C4,
        # What police and a prosecutor write to each other: advice, defects, answers.
        "prosecution_words": DataClass.C4,
        "must_not_know": DataClass.C4,
        "exhibit_note": DataClass.C4,
        "recovery_note": DataClass.C4,
        "evidence_original": DataClass.C4,
        "evidence_place": DataClass.C4,
        # What she wrote at her own door; the reports and questions of whoever says no name.
        "own_word": DataClass.C4,
        "public_words": DataClass.C4,
        "public_answer": DataClass.C4,
        # How she asks to be reached from now on: no plan until somebody made sure that it is she.
        "contact_asked": DataClass.C5,
        "safe_contact": DataClass.C5,
        "protected_location": DataClass.C6,
        # Of a house that keeps her: whom it keeps, who may reach her, what was written of her
        # days, how she is reached afterwards; where the house is, and where she went.
        "resident_name": DataClass.C3,
        "caller_name": DataClass.C3,
        "house_words": DataClass.C4,
        "house_medical": DataClass.C4,
        "word_to_her": DataClass.C4,
        "house_contact": DataClass.C5,
        "house_address": DataClass.C6,
        "gone_to": DataClass.C6,
        "accused_name": DataClass.C7,
        "accused_relative": DataClass.C7,
        "accused_cnic": DataClass.C7,
        "accused_phone": DataClass.C7,
        "accused_address": DataClass.C7,
        "accused_note": DataClass.C7,
    }
)

# Read for as long as reading takes, on a page of their own; everything else for half a minute.
READ_AT_LENGTH = frozenset(
    {"words", "words_correction", "note", "conflict_note", "injuries_note", "interview_plan",
     "question_log", "statement_words", "statement_correction", "statement_text",
     "medical_findings", "laboratory_result", "diary_entry", "risk_note", "copy_for_accused",
     "risk_answers",
     "prosecution_words", "safety_plan", "own_word"}
)  # fmt: skip
# Pictures and sound: kept sealed, and shown on no page until they can be shown safely.
OBJECT_FIELDS = frozenset(
    {"sheet_photograph", "application_photograph", "words_recording", "evidence_original"}
)
# Papers about her body: class C4, but the relation that registers the FIR may not read them.
MEDICAL_FIELDS = frozenset(
    {"injuries_note", "medical_findings", "laboratory_result", "house_medical"}
)
# What officers note for themselves, and what was planned against her danger: class C4, but it is
# no evidence, and goes to no prosecutor.
NOTE_FIELDS = frozenset(
    {"note", "risk_note", "risk_answers", "diary_entry", "interview_plan", "question_log"}
)
# Class C4, but for the desk that made it with her: an officer in charge or an investigator who
# reads it learns where she would go. It is no evidence and leaves in nothing.
PLAN_FIELDS = frozenset({"safety_plan"})
# Why somebody opened a case in an emergency: class C4, but for her desk and whoever judges it.
EMERGENCY_FIELDS = frozenset({"emergency_note"})
# Who must not know, and why: class C4, but only the desk that was told may read it. An
# officer in charge who reads this list learns whom she fears.
CONFLICT_FIELDS = frozenset({"conflict_note", "must_not_know"})


class UnknownField(LookupError):
    """A field that the closed list does not have; nothing may be sealed under it."""


def class_of(field: str) -> DataClass:
    """This will give the class of a sealed field.

    Raises: UnknownField when the list does not have it.
    """
    try:
        return SEALED_FIELDS[field]
    except KeyError:
        raise UnknownField(f"no sealed field is called {field!r}") from None


def part_of(field: str) -> str:
    """This will name what the policy table calls this field's part of the file.

    It is the class, except where the table splits C4: notes, plan, medical, conflict, emergency.
    """
    if field in PLAN_FIELDS:
        return "C4.plan"
    if field in NOTE_FIELDS:
        return "C4.notes"
    if field in MEDICAL_FIELDS:
        return "C4.medical"
    if field in CONFLICT_FIELDS:
        return "C4.conflict"
    if field in EMERGENCY_FIELDS:
        return "C4.emergency"
    return class_of(field).value
