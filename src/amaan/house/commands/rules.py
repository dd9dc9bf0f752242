"""`rules check|diff|new|sign`: the way of a rule from a draft into force, in files.

check: reads every rule of a folder, drafts too, and names everything that is wrong by its file
and line, with what to do. diff: says in words what changes between two folders, and with
--cases what would change on the duties of an installation's open cases; it writes nothing.
new: writes a draft and a story for it, to be filled in. sign: writes down that somebody of a
province read a rule as it stands and stands for it.
"""

import argparse
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from amaan.house.places import default_home
from amaan.house.supervisor import environment_for_children
from amaan.kernel import clock
from amaan.law import catalogue, signoff
from amaan.law.catalogue import default_root
from amaan.law.reading import near
from amaan.protocol import codes, differences, rulebook, skeletons
from amaan.protocol.proofreading import wrong_beside, wrong_stories
from amaan.protocol.rulebook import BrokenLaw

_NAME = re.compile(r"[a-z][a-z0-9_]{2,59}")
_KEPT = "The rules in force stay as they are until this is put right."


def run(words: list[str]) -> int:
    """This will carry out one of the four; 1 where something is wrong."""
    asked = _parser().parse_args(words)
    what: Callable[[argparse.Namespace], int] = asked.what
    try:
        return what(asked)
    except BrokenLaw as wrong:
        print(f"rules: {wrong}\n{_KEPT}", file=sys.stderr)
        return 1


def _check(asked: argparse.Namespace) -> int:
    root: Path = asked.folder
    book, wrong = rulebook.read(root, drafts=True)
    law = catalogue.load(root)
    wrong = wrong or [*wrong_beside(root, book), *wrong_stories(root, book, law)]
    for line in wrong:
        print(f"rules/{line}")
    states = Counter(rule.state for rule in rulebook.every_rule(book))
    bars = sum(bar.state == "in_force" for bar in book.bars)
    print(
        f"{states['in_force'] - bars} duties and {bars} bars in force, {states['reviewed']} "
        f"reviewed, {states['draft']} drafted; {len(law.every)} offences"
    )
    print(_signatures(root, book))
    if wrong:
        number = "One thing is" if len(wrong) == 1 else f"{len(wrong)} things are"
        print(f"{number} wrong. {_KEPT}")
    return 1 if wrong else 0


def _signatures(root: Path, book: rulebook.Rulebook) -> str:
    try:
        signed = signoff.load(root)
    except BrokenLaw:
        return "The signatures cannot be read."
    texts = {r.id: signoff.Text(r.digest, r.version) for r in rulebook.every_rule(book)}
    provinces = dict.fromkeys(one.province for one in signed.every)
    if not provinces:
        return "No province has signed these rules: they are advice until somebody there does."
    lines = []
    for province in provinces:
        standing = Counter(signed.standing(id, text, province) for id, text in texts.items())
        lines.append(
            f"{province}: {standing['signed']} of {len(texts)} signed, "
            f"{standing['changed']} changed since, {standing['reworded']} only in words"
        )
    return "; ".join(lines)


def _sign(asked: argparse.Namespace) -> int:
    root = default_root()
    rules = {rule.id: rule for rule in rulebook.every_rule(rulebook.load(root))}
    if asked.id not in rules:
        print(f"rules: there is no rule {asked.id!r}{near(asked.id, rules)}", file=sys.stderr)
        return 2
    one = signoff.SignOff(
        rule=asked.id,
        digest=rules[asked.id].digest,
        version=rules[asked.id].version,
        province=asked.province,
        by=asked.by,
        post=asked.post,
        on=clock.local_date(clock.now()),
        scope=asked.scope,
    )
    print(f"{signoff.write(root, one)}: {asked.id} {one.digest}, by {one.by}, {one.post}")
    return 0


def _diff(asked: argparse.Namespace) -> int:
    old, new = (asked.folder, asked.other) if asked.other else (default_root(), asked.folder)
    found = differences.between(rulebook.load(old), rulebook.load(new))
    for difference in found:
        words = "" if difference.decides else ", in words alone"
        print(f"{difference.kind}: {difference.rule_id}, {difference.title}{words}")
        for line in difference.how:
            print(f"    {line}")
    for line in differences.of_the_law(catalogue.load(old), catalogue.load(new)):
        print(line)
    if not found:
        print("No duty and no bar changes.")
    return _on_cases(old, new) if asked.cases else 0


def _on_cases(old: Path, new: Path) -> int:
    """This will let a process with the worker's rights compare; the rules of both go with it."""
    home = os.environ.get("AMAAN_HOME", str(default_home()))
    profile = Path(home, "profile")
    if not profile.exists():
        print(f"rules: there is no installation in {home}", file=sys.stderr)
        return 1
    named = profile.read_text(encoding="utf-8").strip()
    environment = environment_for_children(Path(home), named, 8000) | {"AMAAN_ROLE": "jobs"}
    folders = [str(old.resolve()), str(new.resolve())]
    command = [sys.executable, "-m", "amaan.jobs.comparing", *folders]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def _new(asked: argparse.Namespace) -> int:
    root, id, is_duty = default_root(), asked.id, not asked.bar
    if not _NAME.fullmatch(id):
        print("rules: a name is small letters, digits and _, such as court_told", file=sys.stderr)
        return 2
    write = skeletons.duty if is_duty else skeletons.bar
    title, today = asked.title or id.replace("_", " ").capitalize(), clock.local_date(clock.now())
    texts = {
        root / ("duties" if is_duty else "bars") / f"{id}.toml": write(
            id, title=title, rule_class=asked.rule_class, today=today
        ),
        root / "drafts" / f"{id}.toml": skeletons.example(
            id, title=title, is_duty=is_duty, today=today
        ),
    }
    taken = [path for path in texts if path.exists()]
    if taken:
        print(f"rules: {taken[0]} is there already; choose another name", file=sys.stderr)
        return 1
    for path, text in texts.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path)
    print(f"Fill both in, then: ./amaan rules check; ./amaan whatif --drafts {path}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./amaan rules", description=__doc__)
    of = parser.add_subparsers(required=True, metavar="check|diff|new|sign")
    check = of.add_parser("check", help="name everything that is wrong")
    check.add_argument("folder", nargs="?", type=Path, default=default_root())
    check.set_defaults(what=_check)
    diff = of.add_parser("diff", help="say what would change")
    diff.add_argument("folder", type=Path, help="the new rules")
    diff.add_argument("other", nargs="?", type=Path, help="with this, the first are the old ones")
    diff.add_argument("--cases", action="store_true", help="on the open cases of AMAAN_HOME too")
    diff.set_defaults(what=_diff)
    new = of.add_parser("new", help="write a draft and a story for it")
    new.add_argument("id", help="its name, such as court_told")
    new.add_argument("--bar", action="store_true", help="something forbidden, not owed")
    new.add_argument("--title", default="", help="what is owed or forbidden, in English")
    new.add_argument(
        "--class", dest="rule_class", choices=sorted(codes.DUTY_CLASSES), default="legal"
    )
    new.set_defaults(what=_new)
    sign = of.add_parser("sign", help="write down who stands for a rule in a province")
    sign.add_argument("id", help="the rule, as it stands today")
    sign.add_argument("--province", choices=sorted(codes.PROVINCES), required=True)
    sign.add_argument("--by", required=True, help="the name of whoever read it")
    sign.add_argument("--post", required=True, help="in which post")
    sign.add_argument("--scope", required=True, help="for which stations, or with what limits")
    sign.set_defaults(what=_sign)
    return parser
