"""One request by somebody known."""

from dataclasses import dataclass
from datetime import datetime

from amaan.organisation.queries import Actor, SignedIn


@dataclass(frozen=True)
class Visit:
    """Who came through the door, when, and in which language."""

    signed_in: SignedIn
    now: datetime
    language: str
    # What the vault's capability of this session is bound to.
    session_digest: str = ""

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self.signed_in.actor
