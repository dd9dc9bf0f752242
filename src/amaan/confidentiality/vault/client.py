"""Speaking to the vault. The only part of it that other processes import."""

import socket
from collections.abc import Callable, Iterator
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
        "You have opened more files in this hour than is allowed. Ask your supervisor if "
        "your work needs more."
    )


class AlreadyEnrolled(Refused):
    """A second factor exists; only the registrar can take it away."""

    sentence = said("This officer already has a second factor. Ask the registrar to reset it.")


_REFUSALS: dict[str, type[Refused]] = {
    "not_found": NotFound,
    "purpose": PurposeNeeded,
    "declaration": WordNeeded,
    "sign_in_again": SignInAgain,
    "wrong_code": WrongCode,
    "too_many_tries": TooManyTries,
    "too_many_looks": TooManyLooks,
    "already_enrolled": AlreadyEnrolled,
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


def begin_enrolment(officer_id: OfficerId, account: str = "") -> Enrolment:
    """This will make a new secret for an officer without a second factor.

    Raises: AlreadyEnrolled; NotFound for an officer who does not serve; VaultUnavailable.
    """
    answer = ask({"verb": "begin_enrolment", "officer": str(officer_id), "account": account})
    return Enrolment(answer["otpauth_uri"], answer["secret_b32"])


def confirm_enrolment(officer_id: OfficerId, session_digest: str, code: str) -> str:
    """This will finish enrolment with a first code, and give the session's capability.

    Raises: WrongCode; TooManyTries; AlreadyEnrolled; VaultUnavailable.
    """
    return _capability("confirm_enrolment", officer_id, session_digest, code)


def verify_second_factor(officer_id: OfficerId, session_digest: str, code: str) -> str:
    """This will check a code and give the capability of this session, good for eight hours.

    Raises: WrongCode, also for an officer without a second factor; TooManyTries;
    VaultUnavailable.
    """
    return _capability("verify_second_factor", officer_id, session_digest, code)


def has_second_factor(officer_id: OfficerId) -> bool:
    """This will say whether an officer has finished enrolment.

    Raises: VaultUnavailable.
    """
    return bool(ask({"verb": "has_second_factor", "officer": str(officer_id)})["has"])


def check_capability(capability: str) -> OfficerId:
    """This will say whose capability is presented, if it is good for its session.

    Raises: SignInAgain; VaultUnavailable.
    """
    return OfficerId(UUID(ask({"verb": "check", **credentials(capability)})["officer"]))


def reset_second_factor(capability: str, officer_id: OfficerId) -> None:
    """This will take an officer's second factor away, so that he enrols anew.

    Raises: NotFound for anybody but a registrar; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "reset_second_factor", "officer": str(officer_id)}
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


def _capability(verb: str, officer_id: OfficerId, session_digest: str, code: str) -> str:
    request = {
        "verb": verb,
        "officer": str(officer_id),
        "session": session_digest,
        "code": code,
    }
    return str(ask(request)["capability"])


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
