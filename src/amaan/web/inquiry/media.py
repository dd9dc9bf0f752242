"""The page of pictures and files of evidence: sealed as they come, fingerprint first."""

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality.classes import DataClass
from amaan.investigation import exhibits_queries, media
from amaan.investigation.media import FileLine, Original
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.inquiry import exhibit_shapes as shaping
from amaan.web.inquiry.acts import ActForm, posted, worked_on
from amaan.web.inquiry.exhibit_forms import to_the_minute
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

WRITTEN = frozenset({DataClass.C1, DataClass.C2, DataClass.C4})


class FileForm(ActForm):
    """One original: what it is, when and where it was made, to which exhibit it belongs."""

    kind = OneOf(
        options("evidence_kinds", "photograph recording document"),
        label=gettext_lazy("What is it?"),
        inline=True,
    )
    exhibit = OneOf((), label=gettext_lazy("Of which exhibit?"), folded=True, required=False)
    place = LineField(label=gettext_lazy("Where it was made (sealed)"), limit=300, required=False)
    # Said by the browser before the file is sent; where no script runs it stays empty.
    sha256 = forms.RegexField(r"\A[0-9a-f]{64}\Z", required=False, widget=forms.HiddenInput)
    object = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "At most 7.9 MB. It is sealed as it comes; keep the original device."
        ),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def __init__(self, *args: Any, exhibits: list[tuple[str, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["happened"].label = gettext_lazy("When was it made?")
        self.fields["exhibit"].choices = [("", "–"), *exhibits]  # type: ignore[attr-defined]

    def original(self) -> Original:
        """This will give the file as it came. The form is valid before this is asked."""
        told = self.cleaned_data
        return Original(
            kind=told["kind"],
            content=told["object"].read(),
            made_at=to_the_minute(self),
            place=told["place"],
            said_sha256=told["sha256"],
            exhibit_id=UUID(told["exhibit"]) if told["exhibit"] else None,
        )


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def evidence(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will list what is sealed, and seal one file more."""
    sheet = worked_on(visit, case_id)
    lines = exhibits_queries.exhibits_of(visit.actor, CaseId(case_id), visit.now)
    form = FileForm(
        posted(request),
        request.FILES or None,
        now=visit.now,
        exhibits=[shaping.choice_of(line) for line in lines],
    )
    kept = None
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                kept = media.seal_original(
                    actor=visit.actor,
                    case_id=CaseId(case_id),
                    file_id=form.act_ref(),
                    original=form.original(),
                    now=visit.now,
                )
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error("object", sentence_of(refusal))
    shown = {
        "sheet": sheet,
        "form": form,
        "kept": kept,
        "register": _files(media.files_of(visit.actor, CaseId(case_id), visit.now)),
    }
    return render(request, "inquiry/evidence.html", shown, status=422 if form.errors else 200)


def _files(lines: tuple[FileLine, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Sealed originals"),
        columns=(
            shapes.Column(label=_("What it is"), wide=True),
            shapes.Column(label=_("Made")),
            shapes.Column(label=_("Sealed")),
            shapes.Column(label=_("Of exhibit")),
            shapes.Column(label=_("Fingerprint before sending")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=label("evidence_kinds", line.kind),
                    note=f"{line.media_type} · {max(1, line.size // 1024)} KB",
                ),
                shapes.Cell(text=clock_words.moment(line.made_at)),
                shapes.Cell(text=clock_words.moment(line.sealed_at)),
                shapes.Cell(text=str(line.exhibit_number or "–")),
                shapes.Cell(text=_("Yes") if line.hashed_before else _("No")),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("No picture or file is sealed here yet.")),
    )
