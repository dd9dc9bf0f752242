"""Every address of Amaan, audience by audience."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from amaan.web.kit import gallery, own_password, reveal
from amaan.web.kit.registry import FOREIGN

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("amaan.web.kit.sign_in.urls")),
    path("language/", set_language, name="set_language"),
    path("own-password/", own_password.own_password, name="own_password"),
    path("reveal/<uuid:case_id>/<uuid:ref>", reveal.one_field, name="reveal"),
    path("", include("amaan.web.desk.urls")),
    path("case/", include("amaan.web.case.urls")),
    path("registrar/", include("amaan.web.registrar.urls")),
    path("command/", include("amaan.web.command.urls")),
]

if not settings.SERVING:
    # Every component in every state, with invented rows: for eyes, for axe, never for duty.
    urlpatterns += [
        path("kit/", gallery.gallery, name="kit_gallery"),
        path("kit/form", gallery.form, name="kit_form"),
        path("kit/reveal", gallery.reveal, name="kit_reveal"),
        path("kit/paper", gallery.paper, name="kit_paper"),
    ]
    FOREIGN.update(
        dict.fromkeys(
            ("kit_gallery", "kit_form", "kit_reveal", "kit_paper"),
            "shows invented rows on the practice site; a served site has no such page",
        )
    )
