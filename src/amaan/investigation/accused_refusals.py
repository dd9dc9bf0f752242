"""What is refused about an accused in custody, with a sentence for the person at the screen."""

from amaan.kernel.refusals import Refused, said


class AlreadyHeld(Refused):
    """The same person arrested twice."""

    sentence = said("This person is in custody already. Read what stands here first.")


class NotHeld(Refused):
    """What belongs to somebody in custody, of somebody who is not."""

    sentence = said("Nobody of this place among the accused is in custody. Choose the right one.")


class GroundsNeeded(Refused):
    """An arrest without a ground."""

    sentence = said("Write the grounds of the arrest: what makes it likely that he did it.")


class TooManyDays(Refused):
    """More police custody than the law allows."""

    sentence = said(
        "Police custody lasts fifteen days at most in all, from the arrest (CrPC 167). These days "
        "would go beyond. Read the Magistrate's order again."
    )


class NoPoliceCustody(Refused):
    """Police custody of somebody who must not be in it."""

    sentence = said(
        "The law allows no police custody here: not for a woman but in killing or dacoity "
        "(CrPC 167(5)-(7)), and for nobody under eighteen (Juvenile Justice System Act)."
    )


class SheWasNotTold(Refused):
    """He would be out before she knows."""

    sentence = said(
        "She was not told yet. Reach her first, by the way she said is safe. If the order lets "
        "nobody wait, write below why she could not be told."
    )


class RiskNeedsWords(Refused):
    """A note without a word."""

    sentence = said("Write what the court should weigh.")
