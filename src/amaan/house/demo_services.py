"""The invented services of the demonstration: nobody answers these numbers, and no town is named.

Every number begins with +92300 000, which no operator gives out here; every name says practice.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import cast
from amaan.kernel.ids import new_id
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number
from amaan.support import directory, providers
from amaan.support.providers import Listing

_DAY = (time(9), time(17))


def _listing(
    number: int, kind: str, name_en: str, name_ur: str, actor: Actor, **more: Any
) -> Listing:
    assert actor.district_id is not None
    told: dict[str, Any] = {
        "opens": _DAY[0], "closes": _DAY[1], "ramadan_opens": time(9), "ramadan_closes": time(14),
        "languages": ("ur", "bal"), "cost": "free", "women_staff": "yes", "working": "working",
        "serves": (actor.district_id,), "district_id": actor.district_id,
    }  # fmt: skip
    if more.get("day_and_night"):
        told |= {"opens": None, "closes": None, "ramadan_opens": None, "ramadan_closes": None}
    return Listing(
        kind=kind, name_en=f"{name_en} (practice)", name_ur=f"{name_ur} (مشقی)",
        phone=f"+92300000{number:04}", **(told | more),
    )  # fmt: skip


def _listings(actor: Actor, now: datetime) -> tuple[Listing, ...]:
    today = now.date()
    return (
        _listing(11, "emergency_care", "Civil Hospital", "سول ہسپتال", actor, day_and_night=True,
                 also=("medico_legal",), pep="in_stock", contraception="in_stock",
                 without_report="yes", counted_on=today),
        _listing(12, "shelter", "House of the Lamp", "چراغ گھر", actor, day_and_night=True,
                 places_free=3, child_places_free=4, boys_until=12, without_order="yes",
                 counted_on=today),
        _listing(13, "counselling", "Listening Room", "گوشۂ سماعت", actor, shut_days=("sun",),
                 without_report="yes", also=("livelihood",)),
        _listing(14, "legal_help", "Legal Aid Desk", "قانونی مدد ڈیسک", actor,
                 shut_days=("sat", "sun"), also=("identity_papers",)),
        _listing(15, "child_protection", "Child Protection Unit", "تحفظِ اطفال یونٹ", actor),
        _listing(16, "helpline", "Provincial Helpline", "صوبائی ہیلپ لائن", actor,
                 day_and_night=True, whole_province=True, serves=(), district_id=None,
                 languages=("ur", "bal", "ps", "brh")),
        _listing(17, "safe_transport", "Escort Car", "حفاظتی سواری", actor, day_and_night=True),
        _listing(18, "statutory_body", "Protection Committee of the District", "ضلعی تحفظ کمیٹی",
                 actor, working="not_working", working_since=date(2024, 1, 1),
                 working_source="letter of the department (invented)", women_staff="unknown"),
    )  # fmt: skip


def prepare_the_services(now: datetime) -> int:
    """This will fill the practice directory, once; gives how many services stand in it."""
    keeper, worker = (_of(post, now) for post in (Post.DISTRICT_COMMANDER, Post.PROVIDER))
    if keeper is None or worker is None:
        return 0
    with transaction.atomic():
        act_as(keeper, now)
        there = directory.search(keeper, directory.Wanted(), now, limit=100)
        if there:
            return len(there)
        listings = [(new_id(), one) for one in _listings(keeper, now)]
        providers.write_providers(actor=keeper, listings=listings, verified=True, now=now)
        # One that nobody asked for long, so that somebody does.
        old = now - providers.ASK_AGAIN - timedelta(days=4)
        late = [(new_id(), _listing(19, "counselling", "Old Clinic", "پرانا کلینک", keeper))]
        providers.write_providers(actor=keeper, listings=late, verified=True, now=old)
        for id, listing in listings:
            if listing.kind == "counselling":
                providers.name_worker(
                    actor=keeper, provider_id=id, service_number=_number(Post.PROVIDER), now=now
                )
            works = "by_phone" if listing.kind in {"legal_help", "counselling"} else "as_usual"
            providers.say_way(
                actor=keeper, provider_id=id, mode="flood", works=works, route="by_boat", now=now
            )
    return len(listings) + len(late)


def _number(post: Post) -> str:
    return next(person.service_number for person in cast if person.post is post)


def _of(post: Post, now: datetime) -> Actor | None:
    found = officer_by_service_number(_number(post), now)
    return None if found is None else acting_as(found, now)
