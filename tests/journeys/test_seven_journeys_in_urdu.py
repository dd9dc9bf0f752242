"""Seven ways in which somebody comes for help, each walked in Urdu before a real browser.

Every page on the way is read as an officer does who reads Urdu alone (`seen`): what is owed, what
is refused and why, and what must not stand there. What each leaves behind is read on the case.
"""

import re

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.conftest import Officer
from tests.journeys.in_urdu import (
    HER_NAME,
    WHO_SHE_IS,
    Taken,
    barred,
    called,
    in_language,
    owed,
    read_in,
    refused,
    seen,
    take,
)
from tests.journeys.officers import fill, submit
from tests.journeys.stack import Installation

from amaan.house.demo_house import ADDRESS
from amaan.support import house_codes

pytestmark = [pytest.mark.browser, pytest.mark.stack]

SUPERVISOR = "PRACTICE-06"
HIGH = "زیادہ"
NO = "نہیں: اس میں ثالثی نہیں ہو سکتی"


@pytest.fixture(scope="module")
def here(own_site: Installation) -> Installation:
    """This will keep them out of the other journeys' site: they fill a house and a register."""
    return own_site


def test_a_high_risk_night_leads_from_the_desk_to_a_bed_and_an_order(officer: Officer) -> None:
    desk = officer("amna")
    her = take(desk, strangulation="yes", acts_body="strangled", children_at_risk="yes",
               wants="shelter")  # fmt: skip
    assert called("strangulation_review") in owed(desk, her)
    assess(desk, her)
    assert {called("safety_plan_high"), called("conference_high"), called("supervisor_review_high"),
            called("removal_decided_high")} <= owed(desk, her)  # fmt: skip
    assert called("risk_assessed") not in owed(desk, her, still_open=True)

    slip = refer(desk, her, "shelter", "چراغ گھر", urgency="tonight", explained="on",
                 parts="danger", handover="taken_along")  # fmt: skip
    carried = seen(desk, slip)
    assert HIGH in carried
    assert not read_in(carried, her.reference, *WHO_SHE_IS)

    house = officer("sadia")
    bed = a_bed_for(house)
    assert not read_in(bed, her.reference, *WHO_SHE_IS)
    # She and her daughter lie in one room, whichever is free.
    assert len(set(re.findall(r"· (کمرہ \S+)،", bed))) == 1

    order = ask_for_an_order(desk, her)
    on_call = seen(officer("rahim"), "/care/orders")
    assert order in on_call
    assert not read_in(on_call, her.reference, *WHO_SHE_IS)

    told = seen(desk, her.at())
    for what in ("خطرے کا جائزہ لیا گیا", "ادارے کو حوالہ دیا گیا", "حکم کی تعمیل ہوئی"):
        assert what in told
    assert called("told_of_service") in owed(desk, her, still_open=True)
    # Where the house is, nobody outside it reads: not on the case, not in the directory.
    everywhere = told + desk.content() + seen(desk, her.at("care/case")) + desk.content()
    assert not read_in(everywhere, ADDRESS, ADDRESS.split(",")[0], *WHO_SHE_IS)


def test_elders_propose_to_settle_and_are_told_no(officer: Officer) -> None:
    desk = officer("amna")
    her = take(desk)
    said = ask_the_gate(desk, her, proposed_by="elders", mediator="elders", subject="none",
                        conditions="fir", any_violence="yes")  # fmt: skip
    assert said.startswith(NO)
    assert "شریکِ حیات یا خاندان کا تشدد" in said
    assert "ایف آئی آر، معائنے یا پناہ کی شرط بنائی جائے" in said
    assert "کیس جاری ہے" in said
    # What else is missing stands folded: nobody shall read a No as a list of things to do.
    assert "باقی:" not in said
    assert called("officers_proposal_told") in owed(desk, her, still_open=True)
    assert barred("police_mediation") in (desk.locator("main").text_content() or "")
    told = seen(desk, her.at())
    assert "پوچھا گیا کہ ثالثی ہو سکتی ہے" in told
    assert "راضی نامے کی تجویز آئی" in told
    above = in_language(officer("kamran"), "/mediation/asked", "ur")
    counted = seen(above)
    assert "بزرگ یا جرگہ" in counted
    assert not read_in(counted, her.reference, *WHO_SHE_IS)
    assert "صلح" not in seen(desk, her.at() + "/ending").split("مقدمہ کیسے ختم ہو سکتا ہے")[1]


def test_a_withdrawal_under_pressure_closes_nothing(officer: Officer) -> None:
    desk = officer("amna")
    her = take(desk)
    desk.goto(f"{her.at()}/ending/withdrawal.requested")
    fill(desk, {"by": "family", "reasons": "family_pressed", "came_with": "side_of_accused"})
    submit(desk, until="main .steps")
    assert "اگلا قدم نگران افسر کا ہے۔" in seen(desk)
    assert {called("withdrawal_reviewed"), called("risk_again")} <= owed(desk, her, still_open=True)
    # Whoever took the complaint does not also judge whether she means it.
    assert refused(desk, f"{her.at()}/ending/withdrawal.reviewed") == 404
    above = in_language(officer("kamran"), f"{her.at()}/ending/withdrawal.reviewed", "ur")
    fill(above, {"pressure": "yes", "signs": "threat_to_her"})
    submit(above, until="main .steps")
    assert "سے پہلے نہیں" in seen(above)
    above.goto(f"{her.at()}/ending/withdrawal.reflected")
    fill(above, {"after_all": "stop"})
    submit(above, until=".error-summary")
    assert "تک سوچنے کا وقت ہے۔ تب ان سے اکیلے دوبارہ پوچھیں۔" in seen(above)
    assert not read_in(above.content(), *WHO_SHE_IS)
    ending = seen(desk, her.at() + "/ending")
    assert desk.locator("a[href*='closure.proposed']").count() == 0
    assert "اس سے کچھ بند نہیں ہوتا" in ending
    assert called("fir_at_once") in owed(desk, her) or called("noncognizable_entry") in owed(
        desk, her
    )


def test_a_survivor_with_a_shared_telephone_is_sent_nothing_and_shown_nothing(
    officer: Officer, browser: Browser, here: Installation
) -> None:
    desk = officer("amna")
    her = take(desk, contact_channel="message")
    desk.goto(f"{her.at('mine/at')}/give/")
    fill(desk, {"asked": "on", "with_other": "on"})
    submit(desk, until="article.paper")
    number = desk.locator("article.paper .ref").inner_text()
    own, other = (desk.locator("section p[lang=ur]").nth(n).inner_text() for n in (0, 1))
    context = browser.new_context(base_url=here.url, viewport={"width": 360, "height": 640})
    shared = context.new_page()
    knock(shared, number, own)
    assert "معاملہ کہاں تک پہنچا" in seen(shared)
    shared.goto("/mine/w/5/")
    shared.fill("[name=words]", "یہ فون وہ بھی دیکھتا ہے")
    shared.click("main button[type=submit]")
    shared.locator("text=ڈیسک کے پاس پہنچ گیا").wait_for()
    shared.locator("#leave").click()
    # He makes her open it: behind the other words is a certificate, and the desk learns of it.
    knock(shared, number, other)
    shown = seen(shared)
    assert "سرٹیفکیٹ" in shown
    assert not read_in(shown + shared.title() + shared.url, "کیس", "پولیس", "شکایت", *WHO_SHE_IS)
    context.close()
    at_the_desk = seen(desk, her.at("mine/at") + "/")
    assert at_the_desk.count("انہیں ابھی کچھ نہیں بھیجا جاتا۔") == 2
    fill(desk, {"how": "seen_alone", "channel": "none"})
    submit(desk, until="main .notice-good")
    # Taken up with her, and still nothing goes out: she named no safe way.
    after = seen(desk, her.at("mine/at") + "/")
    assert "انہیں ابھی کچھ نہیں بھیجا جاتا۔" in after
    assert "ان سے اکیلے میں ملاقات ہوئی" in after.split("انہوں نے وہاں کیا کہا")[1]
    # A new way to reach her counts only when somebody made sure of it; what was typed stays.
    fill(desk, {"how": "seen_alone", "channel": "call", "hours": "10-12"})
    submit(desk, until=".error-summary")
    assert desk.locator("[name=hours]").input_value() == "10-12"


def test_a_child_is_protected_whatever_the_family_wishes(officer: Officer) -> None:
    desk = officer("amna")
    her = take(desk, informant="guardian", informant_relation="parent", consent_by="guardian",
               age_band="12-15", acts_body=None, acts_sexual="sexual_abuse_child", contexts=None,
               accused_relation="other_relative", children_at_risk="yes", words=None,
               wants_fir="no_not_now")  # fmt: skip
    # A guardian's "not now" keeps nothing open.
    assert {called("fir_at_once"), called("child_protection_told"), called("statement_164"),
            called("medical_examination")} <= owed(desk, her, still_open=True)  # fmt: skip
    assert barred("disclose_identity") in (desk.locator("main").text_content() or "")
    said = ask_the_gate(desk, her, proposed_by="family", mediator="elders", subject="none")
    assert said.startswith(NO)
    assert "عمر اٹھارہ سال سے کم" in said
    desk.goto(f"{her.at('care/case')}/child_protection/ask")
    desk.locator("main label", has_text="تحفظِ اطفال یونٹ").click()
    desk.locator("main summary").filter(has_text="صرف جہاں وہ راضی نہ ہوں").click()
    fill(desk, {"ground": "child_at_risk", "parts": "language", "told_first": "would_endanger"})
    submit(desk, until=".error-summary")
    assert "نگران" in seen(desk)
    fill(desk, {"allowed_by": SUPERVISOR})
    submit(desk, until="a[href$='/slip']")
    slip = desk.locator("a[href$='/slip']").first.get_attribute("href") or ""
    assert not read_in(seen(desk, slip), her.reference, *WHO_SHE_IS)
    assert "ایک مکمل انٹرویو" in seen(desk, her.at("inquiry") + "/interviews")


def test_a_transgender_person_chooses_and_no_guru_settles(officer: Officer) -> None:
    desk = officer("amna")
    her = take(desk, sex="transgender", acts_sexual="sexual_touch", contexts=None,
               accused_relation="acquaintance", wants_officer="woman")  # fmt: skip
    people = seen(desk, her.at())
    assert "خواجہ سرا" in people
    assert "متاثرہ فرد" in desk.locator("#people").inner_text()
    assert "متاثرہ خاتون" not in desk.locator("#people").inner_text()
    bars = desk.locator("main").text_content() or ""
    assert barred("transgender_no_guru") in bars
    assert barred("search_by_woman") in bars
    said = ask_the_gate(desk, her, proposed_by="elders", mediator="elders", subject="none")
    assert said.startswith(NO)
    assert "گرو" in said
    assert "وہ کس سے بات کرنا پسند کرتی ہیں: خاتون" in seen(desk, her.at("inquiry") + "/assign")
    # The sex goes to a service only where it was agreed, like every other part.
    slip = refer(desk, her, "counselling", "گوشۂ سماعت", explained="on", parts="language")
    assert not read_in(seen(desk, slip), "خواجہ سرا", her.reference, *WHO_SHE_IS)


def test_a_hospital_calls_for_a_woman_who_cannot_speak(officer: Officer) -> None:
    desk = officer("amna")
    her = take(desk, mode="hospital", informant="professional", consent_record="no",
               consent_by="nobody", share_for_care=None, contact_channel="none",
               contact_number=None, contact_hours=None, age_band="adult_unknown", name=None,
               phone=None, address=None, words=None, acts_body="burned", contexts=None,
               accused_relation="unknown", accused_count="unknown",
               wants_fir="undecided")  # fmt: skip
    told = seen(desk, her.at())
    # Nobody asked her: what the law makes the police register is owed, and not "her wish".
    assert "ان کی مرضی" not in told
    assert {called("fir_at_once"), called("burn_magistrate"), called("burn_statement"),
            called("risk_assessed")} <= owed(desk, her, still_open=True)  # fmt: skip
    assert barred("treatment_first") in (desk.locator("main").text_content() or "")
    receipt = seen(desk, f"/desk/case/{her.id}/receipt")
    assert "اطلاع موصول ہوئی۔" in receipt
    assert her.reference not in receipt
    # She wakes, and is asked herself.
    desk.goto(f"{her.at()}/record/wish.recorded")
    fill(desk, {"wants": "medical", "wants_fir": "yes"})
    submit(desk, until="#owed")
    assert "وہ کیا چاہتی ہیں: طبی نگہداشت" in seen(desk, her.at())
    assert called("fir_at_once") in owed(desk, her, still_open=True)
    assert HER_NAME not in desk.content()


def assess(desk: Page, her: Taken) -> None:
    """This will ask her how much danger she is in: two flags, and her own view."""
    desk.goto(f"{her.at()}/risk/ask")
    fill(desk, {"occasion": "first", "own_view": "high", "child_at_home": "yes", "q_V05": "yes",
                "q_V02": "yes"})  # fmt: skip
    submit(desk, until=f"main a[href='{her.at()}/risk/ask']")
    shown = seen(desk)
    assert HIGH in shown
    assert "آج رات محفوظ جگہ نہیں" in shown


def refer(desk: Page, her: Taken, need: str, provider: str, **said: str) -> str:
    """This will ask a service to help, and give the address of the slip."""
    desk.goto(f"{her.at('care/case')}/{need}/ask")
    desk.locator("main label", has_text=provider).click()
    fill(desk, said)
    submit(desk, until="a[href$='/slip']")
    assert provider in seen(desk)
    return desk.locator("a[href$='/slip']").first.get_attribute("href") or ""


def a_bed_for(house: Page) -> str:
    """This will receive a hurt woman with her daughter, take both in, and read her page."""
    house.goto("/house/arrivals/new")
    first = dict.fromkeys(house_codes.FIRST, "no") | {"hurt": "yes"}
    fill(house, first | {"came_by": "police", "police_case": "yes", "age_band": "26_35",
                         "girls": "1"})  # fmt: skip
    submit(house, until="a[href$='/in']")
    assert "ابھی ڈاکٹر یا ایمبولینس" in seen(house)
    house.locator("a[href$='/in']").first.click()
    fill(house, {"basis": "herself", "age_0": "5"})
    submit(house, until="a[href$='/leave']")
    return seen(house)


def ask_for_an_order(desk: Page, her: Taken) -> str:
    """This will ask a court that he leaves, write its decision and its service; the reference."""
    desk.goto(f"{her.at('care/case')}/order")
    fill(desk, {"removal": "he_leaves", "court": "family_court"})
    submit(desk, until="a[href$='/decided']")
    steps = (desk.locator("a[href$='/decided']").get_attribute("href") or "").removesuffix(
        "decided"
    )
    desk.goto(f"{steps}decided")
    fill(desk, {"granted": "yes", "number": "112/2026"})
    submit(desk, until="a[href$='/served']")
    assert "ابھی تعمیل نہیں ہوئی" in seen(desk)
    desk.goto(f"{steps}served")
    fill(desk, {"served_on": "himself", "demeanour": "angry", "weapons_asked": "yes"})
    submit(desk, until="a[href$='/breached']")
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", seen(desk).split("حوالہ نمبر")[1])
    assert found is not None
    return found[0]


def ask_the_gate(desk: Page, her: Taken, **said: str) -> str:
    """This will ask whether it may be mediated, and read the answer."""
    desk.goto(her.at("mediation/ask"))
    fill(desk, said)
    submit(desk, until="[id=forbids]")
    return seen(desk)


def knock(page: Page, number: str, words: str) -> None:
    """This will open her own door with a number and words."""
    page.goto("/mine/?l=ur")
    page.fill("[name=number]", number)
    page.fill("[name=words]", words)
    page.click("main button[type=submit]")
    page.locator("[name=number]").wait_for(state="detached")
