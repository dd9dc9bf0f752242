"""Why an act about an order is refused, in sentences for whoever stands at the screen."""

from amaan.kernel.refusals import Refused, said


class NothingOrdered(Refused):
    """An order without a condition."""

    sentence = said("Say what the order is to say: at least one condition.")


class AlreadyDecided(Refused):
    """The court decided once; another order is another row."""

    sentence = said("What the court decided on this order stands already. Read it again.")


class EndsBeforeToday(Refused):
    """A slip of the pen in the day."""

    sentence = said("The last day lies before the day of the decision. Read the order again.")


class BindsHerToo(Refused):
    """An order against both, on one story: she would be arrested for his violence."""

    sentence = said(
        "This order binds her as well. It is not taken into the register unless the court had "
        "evidence against each side by itself: she could be arrested for what he did. Tell the "
        "prosecutor or her lawyer today, so that the court looks at it again."
    )


class NotInForce(Refused):
    """There is nothing to serve, to break or to end."""

    sentence = said("This order is not in force, or its time is not over yet.")


class ServedAlready(Refused):
    """It reached him once; that is enough."""

    sentence = said("This order was served already.")


class NotServedYet(Refused):
    """He may say that he did not know of it."""

    sentence = said(
        "This order was not served yet. Write down what he did as a new incident of the case, act "
        "on the danger, and serve the order now."
    )


class NotWhatItSays(Refused):
    """Something that this order does not forbid."""

    sentence = said("Choose what he broke of what the order says.")


class ReasonNeeded(Refused):
    """Nobody goes free after a breach without a reason that can be read."""

    sentence = said("Write down why he is not arrested. It is sealed, and a supervisor reads it.")


class HerOwnContact(Refused):
    """She called him, or let him in. The order binds him and not her."""

    sentence = said(
        "What she did breaks no order, and withdraws nothing: the order binds him alone. Nothing "
        "was written down against her. Ask whether she is safe, and look at her plan with her."
    )
