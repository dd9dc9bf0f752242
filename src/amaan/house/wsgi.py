"""What the web server calls."""

import logging
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from amaan.house.logs import log_uncaught

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amaan.house.settings")
sys.excepthook = log_uncaught
_django = get_wsgi_application()
LAST_WORDS = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store, private"),
    ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """This will answer one request.

    Django answers its own errors. What falls past it (a broken address table) is caught here,
    because the server would print the error's message, and a message may quote a person.
    """
    try:
        return _django(environ, start_response)
    except Exception:
        logging.getLogger("amaan.house").exception("a request fell past Django")
        start_response("500 Internal Server Error", LAST_WORDS)
        return [b"Something is broken here, and it is not your doing. Call the control room.\n"]
