"""Every address of Amaan, audience by audience."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from amaan.web.kit import (
    gallery,
    leaving_now,
    lost_factor,
    own_numbers,
    own_password,
    own_sign_in,
    reveal,
)
from amaan.web.kit.registry import FOREIGN

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("amaan.web.kit.sign_in.urls")),
    path("language/", set_language, name="set_language"),
    path("leave/", leaving_now.leave, name="leave"),
    path("leave/how", leaving_now.about_leaving, name="about_leaving"),
    path("own-numbers/", own_numbers.own_numbers, name="own_numbers"),
    path("own-password/", own_password.own_password, name="own_password"),
    path("own-sign-in/", own_sign_in.own_sign_in, name="own_sign_in"),
    path("own-sign-in/key/", own_sign_in.add_key, name="add_key"),
    path("own-sign-in/key/away/", own_sign_in.drop_key, name="drop_key"),
    path("own-sign-in/app/", own_sign_in.add_app, name="add_app"),
    path("own-sign-in/sheet/", own_sign_in.new_sheet, name="new_sheet"),
    path("own-sign-in/forget/", own_sign_in.forget_computer, name="forget_computer"),
    path("lost-factor/", lost_factor.lost_factor, name="lost_factor"),
    path("lost-factor/answer/", lost_factor.answer_loss, name="answer_loss"),
    path("reveal/<uuid:case_id>/<uuid:ref>", reveal.one_field, name="reveal"),
    path("", include("amaan.web.desk.urls")),
    path("case/", include("amaan.web.case.urls")),
    path("inquiry/", include("amaan.web.inquiry.urls")),
    path("insight/", include("amaan.web.insight.urls")),
    path("evaluation/", include("amaan.web.evaluation.urls")),
    path("meetings/", include("amaan.web.meetings.urls")),
    path("planning/", include("amaan.web.planning.urls")),
    path("publication/", include("amaan.web.publication.urls")),
    path("published/", include("amaan.web.publication.public_urls")),
    path("books/", include("amaan.web.books.urls")),
    path("people/", include("amaan.web.people.urls")),
    path("training/", include("amaan.web.training.urls")),
    path("community/", include("amaan.web.community.urls")),
    path("programme/", include("amaan.web.programme.urls")),
    path("court/", include("amaan.web.court.urls")),
    path("care/", include("amaan.web.care.urls")),
    path("house/", include("amaan.web.shelter.urls")),
    path("mediation/", include("amaan.web.mediation.urls")),
    path("mine/", include("amaan.web.survivor.urls")),
    path("public/", include("amaan.web.public.urls")),
    path("registrar/", include("amaan.web.registrar.urls")),
    path("keeping/", include("amaan.web.keeping.urls")),
    path("command/", include("amaan.web.command.urls")),
    path("custodian/", include("amaan.web.custodian.urls")),
    path("exports/", include("amaan.web.exports.urls")),
    path("law/", include("amaan.web.law.urls")),
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
