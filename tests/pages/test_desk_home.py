"""The desk's first page keeps to today and yesterday; the rest is one press away."""

import re
from collections import Counter
from datetime import timedelta

from tests.pages.conftest import Screens
from tests.security.canaries import Aviary
from tests.security.world import World, take


def take_one(world: World, days_ago: int) -> str:
    """This will take a complaint so many days ago, and give the address of its case."""
    her = world.actors["the desk officer"]
    told = take(f"{days_ago} days ago", her, Aviary(), world.now - timedelta(days=days_ago))
    return f"/case/{told.case_id}"


def test_last_years_lateness_does_not_push_tonight_off_the_page(
    world: World, screen_of: Screens
) -> None:
    tonight = f"/case/{world.cases['own'].case_id}"
    long_ago = [take_one(world, days_ago) for days_ago in (40, 41, 42)]
    screen = screen_of("the desk officer")
    home = screen.get("/").content.decode().split('id="due"')[1].split("</section>")[0]
    assert tonight in home
    assert not [address for address in long_ago if address in home]
    everything = screen.get("/desk/due").content.decode()
    assert all(address in everything for address in long_ago[-1:])
    assert 'href="/desk/due"' in home


def test_no_single_case_fills_the_first_page(world: World, screen_of: Screens) -> None:
    tonight = f"/case/{world.cases['own'].case_id}"
    for _more in range(3):
        take_one(world, 0)
    home = screen_of("the desk officer").get("/").content.decode()
    due = home.split('id="due"')[1].split("</section>")[0]
    shown = re.findall(r'href="(/case/[0-9a-f-]+)"', due)
    assert tonight in shown
    assert max(Counter(shown).values()) <= 3
