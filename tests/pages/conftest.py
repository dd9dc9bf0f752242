"""The cast at their screens: each with a browser that went through both factors."""

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.http import HttpRequest, HttpResponse
from django.test import Client
from tests.security.conftest import key_folder, quick_hash, vault, vault_keys, world
from tests.security.world import World

from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.verbs import Vault
from amaan.web.kit.sign_in import session

__all__ = ["Screens", "key_folder", "quick_hash", "vault", "vault_keys", "world"]

Screens = Callable[..., Client]


@pytest.fixture
def screen_of(world: World, vault: Vault) -> Iterator[Screens]:
    """This will seat somebody of the cast at a screen, signed in, in English or Urdu."""
    seated: dict[str, Client] = {}

    def seat(part: str, language: str = "en") -> Client:
        if part not in seated:
            seated[part] = _signed_in(world, part)
        seated[part].cookies[django_settings.LANGUAGE_COOKIE_NAME] = language
        return seated[part]

    yield seat


def _signed_in(world: World, part: str) -> Client:
    officer_id = world.actors[part].officer_id
    binding = session.new_binding()
    client.demo_enrol(officer_id)
    code = client.demo_code(officer_id)
    capability = client.verify_second_factor(officer_id, session.digest_of(binding), code)
    browser = Client()
    kept = browser.session
    officer = get_user_model().objects.get(pk=officer_id)
    kept[SESSION_KEY] = str(officer_id)
    kept[HASH_SESSION_KEY] = officer.get_session_auth_hash()
    kept[BACKEND_SESSION_KEY] = django_settings.AUTHENTICATION_BACKENDS[0]
    request, response = HttpRequest(), HttpResponse()
    request.session = kept
    session.keep_capability(request, response, binding=binding, capability=capability)
    kept.save()
    browser.cookies[django_settings.SESSION_COOKIE_NAME] = str(kept.session_key)
    browser.cookies.update(response.cookies)
    return browser


def shown(client: Client, first: str, pattern: str) -> set[str]:
    """This will go through a list page by page and give what all of them name."""
    found: set[str] = set()
    here: str | None = first
    while here is not None:
        page = client.get(here).text
        named = set(re.findall(pattern, page))
        assert named - found, "a page that shows nothing new leads nowhere"
        found |= named
        older = re.search(rf'href="({first}\?before=[^"]+)"', page)
        here = unescape(older[1]) if older else None
    return found
