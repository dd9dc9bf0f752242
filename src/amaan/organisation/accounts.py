"""An account as it is entered: what the order of appointment says, and a first password."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from amaan.kernel.refusals import Refused, said
from amaan.organisation.models import Officer
from amaan.organisation.posts import Rank, Sex


class SignInTaken(Refused):
    """Two officers cannot sign in by one name."""

    sentence = said("Another officer signs in with this name. Choose another sign-in name.")


class SignInNotPlain(Refused):
    """A sign-in name must be typeable on every keyboard at a desk."""

    sentence = said(
        "A sign-in name has 2 to 40 small Latin letters, digits, dots and hyphens, and begins "
        "with a letter or digit."
    )


class ServiceNumberTaken(Refused):
    """The number on a uniform belongs to one officer."""

    sentence = said("Another officer has this service number. Read the number again.")


class PasswordTooWeak(Refused):
    """The first password is what the officer will carry to the desk."""

    sentence = said(
        "This password is too easy to guess. Use at least 12 characters that are not a name, "
        "a number in a row or a common word."
    )


class PresentPasswordWrong(Refused):
    """An unlocked page is not its officer: whoever changes a password knows the one it replaces."""

    sentence = said(
        "This is not the password you signed in with. Type the present one again; small and "
        "capital letters differ."
    )


@dataclass(frozen=True, kw_only=True)
class NewOfficer:
    """Whom a registrar enters: as the order of appointment names them."""

    sign_in: str
    service_number: str
    name_en: str
    name_ur: str
    rank: Rank
    sex: Sex
    language: str = "ur"


def enter(new: NewOfficer, password: str, *, temporary_until: datetime | None = None) -> Officer:
    """This will write a new account into the register, without a posting.

    With an instant the password is temporary and opens nothing from then on.

    Raises: SignInNotPlain, SignInTaken, ServiceNumberTaken and PasswordTooWeak.
    """
    sign_in = new.sign_in.strip().lower()
    number = new.service_number.strip()
    if not is_plain(sign_in):
        raise SignInNotPlain
    if Officer.objects.filter(sign_in=sign_in).exists():
        raise SignInTaken
    if Officer.objects.filter(service_number__iexact=number).exists():
        raise ServiceNumberTaken
    officer = Officer(
        sign_in=sign_in,
        service_number=number,
        name_en=new.name_en.strip(),
        name_ur=new.name_ur.strip(),
        rank=new.rank,
        sex=new.sex,
        language=new.language,
        password_is_temporary=temporary_until is not None,
        password_good_until=temporary_until,
    )
    set_own(officer, password)
    officer.save(force_insert=True)
    return officer


def is_plain(sign_in: str) -> bool:
    """This will say whether a sign-in name can be typed on every keyboard."""
    return (
        2 <= len(sign_in) <= 40
        and sign_in[0] not in ".-"
        and set(sign_in) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    )


def set_own(officer: Officer, password: str) -> None:
    """This will give an account a password that is not easily guessed.

    Raises: PasswordTooWeak.
    """
    try:
        validate_password(password, officer)
    except ValidationError:
        raise PasswordTooWeak from None
    officer.set_password(password)
