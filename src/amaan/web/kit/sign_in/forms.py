"""The three things asked at the door: a name, a password, a code."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from amaan.web.kit.fields import latin_digits
from amaan.web.kit.shapes import FieldKind


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth is untyped
    """Sign-in name and password, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Sign-in name"),
            max_length=40,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
        )
        self.fields["password"] = forms.CharField(
            label=_("Password"),
            max_length=256,
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        """This will take the name in any case: a phone's keyboard begins with a capital."""
        return str(self.cleaned_data["login"]).strip().lower()


class CodeField(forms.CharField):
    """Six digits, Latin or Urdu, with or without the gap an authenticator shows."""

    kind: FieldKind = "number"

    def to_python(self, value: Any) -> str:
        code = "".join(latin_digits(super().to_python(value) or "").split()).replace("-", "")
        if code and not (len(code) == 6 and code.isascii() and code.isdigit()):
            raise forms.ValidationError(_("A code has six digits. Read it again."))
        return code


class CodeForm(forms.Form):
    """The six digits of this half-minute."""

    code = CodeField(
        label=_("Code"),
        help_text=_(
            "Six digits from the authenticator on your phone. They change every 30 seconds."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


class EnrolmentForm(CodeForm):
    """The first code, with the authenticator's address as this page showed it."""

    uri = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def uri_already_shown(self) -> str:
        """This will give the address the phone has scanned, when the page comes back."""
        given = str(self.data.get("uri", "")) if self.is_bound else ""
        return given if given.startswith("otpauth://totp/") and len(given) <= 400 else ""
