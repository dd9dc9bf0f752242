"""People who may be one, for the district's custodian: codes, two looks, and what he thinks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.desk import risk_raising
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.web.kit import clock_words, finding, shapes
from amaan.web.kit.door import door
from amaan.web.kit.keeping import owed_lines
from amaan.web.kit.language import in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

WHO_SHE_IS = frozenset({DataClass.C1, DataClass.C3})
SIDES = ("one", "other")


@door(audience="custodian", classes=WHO_SHE_IS, methods=("GET", "POST"))
def duplicates(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list people who may be one; open one; keep what the custodian thinks; or raise.

    Which two are meant travels in the body, never in the address.
    """
    if visit.actor.post != Post.CUSTODIAN:
        raise NotFound
    if request.method == "GET":
        return _list(request, visit)
    question = _asked_about(request)
    if request.POST.get("decision"):
        return _decide(request, visit, question)
    if request.POST.get("raise"):
        return _raise(request, visit, question)
    side = request.POST.get("side", "")
    if side not in SIDES:
        raise NotFound
    return _look(request, visit, question, side)


def _list(request: HttpRequest, visit: Visit) -> HttpResponse:
    questions, refusal = finding.questions(visit)
    shown = {
        "questions": [_shape(one) for one in questions],
        "refusal": refusal,
        "owed": owed_lines(visit),
        "now": visit.now,
    }
    return render(request, "custodian/duplicates.html", shown, status=503 if refusal else 200)


def _look(request: HttpRequest, visit: Visit, question: UUID, side: str) -> HttpResponse:
    masked = _masked(question, side)
    if request.POST.get("purpose") != finding.COMPARE:
        refused = _masked(question, side, _("Say why you need to see this."))
        return render(request, "kit/masked.html", {"name": refused}, status=422)
    parts, refusal = finding.compare(visit, question, side)
    if refusal is not None:
        refused = _masked(question, side, sentence_of(refusal))
        return render(request, "kit/masked.html", {"name": refused}, status=422)
    revealed = shapes.RevealedName(
        masked=masked,
        value="\n".join(f"{_part(name)}: {value}" for name, value in parts.items() if value),
        seconds=finding.SHOWN_FOR,
        purpose=finding.compare_reason(),
    )
    return render(request, "kit/revealed.html", {"shown": revealed})


def _decide(request: HttpRequest, visit: Visit, question: UUID) -> HttpResponse:
    decision = request.POST["decision"]
    if decision not in finding.DECISIONS:
        raise NotFound
    refusal = finding.decide(visit, question, decision)
    if refusal is None:
        messages.success(request, _("Written down. Nothing was merged, and no desk was told."))
    else:
        messages.error(request, sentence_of(refusal))
    return redirect("custodian:duplicates")


def _raise(request: HttpRequest, visit: Visit, question: UUID) -> HttpResponse:
    """This will have the danger of one of the two raised; no word of why goes with it."""
    side = request.POST["raise"]
    if side not in SIDES:
        raise NotFound
    risk_raising.ask_to_raise(actor=visit.actor, question=question, side=side, now=visit.now)
    messages.success(
        request, _("It will stand there within a minute, as the district's judgement.")
    )
    return redirect("custodian:duplicates")


def _asked_about(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("question", ""))
    except ValueError:
        raise NotFound from None


def _shape(question: finding.Question) -> dict[str, object]:
    return {
        "id": question.id,
        "role": label("roles", question.role),
        "found_at": question.found_at,
        "reasons": [_reason(reason) for reason in question.reasons],
        "sides": [
            {
                "which": which,
                "name": _masked(question.id, which),
                "reference": side.reference,
                "opened": clock_words.moment(side.opened_at),
                "station": in_language(side.station_en, side.station_ur),
            }
            for which, side in zip(SIDES, (question.one, question.other), strict=True)
        ],
    }


def _masked(question: UUID, side: str, refused: str = "") -> shapes.MaskedName:
    return shapes.MaskedName(
        id=f"person-{side}-{question}",
        label=_("Who she is, in the first case") if side == "one" else _("And in the second case"),
        reveal_url=reverse("custodian:duplicates"),
        purposes=(shapes.Option(value=finding.COMPARE, label=finding.compare_reason()),),
        values=(("question", str(question)), ("side", side)),
        refused=refused,
    )


def _reason(code: str) -> str:
    return {
        "cnic": _("the same identity number"),
        "phone": _("the same telephone"),
        "twin": _("name, father or husband, and age alike"),
    }[code]


def _part(name: str) -> str:
    return {
        "name": _("Name"),
        "relative": _("Father or husband"),
        "birth": _("Born"),
        "cnic": _("Identity number"),
        "phone": _("Telephone"),
    }[name]
