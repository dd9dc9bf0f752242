"""What is counted of reports: so many of so many; the steps and the waits stand in `steps`.

The numbers are those of the study of standards, sections 9.1 to 9.6.
"""

from amaan.insight.definitions import (
    ANSWERED,
    EARLY,
    FAMILIES,
    MARKED,
    REPORTED,
    Event,
    Indicator,
)
from amaan.insight.steps import DRAWN, EVENTS, FUNNEL, STEPS
from amaan.kernel.refusals import said

__all__ = [
    "BY_ID",
    "DRAWN",
    "EARLY",
    "EVENTS",
    "FAMILIES",
    "FUNNEL",
    "INDICATORS",
    "MARKED",
    "REPORTED",
    "STEPS",
    "Event",
    "Indicator",
]

_SECTIONS_CHANGE = said("As it stood when it was asked: a section may have been taken off since.")

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "within_72_hours", "9", "access", said("Rape reported within 72 hours"),
        said("reported within 72 hours"), said("reports of rape whose day is known"),
        "incident_hours < 72", "is_rape AND incident_hours >= 0", REPORTED),
    Indicator(
        "within_120_hours", "9", "access", said("Rape reported within 120 hours"),
        said("reported within 120 hours"), said("reports of rape whose day is known"),
        "incident_hours < 120", "is_rape AND incident_hours >= 0", REPORTED),
    Indicator(
        "by_herself", "10", "access", said("Reported by herself"),
        said("reported by herself"), said("reports"),
        "informant = 'survivor'", "TRUE", better="neither"),
    Indicator(
        "choice_honoured", "5", "access", said("A woman officer where she chose one"),
        said("a woman officer was there"), said("who chose a woman officer"),
        "woman_there", "chose = 'woman'", MARKED),
    Indicator(
        "private_room", "6", "access", said("First heard in a private room"),
        said("in a room where nobody else was"), said("reports of which it was said where"),
        "heard_in = 'private_room'", "heard_in <> ''", MARKED),
    Indicator(
        "registered", "11", "registration", said("Registered as FIR"),
        said("registered as FIR"), said("reports that are not of a matter the diary alone takes"),
        "fir_hours IS NOT NULL", "NOT diary_only", EARLY),
    Indicator(
        "registered_late", "12", "registration", said("Registered after more than a day"),
        said("24 hours or more after the report"), said("registered as FIR"),
        "fir_hours >= 24", "fir_hours IS NOT NULL", better="less"),
    Indicator(
        "refused", "14", "registration", said("Registration refused"),
        said("a refusal is written down"), said("reports"),
        "refused", "TRUE", MARKED, better="less"),
    Indicator(
        "diary_only", "15", "registration", said("In the diary only"),
        said("entered as not cognizable, and never as FIR"), said("reports"),
        "diary_only AND fir_hours IS NULL", "TRUE", better="less"),
    Indicator(
        "rights_and_receipt", "18", "care", said("Rights explained and a receipt given"),
        said("both are written down"), said("reports"),
        "rights AND receipt", "TRUE", MARKED),
    Indicator(
        "told_once", "19", "care", said("Told once"),
        said("gave a full account at most once"), said("reports with an account"),
        "accounts <= 1", "accounts >= 1"),
    Indicator(
        "offered_in_two_hours", "26", "care", said("Examination offered within two hours"),
        said("offered within two hours of the report"),
        said("reports of sexual violence or injury"),
        "offer_hours < 2", "was_hurt"),
    Indicator(
        "pep_in_time", "27", "care", said("PEP begun within 72 hours"),
        said("begun within 72 hours of the incident"),
        said("reports of rape that came within 72 hours"),
        "incident_hours + pep_hours < 72",
        "is_rape AND incident_hours >= 0 AND incident_hours < 72",
        MARKED),
    Indicator(
        "laboratory_answered", "28", "care", said("The laboratory answered within 30 days"),
        said("answered within 30 days of the sending"),
        said("samples sent more than 30 days ago, by case"),
        "lab_report_hours - lab_sent_hours < 720",
        "lab_sent_hours IS NOT NULL AND followed_hours - lab_sent_hours >= 720"),
    Indicator(
        "danger_assessed", "29", "danger", said("Danger assessed at the first contact"),
        said("assessed within a day"),
        said("reports of violence at home, by family, of stalking or for honour"),
        "risk_hours < 24", "to_screen"),
    Indicator(
        "danger_high", "30", "danger", said("In high danger"),
        said("the first level was high"), said("cases whose danger was assessed"),
        "risk_level = 'high'", "risk_level <> ''", better="neither"),
    Indicator(
        "plan_made", "32", "danger", said("A safety plan within a day"),
        said("a plan within a day of the assessment"), said("cases assessed as high or elevated"),
        "plan_hours - risk_hours < 24", "risk_level IN ('high', 'elevated')"),
    Indicator(
        "conference_held", "39", "danger", said("A conference within seven days"),
        said("held within seven days of the assessment"),
        said("cases assessed as high, more than seven days ago"),
        "conference_hours - risk_hours < 168",
        "risk_level = 'high' AND followed_hours - risk_hours >= 168"),
    Indicator(
        "order_granted", "33", "danger", said("Protection order granted"),
        said("an order was granted"), said("cases in which one was applied for"),
        "order_hours IS NOT NULL", "order_asked", EARLY),
    Indicator(
        "order_asked_in_danger", "33", "danger", said("An order asked for where danger was high"),
        said("an order was applied for"),
        said("cases in which the level was high or elevated: an order is considered with her"),
        "order_asked", "order_due",
        said("It is asked for only where she wants it: her informed no is no failure."),
        better="neither"),
    Indicator(
        "order_served", "34", "danger", said("Order served within two days"),
        said("served within 48 hours of the order"), said("orders granted, by case"),
        "served_hours - order_hours < 48", "order_hours IS NOT NULL"),
    Indicator(
        "order_broken", "35", "danger", said("Order broken"),
        said("a breach is written down"), said("orders granted, by case"),
        "breached", "order_hours IS NOT NULL", REPORTED, better="less"),
    Indicator(
        "breach_arrested", "35", "danger", said("Arrested after a breach"),
        said("whoever broke it was arrested"), said("orders broken, by case"),
        "breach_arrest", "breached"),
    Indicator(
        "told_before_release", "38", "danger", said("Told before every release"),
        said("she was told before each"), said("cases with a release"),
        "releases_told = releases", "releases > 0"),
    Indicator(
        "service_began", "40", "danger", said("A service began after a referral"),
        said("at least one service began"), said("cases with a referral she agreed to"),
        "services > 0", "referrals > 0", EARLY),
    Indicator(
        "settlement_proposed", "41", "leaving", said("Somebody proposed to settle"),
        said("a proposal is written down"), said("reports"),
        "settlement", "TRUE", MARKED, better="less"),
    Indicator(
        "withdrawal_asked", "43", "leaving", said("A withdrawal was asked for"),
        said("asked for"), said("registered as FIR"),
        "withdrawal_hours IS NOT NULL", "fir_hours IS NOT NULL", better="less"),
    Indicator(
        "under_pressure", "44", "leaving", said("Withdrawal with signs of pressure"),
        said("signs of pressure were found"), said("withdrawals that were looked into"),
        "pressure = 'yes'", "pressure <> ''", MARKED, better="less"),
    Indicator(
        "went_on", "45", "leaving", said("Went on after a withdrawal"),
        said("decided to go on without her, or protecting her"), said("withdrawals"),
        "went_on", "withdrawal_hours IS NOT NULL", EARLY),
    Indicator(
        "compounded", "48", "leaving", said("Closed as compounded in court"),
        said("closed as compounded"), said("closed"),
        "closed_as = 'compounded_in_court'", "closed_as <> ''", better="less"),
    Indicator(
        "arrested", "49", "justice", said("Arrest within 30 days"),
        said("an arrest within 30 days of the report"),
        said("registered, and reported more than 30 days ago"),
        "arrest_hours < 720", "fir_hours IS NOT NULL AND followed_hours >= 720"),
    Indicator(
        "report_in_time", "50", "justice", said("Report to the prosecutor within 14 days"),
        said("within 14 days of registration (CrPC s.173)"),
        said("registered more than 14 days ago"),
        "challan_hours - fir_hours < 336",
        "fir_hours IS NOT NULL AND followed_hours - fir_hours >= 336"),
    Indicator(
        "charged", "51", "justice", said("Sent for trial"),
        said("a report went to the prosecutor"), said("registered as FIR"),
        "challan_hours IS NOT NULL", "fir_hours IS NOT NULL", EARLY),
    Indicator(
        "declined", "52", "justice", said("Discharged by the prosecutor"),
        said("the prosecutor decided to discharge"), said("reports that he decided about"),
        "decided = 'discharge'", "decided <> ''", better="less"),
    Indicator(
        "put_off", "53", "justice", said("Trials put off more often than held"),
        said("more hearings were put off than held"), said("cases with a hearing"),
        "adjourned * 2 > hearings", "hearings > 0", better="less"),
    Indicator(
        "shielded", "54", "justice", said("Protected while heard in court"),
        said("protection was granted"), said("cases with a charge"),
        "shielded", "charge_hours IS NOT NULL"),
    Indicator(
        "hostile", "47", "justice", said("Witness declared hostile"),
        said("a witness was declared hostile"), said("cases with a charge"),
        "hostile", "charge_hours IS NOT NULL", better="less"),
    Indicator(
        "convicted_of_registered", "55", "justice", said("Convicted, of those registered"),
        said("convicted"), said("registered as FIR"),
        "verdict = 'convicted'", "fir_hours IS NOT NULL", EARLY),
    Indicator(
        "convicted_of_charged", "55", "justice", said("Convicted, of those charged"),
        said("convicted"), said("cases with a charge"),
        "verdict = 'convicted'", "charge_hours IS NOT NULL", EARLY),
    Indicator(
        "convicted_of_verdicts", "55", "justice", said("Convicted, of the judgments"),
        said("convicted"), said("cases with a judgment"),
        "verdict = 'convicted'", "verdict <> ''"),
    Indicator(
        "compensated", "58", "justice", said("Compensation ordered"),
        said("compensation was ordered"), said("convicted"),
        "compensated", "verdict = 'convicted'"),
    Indicator(
        "compensation_paid", "58", "justice", said("Compensation paid in full"),
        said("all of it reached her"), said("cases in which compensation was ordered"),
        "paid_hours IS NOT NULL", "compensated", EARLY),
    Indicator(
        "violence_before", "", "access", said("It had happened before"),
        said("several incidents were told"), said("reports"),
        "'several_incidents' = ANY(string_to_array(contexts, ' '))", "TRUE", REPORTED,
        better="neither"),
    Indicator(
        "counted_outside", "", "access", said("May be counted outside the police"),
        said("her last word allows it, and it is counted nowhere else"), said("reports"),
        "counts_outside AND NOT elsewhere", "TRUE", better="neither"),
    Indicator(
        "section_added", "16", "registration", said("A section was added on review"),
        said("added for a medical paper, for evidence, or on the prosecutor's advice"),
        said("registered, and read by the supervisor or decided by the prosecutor"),
        "section_added", "fir_hours IS NOT NULL AND (reviewed OR decided <> '')",
        better="neither"),
    Indicator(
        "passed_on", "14", "registration", said("Passed on"),
        said("went to another agency or desk"), said("reports"),
        "passed_on", "TRUE", better="neither"),
    Indicator(
        "protection_asked", "17", "registration", said("A court was asked to protect her"),
        said("an order was applied for"), said("reports"),
        "order_asked", "TRUE", MARKED),
    Indicator(
        "referrals_on_consent", "20", "care", said("Every referral on her yes"),
        said("all were made on her consent"), said("cases with a referral"),
        "consented = referrals", "referrals > 0",
        said("Where a child or a life is in danger the law allows another ground.")),
    Indicator(
        "told_of_arrest", "22", "care", said("Told of the arrest within a day"),
        said("told within 24 hours of the arrest"),
        said("cases with an arrest more than a day ago"),
        "told_arrest_hours - arrest_hours < 24",
        "arrest_hours IS NOT NULL AND followed_hours - arrest_hours >= 24"),
    Indicator(
        "identity_told", "25", "care", said("Her identity was made known"),
        said("somebody made it known, as she told"), said("reports"),
        "identity_told", "TRUE", REPORTED, better="less"),
    Indicator(
        "level_raised", "30", "danger", said("Level of danger raised later"),
        said("raised by an officer or the district"), said("cases whose danger was assessed"),
        "risk_raised", "risk_level <> ''", better="neither"),
    Indicator(
        "level_lowered", "30", "danger", said("Level of danger lowered"),
        said("lowered by the district"), said("cases whose danger was assessed"),
        "risk_lowered", "risk_level <> ''", better="neither"),
    Indicator(
        "severe_in_three", "31", "danger", said("Severe violence within three months"),
        said("she said yes"), said("who was asked within three months"),
        "severe_3 = 'yes'", "severe_3 <> ''", ANSWERED, better="less"),
    Indicator(
        "severe_after_high", "31", "danger", said("Severe violence after a high level"),
        said("she said yes within twelve months"),
        said("who was asked within twelve months, first level high"),
        "severe_12 = 'yes'", "severe_12 <> '' AND risk_level = 'high'", ANSWERED,
        better="neither"),
    Indicator(
        "severe_after_elevated", "31", "danger", said("Severe violence after an elevated level"),
        said("she said yes within twelve months"),
        said("who was asked within twelve months, first level elevated"),
        "severe_12 = 'yes'", "severe_12 <> '' AND risk_level = 'elevated'", ANSWERED,
        better="neither"),
    Indicator(
        "severe_after_standard", "31", "danger", said("Severe violence after a standard level"),
        said("she said yes within twelve months"),
        said("who was asked within twelve months, first level standard"),
        "severe_12 = 'yes'", "severe_12 <> '' AND risk_level = 'standard'", ANSWERED,
        better="less"),
    Indicator(
        "severe_was_high", "31", "danger", said("Severe violence that was foreseen"),
        said("the first level was high"), said("who told of severe violence within twelve months"),
        "risk_level = 'high'", "severe_12 = 'yes' AND risk_level <> ''", ANSWERED),
    Indicator(
        "order_refused", "33", "danger", said("Protection order refused"),
        said("an order was refused"), said("cases in which one was applied for"),
        "order_refused", "order_asked", better="less"),
    Indicator(
        "need_met", "40", "danger", said("A referral reached its end"),
        said("at least one was completed"), said("cases with a referral she agreed to"),
        "completed > 0", "referrals > 0", EARLY),
    Indicator(
        "gate_blocked", "41", "leaving", said("It was answered that it may not be mediated"),
        said("the rules said no"), said("cases in which it was asked"),
        "blocked", "gate_asked", better="neither"),
    Indicator(
        "agreed_outside", "42", "leaving", said("Ended in an agreement before a forum"),
        said("a forum agreed, and no report went to the prosecutor"), said("reports"),
        "agreed_hours IS NOT NULL AND challan_hours IS NULL", "TRUE", MARKED, better="less"),
    Indicator(
        "compounded_of_charged", "48", "leaving", said("Compounded, of those charged"),
        said("closed as compounded"), said("cases with a charge"),
        "closed_as = 'compounded_in_court'", "charge_hours IS NOT NULL", better="less"),
    Indicator(
        "compounded_barred", "48", "leaving",
        said("Compounded in court though it may not be"),
        said("the rules said that a section of it may not be compounded"),
        said("closed as compounded, where it was asked whether it may be mediated"),
        "'M07' = ANY(string_to_array(red_lines, ' '))",
        "closed_as = 'compounded_in_court' AND gate_asked", _SECTIONS_CHANGE, better="less"),
    Indicator(
        "agreed_barred", "48", "leaving",
        said("Settled before a forum though it may not be compounded"),
        said("the rules said that a section of it may not be compounded"),
        said("a forum agreed, where it was asked whether it may be mediated"),
        "'M07' = ANY(string_to_array(red_lines, ' '))",
        "agreed_hours IS NOT NULL AND gate_asked", _SECTIONS_CHANGE, better="less"),
    Indicator(
        "closed", "", "leaving", said("Closed"),
        said("closed, whatever the end"), said("reports"),
        "closed_as <> ''", "TRUE", EARLY, better="neither"),
    Indicator(
        "asked_after_closing", "46", "leaving", said("Asked after the closing by somebody else"),
        said("somebody who never worked on it reached her"), said("closed without a judgment"),
        "asked_after", "closed_as <> '' AND verdict = ''"),
    Indicator(
        "shown_false", "57", "leaving", said("Closed as false, with positive evidence"),
        said("positive evidence showed that it did not happen"), said("registered as FIR"),
        "closed_as = 'false_with_positive_evidence'", "fir_hours IS NOT NULL",
        said("Withdrawal, delay, no injury and acquittal are no evidence of it."),
        better="neither"),
    Indicator(
        "planned", "", "justice", said("Investigation planned"),
        said("the investigation was planned"), said("registered as FIR"),
        "planned", "fir_hours IS NOT NULL"),
    Indicator(
        "reviewed", "", "justice", said("Read by the supervisor"),
        said("the supervisor read it"), said("reports"),
        "reviewed", "TRUE", EARLY),
    Indicator(
        "charge_framed", "51", "justice", said("Charge framed"),
        said("the court framed a charge"), said("registered as FIR"),
        "charge_hours IS NOT NULL", "fir_hours IS NOT NULL", EARLY),
    Indicator(
        "official_accused", "66", "justice", said("Against police or an official"),
        said("whoever did it is of the police or an official"), said("reports"),
        "relation IN ('police_or_security', 'other_official')", "TRUE", REPORTED,
        better="neither"),
    Indicator(
        "in_full", "70", "records", said("Written down in full"),
        said("acts, age, sex, place and relation are known"), said("reports"),
        "acts <> '' AND age_band NOT IN ('', 'unknown', 'adult_unknown')"
        " AND sex NOT IN ('', 'undisclosed') AND place NOT IN ('', 'unknown')"
        " AND relation NOT IN ('', 'unknown')", "TRUE",
        said("Not to know is an answer: nobody is to guess or to press her.")),
    Indicator(
        "out_of_order", "70", "records", said("Days that contradict each other"),
        said("a later step is dated before an earlier one"), said("reports"),
        "incident_hours < 0 OR fir_hours < 0 OR challan_hours < fir_hours"
        " OR charge_hours < challan_hours OR verdict_hours < charge_hours", "TRUE",
        better="less"),
    Indicator(
        "twice", "70", "records", said("Entered twice"),
        said("closed as a duplicate"), said("reports"),
        "closed_as = 'merged_duplicate'", "TRUE", better="less"),
)  # fmt: skip
BY_ID = {one.id: one for one in INDICATORS}
