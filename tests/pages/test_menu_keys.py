"""One letter of the keyboard leads to one place of the menu, for every post of the cast."""

import re

import pytest
from tests.pages.conftest import Screens
from tests.security.world import CAST, World

pytestmark = pytest.mark.django_db


def test_no_letter_of_the_menu_leads_to_two_places(world: World, screen_of: Screens) -> None:
    twice = {}
    for part in CAST:
        page = screen_of(part).get("/", follow=True).text
        menu = re.search(r"<nav[^>]*>(.*?)</nav>", page, re.DOTALL)
        keys = re.findall(r'data-key="(.)"', menu[1]) if menu else []
        assert keys, part
        if len(keys) != len(set(keys)):
            twice[part] = keys
    assert twice == {}
