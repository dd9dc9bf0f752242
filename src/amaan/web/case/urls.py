"""Addresses of the case pages, below `case/`: random ids and kinds of entries, nothing else."""

from django.urls import path

from amaan.web.case import (
    emergency,
    ending,
    hidden,
    knowing,
    looking,
    message,
    papers,
    reading,
    reading_back,
    recording,
    reviewing,
    sections,
    views,
)

app_name = "case"
urlpatterns = [
    path("find", views.find, name="find"),
    path("<uuid:case_id>", views.sheet, name="sheet"),
    path("<uuid:case_id>/take-over", views.take_over, name="take_over"),
    path("<uuid:case_id>/record", recording.record, name="record"),
    path("<uuid:case_id>/record/<str:kind>", recording.record_kind, name="record_kind"),
    path("<uuid:case_id>/correct/<uuid:fact_id>", recording.correct, name="correct"),
    path("<uuid:case_id>/sections", sections.sections, name="sections"),
    path("<uuid:case_id>/sections/found", sections.sections_found, name="sections_found"),
    path("<uuid:case_id>/ending", ending.ending, name="ending"),
    path("<uuid:case_id>/ending/<str:kind>", ending.ending_step, name="ending_step"),
    path("<uuid:case_id>/word", knowing.word, name="word"),
    path("<uuid:case_id>/standing", knowing.standing, name="standing"),
    path("<uuid:case_id>/standing/hand-on", knowing.hand_on, name="hand_on"),
    path("<uuid:case_id>/standing/register", knowing.let_register, name="let_register"),
    path("<uuid:case_id>/standing/no-register", knowing.end_registering, name="end_registering"),
    path("<uuid:case_id>/sharing", knowing.sharing, name="sharing"),
    path("<uuid:case_id>/sharing/<uuid:consent_id>/back", knowing.withdraw, name="withdraw"),
    path("<uuid:case_id>/hidden", hidden.hidden, name="hidden"),
    path("<uuid:case_id>/hidden/<uuid:ref>", hidden.open_hidden, name="open_hidden"),
    path("<uuid:case_id>/message", message.message, name="message"),
    path("<uuid:case_id>/emergency", emergency.emergency, name="emergency"),
    path("<uuid:case_id>/ask-review", reviewing.ask_review, name="ask_review"),
    path("<uuid:case_id>/looks", looking.looks, name="looks"),
    path("<uuid:case_id>/read/<uuid:ref>", reading.read, name="read"),
    path("<uuid:case_id>/read-back", reading_back.read_back, name="read_back"),
    path("<uuid:case_id>/paper/fir", papers.fir, name="fir"),
    path("<uuid:case_id>/paper/annex", papers.annex, name="annex"),
    path("<uuid:case_id>/paper/diary", papers.diary, name="diary"),
    path("<uuid:case_id>/paper/docket", papers.docket, name="docket"),
]
