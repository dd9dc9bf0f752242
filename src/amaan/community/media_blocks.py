"""What may be said to the press: pieces of text, each with the days from which it may be said.

A statement is built of these. None speaks of a case, and none may ever. The wording is ours, a
proposal; an office that has its own adds it here with its date, and ends the other's.
Law: PPC 376-A; Anti-Rape (Investigation and Trial) Act 2021, section 26.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Block:
    """One piece; `figures` says that numbers of the registers are put into it."""

    code: str
    since: date
    title_en: str
    title_ur: str
    english: str
    urdu: str
    until: date | None = None
    figures: bool = False

    def stands(self, on: date) -> bool:
        """This will say whether it may be said on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


_BEGAN = date(2026, 11, 22)
BLOCKS = (
    Block(
        "no_case", _BEGAN, "We do not speak of one case", "ہم کسی ایک کیس پر بات نہیں کرتے",
        "We do not speak of single cases. Whoever was harmed has a right that nobody learns "
        "who they are; the law makes it an offence to publish anything by which they may be "
        "known.",
        "ہم کسی ایک کیس پر بات نہیں کرتے۔ جس کے ساتھ زیادتی ہوئی اس کا حق ہے کہ اس کی شناخت "
        "ظاہر نہ ہو؛ ایسی کوئی بات شائع کرنا جس سے شناخت ہو، قانون کے مطابق جرم ہے۔",
    ),
    Block(
        "identity", _BEGAN, "What we ask of the press", "میڈیا سے ہماری درخواست",
        "Please publish no name, picture, address, family, school or place of work, and take "
        "down what was published. Please speak of what the accused did, not of her.",
        "براہ کرم نام، تصویر، پتا، خاندان، اسکول یا کام کی جگہ شائع نہ کریں اور جو شائع ہو "
        "چکا اسے ہٹا دیں۔ براہ کرم ملزم کے فعل کی بات کریں، متاثرہ کی نہیں۔",
    ),
    Block(
        "investigation", _BEGAN, "An investigation goes on", "تفتیش جاری ہے",
        "Where an offence is reported, the police investigate it under the law, and a court "
        "decides on the evidence. Until then we say nothing of what was found.",
        "جرم کی اطلاع پر پولیس قانون کے مطابق تفتیش کرتی ہے اور عدالت ثبوت پر فیصلہ کرتی ہے۔ "
        "اس سے پہلے ہم تفتیش کے نتائج پر بات نہیں کرتے۔",
    ),
    Block(
        "how_to_report", _BEGAN, "How to report", "اطلاع کیسے دیں",
        "Anybody may report violence at any police station, at the desk for women and "
        "children, or by telephone at 15. It costs nothing, and no relative has to come "
        "along.",
        "تشدد کی اطلاع کسی بھی تھانے، خواتین اور بچوں کے ڈیسک یا 15 پر فون کر کے دی جا سکتی "
        "ہے۔ اس کی کوئی فیس نہیں، اور کسی رشتہ دار کا ساتھ آنا ضروری نہیں۔",
    ),
    Block(
        "medical", _BEGAN, "Medical care comes first", "علاج پہلے",
        "Whoever was hurt may go to a hospital first. Treatment does not wait for a report, "
        "and the desk can come to the hospital.",
        "زخمی فرد پہلے ہسپتال جا سکتا ہے۔ علاج کے لیے رپورٹ کا انتظار نہیں کیا جاتا، اور ڈیسک "
        "ہسپتال آ سکتا ہے۔",
    ),
    Block(
        "police_conduct", _BEGAN, "Conduct of an officer", "کسی افسر کا رویہ",
        "Complaints about an officer are taken at any desk but his own and are answered by "
        "somebody above him. We do not comment on one before it is decided.",
        "کسی افسر کے خلاف شکایت اس کے اپنے ڈیسک کے سوا ہر ڈیسک پر لی جاتی ہے اور اس سے اوپر "
        "کا افسر جواب دیتا ہے۔ فیصلے سے پہلے ہم تبصرہ نہیں کرتے۔",
    ),
    Block(
        "awareness_figures", _BEGAN, "Figures: awareness", "اعداد: آگاہی",
        "From %(since)s to %(until)s the police held or joined %(sessions)s awareness "
        "sessions; %(people)s people came, %(women)s of them women.",
        "%(since)s سے %(until)s تک پولیس نے %(sessions)s آگاہی نشستیں کیں یا ان میں شریک "
        "ہوئی؛ %(people)s افراد آئے، جن میں %(women)s خواتین تھیں۔",
        figures=True,
    ),
    Block(
        "forum_figures", _BEGAN, "Figures: policing forums", "اعداد: پولیسنگ فورم",
        "From %(since)s to %(until)s people raised %(raised)s matters in policing forums; "
        "%(closed)s of them are settled.",
        "%(since)s سے %(until)s تک پولیسنگ فورموں میں %(raised)s معاملات اٹھائے گئے؛ ان میں "
        "سے %(closed)s طے ہو چکے ہیں۔",
        figures=True,
    ),
)  # fmt: skip


def standing(on: date) -> tuple[Block, ...]:
    """This will give the pieces that may be said on a day."""
    return tuple(block for block in BLOCKS if block.stands(on))
