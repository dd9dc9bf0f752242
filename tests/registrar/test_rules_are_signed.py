"""The registrar of the province writes down who read the rules and stands for them."""

import re

from django.db import connection
from django.test import Client
from tests.security.world import World

from amaan.house.testing import role
from amaan.organisation import signatures
from amaan.protocol import rulebook

PAGE = "/law/to-be-signed"
LAWYER = {"by": "A. Lawyer", "post": "Deputy prosecutor", "scope": "All stations"}


def shown(browser: Client, rule: str) -> str:
    """This will give what the page says of a rule's text, as its form sends it back."""
    (value,) = re.findall(rf'value="({rule} [0-9a-f]+ [0-9a-f]+)"', browser.get(PAGE).text)
    return str(value)


def test_rules_that_were_read_are_signed_as_they_were_shown(browser: Client) -> None:
    chosen = [shown(browser, "fir_at_once"), shown(browser, "jirga")]
    assert browser.post(PAGE, {**LAWYER, "rule": chosen}).status_code == 302
    texts = rulebook.to_be_signed("BA")
    assert signatures.signed("BA").binding(texts, "BA") == {"fir_at_once", "jirga"}
    assert "A. Lawyer" in browser.get("/law/duty/fir_at_once").text
    assert "A. Lawyer" in browser.get(f"{PAGE}/jirga").text
    taken_back = browser.post(f"{PAGE}/jirga", LAWYER | {"scope": "The section was amended"})
    assert taken_back.status_code == 302
    assert "The section was amended" in browser.get(f"{PAGE}/jirga").text
    assert signatures.signed("BA").binding(texts, "BA") == {"fir_at_once"}
    assert browser.post(f"{PAGE}/jirga", LAWYER).status_code == 422
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "SELECT split_part(fields, ' ', 1) FROM confidentiality_journalentry"
            " WHERE fields LIKE 'rule.%% BA jirga %%' ORDER BY number"
        )
        assert cursor.fetchall() == [("rule.signed",), ("rule.withdrawn",)]


def test_a_text_that_changed_since_it_was_shown_is_not_signed_and_nothing_typed_is_lost(
    browser: Client,
) -> None:
    rule, digest, version = shown(browser, "fir_at_once").split()
    stale = f"{rule} {digest[::-1]} {version}"
    kept = shown(browser, "jirga")
    answer = browser.post(PAGE, {**LAWYER, "rule": [stale, kept]})
    assert answer.status_code == 422
    assert "changed since this page was shown" in answer.text
    assert 'value="A. Lawyer"' in answer.text
    assert re.findall(r'value="(\w+) \w+ \w+" checked', answer.text) == ["jirga"]
    assert not signatures.signed("BA").every
    assert browser.post(PAGE, {**LAWYER, "by": "", "rule": [kept]}).status_code == 422
    assert browser.post(PAGE, LAWYER).status_code == 422


def test_nobody_else_signs_or_learns_that_there_is_such_a_page(
    browser: Client, hers: Client
) -> None:
    chosen = shown(browser, "fir_at_once")
    assert hers.get(PAGE).status_code == 404
    assert hers.post(PAGE, {**LAWYER, "rule": [chosen]}).status_code == 404
    assert hers.get(f"{PAGE}/fir_at_once").status_code == 404
    assert browser.get(f"{PAGE}/no_such_rule").status_code == 404
    assert "to-be-signed" not in hers.get("/law/").text
    assert "to-be-signed" in browser.get("/law/").text


def test_guidance_stands_among_what_a_desk_owes_and_says_what_it_is(
    world: World, hers: Client
) -> None:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_dutyrecord SET binds = false, was_late = false, state = 'guidance',"
            " next_look_at = NULL WHERE state IN ('open', 'missed')"
        )
    for path in ("/", "/desk/due", f"/case/{world.cases['own'].case_id}"):
        page = hers.get(path).text
        assert "Guidance: nobody has signed this rule for your province yet." in page, path
        assert not re.search(r"late by \d", page), path
