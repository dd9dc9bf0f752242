"""A security key made of software: it answers as one on a ring does, and can be made to lie."""

import hashlib
import json
import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.webauthn import AttestedCredentialData

HERE = "http://localhost"


def text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def raw(written: str) -> bytes:
    return urlsafe_b64decode(written + "=" * (-len(written) % 4))


class SoftKey:
    """One key with one credential, for one address."""

    def __init__(self, host: str = "localhost") -> None:
        self.host = host
        self.id = secrets.token_bytes(32)
        self.counter = 0
        self._private = ec.generate_private_key(ec.SECP256R1())

    def make(self, question: dict[str, Any], origin: str = HERE) -> dict[str, Any]:
        """This will answer the question for a new passkey."""
        public = ES256.from_cryptography_key(self._private.public_key())
        credential = AttestedCredentialData.create(bytes(16), self.id, public)
        attestation = {
            "fmt": "none",
            "authData": self._about(0x41) + bytes(credential),
            "attStmt": {},
        }
        said = self._said("webauthn.create", question, origin)
        return self._written(
            clientDataJSON=text(said), attestationObject=text(cbor.encode(attestation))
        )

    def answer(self, question: dict[str, Any], origin: str = HERE) -> dict[str, Any]:
        """This will answer the question of a sign-in."""
        self.counter += 1
        about = self._about(0x01)
        said = self._said("webauthn.get", question, origin)
        signed = self._private.sign(about + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._written(
            clientDataJSON=text(said), authenticatorData=text(about), signature=text(signed)
        )

    def _about(self, flags: int) -> bytes:
        host = hashlib.sha256(self.host.encode()).digest()
        return host + struct.pack(">BI", flags, self.counter)

    def _said(self, what: str, question: dict[str, Any], origin: str) -> bytes:
        said = {"type": what, "challenge": question["challenge"], "origin": origin}
        return json.dumps(said).encode()

    def _written(self, **response: str) -> dict[str, Any]:
        return {
            "id": text(self.id),
            "rawId": text(self.id),
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }
