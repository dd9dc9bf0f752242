"""Addresses of prosecution and court: random ids, nothing else."""

from django.urls import path

from amaan.web.court import calendar, steps, trial

app_name = "court"
urlpatterns = [
    path("", calendar.home, name="home"),
    path("case/<uuid:case_id>", trial.trial, name="trial"),
    path("case/<uuid:case_id>/date", steps.fix, name="fix"),
    path("case/<uuid:case_id>/charge", steps.charge, name="charge"),
    path("case/<uuid:case_id>/judgment", steps.judgment, name="judgment"),
    path("case/<uuid:case_id>/measure", steps.measure, name="measure"),
    path("case/<uuid:case_id>/send", steps.send, name="send"),
    path("measure/<uuid:measure_id>", steps.measure_decided, name="measure_decided"),
    path("hearing/<uuid:hearing_id>", steps.outcome, name="outcome"),
    path("hearing/<uuid:hearing_id>/witnesses", steps.witnesses, name="witnesses"),
    path("referral/<uuid:referral_id>", steps.answer, name="answer"),
    path("defect/<uuid:defect_id>", steps.defect, name="defect"),
]
