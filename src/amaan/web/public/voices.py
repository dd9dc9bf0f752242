"""Pages read aloud: a recorded voice where there is one, a machine's where espeak-ng is installed.

Recordings lie in the installation's own folder, `voices/<language>/<page>.ogg`. What a machine
reads is made here, once for each text, and never leaves for anybody's service.
"""

import hashlib
import shutil
import subprocess
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from amaan.web.kit import spoken
from amaan.web.kit.open_door import Here, open_door

# What is read aloud of a page, in order.
READ: Mapping[str, tuple[str, ...]] = {
    "home": ("public.head", "public.lead", "public.kept", "emergency"),
    "rights": ("public.rights", "rights.lead", *(f"rights.{n}" for n in range(1, 12)), "emergency"),
}
KINDS_OF_SOUND = {".ogg": "audio/ogg", ".mp3": "audio/mpeg", ".wav": "audio/wav"}
# Voices that espeak-ng has; for the others the Urdu is read, unless somebody recorded them.
MACHINE = {"en": "en", "ur": "ur", "sd": "sd"}
SECONDS = 20
LARGEST = 8 * 1024 * 1024


@open_door(audience="public", classes=frozenset())
def voice(request: HttpRequest, here: Here, kind: str) -> HttpResponse:
    """This will give a page read aloud."""
    name, _, wanted = kind.partition("-")
    del request  # the address says all
    if name not in READ or wanted not in {*spoken.LANGUAGES, *spoken.HEARD_FIRST}:
        raise Http404
    recorded = _recording(name, wanted)
    if recorded is not None:
        return HttpResponse(recorded.read_bytes(), KINDS_OF_SOUND[recorded.suffix])
    made = _made(name, wanted)
    if made is None:
        raise Http404
    return HttpResponse(made, "audio/wav")


def beside(name: str, language: str) -> dict[str, Any]:
    """This will say which recordings stand on a page: its own language first, then those that
    are heard before they are written; and whether a machine reads."""
    heard: list[tuple[str, str, str]] = []
    own = _recording(name, language) is not None
    if own or _machine(name, language):
        heard.append((language, spoken.LANGUAGES[language], f"/public/v/{name}-{language}/"))
    heard += [
        (code, called, f"/public/v/{name}-{code}/")
        for code, called in spoken.HEARD_FIRST.items()
        if _recording(name, code) is not None
    ]
    return {"heard": heard, "by_machine": bool(heard) and not own}


def _recording(name: str, language: str) -> Path | None:
    folder = Path(settings.VOICES) / language
    for ending in KINDS_OF_SOUND:
        found = folder / f"{name}{ending}"
        if found.is_file() and found.stat().st_size <= LARGEST:
            return found
    return None


@lru_cache(maxsize=1)
def _reader() -> str | None:
    return shutil.which("espeak-ng")


def _machine(name: str, language: str) -> bool:
    return _reader() is not None and _text(name, language)[0] in MACHINE


def _text(name: str, language: str) -> tuple[str, str]:
    """This will give what is read, and in which one language: never half in another."""
    for one in (language, spoken.FIRST):
        said = [spoken.say(key, one) for key in READ[name]] if one in spoken.LANGUAGES else []
        if said and all(sentence.language == one for sentence in said):
            return one, "\n".join(sentence.text for sentence in said)
    return "", ""


def _made(name: str, language: str) -> bytes | None:
    if not _machine(name, language):
        return None
    spoken_in, text = _text(name, language)
    return _read_aloud(MACHINE[spoken_in], text, hashlib.sha256(text.encode()).hexdigest())


@lru_cache(maxsize=8)
def _read_aloud(by: str, text: str, digest: str) -> bytes | None:
    del digest  # the text is the key already; this one can be logged
    reader = _reader()
    if reader is None:
        return None
    try:
        # The text goes in by the pipe: nothing of it stands among the machine's processes.
        done = subprocess.run(
            [reader, "-v", by, "-s", "135", "--stdin", "--stdout"],
            input=text.encode(), capture_output=True, timeout=SECONDS, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.stdout.startswith(b"RIFF") else None
