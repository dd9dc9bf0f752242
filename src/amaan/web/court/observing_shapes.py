"""Hearing forms as lists, sheets and the blank paper."""

from functools import cache

from django.utils import translation
from django.utils.translation import gettext as _

from amaan.court.observing import FormLine
from amaan.court.observing_drafts import Draft
from amaan.court.observing_form import Option, hearing_form
from amaan.court.observing_import import Words
from amaan.kernel.letters import same
from amaan.web.court.observing_asking import titles
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.words import LISTS, label

BOX = "☐"
# A line to write on.
TO_WRITE = "_" * 24


def court_name(court: str, number: int) -> str:
    """This will name a court by its kind and number."""
    return f"{label('courts', court)} {number}"


def forms_of(lines: tuple[FormLine, ...], *, older_url: str, newest_url: str) -> shapes.Register:
    """This will list an observer's own forms."""
    outcomes = dict(titles(hearing_form().outcomes))
    return shapes.Register(
        caption=_("Your forms"),
        columns=(
            shapes.Column(label=_("Day")),
            shapes.Column(label=_("Court"), wide=True),
            shapes.Column(label=_("Place on the list"), numeric=True),
            shapes.Column(label=_("What came of it")),
            shapes.Column(label=_("Questions answered"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.day(line.seen.day),
                    href=address("court:observation", line.observation_id),
                    note=_("taken back") if line.taken_back else "",
                ),
                shapes.Cell(
                    text=court_name(line.seen.court, line.seen.court_number),
                    note=label("hearing_purposes", line.seen.purpose),
                ),
                shapes.Cell(text=str(line.seen.list_place)),
                shapes.Cell(text=outcomes.get(line.seen.outcome, line.seen.outcome)),
                shapes.Cell(text=str(len(line.seen.answers))),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("You have written no form yet."),
            text=_("Write one after each hearing, or take the paper form with you to court."),
        ),
        older_url=older_url,
        newer_url=newest_url,
    )


def drafts_of(drafts: tuple[Draft, ...]) -> shapes.Register | None:
    """This will list forms that are half filled, or nothing where there is none."""
    if not drafts:
        return None
    asked = {one.id for one in hearing_form().questions}
    return shapes.Register(
        caption=_("Half filled"),
        columns=(
            shapes.Column(label=_("Kept"), wide=True),
            shapes.Column(label=_("Day")),
            shapes.Column(label=_("Questions answered"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.moment(draft.kept_at),
                    href=address("court:observe_draft", draft.draft_id),
                ),
                shapes.Cell(text=draft.typed.get("day", "–")),
                shapes.Cell(text=str(len(draft.typed.keys() & asked))),
            )
            for draft in drafts
        ),
        empty=shapes.Empty(title=""),
    )


def head_of(line: FormLine) -> tuple[tuple[str, str], ...]:
    """This will give what a form says of the hearing itself."""
    form, seen = hearing_form(), line.seen
    found = [
        (_("Court"), court_name(seen.court, seen.court_number)),
        (_("Day"), clock_words.day(seen.day)),
        (_("Place on the list"), str(seen.list_place)),
        (_("Kind of hearing"), label("hearing_purposes", seen.purpose)),
        (_("Stage"), dict(titles(form.stages)).get(seen.stage, seen.stage)),
        (_("What came of it"), dict(titles(form.outcomes)).get(seen.outcome, seen.outcome)),
    ]
    if seen.reason:
        found.append((_("Put off: why"), label("adjournment_reasons", seen.reason)))
    if seen.asked_by:
        found.append((_("Asked for by"), label("adjournment_sides", seen.asked_by)))
    found.append((_("Written down on"), clock_words.moment(line.recorded_at)))
    return tuple(found)


def answers_of(line: FormLine) -> tuple[shapes.Register, ...]:
    """This will give the answers of a form, part by part."""
    form = hearing_form()
    found = []
    for part, name in titles(form.parts):
        rows = [
            (in_language(one.title_en, one.title_ur), _word(one.options, answer))
            for one in form.questions
            if one.part == part and (answer := line.seen.answers.get(one.id))
        ]
        if rows:
            found.append(_two_columns(name, rows, _("Answer")))
    return tuple(found)


def blank() -> tuple[shapes.Register, ...]:
    """This will give the form to be filled with a pen: head, then part by part."""
    form = hearing_form()
    head = [
        (_("Court"), _boxes([str(LISTS["courts"][c]) for c in LISTS["courts"]])),
        (_("Court number"), TO_WRITE),
        (_("Day"), TO_WRITE),
        (_("Place on the day's list"), TO_WRITE),
        (_("Kind of hearing"), _boxes([str(w) for w in LISTS["hearing_purposes"].values()])),
        (_("Stage"), _boxes([name for _id, name in titles(form.stages)])),
        (_("What came of it"), _boxes([name for _id, name in titles(form.outcomes)])),
        (_("Put off: why"), _boxes([str(w) for w in LISTS["adjournment_reasons"].values()])),
        (_("Asked for by"), _boxes([str(w) for w in LISTS["adjournment_sides"].values()])),
    ]
    found = [_two_columns(_("The hearing"), head, _("Tick or write"))]
    for part, name in titles(form.parts):
        rows = [
            (
                in_language(one.title_en, one.title_ur),
                _boxes([word for _id, word in titles(one.options)]),
            )
            for one in form.questions
            if one.part == part and one.until is None
        ]
        found.append(_two_columns(name, rows, _("Tick one")))
    return tuple(found)


@cache
def known_words() -> Words:
    """This will give what a table may say instead of a code: the words of the pages."""
    form = hearing_form()
    found: dict[str, dict[str, str]] = {
        "stage": _both(form.stages),
        "outcome": _both(form.outcomes),
        **{one.id: _both(one.options) for one in form.questions},
    }
    for column, of in (
        ("court", "courts"), ("purpose", "hearing_purposes"), ("reason", "adjournment_reasons"),
        ("asked_by", "adjournment_sides"),
    ):  # fmt: skip
        found[column] = {}
        for language in ("en", "ur"):
            with translation.override(language):
                found[column] |= {same(str(word)): code for code, word in LISTS[of].items()}
    return found


def _both(of: tuple[Option, ...]) -> dict[str, str]:
    return {same(title): one.id for one in of for title in (one.title_en, one.title_ur)}


def _word(of: tuple[Option, ...], answer: str) -> str:
    return dict(titles(of)).get(answer, answer)


def _boxes(words: list[str]) -> str:
    return "   ".join(f"{BOX}\u00a0{word}" for word in words)


def _two_columns(caption: str, rows: list[tuple[str, str]], second: str) -> shapes.Register:
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("Question"), wide=True),
            shapes.Column(label=second, wide=True),
        ),
        rows=tuple((shapes.Cell(text=one), shapes.Cell(text=other)) for one, other in rows),
        empty=shapes.Empty(title=""),
    )
