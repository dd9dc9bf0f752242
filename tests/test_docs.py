"""What is written about the house agrees with the house. A page that falls behind fails here."""

import re
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from amaan.house.environment import KNOWN
from amaan.law import catalogue
from amaan.protocol import codes, whatif
from amaan.protocol.facts import KINDS

CLONE = Path(__file__).resolve().parents[1]
SOURCE = CLONE / "src" / "amaan"
COMMANDS = sorted(
    path.stem for path in (SOURCE / "house" / "commands").glob("*.py") if path.stem != "__init__"
)
OWN_PAGES = [*CLONE.glob("*.md"), *(CLONE / "docs").rglob("*.md"), *(CLONE / "rules").glob("*.md")]
PAGES = sorted([*OWN_PAGES, *SOURCE.rglob("README.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# Parts of these lists, for conditions; they hold no code of their own.
DERIVED_LISTS = {"CHILD_BANDS", "UNDER_16_BANDS", "SEXUAL_ACTS", "FAILURES"}
CODE_LISTS = {
    name: words
    for name, words in vars(codes).items()
    if isinstance(words, frozenset) and name not in DERIVED_LISTS
}
NOT_A_ROOM = {"__pycache__"}
# The bar of a chart is no prohibition.
SAID_IN_ANOTHER_SENSE = {"Bar"}


def text_of(*parts: str) -> str:
    return CLONE.joinpath(*parts).read_text(encoding="utf-8")


def rows_of(page: str) -> dict[str, str]:
    """This will give the rows of a page's tables by the code in their first cell."""
    found = re.findall(r"^\| `([^`]+)` \|(.*)$", page, flags=re.MULTILINE)
    assert len({name for name, _ in found}) == len(found), "a row stands twice"
    return dict(found)


# -- what exists is written down --------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert re.search(rf"^\| `\./amaan {command}\b", text_of("README.md"), re.MULTILINE)


def test_the_readme_promises_no_command_that_does_not_exist() -> None:
    promised = set(re.findall(r"\./amaan ([a-z]+)", "".join(map(Path.read_text, OWN_PAGES))))
    assert promised <= set(COMMANDS)


def test_every_room_stands_on_the_readmes_map() -> None:
    rooms = {
        path.name for path in SOURCE.iterdir() if path.is_dir() and path.name not in NOT_A_ROOM
    }
    assert rooms <= set(re.findall(r"`(\w+)(?:/[\w, ]+)?`", text_of("README.md")))


def test_every_setting_is_explained_and_no_other() -> None:
    assert set(rows_of(text_of("docs", "settings.md"))) == set(KNOWN)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_fact_is_explained_with_each_of_its_details(kind: str) -> None:
    row = rows_of(text_of("docs", "facts.md")).get(kind, "")
    for detail in fields(KINDS[kind]):
        assert f"`{detail.name}`" in row, f"{kind} has a detail {detail.name}"
        allowed = detail.metadata.get("codes")
        if allowed is not None:
            (name,) = [n for n, words in CODE_LISTS.items() if words == allowed]
            assert name in row, f"{kind}.{detail.name} keeps to {name}"


def test_no_kind_of_fact_is_explained_that_nobody_can_record() -> None:
    assert set(rows_of(text_of("docs", "facts.md"))) == set(KINDS)


@pytest.mark.parametrize("name", sorted(CODE_LISTS))
def test_every_code_list_stands_in_the_standards_as_it_is(name: str) -> None:
    row = re.search(rf"^\| {name} \|[^|]*\|(.*)\|$", text_of("docs", "standards.md"), re.MULTILINE)
    assert row is not None
    assert set(re.findall(r"`([^`]+)`", row[1])) == CODE_LISTS[name]


# -- what is written down exists --------------------------------------------------------


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            if not target.startswith(("http://", "https://", "mailto:")):
                yield page, target


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", head.lower()) for head in heads)
    return {head.replace(" ", "-") for head in plain}


def test_every_link_between_pages_leads_somewhere() -> None:
    for page, target in links():
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), f"{page.relative_to(CLONE)}: {target}"
        if anchor and there.suffix == ".md":
            assert anchor in anchors(there), f"{page.relative_to(CLONE)}: {target}"


def test_every_source_that_the_standards_name_is_listed() -> None:
    page = text_of("docs", "standards.md")
    listed = set(re.findall(r"^\| ([A-Z][A-Z0-9-]+) \|[^|]*\| <http", page, flags=re.MULTILINE))
    named = set(re.findall(r"(?<!`)\[([A-Z][A-Z0-9-]+)\](?!\()", page))
    assert named == listed


def test_every_rule_that_the_standards_name_is_in_the_book() -> None:
    windows = text_of("docs", "standards.md").partition("## 5.")[2].partition("## Service")[0]
    rules = set(re.findall(r"\| `(\w+)` \|", windows))
    assert rules
    assert rules <= {path.stem for path in (CLONE / "rules" / "duties").glob("*.toml")}


def test_a_decision_has_a_number_of_its_own_and_says_what_was_not_chosen() -> None:
    pages = sorted((CLONE / "docs" / "decisions").glob("*.md"))
    assert len({page.name[:4] for page in pages}) == len(pages)
    for page in pages:
        if page.name.startswith("0001"):
            continue  # the ground rules: each of their lines is a decision
        assert "\n## Roads not taken\n" in page.read_text(encoding="utf-8"), page.name


# -- what the code says of itself -------------------------------------------------------


def test_every_offence_named_in_the_code_or_the_pages_is_in_the_catalogue() -> None:
    known = set(catalogue.load().every)
    acts = "|".join(sorted({offence.partition("-")[0] for offence in known}))
    of_the_form = re.compile(rf"\b(?:{acts})-[0-9][0-9A-Za-z]*(?:-[0-9A-Za-z]+)*")
    # Tests name offences that do not exist, to see them refused.
    written = (path for path in SOURCE.rglob("*.py") if "tests" not in path.parts)
    for path in (*written, *PAGES):
        for named in of_the_form.findall(path.read_text(encoding="utf-8")):
            assert named in known, f"{path.relative_to(CLONE)} names {named}"


def words_at_home() -> list[tuple[str, str]]:
    page = text_of("docs", "words.md")
    return re.findall(r"^\| ([^|]+?) \|[^|]+\|[^|]+\| `([\w.]+)` \|$", page, flags=re.MULTILINE)


@pytest.mark.parametrize(("word", "home"), words_at_home())
def test_every_word_is_at_home_where_the_glossary_says(word: str, home: str) -> None:
    module, _, name = home.rpartition(".")
    assert hasattr(import_module(f"amaan.{module}"), name), f"{word}: {home}"


def test_no_word_stands_twice_and_each_has_its_urdu() -> None:
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|", text_of("docs", "words.md"), re.MULTILINE)
    words = [(word, urdu) for word, urdu in rows if word not in {"word", "---"}]
    assert len({word for word, _ in words}) == len(words) > 80
    for word, urdu in words:
        assert re.search(r"[\u0600-\u06ff]", urdu), word


def test_the_pages_say_a_word_in_urdu_as_the_glossary_does() -> None:
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|", text_of("docs", "words.md"), re.MULTILINE)
    glossary = {word.lower(): re.split("؛ | / ", urdu) for word, urdu in rows}
    for path in sorted(SOURCE.rglob("locale/ur/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                said = str(message.id)
                if said.lower() in glossary and said not in SAID_IN_ANOTHER_SENSE:
                    assert message.string in glossary[said.lower()], f"{path.parts[-5]}: {said}"


def test_the_question_in_the_readme_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = re.findall(r"\./amaan whatif (rules/\S+)", text_of("README.md"))
    assert whatif.main([str(CLONE / file)]) == 0
    assert "Register the FIR" in capsys.readouterr().out
