"""What leads to somebody is noticed, however it is written; what is about the work is not."""

from amaan.wording.pointing import points_at_somebody

LEADS = (
    "Ask 0300 1234567 about it",
    "+92-300-1234567",
    "CNIC 35202-1234567-1",
    "شناختی کارڈ ۳۵۲۰۲-۱۲۳۴۵۶۷-۱",
    "See K7QF-3M2P",
    "FIR No. 214 was late",
    "FIR 214/26 was late",
    "Of 214/2026 the report is missing",
    "مقدمہ نمبر ۲۱۴ میں دیر ہوئی",
    "ایف آئی آر 214/26",
    "رپٹ نمبر 12",
    "Rukhsana d/o Aslam waited",
    "the daughter of the shopkeeper",
    "رخسانہ بنت اسلم",
    "Mst. Shabnam waited at the desk",
    "مسماۃ شبنم",
    "شبنم بی بی",
)
ABOUT_THE_WORK = (
    "The doctor was away from 12/10/2026 to 26.10.26; a second one is asked for.",
    "Of the FIRs of June-2026 three came 3 days late.",
    "The FIR came 3 days late because the clerk was alone.",
    "11/30 women waited more than 2 hours; in 2025/2026 it was 9/28.",
    "ایف آئی آر 24 گھنٹے میں درج ہوئی۔",
    "Officers work w/o a car after 22:00.",
    "ڈاکٹر دو ہفتے چھٹی پر تھے۔ 30 میں سے 11 کو دیر ہوئی۔",
    "A desk for 2 officers, 24 hours, 7 days.",
)


def test_what_leads_to_somebody_is_noticed() -> None:
    assert [text for text in LEADS if not points_at_somebody(text)] == []


def test_what_is_about_the_work_is_left_alone() -> None:
    assert [text for text in ABOUT_THE_WORK if points_at_somebody(text)] == []
