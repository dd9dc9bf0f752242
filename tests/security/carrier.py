"""A carrier of messages as one stands somewhere: a small HTTPS server that behaves, or does not."""

import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from amaan.confidentiality.vault.gateways import HttpGateway

TOKEN = "a token of the carrier"


class Carrier:
    """What the carrier does with the next message, and what it was given."""

    def __init__(self, port: int, authority: Path) -> None:
        self.port, self.authority = port, authority
        self.behaviour = "accept"
        self.asked: list[str] = []
        self.taken: list[dict[str, Any]] = []
        self.tokens: set[str] = set()
        self.patience = threading.Event()

    def gateway(self, host: str = "127.0.0.1") -> HttpGateway:
        """This will give a gateway that trusts this carrier's authority and no other."""
        trust = ssl.create_default_context(cafile=str(self.authority))
        return HttpGateway(f"https://{host}:{self.port}/send", TOKEN, trust)


@contextmanager
def carrying(place: Path) -> Iterator[Carrier]:
    """This will run a carrier behind a certificate of its own."""
    certificate, key = _certificate(place)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Counter)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    # The handshake is the handler's, so that a stranger to TLS holds nobody else up.
    server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.daemon_threads = True
    carrier = _Counter.carrier = Carrier(server.server_port, certificate)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield carrier
    finally:
        carrier.patience.set()
        server.shutdown()
        server.server_close()


class _Counter(BaseHTTPRequestHandler):
    carrier: Carrier

    def do_POST(self) -> None:
        """This will take a message, or do whatever this carrier does today."""
        carrier = self.carrier
        carrier.asked.append(self.path)
        carrier.tokens.add(self.headers["Authorization"])
        if carrier.behaviour == "silent":
            carrier.patience.wait(20)
            return
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if carrier.behaviour in {"accept", "dies"}:
            carrier.taken.append(message)
        getattr(self, f"_{carrier.behaviour}")(message)

    def _accept(self, _message: dict[str, Any]) -> None:
        self._answer(202, b'{"id": "1"}')

    def _refuse(self, message: dict[str, Any]) -> None:
        # Carriers say back what they were given.
        self._answer(422, json.dumps({"error": f"no such number {message['to']}"}).encode())

    def _fail(self, message: dict[str, Any]) -> None:
        self._answer(503, message["text"].encode())

    def _elsewhere(self, _message: dict[str, Any]) -> None:
        self.send_response(307)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _dies(self, _message: dict[str, Any]) -> None:
        # After it took the message, before it said so.
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def _garbled(self, message: dict[str, Any]) -> None:
        self.wfile.write(f"TAKEN {message['to']}\r\n\r\n".encode())

    def _drips(self, _message: dict[str, Any]) -> None:
        with suppress(OSError):
            for letter in b"HTTP/1.1 202 Accepted" + b" " * 400:
                self.wfile.write(bytes([letter]))
                if self.carrier.patience.wait(0.1):
                    return

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """This will write nothing."""


def _certificate(place: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "carrier")])
    now = datetime.fromtimestamp(time.time(), UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = place / "carrier.pem", place / "carrier.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, private
