"""Every statement of every operation with its plan, as the roles that ask it get it."""

from collections.abc import Sequence
from contextlib import ExitStack

from amaan.house.bench import explaining, running, site
from amaan.house.bench.explaining import Log, Plan
from amaan.house.bench.operations import Operation
from amaan.house.bench.sizes import Size
from amaan.house.bench.ticking import DUE
from amaan.house.steps import Steps

# Enough for every connection of the pools to know its statements.
_WARM, _TIMES, _SHOWN, _LETTERS = 24, 3, 4, 200
# A turn of the clock is about so many duties; what it handles of them is no fault.
_TURN = f"a turn of the clock, {DUE} newly due"


def plans(size: Size, wanted: Sequence[Operation], steps: Steps) -> dict[str, list[Plan]]:
    """This will do each operation a few times and gather the plans by its title."""
    found: dict[str, list[Plan]] = {}
    with site.running(size, steps, explaining.SETTINGS) as here, ExitStack() as until:
        staffed = running.staff(here, until, steps)
        log = Log(here.stack.cluster.log)
        for operation in wanted:
            with steps.step(f"Explaining: {operation.title}"):
                first = staffed.crew(operation)[0]
                for act in operation.errand(here, first, _WARM):
                    act()
                here.wait_until_taken_in()
                acts = operation.errand(here, first, _TIMES)
                log.plans()
                for act in acts:
                    act()
                here.wait_until_taken_in()
                found[operation.title] = [p for p in log.plans() if p.asked_by != "owner"]
        with steps.step("Explaining: a turn of the clock"):
            log.plans()
            running.turn_the_clock(here)
            found[_TURN] = [p for p in log.plans() if p.asked_by == "jobs"]
    return found


def as_text(found: dict[str, list[Plan]]) -> str:
    """This will write the dearest statements of each operation, and every fault."""
    told: list[str] = []
    for title, its_plans in found.items():
        whole = sum(plan.ms for plan in its_plans)
        told += ["", f"{title}: {len(its_plans)} plans, {whole:.1f} ms, nested ones twice"]
        for plan, times in explaining.costliest(its_plans, _SHOWN):
            how = f"{plan.ms:8.2f} ms, {plan.pages} pages, {times} times, as {plan.asked_by}"
            told.append(f"  {how}: {plan.statement[:_LETTERS]}")
            told += [f"              {step}" for step in plan.steps]
        told += [f"  FAULT {fault}" for fault in faults(its_plans)]
    return "\n".join(told)


def faults(its_plans: Sequence[Plan]) -> list[str]:
    """This will list what takes too many rows into its hands, each once."""
    return list(
        dict.fromkeys(
            f"{fault} (as {plan.asked_by}: {plan.statement[:_LETTERS]})"
            for plan in its_plans
            for fault in plan.faults
        )
    )
