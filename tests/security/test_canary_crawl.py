"""Every officer sends every request to every page about every case; the oracle says what may show.

In both directions: nobody learns more than `crawl_oracle.csv` allows, and nobody who needs to
know is locked out. The oracle is written by hand, from the design and not from the code.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from tests.security.browsing import METHODS, Address, Answer, addresses, send, sign_in
from tests.security.world import CAST, Told, World

from amaan.confidentiality.classes import class_of, part_of
from amaan.confidentiality.policy import PURPOSES
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.proving import Figure
from amaan.protocol import facts
from amaan.web.kit.registry import Assurance

HERE = Path(__file__).parent
MATRIX = HERE.parents[1] / "build" / "crawl"
PARTS = tuple(CAST)
# One field for each part of a file that the policy table tells apart.
ONE_OF_EACH = ("survivor_name", "words", "conflict_note", "safe_contact", "protected_location",
               "accused_name")  # fmt: skip
NONCES = re.compile(
    rb'(name="csrfmiddlewaretoken" value="|nonce[-"=]+)[^"\']+|'
    rb"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
)
ALL = frozenset({"C3", "C4", "C4.conflict", "C5", "C6", "C7"})
# An entry of the timeline that every case has, and that supervision does not see.
TRIAGE = facts.TriageAnswered.title
OF_A_CASE = {"case_id", "duty_id", "contact_id", "fact_id"}
NOT_THE_PAGES = {"Date", "cookie csrf", "cookie session"}


@dataclass(frozen=True)
class Allowed:
    """What the oracle says of one officer and one case."""

    knows: str
    opens: frozenset[str]


def oracle() -> Mapping[tuple[str, str], Allowed]:
    with (HERE / "crawl_oracle.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["who"], row["case"]): Allowed(row["knows"], frozenset(row["opens"].split()))
            for row in csv.DictReader(file)
        }


@pytest.fixture(params=PARTS)
def part(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """This will keep the thousands of expected misses out of a failure's report."""
    caplog.set_level("CRITICAL", logger="django.request")


@pytest.fixture
def browser(world: World, vault: Vault, part: str) -> Client:
    return sign_in(world.actors[part])


def requests(
    told: Told, *, every_method: bool = True, every_id: bool = True
) -> Iterator[tuple[Address, str]]:
    """This will list what can be sent about a case; pages of no case come with the first one.

    Without `every_id` so do those whose blanks hold no id of the case: the id of its fact is
    nobody's there, whichever case it is of. A method that a page does not take is refused before
    anybody looks at the address or at who asks.
    """
    for address in addresses(told):
        of_the_case = address.needs if every_id else address.needs & OF_A_CASE
        if not of_the_case and told.name != "own":
            continue
        for method in METHODS:
            if method in address.endpoint.methods or (every_method and told.name == "own"):
                yield address, method


def about_a_case(told: Told) -> Iterator[tuple[Address, str]]:
    return (
        (address, method)
        for address, method in requests(told)
        if {"case_id", "duty_id"} & address.needs and method in address.endpoint.methods
    )


def without_ids(address: Address) -> bytes:
    return NONCES.sub(b"*", address.path.encode())


def without_nonces(answer: Answer) -> tuple[int, dict[str, str], bytes]:
    headers = {n: v for n, v in answer.headers.items() if n not in NOT_THE_PAGES}
    headers = {n: NONCES.sub(b"*", v.encode()).decode() for n, v in headers.items()}
    headers.pop("Content-Length", None)
    return answer.status, headers, NONCES.sub(b"*", answer.body)


def leaks(world: World, address: Address, answer: Answer, told: Told, may: Allowed) -> list[str]:
    return [
        f"{address.path} shows {canary.field} of {canary.case}"
        for canary in world.aviary.found_in(answer.as_bytes())
        if canary.case != told.name
        or class_of(canary.field) not in address.endpoint.classes
        or part_of(canary.field) not in may.opens
    ]


def test_the_oracle_speaks_of_every_officer_and_every_case(world: World) -> None:
    assert set(oracle()) == {(who, case) for who in CAST for case in world.cases}


def manners(wanted: int) -> Iterator[tuple[dict[str, str], str]]:
    """This will give ways of asking: with which headers, for which reason.

    As a page in the suite. In a proof also as a fragment of a page, and for every reason there
    is, until so many answers were held against every value.
    """
    yield {}, "register_fir"
    for reason in PURPOSES if wanted else ():
        yield {"HX-Request": "true"}, reason
        yield {}, reason


def test_no_page_tells_anybody_more_than_the_oracle_allows(
    world: World, browser: Client, part: str, how_many: Callable[[int], int], figure: Figure
) -> None:
    found: list[str] = []
    matrix: list[tuple[str, str, str, int]] = []
    wanted, checks = how_many(0) / len(CAST), 0
    for headers, reason in manners(int(wanted)):
        for told in world.cases.values():
            may = oracle()[part, told.name]
            # In the suite what one officer shows for all is sent by one.
            rest = bool(wanted) or part == PARTS[0]
            for address, method in requests(told, every_method=rest, every_id=rest):
                answer = send(browser, method, address.path, {"purpose": reason}, headers)
                found += leaks(world, address, answer, told, may)
                checks += len(world.aviary)
                if answer.status >= 500:
                    found.append(f"{method} {address.path} fell over: {answer.status}")
                matrix.append((address.endpoint.name, method, told.name, answer.status))
        if checks >= wanted:
            break
    keep_matrix(part, matrix)
    figure("canary: answers", len(matrix))
    figure("canary: checks (an answer against one value, in all its spellings)", checks)
    figure("canary: leaks", len(found))
    assert found == []


def test_what_must_not_be_known_looks_like_what_does_not_exist(
    world: World, browser: Client, part: str
) -> None:
    nowhere = {
        (without_ids(address), method): without_nonces(send(browser, method, address.path))
        for address, method in about_a_case(world.cases["nowhere"])
    }
    different = [
        f"{method} {address.endpoint.name} of {told.name}"
        for told in world.cases.values()
        if oracle()[part, told.name].knows == "nothing"
        for address, method in about_a_case(told)
        if without_nonces(send(browser, method, address.path))
        != nowhere[without_ids(address), method]
    ]
    assert different == []


def test_whoever_may_know_of_a_case_finds_its_page(
    world: World, browser: Client, part: str
) -> None:
    for told in world.cases.values():
        knows = oracle()[part, told.name].knows
        answer = send(browser, "GET", sheet_of(told))
        # Of a sealed case its custodian knows the code; its page is nobody's but theirs who work.
        assert answer.status == (404 if knows in ("nothing", "code") else 200), told.name
        assert (TRIAGE.encode() in answer.body) == (knows == "casework"), told.name


def test_each_sealed_field_opens_for_whom_the_oracle_says_and_for_nobody_else(
    world: World, browser: Client, part: str
) -> None:
    for told in world.cases.values():
        may = oracle()[part, told.name]
        opened = set()
        for field in ONE_OF_EACH:
            if field not in told.places:
                continue
            for purpose in PURPOSES:
                path = f"/reveal/{told.case_id}/{told.places[field]}"
                answer = send(browser, "POST", path, {"purpose": purpose})
                shown = world.aviary.found_in(answer.as_bytes())
                assert {(c.case, c.field) for c in shown} <= {(told.name, field)}
                opened |= {part_of(c.field) for c in shown}
        assert opened == may.opens, told.name


def test_a_reference_of_another_case_opens_nothing(world: World, vault: Vault) -> None:
    browser = sign_in(world.actors["the desk officer"])
    own, elsewhere = world.cases["own"], world.cases["elsewhere"]
    for case, ref in ((own, elsewhere), (elsewhere, own)):
        path = f"/reveal/{case.case_id}/{ref.places['survivor_name']}"
        answer = send(browser, "POST", path, {"purpose": "take_statement"})
        assert answer.status == 404
        assert world.aviary.found_in(answer.as_bytes()) == frozenset()


@pytest.mark.parametrize("factors", [0, 1])
def test_without_two_factors_no_page_opens(world: World, vault: Vault, factors: int) -> None:
    browser = Client()
    if factors:
        browser = sign_in(world.actors["the desk officer"], second_factor=False)
    for told in world.cases.values():
        for address, method in requests(told, every_id=False):
            answer = send(browser, method, address.path)
            # Pages for everybody open, and show nothing of any case.
            if address.endpoint.assurance is not Assurance.NOBODY:
                assert answer.status in {302, 401, 405}, address.path
            assert world.aviary.found_in(answer.as_bytes()) == frozenset()


def test_the_crawl_would_notice_a_page_that_tells_too_much(world: World, vault: Vault) -> None:
    told = world.cases["own"]
    browser = sign_in(world.actors["the desk officer"])
    (reveal,) = (a for a in addresses(told) if a.endpoint.name == "amaan.web.kit.reveal.one_field")
    answer = send(browser, "POST", reveal.path, {"purpose": "take_statement"})
    assert leaks(world, reveal, answer, told, Allowed("nothing", frozenset()))
    assert leaks(world, reveal, answer, world.cases["elsewhere"], Allowed("all", ALL))
    assert not leaks(world, reveal, answer, told, oracle()["the desk officer", "own"])


def sheet_of(told: Told) -> str:
    (path,) = [a.path for a in addresses(told) if a.endpoint.name == "amaan.web.case.views.sheet"]
    return path


def keep_matrix(part: str, rows: list[tuple[str, str, str, int]]) -> None:
    MATRIX.mkdir(parents=True, exist_ok=True)
    name = part.replace(" ", "-")
    with (MATRIX / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("endpoint", "method", "case", "status"))
        writer.writerows(sorted(rows))
