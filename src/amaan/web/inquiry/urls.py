"""Addresses of investigation: random ids, nothing else."""

from django.urls import path

from amaan.web.inquiry import (
    accused,
    assigning,
    copy,
    custody,
    diary,
    docket,
    exhibit_papers,
    exhibits,
    home,
    interviews,
    laboratory,
    media,
    medical,
    plan,
    report,
    store,
    transferring,
)

app_name = "inquiry"
urlpatterns = [
    path("", home.home, name="home"),
    # Who investigates.
    path("<uuid:case_id>/assign", assigning.assign, name="assign"),
    # To another desk.
    path("<uuid:case_id>/transfer", transferring.transfer_of, name="transfer"),
    path("offers", transferring.offers, name="offers"),
    path("offers/<uuid:transfer_id>/accept", transferring.accept, name="accept_transfer"),
    path("offers/<uuid:transfer_id>/refuse", transferring.refuse, name="refuse_transfer"),
    # The case diary.
    path("diaries", diary.many, name="diaries"),
    path("<uuid:case_id>/diary", diary.of_case, name="diary"),
    path("<uuid:case_id>/diary/new", diary.new_entry, name="diary_new"),
    path("<uuid:case_id>/diary/extract", diary.extract, name="diary_extract"),
    # The plan of the investigation.
    path("progress", plan.progress, name="progress"),
    path("<uuid:case_id>/plan", plan.of_case, name="plan"),
    path("<uuid:case_id>/plan/open", plan.open_line, name="open_line"),
    path("<uuid:case_id>/plan/close/<uuid:fact_id>/<str:kind>", plan.close_line, name="close_line"),
    # The accused: arrest, custody, bail, release.
    path("<uuid:case_id>/accused", accused.of_case, name="accused"),
    path("<uuid:case_id>/accused/<str:kind>", accused.step, name="accused_step"),
    # The report under CrPC 173.
    path("<uuid:case_id>/report", report.of_case, name="report"),
    path("<uuid:case_id>/report/paper", report.paper, name="report_paper"),
    path("<uuid:case_id>/report/step/<str:kind>", report.step, name="report_step"),
    path("<uuid:case_id>/report/element/<str:offence>", report.element, name="report_element"),
    # What the accused is given.
    path("<uuid:case_id>/copy", copy.of_case, name="copy"),
    # Interviews and statements.
    path("<uuid:case_id>/interviews", interviews.interviews, name="interviews"),
    path("<uuid:case_id>/interviews/new", interviews.plan, name="plan_interview"),
    path("<uuid:case_id>/magistrate", interviews.magistrate_asked, name="magistrate_asked"),
    path(
        "<uuid:case_id>/magistrate/recorded",
        interviews.magistrate_recorded,
        name="magistrate_recorded",
    ),
    path("interviews/<uuid:interview_id>", interviews.interview, name="interview"),
    path("interviews/<uuid:interview_id>/begin", interviews.begin, name="begin_interview"),
    path("interviews/<uuid:interview_id>/said", interviews.end, name="end_interview"),
    path("interviews/<uuid:interview_id>/read-back", interviews.read_back, name="read_back"),
    path("interviews/<uuid:interview_id>/recording", interviews.recording, name="recording"),
    # Exhibits, hand-overs, the store, pictures and files.
    path("<uuid:case_id>/exhibits", exhibits.of_case, name="exhibits"),
    path("<uuid:case_id>/exhibits/new", exhibits.take, name="take"),
    path("<uuid:case_id>/exhibits/chains", exhibit_papers.chains_file, name="chains_file"),
    path("<uuid:case_id>/evidence", media.evidence, name="evidence"),
    path("recovery/<uuid:recovery_id>", exhibits.recovery, name="recovery"),
    path("recovery/<uuid:recovery_id>/memo", exhibit_papers.memo, name="memo"),
    path("recovery/<uuid:recovery_id>/labels", exhibit_papers.labels_file, name="labels_file"),
    path("exhibit/<uuid:exhibit_id>", exhibits.exhibit, name="exhibit"),
    path("exhibit/<uuid:exhibit_id>/seal", exhibits.reseal, name="reseal"),
    path("exhibit/<uuid:exhibit_id>/shelf", exhibits.shelve, name="shelve"),
    path("exhibit/<uuid:exhibit_id>/back", custody.bring_back, name="bring_back"),
    path("exhibit/<uuid:exhibit_id>/label", exhibit_papers.label_file, name="label_file"),
    path("exhibit/<uuid:exhibit_id>/chain", exhibit_papers.chain_file, name="chain_file"),
    path("custody", custody.in_hand, name="custody"),
    path("custody/give", custody.give, name="give"),
    path("hand-over/<uuid:hand_over_id>", custody.hand_over, name="hand_over"),
    path("hand-over/<uuid:hand_over_id>/receive", custody.receive, name="receive"),
    path("hand-over/<uuid:hand_over_id>/on-paper", custody.on_paper, name="on_paper"),
    path("hand-over/<uuid:hand_over_id>/answer", custody.answer, name="answer_hand_over"),
    path("hand-over/<uuid:hand_over_id>/form", exhibit_papers.form_file, name="form_file"),
    path("store", store.register, name="store"),
    path("store/count", store.count, name="count"),
    path("store/count/<uuid:count_id>", store.counted, name="store_count"),
    path("store/differences", store.differences, name="store_differences"),
    path("store/differences/<uuid:difference_id>", store.explain, name="explain"),
    # The examination and the laboratory.
    path("<uuid:case_id>/medical", medical.medical, name="medical"),
    path("<uuid:case_id>/medical/asked", medical.asked, name="examination"),
    path("<uuid:case_id>/medical/docket.pdf", docket.docket, name="docket"),
    path("<uuid:case_id>/medical/sent", laboratory.sent, name="laboratory_sent"),
    path("examinations/<uuid:examination_id>/answers", medical.answers, name="step_answers"),
    path("examinations/<uuid:examination_id>/done", medical.examined, name="examined"),
    path("examinations/<uuid:examination_id>/sample", medical.sample, name="sample"),
    path("examinations/<uuid:examination_id>/no-sample", medical.declined, name="sample_declined"),
    path(
        "examinations/<uuid:examination_id>/photographs", medical.photographed, name="photographed"
    ),
    path("examinations/<uuid:examination_id>/report", medical.report, name="medical_report"),
    path(
        "submissions/<uuid:submission_id>/objection",
        laboratory.objection,
        name="laboratory_objection",
    ),
    path(
        "submissions/<uuid:submission_id>/report", laboratory.reported, name="laboratory_reported"
    ),
    path(
        "objections/<uuid:objection_id>", laboratory.objection_answered, name="objection_answered"
    ),
]
