"""One operation measured: how long it took whom, and what it cost all of us together."""

import statistics
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from amaan.house.bench import processes

Act = Callable[[], None]
# Units: seconds, and CPU-milliseconds in a second.
_MOMENT, _QUIET = 3.0, 20.0


@dataclass(frozen=True)
class Measured:
    """What so many repetitions took. Units: milliseconds; CPU is of one repetition."""

    count: int
    clients: int
    p50: float
    p95: float
    per_second: float
    cpu: Mapping[str, float]

    @property
    def cpu_ms(self) -> float:
        """This will give the processor time of one repetition, all processes together."""
        return sum(self.cpu.values())


def measure(
    acts: Sequence[Sequence[Act]],
    roots: Mapping[str, int],
    settle: Callable[[], object] = lambda: None,
) -> Measured:
    """This will let each client do its acts one after another, all clients at once.

    `settle` waits for what goes on behind (the vault takes a deposit in), so that its cost is
    counted too.
    """
    times: list[float] = []
    lines = [threading.Thread(target=_do, args=(mine, times)) for mine in acts]
    before = processes.cpu_of_each(roots)
    began = time.perf_counter()
    for line in lines:
        line.start()
    for line in lines:
        line.join()
    took = time.perf_counter() - began
    settle()
    after = processes.cpu_of_each(roots)
    count = sum(len(mine) for mine in acts)
    if len(times) < count:
        raise RuntimeError(f"{count - len(times)} of {count} repetitions failed")
    return Measured(
        count=count,
        clients=len(acts),
        p50=statistics.median(times),
        p95=sorted(times)[int(len(times) * 0.95)],
        per_second=count / took,
        cpu={name: (after[name] - before[name]) / count for name in roots},
    )


def wait_until_quiet(roots: Mapping[str, int], patience: float = 120) -> None:
    """This will wait until our processes have nearly nothing to do, or patience is over.

    After a start PostgreSQL tidies up and the worker catches up; neither belongs to a page.
    """
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        before = sum(processes.cpu_of_each(roots).values())
        time.sleep(_MOMENT)
        if sum(processes.cpu_of_each(roots).values()) - before <= _MOMENT * _QUIET:
            return


def measure_here(act: Act, count: int, roots: Mapping[str, int]) -> Measured:
    """This will measure an act of this very process; its own processor time is counted too."""
    for _ in range(min(20, count)):
        act()
    before, began = time.process_time(), time.perf_counter()
    found = measure([[act] * count], roots)
    own = (time.process_time() - before) * 1000 / count
    took = time.perf_counter() - began
    return Measured(
        count=count,
        clients=1,
        p50=found.p50,
        p95=found.p95,
        per_second=count / took,
        cpu={**found.cpu, "here": own},
    )


def _do(acts: Sequence[Act], times: list[float]) -> None:
    for act in acts:
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
