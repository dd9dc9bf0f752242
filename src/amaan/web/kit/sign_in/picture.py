"""The secret of an authenticator as a picture to scan and as letters to type."""

from urllib.parse import parse_qs, urlsplit

import segno
from django.utils.safestring import SafeString, mark_safe


def of(uri: str) -> SafeString:
    """This will draw a QR code as SVG, inside the page: a picture file could be kept."""
    drawn = segno.make(uri, error="m", micro=False)
    svg = drawn.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None, light="#fff")
    # segno writes numbers and path letters only; nothing of the address itself is in it.
    return mark_safe(svg)


def secret_in(uri: str) -> str:
    """This will read the secret out of an authenticator's address."""
    return parse_qs(urlsplit(uri).query).get("secret", [""])[0]


def in_fours(secret: str) -> str:
    """This will set a secret in groups of four, as people read and type it."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
