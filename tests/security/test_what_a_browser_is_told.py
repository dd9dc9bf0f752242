"""What every answer tells the browser: what may run, who may read it, how long it is kept."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.adapter import get_adapter
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory
from tests.pages.conftest import Screens, screen_of

from amaan.house import wsgi
from amaan.house.places import CLONE
from amaan.house.stack import Stack

__all__ = ["screen_of"]
SHEET = "/static/kit/tokens.css"


@pytest.fixture
def answers(screen_of: Screens) -> Iterator[dict[str, Any]]:
    """This will ask for one answer of every sort."""
    officer = screen_of("the desk officer")
    stranger = Client(enforce_csrf_checks=True)
    asked = {
        "the desk": officer.get("/"),
        "a page to sign in": stranger.get("/sign-in/"),
        "a way to the sign-in": Client().get("/"),
        "a page that is not there": officer.get("/no/such/page"),
        "a case that is not there": officer.get(f"/case/{uuid4()}"),
        "a form without its token": stranger.post("/sign-in/", {"login": "a", "password": "b"}),
        "another verb": officer.delete("/"),
        "a sheet of styles": officer.get(SHEET),
    }
    yield asked
    asked["a sheet of styles"].close()


def test_every_answer_tells_the_browser_what_it_may_do(answers: dict[str, Any]) -> None:
    for what, answer in answers.items():
        policy = answer["Content-Security-Policy"]
        for part in ("default-src", "object-src", "base-uri", "frame-ancestors"):
            assert f"{part} 'none'" in policy, what
        assert "unsafe" not in policy, what
        assert answer["X-Content-Type-Options"] == "nosniff", what
        assert answer["Referrer-Policy"] == "same-origin", what
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", what
    last = dict(wsgi.LAST_WORDS)
    assert "frame-ancestors 'none'" in last["Content-Security-Policy"]


def test_no_answer_opens_itself_to_another_origin(answers: dict[str, Any]) -> None:
    assert answers["a sheet of styles"].status_code == 200
    for what, answer in answers.items():
        assert "Access-Control-Allow-Origin" not in answer, what
    assert "Access-Control-Allow-Origin" not in Client().options(
        "/", headers={"origin": "https://elsewhere.example"}
    )


def test_every_answer_names_its_kind_and_its_letters(answers: dict[str, Any]) -> None:
    for what, answer in answers.items():
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if body:
            assert re.fullmatch(r'text/(html|css); charset="?utf-8"?', answer["Content-Type"]), what
    assert dict(wsgi.LAST_WORDS)["Content-Type"] == "text/plain; charset=utf-8"


def test_a_page_of_a_case_is_kept_by_no_browser(answers: dict[str, Any]) -> None:
    for what in ("the desk", "a case that is not there"):
        assert "no-store" in answers[what]["Cache-Control"], what
        assert "private" in answers[what]["Cache-Control"], what


def test_trace_is_not_answered(screen_of: Screens) -> None:
    assert screen_of("the desk officer").trace("/").status_code == 405


@pytest.mark.parametrize(
    "address",
    ["/.git/config", "/static/", "/static/kit/", "/static/../pyproject.toml", "/docs/", "/api/docs",
     "/static/%2e%2e/%2e%2e/house/settings.py", "/admin/", "/metrics"],
)  # fmt: skip
def test_the_source_is_served_to_nobody(screen_of: Screens, address: str) -> None:
    assert screen_of("the desk officer").get(address).status_code == 404


def test_a_file_that_is_not_there_is_a_miss(screen_of: Screens) -> None:
    # A page that answered to a name with `.css` behind it could be kept by a cache as a file.
    officer = screen_of("the desk officer")
    assert finders.find("kit/tokens.css") is not None
    assert officer.get("/static/kit/none.css").status_code == 404
    assert officer.get("/own-sign-in/none.css").status_code == 404


def test_no_answer_believes_a_header_of_a_proxy() -> None:
    forged = RequestFactory().get(
        "/",
        headers={
            "x-forwarded-for": "203.0.113.9",
            "x-real-ip": "203.0.113.9",
            "x-forwarded-proto": "https",
            "x-forwarded-host": "elsewhere.example",
        },
    )
    assert get_adapter(forged).get_client_ip(forged) == "127.0.0.1"
    assert not forged.is_secure()
    assert forged.get_host() == "testserver"


def test_signing_out_is_offered_on_the_page(answers: dict[str, Any]) -> None:
    assert re.search(r'action="/sign-out/?"', answers["the desk"].text)


def test_the_fields_of_a_password_hide_paste_and_remember(
    answers: dict[str, Any], screen_of: Screens
) -> None:
    own = screen_of("the desk officer").get("/own-password/").text
    pages = answers["a page to sign in"].text + own
    fields = re.findall(r'<input[^>]*name="(?:password|again)"[^>]*>', pages)
    assert len(fields) >= 3
    for field in fields:
        assert 'type="password"' in field
        assert re.search(r'autocomplete="(current|new)-password"', field)
        assert "onpaste" not in field
    for script in (CLONE / "src/amaan/web").rglob("static/**/*.js"):
        if "vendor" not in script.parts:
            assert "paste" not in script.read_text(encoding="utf-8"), script.name


# --- a real installation's own settings -------------------------------------------------


def _served(home: Path) -> dict[str, Any]:
    (home / "secrets").mkdir(parents=True)
    (home / "secrets" / "web.key").write_text("x" * 50)
    (home / "secrets" / "web.password").write_text("y" * 50)
    asked = (
        "import json, django\ndjango.setup()\nfrom amaan.house import settings as s\n"
        "from amaan.web.kit.sign_in import computers, session\n"
        "from django.conf import settings\n"
        "told = {n: getattr(s, n) for n in dir(s) if 'COOKIE' in n or 'HSTS' in n}\n"
        "told['names'] = [session.cookie_name(), computers.cookie_name()]\n"
        "print(json.dumps(told, default=str))"
    )
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("AMAAN_")},
        "AMAAN_PROFILE": "serve",
        "AMAAN_HOME": str(home),
        "AMAAN_HOSTS": "amaan.example",
        "DJANGO_SETTINGS_MODULE": "amaan.house.settings",
        "PYTHONPATH": str(CLONE / "src"),
    }
    told = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def test_a_real_site_pins_every_cookie(tmp_path: Path) -> None:
    served = _served(tmp_path)
    for kind in ("SESSION", "CSRF", "LANGUAGE"):
        assert served[f"{kind}_COOKIE_NAME"].startswith("__Host-")
        assert served[f"{kind}_COOKIE_SECURE"] is True
        assert served[f"{kind}_COOKIE_SAMESITE"] == "Strict"
    assert served["SESSION_COOKIE_HTTPONLY"] is True
    assert all(name.startswith("__Host-") for name in served["names"])


def test_a_real_site_is_visited_by_tls_alone(tmp_path: Path) -> None:
    served = _served(tmp_path)
    assert served["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert served["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True


def test_a_real_site_speaks_tls_1_3_alone(tmp_path: Path) -> None:
    words = Stack._tls(_Certified(tmp_path))  # type: ignore[arg-type]  # only what it reads
    assert words[words.index("--ssl-protocol-min") + 1] == "tls1.3"


class _Certified:
    """What the words about TLS are made from."""

    def __init__(self, folder: Path) -> None:
        self.certificate = (folder / "c.pem", folder / "k.pem")
