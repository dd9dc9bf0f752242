"""One complaint through the rooms, as `docs/a-complaint.md` tells it; the headings are the same.

A woman tells of a rape 20 hours ago, in Urdu, at the desk of the First Practice Station.
Everything happens in a real browser, on a whole installation started by its own supervisor.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.conftest import Officer
from tests.journeys.officers import fill, show_the_name, submit
from tests.journeys.stack import Installation
from tests.security.complaint_form import filled_in

from amaan.kernel import clock
from amaan.protocol import rulebook

pytestmark = [pytest.mark.browser, pytest.mark.stack]

HER_NAME = "زرمینہ گل"
HER_WORDS = "کل رات وہ دیوار پھلانگ کر آیا۔ میں چیخی مگر کوئی نہیں آیا۔"
WHO = {
    "the desk officer": "amna",
    "her colleague": "nasreen",
    "the supervisor": "kamran",
    "the officer from another station": "gulnaz",
    "the station clerk": "rahim",
    "the investigator": "shazia",
    "the prosecutor": "zehra",
    "the worker of a service": "nadia",
}
# What the law, medicine and the standards want after such a complaint, by the rule's id.
AT_ONCE = ("fir_at_once", "crisis_cell", "medical_examination", "special_unit", "statement_164",
           "risk_assessed")  # fmt: skip
DONE_ALREADY = ("woman_officer_present", "triage_first", "consent_first")
HOURS_FROM_THE_INCIDENT = {"pep_offered": 72, "contraception_offered": 120}


@dataclass(frozen=True)
class Taken:
    """A complaint as it was taken at the desk."""

    reference: str
    case: str
    told_at: datetime
    happened_at: datetime
    page_after: str


@dataclass(frozen=True)
class Row:
    """One duty as the case page shows it."""

    title: str
    duty_class: str
    due_at: datetime | None
    is_done: bool


def take_a_complaint(page: Page) -> Taken:
    page.goto("/desk/contact/new")
    fill(page, {"mode": "walk_in"})
    submit(page, until="a[href$='/complaint']")
    page.locator("a[href$='/complaint']").first.click()
    told_at = clock.now()
    answers = her_answers(told_at)
    fill(page, answers)
    page.locator("[name=offences][value='PPC-376-1']").wait_for()
    submit(page, until=".ref-large")
    link = page.locator("a[href^='/case/']").last.get_attribute("href") or ""
    return Taken(
        reference=page.locator(".ref-large").inner_text().strip(),
        case=re.sub(r"/read-back$", "", link),
        told_at=told_at,
        happened_at=(told_at - timedelta(hours=20)).replace(second=0, microsecond=0),
        page_after=page.locator("main").inner_text(),
    )


def her_answers(now: datetime) -> dict[str, str]:
    # The offence is what the page proposes from her answers, so nobody types a section.
    left_out = {"offences", "whereabouts", "conflict_note"}
    told = {name: value for name, value in filled_in(now).items() if name not in left_out}
    return {**told, "name": HER_NAME, "words": HER_WORDS, "cnic": "", "phone": "0300 1234567"}


def duties_on(page: Page) -> dict[str, Row]:
    rows = [
        Row(
            title=row.locator(".duty-title").text_content() or "",
            duty_class=(row.locator(".class").get_attribute("class") or "").split("-")[-1],
            due_at=datetime.fromisoformat(due) if (due := _due(row)) else None,
            is_done="duty-done" in (row.get_attribute("class") or "")
            or (row.locator(".state-word").text_content() or "") == "done",
        )
        for row in page.locator("article.duty").all()
    ]
    return {row.title: row for row in rows}


def _due(row: object) -> str | None:
    times = row.locator(".due-at time")  # type: ignore[attr-defined]  # a Locator
    return times.first.get_attribute("datetime") if times.count() else None


def answer_to(page: Page, path: str) -> tuple[int, str]:
    answer = page.goto(path)
    assert answer is not None
    return answer.status, answer.text()


def first_of(page: Page, name: str) -> str:
    """This will give the first answer that a question offers."""
    return page.locator(f"main [name='{name}']").first.get_attribute("value") or ""


def on(day: datetime, name: str = "happened") -> dict[str, str]:
    """This will give the answers to a question of time, to the minute."""
    local = clock.local(day)
    return {
        name: local.strftime("%d/%m/%Y"),
        f"{name}_time": local.strftime("%H:%M"),
        f"{name}_certainty": "exact",
    }


def give_the_word(page: Page, case: str) -> None:
    page.goto(f"{case}/word")
    fill(page, {"knows": "nobody"})
    submit(page, until="#owed")


def called(rule: str) -> str:
    return rulebook.load().duty(rule).title_en


def in_english(page: Page, path: str) -> Page:
    page.goto(path)
    english = page.locator("button[name=language][value=en]")
    if english.get_attribute("aria-pressed") != "true":
        english.click()
        page.locator("button[name=language][value=en][aria-pressed=true]").wait_for()
    return page


def inquiry(taken: Taken) -> str:
    return taken.case.replace("/case/", "/inquiry/")


def care(taken: Taken) -> str:
    return taken.case.replace("/case/", "/care/case/")


def court(taken: Taken) -> str:
    return taken.case.replace("/case/", "/court/case/")


@pytest.fixture(scope="module")
def taken(officer: Officer) -> Taken:
    """This will take the one complaint that every heading below is about."""
    return take_a_complaint(officer(WHO["the desk officer"]))


@pytest.fixture(scope="module")
def duties(officer: Officer, taken: Taken) -> dict[str, Row]:
    """This will read the duties of that complaint from its page."""
    return duties_on(in_english(officer(WHO["the desk officer"]), taken.case))


class TestTheOfficerWritesDownWhatIsSaid:
    def test_a_slip_of_the_pen_keeps_every_word_she_said(self, officer: Officer) -> None:
        page = officer(WHO["her colleague"])
        page.goto("/desk/contact/new")
        fill(page, {"mode": "walk_in"})
        submit(page, until="a[href$='/complaint']")
        page.locator("a[href$='/complaint']").first.click()
        fill(page, {**her_answers(clock.now()), "incident": "31/02/2026"})
        submit(page, until=".field-error, [aria-invalid=true]")
        assert page.locator("main [name=words]").input_value() == HER_WORDS
        assert page.locator("main [name=name]").input_value() == HER_NAME


class TestThePromiseIsKeptInOneAct:
    def test_she_leaves_with_a_reference_that_says_nothing(self, taken: Taken) -> None:
        assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", taken.reference)

    def test_her_words_are_shown_once_to_be_read_back(self, taken: Taken) -> None:
        assert HER_WORDS in taken.page_after

    def test_the_receipt_does_not_name_the_matter(self, officer: Officer, taken: Taken) -> None:
        page = officer(WHO["the desk officer"])
        page.goto(taken.case.replace("/case/", "/desk/case/") + "/receipt?lang=ur")
        shown = page.locator("main").inner_text()
        assert taken.reference in shown
        assert not any(word in shown for word in (HER_NAME, "زیادتی", "376", "ایف آئی آر"))


class TestSealedToTheVault:
    def test_her_name_opens_for_a_reason_and_nowhere_else(
        self, officer: Officer, taken: Taken
    ) -> None:
        page = in_english(officer(WHO["the desk officer"]), taken.case)
        assert HER_NAME not in page.content()
        show_the_name(page)
        page.get_by_text(HER_NAME).wait_for()


class TestTheFileIsOpened:
    def test_the_desk_finds_it_by_its_reference(self, officer: Officer, taken: Taken) -> None:
        page = officer(WHO["the desk officer"])
        page.goto("/case/find")
        fill(page, {"reference": taken.reference.lower().replace("-", " ")})
        submit(page, until="#owed")
        assert page.url.endswith(taken.case)


class TestTheLawKeepsTime:
    @pytest.mark.parametrize("rule", AT_ONCE)
    def test_what_must_be_done_at_once_is_owed(self, duties: dict[str, Row], rule: str) -> None:
        owed = duties[called(rule)]
        assert not owed.is_done
        assert owed.due_at is None, "a law without a figure gets none from us"

    @pytest.mark.parametrize("rule", DONE_ALREADY)
    def test_what_the_desk_did_while_listening_is_done(
        self, duties: dict[str, Row], rule: str
    ) -> None:
        assert duties[called(rule)].is_done

    @pytest.mark.parametrize("rule", HOURS_FROM_THE_INCIDENT)
    def test_treatment_runs_from_the_incident_not_from_the_report(
        self, duties: dict[str, Row], taken: Taken, rule: str
    ) -> None:
        hours = timedelta(hours=HOURS_FROM_THE_INCIDENT[rule])
        assert duties[called(rule)].due_at == taken.happened_at + hours
        assert duties[called(rule)].duty_class == "clinical"

    def test_the_supervisor_looks_within_a_day_of_the_report(
        self, duties: dict[str, Row], taken: Taken
    ) -> None:
        due_at = duties[called("supervisor_review")].due_at
        assert due_at is not None
        assert timedelta() <= due_at - taken.told_at - timedelta(hours=24) < timedelta(minutes=5)


class TestEachSeesWhatIsTheirs:
    def test_at_most_five_duties_stand_open_on_the_page(
        self, officer: Officer, taken: Taken
    ) -> None:
        page = in_english(officer(WHO["the desk officer"]), taken.case)
        assert 0 < page.locator("article.duty:visible").count() <= 5

    def test_the_supervisor_sees_duties_and_no_story(self, officer: Officer, taken: Taken) -> None:
        page = in_english(officer(WHO["the supervisor"]), taken.case)
        assert called("fir_at_once") in (page.locator("#owed").text_content() or "")
        assert page.locator("#happened, #people, .kept").count() == 0

    def test_an_officer_of_another_station_learns_nothing_not_even_that_it_exists(
        self, officer: Officer, taken: Taken
    ) -> None:
        page = officer(WHO["the officer from another station"])
        answers = [answer_to(page, path) for path in (taken.case, f"/case/{uuid4()}")]
        assert answers[0] == answers[1]
        assert answers[0][0] == 404
        page.goto("/desk/cases")
        assert taken.reference not in page.content()


class TestTheVaultIsStopped:
    def test_a_complaint_is_taken_and_its_duties_stand(
        self, here: Installation, officer: Officer
    ) -> None:
        page = officer(WHO["her colleague"])
        with here.vault_stopped():
            taken = take_a_complaint(page)
            duties = duties_on(in_english(page, taken.case))
            for rule in (*AT_ONCE, *DONE_ALREADY, *HOURS_FROM_THE_INCIDENT):
                assert called(rule) in duties
            assert HER_NAME not in page.content()

    def test_what_was_sealed_meanwhile_opens_once_the_vault_is_back(
        self, here: Installation, officer: Officer
    ) -> None:
        page = officer(WHO["her colleague"])
        with here.vault_stopped():
            taken = take_a_complaint(page)
        in_english(page, taken.case)
        show_the_name(page)
        page.get_by_text(HER_NAME).wait_for()


class TestTheInvestigation:
    def test_the_desk_registers_and_gives_the_case_to_the_fittest(
        self, officer: Officer, taken: Taken
    ) -> None:
        page = in_english(officer(WHO["the desk officer"]), f"{taken.case}/record/fir.registered")
        fill(page, {"number": "118/26", "initials_only": "yes"})
        submit(page, until="#owed")
        page.goto(f"{inquiry(taken)}/assign")
        fill(page, {"officer": first_of(page, "officer"), "because": "cannot_wait"})
        submit(page, until="main [name=cause]")
        page = in_english(officer(WHO["the investigator"]), "/inquiry/")
        assert taken.reference in page.locator("main").inner_text()
        assert HER_NAME not in page.content()

    def test_the_inquiry_is_planned_in_lines_that_must_be_closed(
        self, officer: Officer, taken: Taken
    ) -> None:
        page = in_english(officer(WHO["the investigator"]), taken.case)
        give_the_word(page, taken.case)
        page.goto(f"{inquiry(taken)}/plan")
        fill(page, {"lines": "scene"})
        submit(page, until="#open-lines")

    def test_two_persons_hand_an_exhibit_over_and_its_chain_holds(
        self, officer: Officer, taken: Taken
    ) -> None:
        page = in_english(officer(WHO["the investigator"]), f"{inquiry(taken)}/exhibits/new")
        fill(page, {"source": "scene", "what_1": "clothing", "seal_1": "S-118/1"})
        submit(page, until="a[href*='/labels']")
        page.goto("/inquiry/custody/give")
        fill(page, {"exhibits": first_of(page, "exhibits"), "to": "store"})
        submit(page, until="a[href$='/form']")
        there = page.url
        clerk = in_english(officer(WHO["the station clerk"]), f"{there}/receive")
        clerk.locator("main [name^='state_'][value='intact']").check(force=True)
        fill(clerk, {"shelf": "B-4"})
        submit(clerk, until="a[href$='/form']")
        page.goto(f"{inquiry(taken)}/exhibits")
        assert "B-4" in page.locator("main").inner_text()


class TestCareWithHerConsent:
    def test_a_service_hears_what_she_agreed_to_and_never_the_file(
        self, officer: Officer, taken: Taken
    ) -> None:
        page = in_english(officer(WHO["the desk officer"]), f"{care(taken)}/counselling/ask")
        until = clock.local(taken.told_at + timedelta(days=20)).strftime("%d/%m/%Y")
        page.locator("main label", has_text="Listening Room").click()
        fill(page, {"explained": "on", "ground": "consent", "parts": "language", "until": until})
        submit(page, until="a[href$='/slip']")
        worker = in_english(officer(WHO["the worker of a service"]), "/care/door")
        worker.locator("a[href^='/care/door/']").first.click()
        worker.locator("[name=step]").first.wait_for()
        seen = worker.content()
        assert HER_NAME not in seen
        assert taken.reference not in seen
        fill(worker, {"step": "received"})
        submit(worker, until="main h1")
        assert "has answered" in in_english(page, care(taken)).locator("main").inner_text()


class TestNoSettlementByStealth:
    def test_elders_propose_to_settle_and_are_told_no_with_the_reason(
        self, officer: Officer, taken: Taken
    ) -> None:
        page = officer(WHO["the desk officer"])
        in_english(page, taken.case.replace("/case/", "/mediation/ask/"))
        fill(page, {"proposed_by": "elders", "mediator": "elders", "subject": "none",
                    "conditions": "fir"})  # fmt: skip
        submit(page, until="[id=forbids]")
        said = page.locator("main").inner_text()
        assert "No: it may not be mediated" in said
        assert "Any sexual offence" in said
        page.goto(taken.case)
        # The attempt stands in the file, and whoever made the FIR depend on it answers for it.
        assert "Asked whether it may be mediated" in page.locator("#happened").inner_text()
        assert called("officers_proposal_told") in (page.locator("main").text_content() or "")


# From here on everybody in this installation lives a day later.
class TestLateIsVisibleOneLevelUp:
    def test_what_nobody_did_stands_on_the_supervisors_board_without_her_name(
        self, here: Installation, officer: Officer, taken: Taken
    ) -> None:
        here.turn_the_clock("26h")
        page = in_english(officer(WHO["the supervisor"]), "/command/?class=legal")
        said = page.locator("#late").inner_text()
        while taken.reference not in said and page.locator("#late a[rel=next]").count():
            with page.expect_navigation():
                page.locator("#late a[rel=next]").click()
            said = page.locator("#late").inner_text()
        assert taken.reference in said
        assert HER_NAME not in page.content()


class TestTheCourt:
    def test_the_prosecutor_reads_what_was_sent_and_not_who_she_is(
        self, officer: Officer, taken: Taken
    ) -> None:
        page = in_english(officer(WHO["the investigator"]), f"{court(taken)}/send")
        fill(page, {"about": "scrutiny", "to": first_of(page, "to")})
        submit(page, until="main h1")
        page = in_english(officer(WHO["the prosecutor"]), "/court/")
        assert taken.reference in page.locator("main").inner_text()
        give_the_word(page, taken.case)
        page.goto(court(taken))
        assert HER_NAME not in page.content()
        page.locator("a[href*='/court/referral/']").first.click()
        fill(page, {"decision": "fit_for_trial"})
        submit(page, until="main h1")

    def test_a_day_in_court_ends_in_a_judgment_on_a_charge(
        self, officer: Officer, taken: Taken
    ) -> None:
        page = in_english(officer(WHO["the investigator"]), f"{court(taken)}/date")
        today = taken.told_at + timedelta(hours=26)
        fill(page, {"court": "special_court", "court_number": "1", "purpose": "framing_of_charge",
                    "day": clock.local(today).strftime("%d/%m/%Y")})  # fmt: skip
        submit(page, until="a[href*='/court/hearing/']")
        hearing = page.locator("a[href*='/court/hearing/']").first.get_attribute("href") or ""
        verdict = {"outcome": "convicted", "sentence": "term", "months": "120"}
        page.goto(f"{court(taken)}/judgment")
        fill(page, verdict | on(today))
        submit(page, until=".field-error, [aria-invalid=true], .error-summary")
        # No charge before the court took cognizance, and none is written over: it is said first.
        page.goto(f"{court(taken)}/charge")
        fill(page, on(today))
        submit(page, until=".error-summary")
        page.goto(f"{taken.case}/record/cognizance.taken")
        submit(page, until="#owed")
        page.goto(f"{court(taken)}/charge")
        fill(page, on(today))
        submit(page, until="a[href$='/judgment']")
        page.goto(f"{court(taken)}/judgment")
        fill(page, verdict | on(today))
        submit(page, until="a[href$='/judgment']")
        page.goto(hearing)
        fill(page, {"held": "decided"})
        submit(page, until="a[href$='/judgment']")
        page.goto(taken.case)
        assert "Judgment given" in page.locator("#happened").inner_text()


class TestACaseClosesOnTwoWords:
    def test_whoever_works_on_it_proposes_and_somebody_else_decides(
        self, officer: Officer, taken: Taken
    ) -> None:
        ending = f"{taken.case}/ending"
        page = in_english(officer(WHO["the investigator"]), ending)
        page.locator("a[href*='closure.proposed?code=closed_convicted']").click()
        submit(page, until="#proposed")
        assert page.locator("a[href*='closure.approved']").count() == 0
        above = in_english(officer(WHO["the supervisor"]), ending)
        above.locator("a[href*='closure.approved']").click()
        submit(above, until="#closed")
        page.goto(taken.case)
        assert called("closing_told") in (page.locator("main").text_content() or "")


class TestSheSeesWhoLooked:
    def test_with_a_number_and_four_words_she_reads_where_it_stands_and_leaves_nothing(
        self, here: Installation, officer: Officer, taken: Taken, browser: Browser
    ) -> None:
        at = taken.case.replace("/case/", "/mine/at/")
        page = in_english(officer(WHO["the desk officer"]), f"{at}/give/")
        fill(page, {"asked": "on", "shows": "looks"})
        submit(page, until="article.paper")
        number = page.locator("article.paper .ref").inner_text()
        words = page.locator("section p[lang=ur]").first.inner_text()
        context = browser.new_context(base_url=here.url, viewport={"width": 360, "height": 640})
        hers = context.new_page()
        hers.goto("/mine/?l=en")
        hers.fill("[name=number]", number)
        hers.fill("[name=words]", words)
        hers.click("main button[type=submit]")
        hers.locator("a[href^='/mine/m/3/']").click()
        looks = hers.locator("main").inner_text()
        assert "Desk officer" in looks
        assert HER_NAME not in hers.content()
        hers.goto("/mine/?l=en")
        hers.locator("#leave").click()
        hers.goto("/mine/?l=en")
        assert hers.locator("[name=number]").count() == 1
        context.close()
