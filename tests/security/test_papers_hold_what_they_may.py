"""T9: every paper, for every reader, with a canary in every sealed field of everybody.

What may stand where is in `oracle_papers.csv`, written by hand; a pair that is not there is no
paper. Both ways: what may not is on no page and in no attachment, and what may is there, for a
prosecutor who is handed blanks was locked out. The letters of a Nastaliq page cannot be read
back, so the canaries are Latin words too, and the attached record is read beside the pages.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.security.canaries import Aviary

from amaan.confidentiality import leaving
from amaan.confidentiality.classes import SEALED_FIELDS
from amaan.documents import readers
from amaan.documents.case_papers import (
    BUNDLES,
    CaseFile,
    Happening,
    Leaving,
    Owed,
    Person,
    Told,
    case_bundle,
    recall_notice,
)
from amaan.documents.pieces import Bundle, Field, Watermark
from amaan.documents.readers import READERS, Kept, NoSuchPaper, Reader
from amaan.documents.record import LANGUAGES, Language
from amaan.documents.setting import render_bundle
from amaan.documents.tests.paper_trail import said_in, text_of
from amaan.kernel.initials import initials

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
COPY = Watermark(officer="Amna", at=NOW, number="X-7H2K-9QMA", code="7H2K-9QMA ◆")
ORACLE = Path(__file__).parent / "oracle_papers.csv"
# Nobody outside the police is given a paper that names anybody.
STRANGERS: tuple[Reader, ...] = ("public", "press")


@dataclass(frozen=True)
class May:
    """One line of the oracle."""

    full: frozenset[str]
    initials: frozenset[str]


def oracle() -> Mapping[tuple[str, str], May]:
    with ORACLE.open(encoding="utf-8") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {
            (row["paper"], row["reader"]): May(
                frozenset(row["full"].split()), frozenset(row["initials"].split())
            )
            for row in rows
        }


@dataclass(frozen=True)
class Cage:
    """A case in which everything sealed was opened, with the values by field."""

    file: CaseFile
    values: Mapping[str, str]
    aviary: Aviary


@pytest.fixture(scope="module")
def cage() -> Cage:
    aviary = Aviary()
    values = {field: aviary.let_out("the case", field) for field in SEALED_FIELDS}
    of_entries = tuple(
        Kept(field=f, value=v) for f, v in values.items() if f in leaving.OF_AN_ENTRY
    )
    hers = tuple(
        Kept(field=f, value=v) for f, v in values.items()
        if not f.startswith("accused") and f not in leaving.OF_AN_ENTRY
    )  # fmt: skip
    his = tuple(Kept(field=f, value=v) for f, v in values.items() if f.startswith("accused"))
    file = CaseFile(
        reference="K7QF-3M2P",
        unit="Women police station",
        opened="20 Nov 2026",
        stage="Investigation",
        sections=("PPC 376",),
        numbers=(Field(label="FIR number", value="123/26"),),
        people=(Person(role="Survivor", kept=hers), Person(role="Accused", kept=his)),
        told=(Told(title="Statement recorded", kept=of_entries),),
        happened=(Happening(at="20 Nov 2026", what="Complaint received"),),
        owed=(Owed(what="FIR", owner="Officer in charge", due="at once", standing="open"),),
    )
    return Cage(file, values, aviary)


def made(paper: str, cage: Cage) -> Bundle:
    if paper == "recall_notice":
        return recall_notice(
            "court", number="X-7H2K-9QMA", made_at=NOW, recipient="Court", unit="Unit",
            why="It went to the wrong hands", left="20 Nov 2026",
        )  # fmt: skip
    return case_bundle(paper, cage.file, Leaving(made_at=NOW, recipient="An office"))


def papers() -> Iterator[tuple[str, Reader, Language]]:
    for paper, bundle in BUNDLES.items():
        for language in LANGUAGES:
            yield paper, bundle.reader, language
    yield "recall_notice", "court", "en"
    yield "recall_notice", "provider", "ur"


@pytest.mark.parametrize(("paper", "reader", "language"), list(papers()))
def test_a_paper_holds_what_its_reader_may_have_and_nothing_else(
    paper: str, reader: Reader, language: Language, cage: Cage
) -> None:
    may = oracle()[paper, reader]
    pdf = render_bundle(made(paper, cage), language=language, watermark=COPY)
    pages, record = text_of(pdf), said_in(pdf)
    on_pages = {c.field for c in cage.aviary.found_in(pages.encode())}
    in_record = {c.field for c in cage.aviary.found_in(record.encode())}
    in_the_file = {c.field for c in cage.aviary.found_in(pdf)}
    assert in_record == may.full
    assert on_pages == may.full
    assert in_the_file <= may.full
    for field in may.initials:
        assert initials(cage.values[field]) in record


def test_the_table_of_readers_says_what_the_oracle_says() -> None:
    table = {
        (paper, reader): May(line.full, line.initials)
        for paper, of_readers in readers.PAPERS.items()
        for reader, line in of_readers.items()
    }
    assert table == oracle()


@pytest.mark.parametrize("paper", sorted(readers.PAPERS))
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_without_a_line_is_given_no_paper(paper: str, reader: Reader, cage: Cage) -> None:
    everything = [Kept(field=f, value=v) for f, v in cage.values.items()]
    if (paper, reader) in oracle():
        kept = {k.field for k in readers.reduced(paper, reader, everything)}
        may = oracle()[paper, reader]
        assert kept == may.full | may.initials
    else:
        with pytest.raises(NoSuchPaper):
            readers.reduced(paper, reader, everything)


@pytest.mark.parametrize("reader", STRANGERS)
def test_no_paper_names_anybody_to_the_public_or_the_press(reader: Reader) -> None:
    assert [p for (p, who), may in oracle().items() if who == reader and may.full] == []
    assert [p for (p, who), may in oracle().items() if who == reader and may.initials] == []


def test_the_accused_is_given_one_paper_and_nobody_of_hers_stands_on_it() -> None:
    his = {p: may for (p, who), may in oracle().items() if who == "accused"}
    assert set(his) == {"accused_copy"}
    assert his["accused_copy"].initials == frozenset()
    assert not his["accused_copy"].full & (leaving.HERS | leaving.WORDS | leaving.INJURIES)


def test_no_paper_says_where_she_is_hidden_or_who_must_not_know() -> None:
    never = {"protected_location", "conflict_note", "must_not_know", "emergency_note", "note"}
    for may in oracle().values():
        assert not never & (may.full | may.initials)


def test_initials_handed_in_stay_initials() -> None:
    assert initials(initials("زرمینہ بی بی")) == initials("زرمینہ بی بی") == "ز. ب. ب."
    [kept] = readers.reduced("court_bundle", "court", [Kept(field="survivor_name", value="Z. K.")])
    assert kept.value == "Z. K."


def test_what_policy_lets_leave_this_floor_does_not_take_away() -> None:
    for kind, of_kind in leaving.KINDS.items():
        if not of_kind.of_one_case:
            continue
        for why in of_kind.whys.values():
            paper = f"{kind}_ordered" if why.compelled else kind
            line = readers.holds(paper, BUNDLES[paper].reader)
            assert why.fields <= line.full, paper
            assert why.initials <= line.full | line.initials, paper


def test_what_is_kept_back_is_said_alike_whether_there_was_any(cage: Cage) -> None:
    bare = CaseFile(reference="K7QF-3M2P", unit="", opened="", stage="")
    for paper in BUNDLES:
        full, empty = (
            case_bundle(paper, file, Leaving(made_at=NOW, recipient="An office")).papers[-1]
            for file in (cage.file, bare)
        )
        assert full.withheld == empty.withheld != ()
