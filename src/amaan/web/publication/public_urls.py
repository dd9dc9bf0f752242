"""Addresses of what is public: for everybody, without an account."""

from django.urls import path

from amaan.web.publication import public

app_name = "published"
urlpatterns = [
    path("", public.home, name="home"),
    path("<uuid:release_id>/", public.one, name="one"),
    path("<uuid:release_id>/metadata.jsonld", public.metadata, name="metadata"),
    path("<uuid:release_id>/<slug:name>.csv", public.table, name="table"),
]
