"""The words of training: streams, who comes, where, and in which state a document is.

Source: mission study, parts A (P8, P9, P12), B (two streams of two days each) and C (victim
support and referral; mediators; journalists); domain standards 9.10.
"""

from amaan.books.book import Choice
from amaan.organisation.posts import Training

STREAMS = (
    Choice("gender_responsive", "Gender-responsive policing", "صنفی حساس پولیسنگ"),
    Choice("desk", "Running a desk", "ڈیسک چلانا"),
    Choice("investigation", "Investigating violence against women", "خواتین پر تشدد کی تفتیش"),
    Choice("sexual_offences", "Investigating sexual offences", "جنسی جرائم کی تفتیش"),
    Choice("child_interview", "Hearing children", "بچوں کا بیان لینا"),
    Choice("cyber", "Offences online", "آن لائن جرائم"),
    Choice("evidence", "Evidence: collecting and keeping it", "شہادت جمع کرنا اور محفوظ رکھنا"),
    Choice("law", "Laws that protect women", "خواتین کے تحفظ کے قوانین"),
    Choice("victim_support", "Victim support and referral", "متاثرین کی مدد اور رہنمائی"),
    Choice("risk", "Danger and safety plans", "خطرہ اور حفاظتی منصوبہ"),
    Choice("medical", "Medico-legal examination", "طبی قانونی معائنہ"),
    Choice("prosecution", "Prosecuting these offences", "ان جرائم کا استغاثہ"),
    Choice("mediation", "Mediation and its red lines", "ثالثی اور اس کی حدود"),
    Choice("reporting", "Reporting that protects", "تحفظ کرنے والی صحافت"),
    Choice("response", "Answering calls in time", "بروقت کارروائی"),
    Choice("other", "Something else", "کچھ اور"),
)
# A certificate of a stream as assignment knows it.
CERTIFIES = (
    Choice(Training.GENDER_VIOLENCE.value, "Violence against women", "خواتین پر تشدد"),
    Choice(Training.SEXUAL_OFFENCES.value, "Sexual offences", "جنسی جرائم"),
    Choice(Training.CHILD_INTERVIEW.value, "Hearing children", "بچوں کا بیان"),
    Choice(Training.CYBER.value, "Offences online", "آن لائن جرائم"),
)
PROFESSIONS = (
    Choice("police", "Police", "پولیس"),
    Choice("prosecutor", "Prosecutor", "پراسیکیوٹر"),
    Choice("judge", "Judge or magistrate", "جج یا مجسٹریٹ"),
    Choice("nurse", "Nurse", "نرس"),
    Choice("doctor", "Doctor", "ڈاکٹر"),
    Choice("activist", "Activist", "سماجی کارکن"),
    Choice("mediator", "Mediator", "ثالث"),
    Choice("journalist", "Journalist", "صحافی"),
    Choice("paralegal", "Paralegal", "پیرا لیگل"),
    Choice("salon", "Beauty salon worker", "بیوٹی سیلون کارکن"),
    Choice("teacher", "Teacher", "استاد"),
    Choice("other", "Somebody else", "کوئی اور"),
)
SEXES = (
    Choice("female", "Woman", "خاتون"),
    Choice("male", "Man", "مرد"),
    Choice("transgender", "Transgender person", "خواجہ سرا"),
)
DOCUMENTS = (
    Choice("curriculum", "Curriculum", "نصاب"),
    Choice("manual", "Manual", "رہنما کتاب"),
)
STATES = (
    Choice("draft", "Draft", "مسودہ"),
    Choice("proposed", "Proposed, not approved", "تجویز، منظور نہیں"),
    Choice("approved", "Approved", "منظور شدہ"),
    Choice("withdrawn", "Withdrawn", "واپس لیا گیا"),
)
PLACES = (
    Choice("school", "Police school", "پولیس اسکول"),
    Choice("college", "Police college", "پولیس کالج"),
    Choice("lines", "Police lines", "پولیس لائن"),
    Choice("station", "Police station", "تھانہ"),
    Choice("elsewhere", "Elsewhere", "کہیں اور"),
)
SEEN_BY = (
    Choice("supervisor", "Supervisor", "نگران افسر"),
    Choice("trainer", "Trainer", "تربیت دہندہ"),
    Choice("outside", "Somebody from outside the police", "پولیس سے باہر کا فرد"),
)
WHOM = (
    Choice("desk_officer", "Desk officers", "ڈیسک افسران"),
    Choice("investigator", "Investigating officers", "تفتیشی افسران"),
    Choice("commander", "Station commanders", "تھانہ انچارج"),
    Choice("all", "All who are posted", "تمام تعینات افسران"),
)
