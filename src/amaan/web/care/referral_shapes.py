"""Referrals as components: those that go on, each with its steps, and what a slip tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from amaan.support.directory import ProviderLine
from amaan.support.followup import FollowUpLine
from amaan.support.referrals_door import SlipLine
from amaan.support.referrals_queries import OPEN, ReferralLine
from amaan.web.care.provider_shapes import as_called, hours_of, notes_of
from amaan.web.care.referral_forms import FeedbackForm
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import LISTS, label

__all__ = ["hours_of"]
# How the codes of each part of a slip are called.
_CALLED = {
    "age": "age_bands",
    "sex": "sexes",
    "language": "languages",
    "needs": "needs",
    "danger": "risk_levels",
    "reach": "ways_to_reach",
}


@dataclass(frozen=True)
class Card:
    """One need of hers on the page of her case."""

    referral_id: UUID
    title: str
    state: str
    pairs: tuple[tuple[str, str], ...]
    late: str
    goes_on: bool
    by_consent: bool
    printable: bool
    tell_by_phone: bool
    # Her yes was taken back elsewhere, and the timeline does not say so yet.
    to_settle: bool
    feedback: FeedbackForm | None


def card_of(line: ReferralLine, visit: Visit) -> Card:
    """This will show one need, what became of it, and what is late."""
    goes_on = line.status in OPEN and line.recalled_at is None
    named = in_language(line.provider_en, line.provider_ur, visit.language)
    return Card(
        referral_id=line.referral_id,
        title=" · ".join(one for one in (label("services", line.need), named) if one),
        state=state_of(line),
        pairs=_pairs(line),
        late=_late(line, visit.now),
        goes_on=goes_on,
        by_consent=line.ground == "consent",
        printable=line.slip_id is not None and line.recalled_at is None,
        tell_by_phone=line.recalled_at is not None and not line.has_door,
        to_settle=line.recalled_at is not None and line.status in OPEN,
        feedback=FeedbackForm(initial={"feedback": line.feedback}) if line.slip_id else None,
    )


def open_of(lines: Sequence[ReferralLine], visit: Visit) -> shapes.Register:
    """This will list the referrals that go on; references, no names."""
    return shapes.Register(
        caption=_("Referrals that go on"),
        columns=(
            shapes.Column(label=_("Case")),
            shapes.Column(label=_("Service"), wide=True),
            shapes.Column(label=_("Stands")),
            shapes.Column(label=_("Number to call")),
            shapes.Column(label=_("Late")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.reference, kind="reference",
                    href=address("care:referrals", line.case_id),
                ),
                shapes.Cell(
                    text=in_language(line.provider_en, line.provider_ur, visit.language),
                    note=label("services", line.need),
                ),
                shapes.Cell(text=state_of(line)),
                shapes.Cell(text=line.phone, kind="reference"),
                shapes.Cell(text=_late(line, visit.now)),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("No referral of your cases goes on."),
            text=_("What she needs is written on the page of her case, under services."),
        ),
    )  # fmt: skip


def contacts_of(lines: Sequence[FollowUpLine], *, shut: bool) -> shapes.Register:
    """This will list the contacts that are due; `shut`: as agreed for a lockdown or a flood."""
    return shapes.Register(
        caption=_("Contacts due"),
        columns=(
            shapes.Column(label=_("Case")),
            shapes.Column(label=_("Day")),
            shapes.Column(label=_("How"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.reference,
                    kind="reference",
                    href=address("care:contact", line.case_id, line.followup_id),
                ),
                shapes.Cell(text=clock_words.day(line.due_on)),
                shapes.Cell(
                    text=label("contact_ways", line.when_shut_in if shut else line.channel)
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("No contact is due.")),
    )


def option_of(line: ProviderLine, visit: Visit) -> tuple[str, str]:
    """This will offer a service as an answer, with what to know before one calls."""
    told = [in_language(line.name_en, line.name_ur, visit.language)]
    told += [as_called(line.phone), hours_of(line)]
    if line.works:
        told.append(label("works_in_mode", line.works))
    told.append(notes_of(line))
    return str(line.provider_id), " · ".join(one for one in told if one)


def state_of(line: ReferralLine) -> str:
    """This will say where a referral stands, in a word or two."""
    if line.recalled_at is not None:
        return label("referral_states", "taken_back")
    told = label("referral_states", line.status)
    if line.unwritten:
        told += comma() + _("the service has answered")
    return told


def told_of(line: ReferralLine) -> tuple[tuple[str, str], ...]:
    """This will write out what the service is told, part by part."""
    return told_pairs(line.told)


def told_pairs(told: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """This will write out the parts of a slip; what is no code is a number."""
    return tuple(
        (label("shared_parts", part), comma().join(_called(part, code) for code in codes))
        for part, codes in told.items()
    )


def slips_of(lines: Sequence[SlipLine], visit: Visit) -> shapes.Register:
    """This will list what a service was asked, for its own worker."""
    return shapes.Register(
        caption=_("Sent to your service"),
        columns=(
            shapes.Column(label=_("Need"), wide=True),
            shapes.Column(label=_("Sent")),
            shapes.Column(label=_("How soon?")),
            shapes.Column(label=_("Stands")),
            shapes.Column(label=_("Answer by")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=label("services", line.need),
                    href=address("care:door_slip", line.slip_id),
                    note=number_of(line.slip_id),
                ),
                shapes.Cell(text=clock_words.moment(line.sent_at)),
                shapes.Cell(text=label("referral_urgencies", line.urgency)),
                shapes.Cell(text=step_of(line)),
                shapes.Cell(
                    text=clock_words.moment(line.answer_by),
                    note=_("late") if line.is_late(visit.now) else "",
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("Nothing was sent to your service.")),
    )


def number_of(slip_id: UUID) -> str:
    """This will give the short number by which a service and a desk speak of a referral."""
    return str(slip_id)[:8].upper()


def step_of(line: SlipLine) -> str:
    """This will say what a service last reported."""
    if line.recalled_at is not None:
        return _("taken back")
    return label("slip_steps", line.last) if line.last else _("not answered yet")


def _pairs(line: ReferralLine) -> tuple[tuple[str, str], ...]:
    told = (
        (_("Since"), clock_words.moment(line.made_at)),
        (_("Number to call"), as_called(line.phone)),
        (_("On what ground is it told?"), _or(line.ground, "sharing_grounds")),
        (_("What it may be told"), comma().join(label("shared_parts", p) for p in line.elements)),
        (_("Shared until"), clock_words.until(line.shared_until) if line.shared_until else ""),
        (_("How is she handed over?"), _or(line.handover, "handovers")),
        (_("First appointment"), clock_words.day(line.appointment) if line.appointment else ""),
        (_("Why"), reason_of(line.reason)),
        (_("What does she say of it?"), _or(line.feedback, "feedback_on_service")),
    )
    return tuple((name, words) for name, words in told if words)


def reason_of(code: str) -> str:
    """This will say a reason, whichever of the lists it stands in."""
    for of in ("slip_reasons", "why_she_declined", "not_referred"):
        if code in LISTS[of]:
            return label(of, code)
    return ""


def _late(line: ReferralLine, now: datetime) -> str:
    what = line.late_for(now)
    if what == "answer":
        return _("no answer in time: call the service")
    return _("not begun in time: call the service") if what else ""


def _or(code: str, of: str) -> str:
    return label(of, code) if code else ""


def _called(part: str, code: str) -> str:
    return label(_CALLED[part], code) if part in _CALLED else code
