"""A guide says the same in both languages, shows real pages, and loads over a bad line."""

import re
from pathlib import Path

import pytest

from amaan.organisation.posts import Post

DOCS = Path(__file__).resolve().parents[1] / "docs"
PICTURES = DOCS / "pictures"
GUIDES = sorted(path.name for path in (DOCS / "guides" / "en").glob("*.md"))

# Who commands reads one guide, from the sub-division to the region.
READS = dict.fromkeys((Post.DISTRICT_COMMANDER, Post.REGIONAL_COMMANDER), "supervisor") | {
    Post.HOUSE_WORKER: "house-keeper",
    Post.AUDITOR: "oversight-auditor",
}


def page(language: str, name: str) -> str:
    return (DOCS / "guides" / language / name).read_text(encoding="utf-8")


def shown(language: str, name: str) -> list[str]:
    return re.findall(rf"pictures/([\w-]+)-{language}\.png", page(language, name))


@pytest.mark.parametrize("name", GUIDES)
def test_who_reads_urdu_is_told_and_shown_as_much(name: str) -> None:
    assert shown("ur", name) == shown("en", name) != []
    for part in (r"^## ", r"^(?:\d\.|-) "):
        told = [len(re.findall(part, page(one, name), flags=re.MULTILINE)) for one in ("en", "ur")]
        assert told[0] == told[1], part
    assert page("ur", name).startswith('<div dir="rtl">')


def test_no_guide_stands_in_one_language_only() -> None:
    assert sorted(path.name for path in (DOCS / "guides" / "ur").glob("*.md")) == GUIDES


@pytest.mark.parametrize("post", Post)
def test_no_post_is_left_without_a_guide(post: Post) -> None:
    name = READS.get(post, post.value.replace("_", "-"))
    assert f"{name}.md" in GUIDES
    table = (DOCS / "guides" / "README.md").read_text(encoding="utf-8")
    assert all(f"({language}/{name}.md)" in table for language in ("en", "ur"))


def test_no_picture_is_heavy_and_none_is_kept_for_nothing() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in DOCS.rglob("guides/*/*.md"))
    for picture in PICTURES.glob("*.png"):
        assert picture.stat().st_size < 120_000, picture.name
        assert f"pictures/{picture.name}" in pages, picture.name
