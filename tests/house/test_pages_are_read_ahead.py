"""What the web server reads before its workers part, and what it must not touch by then."""

import os
import subprocess
import sys

_READ_AHEAD = """
import django
django.setup()
from amaan.house import web_server
web_server.read_ahead()
from django.template.loader import get_template
from django.urls import get_resolver
from amaan.protocol import rulebook
print(rulebook._load.cache_info().currsize, len(get_resolver().reverse_dict) > 0)
"""
_ASK_TOO_EARLY = """
import django
django.setup()
from django.db import connection
connection.connection = object()
from amaan.house import web_server
web_server.read_ahead()
"""


def test_pages_and_rules_are_read_without_a_database() -> None:
    # Nothing listens where the settings point, so whatever asked would fail.
    done = _python(_READ_AHEAD)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["1", "True"]


def test_workers_do_not_part_with_one_connection_between_them() -> None:
    done = _python(_ASK_TOO_EARLY)
    # The log says where it happened, never an error's words.
    assert "RuntimeError" in done.stderr
    assert "web_server.py" in done.stderr


def _python(words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "AMAAN_PROFILE": "test", "AMAAN_DATABASE_HOST": "/nowhere"}
    return subprocess.run(
        [sys.executable, "-c", words], env=environment, capture_output=True, text=True, check=False
    )
