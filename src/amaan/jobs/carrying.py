"""Bringing the witnesses outside up to the journal's newest checkpoint."""

from amaan.confidentiality import surroundings, witnessing
from amaan.confidentiality.witnessing import Unheard


def carry_to_all() -> list[tuple[str, str]]:
    """This will carry what is new to every witness; gives whom it did not reach, and why.

    One witness that is away keeps no other waiting for more than its patience.
    """
    missed: list[tuple[str, str]] = []
    for outside in witnessing.read_list(surroundings.witness_list()):
        try:
            witnessing.carry(outside)
        except Unheard as fault:
            missed.append((outside.key.name, fault.why))
    return missed
