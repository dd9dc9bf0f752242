"""Why an exhibit does not change hands, each with a sentence for the person."""

from amaan.kernel.refusals import Refused, said


class AlreadyGiven(Refused):
    """An exhibit that waits for one receiver would be in two places."""

    sentence = said(
        "This exhibit waits for somebody to confirm that it was received. Until then, or until "
        "you take it back, it cannot be given to anybody else."
    )


class CannotBeGiven(Refused):
    """It was returned or destroyed, or too many were chosen."""

    sentence = said("These exhibits cannot be given: look at where each of them is.")


class NotToOneself(Refused):
    """Two persons, always."""

    sentence = said("You cannot give an exhibit to yourself. Somebody else confirms the receipt.")


class CannotHold(Refused):
    """Not posted in the district, or must not know of the case: why is said to nobody."""

    sentence = said("This officer cannot be given these exhibits. Choose somebody else.")


class OrderNeeded(Refused):
    """Nothing is returned or destroyed without an order."""

    sentence = said("Write the number of the order. Without it nothing is returned or destroyed.")


class AnsweredAlready(Refused):
    """The hand-over is over."""

    sentence = said("This hand-over was answered already. Look at the exhibit's chain.")


class SealsNotCompared(Refused):
    """Each seal is compared at receipt."""

    sentence = said(
        "Compare the seal of each exhibit, and write the number you found if it differs."
    )
