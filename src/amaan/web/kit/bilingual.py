"""One thing said in both languages of a paper: laid out twice, put together piece by piece."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from django.utils import translation

from amaan.documents.pieces import Said

Piece = TypeVar("Piece")


def both(lay_out: Callable[[], Piece]) -> Piece:
    """This will lay out pieces in English and in Urdu, and give them with both in each word."""
    with translation.override("en"):
        english = lay_out()
    with translation.override("ur"):
        urdu = lay_out()
    together: Piece = _together(english, urdu)
    return together


def _together(en: Any, ur: Any) -> Any:
    if isinstance(en, str) and isinstance(ur, str):
        return en if en == ur else Said(en=en, ur=ur)
    if isinstance(en, tuple) and isinstance(ur, tuple):
        return tuple(_together(one, other) for one, other in zip(en, ur, strict=True))
    if is_dataclass(en) and not isinstance(en, type) and not isinstance(en, Said):
        return replace(en, **{
            one.name: _together(getattr(en, one.name), getattr(ur, one.name)) for one in fields(en)
        })  # fmt: skip
    return en
