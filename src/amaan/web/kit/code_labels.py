"""What every stored code is called by people.

One dictionary for each list of `amaan.protocol.codes`, under the list's own name. A code is
what is stored and counted; a label may be made plainer at any time without touching a file.
Nothing here blames, doubts or characterises anybody.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Labels = Mapping[str, "_StrPromise"]

ANSWERS: Labels = {
    "yes": _("Yes"),
    "no": _("No"),
    "unknown": _("Not known"),
    "declined": _("Did not wish to answer"),
    "not_asked": _("Not asked"),
}
LANGUAGES: Labels = {
    "en": _("English"),
    "ur": _("Urdu"),
    "ps": _("Pashto"),
    "sd": _("Sindhi"),
    "bal": _("Balochi"),
    "pnb": _("Punjabi"),
    "skr": _("Saraiki"),
    "brh": _("Brahvi"),
    "sign": _("Sign language"),
    "other": _("Another language"),
}
MODES: Labels = {
    "walk_in": _("Came to the desk"),
    "phone": _("By telephone"),
    "online": _("Online"),
    "patrol": _("Told to a patrol"),
    "hospital": _("At a hospital"),
    "court": _("Through a court"),
    "ngo": _("Through a support organisation"),
    "school": _("Through a school"),
    "third_party": _("Through somebody else"),
    "other_station": _("From another station"),
    "mobile_desk": _("At a mobile desk"),
}
INFORMANTS: Labels = {
    "survivor": _("The survivor herself"),
    "guardian": _("Parent or guardian"),
    "relative": _("Relative"),
    "neighbour": _("Neighbour"),
    "professional": _("Doctor, teacher or other professional"),
    "police_own_motion": _("Police of their own motion"),
    "anonymous": _("Somebody without a name"),
}
AGE_BANDS: Labels = {
    "0-11": _("0 to 11 years"),
    "12-15": _("12 to 15 years"),
    "16-17": _("16 or 17 years"),
    "18-25": _("18 to 25 years"),
    "26-40": _("26 to 40 years"),
    "41-60": _("41 to 60 years"),
    "61+": _("61 years or older"),
    "adult_unknown": _("Adult, age not known"),
    "unknown": _("Age not known"),
}
SEXES: Labels = {
    "female": _("Woman or girl"),
    "male": _("Man or boy"),
    "transgender": _("Transgender person"),
    "undisclosed": _("Not told"),
}
NEEDS: Labels = {
    "disability": _("Help because of a disability"),
    "interpreter": _("An interpreter"),
    "sign_language": _("Sign language"),
    "cannot_read": _("Somebody to read for her"),
    "pregnant": _("Pregnant"),
    "escort": _("An escort"),
    "refugee": _("Refugee or displaced"),
    "unaccompanied_child": _("Child alone, without a guardian"),
}
ACTS: Labels = {
    "penetration": _("Penetration of any kind"),
    "sexual_touch": _("Sexual touching"),
    "sexual_abuse_child": _("Sexual act with a child"),
    "stripped": _("Clothes torn off or taken"),
    "sexual_remarks": _("Sexual words, gestures or looks"),
    "attempt_sexual": _("Attempt at a sexual act"),
    "beaten": _("Beaten"),
    "grievous_hurt": _("Severe injury or broken bone"),
    "strangled": _("Strangled or choked"),
    "burned": _("Burned"),
    "acid": _("Acid thrown or given"),
    "poisoned": _("Poisoned or drugged"),
    "miscarriage_caused": _("Miscarriage caused"),
    "killed": _("Killed"),
    "suspicious_death": _("Death under suspicion"),
    "threat": _("Threatened"),
    "threat_to_kill": _("Threatened with death"),
    "confined": _("Locked up or kept from leaving"),
    "kept_secretly": _("Kept in a secret place"),
    "kidnapped": _("Taken away by force or deceit"),
    "taken_to_marry": _("Taken away to be married"),
    "procured_minor": _("A minor brought to somebody"),
    "sold_or_bought": _("Sold or bought"),
    "trafficked": _("Moved or kept to be exploited"),
    "bonded_labour": _("Made to work for a debt"),
    "forced_marriage": _("Married against her will"),
    "child_marriage": _("Married as a child"),
    "given_in_exchange": _("Given in exchange or to settle a dispute"),
    "denied_inheritance": _("Kept from her inheritance"),
    "images_shared": _("Private images or films shared"),
    "images_threatened": _("Threatened with private images or films"),
    "online_stalking": _("Followed or harassed online"),
    "online_identity": _("Her identity used online"),
    "online_grooming": _("A child drawn in online"),
    "child_images": _("Sexual images of a child"),
    "harassed_at_work": _("Harassed at work"),
    "harassed_by_phone": _("Harassed by telephone"),
    "domestic_violence": _("Violence in the home"),
    "order_breached": _("A protection order broken"),
    "house_entered": _("Her house entered by force"),
    "child_missing": _("A child is missing"),
    "woman_missing": _("A woman is missing"),
    "begging_forced": _("Made to beg"),
    "corporal_punishment": _("A child beaten as punishment"),
    "marriage_deceit": _("False, hidden or second marriage"),
    "official_failed": _("An official did not do what the law asks"),
    "identity_disclosed": _("Her identity made known"),
    "other": _("Something else"),
}
CERTAINTIES: Labels = {
    "exact": _("Exactly known"),
    "day": _("The day is known"),
    "week": _("The week is known"),
    "month": _("The month is known"),
    "ongoing": _("Since then, and it goes on"),
    "unknown": _("Not known"),
}
PLACES: Labels = {
    "survivor_home": _("Her home"),
    "offender_home": _("Home of the accused"),
    "shared_home": _("Home they share"),
    "workplace": _("Place of work"),
    "school": _("School or college"),
    "street": _("Street or open place"),
    "transport": _("Bus, rickshaw or other transport"),
    "custody_or_institution": _("Custody, hospital, shelter or other institution"),
    "online": _("Online or by telephone"),
    "other": _("Another place"),
    "unknown": _("Place not known"),
}
CONTEXTS: Labels = {
    "partner": _("Husband or partner"),
    "in_laws": _("In-laws"),
    "honour": _("In the name of honour"),
    "dowry": _("Dowry"),
    "exchange": _("Exchange marriage or settlement"),
    "inheritance": _("Inheritance or property"),
    "workplace": _("Place of work"),
    "custody": _("In custody or an institution"),
    "trafficking": _("Trafficking"),
    "cyber": _("Telephone or internet"),
    "stalking": _("Stalking"),
    "weapon": _("A weapon was used or shown"),
    "several_incidents": _("It happened several times"),
    "drug_facilitated": _("She may have been drugged"),
    "grave_hurt": _("Grave injury"),
}
ACCUSED_COUNTS: Labels = {
    "1": _("One"),
    "2": _("Two"),
    "3": _("Three"),
    "more_than_3": _("More than three"),
    "unknown": _("Not known"),
}
RELATIONSHIPS: Labels = {
    "current_partner": _("Husband or partner"),
    "former_partner": _("Former husband or partner"),
    "fiance": _("Fiancé"),
    "parent": _("Parent"),
    "sibling": _("Brother or sister"),
    "in_law": _("In-law"),
    "other_relative": _("Other relative"),
    "caregiver": _("Somebody who cares for her"),
    "employer": _("Employer or colleague"),
    "teacher": _("Teacher"),
    "religious_leader": _("Religious leader"),
    "neighbour": _("Neighbour"),
    "acquaintance": _("Acquaintance"),
    "online_only": _("Known only online"),
    "police_or_security": _("Police or security forces"),
    "other_official": _("Other official"),
    "stranger": _("Stranger"),
    "unknown": _("Not known"),
}
WISHES: Labels = {
    "safety": _("To be safe"),
    "medical": _("Medical care"),
    "record_only": _("That it is written down"),
    "arrest": _("Arrest"),
    "legal_case": _("A case in court"),
    "protection_order": _("A protection order"),
    "shelter": _("Shelter"),
    "return_of_children": _("Her children back"),
    "return_of_property": _("Her belongings back"),
    "counselling": _("Counselling"),
    "information": _("Information"),
    "nothing_now": _("Nothing for now"),
}
FIR_WISHES: Labels = {
    "yes": _("She wants an FIR"),
    "no_not_now": _("She does not want an FIR now"),
    "undecided": _("She has not decided"),
}
CONSENT_GIVERS: Labels = {
    "survivor": _("The survivor"),
    "guardian": _("Her guardian"),
    "nobody": _("Nobody"),
}
CONFLICTS: Labels = {
    "accused_in_police": _("The accused works for the police"),
    "accused_in_court": _("The accused works for a court"),
    "accused_in_government": _("The accused works for the government"),
    "family_in_police": _("His family works for the police"),
    "family_in_court": _("His family works for a court"),
    "family_in_government": _("His family works for the government"),
    "officer_must_not_know": _("An officer must not know"),
}
PRESENCES: Labels = {
    "woman_officer": _("A woman officer"),
    "female_relative": _("A woman of her family"),
    "person_she_chose": _("A person she chose"),
}
ABSENCE_REASONS: Labels = {
    "none_posted": _("No woman officer is posted here"),
    "on_other_duty": _("On other duty"),
    "on_leave": _("On leave"),
    "not_reachable": _("Could not be reached"),
    "her_choice": _("The survivor chose so"),
    "emergency": _("Emergency, no time to wait"),
}
CALL_REACHES: Labels = {
    "same_station": _("At the same station"),
    "same_circle": _("In the same sub-division"),
    "same_district": _("In the same district"),
    "nobody": _("No woman officer is posted in the district"),
}
CALL_ANSWERS: Labels = {
    "coming": _("She comes and takes over"),
    "cannot": _("She cannot come"),
}
SIGNATURES: Labels = {
    "signed": _("Signed"),
    "thumb": _("Thumb impression"),
    "declined": _("She did not wish to sign"),
    "not_asked": _("Not asked"),
}
RECEIPT_HOLDERS: Labels = {
    "survivor": _("The survivor"),
    "informant": _("The person who reported"),
}
HEARD_ALONE: Labels = {
    "left_freely": _("She left of her own will"),
    "held_against_will": _("She is held against her will"),
    "wants_protection": _("She wants protection"),
    "not_found": _("She was not found"),
}
AGENCIES: Labels = {
    "cyber_agency": _("Cyber crime agency"),
    "fia": _("Federal Investigation Agency"),
    "other_station": _("Another police station"),
    "ombudsperson": _("Ombudsperson"),
    "other": _("Another agency"),
}
REGISTERS: Labels = {
    "fir": _("FIR number"),
    "diary": _("Daily diary number"),
    "etag": _("E-tag number"),
    "ticket15": _("15 ticket number"),
    "mlc": _("Medico-legal certificate number"),
    "lab": _("Laboratory number"),
    "court": _("Court case number"),
}
TRANSPORTS: Labels = {
    "police": _("Police vehicle"),
    "ambulance": _("Ambulance"),
    "own": _("Her own transport"),
    "declined": _("She declined transport"),
}
CARES: Labels = {
    "pep": _("Medicine against HIV (PEP)"),
    "contraception": _("Emergency contraception"),
    "strangulation_review": _("Examination after strangulation"),
    "sti": _("Treatment against infections"),
    "tetanus": _("Tetanus injection"),
    "hepatitis_b": _("Hepatitis B vaccine"),
}
SAMPLES: Labels = {
    "vaginal": _("Vaginal swab"),
    "anal": _("Anal swab"),
    "oral": _("Oral swab"),
    "skin": _("Skin swab"),
    "urine": _("Urine"),
    "clothing": _("Clothing"),
    "dna": _("DNA sample"),
}
SAMPLE_REASONS: Labels = {
    "declined": _("She declined"),
    "not_relevant": _("Not relevant to what was told"),
    "examiner_decided": _("The examiner decided"),
}
RISK_LEVELS: Labels = {
    "high": _("High"),
    "elevated": _("Elevated"),
    "standard": _("Standard"),
}
OUTCOMES: Labels = {
    "convicted": _("Convicted"),
    "acquitted": _("Acquitted"),
    "discharged": _("Discharged"),
    "withdrawn": _("Withdrawn"),
}
PAPERS: Labels = {
    "application": _("Application"),
    "statement": _("Further statement"),
    "annex": _("Annex"),
    "photograph": _("Photograph"),
    "medical": _("Medical paper"),
    "intake_sheet": _("Paper intake, photographed"),
    "accused_copy": _("Text for the copy of the accused"),
    "recording": _("Recording of her words"),
    "prosecutor_paper": _("Paper of the prosecutor"),
    "court_paper": _("Paper of a court"),
    "other": _("Another paper"),
}
WAIVER_REASONS: Labels = {
    "her_informed_choice": _("Her informed choice"),
    "impossible_in_fact": _("It cannot be done"),
    "done_elsewhere": _("Done elsewhere"),
}
PAUSE_REASONS: Labels = {
    "journey_to_magistrate": _("On the way to the Magistrate"),
}
OBSTACLES: Labels = {
    "no_vehicle": _("No vehicle"),
    "no_woman_posted": _("No woman officer posted"),
    "laboratory_closed": _("Laboratory closed"),
    "laboratory_waiting": _("The laboratory's report is awaited"),
    "line_down": _("Telephone or internet down"),
    "hospital_refused": _("Hospital refused"),
    "other": _("Something else"),
}
PROPOSERS: Labels = {
    "accused": _("The accused or his family"),
    "family": _("Her family"),
    "elders": _("Elders or a jirga"),
    "police": _("Somebody in the police"),
    "survivor": _("The survivor"),
    "other": _("Somebody else"),
}
CORRECTION_REASONS: Labels = {
    "wrong_time": _("The time is wrong"),
    "wrong_kind": _("Something else happened"),
    "wrong_case": _("It belongs to another case"),
    "wrong_detail": _("A detail is wrong"),
    "did_not_happen": _("It did not happen"),
    "she_corrected": _("She corrected it"),
}
ADVICE_TOPICS: Labels = {
    "rights": _("Her rights"),
    "how_to_complain": _("How to complain"),
    "protection_order": _("Protection order"),
    "shelter": _("Shelter"),
    "medical": _("Medical care"),
    "legal_aid": _("Legal aid"),
    "family_law": _("Marriage, divorce, maintenance, children"),
    "cyber": _("Telephone and internet"),
    "helplines": _("Helplines"),
    "documents": _("Identity card and other documents"),
    "other": _("Something else"),
}
ROLES: Labels = {
    "survivor": _("Survivor"),
    "informant": _("Person who reported"),
    "accused": _("Accused"),
    "witness": _("Witness"),
    "child": _("Child"),
}
