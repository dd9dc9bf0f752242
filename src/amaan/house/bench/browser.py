"""A browser of few words: cookies, forms, and one connection kept open."""

import base64
import hmac
import http.client
import json
import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from amaan.house.demo_cast import PASSWORD
from amaan.house.places import write_private
from amaan.kernel import clock

_SECONDS = 30
_URI = re.compile(r'name="uri" value="([^"]+)"')


class Astray(Exception):
    """A page did not answer as expected; the message says which, and how it answered."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    location: str
    body: bytes

    @property
    def text(self) -> str:
        """This will read the page."""
        return self.body.decode()


class Browser:
    """One person's browser."""

    def __init__(self, port: int) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
        self.cookies: dict[str, str] = {"__Host-language": "en"}

    def close(self) -> None:
        """This will hang up."""
        self._line.close()

    def get(self, path: str) -> Answer:
        """This will ask for a page."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: Mapping[str, str | list[str]]) -> Answer:
        """This will send a form with its token."""
        form = {**fields, "csrfmiddlewaretoken": self.cookies.get("__Host-csrf", "")}
        return self._ask("POST", path, urlencode(form, doseq=True).encode())

    def sign_in(self, name: str, telephone: "Telephone") -> None:
        """This will sign an officer of the bench in with password and code.

        Raises: Astray.
        """
        self.get("/sign-in/")
        asked = self.post("/sign-in/", {"login": name, "password": PASSWORD})
        page = self.get(asked.location)
        if page.location:
            slip = {"enrolment_code": telephone.slip(name)}
            page = self.post(page.location, slip)
            uri = _found(_URI, page, "the enrolment").replace("&amp;", "&")
            telephone.keep(name, parse_qs(urlsplit(uri).query)["secret"][0])
            app = {**slip, "how": "app", "uri": uri, "code": telephone.code(name)}
            done = self.post("/sign-in/enrol/", app)
        else:
            done = self.post("/sign-in/code/", {"code": telephone.code(name)})
        if done.status != 302:
            raise Astray(f"{name} could not sign in: {done.status}")

    def _ask(self, verb: str, path: str, body: bytes | None) -> Answer:
        headers = {"Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            response = self._send(verb, path, body, headers)
        except (BrokenPipeError, ConnectionResetError, http.client.RemoteDisconnected):
            # A line that was idle for long is hung up by the server; nothing was heard of it.
            self._line.close()
            response = self._send(verb, path, body, headers)
        whole = response.read()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(response.status, response.headers.get("Location", ""), whole)

    def _send(
        self, verb: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> http.client.HTTPResponse:
        self._line.request(verb, path, body, headers)
        return self._line.getresponse()


def _found(what: re.Pattern[str], page: Answer, called: str) -> str:
    match = what.search(page.text)
    if match is None:
        raise Astray(f"{called} was not on the page ({page.status} {page.location})")
    return match[1]


class Telephone:
    """Makes the officers' codes, and remembers their secrets from one bench to the next.

    `slip` fetches what the registrar hands an officer on paper who has no second factor yet.
    """

    def __init__(self, kept: Path, slip: Callable[[str], str]) -> None:
        self._kept = kept
        self.slip = slip
        self._secrets: dict[str, tuple[str, int]] = {}
        if kept.exists():
            self._secrets = json.loads(kept.read_text(encoding="utf-8"))

    def keep(self, name: str, secret: str) -> None:
        """This will take the secret of an officer's enrolment."""
        self._secrets[name] = (secret, 0)

    def code(self, name: str) -> str:
        """This will make an officer's next unused code (RFC 6238)."""
        secret, last = self._secrets[name]
        step = max(int(clock.now().timestamp()) // 30, last + 1)
        self._secrets[name] = (secret, step)
        write_private(self._kept, json.dumps(self._secrets))
        key = base64.b32decode(secret + "=" * (-len(secret) % 8))
        digest = hmac.digest(key, struct.pack(">Q", step), "sha1")
        start = digest[-1] & 0x0F
        (number,) = struct.unpack(">I", digest[start : start + 4])
        return f"{(number & 0x7FFFFFFF) % 10**6:06d}"
