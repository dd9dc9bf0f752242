"""The few words every paper says by itself, in both languages.

Everything else on a paper is handed over. These stand here and not in the pages'
translations, because this floor knows no pages; a reviewer reads them in one place.
"""

from collections.abc import Mapping
from datetime import date, datetime

from amaan.documents.pieces import Said
from amaan.kernel import clock

FIXED: Mapping[str, Said] = {
    "reference": Said(en="Reference", ur="حوالہ"),
    "unit": Said(en="Unit", ur="یونٹ"),
    "officer": Said(en="Officer", ur="افسر"),
    "made": Said(en="Made", ur="تیار کیا گیا"),
    "recipient": Said(en="For", ur="برائے"),
    "page": Said(en="Page", ur="صفحہ"),
    "of": Said(en="of", ur="از"),
    "index": Said(en="Index", ur="فہرست"),
    "paper": Said(en="Paper", ur="کاغذ"),
    "annex": Said(en="Annex", ur="ضمیمہ"),
    "dated": Said(en="Date", ur="تاریخ"),
    "stamp": Said(en="Stamp", ur="مہر"),
    "taken_by": Said(en="Taken by", ur="لینے والا افسر"),
    "number": Said(en="Number", ur="نمبر"),
    "withheld": Said(en="Not in this copy", ur="اس نقل میں شامل نہیں"),
    "withheld_why": Said(
        en="These parts are kept back from this reader. The ground stands beside each.",
        ur="یہ حصے اس پڑھنے والے سے محفوظ رکھے گئے ہیں۔ ہر ایک کے ساتھ وجہ درج ہے۔",
    ),
    "nothing": Said(en="Nothing is recorded here.", ur="یہاں کچھ درج نہیں۔"),
    "record": Said(en="Fingerprint of the record (SHA-256)", ur="ریکارڈ کا فنگر پرنٹ (SHA-256)"),
    "record_why": Said(
        en="The record is attached to this file as data. Whoever holds both can compare.",
        ur="ریکارڈ اس فائل کے ساتھ ڈیٹا کی صورت میں منسلک ہے۔ "
        "جس کے پاس دونوں ہوں وہ موازنہ کر سکتا ہے۔",
    ),
}  # fmt: skip

_MONTHS = (
    ("Jan", "جنوری"), ("Feb", "فروری"), ("Mar", "مارچ"), ("Apr", "اپریل"), ("May", "مئی"),
    ("Jun", "جون"), ("Jul", "جولائی"), ("Aug", "اگست"), ("Sep", "ستمبر"), ("Oct", "اکتوبر"),
    ("Nov", "نومبر"), ("Dec", "دسمبر"),
)  # fmt: skip


def month(first: date) -> Said:
    """This will name a month with its year."""
    en, ur = _MONTHS[first.month - 1]
    return Said(en=f"{en} {first.year}", ur=f"{ur} {first.year}")


def day(on: date) -> Said:
    """This will write a local date."""
    told = month(on)
    return Said(en=f"{on.day} {told.en}", ur=f"{on.day} {told.ur}")


def moment(instant: datetime) -> Said:
    """This will write an instant in Karachi's time, with the digits of a station's register."""
    here = clock.local(instant)
    en, ur = _MONTHS[here.month - 1]
    time = f"{here.hour:02}:{here.minute:02}"
    return Said(
        en=f"{here.day} {en} {here.year}, {time}", ur=f"{here.day} {ur} {here.year}، {time}"
    )
