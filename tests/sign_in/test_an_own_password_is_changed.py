"""Whoever changes a password of her own types the present one; a page left open is not enough."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from tests.sign_in.conftest import PASSWORD, Desk, Telephone, sign_in

NEW = "kettle under the neem"


@pytest.fixture
def hers(desk: Desk, browser: Client, telephone: Telephone) -> Iterator[Client]:
    """This will sign Amna in, with a password of her own."""
    get_user_model().objects.filter(id=desk.amna).update(password_is_temporary=False)
    assert sign_in(browser, telephone).status_code == 302
    yield browser


def _change(browser: Client, present: str, new: str = NEW) -> tuple[int, str]:
    answer = browser.post("/own-password/", {"password": new, "again": new, "present": present})
    return answer.status_code, answer.headers.get("Location", "")


def _holds(desk: Desk, password: str) -> bool:
    return bool(get_user_model().objects.get(id=desk.amna).check_password(password))


def test_the_present_password_is_asked_for_and_changes_it(desk: Desk, hers: Client) -> None:
    assert 'name="present"' in hers.get("/own-password/").text
    assert _change(hers, PASSWORD) == (302, "/")
    assert _holds(desk, NEW)
    assert hers.get("/").status_code == 200


def test_without_it_or_with_another_nothing_changes(desk: Desk, hers: Client) -> None:
    for present in ("", "not the present one", PASSWORD.upper()):
        assert _change(hers, present)[0] == 422
    assert _holds(desk, PASSWORD)


def test_after_five_wrong_ones_the_session_is_over(desk: Desk, hers: Client) -> None:
    copied = Client()
    copied.cookies.load({name: kept.value for name, kept in hers.cookies.items()})
    for _ in range(4):
        assert _change(hers, "not the present one")[0] == 422
    assert _change(hers, "not the present one") == (302, "/sign-in/")
    for browser in (hers, copied):
        assert browser.get("/").headers["Location"].startswith("/sign-in/")
    assert _holds(desk, PASSWORD)
