"""The map of ASVS 5.0.0: read from `docs/asvs.csv`, and drawn as the page `docs/asvs.md`.

Run as a program it draws the page anew. Ids and levels are the standard's; the words are ours.
"""

import ast
import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

CLONE = Path(__file__).parents[2]
TABLE = CLONE / "docs" / "asvs.csv"
PAGE = CLONE / "docs" / "asvs.md"

# Every requirement of the standard, section by section: the level of its first, second, ...
LEVELS = {
    "V1.1": "22", "V1.2": "1111122223", "V1.3": "112222222223", "V1.4": "222", "V1.5": "123",
    "V2.1": "122", "V2.2": "112", "V2.3": "12223", "V2.4": "23", "V3.1": "3", "V3.2": "113",
    "V3.3": "12223", "V3.4": "11222233", "V3.5": "11122333", "V3.6": "3", "V3.7": "22333",
    "V4.1": "12233", "V4.2": "23333", "V4.3": "22", "V4.4": "1222", "V5.1": "2",
    "V5.2": "112333", "V5.3": "113", "V5.4": "222", "V6.1": "122", "V6.2": "111111112222",
    "V6.3": "11223333", "V6.4": "112233", "V6.5": "22222333", "V6.6": "2223", "V6.7": "33",
    "V6.8": "2222", "V7.1": "222", "V7.2": "1111", "V7.3": "22", "V7.4": "11222", "V7.5": "223",
    "V7.6": "22", "V8.1": "1233", "V8.2": "1123", "V8.3": "133", "V8.4": "23", "V9.1": "111",
    "V9.2": "1222", "V10.1": "22", "V10.2": "223", "V10.3": "22223",
    "V10.4": "1111122222233333", "V10.5": "22222", "V10.6": "22", "V10.7": "222",
    "V11.1": "2233", "V11.2": "22233", "V11.3": "11233", "V11.4": "1222", "V11.5": "23",
    "V11.6": "23", "V11.7": "33", "V12.1": "12233", "V12.2": "11", "V12.3": "22223",
    "V13.1": "2333", "V13.2": "222223", "V13.3": "2233", "V13.4": "1222233", "V14.1": "22",
    "V14.2": "12223333", "V14.3": "122", "V15.1": "12233", "V15.2": "12233", "V15.3": "1222222",
    "V15.4": "3333", "V16.1": "2", "V16.2": "22222", "V16.3": "2222", "V16.4": "222",
    "V16.5": "2223", "V17.1": "23", "V17.2": "22223333", "V17.3": "22",
}  # fmt: skip
CHAPTERS = {
    "V1": "Words that could become acts",
    "V2": "What is checked, and the order of acts",
    "V3": "The browser",
    "V4": "HTTP",
    "V5": "Files",
    "V6": "Who signs in",
    "V7": "Sessions",
    "V8": "Who may do what",
    "V9": "Tokens",
    "V10": "OAuth and OpenID",
    "V11": "Ciphers and keys",
    "V12": "On the wire",
    "V13": "How it is set up",
    "V14": "What is sensitive",
    "V15": "How it is built",
    "V16": "Logs and errors",
    "V17": "Voice and picture",
}
# Beyond levels 1 and 2: these chapters whole.
WHOLE = {"V8", "V14", "V16"}
STANDS = ("tested", "written", "does not apply", "not met")


@dataclass(frozen=True)
class Row:
    """One requirement and what we have to show for it."""

    id: str
    level: int
    asks: str
    stands: str
    shown_by: tuple[str, ...]
    why: str

    @property
    def chapter(self) -> str:
        """This will give the chapter it belongs to."""
        return self.id.split(".")[0]


def asked() -> dict[str, int]:
    """This will list every requirement that the map must speak of, with its level."""
    wanted = {}
    for section, levels in LEVELS.items():
        for number, level in enumerate(levels, start=1):
            if level in "12" or section.split(".")[0] in WHOLE:
                wanted[f"{section}.{number}"] = int(level)
    return wanted


def rows() -> list[Row]:
    """This will read the map."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                line["id"],
                int(line["level"]),
                line["asks"],
                line["stands"],
                tuple(filter(None, line["shown_by"].split("; "))),
                line["why"],
            )
            for line in csv.DictReader(file)
        ]


def tests_of(path: Path) -> set[str]:
    """This will name the tests of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {n.name for n in tree.body if isinstance(n, ast.FunctionDef) and n.name[:5] == "test_"}


def headings_of(path: Path) -> set[str]:
    """This will name the headings of a page."""
    return set(re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE))


def counted(these: list[Row]) -> str:
    """This will say how many stand how."""
    found = Counter(row.stands for row in these)
    return ", ".join(f"{found[s]} {s}" for s in STANDS if found[s])


def page(these: list[Row]) -> str:
    """This will draw the map as a page."""
    ordinary = [row for row in these if row.level < 3]
    high = [row for row in these if row.level == 3]
    lines = [
        "# The map of ASVS 5.0.0",
        "",
        "The OWASP Application Security Verification Standard lists what a secure application must",
        "show. Here stands every requirement of its levels 1 and 2 by its number, and those of",
        "level 3 in the chapters on access, on sensitive matters and on logs, each in **our own",
        "short words** (the standard's are at <https://github.com/OWASP/ASVS/tree/v5.0.0>),",
        "with what we have to show: a test, a page where the requirement asks for one, the reason",
        "why it does not apply, or the plain words **not met**. Nobody outside has verified it.",
        "",
        f"- Levels 1 and 2, {len(ordinary)} requirements: {counted(ordinary)}.",
        f"- Level 3 of V8, V14 and V16, {len(high)} requirements: {counted(high)}.",
        "",
        "This page is drawn from [asvs.csv](asvs.csv) by `python tests/security/asvs.py`;",
        "`tests/security/test_asvs_map.py` fails on a requirement without an answer and on a test",
        "or heading that is not there.",
        "",
        "## Not met",
        "",
        *(f"- **{r.id}** (level {r.level}): {r.asks}. {r.why}" for r in these
          if r.stands == "not met"),
    ]  # fmt: skip
    for chapter, title in CHAPTERS.items():
        own = [row for row in these if row.chapter == chapter]
        lines += ["", f"## {chapter}: {title}", "", f"{len(own)}: {counted(own)}.", ""]
        if len(own) > 3 and {(r.stands, r.why) for r in own} == {(own[0].stands, own[0].why)}:
            lines.append(f"{', '.join(r.id for r in own)}: {own[0].why}")
            continue
        lines += [
            "| id | level | what it asks | stands | shown by, or why |",
            "|---|---|---|---|---|",
        ]
        lines += [_line(row) for row in own]
    return "\n".join(lines) + "\n"


def _line(row: Row) -> str:
    shown = [_shown(proof) for proof in row.shown_by]
    told = " ".join(filter(None, [", ".join(shown), row.why]))
    return f"| {row.id} | {row.level} | {row.asks} | {row.stands} | {told} |"


def _shown(proof: str) -> str:
    if "::" in proof:
        path, name = proof.split("::")
        return f"[{name.removeprefix('test_').replace('_', ' ')}](../{path})"
    path, heading = proof.split("#")
    inside = path.removeprefix("docs/") if path.startswith("docs/") else f"../{path}"
    return f"[{heading}]({inside})"


if __name__ == "__main__":
    PAGE.write_text(page(rows()), encoding="utf-8")
