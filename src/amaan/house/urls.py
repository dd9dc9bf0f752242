"""Every address of Amaan, audience by audience."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from amaan.web.kit import reveal

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("amaan.web.kit.sign_in.urls")),
    path("language/", set_language, name="set_language"),
    path("reveal/<uuid:case_id>/<uuid:ref>", reveal.one_field, name="reveal"),
    path("", include("amaan.web.desk.urls")),
    path("case/", include("amaan.web.case.urls")),
]
