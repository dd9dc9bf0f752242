"""Where a witness listens: one address, for what the C2SP form `tlog-witness` sends there.

A WSGI application for the folder in `AMAAN_WITNESS`. It answers with its signature line, or
with the status that says why not: 403 a stranger, 409 it stands elsewhere (and where), 422 a
contradiction, which it keeps.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from amaan.confidentiality import witness
from amaan.confidentiality.witness import (
    Contradiction,
    StandsElsewhere,
    Stranger,
    Unreadable,
    Witness,
)

ADDRESS = "/add-checkpoint"
SIZE_TYPE = "text/x.tlog.size"
_MOST_BYTES = witness.MOST_LEAVES * 46 + 4096
_TEXT = "text/plain; charset=utf-8"

Start = Callable[[str, list[tuple[str, str]]], Any]


def application(environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
    """This will answer one request."""
    status, kind, body = _answer(environ)
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body.encode())))])
    return [body.encode()]


def _answer(environ: dict[str, Any]) -> tuple[str, str, str]:
    if environ.get("PATH_INFO") != ADDRESS:
        return "404 Not Found", _TEXT, "nothing here\n"
    if environ.get("REQUEST_METHOD") != "POST":
        return "405 Method Not Allowed", _TEXT, "POST a checkpoint here\n"
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if not 0 < length <= _MOST_BYTES:
            raise Unreadable("the request is empty or too long")
        request = witness.read_request(environ["wsgi.input"].read(length).decode())
        here = Witness(Path(os.environ["AMAAN_WITNESS"]))
        return "200 OK", _TEXT, here.sign(request, witness.real_now())
    except (Unreadable, UnicodeDecodeError) as fault:
        return "400 Bad Request", _TEXT, f"{fault}\n"
    except Stranger as fault:
        return "403 Forbidden", _TEXT, f"{fault}\n"
    except StandsElsewhere as fault:
        return "409 Conflict", SIZE_TYPE, f"{fault.size}\n"
    except Contradiction as fault:
        return "422 Unprocessable Entity", _TEXT, f"{fault}\n"
