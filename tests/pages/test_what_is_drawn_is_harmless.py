"""Whatever stands in a record, what is drawn of it stays text: nothing becomes markup."""

import html
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_type_hints
from uuid import UUID

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from amaan.web.command.lines import Owed
from amaan.web.command.templatetags.command import owed
from amaan.web.kit import blocks, framing, markup, questions, registers, rows, shapes
from amaan.web.kit import gallery_examples as examples
from amaan.web.kit.markup import Piece

HOSTILE = "\"><script>alert('{title}')</script>&{0}"
AS_TEXT = html.escape(HOSTILE)
ID, OTHER = UUID(int=7), UUID(int=8)


def poisoned(record: Any) -> Any:
    """This will put hostile text wherever a record holds words, at any depth."""
    if is_dataclass(record) and not isinstance(record, type):
        hints = get_type_hints(type(record))
        return replace(
            record,
            **{
                field.name: HOSTILE
                if hints[field.name] is str
                else poisoned(getattr(record, field.name))
                for field in fields(record)
            },
        )
    if isinstance(record, tuple):
        return tuple(HOSTILE if type(one) is str else poisoned(one) for one in record)
    return record


ACTION = shapes.Action(label="x", url="/x", method="post", values=(("a", "b"),), key="k")
PRESSED = replace(ACTION, method="get")
NOW, TOKEN = examples.NOW, HOSTILE


def everything(of: shapes.Duty) -> shapes.Duty:
    return replace(of, reference="x", reference_url="/x", note="x", counted="x", action=ACTION)


DRAWN: dict[str, Callable[[], str]] = {
    "duties": lambda: rows.duties(
        poisoned(tuple(everything(d) for d in examples.duties())), HOSTILE, NOW, TOKEN
    ),
    "a duty": lambda: rows.duty(
        poisoned(replace(examples.duties()[0], action=PRESSED, reference="x")), NOW
    ),
    "an authority": lambda: rows.authority(poisoned(examples.duties()[0].authority), (HOSTILE,)),
    "a bar": lambda: rows.bar(poisoned(examples.bar())),
    "facts": lambda: rows.facts(
        poisoned(tuple(replace(f, corrected="x", action=ACTION) for f in examples.facts())),
        HOSTILE,
        TOKEN,
    ),
    "a mask": lambda: rows.masked(
        poisoned(replace(examples.masked(), refused="x", values=(("a", "b"),))), TOKEN
    ),
    "a register": lambda: registers.register(poisoned(examples.register()), NOW, TOKEN),
    "an empty register": lambda: registers.register(
        poisoned(replace(examples.register(), rows=(), empty=shapes.Empty(title="x", text="x"))),
        NOW,
        TOKEN,
    ),
    "what is missing": lambda: registers.empty(
        poisoned(shapes.Empty(title="x", text="x", action=PRESSED))
    ),
    "a panel": lambda: blocks.panel(HOSTILE, HOSTILE, HOSTILE),
    "a fold": lambda: blocks.fold(HOSTILE, HOSTILE, 3),
    "a notice": lambda: blocks.notice(HOSTILE, "warn", HOSTILE),
    "a kept form": lambda: blocks.kept_form(HOSTILE, HOSTILE, HOSTILE, TOKEN),
    "pairs": lambda: blocks.pairs(((HOSTILE, HOSTILE),)),
    "the top of a page": lambda: framing.top(
        poisoned(replace(examples.chrome(), lock_url="/x", own_url="/x")), HOSTILE, HOSTILE, TOKEN
    ),
    "a carried field": lambda: markup.carried(HOSTILE, HOSTILE, HOSTILE),
    "a duty of a board": lambda: owed(
        poisoned(
            Owed(
                duty=examples.duties()[3],
                class_label="x",
                url="/x",
                sign="late",
                where="x",
                call=("x",),
                unheld=False,
                obstacles=("x",),
                climbed="x",
            )
        ),
        NOW,
    ),
}
KINDS = shapes.FieldKind.__args__  # type: ignore[attr-defined]  # a Literal has them


@pytest.fixture(autouse=True)
def _addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = "amaan.web.kit.tests.pages"


@pytest.fixture(autouse=True)
def _any_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    # A record's sign is a word of ours; poisoned with the rest, it has to draw something.
    monkeypatch.setitem(markup.icons.PATHS, HOSTILE, ("M0 0",))


def harmless(drawn: str) -> bool:
    return "<script" not in drawn and HOSTILE not in drawn and AS_TEXT in drawn


@pytest.mark.parametrize("what", DRAWN)
def test_hostile_words_stay_words(what: str) -> None:
    assert harmless(DRAWN[what]())


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_answers_to_a_question_stay_words(kind: shapes.FieldKind) -> None:
    asked = shapes.Field(
        name="x",
        label="x",
        kind=kind,
        errors=("x",),
        hint="x",
        limit=9,
        options=(
            shapes.Option(value="a", label="x", hint="x"),
            shapes.Option(value="b", label="x"),
        ),
    )
    assert harmless(questions.question(replace(poisoned(asked), id="")))


def test_a_place_that_was_forgotten_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(KeyError):
        Piece("<p>{words}</p>")(other="x")


def test_braces_in_words_are_words() -> None:
    fixed = Piece("<p>{before} {words}</p>", before="{words}")
    assert fixed(words="{before}") == "<p>{words} {before}</p>"


def test_what_was_drawn_here_is_not_escaped_twice() -> None:
    inner = Piece("<b>{words}</b>")(words="a & b")
    assert Piece("<p>{inner}</p>")(inner=inner) == "<p><b>a &amp; b</b></p>"


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("desk:cases", ()),
        ("case:sheet", (ID,)),
        ("case:correct", (ID, OTHER)),
        ("case:record_kind", (OTHER, "fir.registered")),
        ("reveal", (ID, ID)),
    ],
)
def test_an_address_is_the_one_that_django_finds(
    settings: Any, name: str, args: tuple[object, ...]
) -> None:
    settings.ROOT_URLCONF = "amaan.house.urls"
    for _ in range(2):
        assert markup.address(name, *args) == reverse(name, args=args)


def test_a_page_that_the_site_has_not_has_no_address() -> None:
    with pytest.raises(NoReverseMatch):
        markup.address("nowhere", ID)


SENTENCES = (
    '{% translate "Not saved" %}',
    '{% translate "Not saved" as words %}[{{ words }}]',
    '{% translate "90 % & more" %}',
    '{% translate "May" context "month" %}',
    "{% translate name|upper %}",
    '{% url "kit_gallery" %}',
    '{% url "kit_form" as there %}<a href="{{ there }}">',
)


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("text", SENTENCES)
def test_the_kits_own_tags_say_what_djangos_say(language: str, text: str) -> None:
    context = Context({"name": "sign out"})
    with translation.override(language):
        plain = Template("{% load i18n %}" + text).render(context)
        assert Template("{% load i18n kit %}" + text).render(context) == plain
