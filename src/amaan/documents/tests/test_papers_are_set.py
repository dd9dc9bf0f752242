"""What is handed over is printed as it stands, whatever it is, and the paper can be trusted."""

import hashlib
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from amaan.documents import letters
from amaan.documents.pieces import (
    Bullets,
    Bundle,
    Code,
    Column,
    Field,
    Fields,
    Gap,
    Notice,
    Paper,
    Prose,
    Quote,
    Said,
    Section,
    See,
    Signatures,
    Strong,
    Table,
)
from amaan.documents.record import LANGUAGES, Language, Sheets, record_of
from amaan.documents.setting import NotSet, render_bundle
from amaan.documents.tests.paper_trail import (
    COPY,
    MADE_AT,
    attached,
    plain,
    read,
    said_in,
    text_of,
    widest,
)

DIRECTIONS: tuple[letters.Direction, ...] = ("ltr", "rtl")
# What meets on a page of ours, marks of one script on letters of another among it.
LETTERS = [chr(n) for n in (*range(0x20, 0x17F), *range(0x300, 0x370), *range(0x600, 0x780),
                            *range(0x8A0, 0x900), *range(0x2000, 0x2070), *range(0xFB50, 0xFDFF),
                            *range(0xFE70, 0xFEFF))]  # fmt: skip
NAME = Said(en="Name", ur="نام")
# Each would do harm if it were read as the setter's source, or as a sign of the page.
HOSTILE = (
    '#read("/etc/passwd")',
    "#include \"main.typ\" #import \"pieces.typ\": *",
    "$ x = sum $ *bold* _soft_ `raw` <label> @reference",
    "\\u{41} \\ \\# back\\slash",
    "#panic() #eval(\"1+1\") ]} )); #set page(width: 1pt)",
    "{{ template }} {% tag %} <script>alert(1)</script> %PDF-1.7 endobj",
    "= a heading\n- a list\n+ a count\n/ a term: here",
    "tab\there \x00null \x1bescape \x7f",
)  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_looks_like_source_is_printed_as_it_stands(value: str, language: Language) -> None:
    pdf = render_bundle(
        plain(Fields(rows=(Field(label=NAME, value=value),)), Quote(title=NAME, text=value)),
        language=language,
    )
    text = re.sub(r"\s", "", text_of(pdf))
    shown = re.sub(r"\s", "", letters.printable(value))
    assert text.count(shown) >= 2
    assert "root:" not in text
    assert len(read(pdf).pages) == 1


def test_a_sign_that_turns_the_line_around_does_not_reach_paper() -> None:
    pdf = render_bundle(plain(Prose(paragraphs=("paid \u202e000001\u202c rupees",))), language="en")
    assert "\u202e" not in text_of(pdf)
    assert "paid 000001 rupees" in text_of(pdf)


def test_nothing_hides_inside_a_name() -> None:
    assert letters.printable("Sa\u200bi\u2060ma\ufeff") == "Saima"


def test_half_a_letter_stops_no_paper() -> None:
    pdf = render_bundle(plain(Quote(title=NAME, text="half \ud83d of one")), language="en")
    assert "half  of one" in text_of(pdf).replace("half of", "half  of")


def test_a_mark_no_letter_can_carry_is_left_out_and_hers_stay() -> None:
    assert letters.printable("a\u064e") == "a"
    assert letters.printable("مُحَمَّد") == "مُحَمَّد"


def test_joiners_that_shape_urdu_letters_stay() -> None:
    assert letters.printable("بے\u200cحرمتی") == "بے\u200cحرمتی"


def test_what_no_face_can_draw_is_a_box_and_not_a_missing_paper() -> None:
    pdf = render_bundle(plain(Quote(title=NAME, text="he wrote 😀 to me: 你好")), language="en")
    assert "he wrote □ to me: □□" in text_of(pdf)
    # What she handed over is in the record unchanged.
    assert "😀" in said_in(pdf)


@pytest.mark.parametrize("letter", ["x", "ب", "7", "-", "ٹ"])
def test_a_word_of_ten_thousand_letters_stays_on_the_paper(letter: str) -> None:
    pdf = render_bundle(plain(Quote(title=NAME, text=letter * 10_000)), language="ur")
    assert widest(pdf) < 595
    assert len(read(pdf).pages) < 12


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.sampled_from(LETTERS) | st.characters(), max_size=120), st.sampled_from(LANGUAGES)
)
@example("f\u08b2\u0317 \u0643\u0335 \ufd1f\u0307", "ur")
def test_no_text_of_anybody_stops_a_paper(text: str, language: Language) -> None:
    table = Table(columns=(Column(label=text),), rows=((text,),))
    pieces = (Fields(rows=(Field(label=text, value=text),)), Quote(title=text, text=text), table)
    pdf = render_bundle(plain(*pieces, title="Slip"), language=language)
    assert b"pdfaid:part" in pdf, "it is set, and fit for an archive too"


@given(st.text(max_size=200))
def test_cutting_a_line_into_runs_loses_no_letter(text: str) -> None:
    for base in DIRECTIONS:
        assert "".join(run for run, _ in letters.runs(text, base)) == text


@given(st.text(max_size=200))
def test_what_is_printable_stays_as_it_is_when_asked_again(text: str) -> None:
    once = letters.printable(text)
    assert letters.printable(once.replace("\u200c\u200b", "").replace("\u200b", "")) == once
    assert all(unicodedata.bidirectional(letter) not in {"RLO", "LRO", "RLE"} for letter in once)


@pytest.mark.parametrize(
    ("line", "latin"),
    [
        ("دفعہ 376 (1) PPC کے تحت", ["376 (1) PPC"]),
        ("فون +92 300 1234567 پر", ["+92 300 1234567"]),
        ("حوالہ K7QF-3M2P اور FIR 123/26۔", ["K7QF-3M2P", "FIR 123/26"]),
        ("قانون (PECA 2016) میں", ["PECA 2016"]),
        ("رقم ۴۵۶۷ روپے", []),
    ],
)
def test_a_latin_reference_in_an_urdu_line_stays_in_one_piece(line: str, latin: list[str]) -> None:
    assert [run for run, way in letters.runs(line, "rtl") if way == "ltr"] == latin


@pytest.mark.parametrize(
    ("line", "urdu"),
    [
        ("called بیگم صاحبہ at home", ["بیگم صاحبہ"]),
        ("Keys of the vault (والٹ کی چابیاں) are here", ["والٹ کی چابیاں"]),
        # Read apart, what is added to a name would come before it.
        ("House: چراغ گھر (مشقی)", ["چراغ گھر (مشقی)"]),
        ("both (والٹ) (چابی) are", ["والٹ", "(چابی)"]),
    ],
)
def test_urdu_in_an_english_line_stays_in_one_piece(line: str, urdu: list[str]) -> None:
    assert [run for run, way in letters.runs(line, "ltr") if way == "rtl"] == urdu


@pytest.mark.parametrize(
    ("line", "latin"),
    [
        ("(ڈیسک 3) 12 رپورٹیں", ["3", "12"]),
        ("(دفعہ 1) PPC 376 (2) کے", ["1", "PPC 376 (2)"]),
        ("دفعہ 376 (a اور b) کے", ["376", "a", "b"]),
        ("حد (5–9) 12", ["5–9", "12"]),
        ("قانون (PPC 376 (1)) میں", ["PPC 376 (1)"]),
    ],
)
def test_a_bracket_is_of_the_line_that_its_partner_is_of(line: str, latin: list[str]) -> None:
    assert [run for run, way in letters.runs(line, "rtl") if way == "ltr"] == latin


@given(st.text(st.sampled_from("aZ7 ()+%–ابٹ،"), max_size=60))
@example("(ا 1) b (2")
def test_no_bracket_is_drawn_turned_away_from_what_it_holds(text: str) -> None:
    for base in DIRECTIONS:
        for run, way in letters.runs(text, base):
            if way != base:
                held = re.sub(r"[^()]", "", run)
                while "()" in held:
                    held = held.replace("()", "")
                assert not held, (text, base, run)


def test_the_same_pieces_give_the_same_bytes() -> None:
    bundle = plain(Prose(paragraphs=("once",)))
    first = render_bundle(bundle, language="ur", watermark=COPY)
    render_bundle(plain(Prose(paragraphs=("another",))), language="en")
    assert render_bundle(bundle, language="ur", watermark=COPY) == first


def test_the_fingerprint_printed_is_that_of_the_record_attached() -> None:
    pdf = render_bundle(plain(Prose(paragraphs=("once",))), language="en")
    digest = hashlib.sha256(attached(pdf)).hexdigest()
    assert digest in text_of(pdf)
    assert record_of(plain(Prose(paragraphs=("once",))), language="en", watermark=None).content == (
        attached(pdf)
    )


def test_whoever_changes_a_word_changes_the_fingerprint() -> None:
    prints = {
        record_of(plain(Prose(paragraphs=(word,))), language="en", watermark=copy).fingerprint
        for word in ("once", "twice")
        for copy in (None, COPY)
    }
    assert len(prints) == 4


def test_the_file_says_outside_what_it_is_and_nothing_else() -> None:
    pdf = render_bundle(plain(Quote(title=NAME, text="Zarmina")), language="en", watermark=COPY)
    told: dict[str, object] = dict(read(pdf).metadata or {})
    assert told.get("/Title") == "Slip"
    assert set(told) <= {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    assert b"Zarmina" not in str(told).encode()


def test_a_paper_is_tagged_and_says_its_language() -> None:
    for language in LANGUAGES[:2]:
        root = read(render_bundle(plain(), language=language)).root_object
        assert "/StructTreeRoot" in root
        assert "'/Marked': True" in str(root["/MarkInfo"])
        assert str(root["/Lang"]) == language


def test_every_page_says_which_copy_it_is_and_which_page_of_how_many() -> None:
    long = Bullets(items=tuple(f"entry {n}" for n in range(200)))
    pages = read(render_bundle(plain(long), language="en", watermark=COPY)).pages
    assert len(pages) > 3
    for n, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert f"Page {n} of {len(pages)}" in text
        assert "X-7H2K-9QMA" in text
        assert "K7QF-3M2P" in text
        # Any quarter of a page holds the mark whole, several times over.
        assert text.count("7H2K-9QMA") > 20


def test_the_index_leads_to_the_page_on_which_a_paper_begins() -> None:
    papers = tuple(
        Paper(title=f"Paper {name}", pieces=(Bullets(items=("line",) * 120),)) for name in "ABC"
    )
    bundle = Bundle(title="All", papers=papers, made_at=MADE_AT, cover=True, contents=True)
    pages = [p.extract_text() for p in read(render_bundle(bundle, language="en")).pages]
    for name in "ABC":
        begins = next(n for n, text in enumerate(pages[2:], start=3) if f"Paper {name}" in text)
        assert re.search(rf"Paper {name}\s+{begins}\b", pages[1])


def test_a_cross_reference_names_the_page_it_leads_to() -> None:
    sections = (
        Section(
            title="First", pieces=(Prose(paragraphs=(("See", See(" the second", "second")),)),)
        ),
        Section(title="Room", pieces=(Bullets(items=("line",) * 120),)),
        Section(title="Second", anchor="second"),
    )
    bundle = Bundle(title="B", papers=(Paper(title="P", sections=sections),), made_at=MADE_AT)
    pages = [p.extract_text() for p in read(render_bundle(bundle, language="en")).pages]
    at = next(n for n, text in enumerate(pages, start=1) if "Second" in text)
    assert at > 1
    assert f"the second ({at})" in pages[0]


def test_a_cross_reference_to_nothing_still_prints_its_words() -> None:
    pdf = render_bundle(plain(Prose(paragraphs=((See("see elsewhere", "gone"),),))), language="en")
    assert "see elsewhere" in text_of(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_piece_can_be_empty(language: Language) -> None:
    pieces = (
        Fields(rows=()), Prose(paragraphs=()), Quote(title="", text=""), Bullets(items=()),
        Bullets(items=(), boxes=True), Table(columns=(), rows=()), Notice(text=""),
        Signatures(labels=(), stamp=False), Gap(title=""), Table(columns=(Column(label="A"),),
        rows=()), Fields(rows=(Field(label=""),)), Code(content="A"),
    )  # fmt: skip
    assert read(render_bundle(plain(*pieces, title=""), language=language)).pages


def test_an_empty_list_says_that_it_is_empty() -> None:
    piece = Table(columns=(Column(label="A"),), rows=(), empty="Nothing is late.")
    assert "Nothing is late." in text_of(render_bundle(plain(piece), language="en"))


def test_a_list_repeats_its_heads_on_each_page() -> None:
    rows = tuple((f"row {n}", str(n)) for n in range(150))
    table = Table(columns=(Column(label="Headword"), Column(label="No.", align="end")), rows=rows)
    pages = read(render_bundle(plain(table), language="en")).pages
    assert len(pages) > 2
    assert all("Headword" in page.extract_text() for page in pages)


def test_what_a_list_is_called_does_not_stand_alone_at_the_foot_of_a_page() -> None:
    turned = set()
    for lines in range(30, 60):
        before = Prose(paragraphs=tuple(f"Line {n}" for n in range(lines)))
        listed = Table(caption="Whatissaid", columns=(Column(label="Head"),), rows=(("Firstrow",),))
        pdf = render_bundle(plain(before, listed), language="en")
        pages = [page.extract_text() for page in read(pdf).pages]
        (of_caption,) = (n for n, page in enumerate(pages) if "Whatissaid" in page)
        assert "Firstrow" in pages[of_caption], lines
        turned.add(of_caption)
    assert turned == {0, 1}, "some of these lists should have gone over to the next page"


def test_a_row_of_a_list_is_not_torn_between_two_pages() -> None:
    rows = tuple((f"{n} begins\nis told\n{n} ends",) for n in range(60))
    table = Table(columns=(Column(label="What"),), rows=rows)
    pages = [page.extract_text() for page in read(render_bundle(plain(table), language="en")).pages]
    assert len(pages) > 2
    for n in range(60):
        on = [p for p, text in enumerate(pages) if re.search(rf"\b{n} (begins|ends)", text)]
        assert len(on) == 1, n


def test_a_row_longer_than_a_page_goes_on_over_the_next() -> None:
    table = Table(columns=(Column(label="What"),), rows=((("she said it again. " * 900),),))
    pages = read(render_bundle(plain(table), language="en")).pages
    assert len(pages) > 1
    assert sum(page.extract_text().count("again.") for page in pages) == 900


def test_in_both_languages_a_sentence_stands_twice_and_a_name_once() -> None:
    bundle = plain(Fields(rows=(Field(label=Said(en="Name", ur="NAAM"), value="Zarmina"),)))
    text = text_of(render_bundle(bundle, language="both"))
    assert text.count("Name") == 1
    assert text.count("NAAM") == 1
    assert text.count("Zarmina") == 1


def test_a_strong_word_is_not_lost_among_the_others() -> None:
    pdf = render_bundle(
        plain(Prose(paragraphs=(("never ", Strong("alone"), " with him"),))), language="en"
    )
    assert "never alone with him" in text_of(pdf)


def test_what_no_archive_takes_is_still_a_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    # As if a face had lost its shapes: a sign without one reaches the setter.
    everything = (frozenset(range(0x110000)),)
    monkeypatch.setattr(letters, "faces", lambda: everything)
    pdf = render_bundle(plain(Prose(paragraphs=("he wrote 😀",))), language="en")
    assert b"pdfaid:part" not in pdf
    assert "he wrote" in text_of(pdf)


def test_a_paper_that_cannot_be_set_is_refused_without_quoting_it() -> None:
    with pytest.raises(NotSet) as stopped:
        render_bundle(plain(Code(content="Zarmina" * 500)), language="en")
    assert "Zarmina" not in str(stopped.value)
    assert stopped.value.__cause__ is None
    assert stopped.value.__suppress_context__


def test_a_cross_reference_of_two_scripts_names_its_page_once() -> None:
    led = See(Said(en="Section 345", ur="ضابطہ 345 اور تعزیرات 311 PPC کی اجازت"), "here")
    said = Sheets("ur").line((led,))
    assert [run.get("to", "") for one in said for run in one["runs"]].count("here") == 1
    assert said[0]["runs"][-1]["to"] == "here" and len(said[0]["runs"]) > 2
