"""What the vault gives an officer after the second factor: proof that she is there.

Only the vault can make one and only the vault can read one. It is bound to the session it
was made for, to the posting in force then, and ends after eight hours. The web keeps none.
"""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from amaan.confidentiality import crypto

SHIFT = timedelta(hours=8)
FORMAT = "amaan-capability-1"


class NotGood(Exception):
    """Forged, changed, expired, or of another session; which one is nobody's business."""


@dataclass(frozen=True)
class Capability:
    """Who is there, in which posting, and how sure we are."""

    officer_id: UUID
    posted_since: datetime
    assurance: int
    issued_at: datetime
    # When a second factor was last given in this session; the vault looks it up each time.
    proved_at: datetime | None = None


def issue(key: bytes, session_digest: str, capability: Capability) -> str:
    """This will write a capability for one session."""
    plain = json.dumps(
        [
            str(capability.officer_id),
            capability.posted_since.astimezone(UTC).isoformat(),
            capability.assurance,
            capability.issued_at.astimezone(UTC).isoformat(),
        ]
    ).encode()
    sealed = crypto.seal(key, plain, _bound(session_digest))
    return _as_text(sealed)


def read(key: bytes, session_digest: str, written: str, real_now: datetime) -> Capability:
    """This will read a capability presented by a session.

    Units: eight hours of real time.
    Raises: NotGood.
    """
    try:
        raw = base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
        if _as_text(raw) != written:
            # The same bytes can be written in several ways; a capability is one text and no other.
            raise NotGood
        plain = crypto.unseal(key, raw, _bound(session_digest))
    except (crypto.DoesNotOpen, ValueError):
        raise NotGood from None
    officer, since, assurance, issued = json.loads(plain)
    capability = Capability(
        UUID(officer), datetime.fromisoformat(since), assurance, datetime.fromisoformat(issued)
    )
    if not capability.issued_at <= real_now < capability.issued_at + SHIFT:
        raise NotGood
    return capability


def _as_text(sealed: bytes) -> str:
    return base64.urlsafe_b64encode(sealed).decode("ascii").rstrip("=")


def _bound(session_digest: str) -> bytes:
    # An empty digest would bind to every session that forgot to send one.
    if not session_digest:
        raise NotGood
    return f"{FORMAT} {len(session_digest)}:{session_digest}".encode()
