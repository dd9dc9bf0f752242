"""Speaking to the vault. The only part of it that other processes import."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amaan.confidentiality import surroundings
from amaan.confidentiality.vault import patience, wire
from amaan.confidentiality.vault.refusals import REFUSALS
from amaan.confidentiality.vault.refusals import AlreadyEnrolled as AlreadyEnrolled
from amaan.confidentiality.vault.refusals import CheckedAlready as CheckedAlready
from amaan.confidentiality.vault.refusals import DoesNotFit as DoesNotFit
from amaan.confidentiality.vault.refusals import DoesNotOpen as DoesNotOpen
from amaan.confidentiality.vault.refusals import Erased as Erased
from amaan.confidentiality.vault.refusals import FreshFactorNeeded as FreshFactorNeeded
from amaan.confidentiality.vault.refusals import Held as Held
from amaan.confidentiality.vault.refusals import LastFactor as LastFactor
from amaan.confidentiality.vault.refusals import NoCodeYet as NoCodeYet
from amaan.confidentiality.vault.refusals import NotAWholeDraft as NotAWholeDraft
from amaan.confidentiality.vault.refusals import NotReviewedYet as NotReviewedYet
from amaan.confidentiality.vault.refusals import PurposeNeeded as PurposeNeeded
from amaan.confidentiality.vault.refusals import RightEnded as RightEnded
from amaan.confidentiality.vault.refusals import SearchForMore as SearchForMore
from amaan.confidentiality.vault.refusals import SignInAgain as SignInAgain
from amaan.confidentiality.vault.refusals import TooManyDrafts as TooManyDrafts
from amaan.confidentiality.vault.refusals import TooManyLooks as TooManyLooks
from amaan.confidentiality.vault.refusals import TooManyPasskeys as TooManyPasskeys
from amaan.confidentiality.vault.refusals import TooManySearches as TooManySearches
from amaan.confidentiality.vault.refusals import TooManyTries as TooManyTries
from amaan.confidentiality.vault.refusals import VaultUnavailable as VaultUnavailable
from amaan.confidentiality.vault.refusals import WantsASecond as WantsASecond
from amaan.confidentiality.vault.refusals import WordNeeded as WordNeeded
from amaan.confidentiality.vault.refusals import WrongCode as WrongCode
from amaan.confidentiality.vault.refusals import WrongEnrolmentCode as WrongEnrolmentCode
from amaan.confidentiality.vault.refusals import WrongPasskey as WrongPasskey
from amaan.kernel.ids import OfficerId

CONNECT_SECONDS = 1.0
ANSWER_SECONDS = 5.0

Transport = Callable[[dict[str, Any]], dict[str, Any]]


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


def drop_erasure(capability: str, erasure: UUID) -> None:
    """This will take back an erasure that was asked for and not done, for a custodian.

    Raises: NotFound; SignInAgain; VaultUnavailable.
    """
    ask({"verb": "drop_erasure", "erasure": str(erasure), **credentials(capability)})


def hold_case(capability: str, case_id: UUID, reason: str, *, lasts: bool) -> None:
    """This will begin or end a hold: while it lasts nothing of the case is erased.

    Raises: NotFound for anybody but a custodian of the area; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "hold_case", "case": str(case_id), "reason": reason, "lasts": lasts}
    ask({**request, **credentials(capability)})


def notify(capability: str, case_id: UUID, subject: UUID, kind: str, language: str) -> UUID:
    """This will ask that a message of the closed list go to her, as her plan allows.

    Whether and when it goes, the vault decides from her plan; the number stays there.
    Raises: NotFound for whoever may not reach her, and where no plan is kept;
    TooManyMessages; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "notify", "case": str(case_id), "subject": str(subject), "kind": kind}
    return UUID(ask({**request, "language": language, **credentials(capability)})["message"])


def credentials(capability: str) -> dict[str, str]:
    """This will take what a session presents apart for the wire."""
    token, _mark, session = capability.partition("~")
    return {"capability": token, "session": session}


def demo_enrol(officer_id: OfficerId) -> None:
    """This will give an officer of the demonstration a second factor. A real vault refuses."""
    ask({"verb": "demo_enrol", "officer": str(officer_id)})


def demo_code(officer_id: OfficerId) -> str:
    """This will give an officer's next unused code, in the demonstration only.

    Raises: NoCodeYet, where every code that opens now is used; NotFound from a vault that was
    not started for the demonstration.
    """
    return str(ask({"verb": "demo_code", "officer": str(officer_id)})["code"])


def ask(request: dict[str, Any]) -> dict[str, Any]:
    """This will put one request to the vault and give its answer, or raise its refusal."""
    answer = _transport(request)
    refused = answer.get("refused")
    if refused is None:
        return answer
    raise REFUSALS.get(refused, VaultUnavailable)(**answer.get("values", {}))


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
            # Carried along: what is not answered by then is not written down as shown either.
            wire.send(channel, {**request, "until": patience.until(ANSWER_SECONDS)})
            return wire.receive(channel)
    except OSError:
        # OSError covers a missing socket, a refused connection, a timeout and BrokenOff.
        raise VaultUnavailable from None


_transport: Transport = _over_the_socket
