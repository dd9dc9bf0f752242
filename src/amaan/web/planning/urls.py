"""Addresses of plans: random ids and sections, nothing else."""

from django.urls import path

from amaan.web.planning import views, writing

app_name = "planning"
urlpatterns = [
    path("", views.home, name="home"),
    path("order", writing.order, name="order"),
    path("<uuid:plan_id>/", views.plan, name="plan"),
    path("<uuid:plan_id>/paper", views.paper, name="paper"),
    path("<uuid:plan_id>/document", views.document, name="document"),
    path("<uuid:plan_id>/spreadsheet", views.spreadsheet, name="spreadsheet"),
    path("<uuid:plan_id>/numbers", writing.assumptions, name="assumptions"),
    path("<uuid:plan_id>/target", writing.target, name="target"),
    path("<uuid:plan_id>/cost", writing.cost, name="cost"),
    path("<uuid:plan_id>/words/<str:sort>", writing.remark, name="remark"),
    path("<uuid:plan_id>/result/<uuid:line_id>", writing.result, name="result"),
    path("<uuid:plan_id>/remove/<uuid:line_id>", writing.remove, name="remove"),
    path("<uuid:plan_id>/submit", writing.submit, name="submit"),
    path("<uuid:plan_id>/approve", writing.approve, name="approve"),
    path("<uuid:plan_id>/send-back", writing.send_back, name="send_back"),
    path("<uuid:plan_id>/revise", writing.revise, name="revise"),
]
