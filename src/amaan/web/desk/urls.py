"""Addresses of the desk's pages. Titles and addresses say nothing about anybody."""

from django.urls import path

from amaan.web.desk import (
    calls,
    complaint,
    equipment,
    handing_on,
    ordinary,
    papers,
    search,
    services,
    use,
    views,
)

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("desk/due", views.due, name="due"),
    path("desk/cases", views.case_list, name="cases"),
    path("desk/search", search.search, name="search"),
    path("desk/paper-pack", papers.pack, name="pack"),
    path("desk/calls", calls.service_calls_list, name="service_calls"),
    path("desk/calls/new", calls.new_call, name="new_call"),
    path("desk/calls/table", calls.calls_table, name="calls_table"),
    path("desk/calls/table/empty", calls.empty_calls, name="empty_calls"),
    path("desk/calls/<uuid:call_id>", calls.service_call, name="service_call"),
    path("desk/calls/<uuid:call_id>/responder", calls.responder, name="responder"),
    path("desk/calls/<uuid:call_id>/one-with/<uuid:other_id>", calls.join, name="join_calls"),
    path("desk/calls/<uuid:call_id>/alone", calls.part, name="part_calls"),
    path("desk/calls/<uuid:call_id>/taken-back", calls.take_back, name="take_back_call"),
    path("desk/services", services.services, name="services"),
    path("desk/services/find", services.find_receipt, name="find_receipt"),
    path(
        "desk/services/<uuid:contact_id>/receipt", services.service_receipt, name="service_receipt"
    ),
    path("desk/other/<uuid:entry_id>", ordinary.what_became, name="what_became"),
    path("desk/other/<uuid:entry_id>/full", ordinary.begin_anew, name="begin_anew"),
    path("desk/desks", equipment.desks, name="desks"),
    path("desk/this-desk", equipment.this_desk, name="this_desk"),
    path("desk/use", use.use, name="use"),
    path("desk/use/file", use.use_file, name="use_file"),
    path("desk/contact/new", views.new_contact, name="new_contact"),
    path("desk/contact/<uuid:contact_id>", views.contact, name="contact"),
    path("desk/contact/<uuid:contact_id>/advice", views.advice, name="advice"),
    path("desk/contact/<uuid:contact_id>/left", views.left, name="left"),
    path("desk/contact/<uuid:contact_id>/complaint", complaint.complaint, name="complaint"),
    path("desk/contact/<uuid:contact_id>/paper", complaint.from_paper, name="from_paper"),
    path("desk/contact/<uuid:contact_id>/called-in", services.call_in, name="call_in"),
    path("desk/contact/<uuid:contact_id>/service", services.service, name="service"),
    path("desk/contact/<uuid:contact_id>/other", ordinary.other_complaint, name="other_complaint"),
    path(
        "desk/contact/<uuid:contact_id>/other/full",
        ordinary.violence_after_all,
        name="violence_after_all",
    ),
    path("desk/contact/<uuid:contact_id>/draft", complaint.draft, name="draft"),
    path("desk/contact/<uuid:contact_id>/draft/key", complaint.draft_key, name="draft_key"),
    path("desk/contact/<uuid:contact_id>/sealed", handing_on.sealed_intake, name="sealed"),
    path("desk/contact/<uuid:contact_id>/offences", complaint.propose, name="offences"),
    path("desk/case/<uuid:case_id>/call", handing_on.call, name="call"),
    path("desk/case/<uuid:case_id>/call/answer", handing_on.answer, name="answer"),
    path("desk/case/<uuid:case_id>/complete", handing_on.complete, name="complete"),
    path(
        "desk/case/<uuid:case_id>/complete/offences", handing_on.propose, name="complete_offences"
    ),
    path("desk/case/<uuid:case_id>/attach", papers.attach, name="attach"),
    path("desk/case/<uuid:case_id>/receipt", complaint.receipt, name="receipt"),
    path("desk/case/<uuid:case_id>/receipt.pdf", complaint.receipt_file, name="receipt_file"),
    path("desk/case/<uuid:case_id>/slip", complaint.slip, name="slip"),
]
