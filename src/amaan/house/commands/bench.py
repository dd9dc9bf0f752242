"""`bench [NAME]`: what each operation costs, beside its floor, in one run."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from amaan.house.bench import (
    assigning,
    attending,
    figures,
    journalling,
    living,
    papers,
    report,
    reworking,
    rotating,
    running,
    searching,
    showing,
    wording,
)
from amaan.house.bench.operations import OPERATIONS, Operation
from amaan.house.bench.sizes import LARGE, SMALL, Size
from amaan.house.postgres import DatabaseDidNotStart
from amaan.house.stack import ChildDidNotStart
from amaan.house.steps import Steps

RULES, ROW_SECURITY = "rules", "row-security"
# Benches that stand beside the pages and forms.
ALONE = {
    "search": searching.run,
    "assignment": assigning.run,
    "lives": living.run,
    "rotation": rotating.run,
    "journal": journalling.run,
    "wording": wording.run,
    "recompute": reworking.run,
    "papers": papers.run,
    "attendances": attending.run,
    "insight": figures.run,
}
ROUNDS = 3


def run(words: list[str]) -> int:
    """This will measure, print, and fail where a page walked a large table."""
    chosen = _parser().parse_args(words)
    wanted = [o for o in OPERATIONS if chosen.name in (None, o.name)]
    sizes = [SMALL, LARGE] if chosen.full else [SMALL]
    try:
        if chosen.plans:
            return _plans(sizes[-1], wanted)
        found = report.Report()
        if chosen.name == RULES:
            running.rules(found)
        elif chosen.name in ALONE:
            ALONE[chosen.name](found, Steps())
        else:
            rounds = ROUNDS if chosen.full else 1
            found = running.run(sizes, wanted, Steps(), rounds=rounds, anew=chosen.anew)
    except (DatabaseDidNotStart, ChildDidNotStart) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(f"\n{report.as_text(found)}")
    if chosen.markdown:
        chosen.markdown.write_text(report.as_markdown(found) + "\n", encoding="utf-8")
    return 1 if found.walks else 0


def _plans(size: Size, wanted: Sequence[Operation]) -> int:
    found = showing.plans(size, wanted, Steps())
    print(showing.as_text(found))
    return 1 if any(showing.faults(plans) for plans in found.values()) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./amaan bench", description=__doc__)
    names = [*(o.name for o in OPERATIONS), RULES, ROW_SECURITY, *ALONE]
    parser.add_argument("name", nargs="?", choices=names, help="one operation alone")
    parser.add_argument("--full", action="store_true", help="also with a million cases")
    parser.add_argument("--anew", action="store_true", help="make the sets from the beginning")
    parser.add_argument("--plans", action="store_true", help="show every statement's plan instead")
    parser.add_argument("--markdown", type=Path, help="write the tables to this file too")
    return parser
