"""Every address of Amaan, audience by audience."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("amaan.web.kit.sign_in.urls")),
    path("language/", set_language, name="set_language"),
]
