"""Addresses of the custodian's pages. None of them names a case."""

from django.urls import path

from amaan.web.custodian import duplicates, erasures

app_name = "custodian"
urlpatterns = [
    path("erasures", erasures.erasures, name="erasures"),
    path("duplicates", duplicates.duplicates, name="duplicates"),
]
