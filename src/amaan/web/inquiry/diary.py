"""The pages of the case diary: its entries, a new one, one for many cases, and the extract."""

from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.exports.actions import note_print
from amaan.investigation import diary
from amaan.investigation.diary import Diary, Entry
from amaan.kernel.ids import CaseId, FactId, SealedRef
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.inquiry.acts import (
    ActForm,
    is_settled,
    posted,
    read_by,
    remember_wordings,
    words,
    worked_on,
)
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.fields import CountField, SomeOf
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masks_itself, read_for_paper, reading
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

DIARY = frozenset({DataClass.C1, DataClass.C2, DataClass.C4})
PURPOSE = "investigate"
PAPER = "diary_extract"
# How many of the newest cases are offered for one entry.
OFFERED = 60


class EntryForm(ActForm):
    """One entry: when it was, and what was done."""

    words = words(
        gettext_lazy("What was done"),
        hint=gettext_lazy("When word came, when you set out and came back, the places you saw, and "
                          "what was found. Sealed; it cannot be changed afterwards."),
    )  # fmt: skip


class ManyForm(EntryForm):
    """The same entry for several cases."""

    def __init__(self, *args: Any, offered: tuple[tuple[str, str], ...], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["cases"] = SomeOf(
            offered,
            label=gettext_lazy("Into which diaries?"),
            hint=gettext_lazy("The words stand in each of them. Write nothing of one case that "
                              "must not be read in another."),
        )  # fmt: skip
        self.order_fields(["act_id", "cases", "happened", "words"])


class ExtractForm(forms.Form):
    """Which entries go onto the paper."""

    first = CountField(label=gettext_lazy("From entry number"), least=1, most=9999)
    last = CountField(label=gettext_lazy("To entry number"), least=1, most=9999)


@door(audience="case", classes=DIARY)
def of_case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show the diary: every entry with its two times, and what is missing."""
    sheet = read_by(visit, case_id)
    found = diary.diary_of(sheet, visit.now)
    shown = {
        "sheet": sheet,
        "entries": _register(sheet, found),
        "empty_days": found.empty_days,
        "missing": found.missing_numbers,
        "may_write": "record" in sheet.may,
        "may_print": bool(found.entries) and "print_papers" in sheet.may,
    }
    return render(request, "inquiry/diary.html", shown)


@door(audience="case", classes=DIARY, methods=("GET", "POST"))
def new_entry(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write the next entry. Whatever is refused, everything typed is kept."""
    sheet = worked_on(visit, case_id)
    form = EntryForm(posted(request), now=visit.now)
    if form.is_bound and form.is_valid() and is_settled(visit, (sheet.case_id,), form, "words"):
        try:
            with transaction.atomic():
                number = diary.write_entry(
                    actor=visit.actor,
                    case_id=sheet.case_id,
                    entry_id=form.act_ref(),
                    words=form.cleaned_data["words"],
                    happened=form.when(),
                    now=visit.now,
                )
                remember_wordings(visit, sheet.case_id, form.act_ref(), form, "words")
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            messages.success(request, _("Entry number %(n)s is written.") % {"n": number})
            return redirect("inquiry:diary", case_id)
    shown = {"sheet": sheet, "form": form}
    return render(request, "inquiry/diary_new.html", shown, status=422 if form.errors else 200)


@door(audience="case", classes=DIARY, methods=("GET", "POST"))
def many(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write one entry into the diaries of several cases that the officer works on."""
    own = cases.own_cases(visit.actor, visit.now, limit=OFFERED)
    if not own:
        raise NotFound
    form = ManyForm(
        posted(request),
        now=visit.now,
        offered=tuple((str(line.case_id), line.reference) for line in own),
    )
    if request.method == "POST" and form.is_valid():
        chosen = tuple(CaseId(UUID(each)) for each in form.cleaned_data["cases"])
        if is_settled(visit, chosen, form, "words"):
            entries = {each: _entry_id(form, each) for each in chosen}
            try:
                with transaction.atomic():
                    diary.write_in_many(
                        actor=visit.actor,
                        entries=entries,
                        words=form.cleaned_data["words"],
                        happened=form.when(),
                        now=visit.now,
                    )
                    for each, entry_id in entries.items():
                        remember_wordings(visit, each, entry_id, form, "words")
            except NotFound:
                raise
            except Refused as refusal:
                form.add_error(None, sentence_of(refusal))
            else:
                messages.success(
                    request, _("The entry stands in %(n)s diaries.") % {"n": len(entries)}
                )
                return redirect("inquiry:diaries")
    return render(
        request, "inquiry/diaries.html", {"form": form}, status=422 if form.errors else 200
    )


@door(audience="case", classes=DIARY, methods=("GET", "POST"))
def extract(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print entries of the diary: for the Magistrate with a remand, or for the court.

    Their words open for this one paper, with one entry in the journal. It is no file: a paper
    for which something sealed was opened is printed from the page.

    Law: CrPC 167(1), the entries go along with a request for remand; 172(2), never to the
    accused.
    """
    sheet = read_by(visit, case_id)
    if "print_papers" not in sheet.may:
        raise NotFound
    found = diary.diary_of(sheet, visit.now)
    last = found.entries[-1].number if found.entries else 1
    form = ExtractForm(posted(request), initial={"first": 1, "last": last})
    if request.method == "POST" and form.is_valid():
        chosen = found.between(form.cleaned_data["first"], form.cleaned_data["last"])
        if chosen:
            return _print(request, visit, sheet, found, chosen)
        form.add_error("first", _("There is no entry between these numbers."))
    shown = {"sheet": sheet, "form": form, "there": bool(found.entries)}
    return render(request, "inquiry/extract_ask.html", shown, status=422 if form.errors else 200)


def _print(
    request: HttpRequest, visit: Visit, sheet: CaseSheet, found: Diary, chosen: tuple[Entry, ...]
) -> HttpResponse:
    refs = [e.ref for e in chosen if e.ref is not None and PURPOSE in e.purposes]
    if len(refs) != len(chosen):
        raise NotFound
    opened, shut = read_for_paper(visit, sheet.case_id, refs, PURPOSE)
    number = note_print(actor=visit.actor, paper=PAPER, case_id=sheet.case_id, now=visit.now)
    unit, officer = visit.signed_in.unit, visit.signed_in.officer
    shown = {
        "sheet": sheet,
        "head": shapes.DocumentHead(
            title=_("Extract of the case diary"),
            reference=sheet.reference,
            unit=in_language(unit.name_en, unit.name_ur, visit.language),
            officer=in_language(officer.name_en, officer.name_ur, visit.language),
            made_at=visit.now,
            number=number,
        ),
        "numbers": tuple((label("registers", register), told) for register, told in sheet.numbers),
        "lines": [_line(entry, opened, visit) for entry in chosen],
        "empty_days": found.empty_days,
        "missing": found.missing_numbers,
        "shut": sentence_of(shut) if shut else "",
    }
    if shut is not None:
        return render(request, "inquiry/extract.html", shown)
    on = reading(visit, PURPOSE, address("inquiry:diary", sheet.case_id), number=number)
    return masks_itself(render(request, "inquiry/extract.html", {**shown, "reading": on}), on)


def _line(entry: Entry, opened: dict[SealedRef, str], visit: Visit) -> dict[str, Any]:
    return {
        "number": entry.number,
        "when": _when(entry),
        "written": clock_words.moment(entry.written_at),
        "late": entry.is_late,
        "by": _writer(entry, visit.language),
        "text": opened.get(entry.ref, "") if entry.ref else "",
    }


def _register(sheet: CaseSheet, found: Diary) -> shapes.Register:
    """This will draw the diary, the newest entry first; the words open on a page of their own."""
    return shapes.Register(
        caption=_("Case diary"),
        columns=(
            shapes.Column(label=_("No."), numeric=True),
            shapes.Column(label=_("When it was")),
            shapes.Column(label=_("Written down")),
            shapes.Column(label=_("By"), wide=True),
            shapes.Column(label=_("Words")),
        ),
        rows=tuple(_row(sheet, entry) for entry in reversed(found.entries)),
        empty=shapes.Empty(
            title=_("Nothing is written in this diary yet."),
            text=_("From its first entry on, each day of work owes one."),
        ),
        count=str(len(found.entries)) if found.entries else "",
    )


def _row(sheet: CaseSheet, entry: Entry) -> tuple[shapes.Cell, ...]:
    late = _("later than a day") if entry.is_late else ""
    words_cell = (
        shapes.Cell(text=_("Read"), href=address("case:read", sheet.case_id, entry.ref))
        if entry.ref
        else shapes.Cell(text=_("Sealed"))
    )
    return (
        shapes.Cell(text=str(entry.number)),
        shapes.Cell(text=_when(entry)),
        shapes.Cell(text=clock_words.moment(entry.written_at), note=late),
        shapes.Cell(text=_writer(entry, None), note=label("posts", entry.by_post)),
        words_cell,
    )


def _when(entry: Entry) -> str:
    return clock_words.span(entry.happened_earliest, entry.happened_latest)


def _writer(entry: Entry, language: str | None) -> str:
    return in_language(entry.by_name_en, entry.by_name_ur, language)


def _entry_id(form: ManyForm, case_id: CaseId) -> FactId:
    """This will give an entry's id in one of the cases, the same at a second press of Save."""
    return FactId(uuid5(form.act_ref(), str(case_id)))
