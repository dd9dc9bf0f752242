"""Addresses of these pages: codes and random ids, nothing else."""

from django.urls import path

from amaan.web.programme import consultations, home, pilots, results, rollout

app_name = "programme"
urlpatterns = [
    path("", home.page, name="home"),
    path("results/", results.page, name="results"),
    path("results/paper", results.paper, name="results_paper"),
    path("results/file", results.file, name="results_file"),
    path("pilots/", pilots.page, name="pilots"),
    path("consultations/", consultations.home, name="consultations"),
    path("consultations/2021", consultations.first, name="consultation_2021"),
    path("consultations/<uuid:topic_id>", consultations.one, name="consultation"),
    path("consultations/<uuid:topic_id>/answer", consultations.answer, name="answer"),
    path("consultations/<uuid:topic_id>/collect", consultations.collect, name="collect"),
    path("consultations/<uuid:topic_id>/code", consultations.code, name="code"),
    path("rollout/", rollout.page, name="rollout"),
]
