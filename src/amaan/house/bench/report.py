"""The bench's answer: a table to read, and the same as Markdown to keep."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from amaan.house.bench.measuring import Measured
from amaan.house.bench.plans import Walk

FLAT = 1.2
_HEAD = (
    "operation", "cases", "CPU ms", "reach", "web", "vault", "database", "p50", "p95", "/s",
    "floor: SQL", "floor: page", "ratio",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Line:
    """One operation at one size, beside its floors."""

    name: str
    title: str
    cases: int
    alone: Measured
    together: Measured | None
    sql: Measured
    page: Measured
    reach: float
    reach_p50: float = 0.0
    reach_rate: float = 0.0

    @property
    def floor_ms(self) -> float:
        """This will add both halves of the floor."""
        return self.sql.cpu_ms + self.page.cpu_ms

    @property
    def ratio(self) -> float:
        """This will say how many times its floor the operation costs."""
        return self.alone.cpu_ms / max(self.floor_ms, 0.01)

    @property
    def misses(self) -> list[str]:
        """This will say in words what was not reached."""
        said = []
        if self.alone.cpu_ms > self.reach:
            said.append(f"{self.alone.cpu_ms:.1f} CPU-ms instead of {self.reach:g}")
        if self.reach_p50 and self.alone.p50 > self.reach_p50:
            said.append(f"p50 {self.alone.p50:.1f} ms instead of {self.reach_p50:g}")
        if self.together and self.together.per_second < self.reach_rate:
            said.append(
                f"{self.together.per_second:.0f}/s from {self.together.clients} clients"
                f" instead of {self.reach_rate:g}"
            )
        return said


@dataclass
class Report:
    """Everything that one run found."""

    lines: list[Line] = field(default_factory=list)
    others: list[tuple[str, str, str, bool]] = field(default_factory=list)
    walks: list[tuple[int, Walk]] = field(default_factory=list)
    # How busy the machine was at the beginning and after each round.
    load: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def keep_better(self, line: Line) -> None:
        """This will keep the cheaper of two measurements of the same, floors too."""
        for place, before in enumerate(self.lines):
            if (before.name, before.cases) == (line.name, line.cases):
                self.lines[place] = _better(before, line)
                return
        self.lines.append(line)

    def say(self, sentence: str) -> None:
        """This will note something to be read with the figures."""
        self.said.append(sentence)

    def note(self, title: str, found: str, reach: str, *, met: bool) -> None:
        """This will note a figure that is no page."""
        self.others.append((title, found, reach, met))

    def flatness(self) -> list[tuple[str, float]]:
        """This will compare the largest set with the smallest, operation by operation."""
        found = []
        for line in self.lines:
            same = [x for x in self.lines if x.name == line.name]
            if len(same) > 1 and line is same[-1]:
                found.append((line.title, line.alone.cpu_ms / same[0].alone.cpu_ms))
        return found


def _better(one: Line, other: Line) -> Line:
    rates = [m for m in (one.together, other.together) if m is not None]
    return replace(
        min(one, other, key=lambda line: line.alone.cpu_ms),
        together=max(rates, key=lambda m: m.per_second) if rates else None,
        sql=min(one.sql, other.sql, key=lambda m: m.cpu_ms),
        page=min(one.page, other.page, key=lambda m: m.cpu_ms),
    )


def as_text(report: Report) -> str:
    """This will write the figures for a terminal."""
    rows = [_HEAD, *(_cells(line) for line in report.lines)]
    wide = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    told = ["  ".join(map(_set, row, wide, range(len(row)))) for row in rows] + [""]
    for title, figure, reach, met in report.others:
        told.append(f"{title}: {figure} (reach: {reach}){'' if met else '   MISSED'}")
    for title, ratio in report.flatness():
        told.append(f"{title}: {ratio:.2f} times its cost at the smaller size")
    told += ["", *report.said, _load(report), *_misses(report)]
    return "\n".join(told)


def as_markdown(report: Report) -> str:
    """This will write the figures as tables for `docs/performance.md`."""
    told = [_row(_HEAD), _row(["---", *["---:"] * (len(_HEAD) - 1)])]
    told += [_row(_cells(line)) for line in report.lines]
    told += ["", _row(("measured", "found", "reach", "")), _row(["---"] * 4)]
    told += [_row((t, f, r, "" if met else "missed")) for t, f, r, met in report.others]
    told += [
        _row((f"{t}, larger set to smaller", f"{x:.2f} ×", "1.20 ×", "missed" * (x > FLAT)))
        for t, x in report.flatness()
    ]
    return "\n".join([*told, "", _load(report), *report.said])


def _load(report: Report) -> str:
    return f"load of the machine: {', '.join(f'{load:.1f}' for load in report.load)}"


def _cells(line: Line) -> tuple[str, ...]:
    alone, crowd = line.alone, line.together
    return (
        line.title,
        f"{line.cases:,}",
        f"{alone.cpu_ms:.1f}",
        f"{line.reach:g}",
        *(f"{alone.cpu.get(name, 0):.1f}" for name in ("web", "vault", "database")),
        f"{alone.p50:.1f}",
        f"{alone.p95:.1f}",
        f"{(crowd or alone).per_second:.0f}",
        f"{line.sql.cpu_ms:.2f}",
        f"{line.page.cpu_ms:.2f}",
        f"{line.ratio:.1f}",
    )


def _misses(report: Report) -> Sequence[str]:
    told = [
        f"missed: {line.title} at {line.cases:,}: {'; '.join(line.misses)}"
        for line in report.lines
        if line.misses
    ]
    return told + [
        f"WITHOUT AN INDEX at {cases:,}: {w.table} was walked {w.times} times,"
        f" {w.rows_read:,} rows read"
        for cases, w in report.walks
    ]


def _set(cell: str, width: int, place: int) -> str:
    return cell.ljust(width) if place == 0 else cell.rjust(width)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
