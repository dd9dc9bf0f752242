"""Markup drawn by Python: what stands on a page forty times costs too much as a template.

A piece is markup with places in braces. Whatever is put into a place is escaped, unless it
was drawn here itself, so that nobody who uses a piece can forget it.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from uuid import UUID

from django.conf import settings
from django.urls import get_urlconf, reverse
from django.utils.safestring import SafeString

from amaan.web.kit import icons

NOTHING = SafeString("")
_SPACE, _PLACE = re.compile(r"\s+"), re.compile(r"\{(\w+)\}")
# What stands in a worked-out address where the ids of this one will.
_PLACES = tuple(UUID(int=n) for n in range(4))
_ANY_PLACE = re.compile("|".join(map(str, _PLACES)))


class Piece:
    """A piece of markup, to be drawn with what belongs into its places.

    `fixed` is put in once: words of the reader's language, signs, classes.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str, **fixed: str) -> None:
        put = {name: escaped(value) for name, value in fixed.items()}
        self._text = _PLACE.sub(
            lambda place: (
                put[place[1]].replace("{", "{{").replace("}", "}}") if place[1] in put else place[0]
            ),
            _SPACE.sub(" ", text),
        )

    def __call__(self, **parts: str) -> SafeString:
        """This will draw the piece; every part that is not markup of ours is escaped."""
        return SafeString(
            self._text.format_map(
                {n: p if p.__class__ is SafeString else escape(p) for n, p in parts.items()}
            )
        )


def escaped(value: str) -> str:
    """This will make a text harmless in markup; markup of ours stays as it is."""
    return value if value.__class__ is SafeString else escape(value)


def joined(pieces: Iterable[SafeString], between: str = "") -> SafeString:
    """This will set drawn pieces one after another."""
    return SafeString(escape(between).join(pieces))


def address(name: str, *args: object) -> str:
    """This will give the address of a page, as `reverse` does, worked out once for each page.

    A list links to forty cases, and finding an address costs more than putting an id into it.
    """
    ids = [str(arg) for arg in args if isinstance(arg, UUID)]
    kept = tuple([None if isinstance(arg, UUID) else str(arg) for arg in args])
    parts = _address(name, kept, get_urlconf() or settings.ROOT_URLCONF)
    found = parts[0]
    for one, part in zip(ids, parts[1:], strict=True):
        found += one + part
    return found


@lru_cache(maxsize=500)
def _address(name: str, kept: tuple[str | None, ...], urlconf: str) -> list[str]:
    """This will give what stands before, between and after the ids of an address."""
    places = iter(_PLACES)
    args = [next(places) if arg is None else arg for arg in kept]
    return _ANY_PLACE.split(reverse(name, urlconf, args=args))


@cache
def icon(name: str) -> SafeString:
    """This will draw one of the kit's few signs."""
    lines = joined(_LINE(d=d) for d in icons.PATHS[name])
    return _ICON(name=name, lines=lines)


def tag(text: str, tone: str = "plain") -> SafeString:
    """This will draw a short label; its tone repeats what its words already say."""
    return _TAG(tone=tone, text=text)


def attribute(name: str, value: str) -> SafeString:
    """This will draw an attribute with the space before it, or nothing where it is empty."""
    return _ATTRIBUTE(name=name, value=value) if value else NOTHING


def token(of: object) -> SafeString:
    """This will draw a form's token; nothing where the page was given none."""
    return _TOKEN(token=str(of)) if of else NOTHING


def hidden(name: str, value: str) -> SafeString:
    """This will draw what a form carries unseen."""
    return _HIDDEN(name=name, value=value)


def carried(name: str, value: object, identity: str) -> SafeString:
    """This will draw a hidden field of a form as Django does; an empty one has no value."""
    given = NOTHING if value is None or value == "" else attribute("value", str(value))
    return _CARRIED(name=name, value=given, id=attribute("id", identity))


_LINE = Piece('<path d="{d}" />')
_ICON = Piece(
    '<svg class="icon icon-{name}" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"'
    ' focusable="false">{lines}</svg> '
)
_TAG = Piece('<span class="tag tag-{tone}">{text}</span>')
_ATTRIBUTE = Piece(' {name}="{value}"')
_TOKEN = Piece('<input type="hidden" name="csrfmiddlewaretoken" value="{token}">')
_CARRIED = Piece('<input type="hidden" name="{name}"{value}{id}>')
_HIDDEN = Piece('<input type="hidden" name="{name}" value="{value}">')
