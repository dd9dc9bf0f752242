"""Addresses of these pages: codes and random ids, nothing else."""

from django.urls import path

from amaan.web.training import certificates, coverage, drills, home, needs, sessions

app_name = "training"
urlpatterns = [
    path("", home.home, name="home"),
    path("session/<uuid:session_id>", sessions.session, name="session"),
    path("certificate/<uuid:certificate_id>", certificates.certificate, name="certificate"),
    path(
        "certificate/<uuid:certificate_id>/paper",
        certificates.certificate_file,
        name="certificate_file",
    ),
    path("certificate/<uuid:certificate_id>/back", certificates.take_back, name="take_back"),
    path("verify", certificates.verify, name="verify"),
    path("coverage", coverage.coverage, name="coverage"),
    path("needs", needs.needs, name="needs"),
    path("needs/<uuid:need_id>", needs.need, name="need"),
    path("drills", drills.drills, name="drills"),
    path("drills/new/<slug:scenario>", drills.new_drill, name="new_drill"),
]
