"""The closed code lists that facts are written in.

Labels for people live with the pages; a code is what is stored and counted. Sources: the
GBVIMS minimum data set as restated in `docs/standards.md`, and Pakistan's institutions.
Nothing here asks for sexual history, dress, resistance, religion, sect, caste, or a wish
to forgive, marry or settle: what is not asked cannot be used against her.
"""

ANSWERS = frozenset({"yes", "no", "unknown", "declined", "not_asked"})
LANGUAGES = frozenset({"en", "ur", "ps", "sd", "bal", "pnb", "skr", "brh", "sign", "other"})

MODES = frozenset(
    "walk_in phone online patrol hospital court ngo school third_party other_station"
    " mobile_desk".split()
)
INFORMANTS = frozenset(
    "survivor guardian relative neighbour professional police_own_motion anonymous".split()
)
AGE_BANDS = frozenset("0-11 12-15 16-17 18-25 26-40 41-60 61+ adult_unknown unknown".split())
CHILD_BANDS = frozenset("0-11 12-15 16-17".split())
UNDER_16_BANDS = frozenset("0-11 12-15".split())
SEXES = frozenset("female male transgender undisclosed".split())
NEEDS = frozenset(
    "disability interpreter sign_language cannot_read pregnant escort refugee"
    " unaccompanied_child".split()
)

# Plain descriptions from which offences are proposed. Each is a thing done, never a judgement.
ACTS = frozenset(
    "penetration sexual_touch sexual_abuse_child stripped sexual_remarks attempt_sexual"
    " beaten grievous_hurt strangled burned acid poisoned miscarriage_caused killed"
    " suspicious_death threat threat_to_kill confined kept_secretly kidnapped"
    " taken_to_marry procured_minor sold_or_bought trafficked bonded_labour"
    " forced_marriage child_marriage given_in_exchange denied_inheritance"
    " images_shared images_threatened online_stalking online_identity online_grooming"
    " child_images harassed_at_work harassed_by_phone domestic_violence order_breached"
    " house_entered child_missing woman_missing begging_forced corporal_punishment"
    " identity_disclosed marriage_deceit official_failed other".split()
)
SEXUAL_ACTS = frozenset(
    "penetration sexual_touch sexual_abuse_child stripped attempt_sexual".split()
)
CERTAINTIES = frozenset("exact day week month ongoing unknown".split())
PLACES = frozenset(
    "survivor_home offender_home shared_home workplace school street transport"
    " custody_or_institution online other unknown".split()
)
CONTEXTS = frozenset(
    "partner in_laws honour dowry exchange inheritance workplace custody trafficking cyber"
    " stalking weapon several_incidents drug_facilitated grave_hurt".split()
)
# What the assistant's questions tell beside the acts; `rules/assistant.toml` asks them.
PARTICULARS = frozenset(
    "head_no_bone head_bone_seen head_bone_broken head_bone_moved brain_cover_touched"
    " brain_cover_torn body_skin_broken body_flesh_cut body_flesh_torn body_bone_seen"
    " body_bone_broken body_bone_moved into_body_cavity limb_or_organ_lost"
    " function_lost_or_disfigured danger_or_twenty_days force_without_hurt hair_removed corrosive"
    " to_extort limbs_not_formed limbs_formed child_abandoned evidence_hidden"
    " threat_of_death_hurt_or_fire threat_to_call_her_unchaste identity_hidden held_three_days"
    " held_ten_days way_blocked force_to_hold held_after_court_order ransom_demanded"
    " for_grave_hurt_or_slavery to_take_what_child_wears brought_from_abroad for_prostitution"
    " as_a_slave habitual_dealer helped_or_planned border_crossed forced_to_marry"
    " taken_from_place claimed_by_announcement sworn_to_stay_unmarried registered_without_cards"
    " lived_together made_to_believe_married false_ceremony married_again_while_bound"
    " earlier_marriage_hidden second_wife_without_permission order_against_child_marriage"
    " known_false child_used_for_gain by_holder_of_data from_closed_court young_accused_named"
    " from_juvenile_court not_investigated scheduled_case_not_investigated false_report_made"
    " record_falsified kept_silent missing_child_not_registered treatment_delayed produced_late"
    " tortured_statement_used".split()
)
# Why a section is applied, and why one is not, or is taken off. Never her wish, her silence,
# a delay or a settlement: what is not on the list cannot be given as a reason.
SECTION_GROUNDS = frozenset(
    "as_told medical_paper evidence_found prosecutor_advised safer_reading".split()
)
SECTION_DOUBTS = frozenset(
    "element_not_told medical_paper_differs age_established other_section_covers"
    " not_in_force_then other_agency_acts heard_alone prosecutor_against chosen_by_mistake".split()
)
ACCUSED_COUNTS = frozenset("1 2 3 more_than_3 unknown".split())
RELATIONSHIPS = frozenset(
    "current_partner former_partner fiance parent sibling in_law other_relative caregiver"
    " employer teacher religious_leader neighbour acquaintance online_only"
    " police_or_security other_official stranger unknown".split()
)
# His work, as a group: what it opens to him, such as an office, a uniform or her school.
WORKS = frozenset(
    "police armed_forces other_security official teacher religious_leader community_leader"
    " health_worker aid_worker business labourer driver farmer student none other unknown".split()
)

WISHES = frozenset(
    "safety medical record_only arrest legal_case protection_order shelter return_of_children"
    " return_of_property counselling information nothing_now".split()
)
FIR_WISHES = frozenset("yes no_not_now undecided".split())
CONSENT_GIVERS = frozenset("survivor guardian nobody".split())
CONFLICTS = frozenset(
    "accused_in_police accused_in_court accused_in_government family_in_police"
    " family_in_court family_in_government officer_must_not_know".split()
)
PRESENCES = frozenset("woman_officer female_relative person_she_chose".split())
ABSENCE_REASONS = frozenset(
    "none_posted on_other_duty on_leave not_reachable her_choice emergency".split()
)
# Who could hear her: in a room kept for it nobody; elsewhere nobody; or others could.
HEARD_IN = frozenset("private_room quiet_place within_hearing".split())
# How far off the woman officer was who was called to somebody whom a man received.
CALL_REACHES = frozenset("same_station same_circle same_district nobody".split())
CALL_ANSWERS = frozenset("coming cannot".split())
SIGNATURES = frozenset("signed thumb declined not_asked".split())
RECEIPT_HOLDERS = frozenset("survivor informant".split())
HEARD_ALONE = frozenset("left_freely held_against_will wants_protection not_found".split())

REFUSAL_REASONS = frozenset(
    "jurisdiction disbelieved told_to_settle no_medical late_report order_from_above"
    " not_cognizable other".split()
)
# The post of whoever would not register. Never a name: who held it then is in the register.
REFUSERS = frozenset("station_commander station_clerk desk_officer other_station not_known".split())
AGENCIES = frozenset("cyber_agency fia other_station ombudsperson other".split())
REGISTERS = frozenset("fir diary etag ticket15 mlc lab court".split())
TRANSPORTS = frozenset("police ambulance own declined".split())
CARES = frozenset("pep contraception strangulation_review sti tetanus hepatitis_b".split())
SAMPLES = frozenset("vaginal anal oral skin urine clothing dna".split())
SAMPLE_REASONS = frozenset("declined not_relevant examiner_decided".split())
RISK_LEVELS = frozenset("high elevated standard".split())
# Why her danger was assessed just then (standards 3.2): what changed asks for it anew.
RISK_OCCASIONS = frozenset(
    "first new_incident separation custody_dispute pregnancy order breach arrest bail release"
    " withdrawal thirty_days asked_again other_change".split()
)
# What decided the level; each is a predicate of the level rule, but the last.
RISK_GROUNDS = frozenset(
    "critical_flag survivor_says officer_says incidents incident_after_high other_factors yes_among"
    " stands_until_lowered".split()
)
# The factors that decide by themselves, or beside another, of our own instrument; K: a child's.
RISK_FLAGS = frozenset(
    "R01 R02 R03 R04 R06 R18 H01 H02 H03 H04 H05 L03 V01 V05 K01 K02 K03 K06".split()
)
# Why a district officer lowers a level. Her wish to be left alone is none, nor is a promise of his.
RISK_LOWERINGS = frozenset(
    "he_is_in_prison she_lives_elsewhere answered_anew written_by_mistake".split()
)
# What changed in her life and asks for a new look at her danger.
CIRCUMSTANCES = frozenset("separated custody_dispute pregnant changed_otherwise".split())
OUTCOMES = frozenset("convicted acquitted discharged withdrawn".split())
PAPERS = frozenset(
    "application statement annex photograph medical intake_sheet recording accused_copy"
    " prosecutor_paper court_paper other".split()
)
WAIVER_REASONS = frozenset("her_informed_choice impossible_in_fact done_elsewhere".split())
# What stood in the way of a duty. It excuses nobody and stops no clock; it says whom to call.
OBSTACLES = frozenset(
    "no_vehicle no_woman_posted laboratory_closed laboratory_waiting line_down hospital_refused"
    " other".split()
)
# Why the clock of a duty may stand still, where the law of that duty says so.
PAUSE_REASONS = frozenset({"journey_to_magistrate"})
PROPOSERS = frozenset("accused family elders police survivor other".split())
# Before whom something was to be settled, what the gate answered and by which rules, what came of
# it and what was agreed (`rules/forum_terms.toml` says what each term is).
FORUMS = frozenset(
    "dispute_council union_council arbitration_council community_forum court_centre jirga"
    " panchayat elders_at_home workplace_committee other_forum".split()
)
GATE_ANSWERS = frozenset("blocked not_yet may_be_referred".split())
RED_LINES = frozenset({f"M{n:02}" for n in range(1, 19)} | {f"BAR-{n}" for n in range(12, 16)})
CONDITION_OF = frozenset("fir examination shelter other_service".split())
FORUM_OUTCOMES = frozenset("agreed no_agreement broken_off refused_by_forum threatened".split())
FORUM_TERMS = frozenset(
    "girl_or_woman_given marriage_agreed inheritance_waived case_withdrawn money_for_silence"
    " return_to_home children_given_up her_apology gag expelled_or_banished punishment_decided"
    " maintenance_fixed divorce_terms child_custody blood_money payment_of_debt"
    " return_of_property share_of_property visits_arranged boundary_agreed"
    " apology_of_other_side".split()
)
# What a legal adviser said of terms; on which day somebody asked her how it goes.
TERM_ANSWERS = frozenset("void goes_to_court offence_looked_at may_stand".split())
AGREEMENT_DAYS = frozenset("day_1 day_7 day_30 day_90".split())
# Why somebody asks to withdraw, who came along, and what pressed her. What is not on the list was
# not asked: nobody is asked why she did not resist, or whether she lied.
WITHDRAWAL_REASONS = frozenset(
    "fear family_pressed money_offered marriage_offered cost_or_distance delay shame children"
    " livelihood lives_together_again distrust not_told".split()
)
CAME_WITH = frozenset("nobody her_family side_of_accused elder officer lawyer supporter".split())
PRESSURE_SIGNS = frozenset(
    "threat_to_her threat_to_family payment marriage kept_at_home contact_of_accused council"
    " depends_on_them officer_pressed answered_by_another".split()
)
AFTER_ALL = frozenset("go_on stop undecided_yet".split())
# What she says at her own door. `other_phrase`: the page behind it shows nothing, because
# somebody may stand beside her.
OWN_WORDS = frozenset(
    {
        "stop_sharing",
        "correction",
        "objection",
        "other_officer",
        "safe_contact",
        "withdrawal",
        "call_me",
        "other_phrase",
    }
)
# How the desk took it up with her.
OWN_WORD_ANSWERS = frozenset({"seen_alone", "spoken_safely", "by_advocate"})
WITHDRAWAL_DECISIONS = frozenset(
    "go_on_without_her go_on_protected not_enough_without_her not_in_public_interest"
    " court_asked_to_allow".split()
)
# How a case can end; there is no "resolved" and no "cancelled" (standards 2.3).
CLOSURES = frozenset(
    "closed_convicted closed_acquitted closed_discharged prosecutor_declined_evidence"
    " prosecutor_declined_public_interest suspect_unidentified suspect_absconding suspect_dead"
    " does_not_support_no_pressure does_not_support_pressure_suspected"
    " unreachable_after_safe_attempts compounded_in_court transferred_jurisdiction"
    " not_an_offence false_with_positive_evidence survivor_dead merged_duplicate".split()
)
CLOSURE_REFUSALS = frozenset(
    "evidence_not_exhausted pressure_not_looked_into not_proven_false attempts_missing"
    " another_code she_was_not_heard".split()
)
# What shows that something did not happen. Her taking it back, her delay, no injury and an
# acquittal show nothing of the kind.
POSITIVE_EVIDENCE = frozenset(
    "recording place_records independent_witness forensic_report genuine_document".split()
)
REOPENINGS = frozenset(
    "new_evidence she_came_back she_objects accused_found ordered_to_reopen closed_in_error"
    " agreement_broken".split()
)
STATEMENT_GIVERS = frozenset("survivor informant witness other_side".split())
STATEMENT_TAKERS = frozenset("investigator woman_officer doctor magistrate".split())
# Why somebody who was heard in full is asked once more, and why an interview was broken off.
HEARD_AGAIN = frozenset("stated_gap she_asked new_material broken_off_before court_asked".split())
BROKEN_OFF = frozenset(
    "she_stopped needs_rest needs_care not_safe no_interpreter no_woman_officer interrupted".split()
)
# How often the Magistrate was asked for the section 164 statement: first, or after it fell out.
MAGISTRATE_ASKED = frozenset("first put_off_by_court she_was_unwell not_brought".split())
# What is consented to by itself in a medical examination.
EXAMINATION_STEPS = frozenset("general intimate samples photographs report".split())
STEP_ANSWERS = frozenset("given refused withdrawn".split())
LABORATORIES = frozenset("pfsa nfsa karachi_university lumhs other_laboratory".split())
LABORATORY_GROUNDS = frozenset(
    "seal_broken label_unlike papers_missing too_many_suspects too_little payment".split()
)
LABORATORY_ANSWERS = frozenset(
    "sent_again papers_sent fewer_suspects fee_paid cannot_be_mended".split()
)
# What was taken as evidence, where it was, and for what it changes hands.
EXHIBITS = frozenset(
    "clothing bedding weapon device document biological recording vehicle valuables other".split()
)
EXHIBIT_SOURCES = frozenset("scene survivor accused witness hospital elsewhere".split())
CUSTODY_PURPOSES = frozenset("carry store laboratory court back return destroy".split())
SEAL_FINDINGS = frozenset("intact different broken".split())
RESEAL_REASONS = frozenset(
    "examined_in_laboratory opened_in_court packing_damaged parted wrongly_marked".split()
)
# News she, or whoever reported, is owed.
INFORMED_OF = frozenset(
    "transfer no_investigation arrest release hearing hearing_result final_report"
    " cancellation judgment order_service release_week_before release_day_before".split()
)
# Who else must be told of something, apart from those who have an entry of their own.
NOTIFIED = frozenset(
    "district_head complaints_authority official_authority professional_standards"
    " probation_officer guardian_of_accused lawyer_of_accused child_protection legal_aid"
    " removal_authority union_council protection_authority person_of_accused".split()
)
DANGER_STEPS = frozenset("patrol_sent person_removed taken_to_safety arrested".split())
# Who she would rather speak to; asked, never assumed.
OFFICER_CHOICES = frozenset("woman man no_preference".split())
# What the law or good practice asks of an investigator and the one who was chosen lacks.
ASSIGNMENT_GAPS = frozenset("special_unit senior_officer officer_sex trained within_cap".split())
ASSIGNMENT_REASONS = frozenset(
    "nobody_meets_it cannot_wait led_by_senior knows_the_case ordered_above".split()
)
REASSIGNMENT_CAUSES = frozenset(
    "posted_away on_leave unwell too_many_cases law_asks_another she_asked conflict"
    " conduct left_service".split()
)
# Police or Levies: which of the two areas of Balochistan the place of the act lies in.
POLICING_AREAS = frozenset("a_area b_area not_known".split())
TRANSFER_REACHES = frozenset("same_station same_district other_district".split())
TRANSFER_REASONS = frozenset(
    "place_of_act safer_there nearer_to_her officer_of_here_involved court_order".split()
)
TRANSFER_RETURNS = frozenset("refused taken_back".split())
TRANSFER_REFUSALS = frozenset(
    "act_was_elsewhere officer_of_here_involved not_safe_here she_does_not_want_it".split()
)
# Before whom a change of investigation is asked (Punjab names three, one above the other).
CHALLENGE_TIERS = frozenset("district region province".split())
# What an investigation follows up; `rules/inquiry.toml` says when each is asked for.
INQUIRY_LINES = frozenset(
    "her_account scene things_found medical samples first_told witnesses cameras calls"
    " online_traces who_he_is accused_examined age_shown substance_bought money_trail"
    " journey injuries_later earlier_reports own_line".split()
)
INQUIRY_ENDS = frozenset(
    "result_on_file nothing_found not_possible_any_more does_not_apply other_agency_acts"
    " opened_by_mistake".split()
)
REPORT_KINDS = frozenset({"interim", "final"})
DELAY_REASONS = frozenset(
    "accused_unknown accused_at_large investigation_changed remand_running forensic_report_waited"
    " medical_report_waited returned_for_defects other_delay".split()
)
BAIL_CONDITIONS = frozenset(
    "no_contact_with_her stays_away surety reports_to_station leaves_the_home no_messages".split()
)
CUSTODY_STATES = frozenset("police_remand prison observation_home bail free".split())
# What the prosecutor is asked, advises on, finds missing, and decides. A reason is about proof or
# law; her wish, a delay or a settlement is none.
PROSECUTOR_ASKED = frozenset("advice scrutiny appeal".split())
ADVICE = frozenset("sections evidence bail protection_in_court order appeal_worth".split())
DEFECTS = frozenset(
    "statement_missing statement_by_man section_missing section_not_made_out medical_missing"
    " laboratory_missing chain_gap age_not_shown accused_not_examined witness_missing"
    " magistrate_statement_missing memo_unsigned delay_not_explained copies_missing"
    " other_defect".split()
)
DEFECT_OWNERS = frozenset("investigator station_commander".split())
DEFECT_ANSWERS = frozenset("mended explained not_to_be_mended".split())
PROSECUTOR_DECISIONS = frozenset("fit_for_trial more_evidence other_sections discharge".split())
PROSECUTOR_REASONS = frozenset(
    "evidence_not_enough public_interest accused_not_identified accused_dead not_an_offence".split()
)
# Why a prosecutor no longer has a case. Her wish for another one is heard like any other reason.
PROSECUTOR_CHANGES = frozenset(
    "posted_elsewhere on_leave conflict_found she_asked workload named_by_mistake".split()
)
# Before which court, for what, why it was put off and at whose request.
COURTS = frozenset(
    "special_court gbv_court sessions_court magistrate_court family_court juvenile_court"
    " high_court supreme_court other_court".split()
)
HEARING_PURPOSES = frozenset(
    "first_appearance copies_to_accused framing_of_charge prosecution_evidence defence_evidence"
    " accused_heard final_arguments pronouncement bail_request petition_heard registration_asked"
    " appeal_heard other_purpose".split()
)
ADJOURNMENT_REASONS = frozenset(
    "witness_absent survivor_absent accused_not_brought accused_absent judge_absent"
    " prosecutor_absent defence_absent lawyers_strike police_absent papers_missing report_awaited"
    " time_ran_out side_asked other_cause".split()
)
ADJOURNMENT_SIDES = frozenset("prosecution_side defence_side her_side court_itself".split())
HEARING_ENDS = frozenset("next_day decided sent_elsewhere put_away moved taken_back".split())
SPECIAL_MEASURES = frozenset("in_camera screen video_link support_person".split())
COURT_WITNESSES = frozenset(
    "she_herself who_reported eye_witness relative doctor forensic_expert investigating_officer"
    " memo_witness other_witness".split()
)
ATTENDANCES = frozenset(
    "heard_in_full heard_in_part came_not_heard did_not_come not_served".split()
)
# What may stand behind a witness who turns: asked so that it can be answered, never to blame her.
HOSTILE_REASONS = frozenset(
    "pressure settlement fear long_delay not_prepared first_words_not_hers nothing_known".split()
)
SENTENCES = frozenset("death life term fine_only probation other_sentence".split())
APPELLANTS = frozenset("state she_or_family convicted".split())
APPEAL_OUTCOMES = frozenset("dismissed allowed sent_back changed withdrawn_appeal".split())
COURT_ORDERS = frozenset(
    "search_warrant restoration protection_order interim_order residence_order custody_order"
    " monetary_order bail_condition witness_protection child_marriage_injunction".split()
)
# What an order that protects her says, how it reached whom it binds, and what became of it.
ORDER_CONDITIONS = frozenset(
    "no_violence stay_from_home stay_from_work stay_from_school no_contact leaves_home"
    " home_is_hers weapons_given_up children_with_her children_handed_over maintenance damages"
    " things_returned papers_returned treatment home_not_sold".split()
)
SERVICE_FAILURES = frozenset("not_found house_shut moved_away avoids_it not_safe_to_go".split())
SERVED_ON = frozenset("himself his_household posted_on_door told_in_court told_in_custody".split())
SERVERS = frozenset("by_police process_server protection_officer by_court".split())
DEMEANOURS = frozenset("calm angry threatened_her threatened_police ran_away not_seen".split())
ARREST_DECISIONS = frozenset("arrested_now sought_now order_sought not_arrested".split())
RENEWAL_ANSWERS = frozenset("renew let_it_end undecided not_reached".split())
ORDER_ENDS = frozenset("ran_out set_aside replaced".split())
# What services help with, how urgent, on what ground it was shared, why not, how it ended.
SERVICES = frozenset(
    "emergency_care medico_legal crisis_centre shelter helpline counselling legal_help"
    " child_protection livelihood identity_papers safe_transport offender_programme"
    " statutory_body".split()
)
REFERRAL_URGENCIES = frozenset("tonight high usual".split())
SHARING_GROUNDS = frozenset("consent serious_harm child_at_risk law_requires".split())
NOT_REFERRED = frozenset("she_declined not_needed not_available given_by_us other_reason".split())
REFERRAL_ENDS = frozenset("completed not_to_be_had lost_sight yes_taken_back".split())
# Weapons in reach of whom she fears.
WEAPONS = frozenset("pistol rifle shotgun blade acid_or_fire other_weapon".split())
LICENCES = frozenset("licensed unlicensed licence_not_known".split())
WEAPON_PLACES = frozenset("in_the_home on_him with_his_kin place_not_known".split())
WEAPON_KEEPERS = frozenset("station_store district_store licensing_office court_store".split())
# What police do so that an offence does not happen (CrPC 107, 149, 151; Anti-Rape Act s.21).
PREVENTIVE_POWERS = frozenset("peace_bond interposed held_to_prevent beyond_the_area".split())
PREVENTIVE_RESULTS = frozenset(
    "prevented before_magistrate bond_asked_for bond_given bond_refused nobody_there"
    " offence_happened".split()
)
# Who else is served beside her, what each needs, and who looks after a child.
PERSONS_SERVED = frozenset("child kin supporter".split())
PERSON_NEEDS = frozenset(
    "safe_place day_care school_place doctor_care counselling food_clothes own_lawyer guarding"
    " own_papers nothing_now".split()
)
LOOKED_AFTER_BY = frozenset(
    "by_herself by_her_mother by_her_kin by_neighbour by_school by_house by_child_protection"
    " by_father by_nobody".split()
)
REVIEWED_DEATHS = frozenset("death near_death".split())
CORRECTION_REASONS = frozenset(
    "wrong_time wrong_kind wrong_case wrong_detail did_not_happen she_corrected".split()
)

# -- what rules are written in -------------------------------------------------------------

# The way of a rule into force. A draft and a reviewed rule answer `whatif` and bind nobody.
RULE_STATES = frozenset("draft reviewed in_force".split())
DUTY_CLASSES = frozenset({"legal", "clinical", "standard"})
STATES = frozenset("open contested met met_late missed waived fell_away".split())
STAGES = frozenset("contact registration care safety investigation court file".split())
# Who owes. A post, never a person: who holds it tonight is the roster's business.
POSTS = frozenset(
    "desk_officer station_commander station_clerk investigator supervisor"
    " district_commander medical_officer prosecutor court".split()
)
AUTHORITY_KINDS = frozenset("statute rules court clinical sop local_default".split())
CONFIDENCES = frozenset({"verified", "secondary"})
PROVINCES = frozenset("IS PB SD KP BA GB AJK".split())
# What a bar can forbid; the verb that would do it asks before it acts.
FORBIDDEN = frozenset(
    "settle settle_by_marriage mediate refer_to_jirga name_in_fir disclose_identity"
    " two_finger_test ask_sexual_history convert_to_fornication search_by_man"
    " delay_treatment refuse_late_report investigate_without_order investigate_here"
    " disclose_samples refuse_registration second_fir statement_without_woman make_her_come"
    " examine_by_man examine_without_consent note_past_history split_case arrest_victim"
    " cancel_alone question_girl_by_man lock_up_child police_remand_of_woman"
    " arrest_without_court enter_unannounced detain_for_information publish_proceedings".split()
)
# The Police Forum's three families of failure (2021), to which a missed duty is counted.
FAILURES_OF_RESPONSE = frozenset(
    "slow_response no_victim_protection poor_media_management victim_blaming insensitivity"
    " lack_of_legal_knowledge power_disparity".split()
)
FAILURES_OF_SYSTEM = frozenset(
    "scapegoating_of_police preventive_measures_not_taken poor_investigation"
    " disclosure_of_identity workload_on_investigators late_registration"
    " no_rehabilitation resiled_or_compounded".split()
)
FAILURES_OF_IMAGE = frozenset(
    "perception_of_police misogyny_and_bias friction_with_community judgment_of_character".split()
)
FAILURES = FAILURES_OF_RESPONSE | FAILURES_OF_SYSTEM | FAILURES_OF_IMAGE
