"""What the vault may answer instead of what was asked, each with a sentence for the person."""

from amaan.kernel.refusals import NotFound, Refused, said


class VaultUnavailable(Refused):
    """The vault does not answer; nothing was opened and nothing was lost."""

    sentence = said(
        "Names and papers cannot be opened just now. What you write is still kept safely. "
        "Try again in a minute; if it stays so, use the paper pack and call the control room."
    )


class PurposeNeeded(Refused):
    """The reason given does not open what was asked for."""

    sentence = said("Say why you need to see this. The reason you chose does not open it.")


class WordNeeded(Refused):
    """The officer has not yet said whether he knows anybody in this case."""

    sentence = said(
        "Before anything opens, say whether you know anybody in this case. Go to the page of "
        "the case: it asks you once."
    )


class SignInAgain(Refused):
    """The second factor of this session is no longer good here."""

    sentence = said("Your sign-in has ended. Sign in again with your code; nothing is lost.")


class WrongCode(Refused):
    """The code is not the current one, or was used already."""

    sentence = said("This code is not right, or was used already. Wait for the next one.")


class TooManyTries(Refused):
    """Too many wrong codes; every further one makes the wait longer."""

    sentence = said("Too many wrong codes. Wait %(seconds)s seconds, then try again.")


class TooManyLooks(Refused):
    """More people were looked up within an hour than anybody's work needs."""

    sentence = said(
        "You have looked at as many people in this hour as is allowed. Wait a while, then go on. "
        "The oversight auditor can see this; nothing you wrote is lost."
    )


class NoCodeYet(Refused):
    """Every code that opens at this moment was used already; the practice site alone asks."""

    sentence = said("This officer's codes of this moment are used. Ask again in %(seconds)s s.")


class WrongEnrolmentCode(Refused):
    """Nobody sets up a second factor by the password alone."""

    sentence = said(
        "This enrolment code is not right, was used already, or is too old. Ask whoever gave it "
        "to you for a new one."
    )


class WrongPasskey(Refused):
    """The key did not answer what was asked, or is not one of this officer's."""

    sentence = said(
        "This security key was not accepted. Try again, or use your code. If it was never used "
        "by anybody else, tell the registrar."
    )


class TooManyPasskeys(Refused):
    """More keys than anybody carries are keys nobody watches."""

    sentence = said("You have five security keys already. Take one away before adding another.")


class LastFactor(Refused):
    """Without any second factor nobody can sign in."""

    sentence = said("This is the only second factor you have. Add another one before.")


class NotReviewedYet(Refused):
    """An earlier emergency of this officer waits for its review."""

    sentence = said(
        "Your last emergency has not been reviewed yet, so you cannot open another. Call the "
        "district supervisor, or ask a colleague of the desk to open it."
    )


class RightEnded(Refused):
    """Three emergencies of this officer were none."""

    sentence = said(
        "Three of your emergencies were found to be none, and the right has ended. Call the "
        "district supervisor."
    )


class FreshFactorNeeded(Refused):
    """What is asked for wants a second factor of the last five minutes."""

    sentence = said(
        "This opens only within five minutes of a second factor. Give your code again, then "
        "ask once more."
    )


class TooManySearches(Refused):
    """More people were searched for within an hour than anybody's work needs."""

    sentence = said(
        "You, or your station, have searched as often as is allowed in one hour. Go on by the "
        "reference on her slip, or try again later. Taking a complaint needs no search."
    )


class LookFirst(Refused):
    """Whether two people are one is said by somebody who looked at both."""

    sentence = said("Look at both of them first, then say what you think.")


class SearchForMore(Refused):
    """A name alone finds nobody: too many people share it."""

    sentence = said(
        "A name alone is shared by too many. Add her father's or husband's name, her year of "
        "birth, her identity number or a telephone number."
    )


class DoesNotOpen(Refused):
    """The look is written down, and the value cannot be read with the keys that are here."""

    sentence = said(
        "This cannot be opened: its key does not fit, or is not here. Nothing is lost by trying. "
        "Tell whoever runs this installation, before anything else is changed."
    )


class Erased(Refused):
    """Its key was erased on purpose, by two people; nobody can read it any more."""

    sentence = said("This was erased for good, as the rules on keeping say. Nobody can open it.")


class WantsASecond(Refused):
    """What erases for good is never done by one person."""

    sentence = said("Somebody else has to agree: what erases for good is never done by one person.")


class TooManyMessages(Refused):
    """Her telephone must not ring all day; somebody else may hear it."""

    sentence = said("Three messages to her were asked for within a day. Wait until tomorrow.")


class InstrumentNeeded(Refused):
    """Somebody says that it was ordered, and no order is written down."""

    sentence = said(
        "An order is obeyed by its number and date. Write down which order asks for this, or "
        "tell whoever asks that the law wants one."
    )


class SecondNeeded(Refused):
    """Not he, who asked for it himself, or whose post may not agree."""

    sentence = said(
        "Somebody else in another post has to agree: you asked for this yourself, or yours is "
        "not the post for it."
    )


class GivesHerAway(Refused):
    """A text for the accused in which a name, a number or a place of hers stands."""

    sentence = said(
        "The text for the accused names her, somebody of hers, a number, or a place where she "
        "lives, is reached or stays. Write it anew without them; nothing left."
    )


class NotReady(Refused):
    """An export that is not at this step: not agreed to, made, called back, or over."""

    sentence = said(
        "This cannot be done any more, or not yet: look at where the export stands, above."
    )


class TakenAlready(Refused):
    """A file is fetched twice at most, so that no third copy is made from here."""

    sentence = said("This was taken twice already. Ask for a new one if both copies are lost.")


class Held(Refused):
    """A court or an inquiry still needs the case."""

    sentence = said("A court or an inquiry still needs this case. Nothing of it is erased.")


class AlreadyEnrolled(Refused):
    """A second factor exists; only the registrar can take it away."""

    sentence = said("This officer already has a second factor. Ask the registrar to reset it.")


# By the one word that leaves the vault.
class DoesNotFit(Refused):
    """Number and phrase do not belong together; which of them is wrong is nobody's to know."""

    sentence = said(
        "This did not open. Check the number and the words, and try again. After five tries wait "
        "a quarter of an hour. If it stays so, ask at the desk for a new number."
    )


class NotAWholeDraft(Refused):
    """Only a whole text is judged: a name by itself would be a question about somebody."""

    sentence = said(
        "Only a whole text is checked: at least 30 words and at most 150. Write it as it is to "
        "go out."
    )


class CheckedAlready(Refused):
    """A check answers for one text: what was changed since is another."""

    sentence = said(
        "This text was changed after it was checked. Open the form anew, and have it checked as "
        "it is now."
    )


class TooManyDrafts(Refused):
    """More drafts were checked within an hour than anybody's work needs."""

    sentence = said(
        "You have had five texts checked in this hour. Wait a while. A text that is urgent can be "
        "read by the custodian himself."
    )


REFUSALS: dict[str, type[Refused]] = {
    "not_a_whole_draft": NotAWholeDraft,
    "checked_already": CheckedAlready,
    "too_many_drafts": TooManyDrafts,
    "does_not_fit": DoesNotFit,
    "not_found": NotFound,
    "purpose": PurposeNeeded,
    "declaration": WordNeeded,
    "not_reviewed": NotReviewedYet,
    "right_ended": RightEnded,
    "sign_in_again": SignInAgain,
    "wrong_code": WrongCode,
    "too_many_tries": TooManyTries,
    "no_code_yet": NoCodeYet,
    "too_many_looks": TooManyLooks,
    "too_many_searches": TooManySearches,
    "search_for_more": SearchForMore,
    "look_first": LookFirst,
    "already_enrolled": AlreadyEnrolled,
    "wrong_enrolment_code": WrongEnrolmentCode,
    "wrong_passkey": WrongPasskey,
    "too_many_passkeys": TooManyPasskeys,
    "last_factor": LastFactor,
    "fresh_factor": FreshFactorNeeded,
    "does_not_open": DoesNotOpen,
    "erased": Erased,
    "wants_a_second": WantsASecond,
    "held": Held,
    "no_instrument": InstrumentNeeded,
    "second_needed": SecondNeeded,
    "gives_her_away": GivesHerAway,
    "not_ready": NotReady,
    "taken_already": TakenAlready,
    "too_many_messages": TooManyMessages,
    "unavailable": VaultUnavailable,
}
