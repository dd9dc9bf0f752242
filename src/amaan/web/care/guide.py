"""The field guide: what to do now, whom to call here, and what is hers by right.

One page for a telephone, without script, and the same as one file that opens where there is no
line. What it says is read from the rules in force, each with its authority; the numbers from the
directory of the district.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _

from amaan.confidentiality.classes import DataClass
from amaan.kernel import clock
from amaan.law import coverage
from amaan.protocol import rulebook
from amaan.protocol.rules import Authority, Rule
from amaan.support import directory
from amaan.support.directory import ProviderLine
from amaan.support.providers import KINDS
from amaan.web.care import provider_shapes as shaping
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, sentence

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

PLAIN = frozenset({DataClass.C0, DataClass.C1})
CALLED = 120


@dataclass(frozen=True)
class Situation:
    """Something a responder stands before, and which rules say what to do about it, in order."""

    id: str
    title: "_StrPromise"
    rules: tuple[str, ...]


# The first seven things a responder meets. Each rule stands in rules/duties or rules/bars.
SITUATIONS = (
    Situation("tonight", _("She is in danger tonight"),
              ("triage_first", "risk_assessed", "removal_asked", "safety_plan_high",
               "protection_asked", "safe_call_high")),
    Situation("assault", _("A sexual assault"),
              ("treatment_first", "medical_offered", "pep_offered", "contraception_offered",
               "consent_first", "medical_examination", "clothing_secured", "crisis_cell",
               "fir_at_once")),
    Situation("strangled", _("She was beaten, burned or strangled"),
              ("treatment_first", "strangulation_review", "burn_statement", "photographs_again",
               "fir_at_once")),
    Situation("child", _("A child was hurt"),
              ("child_protection_told", "child_identity", "girl_by_women", "adult_heard_alone",
               "child_lawyer")),
    Situation("missing", _("A child is missing"),
              ("missing_child_fir", "zarra_informed", "search_begun", "zarra_status_daily")),
    Situation("settle", _("Elders or the family want to settle"),
              ("settle_by_marriage", "jirga", "police_mediation", "withdrawal_reviewed",
               "no_refusal")),
    Situation("images", _("Pictures or threats online"),
              ("cyber_complaint", "name_in_fir", "cyber_agency")),
)  # fmt: skip
# What is hers by right, as what nobody may do and what is owed to her.
RIGHTS = (
    "no_refusal", "treatment_first", "statement_with_woman", "heard_where_she_chooses",
    "examination_by_consent", "two_finger_test", "name_in_fir", "disclose_identity",
    "receipt_given", "words_read_back", "lawyer_explained", "support_contact", "told_of_release",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One thing to do or to leave, why, by when, and on what it rests."""

    title: str
    why: str
    clock: str
    source: str


@door(audience="care", classes=PLAIN)
def guide(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show the field guide of the actor's district."""
    return render(request, "care/guide.html", _shown(visit))


@door(audience="care", classes=PLAIN, export=True)
def guide_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give the field guide as one file that opens on a telephone without a line."""
    shown = _shown(visit) | {
        "language": visit.language,
        "direction": "rtl" if get_language_bidi() else "ltr",
    }
    page = render_to_string("care/guide_file.html", shown, request)
    response = HttpResponse(page, content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="guide.html"'
    return response


def _shown(visit: Visit) -> dict[str, Any]:
    today = clock.local_date(visit.now)
    mode = directory.mode_of(visit.actor.district_id)
    lines = directory.search(
        visit.actor, directory.Wanted(), visit.now, limit=CALLED, mode=mode.mode if mode else ""
    )
    province = visit.actor.province
    card = coverage.load().pocket_card
    return {
        "situations": [
            (one.id, str(one.title), _lines(one.rules, province, today, visit.language))
            for one in SITUATIONS
        ],
        "rights": _lines(RIGHTS, province, today, visit.language),
        "pocket": [
            (in_language(one.title, one.title_ur, visit.language),
             in_language(one.limit, one.limit_ur, visit.language)) for one in card
        ],
        "calls": _calls(lines, visit),
        "mode_words": shaping.mode_words(mode),
        "unit": in_language(
            visit.signed_in.unit.name_en, visit.signed_in.unit.name_ur, visit.language
        ),
        "now": visit.now,
    }  # fmt: skip


@lru_cache(maxsize=200)
def _lines(ids: tuple[str, ...], province: str, on: date, language: str) -> tuple[Line, ...]:
    book = rulebook.load()
    rules: dict[str, Rule] = {rule.id: rule for rule in (*book.duties, *book.bars)}
    return tuple(
        _line(rule, authority, clock, language)
        for id in ids
        for rule, authority, clock in _standing(rules[id], province, on)
    )


def _standing(rule: Rule, province: str, on: date) -> Iterable[tuple[Rule, Authority, str]]:
    """This will give a rule as it stands in a province on a day, or nothing."""
    if not rule.provinces or province in rule.provinces:
        for entry in rule.in_force:
            if entry.covers(on):
                yield rule, entry.authority, entry.clock


def _line(rule: Rule, authority: Authority, clock_words: str, language: str) -> Line:
    on_what = ", ".join(part for part in (authority.instrument, authority.provision) if part)
    return Line(
        title=in_language(rule.title_en, rule.title_ur, language),
        why=in_language(rule.explanation_en, rule.explanation_ur, language),
        clock=sentence(clock_words, language) if clock_words else "",
        source=f"{label('duty_classes', rule.rule_class)}: {on_what}",
    )


def _calls(lines: Iterable[ProviderLine], visit: Visit) -> list[tuple[str, list[dict[str, str]]]]:
    """This will group the services of the district by what they help with; whoever does not
    work is left out."""
    by_kind: dict[str, list[dict[str, str]]] = {}
    for line in lines:
        if line.working == "not_working" or line.works == "shut":
            continue
        by_kind.setdefault(line.kind, []).append(
            {
                "name": in_language(line.name_en, line.name_ur, visit.language),
                "phone": line.phone,
                "hours": shaping.hours_of(line),
                "notes": shaping.notes_of(line),
                "works": label("works_in_mode", line.works) if line.works else "",
            }
        )
    return [(label("services", kind), by_kind[kind]) for kind in KINDS if kind in by_kind]
