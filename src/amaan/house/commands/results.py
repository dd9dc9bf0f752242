"""`results`: what programmes set out to reach and what is told of it; also brings records in."""

import argparse
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from amaan.house import as_the_site

if TYPE_CHECKING:
    from amaan.community.results import Report, ResultLine
    from amaan.organisation.queries import Actor

INTO = ("results", "figures")


def run(words: list[str]) -> int:
    """This will print the results of the area of one officer, or bring a file of records in."""
    asked = _parser().parse_args(words)
    profile = as_the_site.reach("results", "web")
    if profile is None:
        return 1
    from amaan.kernel import clock

    return as_the_site.answered("results", lambda: _answer(asked, profile, clock.now()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./amaan results", description=__doc__)
    parser.add_argument("--json", action="store_true", help="everything, as JSON")
    parser.add_argument("--programme", default="", help="of this programme alone")
    parser.add_argument("--since", type=date.fromisoformat, metavar="2026-01-01")
    parser.add_argument("--until", type=date.fromisoformat, metavar="2026-12-31")
    parser.add_argument(
        "--as", dest="number", metavar="SERVICE-NUMBER",
        help="the officer in whose name it is read or written; in the demonstration its own",
    )  # fmt: skip
    parser.add_argument("--bring", type=Path, metavar="FILE", help="brings a table of records in")
    parser.add_argument("--into", choices=INTO, default=INTO[-1], help="the register it is for")
    return parser


def _answer(asked: argparse.Namespace, profile: str, now: datetime) -> int:
    from django.db import transaction

    from amaan.community import results
    from amaan.confidentiality.row_security import act_as
    from amaan.organisation.posts import Post

    with transaction.atomic():
        reader = Post.PROGRAMME_OFFICER
        actor = as_the_site.officer("results", asked.number, profile, reader, now)
        if actor is None:
            return 2
        act_as(actor, now)
        if asked.bring is not None:
            return _bring(asked, actor, now)
        found = results.report(
            actor, now, programme=asked.programme, since=asked.since, until=asked.until
        )
    if asked.json:
        print(json.dumps(results.as_plain(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines_of(found)))
    return 0


def _bring(asked: argparse.Namespace, actor: "Actor", now: datetime) -> int:
    from amaan.books import actions
    from amaan.community import recorded
    from amaan.community.results_books import FIGURES, RESULTS
    from amaan.kernel.tables import text_of

    book = RESULTS if asked.into == "results" else FIGURES
    try:
        text = text_of(asked.bring.read_bytes())
    except FileNotFoundError:
        print(f"amaan results: there is no file {asked.bring}", file=sys.stderr)
        return 2
    table = recorded.table_of(book, text)
    faults = actions.check_table(actor, book, table, now).faults
    for fault in faults:
        words = fault.sentence % {"told": fault.told}
        print(f"line {fault.line}, {fault.column.english}: {words}", file=sys.stderr)
    if faults:
        print("Nothing was brought in.", file=sys.stderr)
        return 1
    new = actions.bring_in(actor=actor, book=book, table=table, now=now, source="loader")
    print(f"{new} new in the register of {asked.into}")
    return 0


def lines_of(found: "Report") -> list[str]:
    """This will write a report as lines for a terminal, by programme."""
    told: list[str] = []
    programme = ""
    for one in found.results:
        if one.programme != programme:
            programme = one.programme
            told += ["", programme, "=" * len(programme)]
        told += _lines_of_one(one)
    return told[1:] or ["No result stands here."]


def _lines_of_one(one: "ResultLine") -> list[str]:
    from amaan.community.results import as_told, number

    target = f"   target {number(one.target)}" if one.target is not None else ""
    lines = [f"{one.code:4} {one.title_en}{target}"]
    for figure in one.figures:
        women = []
        if figure.men is not None:
            women.append(f"{number(figure.men)} men")
        if figure.women is not None:
            women.append(f"{as_told(figure.women, figure.women_bound)} women")
        if figure.women_percent is not None:
            women.append(f"{number(figure.women_percent)} % by women")
        of_these = f" ({', '.join(women)})" if women else ""
        told = as_told(figure.value, figure.bound, one.counts)
        lines += [
            f"     {told}{of_these}  [{figure.manner}; {figure.period}]",
            f"       {figure.origin}",
            f"       twice? {figure.double_counting or 'not said'}",
        ]
    if not one.figures:
        lines.append("     no figure")
    return [*lines, f"       counted: {one.definition}"]
