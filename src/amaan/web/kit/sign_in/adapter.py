"""What this house changes in allauth: no sign-up, no e-mail, one answer to every wrong sign-in."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from amaan.confidentiality import journal
from amaan.organisation.queries import officer_called

_WRONG = _(
    "The sign-in name and the password do not belong together. Type both again; "
    "small and capital letters differ in a password."
)
_TOO_MANY = _("Too many sign-ins from this place at once. Wait one minute, then try again.")


class OfficerAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Password, then the vault's second factor, for everybody who signs in."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _WRONG,
        "too_many_login_attempts": _TOO_MANY,
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """This will check a password and write that it was tried.

        An account that ended answers like a wrong password.
        """
        user = super().authenticate(request, **credentials)
        found = user if user is not None and user.is_active else None
        # Whose it was is asked also where nobody is found: the clock must not tell names.
        meant = officer_called(str(credentials.get("username", "")))
        journal.note_password(officer_id=meant, was_right=found is not None)
        return found

    def get_login_stages(self) -> list[str]:
        """This will name the one stage there is. No browser is trusted and none is skipped."""
        return ["amaan.web.kit.sign_in.stage.SecondFactorStage"]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """This will refuse: the registrar appoints officers."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """This will say nothing: the next page shows who is signed in, and no name is stored."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """This will send nothing: nobody here has an address."""
