"""Addresses of prosecution and court: random ids, nothing else."""

from django.urls import path

from amaan.web.court import calendar, observing, steps, trial

app_name = "court"
urlpatterns = [
    path("", calendar.home, name="home"),
    path("case/<uuid:case_id>", trial.trial, name="trial"),
    path("case/<uuid:case_id>/date", steps.fix, name="fix"),
    path("case/<uuid:case_id>/charge", steps.charge, name="charge"),
    path("case/<uuid:case_id>/judgment", steps.judgment, name="judgment"),
    path("case/<uuid:case_id>/measure", steps.measure, name="measure"),
    path("case/<uuid:case_id>/send", steps.send, name="send"),
    path("case/<uuid:case_id>/prosecutor/<uuid:officer_id>", steps.relieve, name="relieve"),
    path("case/<uuid:case_id>/sheet", trial.paper, name="sheet"),
    path("measure/<uuid:measure_id>", steps.measure_decided, name="measure_decided"),
    path("hearing/<uuid:hearing_id>", steps.outcome, name="outcome"),
    path("hearing/<uuid:hearing_id>/move", steps.move, name="move"),
    path("hearing/<uuid:hearing_id>/take-back", steps.take_back, name="take_back"),
    path("hearing/<uuid:hearing_id>/witnesses", steps.witnesses, name="witnesses"),
    path("referral/<uuid:referral_id>", steps.answer, name="answer"),
    path("defect/<uuid:defect_id>", steps.defect, name="defect"),
    path("observe/", observing.home, name="observe"),
    path("observe/new", observing.new, name="observe_new"),
    path("observe/draft/<uuid:draft_id>", observing.draft, name="observe_draft"),
    path("observe/form/<uuid:observation_id>", observing.observation, name="observation"),
    path("observe/form/<uuid:observation_id>/back", observing.taken_back, name="observe_take_back"),
    path("observe/paper", observing.paper, name="observe_paper"),
    path("observe/paper/file", observing.paper_file, name="observe_paper_file"),
    path("observe/table", observing.table, name="observe_table"),
    path("observe/table/empty", observing.empty_table, name="observe_empty_table"),
]
