"""What the entries of a timeline and their details are called, and which are written by hand.

The labels of codes are the kit's. Here are the questions around them, as an officer is
asked them: what happened, never whose fault it was.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, gettext

from amaan.law.catalogue import Catalogue
from amaan.protocol import rulebook
from amaan.protocol.facts import KINDS, Fact
from amaan.protocol.rules import DutyRule
from amaan.web.case.questions import DETAILS, DETAILS_OF
from amaan.web.kit import clock_words
from amaan.web.kit.language import in_language, reads_urdu
from amaan.web.kit.words import label, list_of, sentence

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Entries that are never typed here: a complaint has its own page, a correction, a take-over
# and an assignment are acts of their own, a conflict seals, and a waiver is a supervisor's.
NOT_BY_HAND = frozenset(
    "complaint.received conflict.declared investigator.assigned case.taken_over words.read_back"
    " investigator.relieved team.formed transfer.offered transfer.accepted transfer.returned"
    " supervisor.reviewed woman_officer.called woman_officer.replied duty.waived fact.corrected"
    " withdrawal.requested withdrawal.reviewed withdrawal.reflected withdrawal.decided"
    " closure.proposed closure.approved closure.refused closure.told closure.called_back"
    " case.reopened"
    " exhibit.taken exhibit.given exhibit.received exhibit.resealed"
    " plan.made inquiry.opened inquiry.closed diary.written remand.granted bail.sought"
    " bail.risk_noted release.expected report.delayed accused.copy_given"
    " duties.recomputed case.moved offence.declined offence.withdrawn particulars.told"
    " interview.planned interview.broken_off statement.read_back"
    " statement164.asked examination.consent laboratory.sent laboratory.objected"
    " laboratory.answered laboratory.reported"
    " prosecution.asked prosecution.advised prosecution.decided defect.found defect.answered"
    " hearing.fixed hearing.held measure.asked measure.decided witness.attended witness.hostile"
    " mediation.asked agreement.followed_up"
    " charge.framed judgment.given sentence.given element.shown prosecutor.relieved"
    " referral.sent referral.not_made referral.received service.began referral.ended"
    " safety_plan.made safety_plan.reviewed person.served weapon.declared weapon.surrendered"
    " prevention.acted death_review.opened service.tried order.breached order.renewal_asked"
    " order.ended own_word.said own_word.answered"
    " risk.assessed risk.raised risk.lowered risk.followed_up".split()
)
BY_HAND: tuple[str, ...] = tuple(kind for kind in KINDS if kind not in NOT_BY_HAND)
# A slip that reached an entry which may be corrected cannot reach these.
HIDDEN_DETAILS = frozenset(
    {"corrects", "rules_version", "proposed", "opened", "accused", "found", "order_ref", "declared"}
    | {"element", "evidence", "sent"}
)
# Told on pages of their own; the plain form of these entries does not ask them.
ASKED_ELSEWHERE: Mapping[str, frozenset[str]] = {
    "court.ordered": frozenset({"says", "ends_on"}),
    "order.served": frozenset({"served_on", "server", "demeanour", "weapons_asked"}),
}


def title_of(kind: str, spoken: str | None = None) -> str:
    """This will name a kind of entry in the reader's language.

    Here and below: `spoken` is that language, for whoever asks often and found it out before.
    """
    found = KINDS.get(kind)
    return sentence(found.title, spoken or get_language()) if found else kind


def question_of(kind: str, detail: str) -> "_StrPromise | str":
    """This will give the words that stand beside a detail, on a form and on the timeline."""
    special = DETAILS_OF.get((kind, detail))
    return special if special is not None else DETAILS.get(detail, detail)


def details_of(
    kind: str,
    details: Mapping[str, Any],
    known: Catalogue,
    language: str,
    spoken: str | None = None,
) -> tuple[tuple[str, str], ...]:
    """This will say the details of an entry in words, in the order they were declared."""
    shape = KINDS.get(kind)
    if shape is None:
        return ()
    spoken = spoken or get_language()
    return tuple(
        (
            _statement_of(kind, name, spoken),
            in_words(shape, name, details[name], known, language, spoken),
        )
        for name in shape.__dataclass_fields__
        if name in details and name not in HIDDEN_DETAILS
    )


@cache
def _statement_of(kind: str, detail: str, language: str | None) -> str:
    del language  # what it is remembered by; it is the one in force
    # A question on a form is a statement on the timeline.
    return str(question_of(kind, detail)).rstrip("?؟")


def in_words(
    shape: type[Fact],
    name: str,
    value: Any,
    known: Catalogue,
    language: str,
    spoken: str | None = None,
) -> str:
    """This will say one detail in words."""
    if isinstance(value, bool):
        return _yes_or_no(value, spoken or get_language())
    if name == "offence":
        return offence_words(str(value), known, language)
    if name == "rule":
        return rule_words(str(value), language)
    metadata = shape.__dataclass_fields__[name].metadata
    if metadata.get("date"):
        return clock_words.day(date.fromisoformat(value))
    allowed = metadata.get("codes")
    if allowed is None:
        return str(value)
    of = list_of(allowed)
    if not isinstance(value, (list, tuple)):
        return label(of, str(value), spoken)
    return gettext(", ").join(label(of, str(one), spoken) for one in value)


@cache
def _yes_or_no(value: bool, language: str | None) -> str:
    del language
    return gettext("Yes") if value else gettext("No")


def rule_words(rule_id: str, language: str) -> str:
    """This will name the duty that a rule makes; one no longer in the book by its id."""
    found = duty_rules().get(rule_id)
    if found is None:
        return rule_id
    return in_language(found.title_en, found.title_ur, language)


@cache
def duty_rules() -> dict[str, DutyRule]:
    """This will give the rules that make duties, by their ids."""
    return {rule.id: rule for rule in rulebook.load().duties}


def offence_words(offence_id: str, known: Catalogue, language: str) -> str:
    """This will name an offence by act, section and title; an unknown one by its id."""
    found = known.every.get(offence_id)
    if found is None:
        return offence_id
    title = in_language(found.title, found.title_ur, language)
    # In Urdu the title comes first, so that a line never begins in the wrong direction.
    if reads_urdu(language):
        return f"{title} ({found.act}, {found.section})"
    return f"{found.act}, {found.section}: {title}"
