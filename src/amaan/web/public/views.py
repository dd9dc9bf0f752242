"""For everybody: what one may ask for, and telling or asking something without a name."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from amaan.confidentiality import own_door
from amaan.confidentiality.own_door import DoesNotFit
from amaan.desk import public_reports
from amaan.kernel.ids import UnitId, new_id
from amaan.web.kit.language import in_language as either
from amaan.web.kit.open_door import Here, open_door, page
from amaan.web.public import voices

RIGHTS = tuple(f"rights.{n}" for n in range(1, 12))


@open_door(audience="public", classes=frozenset())
def home(request: HttpRequest, here: Here) -> HttpResponse:
    """This will show what there is for everybody."""
    del request  # nothing is asked
    return page("public/home.html", here, **voices.beside("home", here.language))


@open_door(audience="public", classes=frozenset())
def rights(request: HttpRequest, here: Here) -> HttpResponse:
    """This will say what anybody may ask for at a station, in writing and aloud."""
    del request  # nothing is asked
    return page("public/rights.html", here, rights=RIGHTS, **voices.beside("rights", here.language))


@open_door(audience="public", classes=frozenset(), methods=("GET", "POST"))
def tell(request: HttpRequest, here: Here) -> HttpResponse:
    """This will take what somebody tells without a name."""
    return _say(request, here, "report", "public.tell", "tell.lead")


@open_door(audience="public", classes=frozenset(), methods=("GET", "POST"))
def ask(request: HttpRequest, here: Here) -> HttpResponse:
    """This will take a question without a name."""
    return _say(request, here, "question", "public.ask", "ask.lead")


@open_door(audience="public", classes=frozenset(), methods=("GET", "POST"))
def look(request: HttpRequest, here: Here) -> HttpResponse:
    """This will show what was answered to a number."""
    if request.method != "POST":
        return page("public/look.html", here)
    try:
        taken, answers = own_door.public_answer(str(request.POST.get("number", ""))[:80])
    except DoesNotFit:
        return page("public/look.html", here, status=422, none=True)
    state = "look.answer" if answers else "look.taken" if taken else "look.waits"
    return page("public/look.html", here, state=state, answers=answers)


def _say(request: HttpRequest, here: Here, kind: str, head: str, lead: str) -> HttpResponse:
    words = str(request.POST.get("words", ""))[: public_reports.LONGEST]
    chosen = str(request.POST.get("district", ""))
    places = [
        (str(one.id), either(one.name_en, one.name_ur, here.language))
        for one in public_reports.districts()
    ]
    known = chosen in {place for place, _name in places}
    shown: dict[str, Any] = {
        "head": head, "lead": lead, "words": words, "districts": places, "chosen": chosen,
        "police": request.POST.get("police") == "1",
    }  # fmt: skip
    if request.method != "POST":
        return page("public/tell.html", here, **shown)
    if not words.strip() or not known:
        missing: dict[str, Any] = {"missing": not words.strip(), "no_district": not known}
        return page("public/tell.html", here, status=422, **missing, **shown)
    number = public_reports.say(
        report_id=new_id(), kind=kind, route="oversight" if shown["police"] else "desk",
        district_id=UnitId(UUID(chosen)), language=here.language, words=words, now=here.now,
    )  # fmt: skip
    if number is None:
        return page("public/tell.html", here, status=422, full=True, **shown)
    return page("kit/plain/number.html", here, number=number, home="/public/")
