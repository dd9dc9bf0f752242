"""Wishes to withdraw, and how a case ends: what their codes are called."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

WITHDRAWAL_REASONS: Labels = {
    "fear": _("She is afraid"),
    "family_pressed": _("Her family presses her"),
    "money_offered": _("Money or land is offered"),
    "marriage_offered": _("A marriage is offered"),
    "cost_or_distance": _("Cost, or the way to the court"),
    "delay": _("It takes too long"),
    "shame": _("People talk"),
    "children": _("For the children"),
    "livelihood": _("She lives on what he earns"),
    "lives_together_again": _("They live together again"),
    "distrust": _("She does not trust police or court"),
    "not_told": _("She does not say"),
}
CAME_WITH: Labels = {
    "nobody": _("Nobody: she came alone"),
    "her_family": _("Her family"),
    "side_of_accused": _("The side of the accused"),
    "elder": _("An elder or a councillor"),
    "officer": _("An officer"),
    "lawyer": _("Her lawyer"),
    "supporter": _("A support worker"),
}
PRESSURE_SIGNS: Labels = {
    "threat_to_her": _("She was threatened"),
    "threat_to_family": _("Her children or family were threatened"),
    "payment": _("Money or land was given or offered"),
    "marriage": _("A marriage was offered or arranged"),
    "kept_at_home": _("She may not leave the house or telephone alone"),
    "contact_of_accused": _("The accused or his side were with her"),
    "council": _("Elders or a council decided"),
    "depends_on_them": _("She lives with them or on their money"),
    "officer_pressed": _("An officer pressed her"),
    "answered_by_another": _("Somebody else answered for her"),
}
AFTER_ALL: Labels = {
    "go_on": _("She wants the case to go on"),
    "stop": _("She does not want to go on"),
    "undecided_yet": _("She has not decided"),
}
WITHDRAWAL_DECISIONS: Labels = {
    "go_on_without_her": _("Goes on without her testimony"),
    "go_on_protected": _("Goes on, with protection for her"),
    "not_enough_without_her": _("Not enough evidence without her"),
    "not_in_public_interest": _("Not in the public interest"),
    "court_asked_to_allow": _("The court is asked to allow a compromise"),
}
CLOSURES: Labels = {
    "closed_convicted": _("Convicted"),
    "closed_acquitted": _("Acquitted"),
    "closed_discharged": _("Discharged by the court"),
    "prosecutor_declined_evidence": _("The prosecutor declined: evidence"),
    "prosecutor_declined_public_interest": _("The prosecutor declined: public interest"),
    "suspect_unidentified": _("Who did it was not found out"),
    "suspect_absconding": _("The accused is at large"),
    "suspect_dead": _("The accused died"),
    "does_not_support_no_pressure": _("She does not support it; no pressure was found"),
    "does_not_support_pressure_suspected": _("She does not support it; pressure is suspected"),
    "unreachable_after_safe_attempts": _("She was not reached, after safe attempts"),
    "compounded_in_court": _("Compounded in court, where the law allows it"),
    "transferred_jurisdiction": _("Went to another jurisdiction"),
    "not_an_offence": _("Not an offence"),
    "false_with_positive_evidence": _("Did not happen, with positive evidence"),
    "survivor_dead": _("She died"),
    "merged_duplicate": _("The same as another case"),
}
CLOSURE_REFUSALS: Labels = {
    "evidence_not_exhausted": _("There is evidence nobody has followed"),
    "pressure_not_looked_into": _("Pressure was not looked into"),
    "not_proven_false": _("Nothing shows that it did not happen"),
    "attempts_missing": _("She was not tried safely on several days"),
    "another_code": _("It ended in another way"),
    "she_was_not_heard": _("She was not heard"),
}
POSITIVE_EVIDENCE: Labels = {
    "recording": _("A recording of the time and place"),
    "place_records": _("Records that somebody was elsewhere"),
    "independent_witness": _("A witness of neither side"),
    "forensic_report": _("A report of a laboratory or doctor"),
    "genuine_document": _("A document, shown to be genuine"),
}
REOPENINGS: Labels = {
    "new_evidence": _("There is new evidence"),
    "she_came_back": _("She came back"),
    "she_objects": _("She objects to the closing"),
    "accused_found": _("The accused was found"),
    "ordered_to_reopen": _("A court or a superior ordered it"),
    "closed_in_error": _("It was closed in error"),
    "agreement_broken": _("What was agreed is not kept"),
}
# What a way of ending needs; the names are those of the room that reads the file.
CLOSURE_NEEDS: Labels = {
    "judged": _("The judgment is written down"),
    "prosecutor_declined": _("The prosecutor's decision is written down, with its reason"),
    "seen_alone": _("Somebody who does not work on the case saw her alone"),
    "not_pressed": _("No pressure was found"),
    "asked_again": _("After time to think she still does not want to go on"),
    "decided_on_evidence": _("The prosecutor decided on the evidence not to proceed"),
    "lines_closed": _("Every line of inquiry is closed with its reason"),
    "tried": _("Safe calls on at least three days since she was last reached"),
    "compoundable": _("The law lets every section alleged be compounded"),
    "court_allowed": _("The court allowed it, in a judgment"),
    "went_elsewhere": _("The other agency has the complaint"),
    "nothing_alleged": _("No section is alleged any more"),
    "heard": _("She was heard, and her statement recorded"),
    "paper": _("A paper that shows it is filed"),
}
