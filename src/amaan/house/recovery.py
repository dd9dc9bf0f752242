"""What brings an installation back when its machine is gone: two secrets on three sheets.

The root key wraps every key of the vault; the recovery identity opens the backups of the data.
Each is the sum of three parts, and a sheet bears two of them: any two of the three sheets hold
all parts, one alone holds nothing that can be used. No share has to be trusted to a machine,
and no library to a share: adding up is exclusive-or.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from pyrage import x25519

SHEETS = (1, 2, 3)
SECRET_BYTES = 32
PARTS = (0, 1, 2)
_SET_BYTES, _CHECK_BYTES = 3, 4
# Without I, L, O and U: nobody has to guess what somebody wrote.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_GROUPS = 16
_LINE = re.compile(rf"(?:\b[0-9A-Z]{{4}}\b\s+){{{_GROUPS - 1}}}[0-9A-Z]{{4}}\b")
_MEANT = str.maketrans({"I": "1", "L": "1", "O": "0"})
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


class NotTheSheets(ValueError):
    """A line was mistyped, the sheets are of two ceremonies, or one sheet was given twice."""


class Secret(IntEnum):
    """What the sheets hold."""

    ROOT = 0
    RECOVERY = 1


@dataclass(frozen=True)
class Line:
    """One part as a sheet bears it."""

    secret: Secret
    part: int
    of: str
    value: bytes

    @property
    def text(self) -> str:
        """Sixteen groups of four letters."""
        head = bytes([self.secret << 4 | self.part]) + bytes.fromhex(self.of)
        raw = head + self.value
        coded = base64.b32encode(raw + _check(raw)).decode("ascii")
        plain = coded.translate(str.maketrans(_STANDARD, _ALPHABET))
        return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


@dataclass(frozen=True)
class Sheet:
    """What one custodian keeps: two of three parts of each secret."""

    number: int
    of: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Recovered:
    """The two secrets, put together again."""

    root: bytes
    identity: x25519.Identity


def draw() -> tuple[bytes, str]:
    """This will draw a recovery identity; gives its secret and the recipient kept here."""
    secret = secrets.token_bytes(SECRET_BYTES)
    return secret, str(identity_of(secret).to_public())


def split(root: bytes, recovery: bytes) -> tuple[Sheet, ...]:
    """This will divide both secrets among three sheets of one new ceremony."""
    of = secrets.token_hex(_SET_BYTES)
    lines: list[Line] = []
    for kind, secret in ((Secret.ROOT, root), (Secret.RECOVERY, recovery)):
        one, two = secrets.token_bytes(SECRET_BYTES), secrets.token_bytes(SECRET_BYTES)
        values = (one, two, _sum((secret, one, two)))
        lines += [Line(kind, part, of, values[part]) for part in PARTS]
    return tuple(
        Sheet(number, of, tuple(line for line in lines if line.part != number - 1))
        for number in SHEETS
    )


def read_lines(text: str) -> list[Line]:
    """This will read every line of a sheet that was typed or kept. Raises: NotTheSheets."""
    found = [_line(match.group()) for match in _LINE.finditer(text.upper())]
    if not found:
        raise NotTheSheets("no line of a sheet: sixteen groups of four letters and figures")
    return found


def join(lines: Iterable[Line]) -> Recovered:
    """This will put the secrets together from the lines of two sheets.

    Raises: NotTheSheets.
    """
    given = list(lines)
    if len({line.of for line in given}) > 1:
        raise NotTheSheets("these sheets are of two ceremonies; take two of the same one")
    values = {(line.secret, line.part): line.value for line in given}
    missing = [kind.name.lower() for kind in Secret for p in PARTS if (kind, p) not in values]
    if missing:
        raise NotTheSheets("two different sheets are needed; these lines are not enough")
    root, recovery = (_sum(values[kind, part] for part in PARTS) for kind in Secret)
    return Recovered(root, identity_of(recovery))


def identity_of(secret: bytes) -> x25519.Identity:
    """This will make the age identity of a secret of 32 bytes."""
    return x25519.Identity.from_str(_bech32("age-secret-key-", secret).upper())


def _line(text: str) -> Line:
    plain = "".join(text.split()).translate(_MEANT)
    try:
        raw = base64.b32decode(plain.translate(str.maketrans(_ALPHABET, _STANDARD)))
        body, check = raw[:-_CHECK_BYTES], raw[-_CHECK_BYTES:]
        if _check(body) != check:
            raise ValueError
        kind, part = Secret(body[0] >> 4), body[0] & 0x0F
    except ValueError:
        raise NotTheSheets(f"the line that begins {text[:9]!r} was mistyped") from None
    of = body[1 : 1 + _SET_BYTES].hex()
    return Line(kind, part, of, body[1 + _SET_BYTES :])


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(b"amaan sheet 1 " + raw).digest()[:_CHECK_BYTES]


def _sum(values: Iterable[bytes]) -> bytes:
    total = 0
    for value in values:
        total ^= int.from_bytes(value)
    return total.to_bytes(SECRET_BYTES)


def _bech32(prefix: str, raw: bytes) -> str:
    # Source: BIP 173, as the age format uses it.
    number = int.from_bytes(raw) << (-len(raw) * 8 % 5)
    count = -(-len(raw) * 8 // 5)
    values = [number >> 5 * at & 31 for at in reversed(range(count))]
    spread = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    rest = _polymod([*spread, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    check = [rest >> 5 * (5 - at) & 31 for at in range(6)]
    return f"{prefix}1" + "".join(_BECH32[v] for v in [*values, *check])


def _polymod(values: Iterable[int]) -> int:
    total = 1
    for value in values:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for at, factor in enumerate(_GENERATOR):
            total ^= factor if top >> at & 1 else 0
    return total
