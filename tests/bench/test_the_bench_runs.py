"""The bench is kept running by a tiny set; how long anything took is never asked here."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from amaan.house.bench import multiplying, processes, report, running, site
from amaan.house.bench.operations import OPERATIONS
from amaan.house.bench.report import Report
from amaan.house.bench.sizes import Size
from amaan.house.places import sockets_of
from amaan.house.steps import Steps
from amaan.kernel.ids import new_id

SMALL = Size("tiny", taken=15, copies=2)
LARGER = Size("tiny-grown", taken=15, copies=12, grows_from=SMALL)
pytestmark = pytest.mark.stack


@pytest.fixture(scope="module")
def found() -> Iterator[Report]:
    """One run at both sizes, each operation a few times."""
    with TemporaryDirectory(prefix="amaan-bench-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        before = os.environ.get("AMAAN_HOME")
        os.environ["AMAAN_HOME"] = folder
        try:
            few = [replace(o, count=4, crowd=min(o.crowd, 2)) for o in OPERATIONS]
            yield running.run([SMALL, LARGER], few, Steps())
        finally:
            for size in (SMALL, LARGER):
                sockets = sockets_of(site.bench_home(size))
                for left in sorted(sockets.glob("**/*"), reverse=True):
                    left.rmdir() if left.is_dir() else left.unlink()
                sockets.rmdir()
            os.environ.pop("AMAAN_HOME")
            if before is not None:
                os.environ["AMAAN_HOME"] = before


def test_every_operation_stands_beside_its_floor_at_every_size(found: Report) -> None:
    assert [(line.name, line.cases) for line in found.lines] == [
        (operation.name, size.cases) for size in (SMALL, LARGER) for operation in OPERATIONS
    ]
    assert all(line.sql.count and line.page.count for line in found.lines)


def test_both_forms_of_the_answer_name_every_operation(found: Report) -> None:
    for form in (report.as_text(found), report.as_markdown(found)):
        assert all(operation.title in form for operation in OPERATIONS)
        assert "turn of the clock" in form


def test_a_miss_is_said_and_a_larger_set_is_compared(found: Report) -> None:
    slow = replace(found.lines[0], reach=0.0)
    assert any("instead of 0" in said for said in slow.misses)
    assert [title for title, _ in found.flatness()] == [o.title for o in OPERATIONS]


def test_a_copy_is_named_alike_by_the_database_and_by_us() -> None:
    original = new_id()
    assert multiplying.copy_of(original, 0) == original
    assert multiplying.copy_of(original, 1) == multiplying.copy_of(original, 1)
    assert multiplying.copy_of(original, 1) != multiplying.copy_of(original, 2)


def test_processor_time_of_a_process_only_grows() -> None:
    before = processes.cpu_ms(os.getpid())
    sum(number * number for number in range(300_000))
    assert processes.cpu_ms(os.getpid()) >= before
    assert processes.memory_mb(os.getpid())[0] > 1
