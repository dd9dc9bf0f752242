"""The law as one book: listed on pages, ordered, made by the worker with progress, and fetched."""

from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.house.testing import role
from amaan.jobs import handbooks
from amaan.jobs.models import Handbook, Order


def test_what_is_owed_is_listed_as_in_the_book(world: World, screen_of: Screens) -> None:
    desk = screen_of("the desk officer")
    for way in ("by_stage", "by_role", "by_clock"):
        page = desk.get(f"/law/handbook/{way}")
        assert page.status_code == 200
        assert 'href="/law/duty/fir_at_once"' in page.text
    assert desk.get("/law/handbook/by_heart").status_code == 404


def test_a_book_is_made_once_for_rules_as_they_stand(world: World, screen_of: Screens) -> None:
    desk = screen_of("the desk officer")
    assert desk.get("/law/handbook/ur/file").status_code == 404
    assert desk.post("/law/handbook", {"language": "ur"}).status_code == 302
    assert desk.post("/law/handbook", {"language": "ur"}).status_code == 302
    assert desk.post("/law/handbook", {"language": "tlh"}).status_code == 404
    order = Order.objects.get(kind="make_handbook")
    assert "It is being made" in desk.get("/law/handbook").text
    with role("jobs"):
        begun = handbooks._begin(order.id, world.now)
        assert begun is not None
        Handbook.objects.create(edition="BA.ur.old", pdf=b"%PDF-old", made_at=world.now)
        Handbook.objects.create(edition="BA.en.old", pdf=b"%PDF-old", made_at=world.now)
        handbooks._step(order.id, 40, 600)
    assert "40 / 600" in desk.get("/law/handbook").text
    with role("jobs"):
        handbooks._keep(order.id, begun, b"%PDF-1.7 the law", world.now)
    answer = desk.get("/law/handbook/ur/file")
    assert (answer.status_code, answer.content) == (200, b"%PDF-1.7 the law")
    assert set(Handbook.objects.values_list("edition", flat=True)) == {begun, "BA.en.old"}
    assert desk.post("/law/handbook", {"language": "ur"}).status_code == 302
    assert Order.objects.filter(kind="make_handbook").count() == 1
