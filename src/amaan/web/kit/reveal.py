"""Reading a sealed value on a page: one field, one purpose, one entry, and then it is masked.

The only module of the web that speaks to the vault's reading side. What comes back goes
into this one response and nowhere else: not into a session, a cache, a log or a title.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from amaan.confidentiality import queries as confidentiality
from amaan.confidentiality import reveal as vault
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.policy import PURPOSES
from amaan.kernel.ids import CaseId, ContactId, SealedRef
from amaan.kernel.refusals import NotFound, Refused
from amaan.protocol import risk_file
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

# One field stays readable for half a minute; a key extends it.
SHOWN_FOR = 30
# A statement, or one paper, for as long as reading takes; the vault says the same.
READ_FOR = timedelta(minutes=20)
# Why nothing could be opened for a paper, which is then filled by hand.
_SHUT = (
    vault.VaultUnavailable,
    vault.SignInAgain,
    vault.TooManyLooks,
    vault.DoesNotOpen,
    vault.Erased,
)
EVERYTHING_SEALED = frozenset(
    {DataClass.C3, DataClass.C4, DataClass.C5, DataClass.C6, DataClass.C7}
)


def masked_field(
    case_id: CaseId,
    ref: SealedRef,
    field: str,
    purposes: Sequence[str],
    *,
    refused: str = "",
    read_at: str = "",
) -> shapes.MaskedName:
    """This will make the mask of one sealed field, with the reasons that would open it.

    `read_at` is the address of the page on which it is read, where it is read at length.
    """
    return shapes.MaskedName(
        id=f"sealed-{ref}",
        label=label("sealed_fields", field),
        reveal_url=read_at or address("reveal", case_id, ref),
        purposes=_purposes(tuple(purposes), get_language()),
        refused=refused,
        at_length=bool(read_at),
    )


@lru_cache(maxsize=500)
def _purposes(names: tuple[str, ...], language: str | None) -> tuple[shapes.Option, ...]:
    del language
    return tuple(shapes.Option(value=name, label=gettext(PURPOSES[name][0])) for name in names)


@door(audience="case", classes=EVERYTHING_SEALED, methods=("POST",))
def one_field(request: HttpRequest, visit: Visit, case_id: UUID, ref: UUID) -> HttpResponse:
    """This will show one sealed field for half a minute, for the purpose that was chosen.

    A purpose that is missing, and a vault that does not answer, leave the mask with a
    sentence. A field this actor may not ask for is a miss like any other.
    """
    case, wanted = CaseId(case_id), SealedRef(ref)
    places = confidentiality.sealed_fields(visit.actor, case, visit.now)
    place = next((p for p in places if p.ref == wanted), None)
    if place is None:
        raise NotFound
    return open_masked(
        request, visit, case, wanted, masked_field(case, wanted, place.field, place.purposes)
    )


def open_masked(
    request: HttpRequest, visit: Visit, case: CaseId, wanted: SealedRef, name: shapes.MaskedName,
    *, again: str = "",
) -> HttpResponse:  # fmt: skip
    """This will ask the vault for what one mask hides, and show it or say why not.

    `again` is where a factor is given anew, for what does not lie on a case's page.
    Raises: NotFound.
    """
    purpose = request.POST.get("purpose", "")
    try:
        shown = vault.reveal(
            capability=visit.actor.capability,
            case_id=case,
            ref=wanted,
            purpose=purpose,
        )
    except NotFound:
        raise
    except Refused as refusal:
        name = replace(name, refused=sentence_of(refusal))
        if isinstance(refusal, vault.FreshFactorNeeded):
            name = replace(name, again_url=again or _given_anew(case))
        return render(request, "kit/masked.html", {"name": name}, status=422)
    revealed = shapes.RevealedName(
        masked=name,
        value=readable(shown.field, shown.value),
        seconds=SHOWN_FOR,
        purpose=gettext(PURPOSES[purpose][0]),
    )
    return render(request, "kit/revealed.html", {"shown": revealed})


def _given_anew(case: CaseId) -> str:
    return f"{address('factor_again')}?next={address('case:sheet', case)}"


def readable(field: str, value: str) -> str:
    """This will write a sealed value for reading; some are kept as named parts."""
    if field == "risk_answers":
        return _answered(json.loads(value))
    if field != "safe_contact":
        return value
    parts = json.loads(value)
    lines = [label("contact_channels", parts.pop("channel"))]
    lines += [f"{label('contact_parts', name)}: {part}" for name, part in parts.items() if part]
    return "\n".join(lines)


def _answered(kept: dict[str, Any]) -> str:
    """This will write a sheet about danger: what is answered yes, what is open, what is no."""
    instrument = risk_file.load().get(kept["instrument"])
    lines = []
    for answer in ("yes", "unknown", "no", "not_asked"):
        for id, said in kept["answers"].items():
            factor = instrument.factor(id) if instrument else None
            words = in_language(factor.short_en, factor.short_ur) if factor else id
            if said == answer:
                lines.append(f"{label('answers', said)}: {words} ({id})")
    return "\n".join(lines)


def read_for_paper(
    visit: Visit,
    case_id: CaseId,
    refs: Sequence[SealedRef],
    purpose: str,
    *,
    initials: Sequence[SealedRef] = (),
) -> tuple[dict[SealedRef, str], Refused | None]:
    """This will read several sealed values for one paper, with one journal entry.

    Of those in `initials` only the first letters. With the vault stopped the paper is printed
    with blanks to fill by hand, and says so.

    Raises: NotFound when any of them is not this actor's to read.
    """
    if not refs:
        return {}, None
    try:
        shown = vault.reveal_many(
            capability=visit.actor.capability,
            case_id=case_id,
            refs=refs,
            purpose=purpose,
            initials=initials,
            reading=True,
        )
    except _SHUT as refusal:
        return {}, refusal
    return {one.ref: one.value for one in shown}, None


def reading(
    visit: Visit, purpose: str, back_url: str, *, keeps_page: bool = False, number: str = ""
) -> shapes.Reading:
    """This will say until when what was just opened may be read, for what, and by whom.

    A paper's `number` stands in the mark over it: what is photographed leads back to the print.
    """
    here = visit.signed_in
    names = (
        in_language(here.officer.name_en, here.officer.name_ur, visit.language),
        in_language(here.unit.name_en, here.unit.name_ur, visit.language),
        clock_words.moment(visit.now),
    )
    return shapes.Reading(
        seconds=int(READ_FOR.total_seconds()),
        until=visit.now + READ_FOR,
        purpose=gettext(PURPOSES[purpose][0]),
        back_url=back_url,
        mark=" · ".join((*names, number) if number else names),
        keeps_page=keeps_page,
    )


def masks_itself(answer: HttpResponse, on: shapes.Reading) -> HttpResponse:
    """This will leave the page at the end of the reading also where no script runs."""
    if not on.keeps_page:
        answer.headers["Refresh"] = f"{on.seconds}; url={on.back_url}"
    return answer


def read_draft(visit: Visit, contact_id: ContactId) -> tuple[str, Refused | None]:
    """This will open what this officer had written of a complaint so far, for its page.

    Nothing when it is not hers in this posting. With the vault stopped the refusal comes
    back, so that the page does not begin an empty form over what is kept.
    """
    try:
        return vault.open_draft(capability=visit.actor.capability, contact_id=contact_id), None
    except NotFound:
        return "{}", None
    except (vault.VaultUnavailable, vault.SignInAgain) as refusal:
        return "", refusal


def draft_key(visit: Visit, contact_id: ContactId) -> vault.TailKey:
    """This will ask for the key under which this officer's browser keeps what is not sent yet.

    Raises: SignInAgain; VaultUnavailable.
    """
    return vault.draft_key(capability=visit.actor.capability, contact_id=contact_id)
