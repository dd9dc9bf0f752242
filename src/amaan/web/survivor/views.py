"""Her own door: where it stands, and what she may say. Neutral outside, complete without script."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from amaan.confidentiality import own_door
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.own_door import DoesNotFit
from amaan.desk import own_door as hers
from amaan.desk import public_reports
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.oversight import complaints
from amaan.oversight.complaint_times import times
from amaan.web.kit import clock_words
from amaan.web.kit.language import in_language as either
from amaan.web.kit.open_door import (
    COOKIE,
    Here,
    drop_visit,
    in_language,
    keep_visit,
    open_door,
    page,
    visit_of,
)
from amaan.web.kit.words import label

OWN = frozenset({DataClass.C1})
# What an address says of what she is about to do: a number.
KINDS = {
    "1": "stop_sharing", "2": "correction", "3": "objection", "4": "other_officer",
    "5": "safe_contact", "6": "withdrawal", "7": "call_me",
}  # fmt: skip
# In the order in which they are offered; stopping to share only while something is shared.
ORDER = ("7", "2", "3", "4", "5", "1", "6")
WORDS_NEEDED = frozenset({"2", "3", "5"})
STAGES = frozenset({"contact", "registration", "investigation", "court", "closed"})
PARTS = {"1": "words", "2": "contact", "3": "looks"}


@open_door(audience="survivor", classes=OWN, methods=("GET", "POST"))
def home(request: HttpRequest, here: Here) -> HttpResponse:
    """This will let her in by number and words, and show her where it stands.

    Seen by: herself; behind the other phrase a page on which nothing stands.
    """
    if request.method == "POST":
        return _knock(request, here)
    visit = visit_of(request)
    if visit is None:
        answer = page("survivor/enter.html", here, over=COOKIE in request.COOKIES)
        if COOKIE in request.COOKIES:
            drop_visit(request, answer)
        return answer
    inside = Here(here.now, here.language, visit)
    if visit.is_other:
        return page("survivor/other.html", inside)
    return page("survivor/home.html", inside, **_shown(inside, request.GET.get("d") == "1"))


def _knock(request: HttpRequest, here: Here) -> HttpResponse:
    if request.POST.get("close"):
        answer = redirect(f"/mine/{in_language(here.language)}")
        drop_visit(request, answer)
        return answer
    try:
        token = own_door.knock(
            str(request.POST.get("number", ""))[:80], str(request.POST.get("words", ""))[:400]
        )
    except DoesNotFit:
        # What was typed is not given back: it would stay on the screen of a shared telephone.
        return page("survivor/enter.html", here, status=422, refused=True)
    answer = redirect(f"/mine/{in_language(here.language)}")
    keep_visit(answer, token)
    return answer


def _shown(here: Here, done: bool) -> dict[str, Any]:
    assert here.visit is not None, "her page is drawn for a visit"
    own, language = hers.own_page(here.visit, here.now), here.language
    stage = own.stage if own.stage in STAGES else "contact"
    return {
        "done": done,
        "stands": f"stands.{stage}",
        "next": f"next.{stage}",
        "hearing": None if own.hearing is None else _when(own.hearing, language),
        "line": [(f"line.{kind}", clock_words.day(on, language)) for kind, on in own.line],
        "place": either(*own.place, language),
        "officers": [
            (f"officers.{role}", either(en, ur, language)) for role, en, ur in own.officers
        ],
        "looks": own.looks,
        "kinds": [
            (f"do.{kind}", f"/mine/w/{kind}/") for kind in ORDER if kind != "1" or own.shares
        ],
        "parts": [
            (f"more.{part}", f"/mine/m/{number}/")
            for number, part in PARTS.items()
            if part in here.visit.shows
        ],
        "words": [
            ("said.answered" if answered else "said.waits", clock_words.day(on, language))
            for on, answered in own.words
        ],
    }


@open_door(audience="survivor", classes=OWN, methods=("GET", "POST"), hers=True)
def say(request: HttpRequest, here: Here, kind: str) -> HttpResponse:
    """This will take what she says to the desk. Seen by: herself."""
    assert here.visit is not None, "only she comes in here"
    if kind not in KINDS or here.visit.is_other:
        raise NotFound
    words = str(request.POST.get("words", ""))[: own_door.LONGEST]
    shown: dict[str, Any] = {"head": f"do.{kind}", "lead": f"say.{kind}.lead", "words": words}
    if request.method == "POST":
        if kind in WORDS_NEEDED and not words.strip():
            return page("survivor/say.html", here, status=422, missing=True, **shown)
        taken = own_door.say(
            visit=here.visit, word_id=own_door.new_word_id(), what=KINDS[kind], words=words,
            now=here.now,
        )  # fmt: skip
        if not taken:
            return page("survivor/say.html", here, status=422, full=True, **shown)
        there = in_language(here.language)
        return redirect(f"/mine/{there}{'&' if there else '?'}d=1")
    return page("survivor/say.html", here, **shown)


@open_door(audience="survivor", classes=OWN, methods=("GET", "POST"), hers=True)
def outside(request: HttpRequest, here: Here) -> HttpResponse:
    """This will take a complaint past the station: no case and no name stands beside it."""
    assert here.visit is not None, "only she comes in here"
    if here.visit.is_other:
        raise NotFound
    known = [matter.id for matter in times().about]
    told = complaints.Hers(
        about=chosen if (chosen := request.POST.get("about", "")) in known else known[-1],
        words=str(request.POST.get("words", ""))[: own_door.LONGEST],
        may_be_called=request.POST.get("call") == "1",
        district_may_read=request.POST.get("near") == "1",
    )
    shown: dict[str, Any] = {
        "told": told,
        "about": [(code, f"about.{code}") for code in known],
        "hours": int(times().call_back.total_seconds() // 3600),
    }
    if request.method != "POST":
        return page("survivor/outside.html", here, **shown)
    if not told.words.strip():
        return page("survivor/outside.html", here, status=422, missing=True, **shown)
    number = complaints.take_hers(visit=here.visit, told=told, language=here.language, now=here.now)
    if number is None:
        return page("survivor/outside.html", here, status=422, full=True, **shown)
    return page("kit/plain/number.html", here, number=number, home="/mine/")


@open_door(audience="survivor", classes=OWN, methods=("GET", "POST"), hers=True)
def how_it_was(request: HttpRequest, here: Here) -> HttpResponse:
    """This will take how she was received, in codes and without her."""
    assert here.visit is not None, "only she comes in here"
    month = clock.local_date(here.now).replace(day=1)
    own = hers.own_page(here.visit, here.now)
    shown: dict[str, Any] = {
        "six": [(item, f"item.{item}") for item in hers.SIX],
        "eighteen": [(item, f"item.{item}") for item in hers.EIGHTEEN],
        "choices": [(code, f"how.{code}") for code in hers.ANSWERS],
        "already": own.heard_on == month,
    }
    if request.method == "POST" and not shown["already"]:
        told = {item: str(request.POST.get(item, "")) for item in (*hers.SIX, *hers.EIGHTEEN)}
        answers = hers.how_it_was(told)
        if not answers:
            return page("survivor/how.html", here, status=422, empty=True, **shown)
        own_door.say_how_it_was(answers=answers, month=month)
        return page("survivor/how.html", here, kept=True)
    return page("survivor/how.html", here, **shown)


@open_door(
    audience="survivor", classes=frozenset({DataClass.C1, DataClass.C4, DataClass.C5}), hers=True
)
def more(request: HttpRequest, here: Here, kind: str) -> HttpResponse:
    """This will show what she asked at the desk to see here. Seen by: herself."""
    del request  # nothing is asked
    visit = here.visit
    part = PARTS.get(kind, "")
    if visit is None or visit.is_other or part not in visit.shows:
        raise NotFound
    if part == "looks":
        rows = [
            (label("posts", post), clock_words.day(clock.local_date(at), here.language))
            for at, post, _purpose in own_door.own_looks()
        ]
        return page("survivor/more.html", here, head=f"more.{part}", looks=rows, of_looks=True)
    values = [_told(part, value) for value in own_door.own_values(visit, part)]
    return page("survivor/more.html", here, head=f"more.{part}", values=values)


def _told(part: str, value: str) -> list[str]:
    if part != "contact":
        return [line for line in value.splitlines() if line.strip()]
    plan = public_reports.plan_of(value)
    return [
        f"{label('contact_parts', name)}: {told}" if name != "channel"
        else label("contact_channels", told)
        for name, told in plan.items() if told and name != "must_not_know"
    ]  # fmt: skip


def _when(hearing: tuple[Any, Any], language: str) -> str:
    on, hour = hearing
    day = clock_words.day(on, language)
    return f"{day}, {hour:%H:%M}" if hour else day
