"""What background work may ask of the vault. Only the jobs may import this.

The vault gives a worker a capability for the purposes of its closed list, and nothing else in
this process can speak for an officer: `docs/decisions/0022`.
"""

from typing import Any
from uuid import UUID

from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.client import VaultUnavailable
from amaan.confidentiality.vault.refusals import TooManyMessages

__all__ = ["TooManyMessages", "VaultUnavailable", "notify", "run_errand"]


def notify(case_id: UUID, subject: UUID, kind: str, language: str) -> UUID:
    """This will ask that a message of the closed list go to her, as her plan allows.

    Raises: NotFound where no plan is kept; TooManyMessages; VaultUnavailable.
    """
    request = {"case": str(case_id), "subject": str(subject), "kind": kind, "language": language}
    return UUID(run_errand("work_notify", request)["message"])


def run_errand(verb: str, request: dict[str, Any]) -> dict[str, Any]:
    """This will send the vault on an errand, with a capability that it gives for that.

    Raises: NotFound for what is not on the list; VaultUnavailable.
    """
    # Asked for anew each time: it costs one knock, and there is none to be found in this process.
    work = client.ask({"verb": "begin_work"})["capability"]
    return client.ask({**request, "verb": verb, "work": work})
