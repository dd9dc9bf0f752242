"""Letting something leave: the vault looks for itself, writes it down, and only then opens.

Nothing is taken on a page's word. Whoever asked and whoever agreed each show the session in
which they are there; how he who asked stands to every case is read again when the file is made,
so that a conflict, a seal or a consent taken back in between stops it. What is opened goes into
the journal once for each person, with the export's number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from amaan.confidentiality import envelope, leaving, policy
from amaan.confidentiality.classes import DataClass, part_of
from amaan.confidentiality.leaving import Why
from amaan.confidentiality.vault import naming, quotas
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.export_ledger import Asked, Exports
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Bearing, Kept, Ledger, Written
from amaan.confidentiality.vault.looking import TWO_FACTORS, No, is_fresh
from amaan.confidentiality.vault.opening import open_kept
from amaan.kernel.initials import initials

WHAT = "export"


@dataclass(frozen=True)
class Value:
    """One opened value on its way into what is made."""

    case: UUID
    subject: UUID
    field: str
    value: str


@dataclass(frozen=True)
class Opening:
    """What may go into an export: the cases that still may, and what was asked for in full."""

    cases: tuple[UUID, ...]
    values: tuple[Value, ...]


def let(
    ledger: Ledger, keys: KeyRing, who: Capability, wanted: UUID, real_now: datetime, now: datetime
) -> Asked:
    """This will let what somebody asked for be made, if he may and nobody else has to agree.

    Pressing twice changes nothing. Raises: No, and the refusal is written down.
    """
    exports = Exports(ledger)
    asked = exports.asked(wanted)
    if asked is None or asked.asked_by != who.officer_id:
        raise No("not_found")
    if asked.let_at is not None:
        return asked
    bearings = exports.bearings(wanted, who.officer_id, now)
    refused = _why_not(asked, who, bearings, ledger, now) or _not_fresh(asked, who, real_now)
    refused = refused or _gives_her_away(exports, keys, asked, bearings)
    _write(ledger, asked, who.officer_id, "refused" if refused else "let", refused, bearings)
    if refused:
        raise No(refused)
    people = _people(exports, asked, bearings)
    why = leaving.why_of(asked.kind, asked.purpose)
    assert why is not None, "found a moment ago"
    exports.let(wanted, people, leaving.needs_second(people, why), now)
    return asked


def agree(
    ledger: Ledger, who: Capability, wanted: UUID, real_now: datetime, now: datetime
) -> Asked:
    """This will take down that a second person agrees. Raises: No."""
    exports = Exports(ledger)
    asked = exports.asked(wanted)
    if asked is None or asked.let_at is None:
        raise No("not_found")
    if asked.asked_by == who.officer_id:
        raise No("second_needed")
    post = exports.second(who.officer_id, wanted, now)
    if not post or who.assurance < TWO_FACTORS:
        raise No("not_found")
    refused = None
    if not leaving.may_second(asked.asked_post, post):
        refused = "second_needed"
    elif asked.is_stopped or now >= asked.expires_at or asked.made_at is not None:
        refused = "not_ready"
    elif not is_fresh(who, real_now):
        refused = "fresh_factor"
    if asked.agreed_at is None:
        _write(ledger, asked, who.officer_id, "refused" if refused else "agreed", refused, {}, post)
    if refused:
        raise No(refused)
    if asked.agreed_at is None:
        exports.agree(wanted, who.officer_id, now)
    return asked


def open_for(
    ledger: Ledger, keys: KeyRing, wanted: UUID, real_now: datetime, now: datetime
) -> Opening:
    """This will open, for the job that makes it, what an export may hold at this instant.

    Of several cases those are left out of which he who asked must not know any more; of one
    case it is all or nothing. Raises: No.
    """
    exports = Exports(ledger)
    asked = exports.asked(wanted)
    if asked is None or not asked.is_let or asked.is_stopped or asked.made_at is not None:
        raise No("not_found")
    bearings = exports.bearings(wanted, asked.asked_by, now)
    may = {case: how for case, how in bearings.items() if not _no_longer(asked, how, now)}
    if now >= asked.expires_at or (leaving.KINDS[asked.kind].of_one_case and not may):
        _write(ledger, asked, asked.asked_by, "refused", "not_ready", bearings)
        raise No("not_ready")
    places = [row for case in may for row in _places(exports, case, asked)]
    if hers := _gives_her_away(exports, keys, asked, may):
        _write(ledger, asked, asked.asked_by, "refused", hers, bearings)
        raise No(hers)
    if not _fits(ledger, asked, bearings, places, real_now):
        _write(ledger, asked, asked.asked_by, "refused", "too_many_looks", bearings)
        raise No("too_many_looks")
    _write_people(ledger, asked, may, places)
    exports.opened(wanted, now)
    why = leaving.why_of(asked.kind, asked.purpose)
    assert why is not None, "nothing else is let"
    return Opening(tuple(may), tuple(_opened(row, keys, why) for row in places))


def take(
    ledger: Ledger, keys: KeyRing, who: Capability, wanted: UUID, real_now: datetime, now: datetime
) -> bytes:
    """This will give the key of the copy to whoever asked for it, twice at most. Raises: No."""
    exports = Exports(ledger)
    asked = exports.asked(wanted)
    if asked is None or asked.asked_by != who.officer_id:
        raise No("not_found")
    bearings = exports.bearings(wanted, who.officer_id, now)
    refused = None
    copy = exports.copy(wanted)
    if asked.is_stopped or asked.made_at is None or now >= asked.expires_at or copy is None:
        refused = "not_ready"
    elif _conflicted(asked, bearings):
        refused = "not_found"
    elif asked.taken_count >= leaving.TAKEN_AT_MOST:
        refused = "taken_already"
    refused = refused or _not_fresh(asked, who, real_now)
    _write(ledger, asked, who.officer_id, "refused" if refused else "taken", refused, bearings)
    if refused or copy is None:
        raise No(refused or "not_ready")
    domain = keys.domain(copy.key_id)
    if domain is None:
        raise No("does_not_open")
    try:
        key = envelope.unwrap_hpke(
            copy.wrapped, envelope.bound_to_export(wanted, copy.key_id), domain.private
        )
    except envelope.DoesNotOpen:
        raise No("does_not_open") from None
    exports.taken(wanted, now)
    return key


def _why_not(
    asked: Asked,
    who: Capability,
    bearings: Mapping[UUID, Bearing],
    ledger: Ledger,
    now: datetime,
) -> str | None:
    """This will say why something may not leave at all, by the word that leaves the vault."""
    kind, why = leaving.KINDS.get(asked.kind), leaving.why_of(asked.kind, asked.purpose)
    if asked.is_stopped or not asked.asked_at <= now < asked.expires_at:
        return "not_ready"
    if kind is None or why is None or who.assurance < TWO_FACTORS:
        return "not_found"
    if asked.expires_at - asked.asked_at > leaving.LONGEST:
        return "not_found"
    if why.compelled and not (asked.instrument and asked.instrument_number and asked.instrument_on):
        return "no_instrument"
    if not _goes_to_somebody_known(asked, kind) or not leaving.may_hold(
        asked.kind, asked.purpose, asked.fields
    ):
        return "not_found"
    if len(bearings) != asked.lines or asked.lines > leaving.LINES_AT_MOST:
        return "not_found"
    if kind.of_one_case and asked.lines != 1:
        return "not_found"
    there = ledger.posted_since(who.officer_id, now)
    if there is None or there[0] != asked.asked_post:
        return "not_found"
    if not kind.of_one_case and not policy.may_before_a_case(there[0], "ask_for_report").allowed:
        return "not_found"
    # Said openly for one case: he can do something about it. Of a list he learns nothing.
    found = [no for how in bearings.values() if (no := _no_longer(asked, how, now))]
    if not found:
        return None
    return found[0] if kind.of_one_case else "not_found"


def _no_longer(asked: Asked, how: Bearing, now: datetime) -> str | None:
    """This will say why a case may not leave with this export, or nothing where it may."""
    kind, why = leaving.KINDS[asked.kind], leaving.why_of(asked.kind, asked.purpose)
    act = "give_out" if kind.of_one_case else "read_case"
    if why is None or how.post != asked.asked_post:
        return "not_found"
    if not _decided(how, act, "").allowed:
        return "not_found"
    for part in sorted({part_of(field) for field in asked.fields}):
        decision = _decided(how, part, why.reason)
        if not decision.allowed:
            return decision.rule if decision.rule == "declaration" else "not_found"
    return None


def _gives_her_away(
    exports: Exports, keys: KeyRing, asked: Asked, cases: Iterable[UUID]
) -> str | None:
    """This will read through what goes to whom she fears, and say no where it gives her away.

    Nothing leaves the vault by it. What cannot be read cannot be let leave; what was erased can
    give nobody away.
    """
    if not leaving.KINDS[asked.kind].read_through:
        return None
    for case in cases:
        told = _places(exports, case, replace(asked, fields=asked.fields - leaving.ACCUSED))
        his = exports.places(case, sorted(leaving.ACCUSED))
        hers = exports.places(case, sorted(leaving.HERS))
        try:
            text = "\n".join(open_kept(row, keys) for row in told)
            names = [open_kept(row, keys) for row in his if row.key and _names_him(row)]
            found = naming.gives_away(
                text,
                ((row.place.field, open_kept(row, keys)) for row in hers if row.key is not None),
                names,
            )
        except envelope.DoesNotOpen:
            return "does_not_open"
        if found:
            return "gives_her_away"
    return None


def _places(exports: Exports, case: UUID, asked: Asked) -> list[Kept]:
    """This will fetch what may leave of a case, of a text written anew only the last.

    What an entry holds leaves only while the entry stands; where only hers may leave, what no
    interview of hers knows stays; and a report of her body leaves with her yes, or to herself.
    """
    rows = exports.places(case, sorted(asked.fields))
    if asked.fields & leaving.OF_AN_ENTRY:
        only_hers, entries = leaving.KINDS[asked.kind].only_hers, exports.entries(case)
        rows = [
            row
            for row in rows
            if row.place.field not in leaving.OF_AN_ENTRY
            or ((entry := entries.get(row.place.subject)) and entry.may_pass(only_hers=only_hers))
        ]
    last = {row.place.field: row for row in rows if row.place.field in leaving.NEWEST_ONLY}
    return [row for row in rows if last.get(row.place.field, row) is row]


def _names_him(row: Kept) -> bool:
    return row.place.field in {"accused_name", "accused_relative"}


def _decided(how: Bearing, act_or_class: str, reason: str) -> policy.Decision:
    return policy.decide(
        post=how.post,
        relations=how.relations,
        scope=how.scope,
        sealed=how.sealed,
        conflicted=how.conflicted,
        act_or_class=act_or_class,
        purpose=reason,
        declared=how.declared,
        consents=how.consents,
    )


def _goes_to_somebody_known(asked: Asked, kind: leaving.Kind) -> bool:
    if asked.office not in kind.recipients:
        return False
    if asked.form == "paper":
        return True
    return asked.keyed_office == asked.office and asked.office not in leaving.ON_PAPER_ONLY


def _conflicted(asked: Asked, bearings: Mapping[UUID, Bearing]) -> bool:
    one = leaving.KINDS[asked.kind].of_one_case
    return any(how.conflicted or (one and not how.relations) for how in bearings.values())


def _not_fresh(asked: Asked, who: Capability, real_now: datetime) -> str | None:
    # A screen left open must not send her name anywhere.
    return "fresh_factor" if asked.fields and not is_fresh(who, real_now) else None


def _people(exports: Exports, asked: Asked, bearings: Mapping[UUID, Bearing]) -> int:
    """This will count whom an export is about: everybody named, or one for each line."""
    if not leaving.KINDS[asked.kind].of_one_case:
        return asked.lines
    named = {
        row.place.subject
        for case in bearings
        for row in _places(exports, case, asked)
        if row.place.data_class != DataClass.C4
    }
    return max(1, len(named))


def _fits(
    ledger: Ledger,
    asked: Asked,
    bearings: Mapping[UUID, Bearing],
    places: Sequence[Kept],
    real_now: datetime,
) -> bool:
    people = quotas.people_of(row.place for row in places)
    if not people:
        return True
    how = next(iter(bearings.values()))
    ceilings = (quotas.OWN_FILES, quotas.OTHERS, quotas.STATION)
    return ledger.count_people(
        asked.asked_by, people, bool(how.relations & quotas.ASSIGNED), ceilings,
        how.station, how.district, real_now,
    ).fits  # fmt: skip


def _opened(row: Kept, keys: KeyRing, why: Why) -> Value:
    try:
        value = open_kept(row, keys)
    except envelope.DoesNotOpen:
        raise No("erased" if row.key is None else "does_not_open") from None
    place = row.place
    if not leaving.in_full(why, place.field):
        value = initials(value)
    return Value(place.case_id, place.subject, place.field, value)


def _write_people(
    ledger: Ledger, asked: Asked, may: Mapping[UUID, Bearing], places: Sequence[Kept]
) -> None:
    """This will write one entry for each person who is opened, with the export's number."""
    by_person: dict[tuple[UUID, UUID | None], set[str]] = {}
    for row in places:
        # A statement lies in the file, not with one person: as the quotas count it.
        subject = None if row.place.data_class == DataClass.C4 else row.place.subject
        by_person.setdefault((row.place.case_id, subject), set()).add(row.place.field)
    for (case, subject), fields in sorted(by_person.items(), key=str):
        ledger.write(_entry(asked, asked.asked_by, "shown", may[case], case, subject, fields))
    if not by_person:
        ledger.write(
            Written(
                WHAT, "opened", f"export {asked.number}", officer=asked.asked_by,
                post=asked.asked_post, purpose=asked.kind, fields=f"cases {len(may)}",
                case=next(iter(may)) if asked.lines == 1 and may else None,
            )
        )  # fmt: skip


def _entry(
    asked: Asked,
    officer: UUID,
    outcome: str,
    how: Bearing,
    case: UUID,
    subject: UUID | None,
    fields: set[str],
) -> Written:
    return Written(
        WHAT, outcome, f"export {asked.number}", officer=officer, post=how.post, case=case,
        subject=subject, relation=",".join(sorted(how.relations))[:12], purpose=asked.kind,
        fields=",".join(sorted(fields))[:400],
    )  # fmt: skip


def _write(
    ledger: Ledger,
    asked: Asked,
    officer: UUID,
    outcome: str,
    refused: str | None,
    bearings: Mapping[UUID, Bearing],
    post: str = "",
) -> None:
    rule = f"export {asked.number}" + (f" {refused}" if refused else "")
    ledger.write(
        Written(
            WHAT, outcome, rule, officer=officer, post=post or asked.asked_post,
            case=next(iter(bearings)) if len(bearings) == 1 and asked.lines == 1 else None,
            purpose=asked.kind if asked.kind in leaving.KINDS else "",
            fields=",".join(sorted(asked.fields))[:400],
        )
    )  # fmt: skip
