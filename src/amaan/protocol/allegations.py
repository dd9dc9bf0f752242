"""Which sections are alleged today: those alleged and not taken off since."""

from collections.abc import Iterable, Iterator, Sequence

from amaan.protocol import facts


def still_alleged(
    alleged: Iterable[facts.Recorded], taken_off: Sequence[facts.Recorded]
) -> Iterator[facts.Recorded]:
    """This will give the allegations that no later entry took off; one may be made again."""
    for recorded in alleged:
        if not any(_takes_off(later, recorded) for later in taken_off):
            yield recorded


def offences_of(line: Iterable[facts.Recorded]) -> tuple[str, ...]:
    """This will name the offences alleged in the entries that stand, each once, oldest first."""
    entries = list(line)
    alleged = [r for r in entries if isinstance(r.fact, facts.OffenceAlleged)]
    taken_off = [r for r in entries if isinstance(r.fact, facts.OffenceWithdrawn)]
    standing = still_alleged(alleged, taken_off)
    return tuple(
        dict.fromkeys(r.fact.offence for r in standing if isinstance(r.fact, facts.OffenceAlleged))
    )


def _takes_off(later: facts.Recorded, alleged: facts.Recorded) -> bool:
    one, other = later.fact, alleged.fact
    return (
        isinstance(one, facts.OffenceWithdrawn)
        and isinstance(other, facts.OffenceAlleged)
        and one.offence == other.offence
        and later.recorded_at > alleged.recorded_at
    )
