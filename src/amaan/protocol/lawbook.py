"""The pages of the law: every row that can be read, composed once for screen and for print.

What a code is called is the reader's business: `Say` gives the words of a list in both languages.
A text that stands in one language only is printed as it stands; nothing is translated here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from amaan.documents.pieces import (
    Column,
    Field,
    Fields,
    Line,
    Notice,
    Piece,
    Prose,
    Said,
    Section,
    See,
    Table,
    Words,
)
from amaan.kernel.clock import KARACHI
from amaan.kernel.refusals import NotFound
from amaan.law import catalogue, library, practice, signoff
from amaan.law.offences import Offence
from amaan.protocol import engine, rulebook, stories
from amaan.protocol.facts import KINDS, Happened, Recorded, read
from amaan.protocol.lawbook_pieces import (
    Say,
    coded,
    day_of,
    kept,
    listed,
    places,
    prose,
    time_span,
)
from amaan.protocol.lookup import Kind
from amaan.protocol.rules import Authority, BarRule, DutyRule, InForce, Match, Rule
from amaan.protocol.situation import Place


def anchor(kind: str, id: str) -> str:
    """This will name a row for a cross reference."""
    return f"{kind}:{id}"


def leaf(
    kind: Kind,
    id: str,
    *,
    province: str,
    on: date,
    say: Say,
    signed: signoff.SignOffs | None = None,
) -> Section:
    """This will compose the page of one row.

    `signed`: every signature of the province, where more are kept than those in files.
    Raises: NotFound.
    """
    rows = _rows(kind)
    if id not in rows:
        raise NotFound
    compose = _COMPOSERS.get(kind, _plain_row)
    title, pieces = compose(rows[id], _Asked(province, on, say, signed or signoff.load()))
    return Section(title=title, pieces=tuple(pieces), anchor=anchor(kind, id))


class _Asked:
    """Where and when somebody reads, and what codes are called there."""

    def __init__(self, province: str, on: date, say: Say, signed: signoff.SignOffs):
        self.province, self.on, self.say, self.signed = province, on, say, signed

    def head(self, code: str) -> Said:
        """This will give the label of a field."""
        return self.say("law_heads", code)


Composed = tuple[Words, Iterable[Piece]]


def _rows(kind: Kind) -> Mapping[str, Any]:
    law, more, use, book = catalogue.load(), library.load(), practice.load(), rulebook.load()
    match kind:
        case "offence":
            return law.every
        case "duty":
            return {rule.id: rule for rule in book.duties}
        case "bar":
            return {rule.id: rule for rule in book.bars}
        case "provision":
            return more.provisions
        case "instrument":
            return more.instruments
        case "judgment":
            return more.judgments
        case "point":
            return {point.id: point for point in law.contested}
        case "settlement":
            return {bar.id: bar for bar in law.settlement}
        case "secrecy":
            return {rule.id: rule for rule in law.confidentiality}
        case "window":
            return {window.id: window for window in use.windows}
        case "stage":
            return {stage.id: stage for stage in use.stages}
        case "red_line":
            return {rule.id: rule for rule in use.mediation}
        case "check":
            checks = (use.adult_interview, use.child_interview, use.supervision, use.first_things)
            return {one.id: one for some in (*checks, use.sharing) for one in some}


def _offence(offence: Offence, asked: _Asked) -> Composed:
    law = catalogue.load()
    head, say = asked.head, asked.say
    return Said(en=offence.title, ur=offence.title_ur), kept(
        *(Notice(text=say("law_marks", m), tone="warn")
          for m in offence.marks(asked.on, asked.province)),
        Fields(rows=(
            Field(label=head("section"), value=f"{offence.act}, {offence.section}"),
            Field(label=head("cognizable"),
                  value=coded(say("law_answers", offence.cognizable), offence.cognizable_note)),
            Field(label=head("bailable"),
                  value=coded(say("law_answers", offence.bailable), offence.bailable_note)),
            Field(label=head("compoundable"), value=coded(
                say("settling", offence.compoundable.status), offence.compoundable.by,
                offence.compoundable.note)),
            Field(label=head("least"), value=offence.punishment.least),
            Field(label=head("most"), value=offence.punishment.most),
            Field(label=head("punishment"), value=offence.punishment.other),
            Field(label=head("court"), value=offence.court),
            Field(label=head("schedule"),
                  value=coded(say("schedules", offence.anti_rape_schedule),
                               offence.anti_rape_note)),
            Field(label=head("where"), value=places(offence.provinces, say)),
            Field(label=head("since"), value=offence.from_words or day_of(offence.from_on)),
            Field(label=head("until"), value=day_of(offence.until_on)),
            Field(label=head("elements"), value=offence.elements),
            Field(label=head("victims"), value=offence.victims),
        )),
        listed(head("procedure"), (
            Said(en=p.summary, ur=p.summary_ur or p.summary)
            for p in (law.procedures[code] for code in offence.special_procedure)
        )),
        listed(head("settled"), (
            See(Said(en=b.rule, ur=b.rule_ur or b.rule), anchor("settlement", b.id))
            for b in law.settlement_bars(offence.id, asked.province)
        )),
        listed(head("disputed"), (
            See(Said(en=p.topic, ur=p.topic_ur or p.topic), anchor("point", p.id))
            for p in law.warnings_for(offence.id)
        )),
        *_owed_on(offence, asked),
        listed(head("changed"), (f"{day_of(c.on)}: {c.words}" for c in offence.changed)),
        prose(head("notes"), offence.notes),
        *_rests(offence.sources, offence.confidence, offence.last_confirmed_on, asked),
    )  # fmt: skip


def _owed_on(offence: Offence, asked: _Asked) -> Iterator[Piece]:
    """This will say what is owed and forbidden once this is alleged at a desk, and nothing else."""
    at = datetime.combine(asked.on, time(10), KARACHI)
    told: tuple[tuple[str, dict[str, object]], ...] = (
        ("complaint.received", {"mode": "walk_in", "informant": "survivor",
                                "survivor_age": "26-40", "survivor_sex": "female"}),
        ("offence.alleged", {"offence": offence.id}),
    )  # fmt: skip
    line = tuple(
        Recorded(id=kind, fact=read(kind, details), happened=Happened.at(at), recorded_at=at)
        for kind, details in told
    )
    if not offence.in_force(asked.on):
        return
    found = engine.outcome(
        line, rulebook=rulebook.load(), catalogue=catalogue.load(),
        place=Place(province=asked.province), now=at,
    )  # fmt: skip
    owed = [d.rule for d in found.duties if d.rule.rule_class == "legal"]
    forbidden = [_rule_by_id(bar.rule_id)[1] for bar in found.bars]
    for code, kind, rules in (("owed", "duty", owed), ("forbidden", "bar", forbidden)):
        links = listed(asked.head(code), (_rule_link(kind, rule) for rule in rules))
        if links:
            yield links


def _duty(rule: DutyRule, asked: _Asked) -> Composed:
    head, say = asked.head, asked.say
    now = rule.on(asked.on)
    return Said(en=rule.title_en, ur=rule.title_ur), kept(
        *_state_of(rule, asked),
        Prose(paragraphs=(Said(en=rule.explanation_en, ur=rule.explanation_ur),)),
        Fields(rows=(
            Field(label=head("class"), value=say("duty_classes", rule.rule_class)),
            Field(label=head("owner"), value=say("posts", rule.owner)),
            Field(label=head("stage"), value=say("stages", rule.stage)),
            Field(label=head("clock"), value=now.clock if now else ""),
            Field(label=head("late"),
                  value=str(now.late.after) if now and now.late else ""),
            Field(label=head("failure"), value=say("failures", rule.failure)),
            Field(label=head("where"), value=places(rule.provinces, say)),
        )),
        listed(head("when"), (say("conditions", c.sentence) for c in rule.when)),
        listed(head("starts"), _facts(rule.starts_with, say)),
        listed(head("met"), _facts(rule.met_by, say)),
        listed(head("released"), _facts(rule.released_by, say)),
        listed(head("ends"), _facts(rule.falls_away_by, say)),
        *_versions(rule.in_force, asked),
        *_told_about(rule, asked),
    )  # fmt: skip


def _bar(rule: BarRule, asked: _Asked) -> Composed:
    head, say = asked.head, asked.say
    return Said(en=rule.title_en, ur=rule.title_ur), kept(
        *_state_of(rule, asked),
        Prose(paragraphs=(Said(en=rule.explanation_en, ur=rule.explanation_ur),)),
        Fields(rows=(
            Field(label=head("class"), value=say("duty_classes", rule.rule_class)),
            Field(label=head("forbids"), value=say("forbidden", rule.forbids)),
            Field(label=head("where"), value=places(rule.provinces, say)),
        )),
        listed(head("when"), (say("conditions", c.sentence) for c in rule.when)),
        *_versions(rule.in_force, asked),
        *_told_about(rule, asked),
    )  # fmt: skip


def _state_of(rule: Rule, asked: _Asked) -> Iterator[Piece]:
    if rule.on(asked.on) is None:
        yield Notice(text=asked.head("not_in_force"), tone="warn")
    signed = asked.signed.newest(rule.id, asked.province)
    text = signoff.Text(rule.digest, rule.version)
    standing = asked.signed.standing(rule.id, text, asked.province)
    if signed is not None and standing in signoff.BINDING:
        words = f"{signed.by}, {signed.post}, {signed.on.isoformat()}; {signed.scope}"
        yield Fields(rows=(Field(label=asked.head("signed"), value=words),))
    if standing != "signed":
        yield Notice(text=asked.head(f"rule_{standing}"), tone="warn")


def _versions(in_force: tuple[InForce, ...], asked: _Asked) -> Iterator[Piece]:
    """This will give every text the rule had, the present one first, each with its authority."""
    for entry in reversed(in_force):
        yield from _authority(entry.authority, asked, time_span(entry))
        if entry.late is not None:
            yield from _authority(entry.late.authority, asked, asked.head("late"))
        if entry.pause is not None:
            yield from _authority(entry.pause.authority, asked, asked.head("pause"))


def _authority(authority: Authority, asked: _Asked, heading: Words) -> Iterator[Piece]:
    where = f"{authority.instrument} {authority.provision}".strip()
    source = f"{authority.source} ({authority.last_confirmed_on.isoformat()})"
    yield Fields(rows=(
        Field(label=heading, value=where),
        Field(label=asked.head("kind"), value=asked.say("authority_kinds", authority.kind)),
        Field(label=asked.head("confidence"),
              value=asked.say("confidence_levels", authority.confidence)),
        Field(label=asked.head("source"), value=source),
    ))  # fmt: skip
    yield Prose(paragraphs=(authority.text,))


def _told_about(rule: Rule, asked: _Asked) -> Iterator[Piece]:
    found = stories.about(rule.id)
    if not found:
        return
    rows = tuple(
        (
            Said(en=story.title_en, ur=story.title_ur),
            asked.head("stands" if rule.id in story.rules_shown else "does_not_stand"),
        )
        for story in found
    )
    yield Table(
        caption=asked.head("examples"),
        columns=(Column(label=asked.head("story"), width=4), Column(label=asked.head("then"))),
        rows=rows,
    )


def _plain_row(row: Any, asked: _Asked) -> Composed:
    """This will compose a row that is only read: its title, its fields, on what it rests."""
    title = _title_of(row)
    fields = [
        Field(label=asked.head(name), value=_value(name, getattr(row, name), asked))
        for name in _READ
        if getattr(row, name, None)
    ]
    rules = tuple(_rule_by_id(id) for id in getattr(row, "rules", ()))
    offences = catalogue.load().every
    return title, kept(
        Fields(rows=tuple(fields)) if fields else None,
        *(
            listed(asked.head(name), getattr(row, name, ()))
            for name in ("actions", "record", "never")
        ),
        listed(asked.head("rules"), (_rule_link(kind, rule) for kind, rule in rules)),
        listed(asked.head("offences"), (
            See(Said(en=o.title, ur=o.title_ur), anchor("offence", o.id))
            for o in (offences[id] for id in getattr(row, "offences", ()) if id in offences)
        )),
        *_rests(
            getattr(row, "sources", ()),
            getattr(row, "confidence", getattr(row, "nature", "")),
            row.last_confirmed_on,
            asked,
        ),
    )  # fmt: skip


# What a row that is only read may hold, in the order in which it is shown.
_READ = (
    "section", "instrument", "reference", "court", "case", "point", "detail", "status",
    "status_words", "scope", "system_effect", "effect", "covers", "exceptions", "addressee",
    "window", "show", "result", "override", "limit", "time", "by", "actor", "time_limit",
    "safe_behaviour", "provinces", "later", "notes",
)  # fmt: skip
_TITLES = ("title", "topic", "rule", "condition", "text", "point", "case")
_OF_A_LIST = {"result": "red_line_results", "effect": "bar_effects", "status": "law_standings"}


def _title_of(row: Any) -> Said:
    name = next(name for name in _TITLES if getattr(row, name, ""))
    english = str(getattr(row, name))
    return Said(en=english, ur=str(getattr(row, f"{name}_ur", "") or english))


def _value(name: str, value: Any, asked: _Asked) -> Line:
    if name == "provinces":
        return places(value, asked.say)
    if name == "instrument":
        known = library.load().instruments.get(str(value))
        return Said(en=known.title, ur=known.title_ur) if known else str(value)
    if name in _OF_A_LIST:
        return asked.say(_OF_A_LIST[name], str(value))
    if name == "safe_behaviour":
        return str(value)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _rests(
    sources: Iterable[str], confidence: str, confirmed: date | None, asked: _Asked
) -> Iterator[Piece]:
    known = {**catalogue.load().sources, **practice.load().sources}
    titles = tuple(known[key].title if key in known else key for key in sources)
    named = listed(asked.head("sources"), titles)
    if named:
        yield named
    yield Fields(rows=(
        Field(label=asked.head("confidence"),
              value=asked.say("confidence_levels", confidence) if confidence else ""),
        Field(label=asked.head("confirmed"), value=day_of(confirmed)),
    ))  # fmt: skip


def _rule_by_id(id: str) -> tuple[Kind, Rule]:
    book = rulebook.load()
    for bar in book.bars:
        if bar.id == id:
            return "bar", bar
    return "duty", book.duty(id)


def _rule_link(kind: str, rule: Rule) -> See:
    return See(Said(en=rule.title_en, ur=rule.title_ur), anchor(kind, rule.id))


def _facts(matches: tuple[Match, ...], say: Say) -> Iterator[Words]:
    for match in matches:
        yield say("facts", str(KINDS[match.kind].title))


_COMPOSERS: Mapping[str, Callable[[Any, _Asked], Composed]] = {
    "offence": _offence,
    "duty": _duty,
    "bar": _bar,
}
