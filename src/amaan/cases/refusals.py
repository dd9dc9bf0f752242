"""What the trunk says no to besides what its verbs declare beside themselves."""

from amaan.kernel.refusals import Refused, said


class OwnDuty(Refused):
    """Whoever owes a duty does not excuse himself from it, whatever his post may excuse others."""

    sentence = said(
        "You owe this duty yourself. Only whoever stands above you may write down that it is "
        "waived."
    )


class WaitsForAWoman(Refused):
    """What she told was sealed for a woman officer; a man may not take the case over."""

    sentence = said(
        "What she told was sealed for a woman officer, who was called. Until one takes the case "
        "over, see to safety, care and the FIR; her words are not yours to open."
    )
