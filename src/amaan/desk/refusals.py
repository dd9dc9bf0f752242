"""What the desk says no to, each with a sentence for the person at the screen."""

from amaan.kernel.refusals import Refused, said


class CannotReceive(Refused):
    """The complaint is not yet complete; `field` names the place on the page."""

    field = ""


class ContactIsClosed(Refused):
    """The contact ended before."""

    sentence = said("This visit is already closed. Open a new one if she has come back.")


class AlreadySealedAway(Refused):
    """What was told at this visit was sealed for a woman officer before."""

    sentence = said(
        "What was told at this visit is already sealed for a woman officer. Nothing was saved "
        "twice, and it cannot be opened again from here."
    )


class ConsentNeeded(CannotReceive):
    """Her name would be kept without her yes."""

    field = "consent_record"
    sentence = said(
        "She has not agreed to her name being kept. Take the complaint without her name "
        "(tick *without a name*), or ask her again after explaining who may see it."
    )


class WordsTooLong(CannotReceive):
    """The narrative is beyond what one statement may hold."""

    field = "words"
    sentence = said(
        "Her words are longer than %(most)s characters. Nothing is lost: cut the last part "
        "here, save, and add it as a further statement on the case page."
    )


class IncidentInTheFuture(CannotReceive):
    """An incident cannot be later than its telling."""

    field = "incident_when"
    sentence = said("The time of the incident is in the future. Check day, month and year.")


class IncidentTooOld(CannotReceive):
    """The date is before anybody now living could report it."""

    field = "incident_when"
    sentence = said("The date of the incident is more than 80 years ago. Check the year.")


class OffenceNotInForce(CannotReceive):
    """An offence was confirmed that the law did not know on the day."""

    field = "offences"
    sentence = said(
        "Section %(section)s was not in force on the day of the incident. Choose the offence "
        "the law knew then."
    )


class OffencesToConfirm(CannotReceive):
    """Nothing was confirmed although something was told."""

    field = "offences"
    sentence = said(
        "Confirm at least one offence, or mark that no offence fits what she told. "
        "The proposals below come from the answers; each shows its source."
    )


class ReasonNeeded(CannotReceive):
    """No woman officer was present and nobody wrote why."""

    field = "woman_absent_reason"
    sentence = said("No woman officer was present. Write down why: the law asks for it.")


class UnknownServiceNumber(CannotReceive):
    """An officer who must not know was named by a number that no serving officer has."""

    field = "conflict_numbers"
    sentence = said(
        "No serving officer has the service number %(number)s. Read it again, or leave it out "
        "and write who it is in her words: the case is sealed all the same."
    )


class DraftTooLong(Refused):
    """What is half written is beyond what any complaint holds."""

    sentence = said(
        "This is longer than a draft may be. Save the complaint, and add the rest as a further "
        "statement on the case page."
    )


class ReasonForCallingNeeded(CannotReceive):
    """A woman officer is called, and nobody wrote why none was there."""

    field = "woman_absent_reason"
    sentence = said("Write down why no woman officer hears her now: supervisors count it.")


class WordsWithoutConsent(CannotReceive):
    """Her words would be kept without her yes."""

    field = "words"
    sentence = said(
        "She has not agreed to her words being kept. Take them out, or ask her again; the woman "
        "officer will hear her in any case."
    )


class PaperInTheFuture(CannotReceive):
    """A sheet cannot have been filled after its typing."""

    field = "written_at"
    sentence = said("The time on the sheet is in the future. Check day and hour.")


class PaperTooOld(CannotReceive):
    """The time on the sheet is months ago."""

    field = "written_at"
    sentence = said(
        "The time on the sheet is more than 90 days ago. Check month and year; if it is right, "
        "take the complaint as told today and file the sheet with it."
    )


class UnknownSlip(CannotReceive):
    """The slip was not printed at this desk, or a case has its reference already."""

    field = "slip"
    sentence = said(
        "No unused slip of this desk has this reference. Read it again, or leave it empty: the "
        "case then gets a reference of its own, and she gets a new slip."
    )


class ObjectTooLarge(CannotReceive):
    """A picture or a recording is larger than a request may be."""

    field = "object"
    sentence = said(
        "This file is larger than 8 MB. Photograph it again at a lower quality, or record in "
        "parts, and file one after the other."
    )


class WrongKindOfFile(CannotReceive):
    """The content of a file is not what it should be, whatever its name says."""

    field = "object"
    sentence = said(
        "This is not a photograph (JPEG, PNG, WebP, HEIC) or, for a recording, not a sound file "
        "(OGG, MP3, M4A, AMR, WAV, WebM). What a file is is read from its content."
    )
