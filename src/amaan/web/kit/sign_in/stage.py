"""The step between the right password and a session: a sign-in that waits for its code.

`allauth` keeps the waiting sign-in in the anonymous session and finishes it only when every
stage is done, so until then `request.user` is nobody and every page says so.
"""

from datetime import datetime
from typing import Protocol, cast
from uuid import UUID

from allauth.account.stages import LoginStage, LoginStageController
from allauth.core.internal.httpkit import headed_redirect_response
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from amaan.kernel.ids import OfficerId


class SigningIn(Protocol):
    """What signing in needs to know of an officer; the table is organisation's own."""

    id: UUID
    sign_in: str
    language: str
    password_good_until: datetime | None


class SecondFactorStage(LoginStage):  # type: ignore[misc]  # allauth is untyped
    """Holds every sign-in until the vault has said that the code is right."""

    key = "second_factor"
    urlname = "second_factor"

    def handle(self) -> tuple[HttpResponseBase | None, bool]:
        """This will send the officer to the page of the code; nobody is let past it."""
        return headed_redirect_response("second_factor"), True


def waiting(request: HttpRequest) -> "SecondFactorStage | None":
    """This will give the sign-in that waits for its code in this browser, if there is one."""
    if request.user.is_authenticated:
        return None
    stage = LoginStageController.enter(request, SecondFactorStage.key)
    return stage if isinstance(stage, SecondFactorStage) and stage.login.user else None


def officer_of(stage: SecondFactorStage) -> SigningIn:
    """This will give the officer whose sign-in waits."""
    return cast("SigningIn", stage.login.user)


def officer_id_of(stage: SecondFactorStage) -> OfficerId:
    """This will give the id by which the vault knows the officer."""
    return OfficerId(officer_of(stage).id)
