"""Codes of the second factor: RFC 6238 with SHA-1, six digits, thirty seconds.

SHA-1 is what every authenticator on a telephone speaks; its known weakness does not touch
HMAC. The secret has 160 random bits.
"""

import base64
import hmac
import math
import secrets
import struct
from urllib.parse import quote

STEP_SECONDS = 30
DIGITS = 6
SECRET_BYTES = 20
# A telephone's clock may be half a minute off either way.
DRIFT = (-1, 0, 1)


def new_secret() -> bytes:
    """This will make a secret for one officer."""
    return secrets.token_bytes(SECRET_BYTES)


def step_at(seconds: float) -> int:
    """This will number the thirty-second step in which an instant of real time falls."""
    return int(seconds // STEP_SECONDS)


def seconds_until_taken(step: int, seconds: float) -> int:
    """This will say in how many whole seconds the code of a step would be taken; 0 for now."""
    opens_at = (step - max(DRIFT)) * STEP_SECONDS
    return max(0, math.ceil(opens_at - seconds))


def code_at(secret: bytes, step: int) -> str:
    """This will give the code of a step."""
    digest = hmac.digest(secret, struct.pack(">Q", step), "sha1")
    start = digest[-1] & 0x0F
    (number,) = struct.unpack(">I", digest[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 10**DIGITS:0{DIGITS}d}"


def matching_step(secret: bytes, code: str, now_step: int, last_step: int) -> int | None:
    """This will find the unused step whose code this is, or None.

    Every candidate is compared, in constant time each, so that the answer's delay does not
    tell which one was near.
    """
    given = "".join(c for c in code if not c.isspace()).encode()
    found = None
    for drift in DRIFT:
        step = now_step + drift
        if hmac.compare_digest(code_at(secret, step).encode(), given) and step > last_step:
            found = step
    return found


def otpauth_uri(secret: bytes, account: str) -> str:
    """This will give the address that an authenticator reads from a picture."""
    return (
        f"otpauth://totp/{quote('Amaan:' + account)}?secret={as_base32(secret)}&issuer=Amaan"
        f"&algorithm=SHA1&digits={DIGITS}&period={STEP_SECONDS}"
    )


def as_base32(secret: bytes) -> str:
    """This will give the secret as it is typed into an authenticator by hand."""
    return base64.b32encode(secret).decode("ascii").rstrip("=")
