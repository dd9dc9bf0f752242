"""Addresses of those who prepare and decide what becomes public."""

from django.urls import path

from amaan.web.publication import answering, leaving, views

app_name = "publication"
urlpatterns = [
    path("", views.home, name="home"),
    path("requests/", views.requests, name="requests"),
    path("ledger/", answering.everything, name="ledger"),
    path("answers/new", answering.new, name="answer_new"),
    path("answers/<uuid:answer_id>", answering.one, name="answer"),
    path("answers/<uuid:answer_id>/allow", answering.allow, name="allow"),
    path("answers/<uuid:answer_id>/decline", answering.decline, name="decline_answer"),
    path("answers/<uuid:answer_id>/take-back", answering.take_back, name="take_back"),
    path("answers/<uuid:answer_id>/answer.pdf", leaving.paper, name="paper"),
    path("answers/<uuid:answer_id>/figures.csv", leaving.figures, name="figures"),
    path("answers/<uuid:answer_id>/dhis2/<slug:form>", leaving.dhis2, name="dhis2"),
    path("<uuid:release_id>", views.one, name="one"),
    path("<uuid:release_id>/publish", views.publish, name="publish"),
    path("<uuid:release_id>/decline", views.decline, name="decline"),
    path("<uuid:release_id>/withdraw", views.withdraw, name="withdraw"),
]
