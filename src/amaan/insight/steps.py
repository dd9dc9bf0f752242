"""The steps of the funnel, from the report to the verdict, and what a case waits for. Pure."""

from amaan.insight.definitions import Event
from amaan.kernel.refusals import said

# The funnel: each step is of the step before, and of the first.
STEPS: tuple[tuple[str, str, str], ...] = (
    ("reported", said("Reported"), "TRUE"),
    ("fir", said("Registered as FIR"), "fir_hours IS NOT NULL"),
    ("challan", said("Report to the prosecutor"), "challan_hours IS NOT NULL"),
    ("charge", said("Charge framed"), "charge_hours IS NOT NULL"),
    ("verdict", said("Judgment"), "verdict <> ''"),
    ("convicted", said("Convicted"), "verdict = 'convicted'"),
)
EVENTS: tuple[Event, ...] = (
    Event("fir", said("Until the FIR"), "fir_hours", "NOT diary_only", said("reports"),
          "13", unit="hour"),
    Event("exam", said("Until the examination"), "exam_hours", "was_hurt",
          said("reports of sexual violence or injury"), "26"),
    Event("laboratory", said("From the sending until the laboratory answered"),
          "lab_report_hours", "lab_sent_hours IS NOT NULL", said("samples sent, by case"),
          "28", since="lab_sent_hours"),
    Event("service", said("From the order until it was served"), "served_hours",
          "order_hours IS NOT NULL", said("orders granted, by case"), "34",
          since="order_hours", unit="hour"),
    Event("arrest", said("Until an arrest"), "arrest_hours", "fir_hours IS NOT NULL",
          said("registered as FIR"), "49"),
    Event("challan", said("Until the report to the prosecutor"), "challan_hours",
          "fir_hours IS NOT NULL", said("registered as FIR")),
    Event("inquiry", said("From the FIR until the report to the prosecutor"), "challan_hours",
          "fir_hours IS NOT NULL", said("registered as FIR"), "50", since="fir_hours"),
    Event("trial", said("From the charge until the judgment"), "verdict_hours",
          "charge_hours IS NOT NULL", said("cases with a charge"), "53", since="charge_hours"),
    Event("verdict", said("Until the judgment"), "verdict_hours", "fir_hours IS NOT NULL",
          said("registered as FIR")),
    Event("closing", said("Until it was closed"), "closed_hours", "TRUE", said("reports")),
)  # fmt: skip
# Which waits are drawn as curves beside the funnel.
DRAWN = ("fir", "exam", "challan", "verdict")


def _steps_nest() -> tuple[tuple[str, str], ...]:
    """This will give each step with all that come before it: who skipped one is in none after."""
    conditions = [condition for _id, _title, condition in STEPS]
    return tuple(
        (name, " AND ".join(f"({one})" for one in conditions[: at + 1]))
        for at, (name, _title, _condition) in enumerate(STEPS)
    )


FUNNEL = _steps_nest()
