"""The secret of an authenticator as a picture to scan and as letters to type."""

from urllib.parse import parse_qs, urlsplit

import segno
from django.utils.safestring import SafeString, mark_safe


def of(uri: str) -> SafeString:
    """This will draw a QR code as SVG, inside the page: a picture file could be kept."""
    drawn = segno.make(uri, error="m", micro=False)
    svg = drawn.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None, light="#fff")
    # segno writes numbers and path letters only; nothing of the address itself is in it.
    return mark_safe(svg)  # noqa: S308 - see above


def secret_in(uri: str) -> str:
    """This will read the secret out of an authenticator's address."""
    return parse_qs(urlsplit(uri).query).get("secret", [""])[0]


def in_fours(secret: str) -> tuple[str, ...]:
    """This will cut a secret into groups of four, as people read and type it."""
    return tuple(secret[i : i + 4] for i in range(0, len(secret), 4))
