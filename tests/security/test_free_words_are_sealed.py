"""No column of a case's tables can hold words that somebody typed, but for those named here."""

from collections.abc import Mapping

from tests.security.test_rls_catalogue import TABLES, Ask, ask

__all__ = ["ask"]

# A column that could hold a sentence, and why no sentence of anybody's is in it.
LONG_AND_HARMLESS: Mapping[str, str] = {
    "cases_dutyrecord.key": "a rule and the instant it began",
    "cases_dutyrecord.title_en": "the rule's own title",
    "cases_dutyrecord.title_ur": "the rule's own title",
    "cases_dutyrecord.clock": "how the time is counted, from the rule",
    "cases_dutyrecord.note": "one of our own sentences, as a code for the pages to translate",
    "cases_dutyrecord.authority": "the law as the rule quotes it",
    "cases_dutyrecord.reasons": "names of conditions",
    "cases_dutyrecord.obstacles": "codes",
    "cases_factrecord.details": "codes, and numbers of registers: see the vocabulary of facts",
    "cases_factrecord.sealed": "references and names of fields",
    "confidentiality_seal.sources": "codes",
    "confidentiality_erasure.keys": "ids of the keys that were erased",
    "confidentiality_consent.elements": "parts of the policy table",
    "desk_contact.advice_topics": "codes",
    "desk_publicreport.sealed": "references and names of fields",
    "desk_publicreport.answer": "references and names of fields",
    "desk_feedback.answers": "questions of the list with yes, partly or no",
    "confidentiality_ownword.sealed": "references and names of fields",
    "investigation_interview.explained": "codes of what was explained to her",
    "investigation_interview.present": "codes of who was there",
    "investigation_interview.topics": "codes of topics",
    "investigation_custodylink.body": "codes, service numbers, seal numbers, units and instants",
    "court_observation.answers": "questions of the hearing form with an answer of its list",
    "court_observationdraft.typed": "the same, a day and two numbers; nothing else is kept",
    "court_codedtrial.grounds": "codes of grounds",
    "court_studyinterview.answers": "questions of the study with an answer of its list",
    "insight_journey.acts": "codes of acts, as words in a row",
    "insight_journey.contexts": "codes of contexts",
    "insight_journey.needs": "codes of needs",
    "insight_journey.services_asked": "codes of services",
    "insight_journey.services_begun": "codes of services",
    "insight_journey.not_referred": "codes of reasons",
    "insight_journey.red_lines": "codes of rules",
    "insight_journey.proposers": "codes of who proposed",
    "insight_journey.withdrawal_reasons": "codes of reasons",
    "insight_journey.put_off_for": "codes of reasons",
    "insight_journey.measures": "codes of measures",
    "exports_export.fields": "names of sealed fields, never their values",
    "exports_export.handed_to": "the post of an office, as that office calls it",
    "exports_export.instrument_by": "the court or officer whose order it is",
    "exports_recipient.name": "an office",
    "exports_recipient.key": "a public key",
    "oversight_deathreview.panel": "codes of offices",
    "mediation_gateanswer.told": "answers of the gate in codes, with the rules and what they found",
    "mediation_gateanswer.rules": "codes of rules",
    "oversight_policecomplaint.steps": "codes of what was done",
    "support_order.asked_for": "codes of conditions",
    "support_order.says": "codes of conditions",
    "support_order.protects": "roles and places of persons",
    "support_order.copies": "codes of who holds one",
    "support_personserved.needs": "codes of needs",
    "support_slip.told": "codes, under the names of the parts she agreed to",
    "support_referral.elements": "names of those parts",
    "support_conferencemember.may_know": "names of those parts",
    "support_followup.needs": "kinds of services",
    "planning_plan.known": "counts of months, places, posts and courses",
    "planning_plan.expected": "numbers that a forecast answered",
    "planning_plan.remarks": "what an office says of its plan; no case is known there",
    "planning_plan.decision": "why a plan was sent back, by whoever stands above it",
    "oversight_trainingneed.why": "why a unit is given no course; nobody is known there",
    "oversight_review.answers": "questions of the checklist with an answer of the list",
    "oversight_review.known": "the same questions with what the ledger knew",
    "support_arrival.first": "the first questions with codes for answers",
    "support_houseinspection.answers": "questions of the list with yes, no or not looked at",
    "publication_snapshot.shown": "codes of cells, read by one job alone",
    "publication_snapshot.finest": "counts of a year by codes, read by one job alone",
    "evaluation_answer.told": "names of outcomes and numbers, over many stations",
    "evaluation_series.counts": "numbers of a station's months",
    "oversight_inspection.answers": "questions of the list with yes, no or not looked at",
}
SHORT = 64


def test_every_column_that_could_hold_a_sentence_is_explained(ask: Ask) -> None:
    open_tables = [name for name, classes in TABLES.items() if set(classes.split()) & {"C1", "C2"}]
    listed = ", ".join(f"'{table}'" for table in open_tables)
    found = {
        f"{table}.{column}"
        for table, column in ask(
            "SELECT table_name, column_name FROM information_schema.columns"
            f" WHERE table_schema = 'public' AND table_name IN ({listed})"
            " AND (data_type IN ('text', 'json', 'jsonb', 'xml')"
            f"  OR character_maximum_length > {SHORT})"
        )
    }
    assert found - set(LONG_AND_HARMLESS) == set(), "say what is in it, or seal it"
    assert set(LONG_AND_HARMLESS) - found == set(), "no longer there"
