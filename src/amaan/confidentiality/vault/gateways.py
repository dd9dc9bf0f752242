"""The ways out of the vault: who carries a message to a telephone.

No other process of ours learns a number. The demonstration and the tests have a spool: sealed
files in the vault's own folder, which no gateway reads and nobody else can open.
"""

import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from amaan.confidentiality import crypto

SECONDS = 5.0
KEPT = 200


class NotCarried(Exception):
    """The gateway did not take the message; it is not tried again by itself."""


class Gateway(Protocol):
    """Whoever carries a message."""

    def carry(self, way: str, number: str, text: str) -> None:
        """This will hand a message over. Raises: NotCarried."""


class Spool:
    """Sealed files in the vault's own folder, the oldest removed."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder, self._key = folder, key

    def carry(self, way: str, number: str, text: str) -> None:
        """This will seal a message into a file of its own."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = uuid4().hex
        plain = json.dumps([way, number, text]).encode()
        path = self.folder / f"{name}.message"
        path.write_bytes(crypto.seal(self._key, plain, name.encode()))
        path.chmod(0o600)
        kept = sorted(self.folder.glob("*.message"), key=lambda file: file.stat().st_mtime_ns)
        for old in kept[:-KEPT]:
            old.unlink(missing_ok=True)

    def read(self) -> list[tuple[str, str, str]]:
        """This will open what was spooled, the oldest first; for the tests."""
        files = sorted(self.folder.glob("*.message"), key=lambda file: file.stat().st_mtime_ns)
        return [
            tuple(json.loads(crypto.unseal(self._key, file.read_bytes(), file.stem.encode())))
            for file in files
        ]


class _NoFurther(urllib.request.HTTPRedirectHandler):
    """A carrier that sends us elsewhere is not followed: it would take the token along."""

    def redirect_request(self, *_args: Any, **_words: Any) -> None:
        """This will follow nothing; the answer then counts as a refusal."""
        return


_opener = urllib.request.build_opener(_NoFurther)


class HttpGateway:
    """A carrier that takes `{"way", "to", "text"}` as JSON over HTTPS, with a bearer's token."""

    def __init__(self, address: str, token: str) -> None:
        if not address.startswith("https://"):
            raise ValueError("a gateway is spoken to over https only")
        self._address, self._token = address, token

    def carry(self, way: str, number: str, text: str) -> None:
        """This will hand a message to the carrier. Raises: NotCarried."""
        asked = urllib.request.Request(  # noqa: S310 - https only, see above
            self._address,
            data=json.dumps({"way": way, "to": number, "text": text}).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {self._token}",
            },
        )
        try:
            with _opener.open(asked, timeout=SECONDS) as answer:
                answer.read(1024)
        except (urllib.error.URLError, OSError):
            # Whatever the carrier says may hold the number; nothing of it goes further.
            raise NotCarried from None
