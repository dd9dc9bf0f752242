"""What could turn words into acts: code made of text, weak digests, redirects, forged lines."""

import ast
import json
import logging
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.security.carrier import carrying

from amaan.confidentiality.vault.gateways import NotCarried
from amaan.house.logs import JsonLines

SOURCE = Path(__file__).parents[2] / "src" / "amaan"
CODE = [
    path
    for path in SOURCE.rglob("*.py")
    if not {"tests", "migrations", "__pycache__"} & set(path.parts)
]
SCRIPTS = [path for path in SOURCE.rglob("static/**/*.js") if "vendor" not in path.parts]
RUN = {"eval", "exec", "compile", "__import__"}
MODULES = {
    "pickle", "marshal", "shelve", "dill", "yaml", "xml", "lxml", "defusedxml", "jinja2", "random",
    "zipfile", "tarfile", "markdown",
}  # fmt: skip
SHELLS = {("os", "system"), ("os", "popen"), ("subprocess", "getoutput")}
# A made-up history must be the same each time it is made; nothing of it is a secret. And what
# upgrades an installation unpacks an archive, as data only and against its own list of digests.
MAY_IMPORT = {"random": "house", "tarfile": "house"}
# RFC 6238 as every telephone has it; and names of invented rows of the bench.
WEAK_MAY = {
    "confidentiality/vault/totp.py",
    "house/bench/browser.py",
    # Lists of leaked passwords are published as such digests; nothing is kept under one.
    "organisation/passwords.py",
}
WEAK = re.compile(r"\b(md5|sha1|MD5|SHA1)\b")


def _dangers(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in RUN:
                yield called.id
            if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
                if (called.value.id, called.attr) in SHELLS:
                    yield f"{called.value.id}.{called.attr}"
                if called.attr == "from_string":
                    yield "a template made of a text"
            if any(k.arg == "shell" for k in node.keywords):
                yield "a shell"
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        yield from (n.split(".")[0] for n in names if n.split(".")[0] in MODULES)


def test_nothing_turns_words_into_code() -> None:
    assert len(CODE) > 200
    found = []
    for path in CODE:
        where = path.relative_to(SOURCE)
        for danger in _dangers(ast.parse(path.read_text(encoding="utf-8"))):
            if MAY_IMPORT.get(danger) != where.parts[0]:
                found.append(f"{where}: {danger}")
    assert found == []


def test_what_turns_words_into_code_would_be_found() -> None:
    bad = "import pickle\nfrom xml import sax\neval('1')\nrun(c, shell=True)\nos.system('x')"
    assert set(_dangers(ast.parse(bad))) == {"pickle", "xml", "eval", "a shell", "os.system"}


def test_no_weak_digest_is_used() -> None:
    found = {
        str(path.relative_to(SOURCE))
        for path in CODE
        if WEAK.search(path.read_text(encoding="utf-8")) and "bench" not in path.parts
    }
    assert found == WEAK_MAY - {"house/bench/browser.py"}


def test_no_script_of_ours_writes_markup() -> None:
    assert len(SCRIPTS) >= 8
    for script in SCRIPTS:
        words = script.read_text(encoding="utf-8")
        for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
                       "eval(", "new Function", "__proto__"):  # fmt: skip
            assert danger not in words, f"{script.name}: {danger}"
        assert not re.search(r'addEventListener\(\s*["\']message["\']', words) or (
            "BroadcastChannel" in words
        )


def test_no_redirect_of_the_carrier_is_followed(tmp_path: Path) -> None:
    with carrying(tmp_path) as carrier:
        carrier.behaviour = "elsewhere"
        with pytest.raises(NotCarried):
            carrier.gateway().carry("sms", "+920000000000", "words")
    assert carrier.asked == ["/send"]


def test_every_line_of_a_log_can_be_read_and_says_when() -> None:
    forged = 'signed in\n{"at": "1999-01-01", "event": "forged"}\r\x1b[2J'
    record = logging.LogRecord("amaan.web", logging.INFO, __file__, 1, forged, (), None)
    record.endpoint = "forged\nline"
    line = JsonLines().format(record)
    assert "\n" not in line
    assert "\r" not in line
    assert "\x1b" not in line
    told = json.loads(line)
    assert datetime.fromisoformat(told["at"]).utcoffset() == timedelta(0)
    assert {"at", "level", "where", "event"} <= set(told)
    assert "endpoint" not in told
