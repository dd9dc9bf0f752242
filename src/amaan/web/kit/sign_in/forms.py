"""What is asked at the door: a name, a password, a second factor; and first, an enrolment code."""

import json
from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from amaan.kernel.letters import latin_digits
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


def is_code(typed: str) -> bool:
    """This will say whether this has the shape of a code: six digits, or eight from paper."""
    return (len(typed) == 6 and typed.isascii() and typed.isdigit()) or (
        len(typed) == 8 and typed.isascii() and typed.isalnum()
    )


class CodeField(forms.CharField):
    """Six digits, Latin or Urdu, with or without the gap an authenticator shows; or from paper."""

    kind: FieldKind = "number"

    def to_python(self, value: Any) -> str:
        code = "".join(latin_digits(super().to_python(value) or "").split()).replace("-", "")
        if code and not is_code(code):
            raise forms.ValidationError(
                _("A code has six digits, or eight letters and digits on paper. Read it again.")
            )
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


class FactorField(CodeField):
    """A code that may have letters: a telephone must not offer digits alone."""

    kind: FieldKind = "text"


class FactorForm(forms.Form):
    """Whichever second factor there is: a code, or what a passkey answered."""

    code = FactorField(
        label=_("Code"),
        help_text=_(
            "Six digits from the authenticator on your phone, or the next code of your sheet."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "dir": "ltr"}
        ),
    )
    answer = forms.CharField(required=False, max_length=8000, widget=forms.HiddenInput)

    def clean_answer(self) -> dict[str, Any] | None:
        """This will read what the browser made of the passkey's answer."""
        return answer_in(str(self.cleaned_data["answer"]))

    def clean(self) -> dict[str, Any]:
        """This will ask for one of the two: whoever used a key needs no code."""
        given = super().clean() or {}
        if given.get("answer"):
            self.errors.pop("code", None)
            given["code"] = ""
        return given

    def refuse(self, sentence: str) -> None:
        """This will say why not, and empty the fields: what was refused is of no more use."""
        self.add_error("code", sentence)
        self.data = {**self.data, "code": "", "answer": ""}


def answer_in(written: str) -> dict[str, Any] | None:
    """This will read a passkey's answer as a page sends it; nothing for an empty field.

    Raises: ValidationError for what no browser writes.
    """
    if not written:
        return None
    try:
        answer = json.loads(written)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise forms.ValidationError(_("This security key was not understood. Try again."))
    return answer


class EnrolmentCodeForm(forms.Form):
    """The code on the slip that a registrar or the district's officer on duty gave."""

    enrolment_code = forms.CharField(
        label=_("Enrolment code"),
        max_length=20,
        help_text=_("Eight letters and digits on the slip from the registrar."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )

    def clean_enrolment_code(self) -> str:
        """This will take it with or without its hyphen, in any case, in Urdu digits too."""
        typed = latin_digits(str(self.cleaned_data["enrolment_code"]))
        code = "".join(typed.split()).replace("-", "").upper()
        if not (len(code) == 8 and code.isascii() and code.isalnum()):
            raise forms.ValidationError(_("An enrolment code has eight letters and digits."))
        return code


class EnrolmentForm(forms.Form):
    """How an officer will prove who she is: a key with its name, or an app with its first code."""

    code = CodeField(
        label=_("Code"),
        help_text=_(
            "Six digits from the authenticator on your phone. They change every 30 seconds."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    label = forms.CharField(
        label=_("A name for this key"),
        max_length=40,
        help_text=_("What you will know it by, such as: blue key, desk drawer."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    answer = forms.CharField(required=False, max_length=8000, widget=forms.HiddenInput)
    uri = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by_key: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code" if by_key else "label"].required = False

    def clean_answer(self) -> dict[str, Any] | None:
        """This will read what the browser made of the passkey's answer."""
        return answer_in(str(self.cleaned_data["answer"]))

    def uri_already_shown(self) -> str:
        """This will give the address the phone has scanned, when the page comes back."""
        given = str(self.data.get("uri", "")) if self.is_bound else ""
        return given if given.startswith("otpauth://totp/") and len(given) <= 400 else ""
