"""At the counter: second factors set up, asked for and taken away."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from amaan.confidentiality.vault import looking, passkeys, printed, second_factors, totp
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.counter import Counter
from amaan.confidentiality.vault.ledger import Ledger, Written
from amaan.confidentiality.vault.looking import No

Request = dict[str, Any]
Answer = dict[str, Any]


# -- who may set one up -----------------------------------------------------------------------


def _allowed(vault: Counter, request: Request, officer: UUID) -> UUID | None:
    """This will say by which enrolment code an officer may set a factor up; None for by herself.

    By herself means in her own session, with a factor given in the last five minutes.

    Raises: No.
    """
    real_now = vault.real_now()
    if typed := str(request.get("enrolment_code") or ""):
        with vault.transactions() as ledger:
            found = printed.matching(
                ledger, vault.keys, officer, printed.ENROLMENT, typed, real_now
            )
        # Raised outside: the wrong code that was counted must stay counted.
        if isinstance(found, No):
            raise found
        return found
    if not request.get("capability"):
        raise No("wrong_enrolment_code")
    if _herself(vault, request).officer_id != officer:
        raise No("not_found")
    return None


def _herself(vault: Counter, request: Request) -> Capability:
    who = present(vault, request)
    if not looking.is_fresh(who, vault.real_now()):
        raise No("fresh_factor")
    return who


def present(vault: Counter, request: Request, *, locked_too: bool = False) -> Capability:
    """This will say who asks, by the capability of his session.

    Raises: No.
    """
    with vault.transactions() as ledger:
        return looking.who_is_there(
            vault.keys,
            ledger,
            str(request["capability"]),
            str(request["session"]),
            vault.real_now(),
            vault.now(),
            locked_too=locked_too,
        )


def _use(ledger: Ledger, code: UUID | None, vault: Counter) -> None:
    if code is not None and not ledger.use_code(code, vault.real_now()):
        raise No("wrong_enrolment_code")


def _let_in(vault: Counter, ledger: Ledger, request: Request, code: UUID | None) -> Answer:
    # Whoever is signed in already has her capability; an enrolment opens the first session.
    if code is None:
        return {"done": True}
    officer, session = UUID(request["officer"]), str(request["session"])
    token = second_factors.issue(
        ledger, vault.keys, officer, session, vault.real_now(), vault.now()
    )
    return {"capability": token}


# -- setting up -------------------------------------------------------------------------------


def may_enrol(vault: Counter, request: Request) -> Answer:
    """This will say whether an enrolment code is good; it is not used up by that."""
    _allowed(vault, request, UUID(request["officer"]))
    return {"may": True}


def begin_enrolment(vault: Counter, request: Request) -> Answer:
    """This will make a new secret and give it, this once."""
    officer = UUID(request["officer"])
    _allowed(vault, request, officer)
    with vault.transactions() as ledger:
        secret = second_factors.begin(ledger, vault.keys, officer, vault.now())
    return {
        "otpauth_uri": totp.otpauth_uri(secret, str(request.get("account") or officer)),
        "secret_b32": totp.as_base32(secret),
    }


def confirm_enrolment(vault: Counter, request: Request) -> Answer:
    """This will finish enrolment of an authenticator with a first code."""
    officer = UUID(request["officer"])
    allowed = _allowed(vault, request, officer)
    with vault.transactions() as ledger:
        refused = second_factors.try_code(
            ledger, vault.keys, officer, str(request["code"]), vault.real_now(), True
        )
    if refused is not None:
        raise refused
    with vault.transactions() as ledger:
        _use(ledger, allowed, vault)
        return _let_in(vault, ledger, request, allowed)


def new_sheet(vault: Counter, request: Request) -> Answer:
    """This will make a sheet of codes for whoever has no telephone."""
    officer = UUID(request["officer"])
    allowed = _allowed(vault, request, officer)
    with vault.transactions() as ledger:
        if ledger.posted_since(officer, vault.now()) is None:
            raise No("not_found")
        _use(ledger, allowed, vault)
        return {"codes": printed.make_sheet(ledger, vault.keys, officer, vault.real_now())}


def ask_new_passkey(vault: Counter, request: Request) -> Answer:
    """This will ask a browser to make a passkey."""
    officer = UUID(request["officer"])
    _allowed(vault, request, officer)
    with vault.transactions() as ledger:
        question = passkeys.ask_for_new(
            ledger,
            vault.keys,
            vault.questions,
            vault.passkey_host,
            officer,
            str(request.get("account") or officer),
            vault.real_now(),
        )
    return {"question": question}


def new_passkey(vault: Counter, request: Request) -> Answer:
    """This will keep the passkey a browser made."""
    officer = UUID(request["officer"])
    allowed = _allowed(vault, request, officer)
    with vault.transactions() as ledger:
        passkeys.keep_new(
            ledger,
            vault.keys,
            vault.questions,
            vault.passkey_host,
            officer,
            _object(request["answer"]),
            str(request.get("label") or ""),
            vault.real_now(),
        )
        _use(ledger, allowed, vault)
        return _let_in(vault, ledger, request, allowed)


# -- asked for --------------------------------------------------------------------------------


def ask_passkey(vault: Counter, request: Request) -> Answer:
    """This will ask for one of an officer's passkeys."""
    with vault.transactions() as ledger:
        question = passkeys.ask_for_one(
            ledger,
            vault.keys,
            vault.questions,
            vault.passkey_host,
            UUID(request["officer"]),
            vault.real_now(),
        )
    return {"question": question}


def prove(vault: Counter, officer: UUID, request: Request) -> None:
    """This will check whichever second factor was given: a passkey, six digits, or from paper.

    Raises: No; what was wrong is counted and committed before.
    """
    with vault.transactions() as ledger:
        refused = _tried(vault, ledger, officer, request)
        if refused is None and ledger.posted_since(officer, vault.now()) is None:
            refused = No("not_found")
    if refused is not None:
        raise refused


def _tried(vault: Counter, ledger: Ledger, officer: UUID, request: Request) -> No | None:
    real_now = vault.real_now()
    if request.get("answer") is not None:
        return passkeys.try_passkey(
            ledger,
            vault.keys,
            vault.questions,
            vault.passkey_host,
            officer,
            _object(request["answer"]),
            real_now,
        )
    typed = str(request["code"])
    if not printed.looks_like_one(typed):
        return second_factors.try_code(ledger, vault.keys, officer, typed, real_now, False)
    found = printed.matching(ledger, vault.keys, officer, printed.SHEET, typed, real_now)
    if isinstance(found, No):
        return found
    ledger.use_code(found, real_now)
    ledger.write(Written("second_factor", "accepted", "sheet code", officer=officer))
    return None


def verify_second_factor(vault: Counter, request: Request) -> Answer:
    """This will check a second factor and issue a capability."""
    officer, session = UUID(request["officer"]), str(request["session"])
    prove(vault, officer, request)
    with vault.transactions() as ledger:
        token = second_factors.issue(
            ledger, vault.keys, officer, session, vault.real_now(), vault.now()
        )
    return {"capability": token}


# -- what there is ----------------------------------------------------------------------------


def factors(vault: Counter, request: Request) -> Answer:
    """This will say by what an officer can prove who she is."""
    with vault.transactions() as ledger:
        totp_, keys, sheet = ledger.factors_of(UUID(request["officer"]), vault.real_now())
    return {"totp": totp_, "passkeys": keys if vault.passkey_host else 0, "sheet": sheet}


def own_passkeys(vault: Counter, request: Request) -> Answer:
    """This will list an officer's own passkeys by their labels."""
    who = present(vault, request)
    with vault.transactions() as ledger:
        found = ledger.passkeys(who.officer_id)
    return {
        "passkeys": [
            {
                "id": str(one.id),
                "label": one.label,
                "added_at": one.added_at.isoformat(),
                "used_at": one.used_at.isoformat() if one.used_at else None,
            }
            for one in found
        ]
    }


def drop_passkey(vault: Counter, request: Request) -> Answer:
    """This will take one of an officer's own passkeys away, unless nothing else is left."""
    who = _herself(vault, request)
    with vault.transactions() as ledger:
        has_totp, keys, sheet = ledger.factors_of(who.officer_id, vault.real_now())
        if not has_totp and not sheet and keys < 2:
            raise No("last_factor")
        if not ledger.drop_passkey(who.officer_id, UUID(request["passkey"])):
            raise No("not_found")
        ledger.write(Written("second_factor", "taken away", "passkey", officer=who.officer_id))
    return {"done": True}


def reset_second_factor(vault: Counter, request: Request) -> Answer:
    """This will take every second factor away, for a registrar, and allow a new enrolment."""
    who = present(vault, request)
    with vault.transactions() as ledger:
        code = second_factors.reset(
            ledger, vault.keys, who, UUID(request["officer"]), vault.real_now(), vault.now()
        )
    if code is None:
        raise No("not_found")
    return {"enrolment_code": code}


def _object(given: Any) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise No("wrong_passkey")
    return given


VERBS: dict[str, Callable[[Counter, Request], Answer]] = {
    "may_enrol": may_enrol,
    "begin_enrolment": begin_enrolment,
    "confirm_enrolment": confirm_enrolment,
    "new_sheet": new_sheet,
    "ask_new_passkey": ask_new_passkey,
    "new_passkey": new_passkey,
    "ask_passkey": ask_passkey,
    "verify_second_factor": verify_second_factor,
    "factors": factors,
    "own_passkeys": own_passkeys,
    "drop_passkey": drop_passkey,
    "reset_second_factor": reset_second_factor,
}
