"""Speaking to the vault. The only part of it that other processes import."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amaan.confidentiality import surroundings
from amaan.confidentiality.vault import wire
from amaan.kernel.ids import OfficerId
from amaan.kernel.refusals import NotFound, Refused, said

CONNECT_SECONDS = 1.0
ANSWER_SECONDS = 5.0

Transport = Callable[[dict[str, Any]], dict[str, Any]]


class VaultUnavailable(Refused):
    """The vault does not answer; nothing was opened and nothing was lost."""

    sentence = said(
        "Names and papers cannot be opened just now. What you write is still kept safely. "
        "Try again in a minute; if it stays so, use the paper pack and call the control room."
    )


class PurposeNeeded(Refused):
    """The reason given does not open what was asked for."""

    sentence = said("Say why you need to see this. The reason you chose does not open it.")


class WordNeeded(Refused):
    """The officer has not yet said whether he knows anybody in this case."""

    sentence = said(
        "Before anything opens, say whether you know anybody in this case. Go to the page of "
        "the case: it asks you once."
    )


class SignInAgain(Refused):
    """The second factor of this session is no longer good here."""

    sentence = said("Your sign-in has ended. Sign in again with your code; nothing is lost.")


class WrongCode(Refused):
    """The code is not the current one, or was used already."""

    sentence = said("This code is not right, or was used already. Wait for the next one.")


class TooManyTries(Refused):
    """Too many wrong codes; every further one makes the wait longer."""

    sentence = said("Too many wrong codes. Wait %(seconds)s seconds, then try again.")


class TooManyLooks(Refused):
    """More people were looked up within an hour than anybody's work needs."""

    sentence = said(
        "You have looked at as many people in this hour as is allowed. Wait a while, then go on. "
        "The oversight auditor can see this; nothing you wrote is lost."
    )


class WrongEnrolmentCode(Refused):
    """Nobody sets up a second factor by the password alone."""

    sentence = said(
        "This enrolment code is not right, was used already, or is too old. Ask whoever gave it "
        "to you for a new one."
    )


class WrongPasskey(Refused):
    """The key did not answer what was asked, or is not one of this officer's."""

    sentence = said(
        "This security key was not accepted. Try again, or use your code. If it was never used "
        "by anybody else, tell the registrar."
    )


class TooManyPasskeys(Refused):
    """More keys than anybody carries are keys nobody watches."""

    sentence = said("You have five security keys already. Take one away before adding another.")


class LastFactor(Refused):
    """Without any second factor nobody can sign in."""

    sentence = said("This is the only second factor you have. Add another one before.")


class NotReviewedYet(Refused):
    """An earlier emergency of this officer waits for its review."""

    sentence = said(
        "Your last emergency has not been reviewed yet, so you cannot open another. Call the "
        "district supervisor, or ask a colleague of the desk to open it."
    )


class RightEnded(Refused):
    """Three emergencies of this officer were none."""

    sentence = said(
        "Three of your emergencies were found to be none, and the right has ended. Call the "
        "district supervisor."
    )


class FreshFactorNeeded(Refused):
    """What is asked for wants a second factor of the last five minutes."""

    sentence = said(
        "This opens only within five minutes of a second factor. Give your code again, then "
        "ask once more."
    )


class TooManySearches(Refused):
    """More people were searched for within an hour than anybody's work needs."""

    sentence = said(
        "You, or your station, have searched as often as is allowed in one hour. Go on by the "
        "reference on her slip, or try again later. Taking a complaint needs no search."
    )


class SearchForMore(Refused):
    """A name alone finds nobody: too many people share it."""

    sentence = said(
        "A name alone is shared by too many. Add her father's or husband's name, her year of "
        "birth, her identity number or a telephone number."
    )


class DoesNotOpen(Refused):
    """The look is written down, and the value cannot be read with the keys that are here."""

    sentence = said(
        "This cannot be opened: its key does not fit, or is not here. Nothing is lost by trying. "
        "Tell whoever runs this installation, before anything else is changed."
    )


class Erased(Refused):
    """Its key was erased on purpose, by two people; nobody can read it any more."""

    sentence = said("This was erased for good, as the rules on keeping say. Nobody can open it.")


class WantsASecond(Refused):
    """What erases for good is never done by one person."""

    sentence = said("Somebody else has to agree: what erases for good is never done by one person.")


class Held(Refused):
    """A court or an inquiry still needs the case."""

    sentence = said("A court or an inquiry still needs this case. Nothing of it is erased.")


class AlreadyEnrolled(Refused):
    """A second factor exists; only the registrar can take it away."""

    sentence = said("This officer already has a second factor. Ask the registrar to reset it.")


_REFUSALS: dict[str, type[Refused]] = {
    "not_found": NotFound,
    "purpose": PurposeNeeded,
    "declaration": WordNeeded,
    "not_reviewed": NotReviewedYet,
    "right_ended": RightEnded,
    "sign_in_again": SignInAgain,
    "wrong_code": WrongCode,
    "too_many_tries": TooManyTries,
    "too_many_looks": TooManyLooks,
    "too_many_searches": TooManySearches,
    "search_for_more": SearchForMore,
    "already_enrolled": AlreadyEnrolled,
    "wrong_enrolment_code": WrongEnrolmentCode,
    "wrong_passkey": WrongPasskey,
    "too_many_passkeys": TooManyPasskeys,
    "last_factor": LastFactor,
    "fresh_factor": FreshFactorNeeded,
    "does_not_open": DoesNotOpen,
    "erased": Erased,
    "wants_a_second": WantsASecond,
    "held": Held,
    "unavailable": VaultUnavailable,
}


@dataclass(frozen=True)
class Enrolment:
    """What an officer's telephone needs to make codes. Shown once, kept nowhere else."""

    otpauth_uri: str
    secret_b32: str

    def __repr__(self) -> str:
        return "Enrolment(...)"


def presented(capability: str, session_digest: str) -> str:
    """This will put a session's capability and digest together, as every look presents them.

    The cookie alone opens nothing: the digest comes from the session on our side.
    """
    return f"{capability}~{session_digest}" if capability and session_digest else ""


@dataclass(frozen=True)
class Allowed:
    """By what an officer sets up a second factor: an enrolment code, or her own open session."""

    enrolment_code: str = ""
    capability: str = ""

    def __repr__(self) -> str:
        return "Allowed(...)"

    def as_asked(self) -> dict[str, str]:
        """This will write it for the wire."""
        if self.enrolment_code:
            return {"enrolment_code": self.enrolment_code}
        return credentials(self.capability) if self.capability else {}


@dataclass(frozen=True)
class Factors:
    """By what an officer can prove who she is."""

    totp: bool
    passkeys: int
    sheet: int

    @property
    def any(self) -> bool:
        """Whether there is one at all."""
        return self.totp or self.passkeys > 0 or self.sheet > 0


def may_enrol(officer_id: OfficerId, allowed: Allowed) -> None:
    """This will ask whether an enrolment code is good, without using it up.

    Raises: WrongEnrolmentCode; TooManyTries; VaultUnavailable.
    """
    ask({"verb": "may_enrol", "officer": str(officer_id), **allowed.as_asked()})


def begin_enrolment(officer_id: OfficerId, allowed: Allowed, account: str = "") -> Enrolment:
    """This will make a new secret for an officer without an authenticator.

    Raises: WrongEnrolmentCode; FreshFactorNeeded; TooManyTries; AlreadyEnrolled; NotFound for
    an officer who does not serve; VaultUnavailable.
    """
    request = {"verb": "begin_enrolment", "officer": str(officer_id), "account": account}
    answer = ask({**request, **allowed.as_asked()})
    return Enrolment(answer["otpauth_uri"], answer["secret_b32"])


def confirm_enrolment(
    officer_id: OfficerId, allowed: Allowed, session_digest: str, code: str
) -> str:
    """This will finish enrolment with a first code, and give the session's capability.

    Nothing is given to whoever is signed in already and has one.

    Raises: WrongCode; WrongEnrolmentCode; TooManyTries; AlreadyEnrolled; VaultUnavailable.
    """
    request = {"verb": "confirm_enrolment", "officer": str(officer_id), "code": code}
    answer = ask({**request, "session": session_digest, **allowed.as_asked()})
    return str(answer.get("capability", ""))


def new_sheet(officer_id: OfficerId, allowed: Allowed) -> tuple[str, ...]:
    """This will make a sheet of codes that open once each; an earlier sheet is void.

    Raises: WrongEnrolmentCode; FreshFactorNeeded; TooManyTries; VaultUnavailable.
    """
    request = {"verb": "new_sheet", "officer": str(officer_id)}
    return tuple(ask({**request, **allowed.as_asked()})["codes"])


def ask_new_passkey(officer_id: OfficerId, allowed: Allowed, account: str) -> dict[str, Any]:
    """This will give what the browser is asked in order to make a passkey.

    Raises: as `begin_enrolment`; TooManyPasskeys; NotFound where there are no passkeys.
    """
    request = {"verb": "ask_new_passkey", "officer": str(officer_id), "account": account}
    return dict(ask({**request, **allowed.as_asked()})["question"])


def new_passkey(
    officer_id: OfficerId,
    allowed: Allowed,
    session_digest: str,
    answer: Mapping[str, Any],
    label: str,
) -> str:
    """This will keep a new passkey, and give the capability of a session that it opens.

    Raises: WrongPasskey; WrongEnrolmentCode; FreshFactorNeeded; VaultUnavailable.
    """
    request = {"verb": "new_passkey", "officer": str(officer_id), "label": label}
    given = ask(
        {**request, "session": session_digest, "answer": dict(answer), **allowed.as_asked()}
    )
    return str(given.get("capability", ""))


def ask_passkey(officer_id: OfficerId) -> dict[str, Any]:
    """This will give what the browser is asked in order to sign in by passkey.

    Raises: NotFound for an officer without any; VaultUnavailable.
    """
    return dict(ask({"verb": "ask_passkey", "officer": str(officer_id)})["question"])


def verify_second_factor(officer_id: OfficerId, session_digest: str, code: str) -> str:
    """This will check a code, six digits or from paper, and give the session's capability.

    It is good for eight hours, and the officer's session before it ends.

    Raises: WrongCode, also for an officer without a second factor; TooManyTries;
    VaultUnavailable.
    """
    request = {"verb": "verify_second_factor", "officer": str(officer_id), "code": code}
    return str(ask({**request, "session": session_digest})["capability"])


def verify_passkey(officer_id: OfficerId, session_digest: str, answer: Mapping[str, Any]) -> str:
    """This will check a passkey's answer and give the session's capability, as a code does.

    Raises: WrongPasskey; VaultUnavailable.
    """
    request = {"verb": "verify_second_factor", "officer": str(officer_id)}
    return str(ask({**request, "session": session_digest, "answer": dict(answer)})["capability"])


def prove_again(
    capability: str, *, code: str = "", answer: Mapping[str, Any] | None = None
) -> None:
    """This will give a second factor anew in a session that is open or locked.

    Raises: WrongCode; WrongPasskey; TooManyTries; SignInAgain; VaultUnavailable.
    """
    given = {"code": code} if answer is None else {"answer": dict(answer)}
    ask({"verb": "prove_again", **credentials(capability), **given})


def lock(capability: str) -> None:
    """This will lock a session in the vault too. Raises: SignInAgain; VaultUnavailable."""
    ask({"verb": "lock", **credentials(capability)})


def leave(capability: str) -> None:
    """This will end a session in the vault too. Raises: SignInAgain; VaultUnavailable."""
    ask({"verb": "leave", **credentials(capability)})


def end_session(capability: str, officer_id: OfficerId) -> None:
    """This will end an officer's session, for a registrar.

    Raises: NotFound for anybody but a registrar; SignInAgain; VaultUnavailable.
    """
    ask({"verb": "end_session", "officer": str(officer_id), **credentials(capability)})


def factors(officer_id: OfficerId) -> Factors:
    """This will say by what an officer can prove who she is. Raises: VaultUnavailable."""
    found = ask({"verb": "factors", "officer": str(officer_id)})
    return Factors(bool(found["totp"]), int(found["passkeys"]), int(found["sheet"]))


def has_second_factor(officer_id: OfficerId) -> bool:
    """This will say whether an officer has finished enrolment. Raises: VaultUnavailable."""
    return factors(officer_id).any


def check_capability(capability: str) -> OfficerId:
    """This will say whose capability is presented, if it is good for its session.

    Raises: SignInAgain; VaultUnavailable.
    """
    return OfficerId(UUID(ask({"verb": "check", **credentials(capability)})["officer"]))


def reset_second_factor(capability: str, officer_id: OfficerId) -> str:
    """This will take every second factor of an officer away and end her session.

    Gives the code with which she enrols anew.

    Raises: NotFound for anybody but a registrar; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "reset_second_factor", "officer": str(officer_id)}
    return str(ask({**request, **credentials(capability)})["enrolment_code"])


def ask_erasure(capability: str, case_id: UUID, what: str, about: UUID, reason: str) -> UUID:
    """This will ask, as a custodian, that a person's or an object's keys be erased for good.

    Nothing is erased before a second custodian agrees. `what` is `person` or `object`.
    Raises: NotFound; Held; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "ask_erasure", "case": str(case_id), "what": what, "about": str(about)}
    return UUID(ask({**request, "reason": reason, **credentials(capability)})["erasure"])


def agree_to_erasure(capability: str, erasure: UUID) -> int:
    """This will erase what another custodian asked for, and say how many keys that were.

    Raises: WantsASecond for whoever asked; NotFound; Held; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "agree_to_erasure", "erasure": str(erasure)}
    return int(ask({**request, **credentials(capability)})["keys"])


def hold_case(capability: str, case_id: UUID, reason: str, *, lasts: bool) -> None:
    """This will begin or end a hold: while it lasts nothing of the case is erased.

    Raises: NotFound for anybody but a custodian of the area; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "hold_case", "case": str(case_id), "reason": reason, "lasts": lasts}
    ask({**request, **credentials(capability)})


def credentials(capability: str) -> dict[str, str]:
    """This will take what a session presents apart for the wire."""
    token, _mark, session = capability.partition("~")
    return {"capability": token, "session": session}


def demo_enrol(officer_id: OfficerId) -> None:
    """This will give an officer of the demonstration a second factor. A real vault refuses."""
    ask({"verb": "demo_enrol", "officer": str(officer_id)})


def demo_code(officer_id: OfficerId) -> str:
    """This will give an officer's next unused code, in the demonstration only.

    Raises: NotFound from a vault that was not started for the demonstration.
    """
    return str(ask({"verb": "demo_code", "officer": str(officer_id)})["code"])


def ask(request: dict[str, Any]) -> dict[str, Any]:
    """This will put one request to the vault and give its answer, or raise its refusal."""
    answer = _transport(request)
    refused = answer.get("refused")
    if refused is None:
        return answer
    raise _REFUSALS.get(refused, VaultUnavailable)(**answer.get("values", {}))


@contextmanager
def spoken_to_by(transport: Transport) -> Iterator[None]:
    """This will let a test speak to a vault in its own process instead of over the socket."""
    global _transport
    before, _transport = _transport, transport
    try:
        yield
    finally:
        _transport = before


def _over_the_socket(request: dict[str, Any]) -> dict[str, Any]:
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel:
            channel.settimeout(CONNECT_SECONDS)
            channel.connect(str(surroundings.socket_path()))
            channel.settimeout(ANSWER_SECONDS)
            wire.send(channel, request)
            return wire.receive(channel)
    except OSError:
        # OSError covers a missing socket, a refused connection, a timeout and BrokenOff.
        raise VaultUnavailable from None


_transport: Transport = _over_the_socket
