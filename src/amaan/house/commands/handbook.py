"""`handbook`: the law as one book, made from the rules, in English, Urdu or both."""

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from amaan.law.offences import PROVINCES

if TYPE_CHECKING:
    from amaan.law.signoff import SignOffs


def run(words: list[str]) -> int:
    """This will compose and set the book, and say how it goes; 1 where it cannot be written."""
    asked = _parser().parse_args(words)
    os.environ.setdefault("AMAAN_PROFILE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amaan.house.settings")
    # The words of codes are the pages' own, so Django's translations are woken; no database is.
    import django

    django.setup()
    from amaan.documents.setting import pages_of, render_bundle
    from amaan.kernel import clock
    from amaan.protocol.handbook import handbook
    from amaan.web.kit import messages
    from amaan.web.kit.lawbook import say

    messages.compile_all()
    now = clock.now()
    began = time.monotonic()
    shown = sys.stderr.isatty()

    def told(done: int, total: int) -> None:
        if asked.tell:
            print(f"{done} of {total}", flush=True)
        if shown and (done % 20 == 0 or done == total):
            print(f"\r  {done} of {total} rows composed", end="", file=sys.stderr, flush=True)

    book = handbook(
        province=asked.province, on=clock.local_date(now), made_at=now, say=say, told=told,
        signed=_signed(asked.province) if asked.tell else None,
    )  # fmt: skip
    print(f"{' ' if shown else ''} Setting the book ...", file=sys.stderr, flush=True)
    pdf = render_bundle(book, language=asked.language)
    asked.out.write_bytes(pdf)
    took = time.monotonic() - began
    print(f"{asked.out}: {pages_of(pdf)} pages, {len(pdf) / 1e6:.1f} MB, {took:.1f} s")
    return 0


def _signed(province: str) -> "SignOffs":
    """This will give what was signed at pages too; a terminal has files alone, and no database."""
    from amaan.organisation import signatures

    return signatures.signed(province)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./amaan handbook", description=__doc__)
    parser.add_argument("--language", choices=("en", "ur", "both"), default="en")
    parser.add_argument("--province", choices=PROVINCES, default="BA")
    parser.add_argument("--out", type=Path, default=Path("handbook.pdf"))
    parser.add_argument("--tell", action="store_true", help="for the worker: row by row")
    return parser
