"""From true counts to what everybody reads, by two persons and a check between them."""

import csv
import io
import json
import re
from datetime import date
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from tests.insight.laid import lay
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.insight.models import Count, Tally
from amaan.jobs import preparing
from amaan.jobs.models import Order
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.organisation.command import districts_beside
from amaan.publication.models import Release, Snapshot

pytestmark = pytest.mark.django_db
PREPARES, DECIDES = "the programme officer", "the inspector general"
# Reports of one district by quarter: three in one of them.
QUARTERS = (40, 3, 55, 61)


def year_of(world: World) -> int:
    return local_date(world.now).year - 1


def districts(world: World) -> list[UUID]:
    actor = world.actors[PREPARES]
    return [one.unit_id for one in districts_beside(actor, local_date(world.now))]


def write_counts(world: World, quarters: tuple[int, ...] = QUARTERS) -> None:
    """Count rows as the nightly count writes them, for a year that is over."""
    rows = []
    for at, district in enumerate(districts(world)):
        for quarter, n in enumerate(quarters):
            few = n if at == 0 else 40 + 7 * at + quarter
            month = date(year_of(world), 3 * quarter + 2, 1)
            for name, value in (("shared", ""), ("shared_sex", "female"),
                                ("shared_age", "adult"), ("shared_offence", "family")):  # fmt: skip
                for step, share in (("reported", 1), ("fir", 2), ("challan", 4), ("charge", 0)):
                    part = few // share if share else 0
                    rows.append(
                        Count(
                            district_id=district, entered=month, month=month, slice=name,
                            value=value, indicator=f"step_{step}", part=part, whole=few,
                        )
                    )  # fmt: skip
    with role("owner"):
        Tally.objects.all().delete()
        lay(rows)


def order(screen_of: Screens, world: World, *tables: str) -> str:
    act = str(new_id())
    asked = {"act_id": act, "year": str(year_of(world)), "tables": list(tables)}
    answer = screen_of(PREPARES).post("/publication/", asked)
    assert answer.status_code == 302, answer.text
    return act


def check(world: World, release: str) -> str:
    with role("jobs"):
        placed = Order.objects.get(kind="prepare_release", about=release)
        preparing.prepare(placed.id, world.now)
        return str(Order.objects.get(id=placed.id).note)


def publish(screen_of: Screens, world: World, *tables: str) -> str:
    release = order(screen_of, world, *tables)
    assert check(world, release) == "checked"
    answer = screen_of(DECIDES).post(
        f"/publication/{release}/publish", {"act_id": str(new_id()), "why": ""}
    )
    assert answer.status_code == 302, answer.text
    return release


def rows_of(release: str, table: str) -> list[dict[str, str]]:
    answer = Client().get(f"/published/{release}/{table}.csv?l=en")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_table_reaches_everybody_without_the_few_in_it(screen_of: Screens, world: World) -> None:
    write_counts(world)
    release = order(screen_of, world, "districts", "sex")
    assert Client().get(f"/published/{release}/").status_code == 404
    assert check(world, release) == "checked"
    # Checked is not public, and whoever prepared it does not let it out.
    assert Client().get(f"/published/{release}/").status_code == 404
    mine = screen_of(PREPARES)
    assert "/publish" not in mine.get(f"/publication/{release}").text
    assert (
        mine.post(f"/publication/{release}/publish", {"act_id": str(new_id())}).status_code == 404
    )
    waits = screen_of(DECIDES).get(f"/publication/{release}").text
    assert ">kept<" in re.sub(r"\s*([<>])\s*", r"\1", waits)
    said = {"act_id": str(new_id()), "why": ""}
    assert screen_of(DECIDES).post(f"/publication/{release}/publish", said).status_code == 302

    rows = rows_of(release, "districts")
    few = [row for row in rows if row["place"] == str(districts(world)[0])]
    assert next(row for row in few if row["quarter"] == "q2")["status"] == "kept"
    assert next(row for row in few if row["quarter"] == "q2")["count"] == ""
    # Beside the few another is kept in its line, and all of it is known of the whole.
    assert sum(row["status"] == "kept" for row in few) >= 2
    shown = [row for row in rows if row["status"] == "shown"]
    assert len(shown) > len(rows) / 2
    page = Client().get(f"/published/{release}/?l=en")
    assert re.search(r"<h1>[^<]*2\d\d\d", page.text)
    assert "Reports by district and quarter" in page.text
    assert "took the side of an attacker" in page.text
    assert page.cookies == {}
    told = json.loads(Client().get(f"/published/{release}/metadata.jsonld?l=en").content)
    assert told["@type"] == "dcat:Dataset"
    assert len(told["dcat:distribution"]) == 2


def test_what_is_withdrawn_stays_in_the_list_with_its_reason(
    screen_of: Screens, world: World
) -> None:
    write_counts(world)
    release = publish(screen_of, world, "sex")
    without = {"act_id": str(new_id()), "why": " "}
    chief = screen_of(DECIDES)
    assert chief.post(f"/publication/{release}/withdraw", without).status_code == 422
    why = "A district was counted twice."
    said = {"act_id": str(new_id()), "why": why}
    assert chief.post(f"/publication/{release}/withdraw", said).status_code == 302
    public = Client().get("/published/?l=en").text
    assert why in public
    assert Client().get(f"/published/{release}/").status_code == 404


def test_a_later_count_does_not_show_the_two_who_came_late(
    screen_of: Screens, world: World
) -> None:
    write_counts(world, (40, 30, 55, 61))
    first = publish(screen_of, world, "districts")
    mine = str(districts(world)[0])
    assert all(row["status"] == "shown" for row in rows_of(first, "districts"))
    write_counts(world, (42, 30, 55, 61))
    second = publish(screen_of, world, "districts")
    late = [row for row in rows_of(second, "districts") if row["place"] == mine]
    assert next(row for row in late if row["quarter"] == "q1")["status"] == "kept"
    with role("owner"):
        assert list(Snapshot.objects.order_by("standing").values_list("standing", flat=True)) == [
            0,
            1,
        ]


def test_two_releases_of_a_year_are_not_on_their_way_at_once(
    screen_of: Screens, world: World
) -> None:
    write_counts(world)
    order(screen_of, world, "sex")
    asked = {"act_id": str(new_id()), "year": str(year_of(world)), "tables": ["age"]}
    again = screen_of(PREPARES).post("/publication/", asked)
    assert again.status_code == 422
    assert "on its way" in again.text


def test_no_page_reads_the_counts_behind_a_release(screen_of: Screens, world: World) -> None:
    write_counts(world)
    publish(screen_of, world, "sex")
    for part in (PREPARES, DECIDES):
        with transaction.atomic():
            act_as(world.actors[part], world.now)
            assert Count.objects.count() == 0 or part == DECIDES
        with (
            pytest.raises(ProgrammingError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            act_as(world.actors[part], world.now)
            cursor.execute("SELECT * FROM publication_snapshot")
    with transaction.atomic():
        # Nobody is signed in: what was let out, and nothing that waits.
        assert {row.state for row in Release.objects.all()} == {"published"}


def test_others_do_not_find_what_is_being_prepared(screen_of: Screens, world: World) -> None:
    write_counts(world)
    release = order(screen_of, world, "sex")
    for part in ("the desk officer", "the media officer", "the district commander"):
        assert screen_of(part).get("/publication/").status_code == 404
        assert screen_of(part).get(f"/publication/{release}").status_code == 404
        assert screen_of(part).get("/publication/requests/").status_code == 404
