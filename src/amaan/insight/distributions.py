"""Wholes in bands, and means. Bands are half open: a day four is in the band that begins with it.

The numbers are those of the study of standards; where there is none, the figure is one that the
statistics of others (GBVIMS) are made of.
"""

from amaan.insight.definitions import (
    ANSWERED,
    EARLY,
    MARKED,
    PLAIN,
    REPORTED,
    Band,
    Distribution,
    Mean,
)
from amaan.kernel.refusals import said

_REPORTS = said("reports")
_REFERRED = said("cases with a referral she agreed to")
_AS_TOLD = said("As she told it, of whoever did most; nobody asked him.")
_KNOWN_DAY = said("reports whose day of the incident is known")


def _coded(column: str, names: str) -> tuple[Band, ...]:
    """This will make a band of each value of a column."""
    return tuple(Band(name, f"{column} = '{name}'") for name in names.split())


def _among(column: str, names: str) -> tuple[Band, ...]:
    """This will make a band of each code that a column may hold beside others."""
    return tuple(
        Band(name, f"'{name}' = ANY(string_to_array({column}, ' '))") for name in names.split()
    )


# Full days from the incident to the report; where one band ends, the next begins.
_ENDS = (("0_3", 4), ("4_5", 6), ("6_14", 15), ("15_30", 31), ("31_90", 91))


def _delays() -> tuple[Band, ...]:
    since, bands = 0, list[Band]()
    for name, until in _ENDS:
        held = f"incident_hours >= {24 * since} AND incident_hours < {24 * until}"
        bands.append(Band(name, held))
        since = until
    return (*bands, Band("91_on", f"incident_hours >= {24 * since}"))


_CHILD = "age_band IN ('0-11', '12-15', '16-17')"
_SEXUAL = "violence IN ('rape', 'sexual_assault')"
_CONTEXTS = (
    Band("partner", "relation IN ('current_partner', 'former_partner')"),
    Band("child_sexual_abuse", f"{_CHILD} AND {_SEXUAL}"),
    Band(
        "early_marriage",
        "'child_marriage' = ANY(string_to_array(acts, ' '))"
        f" OR {_CHILD} AND violence = 'forced_marriage'",
    ),
    Band(
        "sexual_exploitation",
        "string_to_array(acts, ' ') && ARRAY['procured_minor', 'sold_or_bought', 'trafficked']",
    ),
    Band(
        "sexual_slavery",
        f"{_SEXUAL} AND string_to_array(acts, ' ') && ARRAY['kept_secretly', 'bonded_labour']",
    ),
    Band(
        "harmful_practice",
        "'given_in_exchange' = ANY(string_to_array(acts, ' '))"
        " OR string_to_array(contexts, ' ') && ARRAY['honour', 'exchange', 'dowry']",
    ),
)
_STAGES = "complaint investigation court trial"
_SERVICES = (
    "emergency_care medico_legal crisis_centre shelter helpline counselling legal_help"
    " child_protection livelihood identity_papers safe_transport offender_programme statutory_body"
)
_PROPOSERS = "accused family elders police survivor other"
_CLOSURES = (
    "closed_convicted closed_acquitted closed_discharged prosecutor_declined_evidence"
    " prosecutor_declined_public_interest suspect_unidentified suspect_absconding suspect_dead"
    " does_not_support_no_pressure does_not_support_pressure_suspected"
    " unreachable_after_safe_attempts compounded_in_court transferred_jurisdiction"
    " not_an_offence false_with_positive_evidence survivor_dead merged_duplicate"
)

DISTRIBUTIONS: tuple[Distribution, ...] = (
    Distribution(
        "delay", "8", "access", said("Days from the incident to the report"), _KNOWN_DAY,
        "incident_hours >= 0", "figure_delays", _delays(), caution=REPORTED,
        slices=(*PLAIN, "offence")),
    Distribution(
        "delay_rape", "8", "access", said("Days from a rape to the report"),
        said("reports of rape whose day is known"), "is_rape AND incident_hours >= 0",
        "figure_delays", _delays(), caution=REPORTED),
    Distribution(
        "delay_rape_care", "8", "access",
        said("Days from a rape to the report, where care or a service followed"),
        said("reports of rape whose day is known, examined, treated or referred"),
        "is_rape AND incident_hours >= 0 AND (exam_hours IS NOT NULL OR pep_hours IS NOT NULL"
        " OR referrals > 0)", "figure_delays", _delays(), caution=REPORTED),
    Distribution(
        "mode", "10", "access", said("How the report came"), _REPORTS, "mode <> ''", "modes",
        _coded("mode", "walk_in phone online patrol hospital court ngo school third_party"
               " other_station mobile_desk")),
    Distribution(
        "informant", "10", "access", said("Who reported"), _REPORTS, "informant <> ''",
        "informants",
        _coded("informant", "survivor guardian relative neighbour professional"
               " police_own_motion anonymous")),
    Distribution(
        "sex", "", "access", said("Sex of who was hurt"), _REPORTS, "sex <> ''", "sexes",
        _coded("sex", "female male transgender undisclosed")),
    Distribution(
        "age", "", "access", said("Age of who was hurt"), _REPORTS, "age_band <> ''",
        "age_bands",
        _coded("age_band", "0-11 12-15 16-17 18-25 26-40 41-60 61+ adult_unknown unknown")),
    Distribution(
        "needs", "", "access", said("What she needs to be served"), _REPORTS, "TRUE", "needs",
        _among("needs", "disability interpreter sign_language cannot_read pregnant escort refugee"
               " unaccompanied_child"), several=True, caution=MARKED),
    Distribution(
        "violence", "", "access", said("Type of violence, one a case"), _REPORTS,
        "acts <> ''", "figure_violence",
        _coded("violence", "rape sexual_assault physical_assault forced_marriage"
               " denial_of_resources psychological_abuse other")),
    Distribution(
        "context", "", "access", said("Context of the violence"), _REPORTS, "acts <> ''",
        "figure_contexts", _CONTEXTS, several=True, caution=MARKED),
    Distribution(
        "place", "", "access", said("Where it happened"), _REPORTS, "place <> ''", "places",
        _coded("place", "survivor_home offender_home shared_home workplace school street transport"
               " custody_or_institution online other unknown")),
    Distribution(
        "time_of_day", "", "access", said("Time of the day"), _REPORTS, "acts <> ''",
        "figure_times", _coded("time_of_day", "morning afternoon night unknown")),
    Distribution(
        "accused_count", "", "access", said("How many did it"), _REPORTS,
        "accused_count <> ''", "accused_counts",
        _coded("accused_count", "1 2 3 more_than_3 unknown")),
    Distribution(
        "heard_in", "6", "access", said("Where she was first heard"),
        said("reports of which it was said where"), "heard_in <> ''", "heard_in",
        _coded("heard_in", "private_room quiet_place within_hearing")),
    Distribution(
        "accused_age", "", "access", said("Age of whoever did it"),
        said("reports in which it was asked"), "accused_age <> ''", "age_bands",
        _coded("accused_age", "0-11 12-15 16-17 18-25 26-40 41-60 61+ adult_unknown unknown"),
        caution=_AS_TOLD),
    Distribution(
        "accused_work", "", "access", said("Work of whoever did it"),
        said("reports in which it was asked"), "accused_work <> ''", "works",
        _coded("accused_work", "police armed_forces other_security official teacher"
               " religious_leader community_leader health_worker aid_worker business labourer"
               " driver farmer student none other unknown"),
        caution=_AS_TOLD),
    Distribution(
        "relation", "", "access", said("Who did it, to her"), _REPORTS, "relation <> ''",
        "relationships",
        _coded("relation", "current_partner former_partner fiance parent sibling in_law"
               " other_relative caregiver employer teacher religious_leader neighbour acquaintance"
               " online_only police_or_security other_official stranger unknown")),
    Distribution(
        "level", "30", "danger", said("First level of danger"),
        said("cases whose danger was assessed"), "risk_level <> ''", "risk_levels",
        _coded("risk_level", "high elevated standard")),
    Distribution(
        "services_asked", "40", "danger", said("Which services were asked"), _REFERRED,
        "referrals > 0", "services", _among("services_asked", _SERVICES), several=True),
    Distribution(
        "services_begun", "40", "danger", said("Which services began"), _REFERRED,
        "referrals > 0", "services", _among("services_begun", _SERVICES), several=True,
        caution=EARLY),
    Distribution(
        "referral_status", "40", "danger", said("How far referrals came"), _REFERRED,
        "referrals > 0", "figure_referrals",
        (Band("sent", "referrals > 0"), Band("began", "services > 0"),
         Band("completed", "completed > 0")), several=True, caution=EARLY),
    Distribution(
        "not_referred", "40", "danger", said("Why nobody was asked"),
        said("cases in which a need was seen and nobody was asked"), "not_referred <> ''",
        "not_referred", _among("not_referred", "she_declined not_needed not_available given_by_us"
                               " other_reason"), several=True),
    Distribution(
        "red_lines", "41", "leaving", said("Which rule said that it may not be mediated"),
        said("cases in which the rules said no"), "blocked", "red_lines",
        _among("red_lines", " ".join(
            [f"M{n:02}" for n in range(1, 19)] + [f"BAR-{n}" for n in range(12, 16)])),
        several=True),
    Distribution(
        "proposers", "41", "leaving", said("Who proposed to settle"),
        said("cases in which somebody proposed to settle"), "proposers <> ''", "proposers",
        _among("proposers", _PROPOSERS), several=True, caution=MARKED),
    Distribution(
        "withdrawn_at", "43", "leaving", said("Stage at which a withdrawal was asked"),
        said("withdrawals"), "withdrawn_at <> ''", "figure_stages",
        _coded("withdrawn_at", _STAGES)),
    Distribution(
        "withdrawal_reasons", "43", "leaving", said("Why a withdrawal was asked"),
        said("withdrawals"), "withdrawn_at <> ''", "withdrawal_reasons",
        _among("withdrawal_reasons", "fear family_pressed money_offered marriage_offered"
               " cost_or_distance delay shame children livelihood lives_together_again distrust"
               " not_told"), several=True, caution=ANSWERED),
    Distribution(
        "compounded_at", "48", "leaving", said("Stage at which it was compounded"),
        said("closed as compounded"), "compounded_at <> ''", "figure_stages",
        _coded("compounded_at", _STAGES)),
    Distribution(
        "closed_as", "57", "leaving", said("As what it was closed"), said("closed"),
        "closed_as <> ''", "closures", _coded("closed_as", _CLOSURES)),
    Distribution(
        "declined_for", "52", "justice", said("Why the prosecutor discharged"),
        said("reports that he discharged"), "decided = 'discharge'", "prosecutor_reasons",
        _coded("declined_for", "evidence_not_enough public_interest accused_not_identified"
               " accused_dead not_an_offence")),
    Distribution(
        "put_off_for", "53", "justice", said("Why hearings were put off"),
        said("cases with a hearing that was put off"), "adjourned > 0", "adjournment_reasons",
        _among("put_off_for", "witness_absent survivor_absent accused_not_brought accused_absent"
               " judge_absent prosecutor_absent defence_absent lawyers_strike police_absent"
               " papers_missing report_awaited time_ran_out side_asked other_cause"),
        several=True),
    Distribution(
        "measures", "54", "justice", said("How she was protected in court"),
        said("cases with a charge"), "charge_hours IS NOT NULL", "special_measures",
        _among("measures", "in_camera screen video_link support_person"), several=True),
)  # fmt: skip
MEANS: tuple[Mean, ...] = (
    Mean("accounts", "19", "care", said("How often she gave her account"),
         said("full accounts"), said("reports with an account"), "accounts", "accounts > 0"),
    Mean("referrals", "", "danger", said("Referrals of a case"),
         said("referrals"), _REPORTS, "referrals", "TRUE", EARLY),
    Mean("follow_ups", "", "danger", said("How often she was followed up"),
         said("times she was reached, asked again, or her plan was gone through"), _REPORTS,
         "follow_ups", "TRUE", EARLY),
    Mean("adjournments", "53", "justice", said("Hearings put off, of a trial"),
         said("hearings put off"), said("cases with a charge"),
         "adjourned", "charge_hours IS NOT NULL", EARLY),
    Mean("days_to_payment", "58", "justice", said("Days until compensation was paid"),
         said("full days from its order"), said("cases in which all of it was paid"),
         "(greatest(paid_hours - ordered_hours, 0) / 24)",
         "paid_hours IS NOT NULL AND ordered_hours IS NOT NULL",
         said("Of those paid alone: who still waits is not in it.")),
)  # fmt: skip
BY_ID = {one.id: one for one in DISTRIBUTIONS}
