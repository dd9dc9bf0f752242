"""Addresses of the custodian's pages. None of them names a case."""

from django.urls import path

from amaan.web.custodian import duplicates

app_name = "custodian"
urlpatterns = [
    path("duplicates", duplicates.duplicates, name="duplicates"),
]
