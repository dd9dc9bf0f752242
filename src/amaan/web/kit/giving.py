"""The kit's way to the vault for what is to leave: letting it, agreeing to it, fetching it."""

from uuid import UUID

from amaan.confidentiality import giving_out
from amaan.confidentiality.giving_out import FreshFactorNeeded
from amaan.exports import queries
from amaan.web.kit.visit import Visit

__all__ = ["FreshFactorNeeded", "agree", "fetch", "let_be_made"]


def let_be_made(visit: Visit, export_id: UUID) -> None:
    """This will show the vault who asks. Raises: as `giving_out.let_be_made`."""
    giving_out.let_be_made(capability=visit.actor.capability, export_id=export_id)


def agree(visit: Visit, export_id: UUID) -> None:
    """This will show the vault who agrees. Raises: as `giving_out.agree`."""
    giving_out.agree(capability=visit.actor.capability, export_id=export_id)


def fetch(visit: Visit, export_id: UUID) -> bytes:
    """This will give whoever asked what was made. It goes into this one answer and nowhere else.

    Raises: NotFound; as `giving_out.take`.
    """
    copy = queries.copy_of(visit.actor, export_id)
    key = giving_out.take(capability=visit.actor.capability, export_id=export_id)
    return giving_out.open_copy(export_id, copy.key_id, copy.sealed, key)
