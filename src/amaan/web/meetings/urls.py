"""Addresses of crime meetings."""

from django.urls import path

from amaan.web.meetings import answering, leading, reading, showing

app_name = "meetings"
urlpatterns = [
    path("", leading.home, name="home"),
    path("call", leading.call, name="call"),
    path("asked", answering.asked, name="asked"),
    path("point/<uuid:point_id>", answering.explain, name="explain"),
    path("decision/<uuid:decision_id>", answering.tell, name="tell"),
    path("pack/<uuid:pack_id>", showing.pack_file, name="pack_file"),
    path("<uuid:meeting_id>", leading.meeting, name="meeting"),
    path("<uuid:meeting_id>/on", leading.on, name="on"),
    path("<uuid:meeting_id>/decide", leading.decide, name="decide"),
    path("<uuid:meeting_id>/read", reading.read, name="read"),
    path("<uuid:meeting_id>/pack", showing.order, name="order"),
    path("<uuid:meeting_id>/pages", showing.pages, name="pages"),
    path("<uuid:meeting_id>/page", showing.page, name="page"),
]
