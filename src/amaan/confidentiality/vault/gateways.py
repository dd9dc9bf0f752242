"""The ways out of the vault: who carries a message to a telephone.

No other process of ours learns a number. The demonstration and the tests have a spool: sealed
files in the vault's own folder, which no gateway reads and nobody else can open.
"""

import http.client
import json
import socket
import ssl
import threading
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit
from uuid import uuid4

from amaan.confidentiality import crypto

SECONDS = 5.0
LONGEST = 10.0
KEPT = 200


class NotCarried(Exception):
    """The gateway did not take the message; it is not tried again by itself.

    Its one word is a code of ours for the log, never anything that the carrier said.
    """


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


class HttpGateway:
    """A carrier that takes `{"way", "to", "text"}` as JSON over HTTPS, with a bearer's token.

    Spoken to without a proxy, and never followed elsewhere: either would take the number along.
    """

    def __init__(self, address: str, token: str, trust: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(address)
        if parts.scheme != "https" or not parts.hostname:
            raise ValueError("a gateway is spoken to over https only")
        self._host, self._port = parts.hostname, parts.port or 443
        self._path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._token = token
        # The machine's own list of authorities, unless a test brings one of its own.
        self._trust = trust or ssl.create_default_context()

    def carry(self, way: str, number: str, text: str) -> None:
        """This will hand a message to the carrier. Raises: NotCarried with a code and no word."""
        line = http.client.HTTPSConnection(
            self._host, self._port, timeout=SECONDS, context=self._trust
        )
        # A carrier that sends a letter every few seconds would hold all other messages up.
        cut = threading.Timer(LONGEST, _hang_up, [line])
        cut.start()
        try:
            status = self._status(line, {"way": way, "to": number, "text": text})
        except TimeoutError:
            raise NotCarried("silent") from None
        except ssl.SSLError:
            raise NotCarried("certificate") from None
        except OSError:
            raise NotCarried("unreachable") from None
        except http.client.HTTPException:
            raise NotCarried("garbled") from None
        finally:
            cut.cancel()
            line.close()
        if not 200 <= status < 300:
            # Whatever else the carrier says may hold the number; nothing of it goes further.
            raise NotCarried("refused" if status < 500 else "carrier_failed")

    def _status(self, line: http.client.HTTPSConnection, message: dict[str, str]) -> int:
        line.request(
            "POST",
            self._path,
            body=json.dumps(message).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {self._token}",
            },
        )
        return line.getresponse().status


def _hang_up(line: http.client.HTTPSConnection) -> None:
    # Shut, not closed: whoever waits in it wakes up with an error of its own.
    if line.sock is not None:
        with suppress(OSError):
            line.sock.shutdown(socket.SHUT_RDWR)
