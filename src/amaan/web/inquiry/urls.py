"""Addresses of investigation: random ids, nothing else."""

from django.urls import path

from amaan.web.inquiry import accused, assigning, diary, interviews, plan

app_name = "inquiry"
urlpatterns = [
    # Who investigates.
    path("<uuid:case_id>/assign", assigning.assign, name="assign"),
    # The case diary.
    path("diaries", diary.many, name="diaries"),
    path("<uuid:case_id>/diary", diary.of_case, name="diary"),
    path("<uuid:case_id>/diary/new", diary.new_entry, name="diary_new"),
    path("<uuid:case_id>/diary/extract", diary.extract, name="diary_extract"),
    # The plan of the investigation.
    path("progress", plan.progress, name="progress"),
    path("<uuid:case_id>/plan", plan.of_case, name="plan"),
    path("<uuid:case_id>/plan/open", plan.open_line, name="open_line"),
    path(
        "<uuid:case_id>/plan/close/<uuid:fact_id>/<str:kind>", plan.close_line, name="close_line"
    ),
    # The accused: arrest, custody, bail, release.
    path("<uuid:case_id>/accused", accused.of_case, name="accused"),
    path("<uuid:case_id>/accused/<str:kind>", accused.step, name="accused_step"),
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
]
