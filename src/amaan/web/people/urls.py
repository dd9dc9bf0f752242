"""Addresses of these pages: codes and random ids, nothing else."""

from django.urls import path

from amaan.web.people import (
    complaint,
    qualifications,
    recruitment,
    roster_week,
    rosters,
    stability,
    strength,
    survey,
)

app_name = "people"
urlpatterns = [
    path("rosters/", rosters.rosters, name="rosters"),
    path("rosters/<uuid:desk_id>/hours", roster_week.hours, name="roster_hours"),
    path("rosters/<uuid:desk_id>/table", roster_week.table, name="roster_table"),
    path("rosters/<uuid:desk_id>/table/empty", roster_week.empty_table, name="roster_empty"),
    path("rosters/<uuid:desk_id>/here", rosters.here, name="here"),
    path("rosters/<uuid:desk_id>/", roster_week.week, name="roster"),
    path("rosters/<uuid:desk_id>/copy", roster_week.copy, name="roster_copy"),
    path("rosters/<uuid:desk_id>/publish", roster_week.publish, name="roster_publish"),
    path("rosters/<uuid:desk_id>/file", roster_week.file, name="roster_file"),
    path("rosters/<uuid:desk_id>/paper", roster_week.paper, name="roster_paper"),
    path("rosters/shift/<uuid:shift_id>/out", roster_week.drop, name="roster_drop"),
    path("rosters/hours/<uuid:pattern_id>/back", roster_week.hours_back, name="roster_hours_back"),
    path("qualifications/", qualifications.qualifications, name="qualifications"),
    path("transfers/", stability.stability, name="stability"),
    path("strength", strength.page, name="strength"),
    path("recruitment", recruitment.drives, name="recruitment"),
    path("retention", recruitment.retention, name="retention"),
    path("survey", survey.surveys, name="surveys"),
    path("survey/new", survey.new_survey, name="new_survey"),
    path("survey/<uuid:round_id>", survey.answer, name="answer"),
    path("survey/<uuid:round_id>/results", survey.survey_results, name="survey_results"),
    path("complaint", complaint.complaint, name="complaint"),
    path("complaint/own", complaint.own_complaint, name="own_complaint"),
    path("complaints", complaint.audited, name="audited"),
]
