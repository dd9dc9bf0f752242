"""What every test of this room stands on."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from pytest_django.fixtures import Settings

from amaan.organisation.tests.town import District

AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _as_the_owner(as_role: AsRole, settings: Settings) -> Iterator[None]:
    # Row security and grants have their own tests; these are about the verbs alone, and no
    # password is guessed here, so a quick hash will do.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with as_role("owner"):
        yield


@pytest.fixture
def town() -> District:
    """This will give a province, two districts, a station and its desk."""
    return District()
