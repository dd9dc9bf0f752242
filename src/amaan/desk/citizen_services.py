"""What a desk does for anybody who comes: a service or an answer, counted without a name.

One press writes one contact. What the police service centres list is here with the page it was
read on; three of those names are no service: a woman who reports violence is heard as one, a
crime is taken as a complaint, and whoever asks for a doctor's docket was hurt by somebody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from django.db import transaction

from amaan.books.book import Choice
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import drafts
from amaan.desk.intake import Intake
from amaan.desk.models import Contact
from amaan.desk.refusals import ContactIsClosed
from amaan.kernel.ids import ContactId, NotAReference, new_reference, read_reference
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor

KHIDMAT = (
    "https://pakistannewsgazette.com/punjab-police-khidmat-marakaz-achieves-record-service-"
    "delivery-to-citizens-in-2024"
)
CENTRES = "https://www.nation.com.pk/23-Dec-2024/over-2-5m-benefited-from-police-khidmat-centres"
QUETTA = (
    "https://www.unodc.org/pakistan/en/stories/women-and-juvenile-facilitation-centre-in-quetta-"
    "opening-doors-to-a-new-era-of-hope-and-healing-for-the-survivors-of-gbv-in-balochistan.html"
)
Leads = Literal["", "complaint", "ordinary"]


@dataclass(frozen=True)
class Service(Choice):
    """One thing that people ask of a desk, and the page on which it was read."""

    source: str = ""
    # What it leads to instead of a receipt: a complaint heard in private, or an ordinary one.
    leads: Leads = ""


SERVICES = (
    Service("general_verification", "General police verification", "عمومی پولیس تصدیق", KHIDMAT),
    Service("character_certificate", "Character certificate", "کیریکٹر سرٹیفکیٹ", KHIDMAT),
    Service("tenancy", "Registration of a tenancy", "کرایہ داری کا اندراج", KHIDMAT),
    Service("fir_copy", "Copy of an FIR", "ایف آئی آر کی نقل", KHIDMAT),
    Service("lost_documents", "Report of lost documents", "گمشدہ کاغذات کی رپورٹ", KHIDMAT),
    Service("vehicle_verification", "Verification of a vehicle", "گاڑی کی تصدیق", KHIDMAT),
    Service("employee_verification", "Verification of a private employee",
            "نجی ملازم کی پولیس تصدیق", KHIDMAT),
    Service("employee_registration", "Registration of private employees",
            "نجی ملازمین کا اندراج", KHIDMAT),
    Service("driving_licence", "Driving licence or international permit",
            "ڈرائیونگ لائسنس یا بین الاقوامی اجازت نامہ", QUETTA),
    Service("vulnerable_protection", "Legal and social protection for somebody vulnerable",
            "کمزور افراد کا قانونی اور سماجی تحفظ", KHIDMAT),
    Service("first_aid", "First aid", "ابتدائی طبی امداد", QUETTA),
    Service("counselling", "Counselling", "مشاورت", QUETTA),
    Service("legal_advice", "Legal advice", "قانونی مشورہ", QUETTA),
    Service("referral", "Shown the way to another service", "کسی دوسری خدمت تک رہنمائی", QUETTA),
    Service("medico_legal_docket", "Docket for a medico-legal examination",
            "میڈیکو لیگل معائنے کا ڈاکٹ", KHIDMAT, "complaint"),
    Service("violence_report", "A woman reports violence", "عورت تشدد کی اطلاع دیتی ہے", KHIDMAT,
            "complaint"),
    Service("crime_report", "Report of a crime", "جرم کی اطلاع", CENTRES, "ordinary"),
)  # fmt: skip
# What is asked without wanting a paper.
QUERIES = (
    Choice("query_case", "Where a case stands", "مقدمہ کہاں تک پہنچا"),
    Choice("query_law", "What the law says", "قانون کیا کہتا ہے"),
    Choice("query_office", "Which office does it", "یہ کام کس دفتر کا ہے"),
    Choice("query_help", "Who helps, which helpline", "کون مدد کرتا ہے، کون سی ہیلپ لائن"),
    Choice("query_other", "Another question", "کوئی اور سوال"),
)
SEXES = (
    Choice("female", "Woman or girl", "عورت یا لڑکی"),
    Choice("male", "Man or boy", "مرد یا لڑکا"),
    Choice("transgender", "Transgender person", "خواجہ سرا"),
    Choice("undisclosed", "Would not say", "نہیں بتایا"),
)
AGES = (
    Choice("under_18", "Under 18", "18 سے کم"),
    Choice("18_40", "18 to 40", "18 سے 40"),
    Choice("41_60", "41 to 60", "41 سے 60"),
    Choice("over_60", "Over 60", "60 سے زیادہ"),
)
DISABILITIES = (
    Choice("yes", "Yes", "ہاں"),
    Choice("no", "No", "نہیں"),
)
# Columns of a contact for what is told.
TOLD = ("sex", "age_band", "disability")
# The bands of an intake, in those of a contact.
_BAND_OF = {"0-11": "under_18", "12-15": "under_18", "16-17": "under_18", "18-25": "18_40",
            "26-40": "18_40", "41-60": "41_60", "61+": "over_60"}  # fmt: skip

PURPOSE_OF: Mapping[str, str] = MappingProxyType(
    {one.code: "service" for one in SERVICES if not one.leads}
    | {one.code: "query" for one in QUERIES}
)


@dataclass(frozen=True)
class AsTold:
    """What somebody said of herself, without being pressed; empty is not asked."""

    sex: str = ""
    age_band: str = ""
    disability: str = ""

    @property
    def is_known(self) -> bool:
        """Whether every answer is one of its list, or was not asked."""
        return all(
            code in {"", *(choice.code for choice in choices)}
            for code, choices in (
                (self.sex, SEXES), (self.age_band, AGES), (self.disability, DISABILITIES)
            )
        )  # fmt: skip


@dataclass(frozen=True)
class Served:
    """A service as its receipt prints it: what, when, and a code instead of a name."""

    contact_id: ContactId
    about: str
    finished_at: datetime
    receipt: str


def from_intake(intake: Intake) -> AsTold:
    """This will give what an intake says of her in the terms in which contacts are counted."""
    band = _BAND_OF.get(intake.survivor.age_band, "")
    return AsTold(intake.survivor.sex, band, "yes" if "disability" in intake.needs else "")


@transaction.atomic(savepoint=False)
def call_in(*, actor: Actor, contact_id: ContactId, now: datetime) -> None:
    """This will write down that somebody who waited is heard now; a second press changes nothing.

    Raises: NotFound, also for a contact that is finished.
    """
    confidentiality.permit(actor=actor, act="open_contact", case_id=None, now=now)
    here = Contact.objects.select_for_update().filter(
        id=contact_id, desk_id=actor.unit_id, finished_at__isnull=True
    )
    found = here.first()
    if found is None:
        raise NotFound
    if found.seen_at is None:
        here.update(seen_at=now, seen_by_id=actor.officer_id)


@transaction.atomic(savepoint=False)
def serve(
    *, actor: Actor, contact_id: ContactId, about: str, told: AsTold, now: datetime
) -> ContactId:
    """This will write down one service given or one question answered, with its receipt code.

    Whoever stood on the waiting list is finished by it; whoever did not came and was served at
    once. The same id twice writes one.
    Raises: NotFound for a post that serves no desk and for what is no service; ContactIsClosed.
    """
    if about not in PURPOSE_OF:
        raise NotFound
    row = hold_or_begin(actor, contact_id, told, now)
    if row.service == about:
        return contact_id
    finish(row, actor, PURPOSE_OF[about], now, about=about)
    return contact_id


def hold_or_begin(actor: Actor, contact_id: ContactId, told: AsTold, now: datetime) -> Contact:
    """This will hold a contact of one's own desk, or begin one that came and is served at once.

    What was told before is not asked again, and stands.
    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="open_contact", case_id=None, now=now)
    if actor.station_id is None or not told.is_known:
        raise NotFound
    Contact.objects.bulk_create(
        [Contact(id=contact_id, desk_id=actor.unit_id, station_id=actor.station_id,
                 mode="walk_in", arrived_at=now, opened_by_id=actor.officer_id)],
        ignore_conflicts=True,
    )  # fmt: skip
    held = Contact.objects.select_for_update().filter(id=contact_id, desk_id=actor.unit_id)
    row = held.first()
    if row is None:
        raise NotFound
    keep_told(row, told)
    return row


def keep_told(row: Contact, told: AsTold) -> None:
    """This will set on a contact what was told and not known yet, without saving."""
    for name in TOLD:
        setattr(row, name, getattr(row, name) or getattr(told, name))


def finish(row: Contact, actor: Actor, purpose: str, now: datetime, *, about: str = "") -> str:
    """This will finish a contact that was held, and give it a receipt code.

    Raises: ContactIsClosed.
    """
    if row.finished_at is not None:
        raise ContactIsClosed
    row.purpose, row.service, row.receipt = purpose, about, new_reference()
    row.finished_at, row.seen_at, row.seen_by_id = now, row.seen_at or now, actor.officer_id
    row.save(
        update_fields=["purpose", "service", "receipt", "finished_at", "seen_at", "seen_by", *TOLD]
    )
    drafts.drop(contact_id=ContactId(row.id))
    return row.receipt


def served(actor: Actor, contact_id: ContactId) -> Served:
    """This will give what the receipt of one contact prints. Raises: NotFound.

    Seen by: officers of the same desk.
    """
    row = Contact.objects.filter(id=contact_id, desk_id=actor.unit_id).exclude(receipt="").first()
    if row is None or row.finished_at is None:
        raise NotFound
    return Served(contact_id, row.service, row.finished_at, row.receipt)


def todays(actor: Actor, since: datetime, *, limit: int) -> tuple[Served, ...]:
    """This will list what the actor's desk gave since an instant, the newest first."""
    rows = Contact.objects.filter(desk_id=actor.unit_id, finished_at__gte=since)
    found = rows.exclude(receipt="").order_by("-finished_at", "-id")[:limit]
    return tuple(
        Served(ContactId(row.id), row.service, row.finished_at, row.receipt)
        for row in found
        if row.finished_at is not None
    )


def by_receipt(actor: Actor, typed: str) -> ContactId:
    """This will find the contact of one's own desk by the code on its receipt. Raises: NotFound."""
    try:
        receipt = read_reference(typed.strip().upper().removeprefix("S-"))
    except NotAReference:
        raise NotFound from None
    row = Contact.objects.filter(desk_id=actor.unit_id, receipt=receipt).first()
    if row is None:
        raise NotFound
    return ContactId(row.id)
