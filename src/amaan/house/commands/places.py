"""`places`: how districts are drawn: a grid of tiles and outlines, tried first, then brought in."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from amaan.house import as_the_site

if TYPE_CHECKING:
    from amaan.insight.layout import Plan
    from amaan.organisation.queries import Actor


def run(words: list[str]) -> int:
    """This will say what a file would bring, and bring it in where --write says so."""
    parser = _parser()
    asked = parser.parse_args(words)
    if not (asked.tiles or asked.outlines or asked.remove):
        parser.print_help()
        return 2
    profile = as_the_site.reach("places", "web")
    if profile is None:
        return 1
    from amaan.kernel import clock

    return as_the_site.answered("places", lambda: _answer(asked, profile, clock.now()))


def _answer(asked: argparse.Namespace, profile: str, now: datetime) -> int:
    from django.db import transaction

    from amaan.confidentiality.row_security import act_as
    from amaan.kernel.refusals import NotFound
    from amaan.organisation.posts import Post

    with transaction.atomic():
        # What this registrar may not draw stays undrawn.
        actor = as_the_site.officer("places", asked.number, profile, Post.REGISTRAR, now)
        if actor is None:
            return 2
        act_as(actor, now)
        try:
            return laid_out(asked, actor, now)
        except NotFound:
            print("amaan places: only a registrar of the province lays it out", file=sys.stderr)
            return 1


def laid_out(asked: argparse.Namespace, actor: "Actor", now: datetime) -> int:
    """This will try what was asked, print every fault, and bring it in where that was asked."""
    from amaan.insight import layout
    from amaan.insight.outlines import LARGEST
    from amaan.kernel.tables import text_of

    if asked.remove:
        layout.take_away(actor=actor, what=asked.remove, now=now)
        print(f"The {asked.remove} are taken away.")
        return 0
    told = {
        what: text_of(path.read_bytes(), largest=LARGEST)
        for what, path in (("tiles", asked.tiles), ("outlines", asked.outlines))
        if path is not None
    }
    faults = 0
    for what, text in told.items():
        plan = (
            layout.try_tiles(actor, text, now) if what == "tiles"
            else layout.try_outlines(actor, text, asked.key, now)
        )  # fmt: skip
        _say(plan, what)
        faults += len(plan.checked.faults)
    # Both or neither: a grid and a map of two provinces would be read as one.
    if faults:
        print("Nothing was brought in.", file=sys.stderr)
        return 1
    if not asked.write:
        print("This was a trial. With --write it is brought in.")
        return 0
    if "tiles" in told:
        layout.bring_tiles(actor=actor, text=told["tiles"], now=now)
    if "outlines" in told:
        layout.bring_outlines(actor=actor, text=told["outlines"], key=asked.key, now=now)
    print("Brought in.")
    return 0


def _say(plan: "Plan", what: str) -> None:
    for fault in plan.checked.faults:
        place = f"{what}, line {fault.line}" if what == "tiles" else f"feature {fault.line}"
        told = f" ({fault.told})" if fault.told else ""
        print(f"{place}, {fault.column.english}: {fault.sentence}{told}", file=sys.stderr)
    print(f"{plan.checked.ready} districts with {what}.")
    if plan.missing:
        print(f"Not in the file, and drawn without a place: {', '.join(plan.missing)}")


def _file(told: str) -> Path:
    path = Path(told)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {told}")
    return path


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./amaan places", description=__doc__)
    parser.add_argument(
        "--tiles", type=_file, metavar="FILE", help="CSV or JSON: district, row, column"
    )
    parser.add_argument(
        "--outlines", type=_file, metavar="FILE",
        help="GeoJSON of polygons in longitude and latitude; you vouch for its borders",
    )  # fmt: skip
    parser.add_argument(
        "--key", default="name", help="the property that holds a district's name (name)"
    )
    parser.add_argument("--write", action="store_true", help="bring it in; without it, a trial")
    parser.add_argument("--remove", choices=("tiles", "outlines"), help="take them away again")
    parser.add_argument(
        "--as", dest="number", metavar="SERVICE-NUMBER",
        help="the registrar of the province; in the demonstration its own",
    )  # fmt: skip
    return parser
