"""What the codes of the procedure are called: statements, notices, custody, orders of a court.

The same shape as `code_labels`; apart because they belong to what comes after the FIR.
"""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

STATEMENT_GIVERS: Labels = {
    "survivor": _("The survivor"),
    "informant": _("Whoever reported"),
    "witness": _("A witness"),
    "other_side": _("The other side"),
}
STATEMENT_TAKERS: Labels = {
    "investigator": _("The investigating officer"),
    "woman_officer": _("A woman officer"),
    "doctor": _("A doctor"),
    "magistrate": _("A Magistrate"),
}
INFORMED_OF: Labels = {
    "no_investigation": _("That there will be no investigation, and why"),
    "arrest": _("An arrest"),
    "release": _("Bail or release of an accused"),
    "hearing": _("A date in court"),
    "hearing_result": _("What came of a day in court"),
    "final_report": _("The final report"),
    "cancellation": _("A proposal to cancel the case"),
    "judgment": _("The judgment"),
    "transfer": _("That another desk has the case now"),
    "order_service": _("That the order was served, and how he was"),
    "release_week_before": _("His release, a week before"),
    "release_day_before": _("His release, the day before"),
}
NOTIFIED: Labels = {
    "district_head": _("The head of the district police"),
    "complaints_authority": _("The police complaints authority"),
    "official_authority": _("The authority to which an accused official belongs"),
    "professional_standards": _("Professional standards of the police"),
    "probation_officer": _("The probation officer"),
    "guardian_of_accused": _("The guardian of an arrested child"),
    "lawyer_of_accused": _("A lawyer for an arrested child"),
    "child_protection": _("Child protection"),
    "legal_aid": _("Legal aid"),
    "removal_authority": _("The authority that removes online content"),
    "union_council": _("The Union Council"),
    "protection_authority": _("The authority for victim and witness protection"),
    "person_of_accused": _("Somebody the accused named"),
}
DANGER_STEPS: Labels = {
    "patrol_sent": _("A patrol was sent"),
    "person_removed": _("Who threatened was removed"),
    "taken_to_safety": _("She was taken to safety"),
    "arrested": _("Who threatened was arrested"),
}
CHALLENGE_TIERS: Labels = {
    "district": _("The district police officer"),
    "region": _("The regional police officer"),
    "province": _("The head of the provincial police"),
}
CUSTODY_STATES: Labels = {
    "police_remand": _("Police custody by order of the Magistrate"),
    "prison": _("Prison"),
    "observation_home": _("Observation home for children"),
    "bail": _("On bail"),
    "free": _("Free"),
}
COURT_ORDERS: Labels = {
    "search_warrant": _("Search for a person who is held"),
    "restoration": _("Return of an abducted woman or girl"),
    "protection_order": _("Protection order"),
    "interim_order": _("Interim protection order"),
    "residence_order": _("Order about the home"),
    "custody_order": _("Order about the children"),
    "monetary_order": _("Order about money"),
    "bail_condition": _("Condition of bail"),
    "witness_protection": _("Protection of a victim or witness"),
    "child_marriage_injunction": _("Order against a child marriage"),
}
REFUSAL_REASONS: Labels = {
    "jurisdiction": _("Said to belong to another station"),
    "disbelieved": _("She was not believed"),
    "told_to_settle": _("She was told to settle"),
    "no_medical": _("No medical paper yet"),
    "late_report": _("Reported late"),
    "order_from_above": _("Order from above"),
    "not_cognizable": _("Said to be non-cognizable"),
    "other": _("Another reason"),
}
REFUSERS: Labels = {
    "station_commander": _("The officer in charge of the station"),
    "station_clerk": _("The station clerk"),
    "desk_officer": _("An officer of the desk"),
    "other_station": _("Somebody at another station"),
    "not_known": _("Not known, or not said"),
}
