"""Figures for whoever asks: out of what is public, by fives, on the word of a second person."""

import csv
import io
import json
import re
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as xml

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.publication.test_figures_become_public import (
    DECIDES,
    PREPARES,
    check,
    districts,
    order,
    publish,
    rows_of,
    write_counts,
    year_of,
)
from tests.publication.test_requests_are_due import enter
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.exports.models import Print
from amaan.house.testing import role
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.small_groups import round_10_5
from amaan.publication import preparing
from amaan.publication.models import Answer, Cell, InformationRequest, Release, Snapshot

pytestmark = pytest.mark.django_db


def request_of(world: World, number: str, **told: str) -> UUID:
    enter(world, number, 5, **told)
    with role("owner"):
        return UUID(str(InformationRequest.objects.get(number=number).id))


def prepare(screen_of: Screens, release: str, table: str, **more: Any) -> Any:
    asked = {"act_id": str(new_id()), "release": release, "table": table, **more}
    return screen_of(PREPARES).post("/publication/answers/new", asked)


def allow(screen_of: Screens, answer: str) -> None:
    said = {"act_id": str(new_id()), "why": ""}
    assert screen_of(DECIDES).post(f"{answer}/allow", said).status_code == 302


def table_in(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_request_is_answered_out_of_what_is_public_when_two_persons_said_so(
    screen_of: Screens, world: World
) -> None:
    write_counts(world)
    release = publish(screen_of, world, "districts")
    request = request_of(world, "R 1")
    mine = str(districts(world)[0])
    officer, chief = screen_of(PREPARES), screen_of(DECIDES)
    assert f"answers/new?request={request}" in officer.get("/publication/requests/").text
    # Seen before it goes: nothing is written down by looking.
    looked = prepare(screen_of, release, "districts", lines=[mine], look="yes")
    assert looked.status_code == 200
    assert "not told" in looked.text
    with role("owner"):
        assert not Answer.objects.exists()
    answer = prepare(screen_of, release, "districts", lines=[mine], request=str(request)).url
    for file in ("answer.pdf", "figures.csv"):
        assert officer.get(f"{answer}/{file}").status_code == 404, "nobody allowed it"
    said = {"act_id": str(new_id()), "why": ""}
    assert officer.post(f"{answer}/allow", said).status_code == 404
    allow(screen_of, answer)

    told = {row["second_code"]: row for row in table_in(officer.get(f"{answer}/figures.csv"))}
    public = {r["quarter"]: r for r in rows_of(release, "districts") if r["place"] == mine}
    assert public["q2"]["status"] == "kept"
    for quarter, row in told.items():
        exact = public[quarter]["count"]
        assert row["number"] == ("" if not exact else str(round_10_5(int(exact)) or ""))
        assert row["code"] == mine
    assert any(row["status"] == "not_told" for row in told.values())
    for language in ("en", "ur", "both"):
        assert officer.get(f"{answer}/answer.pdf?language={language}").content[:5] == b"%PDF-"
    with role("owner"):
        numbers = set(Print.objects.filter(paper="rounded_answer").values_list("number", flat=True))
    assert {row["file"] for row in told.values()} < numbers
    for screen in (officer, chief, screen_of("the auditor")):
        left = screen.get("/publication/ledger/").text
        assert "R 1" in left
        assert "Allowed; it may leave" in left
    assert "Allowed; it may leave" in officer.get("/publication/requests/").text


def test_what_would_identify_a_person_gets_no_figure(screen_of: Screens, world: World) -> None:
    write_counts(world)
    release = publish(screen_of, world, "districts")
    day = local_date(world.now).isoformat()
    told = {"would_identify": "yes", "escalated_on": day}
    request = request_of(world, "R 2", **told)
    page = screen_of(PREPARES).get("/publication/requests/").text
    assert f"answers/new?request={request}" not in page
    assert "None: it would identify a person" in page
    refused = prepare(screen_of, release, "districts", request=str(request))
    assert refused.status_code == 422
    # Nor by whoever comes past the page.
    with pytest.raises(ProgrammingError), transaction.atomic():
        actor = world.actors[PREPARES]
        act_as(actor, world.now)
        Answer.objects.create(
            release_id=UUID(release), province=actor.province, is_practice=actor.is_practice,
            purpose="request", request_id=request, figures=[], state="waiting",
            prepared_by_id=actor.officer_id, prepared_at=world.now,
        )  # fmt: skip


def test_an_answer_says_for_whom_and_holds_something(screen_of: Screens, world: World) -> None:
    write_counts(world)
    release = publish(screen_of, world, "districts")
    nobody = prepare(screen_of, release, "districts")
    assert nobody.status_code == 422
    assert "write which office asks" in nobody.text
    few = {"lines": [str(districts(world)[0])], "columns": ["q2"], "to_whom": "An office"}
    refused = prepare(screen_of, release, "districts", **few)
    assert refused.status_code == 422
    assert "each number is kept, or under ten" in refused.text
    assert "An office" in refused.text


def test_what_was_withdrawn_leaves_no_more(screen_of: Screens, world: World) -> None:
    write_counts(world)
    release = publish(screen_of, world, "sex")
    waiting = prepare(screen_of, release, "sex", to_whom="An office").url
    allowed = prepare(screen_of, release, "sex", to_whom="Another office").url
    allow(screen_of, allowed)
    assert screen_of(PREPARES).get(f"{allowed}/figures.csv").status_code == 200
    said = {"act_id": str(new_id()), "why": "A district was counted twice."}
    chief = screen_of(DECIDES)
    assert chief.post(f"/publication/{release}/withdraw", said).status_code == 302
    refused = chief.post(f"{waiting}/allow", {"act_id": str(new_id()), "why": ""})
    assert refused.status_code == 422
    assert "not any more" in refused.text
    assert prepare(screen_of, release, "sex", to_whom="An office").status_code == 422
    assert screen_of(PREPARES).get(f"{allowed}/figures.csv").status_code == 404
    assert "should be told" in screen_of(PREPARES).get(allowed).text
    assert chief.post(f"{waiting}/decline", said).status_code == 302
    again = screen_of(PREPARES).post(f"{waiting}/take-back", said)
    assert again.status_code == 422


def test_one_takes_back_what_waits_and_nobody_else_does(screen_of: Screens, world: World) -> None:
    write_counts(world)
    release = publish(screen_of, world, "sex")
    waiting = prepare(screen_of, release, "sex", to_whom="An office").url
    said = {"act_id": str(new_id()), "why": ""}
    assert screen_of(DECIDES).post(f"{waiting}/take-back", said).status_code == 404
    assert screen_of(PREPARES).post(f"{waiting}/take-back", said).status_code == 302
    assert screen_of(DECIDES).post(f"{waiting}/allow", said).status_code == 422
    for part in ("the desk officer", "the media officer", "the district commander"):
        assert screen_of(part).get(waiting).status_code == 404
        assert screen_of(part).get("/publication/ledger/").status_code == 404
        assert screen_of(part).get("/publication/answers/new").status_code == 404


def test_a_table_for_whoever_asks_is_checked_to_the_digit_and_leaves_by_fives(
    screen_of: Screens, world: World
) -> None:
    write_counts(world)
    release = publish(screen_of, world, "district_sex")
    rows = rows_of(release, "district_sex")
    assert {row["status"] for row in rows} == {"nearest_five", "not_told"}
    assert all(int(row["count"]) % 5 == 0 for row in rows if row["count"])
    page = Client().get(f"/published/{release}/?l=en").text
    assert ">not told<" in re.sub(r"\s*([<>])\s*", r"\1", page)
    with transaction.atomic():
        act_as(world.actors[DECIDES], world.now)
        # Not even those who decide read the digits.
        assert all((count or 0) % 5 == 0 for count in
                   Cell.objects.values_list("count", flat=True))  # fmt: skip
    # The next release is held against the digits.
    second = order(screen_of, world, "districts")
    with role("owner"):
        known = Snapshot.objects.get(release_id=release).shown["district_sex"]
        (earlier, _new) = preparing.prepare(UUID(second)).question["tables"]
        assert earlier["public"] == known
    mine = str(districts(world)[0])
    # Of nobody under ten is anything told, and yet it is taken as known.
    assert [mine, "male"] in known
    assert next(r for r in rows if (r["place"], r["sex"]) == (mine, "male"))["count"] == ""


def test_what_is_made_when_asked_is_made_of_the_counts_that_are_public(
    screen_of: Screens, world: World
) -> None:
    write_counts(world, (40, 30, 55, 61))
    first = publish(screen_of, world, "districts")
    # Two came late: no table made for an asker says so.
    write_counts(world, (42, 30, 55, 61))
    asked = publish(screen_of, world, "district_sex")
    with role("owner"):
        mine, before = (Snapshot.objects.get(release_id=one) for one in (asked, first))
        assert (mine.standing, mine.finest) == (before.standing, before.finest)
        counted = Release.objects.in_bulk([UUID(asked), UUID(first)])
        assert counted[UUID(asked)].checked_at == counted[UUID(first)].checked_at
    # What the year publishes, and what puts it right, is counted anew.
    for tables, corrects in ((["sex"], ""), (["district_age"], first)):
        told = {"act_id": str(new_id()), "year": str(year_of(world)), "tables": tables,
                "corrects": corrects}  # fmt: skip
        assert screen_of(PREPARES).post("/publication/", told).status_code == 302
        check(world, str(told["act_id"]))
        with role("owner"):
            later = Snapshot.objects.get(release_id=told["act_id"])
            assert later.standing == before.standing + 1
        screen_of(DECIDES).post(
            f"/publication/{told['act_id']}/decline", {"act_id": str(new_id()), "why": "Tried."}
        )


def test_dhis2_gets_what_everybody_can_read_and_is_in_the_ledger(
    screen_of: Screens, world: World
) -> None:
    write_counts(world)
    release = publish(screen_of, world, "districts", "sex", "outcomes")
    answer = prepare(screen_of, release, "dhis2", to_whom="Health department (practice)").url
    officer = screen_of(PREPARES)
    assert officer.get(f"{answer}/dhis2/quarters").status_code == 404
    allow(screen_of, answer)
    assert "Health department (practice)" in officer.get("/publication/ledger/").text
    elements = {
        one["code"]
        for one in json.loads(officer.get(f"{answer}/dhis2/metadata").content)["dataElements"]
    }
    for every, shape in (("quarters", "P3M"), ("years", "P1Y")):
        sent = json.loads(officer.get(f"{answer}/dhis2/{every}").content)["dataValues"]
        assert sent
        assert {one["dataElement"] for one in sent} <= elements
        root = xml.fromstring(officer.get(f"{answer}/dhis2/adx-{every}").content)  # noqa: S314
        groups = [(group.get("orgUnit"), group.get("period")) for group in root]
        assert len(set(groups)) == len(groups), "ADX has one group for each unit and period"
        assert all(str(period).endswith(f"/{shape}") for _unit, period in groups)
        assert sorted(str(one.get("value")) for group in root for one in group) == sorted(
            one["value"] for one in sent
        )
    public = {
        (row["place"], f"{year_of(world)}{row['quarter'].upper()}"): row["count"]
        for row in rows_of(release, "districts")
    }
    for one in json.loads(officer.get(f"{answer}/dhis2/quarters").content)["dataValues"]:
        place = "all" if len(one["orgUnit"]) < 4 else one["orgUnit"]
        assert one["value"] == str(round_10_5(int(public[place, one["period"]])))
    for file in ("answer.pdf", "figures.csv", "dhis2/no-such"):
        assert officer.get(f"{answer}/{file}").status_code == 404


def test_a_correction_and_what_it_corrects_name_each_other(
    screen_of: Screens, world: World
) -> None:
    write_counts(world)
    first = publish(screen_of, world, "sex")
    said = {"act_id": str(new_id()), "why": "A district was left out."}
    screen_of(DECIDES).post(f"/publication/{first}/withdraw", said)
    asked = {"act_id": str(new_id()), "year": str(year_of(world) - 1), "tables": ["sex"],
             "corrects": first}  # fmt: skip
    other_year = screen_of(PREPARES).post("/publication/", asked)
    assert other_year.status_code == 422
    assert "of the same year" in other_year.text
    asked |= {"act_id": str(new_id()), "year": str(year_of(world))}
    assert screen_of(PREPARES).post("/publication/", asked).status_code == 302
    second = str(asked["act_id"])
    assert f"/published/{second}/" not in Client().get("/published/?l=en").text
    assert check(world, second) == "checked"
    screen_of(DECIDES).post(f"/publication/{second}/publish", said | {"act_id": str(new_id())})
    with role("owner"):
        assert str(Release.objects.get(id=second).corrects_id) == first
    listed = Client().get("/published/?l=en").text
    old = listed[listed.index(f'id="r{first}"') :]
    assert "These figures were put right." in old
    assert f"/published/{second}/" in old
    assert (
        "These figures put earlier ones right." in Client().get(f"/published/{second}/?l=en").text
    )
    told = json.loads(Client().get(f"/published/{second}/metadata.jsonld?l=en").content)
    assert told["dct:replaces"]["@id"].endswith(f"/published/{first}/")
    assert "dct:isReplacedBy" not in told


def test_the_database_lets_nobody_allow_what_he_prepared(screen_of: Screens, world: World) -> None:
    write_counts(world)
    release = publish(screen_of, world, "sex")
    waiting = prepare(screen_of, release, "sex", to_whom="An office").url.rpartition("/")[2]
    change = "UPDATE publication_answer SET state = 'allowed', decided_by_id = %s WHERE id = %s"
    chief = world.actors[DECIDES].officer_id
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        act_as(world.actors[PREPARES], world.now)
        cursor.execute(change, [chief, waiting])
