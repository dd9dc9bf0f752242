"""What the components write into a page, and what they never do."""

from dataclasses import replace
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from amaan.web.kit import gallery_examples as examples
from amaan.web.kit.fields import LineField
from amaan.web.kit.shapes import Authority, Field

HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture(autouse=True)
def _addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = "amaan.web.kit.tests.pages"


def drawn(tag: str, **given: Any) -> str:
    page = Template("{% load kit %}" + tag)
    return page.render(Context({"now": examples.NOW, "csrf_token": "t", **given}))


def test_every_state_of_a_duty_is_said_in_words_and_not_by_colour_alone() -> None:
    said = [drawn("{% duty row %}", row=row) for row in examples.duties()]
    words = ["open", "open", "open", "late", "contested", "done", "done late", "waived", "fell"]
    for html, word in zip(said, words, strict=True):
        assert f'<span class="state-word">{word}' in html


def test_the_three_classes_of_duty_carry_their_label() -> None:
    said = "".join(drawn("{% duty row %}", row=row) for row in examples.duties())
    for label in (">Law<", ">Health<", ">Standard<"):
        assert label in said


def test_a_secondary_source_is_marked_and_a_verified_one_is_not() -> None:
    shown = Authority(text="Section 154", confidence="secondary")
    assert "confirm with the prosecutor" in drawn("{% authority on %}", on=shown)
    verified = replace(shown, confidence="verified")
    assert "prosecutor" not in drawn("{% authority on %}", on=verified)


def test_a_masked_name_gives_the_page_nothing_to_find() -> None:
    html = drawn("{% masked name %}", name=examples.masked())
    assert "Example name" not in html
    assert "purpose" in html


def test_a_shown_name_stands_once_and_the_mask_behind_it_has_none() -> None:
    html = drawn("{% revealed shown %}", shown=examples.revealed())
    assert html.count("Example name") == 1
    assert "Example name" not in html.split("<template", 1)[1]


def test_a_register_offers_to_page_only_where_there_is_more() -> None:
    html = drawn("{% register_list of %}", of=examples.register())
    assert 'rel="next"' in html
    assert 'rel="prev"' not in html


def test_an_empty_register_says_why_and_what_can_be_done() -> None:
    html = drawn("{% register_list of %}", of=replace(examples.register(), rows=()))
    assert "Nobody is waiting" in html
    assert "<table" not in html


def test_an_error_is_tied_to_its_question_and_listed_with_a_link() -> None:
    wrong = examples.answered()
    html = drawn("{% error_summary rows %}{% field one %}", rows=wrong, one=wrong[0])
    assert 'href="#id_phone_wrong"' in html
    assert 'aria-describedby="id_phone_wrong_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_password_is_never_written_back() -> None:
    secret = Field(name="p", label="Password", kind="secret", value="")
    assert 'value=""' in drawn("{% field one %}", one=secret)


@pytest.mark.parametrize("kind", ["text", "words", "phone", "reference", "when", "number"])
def test_what_was_typed_cannot_become_markup(kind: str) -> None:
    typed = Field(name="x", label="X", kind=kind, value=HOSTILE, time=HOSTILE)  # type: ignore[arg-type]  # each of them
    assert "<script" not in drawn("{% field one %}", one=typed)


def test_a_line_break_at_the_start_of_her_words_survives() -> None:
    html = drawn("{% field one %}", one=Field(name="x", label="X", kind="words", value="\nوہ"))
    assert ">\n\nوہ</textarea>" in html


def test_a_reference_keeps_its_direction_inside_an_urdu_line() -> None:
    with translation.override("ur"):
        html = drawn("{% duty row %}", row=examples.duties()[0])
    assert 'class="ref" dir="ltr"' in html


def test_figures_stand_in_a_table_beside_their_bars() -> None:
    html = drawn("{% chart of %}", of=examples.chart())
    assert html.count('<th scope="row">') == 3
    assert "held back" in html


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_gallery_draws_everything_in_both_languages(language: str) -> None:
    from amaan.web.kit import gallery

    request = RequestFactory().get("/kit/")
    with translation.override(language):
        html = gallery.gallery(request).content.decode()
    assert f'lang="{language}"' in html
    assert "style=" not in html
    assert "<title>Amaan</title>" in html or "<title>امان</title>" in html


def test_a_field_of_a_form_keeps_its_own_hint_and_limit() -> None:
    from django import forms

    from amaan.web.kit.fields import shape_of

    class One(forms.Form):
        place = LineField(label="Where", hint="In a few words", limit=80, required=False)

    shape = shape_of(One()["place"])
    assert (shape.hint, shape.limit, shape.required) == ("In a few words", 80, False)
