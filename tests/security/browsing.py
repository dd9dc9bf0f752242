"""Officers at their browsers, and every request they could send."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.security.world import Told

from amaan.confidentiality.vault import client as vault
from amaan.organisation.queries import Actor
from amaan.web.kit.registry import Endpoint
from amaan.web.kit.sign_in import session

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# A few of each sort: registering, caring, reviewing, excusing, and one that does not exist.
KINDS = ("fir.registered", "medical.examined", "supervisor.reviewed", "duty.waived", "no.such")


@dataclass(frozen=True)
class Answer:
    """What came back, as an attacker sees it."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def as_bytes(self) -> bytes:
        """This will give everything that was sent, to look for canaries in."""
        head = "\n".join(f"{name}: {value}" for name, value in self.headers.items())
        return f"{self.status}\n{head}\n\n".encode() + self.body


@dataclass(frozen=True)
class Address:
    """One place of the site with its blanks filled in."""

    endpoint: Endpoint
    path: str
    needs: frozenset[str]


def sign_in(actor: Actor, *, second_factor: bool = True) -> Client:
    """This will give a browser in which an officer has signed in with both factors, or one."""
    browser = Client(raise_request_exception=False)
    browser.force_login(get_user_model().objects.get(pk=actor.officer_id), backend=BACKEND)
    if second_factor:
        vault.demo_enrol(actor.officer_id)
        binding = session.new_binding()
        capability = vault.verify_second_factor(
            actor.officer_id, session.digest_of(binding), vault.demo_code(actor.officer_id)
        )
        request, response = HttpRequest(), HttpResponse()
        request.session = browser.session
        session.keep_capability(request, response, binding=binding, capability=capability)
        request.session.save()
        browser.cookies.update(response.cookies)
    return browser


def send(
    browser: Client,
    method: str,
    path: str,
    data: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """This will send one request and undo whatever it did."""
    with transaction.atomic():
        if method == "POST":
            found: Any = browser.post(path, data=dict(data or {}), headers=dict(headers or {}))
        else:
            found = browser.generic(method, path, headers=dict(headers or {}))
        answer = Answer(
            found.status_code,
            {**found.headers, **{f"cookie {k}": v.value for k, v in found.cookies.items()}},
            found.content,
        )
        transaction.set_rollback(True)
    return answer


def addresses(told: Told) -> Iterator[Address]:
    """This will give every address behind the door, with one case's ids in its blanks."""
    for route, pattern in _patterns(get_resolver().url_patterns):
        endpoint = getattr(pattern.callback, "endpoint", None)
        if endpoint is None:
            continue
        blanks = frozenset(pattern.pattern.converters)
        for filled in _fillings(blanks, told):
            path = route
            for name, value in filled.items():
                for kind in ("uuid", "str", "slug"):
                    path = path.replace(f"<{kind}:{name}>", str(value))
            yield Address(endpoint, f"/{path}", blanks)


def _patterns(
    patterns: list[URLPattern | URLResolver], before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern), pattern


def _fillings(blanks: frozenset[str], told: Told) -> Iterator[dict[str, object]]:
    fixed: dict[str, object] = {
        "case_id": told.case_id,
        # A register, and an entry of it that is nobody's.
        "name": "awareness",
        "figure_id": "registered",
        "shape_id": "delay",
        "form": "quarters",
        "entry_id": told.fact_id,
        "sent_id": told.fact_id,
        "text_id": told.fact_id,
        "round_id": told.fact_id,
        "topic_id": told.fact_id,
        "meeting_id": told.fact_id,
        "point_id": told.fact_id,
        "pack_id": told.fact_id,
        "decision_id": told.fact_id,
        "study_id": told.fact_id,
        "asking_id": told.fact_id,
        "release_id": told.fact_id,
        "session_id": told.fact_id,
        "need_id": told.fact_id,
        "plan_id": told.fact_id,
        "line_id": told.fact_id,
        "scenario": "call_at_night",
        "contact_id": told.contact_id,
        "fact_id": told.fact_id,
        "duty_id": told.duty_id,
        # Nobody's: a consent or an emergency of another case is a miss like any other.
        "consent_id": told.fact_id,
        "emergency_id": told.fact_id,
        "export_id": told.fact_id,
        "recipient_id": told.fact_id,
        "turn_id": told.fact_id,
        "shift_id": told.fact_id,
        "pattern_id": told.fact_id,
        "call_id": told.fact_id,
        "other_id": told.fact_id,
        "finding_id": told.fact_id,
        "about": told.fact_id,
        "review_id": told.fact_id,
        "inspection_id": told.fact_id,
        "holiday_id": told.fact_id,
        "exhibit_id": told.fact_id,
        "recovery_id": told.fact_id,
        "hand_over_id": told.fact_id,
        "count_id": told.fact_id,
        "difference_id": told.fact_id,
        "transfer_id": told.fact_id,
        "certificate_id": told.fact_id,
        "interview_id": told.fact_id,
        "examination_id": told.fact_id,
        "submission_id": told.fact_id,
        "objection_id": told.fact_id,
        "hearing_id": told.fact_id,
        "measure_id": told.fact_id,
        "referral_id": told.fact_id,
        "defect_id": told.fact_id,
        "provider_id": told.fact_id,
        "slip_id": told.fact_id,
        "order_id": told.fact_id,
        "lesson_id": told.fact_id,
        "conference_id": told.fact_id,
        "action_id": told.fact_id,
        "followup_id": told.fact_id,
        "service": "shelter",
        "draft_id": told.fact_id,
        "trial_id": told.fact_id,
        "recommendation_id": told.fact_id,
        "observation_id": told.fact_id,
        "complaint_id": told.fact_id,
        "answer_id": told.fact_id,
        "dispute_id": told.fact_id,
        "question_id": told.fact_id,
        "forum_id": told.fact_id,
        "mediator_id": told.fact_id,
        # Of a house, which has no case: a stay, and what lies in it.
        "stay_id": told.fact_id,
        "resident_id": told.fact_id,
        "caller_id": told.fact_id,
        "relay_id": told.fact_id,
        "word_id": told.fact_id,
        "enquiry_id": told.fact_id,
        "room_id": told.fact_id,
        "bed_id": told.fact_id,
        "escort_id": told.fact_id,
        "sort": "log",
        "offence": "PPC-376-1",
        "ref": told.places.get("survivor_name", UUID(int=0)),
        # Of no case: who serves where. One that exists, whatever case is asked about.
        "unit_id": told.unit_id,
        "desk_id": told.unit_id,
        # A row of the law, open to whoever serves.
        "row": "fir_at_once",
        "way": "stage",
        "language": "en",
        "officer_id": told.officer_id,
    }
    unknown = blanks - set(fixed) - {"kind"}
    assert not unknown, f"the crawl does not know how to fill {unknown}"
    here = {name: value for name, value in fixed.items() if name in blanks}
    for kind in KINDS if "kind" in blanks else ("",):
        yield {**here, "kind": kind} if kind else here
