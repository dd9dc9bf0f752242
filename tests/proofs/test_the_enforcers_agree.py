"""Three who decide, asked the same thing many times: the pages, the vault, and row security.

The scenes are drawn: who stands in which relation, since when, in conflict or not, sealed or
not, with her agreement or without. A page's standing and the vault's are two questions to the
database, asked under two roles; what exists is the database's own answer to plain SQL.
"""

import random  # noqa: TID251  # repeated exactly, and decides nothing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from tests.security.vault import signed_in
from tests.security.world import Told, World

from amaan.confidentiality import policy
from amaan.confidentiality.classes import OBJECT_FIELDS, part_of
from amaan.confidentiality.models import (
    BreakGlass,
    Conflict,
    Consent,
    Declaration,
    Grant,
    Seal,
)
from amaan.confidentiality.queries import Standing, standing_of
from amaan.confidentiality.reveal import reveal
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.sealing import Parcel, deposit
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.proving import Figure
from amaan.house.testing import role
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, SealedRef, new_id
from amaan.kernel.refusals import Refused
from amaan.organisation.queries import Actor

PER_SCENE = 20
REASONS = ("", *policy.PURPOSES)


def test_pages_vault_and_row_security_give_one_answer(
    world: World, vault: Vault, how_many: Callable[[int], int], figure: Figure
) -> None:
    drawn = random.Random(26)  # noqa: S311
    capabilities = {part: signed_in(actor) for part, actor in world.actors.items()}
    real = [told for told in world.cases.values() if told.places]
    holders = sorted(p for p, actor in world.actors.items() if actor.post not in policy.NEVER)
    asked, opened, existed, disagreements = 0, 0, 0, []
    for _ in range(max(1, how_many(600) // PER_SCENE)):
        # Most posts hold no case at all; those that may are drawn more often.
        among = holders if drawn.random() < 0.7 else sorted(world.actors)
        part, told = drawn.choice(among), drawn.choice(real)
        # The vault has its own clock, and a long proof outlives what was drawn for five minutes.
        actor, now = world.actors[part], clock.now()
        with scene(drawn, actor, told, now):
            places = {**told.places, "emergency_note": written_in_an_emergency(world, told, now)}
            known, exists = seen_by_a_page(actor, told, now)
            existed += exists
            if exists != known.decide(actor.post.value, "C1").allowed:
                disagreements.append(f"{part}, {told.name}: existence, {known}")
            for _ in range(PER_SCENE):
                field, purpose = drawn.choice(sorted(places)), drawn.choice(REASONS)
                asked += 1
                by_page = field not in OBJECT_FIELDS and (
                    known.decide(actor.post.value, part_of(field), purpose).allowed
                )
                by_vault = opens(capabilities[part], told, places[field], purpose)
                opened += by_vault
                if by_page != by_vault:
                    disagreements.append(f"{part}, {told.name}: {field} to {purpose}, {known}")
    figure("enforcers: decisions compared", asked)
    figure("enforcers: of which opened", opened)
    figure("enforcers: scenes in which the case existed", existed)
    figure("enforcers: disagreements", len(disagreements))
    assert disagreements == []
    # A proof in which nothing ever opens, or nothing is ever kept shut, would prove nothing.
    assert 0 < opened < asked


@contextmanager
def scene(drawn: random.Random, actor: Actor, told: Told, now: datetime) -> Iterator[None]:
    """This will set a drawn scene up for the length of a block, and take it all back."""
    with transaction.atomic():
        with role("owner"):
            _draw(drawn, actor, told, now)
        yield
        transaction.set_rollback(True)


def _draw(drawn: random.Random, actor: Actor, told: Told, now: datetime) -> None:
    officer, case_id = actor.officer_id, told.case_id
    for relation in drawn.sample(sorted(policy.RELATIONS), drawn.randrange(3)):
        since = now - timedelta(minutes=drawn.choice((-10, 1, 600)))
        until = drawn.choice((None, now + timedelta(minutes=5), now - timedelta(seconds=1)))
        if until is not None and until <= since:
            until = since + timedelta(seconds=1)
        here = Grant.objects.filter(case_id=case_id, officer_id=officer, relation=relation)
        if not here.filter(until=None).exists():
            Grant.objects.create(
                case_id=case_id, officer_id=officer, relation=relation, since=since, until=until,
                granted_by_id=told.officer_id, granted_at=since,
            )  # fmt: skip
    if drawn.random() < 0.15:
        Conflict.objects.get_or_create(
            case_id=case_id,
            officer_id=officer,
            defaults={"since": now - timedelta(hours=1), "declared_by_id": told.officer_id},
        )
    if drawn.random() < 0.2 and not Seal.objects.filter(case_id=case_id).exists():
        Seal.objects.create(case_id=case_id, sealed_at=now, sealed_by_id=told.officer_id)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE cases_case SET sealed = true WHERE id = %s", [case_id])
    if drawn.random() < 0.4:
        BreakGlass.objects.create(
            case_id=case_id, officer_id=drawn.choice([officer, told.officer_id]),
            relation="glass_name", reason="life_in_danger", began_at=now - timedelta(minutes=1),
            ends_at=now + timedelta(minutes=14), **_where_it_lies(case_id),
            **drawn.choice([{}, {"verdict": "justified", "reviewed_at": now,
                                 "reviewed_by_id": told.officer_id}]),
        )  # fmt: skip
    given = Declaration.objects.filter(case_id=case_id, officer_id=officer)
    if drawn.random() < 0.5 and not given.exists():
        Declaration.objects.create(case_id=case_id, officer_id=officer, declared_at=now)
    if drawn.random() < 0.4:
        Consent.objects.create(
            case_id=case_id, purpose="share_for_care", recipient="shelter", given_by="herself",
            elements=drawn.sample(["C3", "C4", "C4.medical", "C5"], drawn.randrange(1, 4)),
            given_at=now - timedelta(hours=2), recorded_by_id=told.officer_id,
            expires_at=now + timedelta(minutes=drawn.choice((-30, 30))),
            withdrawn_at=drawn.choice((None, now - timedelta(minutes=1))),
        )  # fmt: skip


def _where_it_lies(case_id: CaseId) -> dict[str, UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT station_id, district_id FROM cases_case WHERE id = %s", [case_id])
        station, district = cursor.fetchone()
    return {"station_id": station, "district_id": district}


def seen_by_a_page(actor: Actor, told: Told, now: datetime) -> tuple[Standing, bool]:
    """This will ask what a page asks: how the officer stands, and whether the row is there."""
    with transaction.atomic(), connection.cursor() as cursor:
        act_as(actor, now)
        known = standing_of(actor, told.case_id, now)
        cursor.execute("SELECT count(*) FROM cases_case WHERE id = %s", [told.case_id])
        return known, bool(cursor.fetchone()[0])


def written_in_an_emergency(world: World, told: Told, now: datetime) -> UUID:
    """This will deposit the sentence that goes with an emergency, and give its reference."""
    her = next(a for a in world.actors.values() if a.officer_id == told.officer_id)
    with role("owner"):
        (ref,) = deposit(
            [Parcel(new_id(), "emergency_note", "Nobody else could be reached.")],
            case_id=told.case_id, province=her.province, actor=her, now=now,
        )  # fmt: skip
    return UUID(str(ref))


def opens(capability: str, told: Told, place: UUID, purpose: str) -> bool:
    """This will say whether the vault shows a value for this reason."""
    ref = SealedRef(place)
    try:
        reveal(capability=capability, case_id=told.case_id, ref=ref, purpose=purpose)
    except Refused:
        return False
    return True
