"""The database's own catalogue, read as its superuser: walls that stand, not walls we meant.

Each test lists findings; the right number is none. A new table, function or view that nobody
has thought about is a finding.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from psycopg import conninfo

from amaan.house import postgres
from amaan.house.roles import KEEPERS, ROLES
from amaan.house.testing import TestDatabase

# Every table and the classes of data it holds. Written by hand: a table that is not here
# fails the build until somebody has said what is in it.
TABLES: Mapping[str, str] = {
    "cases_case": "C1",
    "cases_dutyrecord": "C1",
    "cases_factrecord": "C2",
    "cases_party": "C2",
    "cases_tallyentry": "C1",
    "cases_tally": "C1",
    "cases_caseload": "C1",
    "oversight_alarm": "C1",
    "oversight_keepingduty": "C1",
    "oversight_keepingalarm": "C1",
    "oversight_wordingremark": "C1",
    "oversight_registrationanswer": "C1",
    "oversight_reviewdraw": "C1",
    "oversight_trainingneed": "C1",
    "oversight_drawncase": "C1",
    "oversight_review": "C1",
    "oversight_policecomplaint": "C1",
    "oversight_inspection": "C1",
    "oversight_finding": "C1",
    "exports_recipient": "C1",
    "exports_export": "C1",
    "exports_exportcase": "C1",
    "exports_exportfile": "C3 C4 C5 C7",
    "exports_print": "C1",
    "investigation_assignment": "C1",
    "investigation_load": "C1",
    "investigation_transfer": "C1",
    "investigation_interview": "C2",
    "investigation_interviewrecording": "C2",
    "investigation_magistrateday": "C2",
    "investigation_examination": "C2",
    "investigation_stepanswer": "C2",
    "investigation_sample": "C2",
    "investigation_submission": "C2",
    "investigation_submittedsample": "C2",
    "investigation_objection": "C2",
    "court_referral": "C2",
    "court_defect": "C2",
    "court_hearing": "C2",
    "court_specialmeasure": "C2",
    "court_attendance": "C2",
    "court_observation": "C1",
    "court_observationdraft": "C1",
    "court_codedtrial": "C1",
    "court_studyinterview": "C1",
    "court_recommendation": "C1",
    "insight_journey": "C2",
    "insight_tally": "C1",
    "insight_layout": "none",
    "insight_waits": "C1",
    "insight_counted": "none",
    "insight_placement": "none",
    "meetings_meeting": "none",
    "meetings_point": "none",
    "meetings_decision": "none",
    "meetings_pack": "none",
    "meetings_readwords": "none",
    "evaluation_study": "none",
    "evaluation_studystation": "none",
    "evaluation_asking": "none",
    "evaluation_answer": "C1",
    "evaluation_series": "C1",
    "planning_plan": "C1",
    "planning_assumption": "none",
    "planning_target": "none",
    "planning_cost": "none",
    # Cells that may be shown; true counts stand in the snapshot, which no page may read.
    "publication_release": "none",
    "publication_cell": "none",
    "publication_snapshot": "C1",
    "publication_informationrequest": "none",
    "publication_answer": "none",
    "books_correction": "none",
    "books_senttable": "none",
    "books_textfile": "none",
    "workforce_course": "none",
    "workforce_trainer": "none",
    "workforce_trainee": "none",
    "workforce_trainingsession": "none",
    "workforce_trainingattendance": "none",
    "workforce_trainingfollowup": "none",
    "workforce_trainingtarget": "none",
    "workforce_trainingcertificate": "none",
    "workforce_drill": "none",
    "workforce_strength": "none",
    "workforce_quota": "none",
    "workforce_drive": "none",
    "workforce_exit": "none",
    "workforce_promotionboard": "none",
    "workforce_surveyround": "none",
    "workforce_surveytaken": "none",
    "workforce_surveycount": "none",
    "workforce_workplacecomplaint": "none",
    "community_awareness": "none",
    "community_consultationtopic": "none",
    "community_consultationtaken": "none",
    "community_consultationbox": "none",
    "community_consultationanswer": "none",
    "community_consultationcoding": "none",
    "community_agreement": "none",
    "community_body": "none",
    "community_bodydecision": "none",
    "community_meeting": "none",
    "community_paperreached": "none",
    "community_pilot": "none",
    "community_policy": "none",
    "community_policypaper": "none",
    "community_result": "none",
    "community_resultfigure": "none",
    "community_womenliving": "none",
    "community_money": "none",
    "community_campaign": "none",
    "community_enquiry": "none",
    "community_forumissue": "none",
    "community_forummeeting": "none",
    "community_journalistsession": "none",
    "community_networkmonth": "none",
    "community_networkplace": "none",
    "community_policingforum": "none",
    "community_pressstory": "none",
    "community_secondcoding": "none",
    "community_disclosure": "none",
    "community_statement": "none",
    "desk_ordinarycomplaint": "none",
    "desk_deskcheck": "none",
    "desk_deskrepair": "none",
    "workforce_rosterpattern": "none",
    "workforce_rostershift": "none",
    "workforce_presence": "none",
    "mediation_forum": "none",
    "mediation_mediator": "none",
    "mediation_dispute": "none",
    "mediation_safecall": "none",
    "mediation_termsquestion": "none",
    "mediation_gateanswer": "C2",
    "support_provider": "none",
    "support_providerarea": "none",
    "support_providercheck": "none",
    "support_districtmode": "none",
    "support_providerway": "none",
    "support_providerworker": "none",
    "support_slip": "C2",
    "support_slipanswer": "C2",
    "support_referral": "C2",
    "support_needcount": "C1",
    "support_conference": "C2",
    "support_conferencemember": "C2",
    "support_conferenceaction": "C2",
    "support_followup": "C2",
    "support_safetyplan": "C2",
    "oversight_deathreview": "C2",
    "oversight_deathlesson": "C1",
    "support_order": "C2",
    "support_personserved": "C2",
    "desk_complaint": "C2",
    "desk_contact": "C2",
    "desk_slip": "C1",
    "desk_servicecall": "C1",
    "desk_calljoin": "C1",
    "desk_womancall": "C1",
    "desk_riskassessment": "C2",
    "desk_riskraise": "none",
    "investigation_recovery": "C2",
    "investigation_exhibit": "C2",
    "investigation_custodylink": "C2",
    "investigation_handover": "C1",
    "investigation_handoveritem": "C2",
    "investigation_storecount": "C1",
    "investigation_storedifference": "C1",
    "investigation_evidencefile": "C2",
    "support_house": "C1",
    "support_room": "C1",
    "support_bed": "C1",
    "support_escort": "C1",
    "support_houseinspection": "C1",
    "support_housefinding": "C1",
    "support_arrival": "C2",
    "support_stay": "C2",
    "support_resident": "C2",
    "support_caller": "C2",
    "support_houseentry": "C2",
    "support_enquiry": "C2",
    "support_relay": "C2",
    "support_relayword": "C2",
    "confidentiality_grant": "C1",
    "confidentiality_conflict": "C1",
    "confidentiality_conflictplace": "C1",
    "confidentiality_declaration": "C1",
    "confidentiality_consent": "C2",
    "confidentiality_breakglass": "C1",
    "confidentiality_trace": "C3",
    "confidentiality_lookreview": "C8",
    "confidentiality_seal": "C1",
    "confidentiality_nametoken": "C3",
    "confidentiality_nametoindex": "C1",
    "confidentiality_miss": "C8",
    "confidentiality_namesearch": "C8",
    "confidentiality_checkeddraft": "C4",
    "confidentiality_possibleduplicate": "C3",
    "confidentiality_sealed": "C3 C4 C5 C6 C7",
    "confidentiality_datakey": "C3 C4 C5 C6 C7",
    "confidentiality_erasure": "C1",
    "confidentiality_hold": "C1",
    "confidentiality_letting": "C1",
    "confidentiality_personlook": "C8",
    "confidentiality_quotaalarm": "C8",
    "confidentiality_message": "C1",
    "confidentiality_owndoor": "C8",
    "confidentiality_owndoortry": "C8",
    "confidentiality_ownvisit": "C8",
    "confidentiality_ownword": "C2",
    "confidentiality_messagepause": "C1",
    "desk_publicreport": "C2",
    "desk_feedback": "C2",
    "confidentiality_draft": "C4",
    "confidentiality_draftkey": "C4",
    "confidentiality_secondfactor": "C8",
    "confidentiality_passkey": "C8",
    "confidentiality_printedcode": "C8",
    "confidentiality_codetries": "C8",
    "confidentiality_presence": "C8",
    "confidentiality_factorloss": "C8",
    "confidentiality_journalentry": "C8",
    "confidentiality_checkpoint": "C8",
    "confidentiality_cosignature": "C8",
    "organisation_unit": "none",
    "organisation_officer": "none",
    "organisation_posting": "none",
    "organisation_signin": "none",
    "organisation_leave": "none",
    "organisation_dutyturn": "none",
    "organisation_holiday": "none",
    "organisation_certificate": "none",
    "organisation_rulesignature": "none",
    "investigation_focalperson": "none",
    "organisation_placement": "none",
    "jobs_order": "none",
    "jobs_handbook": "none",
}
# Tables of the libraries; none may ever hold anything about a case.
OF_LIBRARIES = ("account_", "auth_", "axes_", "django_", "house_cache", "mfa_", "procrastinate_")
APPS = ("web", "vault", "jobs", "stats")
HOLDING = sorted(name for name, classes in TABLES.items() if classes != "none")

Ask = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def ask(test_database: TestDatabase) -> Iterator[Ask]:
    """This will put questions to the catalogue of a database with everything applied."""
    with test_database.cluster.connect(test_database.name) as founder:
        yield lambda question: founder.execute(question.encode()).fetchall()


def names(rows: list[tuple[object, ...]]) -> set[str]:
    return {str(row[0]) for row in rows}


def test_somebody_has_said_what_every_table_holds(ask: Ask) -> None:
    found = names(ask("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
                      " AND relnamespace = 'public'::regnamespace"))  # fmt: skip
    unknown = {t for t in found - set(TABLES) if not t.startswith(OF_LIBRARIES)}
    assert unknown == set()
    assert set(TABLES) <= found


def test_every_table_of_ours_is_on_the_list() -> None:
    ours = [m for m in apps.get_models() if m.__module__.startswith("amaan.")]
    # Views have no rows of their own; what they show is asked of below.
    assert {m._meta.db_table for m in ours if m._meta.managed} == set(TABLES)


def test_row_security_is_forced_on_every_table_that_holds_something(ask: Ask) -> None:
    open_tables = names(
        ask("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)")
    )  # fmt: skip
    assert open_tables & set(HOLDING) == set()


def test_no_application_role_passes_by_row_security_or_owns_anything(ask: Ask) -> None:
    listed = ", ".join(f"'{role}'" for role in (*APPS, *KEEPERS))
    assert (
        ask(
            f"SELECT rolname FROM pg_roles WHERE rolname IN ({listed})"
            " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)"
        )
        == []
    )
    listed = ", ".join(f"'{role}'" for role in APPS)
    assert (
        ask(
            "SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
            f" WHERE r.rolname IN ({listed})"
        )
        == []
    )
    assert (
        ask(
            "SELECT m.rolname, g.rolname FROM pg_auth_members a"
            " JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid"
            f" WHERE m.rolname IN ({listed})"
        )
        == []
    )


def test_only_the_owner_and_the_backup_pass_by_row_security(ask: Ask) -> None:
    assert (
        names(ask("SELECT rolname FROM pg_roles WHERE rolbypassrls AND NOT rolsuper"))
        == {role.name for role in ROLES if role.passes_row_security}
        == {"owner", "backup"}
    )


def test_every_setting_a_policy_or_function_reads_is_guarded_against_the_empty_text(
    ask: Ask,
) -> None:
    bodies = ask(
        "SELECT policyname, coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies"
        " UNION ALL SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND proname LIKE 'amaan%'"
    )
    # After a commit a setting is the empty text; casting it would break the next request.
    unguarded = [
        name
        for name, body in bodies
        if str(body).count("current_setting(") != str(body).count("NULLIF(current_setting(")
    ]
    assert unguarded == []
    assert len(bodies) > 20


def test_every_policy_names_the_roles_it_speaks_of(ask: Ask) -> None:
    assert ask("SELECT tablename, policyname FROM pg_policies WHERE 'public' = ANY (roles)") == []


def test_a_conflict_is_a_wall_and_not_one_more_door(ask: Ask) -> None:
    assert ask(
        "SELECT permissive, cmd, roles::text FROM pg_policies"
        " WHERE tablename = 'cases_case' AND policyname = 'no_conflict'"
    ) == [("RESTRICTIVE", "ALL", "{web}")]


def test_no_view_reads_with_its_owners_rights(ask: Ask) -> None:
    assert (
        ask(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND (relkind = 'm' OR relkind = 'v' AND NOT coalesce("
            "reloptions::text[] @> ARRAY['security_invoker=true'], false))"
        )
        == []
    )


def test_functions_that_act_for_a_keeper_are_pinned_and_kept_by_one_without_powers(
    ask: Ask,
) -> None:
    loose = ask(
        "SELECT p.proname, r.rolname, p.proconfig FROM pg_proc p"
        " JOIN pg_roles r ON r.oid = p.proowner"
        " WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace"
        " AND (r.rolsuper OR r.rolbypassrls OR r.rolcanlogin"
        "  OR NOT coalesce(p.proconfig::text[] @>"
        "   ARRAY['search_path=pg_catalog, pg_temp'], false))"
    )
    assert loose == []


def test_functions_of_ours_are_called_only_by_those_named(ask: Ask) -> None:
    assert (
        ask(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            " AND proname LIKE 'amaan%' AND has_function_privilege('stats', oid, 'EXECUTE')"
        )
        == []
    )
    by_vault_and_web = names(ask(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND proname LIKE 'amaan%' AND has_function_privilege('web', oid, 'EXECUTE')"
        " AND has_function_privilege('vault', oid, 'EXECUTE')"
    ))  # fmt: skip
    assert by_vault_and_web == set()


def test_nobody_can_make_anything_in_the_schema_but_its_owner(ask: Ask) -> None:
    listed = ", ".join(f"('{role}')" for role in (*APPS, "backup", *KEEPERS))
    assert (
        ask(
            f"SELECT role FROM (VALUES {listed}) AS v (role)"
            " WHERE has_schema_privilege(role, 'public', 'CREATE')"
        )
        == []
    )


@pytest.mark.parametrize("table", ["confidentiality_sealed", "confidentiality_datakey"])
@pytest.mark.parametrize("role", ["web", "jobs", "stats"])
def test_no_role_but_the_vault_can_read_a_column_of_what_is_sealed(
    ask: Ask, role: str, table: str
) -> None:
    assert (
        ask(
            f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass"
            f" AND attnum > 0 AND has_column_privilege('{role}', attrelid, attnum, 'SELECT')"
        )
        == []
    )


@pytest.mark.parametrize("role", [*APPS, "backup", *KEEPERS])
def test_nobody_can_change_or_remove_an_entry_of_the_journal(ask: Ask, role: str) -> None:
    table = "confidentiality_journalentry"
    assert (
        ask(
            "SELECT p FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES'])"
            f" AS p WHERE has_table_privilege('{role}', '{table}', p)"
        )
        == []
    )


# A guess at one of these must not tell that it is taken elsewhere. References are drawn at
# random; the rest are random ids, or lie within one case.
UNIQUE_AND_NOT_GUESSABLE = {
    "cases_case_reference_key",
    # Drawn at random, and of the one export that its asker writes.
    "exports_export_number_key",
    "exports_print_number_key",
    "a_case_is_in_an_export_once",
    "one_party_per_place",
    "one_duty_per_rule_and_start",
    # By ids drawn at random, and written by the work behind the page alone.
    "evaluation_answer_asking_id_key",
    "a_station_once_in_an_answer",
    # By the id of an entry just written, drawn at random.
    "a_wording_is_noted_once",
    # Within one house, whose rows nobody outside it can write.
    "a_room_is_named_once",
    "a_bed_has_its_number_in_its_room",
    "a_bed_has_one_person",
    "a_stay_is_of_one_woman",
    "a_reference_is_given_once_in_a_house",
    "one_open_finding_of_a_house_for_a_question",
    # By a desk of one's own area.
    "one_open_finding_per_desk_and_question",
    "desk_complaint_contact_id_key",
    # Within one station, and by the id of a call that is known.
    "one_call_per_ticket",
    "one_join_per_second_call",
    # By the id of a slip drawn at random, and within one conference.
    "support_referral_slip_id_key",
    "an_agency_sits_once_in_a_conference",
    # Drawn at random; and within one case that is known.
    "support_order_reference_key",
    "support_order_takes_place_of_id_key",
    "one_plan_of_a_version",
    "one_person_served_per_place",
    "one_open_review_of_a_death",
    # Within one case that is known.
    "one_lead_for_a_case",
    "nobody_investigates_a_case_twice",
    "a_case_is_offered_to_one_desk_at_a_time",
    "a_measure_is_asked_once_at_a_time",
    "a_witness_once_in_a_hearing",
    "a_defect_once_in_a_referral",
    "court_hearing_next_day_id_key",
    # Within one unit, whose commander alone writes its plans.
    "a_version_stands_once",
    "one_version_at_a_time_is_worked_on",
    "one_version_is_in_force",
    # By an observer of his own forms; by the study of a district, whose own all of it is.
    "a_hearing_is_observed_once_by_one",
    "a_study_id_is_coded_once",
    "one_open_recommendation_of_a_kind",
    # Marks and numbers of forms are drawn at random; the rest lies within one exhibit or case.
    "investigation_exhibit_mark_key",
    "investigation_handover_number_key",
    "one_exhibit_per_number",
    "one_link_per_number",
    "an_exhibit_once_in_a_hand_over",
    "one_open_grant_per_relation",
    "one_conflict_per_officer_and_case",
    # The vault's alone.
    "confidentiality_passkey_credential_key",
    "one_open_loss_per_officer",
    "one_question_about_two_people",
    "a_person_looked_at_twice_counts_once",
    # The journal's length and a witness's name: nothing of any case.
    "a_witness_signs_a_checkpoint_once",
    "one_conflict_per_place_and_case",
    "one_declaration_per_officer_and_case",
    "each_step_is_raised_once",
    # An officer's own answer to what he may see; he is told nothing he did not write.
    "an_answer_is_given_once",
    # Written by the job that watches; web has no INSERT there to be refused.
    "a_case_is_drawn_once",
    "one_draw_a_month",
    "each_keeping_step_is_raised_once",
    "each_thing_is_owed_once",
    "one_open_need_of_a_station_and_stream",
    # Written by the clock's turn alone, which guesses nothing.
    "one_tally_per_place_month_and_rule",
    "one_caseload_per_desk_place_and_month",
    "one_draft_per_writer_and_contact",
    # Digests that the vault alone makes; within one case, by who works on it.
    "confidentiality_owndoor_receipt_key",
    "confidentiality_ownvisit_token_key",
    "one_open_door_for_a_person",
    "desk_publicreport_receipt_key",
    # Of a report that only its reader knows, put in by her own act alone.
    "oversight_policecomplaint_report_id_key",
    "one_call_per_case_and_officer",
    # Within one case, for whoever works on it.
    "interviews_of_a_person_are_counted",
    "one_sample_under_one_seal",
    "a_sample_is_in_one_laboratory",
    "one_slip_per_reference",
    "one_draft_key_per_writer_and_contact",
}


def test_no_unique_rule_tells_one_station_what_another_has(ask: Ask) -> None:
    listed = ", ".join(f"'{table}'" for table in HOLDING)
    found = names(ask(
        "SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid"
        " JOIN pg_class t ON t.oid = x.indrelid"
        f" WHERE x.indisunique AND NOT x.indisprimary AND t.relname IN ({listed})"
    ))  # fmt: skip
    assert found == UNIQUE_AND_NOT_GUESSABLE


def test_nobody_logs_in_without_a_password(test_database: TestDatabase) -> None:
    written = (test_database.cluster.folder / "pg_hba.conf").read_text(encoding="utf-8")
    rules = [line.split() for line in written.splitlines() if line and not line.startswith("#")]
    assert rules
    assert {rule[-1] for rule in rules} <= {"scram-sha-256", "reject"}
    for role in ("web", "owner", postgres.SUPERUSER):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(
                conninfo.make_conninfo(**test_database.settings("web")), user=role, password="x"
            )


def test_the_access_file_can_be_applied_again_without_a_change(
    test_database: TestDatabase, ask: Ask
) -> None:
    question = (
        "SELECT tablename, policyname, cmd, roles::text, qual, with_check FROM pg_policies"
        " ORDER BY 1, 2, 3"
    )
    before = ask(question)
    access = Path(postgres.__file__).parents[1] / "confidentiality" / "access.sql"
    with test_database.connect("owner") as owner:
        owner.execute(access.read_bytes())
        owner.rollback()
        owner.execute(access.read_bytes())
    assert ask(question) == before
