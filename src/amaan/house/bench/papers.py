"""What a page of a paper costs, beside a page with one line on it."""

import time
from dataclasses import replace
from datetime import UTC, datetime

from amaan.documents.pieces import (
    Bundle,
    Column,
    Field,
    Fields,
    Paper,
    Prose,
    Quote,
    Said,
    Section,
    See,
    Table,
    Watermark,
)
from amaan.documents.record import Language
from amaan.documents.setting import pages_of, render_bundle
from amaan.house.bench.report import Report
from amaan.house.steps import Steps

# Units: processor milliseconds for one page, all threads together.
REACH = 20.0
_ROUNDS = 3
_AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
_COPY = Watermark(officer="A. B.", at=_AT, number="X-K7QF-3M2P", code="K7QF-3M2P")
_OWED = Said(
    en="The officer in charge registers what was reported and gives a copy free of cost. " * 4,
    ur="افسر انچارج اطلاع درج کرے گا اور مفت نقل دے گا۔ " * 6,
)


def run(report: Report, steps: Steps) -> None:
    """This will set a slip, a bundle and a book, warm, each time with other words."""
    render_bundle(_bundle(1, 1), language="en")
    for name, papers, sections, language in (
        ("a slip", 1, 1, "en"), ("a slip", 1, 1, "ur"),
        ("a bundle for a court", 6, 12, "en"), ("a bundle for a court", 6, 12, "ur"),
        ("a book with an index", 40, 12, "en"), ("a book with an index", 40, 12, "ur"),
    ):  # fmt: skip
        kind: Language = "ur" if language == "ur" else "en"
        with steps.step(f"Measuring: {name}, {language}"):
            bundle = _bundle(papers, sections)
            pages = pages_of(render_bundle(bundle, language=kind, watermark=_COPY))
            cost = min(_cost(bundle, kind, n) for n in range(_ROUNDS)) / pages
            floor = min(_cost(_blank(pages), kind, n) for n in range(_ROUNDS)) / pages
        report.note(
            f"{name}, {pages} pages, {language}",
            f"{cost:.1f} CPU-ms a page; one line on each page (floor) {floor:.1f}",
            f"{REACH:g} CPU-ms a page",
            met=cost <= REACH,
        )


def _cost(bundle: Bundle, language: Language, round_: int) -> float:
    # Another reference, or the setter would remember the pages of the round before.
    fresh = replace(bundle, reference=f"K7QF-{round_:04}", officer=f"round {round_}")
    began = time.process_time()
    render_bundle(fresh, language=language, watermark=_COPY)
    return (time.process_time() - began) * 1000


def _blank(pages: int) -> Bundle:
    papers = tuple(Paper(title=f"{n}") for n in range(pages))
    return Bundle(title="Pages", papers=papers, made_at=_AT)


def _bundle(papers: int, sections: int) -> Bundle:
    many = papers > 1
    return Bundle(
        title=Said(en="Papers", ur="دستاویزات"),
        papers=tuple(
            Paper(
                title=Said(en=f"Paper {p}", ur=f"دستاویز {p}"),
                sections=tuple(_section(p * sections + s) for s in range(sections)),
            )
            for p in range(papers)
        ),
        made_at=_AT,
        cover=many,
        contents=many,
        depth=2,
    )


def _section(number: int) -> Section:
    rows = tuple((f"{n} h", Said(en=f"step {n} of {number}", ur=f"قدم {n}")) for n in range(4))
    also = See(Said(en=f"section {number // 2}", ur=f"حصہ {number // 2}"), f"s{number // 2}")
    return Section(
        title=Said(en=f"Section {number}", ur=f"حصہ {number}"),
        anchor=f"s{number}",
        pieces=(
            Fields(rows=(Field(label=Said(en="Owner", ur="ذمہ دار"), value=f"{number}"),)),
            Prose(paragraphs=(_OWED, (Said(en="See ", ur="دیکھیں "), also))),
            Quote(title=Said(en="Her words", ur="ان کے الفاظ"), text=f"{number}. {_OWED.ur}"),
            Table(columns=(Column(label="1"), Column(label="2", width=3)), rows=rows),
        ),
    )
