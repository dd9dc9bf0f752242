"""What background work may ask of the vault. Only the jobs may import this.

The vault gives a worker a capability for the purposes of its closed list, and nothing else in
this process can speak for an officer: `docs/decisions/0022`.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.client import VaultUnavailable
from amaan.confidentiality.vault.refusals import TooManyMessages
from amaan.kernel.ids import CaseId

__all__ = [
    "Opened",
    "TooManyMessages",
    "Value",
    "VaultUnavailable",
    "notify",
    "open_export",
    "run_errand",
]


@dataclass(frozen=True)
class Value:
    """One opened value of one case, on its way into a file. Never stored or logged."""

    case_id: CaseId
    subject: UUID
    field: str
    value: str

    def __repr__(self) -> str:
        return f"Value(field={self.field!r})"


@dataclass(frozen=True)
class Opened:
    """What may go into an export now: which cases, and the values asked for."""

    cases: tuple[CaseId, ...]
    values: tuple[Value, ...]


def notify(case_id: UUID, subject: UUID, kind: str, language: str) -> UUID:
    """This will ask that a message of the closed list go to her, as her plan allows.

    Raises: NotFound where no plan is kept; TooManyMessages; VaultUnavailable.
    """
    request = {"case": str(case_id), "subject": str(subject), "kind": kind, "language": language}
    return UUID(run_errand("work_notify", request)["message"])


def open_export(export_id: UUID) -> Opened:
    """This will open, for the job that makes it, what an export may hold.

    Raises: NotFound for one that was not let, agreed to or is made; NotReady; TooManyLooks;
    DoesNotOpen; Erased; VaultUnavailable.
    """
    answer = run_errand("work_export", {"export": str(export_id)})
    return Opened(
        tuple(CaseId(UUID(case)) for case in answer["cases"]),
        tuple(
            Value(CaseId(UUID(v["case"])), UUID(v["subject"]), v["field"], v["value"])
            for v in answer["values_shown"]
        ),
    )


def run_errand(verb: str, request: dict[str, Any]) -> dict[str, Any]:
    """This will send the vault on an errand, with a capability that it gives for that.

    Raises: NotFound for what is not on the list; VaultUnavailable.
    """
    # Asked for anew each time: it costs one knock, and there is none to be found in this process.
    work = client.ask({"verb": "begin_work"})["capability"]
    return client.ask({**request, "verb": verb, "work": work})
