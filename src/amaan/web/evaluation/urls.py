"""Addresses of evaluation: random ids, nothing else."""

from django.urls import path

from amaan.web.evaluation import registering, views

app_name = "evaluation"
urlpatterns = [
    path("", views.home, name="home"),
    path("example", views.invented, name="example"),
    path("new", registering.new, name="new"),
    path("<uuid:study_id>/", views.study, name="study"),
    path("<uuid:study_id>/ask", views.ask, name="ask"),
    path("<uuid:study_id>/give-up", views.give_up, name="give_up"),
    path("<uuid:study_id>/paper", views.paper, name="paper"),
    path("answer/<uuid:asking_id>/file", views.file, name="file"),
]
