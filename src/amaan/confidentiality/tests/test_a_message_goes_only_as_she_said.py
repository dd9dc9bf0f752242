"""What may be said to her, when and over which way: her plan decides, and no plan means no."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amaan.confidentiality import crypto
from amaan.confidentiality.message_texts import TEXTS
from amaan.confidentiality.vault.gateways import HttpGateway, Spool
from amaan.confidentiality.vault.messages import Never, Send, Wait, decide, number_of
from amaan.kernel import clock

# Eleven in the morning in Karachi.
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
PLAN = {"channel": "message", "number": "0300 1234567", "hours": "10-12", "code_word": "چائے"}

# A message may be read over her shoulder. None of these may stand in one.
SENSITIVE = """
police station officer case complaint fir court judge lawyer rape assault violence abuse victim
survivor accused arrest crime report medical hospital doctor examination shelter safe house
husband brother father desk women investigation evidence witness statement hearing bail thana
police-wala zyadti zulm tashaddud muqadma adalat gawah giraftar mulzim mujrim پولیس تھانہ تھانے
افسر مقدمہ کیس شکایت ایف آئی آر عدالت جج وکیل زیادتی تشدد ظلم مظلوم متاثرہ ملزم مجرم گرفتار جرم
رپورٹ طبی ہسپتال ڈاکٹر معائنہ پناہ دارالامان شوہر خاوند بھائی باپ ڈیسک خواتین تفتیش ثبوت گواہ
گواہی بیان پیشی ضمانت ریپ جنسی ہراساں حراست harassment stalking threat threats beaten beating
hurt injury injuries wound burn acid strangle kill murder honour karo kari divorce khula dowry
custody forced marriage minor girl wife daughter sister prosecutor magistrate challan
statement-164 forensic dna sample swab pregnancy emergency danger unsafe protect protection
order refuge crisis centre counsellor helpline ngo survivor's reference receipt inspector sho
sub-inspector dsp moharrir station-house lady constable jirga panchayat settlement maar maara
pitai dhamki izzat ghairat qatal qatil talaq jahez nikah shadi biwi beti behan bahu saas bachi
larki aurat khawateen police-station darkhwast riport bayan saboot tafteesh hiraasat zamanat
peshi wakeel hakeem doctor-sahib haspatal muaina panah darulaman madadgar sulah razinama faisla
jirge khoon zakhm zakhmi jala jalaya tezab gala ghonta apahij aghwa farar khatra mehfooz hifazat
ہراسانی دھمکی دھمکیاں مار پیٹ زخم زخمی جلایا تیزاب گلا قتل قاتل غیرت کاری کارو طلاق خلع جہیز
نکاح بیوی بیٹی بہن لڑکی بچی عورت استغاثہ مجسٹریٹ چالان فرانزک نمونہ حمل خطرہ حفاظت حکم مرکز
کونسلر این جی او انسپکٹر ایس ایچ محرر کانسٹیبل جرگہ پنچایت صلح راضی نامہ فیصلہ خون اغوا فرار
درخواست حوالہ
""".split()


def test_in_her_hours_it_goes_by_her_way_with_her_phrase_before_it() -> None:
    found = decide(PLAN, "please_call", "ur", NOW)
    assert found == Send("sms", "+923001234567", f"چائے: {TEXTS['please_call']['ur']}")
    assert "300" not in repr(found)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"channel": "none"}, "no contact this way"),
        ({"channel": "visit"}, "no contact this way"),
        ({"channel": "through_person"}, "no contact this way"),
        ({"channel": ""}, "no contact this way"),
        ({"channel": "call", "code_word": " "}, "no contact this way"),
        ({"number": ""}, "no number"),
        ({"number": "ask her sister"}, "no number"),
        ({"number": "0300 12"}, "no number"),
        ({"hours": ""}, "no hours"),
        ({"hours": "mornings"}, "no hours"),
        ({"hours": "10-2"}, "no hours"),
        ({"hours": "10-25"}, "no hours"),
    ],
)
def test_a_plan_that_is_missing_or_unclear_means_no_message(
    changed: dict[str, str], reason: str
) -> None:
    assert decide(PLAN | changed, "please_call", "ur", NOW) == Never(reason)


def test_no_plan_at_all_means_no_message() -> None:
    assert isinstance(decide({}, "please_call", "en", NOW), Never)


def test_words_outside_the_closed_list_are_never_sent() -> None:
    assert decide(PLAN, "your_case_is_in_court", "en", NOW) == Never("not a message")


def test_a_spoken_message_wants_a_phrase_that_tells_her_who_speaks() -> None:
    found = decide(PLAN | {"channel": "call"}, "please_call", "en", NOW)
    assert isinstance(found, Send)
    assert found.way == "voice"


@pytest.mark.parametrize("kind", sorted(TEXTS))
@pytest.mark.parametrize("language", ["en", "ur"])
def test_no_message_says_anything_of_what_it_is_about(kind: str, language: str) -> None:
    words = TEXTS[kind][language].lower()
    spoken = set(words.replace(".", " ").replace(":", " ").replace("۔", " ").split())
    assert len(set(SENSITIVE)) >= 200
    assert {word for word in SENSITIVE if word in spoken} == set()
    assert "http" not in words
    assert not any(sign.isdigit() for sign in words)


hours = st.tuples(st.integers(0, 23), st.integers(0, 23)).filter(lambda both: both[0] < both[1])
minutes = st.integers(0, 60 * 24 * 30)


@given(hours, minutes)
def test_no_message_goes_outside_her_hours(between: tuple[int, int], after: int) -> None:
    at = NOW + timedelta(minutes=after)
    found = decide(PLAN | {"hours": f"{between[0]}-{between[1]}"}, "ready", "en", at)
    inside = between[0] <= clock.local(at).hour < between[1]
    assert isinstance(found, Send) == inside
    if isinstance(found, Wait):
        assert clock.local(found.until).hour == between[0]
        assert timedelta() < found.until - at <= timedelta(days=1)
        later = decide(PLAN | {"hours": f"{between[0]}-{between[1]}"}, "ready", "en", found.until)
        assert isinstance(later, Send)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0300-1234567", "+923001234567"),
        ("۰۳۰۰ ۱۲۳۴۵۶۷", "+923001234567"),
        ("+92 300 1234567", "+923001234567"),
        ("0092 (300) 1234567", "+923001234567"),
        ("081 2345678", "+92812345678"),
        ("15", None),
        ("+92300123456789012", None),
        ("0300123456x", None),
    ],
)
def test_a_number_is_read_as_a_carrier_wants_it_or_not_at_all(
    written: str, number: str | None
) -> None:
    assert number_of(written) == number


def test_what_is_spooled_is_noise_to_everybody_but_the_vault(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool", crypto.new_key())
    spool.carry("sms", "+923001234567", "چائے: جب سہولت ہو تو فون کر لیں۔")
    (file,) = spool.folder.iterdir()
    content = file.read_bytes()
    assert b"3001234567" not in content
    assert "چائے".encode() not in content
    assert file.stat().st_mode & 0o077 == 0
    assert spool.folder.stat().st_mode & 0o077 == 0
    assert spool.read() == [("sms", "+923001234567", "چائے: جب سہولت ہو تو فون کر لیں۔")]


def test_a_carrier_is_spoken_to_over_https_only() -> None:
    with pytest.raises(ValueError, match="https"):
        HttpGateway("http://carrier.example/", "token")
