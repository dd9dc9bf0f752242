"""What every page is given beside its own content. A context processor, nothing more."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """This will give the page its frame: who is here (put there by the door), and the demo band."""
    return {
        "chrome": getattr(request, "chrome", None),
        "demo": getattr(settings, "AMAAN_PROFILE", "") == "demo",
    }
