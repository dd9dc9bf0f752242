"""What the kernel says our processes used: processor time and memory."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

_PROC = Path("/proc")
# In `stat` after the name in brackets: the parent, and the four counters of processor time
# (own user and system, then those of children that ended and were waited for).
_PARENT, _FIRST_TIME, _LAST_TIME = 1, 11, 15


class NoSuchFigures(Exception):
    """This system does not say what its processes use."""


def cpu_ms(root: int) -> float:
    """This will give the processor time a process and everything below it have used.

    Units: milliseconds, in the kernel's ticks of usually ten.
    """
    ticks = 0
    for pid in family(root):
        fields = _stat(pid)
        ticks += sum(int(t) for t in fields[_FIRST_TIME:_LAST_TIME]) if fields else 0
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def cpu_of_each(roots: Mapping[str, int]) -> dict[str, float]:
    """This will give the processor time of several process trees by name."""
    return {name: cpu_ms(pid) for name, pid in roots.items()}


def family(root: int) -> tuple[int, ...]:
    """This will list a process and everything below it."""
    below: dict[int, list[int]] = {}
    for pid in _everybody():
        fields = _stat(pid)
        if fields:
            below.setdefault(int(fields[_PARENT]), []).append(pid)
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += below.get(pid, [])
    return tuple(found)


def memory_mb(pid: int) -> tuple[float, float]:
    """This will give a process's resident memory, and its share of it, in megabytes.

    Raises: NoSuchFigures where the kernel does not tell.
    """
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError as silent:
        raise NoSuchFigures(f"no memory figures of process {pid}: {silent.strerror}") from None
    sizes = {name: int(rest.split()[0]) for name, _, rest in (n.partition(":") for n in lines[1:])}
    return sizes["Rss"] / 1024, sizes["Pss"] / 1024


def _everybody() -> Iterable[int]:
    try:
        return [int(entry.name) for entry in _PROC.iterdir() if entry.name.isdigit()]
    except OSError as silent:
        raise NoSuchFigures(f"{_PROC} cannot be read: {silent.strerror}") from None


def _stat(pid: int) -> list[str]:
    try:
        text = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    # The name in brackets may hold spaces; the fields are counted after it.
    return text.rpartition(")")[2].split()
