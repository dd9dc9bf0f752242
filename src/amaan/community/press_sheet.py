"""The sheet by which a story of the press is coded: what protects somebody, and what blames her.

Source: the failures that officers named (Pakistan Police Forum, September 2021): victim blaming,
disclosure of the victim's identity, judgment of character and not conduct; PPC 376-A and section
26 of the Anti-Rape Act on identity. The wording of the items is ours, a proposal.
"""

from dataclasses import dataclass
from typing import Literal

from amaan.books.book import Field


@dataclass(frozen=True)
class Item:
    """One question of the sheet, answered yes or no; `side` is what a yes says."""

    code: str
    side: Literal["protects", "blames"]
    english: str
    urdu: str
    hint_english: str
    hint_urdu: str

    @property
    def field(self) -> Field:
        """This will give it as a column of a register."""
        return Field(
            self.code, self.english, self.urdu, "yes_no", listed=False,
            hint_english=self.hint_english, hint_urdu=self.hint_urdu,
        )  # fmt: skip


ITEMS = (
    Item("hides_her", "protects", "Nobody can tell who was harmed",
         "متاثرہ فرد پہچانا نہیں جا سکتا",
         "No name, face, family, address, school or place of work.",
         "نہ نام، نہ چہرہ، نہ خاندان، نہ پتا، نہ اسکول یا کام کی جگہ۔"),
    Item("his_conduct", "protects", "It tells what the accused did",
         "خبر بتاتی ہے کہ ملزم نے کیا کیا",
         "The one who acts in the sentence is the one who did it.",
         "جملے میں کرنے والا وہی ہے جس نے کیا۔"),
    Item("names_offence", "protects", "It calls the act an offence", "فعل کو جرم کہا گیا ہے",
         "It names the offence or the law.", "جرم یا قانون کا نام لیا گیا ہے۔"),
    Item("says_help", "protects", "It says where help is", "خبر بتاتی ہے کہ مدد کہاں ملتی ہے",
         "A number, a desk or a service.", "کوئی نمبر، ڈیسک یا خدمت۔"),
    Item("judges_her", "blames", "It speaks of her clothes, hours, past or character",
         "اس کے لباس، اوقات، ماضی یا کردار کی بات کی گئی ہے",
         "Also by quoting somebody.", "کسی اور کے الفاظ میں بھی۔"),
    Item("excuses_him", "blames", "It excuses the accused", "ملزم کے لیے عذر پیش کیا گیا ہے",
         "Love, jealousy, honour, drink or poverty as the reason.",
         "محبت، حسد، غیرت، نشہ یا غربت کو وجہ بتایا گیا۔"),
    Item("makes_it_small", "blames", "It makes the violence small", "تشدد کو معمولی بتایا گیا ہے",
         "A quarrel, an affair, a family matter.", "جھگڑا، معاشقہ، گھریلو معاملہ۔"),
    Item("doubts_her", "blames", "It doubts her word where no court did",
         "اس کی بات پر شک کیا گیا ہے جبکہ کسی عدالت نے نہیں کیا",
         "Only what she says is called a claim.", "صرف اس کی بات کو دعویٰ کہا گیا۔"),
    Item("shows_harm", "blames", "It paints the act or shows pictures of harm",
         "فعل کی تفصیل یا زخم کی تصویر دکھائی گئی ہے",
         "More than is needed to understand it.", "سمجھنے کے لیے جتنا ضروری تھا اس سے زیادہ۔"),
)  # fmt: skip
PROTECTING = tuple(item.code for item in ITEMS if item.side == "protects")
BLAMING = tuple(item.code for item in ITEMS if item.side == "blames")
# Without these a story does not protect, whatever else it does well.
NEEDED = ("hides_her", "his_conduct")
