"""`./amaan whatif FILE`: facts in, duties and bars out, each with its authority and reason."""

import argparse
import dataclasses
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from amaan.kernel.clock import local
from amaan.kernel.refusals import said
from amaan.law import catalogue
from amaan.law.reading import near
from amaan.protocol import casefile, engine, rulebook
from amaan.protocol.conditions import Because
from amaan.protocol.engine import Bar, Duty, Outcome
from amaan.protocol.rules import Authority

Say = Callable[[str], str]

_STATES = {
    "open": said("open"),
    "contested": said("contested"),
    "met": said("met"),
    "met_late": said("met late"),
    "missed": said("missed"),
    "waived": said("waived"),
    "fell_away": said("fell away"),
}
_CLASSES = {
    "legal": said("legal"),
    "clinical": said("clinical"),
    "standard": said("standard"),
}
_RULE_STATES = {
    "draft": said("draft: binds nobody"),
    "reviewed": said("reviewed: not in force yet"),
}
# What the machine is told of a duty besides what its rule says.
_OF_A_DUTY = (
    "key", "title_en", "title_ur", "started_by", "started_at", "due_at", "late_at", "at_once",
    "clock", "window_over", "state", "met_by", "met_at", "met_recorded_at", "was_late",
    "contested_why", "ended_why", "authority", "late_authority", "obstacles",
)  # fmt: skip
_DUE, _LATE, _DONE = said("due"), said("late after"), said("done")
_WHY, _AUTHORITY = said("why"), said("authority")
_POSTS = {
    "desk_officer": said("desk officer"),
    "station_commander": said("officer in charge"),
    "station_clerk": said("station clerk"),
    "investigator": said("investigator"),
    "supervisor": said("supervisor"),
    "district_commander": said("district police officer"),
    "medical_officer": said("medical officer"),
    "prosecutor": said("prosecutor"),
    "court": said("court"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """This will answer one file of facts on the terminal; 0 when answered, 2 when unreadable."""
    parser = argparse.ArgumentParser(prog="amaan whatif", description=__doc__)
    parser.add_argument("file", type=Path, help="facts, as TOML or JSON (see rules/examples)")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--lang", choices=("en", "ur"), default="en")
    parser.add_argument("--drafts", action="store_true", help="with rules not yet in force")
    parser.add_argument("--rules", type=Path, metavar="FOLDER", help="rules of another folder")
    asked = parser.parse_args(argv)
    try:
        case = casefile.read(asked.file)
        _check_rules_named(case, rulebook.load(asked.rules, drafts=asked.drafts))
        result = ask(case, asked.rules, drafts=asked.drafts)
    except (casefile.BadCaseFile, rulebook.BrokenLaw) as wrong:
        print(f"whatif: {wrong}", file=sys.stderr)
        return 2
    if asked.json:
        print(json.dumps(as_plain(case, result), ensure_ascii=False, indent=2))
    else:
        for line in as_text(case, result, asked.lang):
            print(line)
    return 0


def _check_rules_named(case: casefile.CaseFile, book: rulebook.Rulebook) -> None:
    """Raises: BadCaseFile where a waiver, an obstacle or a pause names no rule there is."""
    known = {rule.id for rule in book.duties}
    for recorded in case.timeline:
        named = str(getattr(recorded.fact, "rule", "")).partition(":")[0]
        if named and named not in known:
            raise casefile.BadCaseFile(
                f"{recorded.id}: there is no duty {named!r}{near(named, known)}"
            )


def ask(case: casefile.CaseFile, root: Path | None = None, *, drafts: bool = False) -> Outcome:
    """This will work out what follows from a file of facts, by the rules in force.

    `drafts`: also by those that are drafted or reviewed, each marked as what it is.
    """
    return engine.outcome(
        case.timeline,
        rulebook=rulebook.load(root, drafts=drafts),
        catalogue=catalogue.load(root),
        place=case.place,
        now=case.now,
    )


def as_plain(case: casefile.CaseFile, result: Outcome) -> dict[str, Any]:
    """This will give an outcome as plain values; instants in ISO 8601, Karachi's time."""
    return {
        "province": case.place.province,
        "now": _plain(case.now),
        "duties": [_plain(_whole(duty)) for duty in result.duties],
        "bars": [_plain(bar._asdict() | {"because": _reasons(bar.because)}) for bar in result.bars],
        "unread": _plain(result.unread),
    }


def _whole(duty: Duty) -> dict[str, Any]:
    """This will give everything that is known of a duty: by its rule, its start and its end."""
    rule = duty.rule
    of_its_rule = {
        "rule_id": rule.id,
        "rule_version": rule.version,
        "rule_state": rule.state,
        "catalogue_id": rule.catalogue_id,
        "explanation_en": rule.explanation_en,
        "explanation_ur": rule.explanation_ur,
        "duty_class": rule.rule_class,
        "stage": rule.stage,
        "owner": rule.owner,
        "failure": rule.failure,
        "ladder": rule.ladder,
    }
    because = {"because": _reasons(duty.because)}
    return of_its_rule | {name: getattr(duty, name) for name in _OF_A_DUTY} | because


def _reasons(because: Sequence[Because]) -> list[dict[str, Any]]:
    return [
        {"sentence": b.sentence, "facts": [r.id for r in b.grounds], "offences": b.offences}
        for b in because
    ]


def as_text(case: casefile.CaseFile, result: Outcome, language: str) -> Iterator[str]:
    """This will write an outcome for reading: what is owed, then what is forbidden."""
    say = translator(language)
    head = f"{case.place.province}, {_when(case.now)}"
    yield f"{case.title} ({head})" if case.title else head
    yield ""
    yield say(said("OWED"))
    for duty in result.duties:
        yield from _duty(duty, say, language)
    yield ""
    yield say(said("FORBIDDEN"))
    for bar in result.bars:
        yield from _bar(bar, say, language)
    for offence in result.unread:
        yield ""
        yield say(
            said("The catalogue has no offence %(offence)s on the date of the act: nothing "
                 "follows from it. Somebody must look.")
        ) % {"offence": offence}  # fmt: skip
        every = catalogue.load().every
        if offence not in every:
            yield f"  {offence}{near(offence, every)}"


def translator(language: str) -> Say:
    """This will give the function that says a sentence in a language.

    The catalogue of the pure rooms lies with the pages; here it is only a file to read.
    """
    if language == "en":
        return lambda sentence: sentence
    from babel.messages.pofile import read_po

    place = Path(__file__).parents[1] / f"web/kit/locale/{language}/LC_MESSAGES/django.po"
    with place.open("rb") as file:
        words = read_po(file)

    def say(sentence: str) -> str:
        found = words.get(sentence)
        return str(found.string) if found and found.string else sentence

    return say


def _duty(duty: Duty, say: Say, language: str) -> Iterator[str]:
    title = duty.title_ur if language == "ur" else duty.title_en
    state = say(_STATES[duty.state])
    if duty.contested_why:
        state += f": {say(duty.contested_why)}"
    yield ""
    yield f"  {title}  [{say(_CLASSES[duty.rule.rule_class])}]{_not_yet(duty.rule.state, say)}"
    yield f"    {say(_POSTS[duty.rule.owner])}; {say(duty.clock)}; {state}"
    yield f"    {say(_DUE)}: {_when(duty.due_at)}" + (
        f"; {say(_LATE)}: {_when(duty.late_at)}" if duty.late_at != duty.due_at else ""
    )
    if duty.met_at:
        yield f"    {say(_DONE)}: {_when(duty.met_at)}"
    if duty.ended_why:
        yield f"    {say(duty.ended_why)}"
    yield f"    {say(_WHY)}: {_because(duty.because, say)}"
    yield f"    {duty.rule.explanation_ur if language == 'ur' else duty.rule.explanation_en}"
    yield from _authority(duty.authority, say)
    if duty.late_authority:
        yield f"      {duty.late_authority.text}"
    yield f"    rules/duties/{duty.rule_id}.toml"


def _bar(bar: Bar, say: Say, language: str) -> Iterator[str]:
    yield ""
    title = bar.title_ur if language == "ur" else bar.title_en
    yield f"  {title}  [{say(_CLASSES[bar.bar_class])}]{_not_yet(bar.rule_state, say)}"
    if bar.because:
        yield f"    {say(_WHY)}: {_because(bar.because, say)}"
    yield from _authority(bar.authority, say)
    yield f"    rules/bars/{bar.rule_id}.toml"


def _not_yet(state: str, say: Say) -> str:
    """This will mark a rule that binds nobody yet."""
    return "" if state == "in_force" else f"  [{say(_RULE_STATES[state])}]"


def _because(because: Sequence[Because], say: Say) -> str:
    """This will write reasons one behind the other, each with the offence that it is about."""
    told = []
    for reason in because:
        about = f" ({', '.join(reason.offences)})" if reason.offences else ""
        told.append(say(reason.sentence).rstrip(".۔") + about)
    return " · ".join(told)


def _authority(authority: Authority, say: Say) -> Iterator[str]:
    place = " ".join(part for part in (authority.instrument, authority.provision) if part)
    read = f"{authority.kind}, {authority.confidence}, {authority.last_confirmed_on}"
    yield f"    {say(_AUTHORITY)}: {place} ({read})"
    yield f"      {authority.text}"


def _when(instant: datetime) -> str:
    return local(instant).strftime("%d %b %Y, %H:%M")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return local(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _plain(dataclasses.asdict(value))
    return value


if __name__ == "__main__":
    sys.exit(main())
