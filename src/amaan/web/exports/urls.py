"""Addresses of the pages of what leaves: random ids and kinds, nothing else."""

from django.urls import path

from amaan.web.exports import asking, auditing, keeping, steps

app_name = "exports"
urlpatterns = [
    path("", steps.home, name="home"),
    path("case/<uuid:case_id>", asking.of_case, name="of_case"),
    path("case/<uuid:case_id>/<str:kind>", asking.ask_of_case, name="ask_of_case"),
    path("report/<str:kind>", asking.ask_report, name="ask_report"),
    path("one/<uuid:export_id>", steps.one, name="one"),
    path("one/<uuid:export_id>/let", steps.let, name="let"),
    path("one/<uuid:export_id>/agree", steps.agree, name="agree"),
    path("one/<uuid:export_id>/refuse", steps.refuse, name="refuse"),
    path("one/<uuid:export_id>/take", steps.take, name="take"),
    path("one/<uuid:export_id>/recall", steps.recall, name="recall"),
    path("one/<uuid:export_id>/settle", steps.settle, name="settle"),
    path("one/<uuid:export_id>/told", steps.told, name="told"),
    path("one/<uuid:export_id>/notice", steps.recall_notice, name="notice"),
    path("recipients", keeping.recipient_list, name="recipients"),
    path("recipients/<uuid:recipient_id>/confirm", keeping.confirm, name="confirm"),
    path("recipients/<uuid:recipient_id>/end", keeping.end, name="end"),
    path("register", auditing.register, name="register"),
    path("which", auditing.which, name="which"),
    path("counts", auditing.counts, name="counts"),
]
