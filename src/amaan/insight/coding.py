"""How our groups of offences stand beside ICCS, and our figures beside SDG 16.3.1 and 5.2. Pure.

A code that nobody has confirmed is shown as such, and no number stands under it. Source: the study
of standards, 9.8 and 9.9 (ICCS by the OAS glossary's reproduction; metadata of SDG 16.3.1).
"""

from dataclasses import dataclass
from typing import Literal

from amaan.kernel.refusals import said

State = Literal["verified", "unverified", "proposed", "none"]


@dataclass(frozen=True)
class Coded:
    """One of our groups of offences, and its category in ICCS as far as it is known."""

    group: str
    code: str
    state: State
    note: str

    @property
    def counts(self) -> bool:
        """This will say whether a number may stand under the code."""
        return self.state == "verified"


@dataclass(frozen=True)
class Goal:
    """A measure of the Sustainable Development Goals, and what police figures say of it."""

    measure: str
    what: str
    ours: str
    state: State
    # Groups of offences that are its comparison; none where police figures say nothing of it.
    groups: tuple[str, ...] = ()


ICCS: tuple[Coded, ...] = (
    Coded("killing", "0101", "unverified", said("also by relation and motive")),
    Coded("sexual", "0301", "verified", said("rape is 03011, other assault 03012")),
    Coded("acid_fire", "", "proposed", said("a national mark, and the nearest category")),
    Coded("trafficking", "", "none",
          said("0203 and 02041 are confirmed, but our group does not tell them apart")),
    Coded("marriage", "", "proposed", said("a national mark, and the nearest category")),
    Coded("online", "", "none",
          said("0208 and 0802 are confirmed, but our group does not tell them apart")),
    Coded("family", "", "none", said("no category of its own: a mark on the others")),
    Coded("harassment", "0208", "verified", said("to four digits; 02081 and 02082 are not")),
    Coded("body", "0201", "verified", said("assaults and threats")),
    Coded("taken", "", "none", said("no code for it was confirmed")),
    Coded("other", "", "none", said("too many things for one code")),
)  # fmt: skip
GOALS: tuple[Goal, ...] = (
    Goal("16.3.1", said("victims who reported violence, of all victims in 12 months (sexual)"),
         said("only a comparison for the reports; the share itself needs a survey"),
         "verified", ("sexual",)),
    Goal("16.3.1", said("the same (physical)"),
         said("only a comparison for the reports; the share itself needs a survey"),
         "verified", ("acid_fire", "body")),
    Goal("16.3.1", said("the same (psychological)"),
         said("nothing: our groups do not tell it apart"), "none"),
    Goal("5.2.1", said("women hurt by a partner in 12 months"),
         said("nothing: it needs a survey, and its wording was not confirmed"), "unverified"),
    Goal("5.2.2", said("women hurt sexually by others in 12 months"),
         said("nothing: it needs a survey, and its wording was not confirmed"), "unverified"),
)  # fmt: skip
