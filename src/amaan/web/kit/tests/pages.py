"""The gallery's addresses for tests: no door and no database."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.i18n import set_language

from amaan.web.kit import gallery


def sign_in(request: HttpRequest) -> HttpResponse:
    """This will stand where one signs in."""
    return HttpResponse("sign in")


urlpatterns = [
    path("kit/", gallery.gallery, name="kit_gallery"),
    path("kit/form/", gallery.form, name="kit_form"),
    path("kit/reveal/", gallery.reveal, name="kit_reveal"),
    path("kit/paper/", gallery.paper, name="kit_paper"),
    path("language/", set_language, name="set_language"),
    path("sign-in/", sign_in, name="account_login"),
]
