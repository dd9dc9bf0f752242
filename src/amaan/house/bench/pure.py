"""Forty rules on a timeline of thirty facts, without any database."""

import time
from datetime import datetime, timedelta

from amaan.kernel import clock
from amaan.law import catalogue
from amaan.protocol import engine, facts, rulebook

RULES, FACTS = 40, 30
_ROUNDS = 200
_TOLD: tuple[tuple[str, dict[str, object]], ...] = (
    ("complaint.received", {"mode": "walk_in", "informant": "survivor", "survivor_age": "18-25",
                            "survivor_sex": "female"}),
    ("triage.answered", {"danger_now": "yes", "injury_or_assault_7d": "yes",
                         "children_at_risk": "no", "strangulation": "no"}),
    ("consent.recorded", {"record": True, "share_for_care": True}),
    ("incident.described", {"acts": ["penetration"], "certainty": "exact"}),
    ("offence.alleged", {"offence": "PPC-376-1"}),
    ("wish.recorded", {"wants": ["safety"], "wants_fir": "yes"}),
    ("woman_officer.present", {}),
    ("words.read_back", {"signed": "thumb"}),
    ("receipt.given", {"to": "survivor"}),
    ("rights.explained", {}),
    ("risk.assessed", {"level": "high"}),
    ("medical.sent", {}),
    ("fir.registered", {"number": "117/26"}),
    ("number.recorded", {"register": "etag", "number": "4711"}),
    ("crisis_cell.informed", {}),
    ("medical.examined", {}),
    ("care.given", {"care": "pep"}),
    ("care.given", {"care": "contraception"}),
    ("sample.taken", {"sample": "vaginal"}),
    ("sample.taken", {"sample": "dna"}),
    ("magistrate.informed", {}),
    ("safe_call.made", {"reached": True}),
    ("support.contacted", {}),
    ("supervisor.reviewed", {}),
    ("investigator.assigned", {"special_unit": True, "woman": True}),
    ("statement164.recorded", {}),
    ("accused.arrested", {}),
    ("accused.produced", {}),
    ("accused.examined", {}),
    ("report.interim_sent", {}),
)  # fmt: skip


def outcome_ms() -> tuple[float, int, int, int]:
    """This will time one outcome; gives milliseconds, and how many rules, facts and duties."""
    now = clock.now()
    book, law, line = _forty_rules(), catalogue.load(), timeline(now)
    place = engine.Place(province="BA")

    def once() -> engine.Outcome:
        return engine.outcome(line, rulebook=book, catalogue=law, place=place, now=now)

    duties = len(once().duties)
    best = min(_timed(once) for _ in range(5))
    return best, len(book.duties) + len(book.bars), len(line), duties


def whole_book_ms() -> tuple[float, int, int]:
    """This will time one outcome by all the rules there are; milliseconds, rules and duties."""
    now = clock.now()
    book, law, line = rulebook.load(), catalogue.load(), timeline(now)
    place = engine.Place(province="BA")

    def once() -> tuple[engine.Duty, ...]:
        return engine.duties(line, rulebook=book, catalogue=law, place=place, now=now)

    return min(_timed(once) for _ in range(5)), len(book.duties), len(once())


def floor_ms() -> float:
    """This will time the making of as many records as a case of thirty facts has duties."""
    now = clock.now()
    book, law, line = _forty_rules(), catalogue.load(), timeline(now)
    duties = engine.duties(
        line, rulebook=book, catalogue=law, place=engine.Place(province="BA"), now=now
    )

    def once() -> list[engine.Duty]:
        made = [engine.Duty(type(d.begun)(*d.begun), type(d.became)(*d.became)) for d in duties]
        return sorted(made, key=lambda duty: duty.became.due_at)

    return min(_timed(once) for _ in range(5))


def timeline(now: datetime) -> tuple[facts.Recorded, ...]:
    """This will tell one case in thirty facts, an hour apart."""
    assert len(_TOLD) == FACTS
    begun = now - timedelta(hours=FACTS + 1)
    return tuple(
        facts.Recorded(
            id=f"f{number}",
            fact=facts.read(kind, details),
            happened=facts.Happened.at(at := begun + timedelta(hours=number)),
            recorded_at=at,
        )
        for number, (kind, details) in enumerate(_TOLD)
    )


def _forty_rules() -> rulebook.Rulebook:
    # All that this case can wake, and bars up to the number: fewer would flatter us.
    whole = rulebook.load()
    kinds = dict.fromkeys(kind for kind, _ in _TOLD)
    waking = tuple(whole.starting_with(kinds))
    return rulebook.Rulebook(
        duties=waking[:RULES],
        bars=whole.bars[: max(0, RULES - len(waking))],
        calendar=whole.calendar,
    )


def _timed(act: object) -> float:
    assert callable(act)
    began = time.process_time()
    for _ in range(_ROUNDS):
        act()
    return (time.process_time() - began) * 1000 / _ROUNDS
