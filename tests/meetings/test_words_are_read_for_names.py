"""What commanders write is read for names before it is printed or shown on a wall."""

import re

import pytest
from tests.insight.invented import lives, write
from tests.insight.test_figures import count_all
from tests.meetings.test_a_months_meeting import call, point_of
from tests.pages.conftest import Screens
from tests.security.test_near_the_people import put
from tests.security.world import World

from amaan.confidentiality.vault import screening_verbs
from amaan.confidentiality.vault.server import index_names, take_in_all
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.meetings.models import ReadWords

pytestmark = pytest.mark.django_db
LONG = (
    "The doctor on call was away for two weeks and the hospital sent nobody instead, so that most "
    "examinations were offered on the next morning; a second doctor was asked for in writing, and "
    "a car stands ready by night."
)
NAMING = f"{LONG} Zulekha, and Aslam beside her, waited longest."


@pytest.fixture
def known(world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> World:
    """Figures were counted, and the vault knows Zulekha Kausar, daughter of Muhammad Aslam Khan."""
    monkeypatch.setattr(screening_verbs, "SECONDS", 0.001)
    with role("owner"):
        write(world, lives(world, 200, seed=11))
    count_all(world)
    put(world, "own", "survivor_name", "زلیخا کوثر")
    put(world, "own", "survivor_relative", "محمد اسلم خان")
    take_in_all(vault)
    index_names(vault)
    return world


def test_words_that_name_somebody_wait_for_the_custodian_and_are_shown_by_nobody(
    known: World, screen_of: Screens
) -> None:
    meeting = call(known, screen_of)
    point = point_of(meeting, known.actors["the station commander"])
    station, district = screen_of("the station commander"), screen_of("the district commander")
    custodian = screen_of("the custodian")
    assert station.post(f"/meetings/point/{point.id}", {"words": NAMING}).status_code == 302
    assert district.post(f"/meetings/{meeting.id}/pack", {"language": "en"}).status_code == 302
    assert "Zulekha" not in district.get(f"/meetings/{meeting.id}/pages").text
    page = district.get(f"/meetings/{meeting.id}").text
    assert "A custodian reads 1 text first." in page
    assert "name=&quot;digest" not in page and 'name="digest"' not in page
    check = re.search(r'name="check" value="([0-9a-f-]+)"', custodian.get("/custodian/drafts").text)
    assert check is not None
    assert "Words for a crime meeting" in custodian.get("/custodian/drafts").text
    assert custodian.post(
        "/custodian/drafts", {"check": check[1], "decision": "may_not"}
    ).status_code == 302  # fmt: skip
    district.post(f"/meetings/{meeting.id}/read")
    page = district.get(f"/meetings/{meeting.id}").text
    assert "1 text may not be shown, a custodian says." in page
    assert "Zulekha" not in district.get(f"/meetings/{meeting.id}/pages").text
    # Written anew without her, it is cleared at once.
    station.post(f"/meetings/point/{point.id}", {"words": LONG})
    district.post(f"/meetings/{meeting.id}/read")
    assert "a second doctor was asked for" in district.get(f"/meetings/{meeting.id}/pages").text


def test_words_that_were_mended_after_they_were_read_are_words_not_read(
    known: World, screen_of: Screens
) -> None:
    meeting = call(known, screen_of)
    point = point_of(meeting, known.actors["the station commander"])
    station, district = screen_of("the station commander"), screen_of("the district commander")
    station.post(f"/meetings/point/{point.id}", {"words": LONG})
    district.post(f"/meetings/{meeting.id}/read")
    assert LONG[:40] in district.get(f"/meetings/{meeting.id}/pages").text
    station.post(f"/meetings/point/{point.id}", {"words": f"{LONG} More came."})
    assert LONG[:40] not in district.get(f"/meetings/{meeting.id}/pages").text
    assert "1 text was not read yet." in district.get(f"/meetings/{meeting.id}").text


def test_few_words_are_read_by_a_person_and_only_those_that_stood_there(
    known: World, screen_of: Screens
) -> None:
    meeting = call(known, screen_of)
    point = point_of(meeting, known.actors["the station commander"])
    station, district = screen_of("the station commander"), screen_of("the district commander")
    station.post(f"/meetings/point/{point.id}", {"words": "A second doctor came."})
    page = district.get(f"/meetings/{meeting.id}").text
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', page)
    assert digest is not None
    station.post(f"/meetings/point/{point.id}", {"words": "Zulekha came."})
    district.post(f"/meetings/{meeting.id}/read", {"by_hand": "yes", "digest": digest[1]})
    with role("owner"):
        assert not ReadWords.objects.exists()
    assert "Zulekha" not in district.get(f"/meetings/{meeting.id}/pages").text
    for part in ("the station commander", "the desk officer", "the auditor"):
        answer = screen_of(part).post(f"/meetings/{meeting.id}/read")
        assert answer.status_code == 404, part
