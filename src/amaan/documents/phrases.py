"""What the papers of a case say, in both languages, for a reviewer to read in one place.

Plain and respectful; the person is never "the victim", and nothing is said of what is kept
back but the kind of it and the ground.
"""

from collections.abc import Mapping

from amaan.documents.pieces import Said

PHRASES: Mapping[str, Said] = {
    "court_bundle": Said(en="Bundle for the court", ur="عدالت کے لیے کاغذات"),
    "prosecution_file": Said(en="File for the prosecutor", ur="پراسیکیوٹر کے لیے فائل"),
    "referral_packet": Said(en="Referral to a service", ur="خدمت کے لیے حوالہ پرچی"),
    "accused_copy": Said(en="Copy for the accused", ur="ملزم کے لیے نقل"),
    "survivor_copy": Said(en="Your own copy", ur="آپ کی اپنی نقل"),
    "supervision_report": Said(en="Report for supervision", ur="نگرانی کی رپورٹ"),
    "recall_notice": Said(en="Please give this back", ur="براہِ کرم یہ واپس کریں"),
    "receipt_of_papers": Said(en="Papers and receipt", ur="کاغذات اور وصولی"),
    # -- parts ------------------------------------------------------------------------------
    "against_you": Said(en="What you are accused of", ur="آپ پر کیا الزام ہے"),
    "your_copy": Said(en="What the file says", ur="فائل میں کیا درج ہے"),
    "particulars": Said(en="Particulars of the case", ur="مقدمے کے کوائف"),
    "account": Said(en="The account, in her own words", ur="بیان، ان کے اپنے الفاظ میں"),
    "statements": Said(en="Statements", ur="بیانات"),
    "findings": Said(en="Medical and laboratory findings", ur="طبی اور لیبارٹری کے نتائج"),
    "exchange": Said(
        en="Written between police and the prosecutor", ur="پولیس اور پراسیکیوٹر کے درمیان تحریر"
    ),
    "events": Said(en="What happened, in order", ur="واقعات، ترتیب وار"),
    "duties": Said(en="What is owed and what was done", ur="کیا واجب ہے اور کیا کیا گیا"),
    "identity": Said(en="Who she is", ur="ان کی شناخت"),
    "person": Said(en="The person referred", ur="جن کے لیے حوالہ دیا گیا"),
    "for_care": Said(en="For the care she asked for", ur="اس دیکھ بھال کے لیے جو انہوں نے چاہی"),
    # -- labels -----------------------------------------------------------------------------
    "reference": Said(en="Reference", ur="حوالہ"),
    "station": Said(en="Police station", ur="تھانہ"),
    "opened": Said(en="Opened", ur="کھولا گیا"),
    "stage": Said(en="Stage", ur="مرحلہ"),
    "sections": Said(en="Sections of law", ur="قانون کی دفعات"),
    "when": Said(en="When", ur="کب"),
    "what": Said(en="What", ur="کیا"),
    "recorded": Said(en="Recorded", ur="اندراج"),
    "owed": Said(en="What is owed", ur="کیا واجب ہے"),
    "whose": Said(en="Whose", ur="کس کے ذمے"),
    "due": Said(en="Due", ur="آخری وقت"),
    "standing": Said(en="Where it stands", ur="کیفیت"),
    "authority": Said(en="Authority", ur="سند"),
    "forbidden": Said(en="Forbidden in this case", ur="اس مقدمے میں ممنوع"),
    "export_number": Said(en="Number on each page", ur="ہر صفحے پر درج نمبر"),
    "left_on": Said(en="Handed over on", ur="حوالے کرنے کی تاریخ"),
    "why": Said(en="Why", ur="وجہ"),
    "prepared_by": Said(en="Prepared by", ur="تیار کنندہ"),
    "received_by": Said(en="Received by, with date and hour", ur="وصول کنندہ، تاریخ اور وقت"),
    "sent_by": Said(en="Sent by", ur="بھیجنے والا افسر"),
    "handed_by": Said(en="Handed over by", ur="حوالے کرنے والا افسر"),
    "asked_by": Said(en="Asked for by", ur="طلب کرنے والا افسر"),
    "returned_by": Said(en="Returned by, with date and hour", ur="واپس کرنے والا، تاریخ اور وقت"),
    "nothing_here": Said(
        en="Nothing stands here in this copy.", ur="اس نقل میں یہاں کچھ درج نہیں۔"
    ),
    # -- to whoever reads it ----------------------------------------------------------------
    "identity_is_guarded": Said(
        en="Making her identity known is an offence (PPC section 376-A; Anti-Rape Act 2021, "
        "section 26). Keep this closed, and hand it on against a signature only.",
        ur="ان کی شناخت ظاہر کرنا جرم ہے (PPC دفعہ 376-A؛ انسدادِ عصمت دری ایکٹ 2021، دفعہ 26)۔ "
        "اسے بند رکھیں اور صرف دستخط لے کر آگے دیں۔",
    ),
    "referral_is_hers": Said(
        en="She chose this service and agreed to each thing written here. Do not ask her to tell "
        "it again. She may take her agreement back at any time.",
        ur="انہوں نے یہ خدمت خود چنی اور یہاں لکھی ہر بات پر رضامندی دی۔ ان سے دوبارہ سب کچھ نہ "
        "پوچھیں۔ وہ کسی بھی وقت اپنی رضامندی واپس لے سکتی ہیں۔",
    ),
    "hers_to_keep": Said(
        en="This copy is yours. Keep it where nobody finds it who must not; you may ask us to "
        "keep it for you instead.",
        ur="یہ نقل آپ کی ہے۔ اسے ایسی جگہ رکھیں جہاں وہ شخص نہ پہنچے جسے معلوم نہیں ہونا چاہیے؛ "
        "آپ ہم سے کہہ سکتی ہیں کہ ہم اسے آپ کے لیے رکھیں۔",
    ),
    "seal_this_sheet": Said(
        en="Take this sheet out, seal it in an envelope, and open it only where the law or the "
        "court asks for it.",
        ur="یہ صفحہ الگ کریں، لفافے میں مہر بند کریں، اور صرف وہاں کھولیں جہاں قانون یا عدالت کہے۔",
    ),
    "give_it_back": Said(
        en="What was handed over under this number may not be used any longer. Please give it "
        "back, or write down that it was destroyed.",
        ur="اس نمبر کے تحت جو کچھ دیا گیا تھا وہ اب استعمال نہیں کیا جا سکتا۔ "
        "براہِ کرم اسے واپس کریں، یا لکھ دیں کہ اسے تلف کر دیا گیا۔",
    ),
    "recall_back": Said(en="It is given back whole", ur="مکمل واپس کر دیا گیا"),
    "recall_destroyed": Said(en="It was destroyed", ur="اسے تلف کر دیا گیا"),
    "recall_copies": Said(
        en="No copy is left, on paper or on a machine",
        ur="کوئی نقل باقی نہیں، نہ کاغذ پر نہ کسی مشین میں",
    ),
    "yours_before_trial": Said(
        en="This copy is given to you, who are accused, free of charge and before your trial (CrPC "
        "section 265C). Keep it with your papers. Making known who was hurt is an offence (PPC "
        "section 376-A; Anti-Rape Act 2021, section 26), and so is any pressure on a witness.",
        ur="یہ نقل آپ کو، جن پر الزام ہے، مقدمے سے پہلے مفت دی جا رہی ہے (CrPC دفعہ 265C)۔ اسے "
        "اپنے کاغذات میں رکھیں۔ متاثرہ کی شناخت ظاہر کرنا جرم ہے (PPC دفعہ 376-A؛ انسدادِ عصمت دری "
        "ایکٹ 2021، دفعہ 26)، اور گواہ پر کوئی بھی دباؤ بھی جرم ہے۔",
    ),
    # -- what is kept back, said whether there is any of it or not ---------------------------
    "not_full_identity": Said(
        en="Her name in full, her numbers and her home: initials stand instead (PPC section "
        "376-A; Anti-Rape Act 2021, section 26). The court may order them.",
        ur="ان کا پورا نام، نمبر اور گھر کا پتا: ان کی جگہ نام کے پہلے حروف ہیں (PPC دفعہ 376-A؛ "
        "انسدادِ عصمت دری ایکٹ 2021، دفعہ 26)۔ عدالت انہیں طلب کر سکتی ہے۔",
    ),
    "not_numbers": Said(
        en="Her identity number, telephone and home: not needed for scrutiny (PPC section 376-A).",
        ur="ان کا شناختی نمبر، فون اور گھر کا پتا: جانچ کے لیے درکار نہیں (PPC دفعہ 376-A)۔",
    ),
    "not_reach": Said(
        en="How she is reached and where she stays: never leaves the desk, for her safety.",
        ur="ان سے رابطے کا طریقہ اور ان کا ٹھکانہ: ان کی حفاظت کے لیے ڈیسک سے باہر کبھی نہیں جاتا۔",
    ),
    "not_family": Said(
        en="Names and numbers of those who came with her or spoke for her.",
        ur="ان کے ساتھ آنے والوں یا ان کی طرف سے بولنے والوں کے نام اور نمبر۔",
    ),
    "not_looks": Said(
        en="Who looked at this file: the journal keeps it, and she may ask for it.",
        ur="یہ فائل کس نے دیکھی: جرنل میں محفوظ ہے، اور وہ اسے طلب کر سکتی ہیں۔",
    ),
    "not_story": Said(
        en="What happened to her, in her words: help does not need it.",
        ur="ان کے ساتھ کیا ہوا، ان کے الفاظ میں: مدد کے لیے اس کی ضرورت نہیں۔",
    ),
    "not_accused": Said(
        en="Anything about the accused.",
        ur="ملزم کے بارے میں کوئی بات۔",
    ),
    "not_reach_else": Said(
        en="Any other way to reach her, and where she stays.",
        ur="ان سے رابطے کا کوئی اور طریقہ، اور ان کا ٹھکانہ۔",
    ),
    "not_where_she_is": Said(
        en="Where anybody lives, works or studies, how anybody is reached, and who helps: never "
        "in this copy.",
        ur="کوئی کہاں رہتا، کام کرتا یا پڑھتا ہے، اس سے رابطہ کیسے ہو، اور کون مدد کرتا ہے: اس "
        "نقل میں کبھی نہیں۔",
    ),
    "not_diary": Said(
        en="The case diary (CrPC section 172(2)).", ur="کیس ڈائری (CrPC دفعہ 172(2))۔"
    ),
    "not_inexpedient": Said(
        en="Parts of statements that the law lets be withheld (CrPC section 265C).",
        ur="بیانات کے وہ حصے جو قانون روکنے دیتا ہے (CrPC دفعہ 265C)۔",
    ),
    "not_others": Said(
        en="Names and numbers of other people, so that this copy can bring no one into danger.",
        ur="دوسرے لوگوں کے نام اور نمبر، تاکہ یہ نقل کسی کو خطرے میں نہ ڈالے۔",
    ),
    "not_witnesses": Said(
        en="What anybody else said about the case: their statements are theirs.",
        ur="مقدمے کے بارے میں کسی اور نے جو کہا: ان کے بیانات ان کے اپنے ہیں۔",
    ),
    "ask_who_looked": Said(
        en="Who looked at your file: ask at any time, and you are given a list.",
        ur="آپ کی فائل کس نے دیکھی: کسی بھی وقت پوچھیں، آپ کو فہرست دی جائے گی۔",
    ),
}

# The sealed fields that can stand on a paper that leaves.
FIELDS: Mapping[str, Said] = {
    "survivor_name": Said(en="Name", ur="نام"),
    "survivor_relative": Said(en="Father's or husband's name", ur="والد یا شوہر کا نام"),
    "survivor_cnic": Said(en="Identity card number", ur="شناختی کارڈ نمبر"),
    "survivor_phone": Said(en="Telephone", ur="فون"),
    "survivor_address": Said(en="Address", ur="پتا"),
    "survivor_birth": Said(en="Date of birth", ur="تاریخِ پیدائش"),
    "informant_name": Said(en="Name of the informant", ur="اطلاع دینے والے کا نام"),
    "informant_phone": Said(en="Telephone of the informant", ur="اطلاع دینے والے کا فون"),
    "words": Said(en="In her own words", ur="ان کے اپنے الفاظ میں"),
    "words_correction": Said(en="What she corrected", ur="جو انہوں نے درست کیا"),
    "injuries_note": Said(en="Injuries noted", ur="درج شدہ چوٹیں"),
    "statement_giver": Said(en="Whose statement", ur="کس کا بیان"),
    "statement_words": Said(en="As it was said", ur="جیسا کہا گیا"),
    "statement_text": Said(en="Text of the officer", ur="افسر کا متن"),
    "statement_correction": Said(
        en="Corrected when it was read back", ur="پڑھ کر سنانے پر درست کیا گیا"
    ),
    "medical_findings": Said(en="What the examiner found", ur="معائنہ کرنے والے کے نتائج"),
    "laboratory_result": Said(en="What the laboratory reports", ur="لیبارٹری کی رپورٹ"),
    "prosecution_words": Said(en="In the writer's words", ur="لکھنے والے کے الفاظ میں"),
    "copy_for_accused": Said(en="Text of the copy", ur="نقل کا متن"),
    "safe_contact": Said(en="How she may be reached", ur="ان سے رابطے کا محفوظ طریقہ"),
    "accused_name": Said(en="Name", ur="نام"),
    "accused_relative": Said(en="Father's name", ur="والد کا نام"),
    "accused_cnic": Said(en="Identity card number", ur="شناختی کارڈ نمبر"),
    "accused_phone": Said(en="Telephone", ur="فون"),
    "accused_address": Said(en="Address", ur="پتا"),
}
