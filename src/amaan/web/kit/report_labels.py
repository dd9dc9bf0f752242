"""Plan of an investigation, custody of the accused, report: what their codes are called."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

INQUIRY_LINES: Labels = {
    "her_account": _("Her account"),
    "scene": _("The place where it happened"),
    "things_found": _("Things found there or on persons"),
    "medical": _("What the examiner found"),
    "samples": _("Samples at the laboratory"),
    "first_told": _("Whom she told first"),
    "witnesses": _("Who saw or heard something"),
    "cameras": _("Cameras on the way"),
    "calls": _("Calls and messages"),
    "online_traces": _("Accounts, links and devices"),
    "who_he_is": _("Who the accused is, and where"),
    "accused_examined": _("Examination of the accused"),
    "age_shown": _("Proof of age"),
    "substance_bought": _("Where the acid or fuel came from"),
    "money_trail": _("Who paid whom"),
    "journey": _("The journey"),
    "injuries_later": _("Injuries that show after a day or two"),
    "earlier_reports": _("Earlier reports against the same accused"),
    "own_line": _("A line of your own"),
}
INQUIRY_ENDS: Labels = {
    "result_on_file": _("The result is on the file"),
    "nothing_found": _("Followed up, and nothing was found"),
    "not_possible_any_more": _("Not possible any more"),
    "does_not_apply": _("Does not apply here"),
    "other_agency_acts": _("Another agency follows it"),
    "opened_by_mistake": _("Opened by mistake"),
}
REPORT_KINDS: Labels = {
    "interim": _("Interim report"),
    "final": _("Final report"),
}
DELAY_REASONS: Labels = {
    "accused_unknown": _("The accused is unknown"),
    "accused_at_large": _("The accused is not found"),
    "investigation_changed": _("The investigation changed hands"),
    "remand_running": _("The remand still runs"),
    "forensic_report_waited": _("The laboratory's report is awaited"),
    "medical_report_waited": _("The medical report is awaited"),
    "returned_for_defects": _("Returned by the prosecutor"),
    "other_delay": _("Another reason"),
}
BAIL_CONDITIONS: Labels = {
    "no_contact_with_her": _("No contact with her or her family"),
    "stays_away": _("Stays away from her home, work and school"),
    "surety": _("Surety"),
    "reports_to_station": _("Reports to a station"),
    "leaves_the_home": _("Leaves the shared home"),
    "no_messages": _("No message through others"),
}
