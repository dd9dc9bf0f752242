"""The words in which a rule says its clock: a closed list, so that each has its translation."""

from amaan.kernel.refusals import said

CLOCKS = (
    said("at once"),
    said("at first contact"),
    said("when she is heard"),
    said("when the complaint is recorded"),
    said("as soon as practicable"),
    said("the same day"),
    said("before the end of the shift"),
    said("within 24 hours"),
    said("within 24 hours of her wish"),
    said("within 24 hours of the arrest"),
    said("within 2 days"),
    said("within 1 hour of the call"),
    said("within 2 hours of the report"),
    said("within 4 hours of the report"),
    said("within 48 hours of the incident"),
    said("within 72 hours of the incident"),
    said("within 120 hours of the incident"),
    said("within 7 days of the incident"),
    said("within 14 days of the FIR, and 3 days more"),
    said("within 3 months of cognizance"),
    said("within 4 months of cognizance"),
)
