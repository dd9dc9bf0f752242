"""The handbook is made from the rules: every row stands in it once, and every link leads on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from amaan.documents.pieces import Bundle, Piece, Section, See, Table
from amaan.protocol.handbook import handbook
from amaan.protocol.lookup import entries
from amaan.web.kit.lawbook import say


@pytest.fixture(scope="module")
def book() -> Bundle:
    return handbook(
        province="BA", on=date(2026, 11, 22), made_at=datetime(2026, 11, 22, tzinfo=UTC),
        say=say, told=lambda _done, _total: None,
    )  # fmt: skip


def sections(book: Bundle) -> Iterator[Section]:
    for paper in book.papers:
        yield from paper.sections


def links(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Table):
        for row in piece.rows:
            for cell in row:
                for run in cell if isinstance(cell, tuple) else ():
                    if isinstance(run, See):
                        yield run.anchor


def test_every_row_of_the_law_stands_in_the_book_once(book: Bundle) -> None:
    anchors = [section.anchor for section in sections(book) if section.anchor]
    assert sorted(anchors) == sorted(f"{entry.kind}:{entry.id}" for entry in entries())


def test_every_link_of_the_book_leads_to_a_page_of_it(book: Bundle) -> None:
    anchors = {section.anchor for section in sections(book)}
    pieces = [
        piece
        for paper in book.papers
        for piece in (*paper.pieces, *(p for s in paper.sections for p in s.pieces))
    ]
    led = {anchor for piece in pieces for anchor in links(piece)}
    assert led and led <= anchors


def test_it_begins_with_what_is_owed_by_stage_by_role_and_by_clock(book: Bundle) -> None:
    titles = [paper.title.en for paper in book.papers[:3] if not isinstance(paper.title, str)]
    assert titles == ["By stage", "By role", "By clock"]


def test_how_far_it_is_is_told_row_by_row() -> None:
    heard: list[tuple[int, int]] = []
    handbook(
        province="PB", on=date(2026, 11, 22), made_at=datetime(2026, 11, 22, tzinfo=UTC),
        say=say, told=lambda done, total: heard.append((done, total)),
    )  # fmt: skip
    assert heard[0][0] == 1 and heard[-1] == (len(entries()), len(entries()))
