"""From the files in `rules/` to records, checking every field on the way."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import get_args

from amaan.law import offences as law
from amaan.law.reading import BrokenLaw, LawFile, Row

SOURCE_LEVELS = ("text_read", "text_read_in_part", "secondary")
_PLACES = (law.FEDERAL, *law.PROVINCES)


def read_sources(root: Path) -> dict[str, law.Source]:
    """This will read every authority that the law's rows may cite."""
    return sources_in(root, "sources.toml")


def sources_in(root: Path, name: str) -> dict[str, law.Source]:
    """This will read the sources that one file lists."""
    found: dict[str, law.Source] = {}
    for key, row in LawFile(root, root / name).keyed("source").items():
        found[key] = law.Source(
            key=key,
            title=row.text("title"),
            kind=row.text("kind"),
            level=row.code("level", SOURCE_LEVELS),
            url=row.text("url", needed=False),
            read_in=row.text("read_in", needed=False),
            as_of=row.text("as_of", needed=False),
            note=row.text("note", needed=False),
        )
        row.done()
    return found


def read_procedures(root: Path, sources: dict[str, law.Source]) -> dict[str, law.Procedure]:
    """This will read the safeguards that offences name."""
    found: dict[str, law.Procedure] = {}
    file = LawFile(root, root / "procedures.toml")
    for code, row in file.keyed("procedure").items():
        found[code] = law.Procedure(
            code=code,
            summary=row.text("summary"),
            summary_ur=row.text("summary_ur"),
            last_confirmed_on=file.confirmed_on(),
            actor=row.text("actor"),
            basis=row.text("basis"),
            sources=authority(row, sources),
            confidence=row.code("confidence", get_args(law.Confidence)),
            victims=row.text("victims", needed=False),
            notes=row.text("notes", needed=False),
            provinces=row.codes("provinces", _PLACES, needed=False) or (law.FEDERAL,),
            jurisdiction_words=row.text("jurisdiction_words", needed=False),
        )
        row.done()
    return found


def read_offences(
    root: Path, sources: dict[str, law.Source], procedures: dict[str, law.Procedure]
) -> dict[str, law.Offence]:
    """This will read one file an act, in the order of their names.

    Raises: BrokenLaw for a duplicate id, a missing source, a bad date or an unknown code.
    """
    found: dict[str, law.Offence] = {}
    paths = sorted((root / "offences").glob("*.toml"))
    if not paths:
        raise BrokenLaw(f"{root}: has no offences; is this the rules folder?")
    for path in paths:
        file = LawFile(root, path)
        for row in file.listed("offence"):
            offence = _offence(row, sources, procedures, file.confirmed_on())
            if offence.id in found:
                raise row.broken("id", "stands twice in the catalogue")
            found[offence.id] = offence
    return found


def read_settlement(
    root: Path, sources: dict[str, law.Source], known: dict[str, law.Offence]
) -> tuple[law.SettlementBar, ...]:
    """This will read who may settle what."""
    bars = []
    file = LawFile(root, root / "settlement.toml")
    for row in file.listed("bar"):
        bars.append(
            law.SettlementBar(
                id=row.text("id"),
                rule=row.text("rule"),
                rule_ur=row.text("rule_ur"),
                last_confirmed_on=file.confirmed_on(),
                scope=row.text("scope"),
                system_effect=row.text("system_effect"),
                effect=row.code("effect", ("block", "court_only", "guard")),
                offences=row.codes("offences", ("*", *known)),
                provinces=row.codes("provinces", _PLACES),
                sources=authority(row, sources),
                confidence=row.code("confidence", get_args(law.Confidence)),
                notes=row.text("notes", needed=False),
            )
        )
        row.done()
        if bars[-1].confidence == "unverified":
            raise row.broken("confidence", "is unverified, and a settlement bar decides")
    return tuple(bars)


def read_confidentiality(
    root: Path, sources: dict[str, law.Source]
) -> tuple[law.ConfidentialityRule, ...]:
    """This will read who may learn what."""
    rules = []
    file = LawFile(root, root / "confidentiality.toml")
    for row in file.listed("rule"):
        rules.append(
            law.ConfidentialityRule(
                id=row.text("id"),
                rule=row.text("rule"),
                rule_ur=row.text("rule_ur"),
                last_confirmed_on=file.confirmed_on(),
                covers=row.text("covers"),
                exceptions=row.text("exceptions"),
                addressee=row.text("addressee"),
                sources=authority(row, sources),
                confidence=row.code("confidence", get_args(law.Confidence)),
                notes=row.text("notes", needed=False),
            )
        )
        row.done()
    return tuple(rules)


def read_contested(
    root: Path, known: dict[str, law.Offence]
) -> tuple[tuple[law.ContestedPoint, ...], tuple[law.NotToBeUsed, ...]]:
    """This will read the disputes and what must not be used. They have no say over anything."""
    file = LawFile(root, root / "contested.toml")
    points = []
    for row in file.listed("point"):
        points.append(
            law.ContestedPoint(
                id=row.text("id"),
                topic=row.text("topic"),
                detail=row.text("detail"),
                offences=row.codes("offences", tuple(known)),
                safe_behaviour=row.text("safe_behaviour"),
                topic_ur=row.text("topic_ur"),
                safe_behaviour_ur=row.text("safe_behaviour_ur"),
                last_confirmed_on=file.confirmed_on(),
            )
        )
        row.done()
    banned = []
    for row in file.listed("do_not_use"):
        banned.append(
            law.NotToBeUsed(item=row.text("item"), why=row.text("why"), item_ur=row.text("item_ur"))
        )
        row.done()
    return tuple(points), tuple(banned)


def authority(row: Row, sources: Mapping[str, law.Source]) -> tuple[str, ...]:
    """This will read the sources a row rests on; without one it does not load."""
    keys = row.codes("sources", sources)
    if not keys:
        raise row.broken("sources", "names no source: a value without authority does not load")
    return keys


def _offence(
    row: Row,
    sources: dict[str, law.Source],
    procedures: dict[str, law.Procedure],
    confirmed_on: date,
) -> law.Offence:
    settling, punished, stood = (
        row.sub("compoundable"),
        row.sub("punishment"),
        row.sub("in_force"),
    )
    offence = law.Offence(
        id=row.text("id"),
        act=row.text("act"),
        section=row.text("section"),
        title=row.text("title"),
        title_ur=row.text("title_ur"),
        elements=row.text("elements"),
        victims=row.text("victims"),
        cognizable=row.code("cognizable", get_args(law.Answer)),
        cognizable_note=row.text("cognizable_note", needed=False),
        bailable=row.code("bailable", get_args(law.Answer)),
        bailable_note=row.text("bailable_note", needed=False),
        compoundable=law.Compounding(
            status=settling.code("status", get_args(law.Settling)),
            by=settling.text("by", needed=False),
            note=settling.text("note", needed=False),
        ),
        punishment=law.Punishment(
            least=punished.text("min"),
            most=punished.text("max"),
            other=punished.text("other", needed=False),
        ),
        court=row.text("court"),
        anti_rape_schedule=row.code("anti_rape_schedule", get_args(law.Schedule)),
        anti_rape_note=row.text("anti_rape_note", needed=False),
        special_procedure=row.codes("special_procedure", procedures),
        provinces=row.codes("provinces", _PLACES),
        jurisdiction_words=row.text("jurisdiction_words"),
        status=row.code("status", get_args(law.Status)),
        from_on=stood.day("from_on"),
        from_precision=stood.code("from_precision", get_args(law.Precision), "day"),
        from_words=stood.text("from_words"),
        until_on=stood.day("until_on"),
        until_precision=stood.code("until_precision", get_args(law.Precision), "day"),
        tags=row.words("tags"),
        sources=authority(row, sources),
        confidence=row.code("confidence", get_args(law.Confidence)),
        notes=row.text("notes", needed=False),
        changed=tuple(_change(c) for c in row.rows("changed")),
        doubts=tuple(_doubt(d) for d in row.rows("doubt")),
        province_spans=tuple(_span(p) for p in row.rows("province_span")),
        last_confirmed_on=confirmed_on,
    )
    for part in (settling, punished, stood, row):
        part.done()
    _refuse_what_cannot_be(row, offence)
    for code in offence.special_procedure:
        if procedures[code].confidence == "unverified":
            raise row.broken("special_procedure", f"{code!r} is unverified: it may only be read")
    return offence


def _refuse_what_cannot_be(row: Row, offence: law.Offence) -> None:
    if offence.confidence == "unverified" and offence.cognizable in ("yes", "no"):
        raise row.broken("cognizable", "is decided although the row is unverified")
    if offence.status != "in_force" and offence.until_on is None:
        raise row.broken("status", f"is {offence.status}, so in_force.until_on is needed")
    if offence.status == "in_force" and offence.until_on is not None:
        raise row.broken("status", "is in_force, yet in_force.until_on says when it ended")
    if offence.from_on and offence.until_on and offence.from_on > offence.until_on:
        raise row.broken("in_force", "ends before it begins")
    if not offence.provinces:
        raise row.broken("provinces", "names no place where it applies")
    if law.FEDERAL in offence.provinces and len(offence.provinces) > 1:
        raise row.broken("provinces", "PK already covers every province")


def _change(row: Row) -> law.Change:
    on = row.day("on")
    if on is None:
        raise row.broken("on", "is missing")
    precision = row.code("precision", get_args(law.Precision))
    change = law.Change(on=on, precision=precision, words=row.text("words"))
    row.done()
    return change


def _doubt(row: Row) -> law.Doubt:
    from_on = row.day("from_on")
    if from_on is None:
        raise row.broken("from_on", "is missing")
    doubt = law.Doubt(from_on=from_on, until_on=row.day("until_on"), words=row.text("words"))
    row.done()
    return doubt


def _span(row: Row) -> law.ProvinceSpan:
    span = law.ProvinceSpan(
        province=row.code("province", law.PROVINCES),
        from_on=row.day("from_on"),
        until_on=row.day("until_on"),
        words=row.text("words"),
    )
    row.done()
    return span
