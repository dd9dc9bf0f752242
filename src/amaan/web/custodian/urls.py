"""Addresses of the custodian's pages. None of them names a case."""

from django.urls import path

from amaan.web.custodian import drafts, duplicates, erasures, places

app_name = "custodian"
urlpatterns = [
    path("erasures", erasures.erasures, name="erasures"),
    path("places", places.places, name="places"),
    path("drafts", drafts.drafts, name="drafts"),
    path("duplicates", duplicates.duplicates, name="duplicates"),
]
