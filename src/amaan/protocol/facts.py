"""The vocabulary of what can happen in a case.

One frozen dataclass per kind, closed and documented: `cases` stores them, the rooms
record them, and every rule in `rules/` is checked against them. A fact holds codes,
counts and outside reference numbers only (classes C1 and C2); anything a person said,
any name, place of refuge or paper is sealed and referred to beside the fact.

Facts are never edited. A mistake is a `fact.corrected` naming the fact it takes back,
followed, if something did happen, by the right fact.
"""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, NamedTuple, get_type_hints

from amaan.kernel.refusals import said
from amaan.protocol import codes

KINDS: dict[str, type["Fact"]] = {}


class UnknownKind(ValueError):
    """A fact of a kind that the vocabulary does not have."""


class MalformedFact(ValueError):
    """A detail is missing, unknown, of the wrong type, or a code outside its list."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened. Subclasses say what, with its details."""

    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""
    # Where it stands on the way from the first word to the verdict (standards 1.1).
    stage: ClassVar[str] = "contact"
    # The detail that names the entry it answers, where it answers one and no other.
    answers: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        KINDS[cls.kind] = cls

    def details(self) -> dict[str, Any]:
        """This will give the details as plain values fit for storing."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name in _declared(type(self))  # type: ignore[arg-type]  # as below
            if (value := getattr(self, name)) not in (None, (), "")
        }


def coded(*lists: frozenset[str], **options: Any) -> Any:
    """This will declare a detail whose every value must stand in one of the code lists."""
    return field(metadata={"codes": frozenset().union(*lists)}, **options)


def dated(**options: Any) -> Any:
    """This will declare a detail that holds a local date, as 2026-11-30, or nothing."""
    return field(metadata={"date": True}, **options)


def declared(kind: str) -> dict[str, Field[Any]]:
    """This will give the details that a kind of fact may hold, by name; nothing of the class."""
    return {field.name: field for field in fields(KINDS[kind])}


def read(kind: str, details: Mapping[str, Any]) -> Fact:
    """This will build a fact from its stored or typed form, checking every detail.

    Raises: UnknownKind; MalformedFact naming the detail and the word that does not fit.
    """
    try:
        shape = KINDS[kind]
    except KeyError:
        raise UnknownKind(kind) from None
    known = _declared(shape)  # type: ignore[arg-type]  # a class is hashable, whatever mypy makes of its fields
    values: dict[str, Any] = {}
    for name, value in details.items():
        detail = known.get(name)
        if detail is None:
            raise MalformedFact(f"{kind} has no detail called {name!r}")
        values[name] = detail.read(kind, value)
    try:
        return shape(**values)
    except TypeError as missing:
        raise MalformedFact(f"{kind}: {str(missing).split(')', 1)[-1].strip()}") from None


class _Detail(NamedTuple):
    """What a kind of fact declares of one detail."""

    name: str
    wanted: tuple[type, ...]
    several: bool
    allowed: frozenset[str] | None
    dated: bool

    def read(self, kind: str, value: Any) -> Any:
        """This will give the value as the fact holds it, checked."""
        if self.several:
            if not isinstance(value, list | tuple):
                raise MalformedFact(f"{kind}.{self.name} must be a list of codes")
            value = tuple(value)
        elif type(value) not in self.wanted and (
            # A bool would pass for a number.
            isinstance(value, bool) or not isinstance(value, self.wanted)
        ):
            raise MalformedFact(f"{kind}.{self.name} cannot be {value!r}")
        if self.dated and value and not _is_a_day(value):
            raise MalformedFact(f"{kind}.{self.name} is a day such as 2026-11-30, not {value!r}")
        if self.allowed is not None and value is not None:
            for word in value if self.several else (value,):
                if word not in self.allowed:
                    raise MalformedFact(f"{kind}.{self.name} does not know {word!r}")
        return value


_TYPES: dict[Any, tuple[type, ...]] = {
    str: (str,), int: (int,), bool: (bool,), str | None: (str, type(None)),
    int | None: (int, type(None)), bool | None: (bool, type(None)), tuple[str, ...]: (tuple,),
}  # fmt: skip


def _is_a_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@cache
def _declared(shape: type[Fact]) -> dict[str, _Detail]:
    # Asked for every stored fact of every page; Python works it out anew each time.
    hints = get_type_hints(shape)
    return {
        f.name: _Detail(
            f.name,
            _TYPES[hints[f.name]],
            hints[f.name] == tuple[str, ...],
            f.metadata.get("codes"),
            bool(f.metadata.get("date")),
        )
        for f in fields(shape)
    }


@dataclass(frozen=True)
class Happened:
    """When: one instant, or the span within which it must lie (uncertain, or ongoing)."""

    earliest: datetime
    latest: datetime

    @classmethod
    def at(cls, instant: datetime) -> "Happened":
        """This will say that the time is known exactly."""
        return cls(instant, instant)


@dataclass(frozen=True)
class Recorded:
    """A fact as it stands on the timeline: what, when it happened, when it was written down."""

    id: str
    fact: Fact
    happened: Happened
    recorded_at: datetime
    by: str = ""


# -- first contact -----------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ComplaintReceived(Fact):
    """A complaint was taken at a desk, by telephone, in a hospital or from a third party."""

    kind = "complaint.received"
    title = said("Complaint received")
    mode: str = coded(codes.MODES)
    informant: str = coded(codes.INFORMANTS)
    survivor_age: str = coded(codes.AGE_BANDS)
    survivor_sex: str = coded(codes.SEXES)
    anonymous: bool = False
    needs: tuple[str, ...] = coded(codes.NEEDS, default=())
    # False while an adult reported missing or abducted by her family has not been heard alone.
    survivor_heard: bool = True


@dataclass(frozen=True, kw_only=True)
class TriageAnswered(Fact):
    """The three questions that come before any other (standards 1.1, stage 4)."""

    kind = "triage.answered"
    title = said("First safety questions answered")
    danger_now: str = coded(codes.ANSWERS)
    injury_or_assault_7d: str = coded(codes.ANSWERS)
    children_at_risk: str = coded(codes.ANSWERS)
    strangulation: str = coded(codes.ANSWERS, default="not_asked")


@dataclass(frozen=True, kw_only=True)
class IncidentDescribed(Fact):
    """What was done to her, in plain codes, when it happened standing on the fact itself."""

    kind = "incident.described"
    title = said("What happened")
    acts: tuple[str, ...] = coded(codes.ACTS)
    certainty: str = coded(codes.CERTAINTIES)
    place: str = coded(codes.PLACES, default="unknown")
    contexts: tuple[str, ...] = coded(codes.CONTEXTS, default=())
    accused_count: str = coded(codes.ACCUSED_COUNTS, default="unknown")
    accused_relation: str = coded(codes.RELATIONSHIPS, default="unknown")
    accused_is_official: bool = False
    survivor_was_in_custody: bool = False
    # Of whoever did most of it; empty where it was not asked, as of a child.
    accused_age: str = coded(codes.AGE_BANDS, default="")
    accused_work: str = coded(codes.WORKS, default="")


@dataclass(frozen=True, kw_only=True)
class OffenceAlleged(Fact):
    """An offence of the catalogue that the officer confirmed from what was told."""

    kind = "offence.alleged"
    title = said("Offence alleged")
    offence: str
    proposed: bool = True
    reason: str = coded(codes.SECTION_GROUNDS, default="as_told")


@dataclass(frozen=True, kw_only=True)
class OffenceDeclined(Fact):
    """An offence that was looked at and not alleged, with the officer's reason."""

    kind = "offence.declined"
    title = said("Section looked at and not applied")
    offence: str
    reason: str = coded(codes.SECTION_DOUBTS)


@dataclass(frozen=True, kw_only=True)
class OffenceWithdrawn(Fact):
    """An offence alleged before is no longer alleged. What stood until now stays readable."""

    kind = "offence.withdrawn"
    title = said("Section taken off")
    offence: str
    reason: str = coded(codes.SECTION_DOUBTS)


@dataclass(frozen=True, kw_only=True)
class ParticularsTold(Fact):
    """Answers to the questions that decide between sections; the newest answer counts."""

    kind = "particulars.told"
    title = said("Particulars told")
    yes: tuple[str, ...] = coded(codes.PARTICULARS, default=())
    no: tuple[str, ...] = coded(codes.PARTICULARS, default=())
    # Answered before, and not known any more.
    unsaid: tuple[str, ...] = coded(codes.PARTICULARS, default=())


@dataclass(frozen=True, kw_only=True)
class WishRecorded(Fact):
    """What she wants now, after she was told what the law makes the police do."""

    kind = "wish.recorded"
    title = said("Her wish")
    wants: tuple[str, ...] = coded(codes.WISHES, default=())
    wants_fir: str = coded(codes.FIR_WISHES, default="yes")
    told_what_must_be_registered: bool = True


@dataclass(frozen=True, kw_only=True)
class OfficerChoiceMade(Fact):
    """She said whether a woman or a man should work with her. The newest word counts."""

    kind = "officer_choice.made"
    title = said("Whom she would rather speak to")
    choice: str = coded(codes.OFFICER_CHOICES)


@dataclass(frozen=True, kw_only=True)
class PolicingAreaRecorded(Fact):
    """In Balochistan: whether the place of the act is policed by police or by Levies."""

    kind = "policing_area.recorded"
    title = said("A or B area")
    stage = "registration"
    area: str = coded(codes.POLICING_AREAS)


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded(Fact):
    """What she agreed to after the purpose and the limits of confidence were explained."""

    kind = "consent.recorded"
    title = said("Consent recorded")
    record: bool
    share_for_care: bool = False
    statistics: bool = False
    by: str = coded(codes.CONSENT_GIVERS, default="survivor")


@dataclass(frozen=True, kw_only=True)
class ConflictDeclared(Fact):
    """He or his family works for police, courts or government, or somebody must not know."""

    kind = "conflict.declared"
    title = said("Conflict of interest: the case is sealed")
    sources: tuple[str, ...] = coded(codes.CONFLICTS)


@dataclass(frozen=True, kw_only=True)
class WomanOfficerPresent(Fact):
    """A woman officer (or the person the survivor chose) was present when she was heard."""

    kind = "woman_officer.present"
    title = said("Woman officer present")
    presence: str = coded(codes.PRESENCES, default="woman_officer")


@dataclass(frozen=True, kw_only=True)
class WomanOfficerAbsent(Fact):
    """No woman officer was present, with the reason, which supervisors will count."""

    kind = "woman_officer.absent"
    title = said("No woman officer: reason recorded")
    reason: str = coded(codes.ABSENCE_REASONS)


@dataclass(frozen=True, kw_only=True)
class WomanOfficerCalled(Fact):
    """No woman officer was on duty: what was told was sealed, and the nearest one was called."""

    kind = "woman_officer.called"
    title = said("Nearest woman officer called")
    reach: str = coded(codes.CALL_REACHES)


@dataclass(frozen=True, kw_only=True)
class WomanOfficerReplied(Fact):
    """The woman officer who was called answered: she comes and takes over, or she cannot."""

    kind = "woman_officer.replied"
    title = said("The woman officer who was called answered")
    answer: str = coded(codes.CALL_ANSWERS)


@dataclass(frozen=True, kw_only=True)
class RoomRecorded(Fact):
    """Where she was heard: in a private room, elsewhere with nobody near, or where others hear."""

    kind = "room.recorded"
    title = said("Where she was heard")
    room: str = coded(codes.HEARD_IN)


@dataclass(frozen=True, kw_only=True)
class WordsReadBack(Fact):
    """Her words were read to her, corrected where she wished, and signed or not."""

    kind = "words.read_back"
    title = said("Her words read back")
    signed: str = coded(codes.SIGNATURES)
    corrected: bool = False
    interpreter: bool = False
    language: str = coded(codes.LANGUAGES, default="ur")


@dataclass(frozen=True, kw_only=True)
class ReceiptGiven(Fact):
    """A receipt was printed; some keep it at the desk because paper at home is a danger."""

    kind = "receipt.given"
    title = said("Receipt given")
    to: str = coded(codes.RECEIPT_HOLDERS)
    kept_at_desk: bool = False


@dataclass(frozen=True, kw_only=True)
class RightsExplained(Fact):
    """She was told her right to a lawyer and given the list (CrPC 161A)."""

    kind = "rights.explained"
    title = said("Right to a lawyer explained")


@dataclass(frozen=True, kw_only=True)
class SurvivorHeardAlone(Fact):
    """An adult reported missing or abducted was found and heard with nobody of the family."""

    kind = "survivor.heard_alone"
    title = said("She was heard alone")
    stage = "contact"
    says: str = coded(codes.HEARD_ALONE)


@dataclass(frozen=True, kw_only=True)
class SafeCallMade(Fact):
    """A woman officer reached her by her safe contact, or tried to."""

    kind = "safe_call.made"
    title = said("Safe call made")
    reached: bool
    by_another_woman_officer: bool = True
    wants_fir: str = coded(codes.FIR_WISHES, default="undecided")


@dataclass(frozen=True, kw_only=True)
class DangerActedOn(Fact):
    """Something was done at once against a danger she named."""

    kind = "danger.acted_on"
    title = said("Step taken against the danger")
    stage = "contact"
    step: str = coded(codes.DANGER_STEPS)


# -- registration ------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class FirRegistered(Fact):
    """The first information report was entered in the station's own register."""

    kind = "fir.registered"
    title = said("FIR registered")
    stage = "registration"
    number: str
    initials_only: bool = True


@dataclass(frozen=True, kw_only=True)
class FirRefused(Fact):
    """Somebody would not register: why, and which post it was, are codes."""

    kind = "fir.refused"
    title = said("FIR refused")
    stage = "registration"
    reason: str = coded(codes.REFUSAL_REASONS)
    by: str = coded(codes.REFUSERS, default="not_known")


@dataclass(frozen=True, kw_only=True)
class NonCognizableEntered(Fact):
    """The substance was entered under CrPC 155 and the informant referred to the Magistrate."""

    kind = "ncr.entered"
    title = said("Entered as non-cognizable")
    stage = "registration"
    number: str
    copy_given: bool = False


@dataclass(frozen=True, kw_only=True)
class ComplaintForwarded(Fact):
    """Her complaint was filed for her with the agency that alone may act on it."""

    kind = "complaint.forwarded"
    title = said("Complaint filed with another agency")
    stage = "registration"
    to: str = coded(codes.AGENCIES)


@dataclass(frozen=True, kw_only=True)
class NumberRecorded(Fact):
    """A number that another register gave: Amaan keeps it, it does not replace the register."""

    kind = "number.recorded"
    title = said("Outside number recorded")
    stage = "registration"
    register: str = coded(codes.REGISTERS)
    number: str


@dataclass(frozen=True, kw_only=True)
class MagistrateInformed(Fact):
    """The report went to the Magistrate (CrPC 157), or a burn was reported (CrPC 174A)."""

    kind = "magistrate.informed"
    title = said("Magistrate informed")
    stage = "registration"


@dataclass(frozen=True, kw_only=True)
class ChildReportedMissing(Fact):
    """A child was reported missing or abducted."""

    kind = "child.reported_missing"
    title = said("Child reported missing")
    stage = "registration"


@dataclass(frozen=True, kw_only=True)
class ZarraInformed(Fact):
    """The Zainab Alert agency was informed of a missing or abducted child."""

    kind = "zarra.informed"
    title = said("ZARRA informed")
    stage = "registration"


@dataclass(frozen=True, kw_only=True)
class ZarraStatusSent(Fact):
    """The status of the search went to the Zainab Alert agency, as it does each day."""

    kind = "zarra.status_sent"
    title = said("Status sent to ZARRA")
    stage = "registration"


@dataclass(frozen=True, kw_only=True)
class SearchBegun(Fact):
    """The search for a missing or abducted child began."""

    kind = "search.begun"
    title = said("Search begun")
    stage = "registration"


@dataclass(frozen=True, kw_only=True)
class ChildFound(Fact):
    """The missing or abducted child was found."""

    kind = "child.found"
    title = said("Child found")
    stage = "registration"


@dataclass(frozen=True, kw_only=True)
class InvestigationDeclined(Fact):
    """The officer in charge found no ground to investigate and wrote down why (CrPC 157)."""

    kind = "investigation.declined"
    title = said("Not investigated: reasons written down")
    stage = "registration"


@dataclass(frozen=True, kw_only=True)
class InformantInformed(Fact):
    """She, or whoever reported, was told a piece of news about the case, by a safe way."""

    kind = "informant.informed"
    title = said("Told to whoever reported")
    stage = "registration"
    about: str = coded(codes.INFORMED_OF)


@dataclass(frozen=True, kw_only=True)
class NoticeGiven(Fact):
    """Somebody outside the station, who must know by law or for her safety, was told."""

    kind = "notice.given"
    title = said("Notice given")
    stage = "registration"
    to: str = coded(codes.NOTIFIED)


@dataclass(frozen=True, kw_only=True)
class InquestMade(Fact):
    """The body was seen where it lay and the inquest report was written (CrPC 174)."""

    kind = "inquest.made"
    title = said("Inquest report made")
    stage = "registration"


# -- care and medical --------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CrisisCellInformed(Fact):
    """The information was passed to the anti-rape crisis cell."""

    kind = "crisis_cell.informed"
    title = said("Anti-rape crisis cell informed")
    stage = "care"


@dataclass(frozen=True, kw_only=True)
class MedicalSent(Fact):
    """She was sent, with her consent, to a registered medical practitioner."""

    kind = "medical.sent"
    title = said("Sent for medical examination")
    stage = "care"
    transport: str = coded(codes.TRANSPORTS, default="police")


@dataclass(frozen=True, kw_only=True)
class MedicalExamined(Fact):
    """The medical examination took place."""

    kind = "medical.examined"
    title = said("Medical examination done")
    stage = "care"
    woman_examiner: bool = True


@dataclass(frozen=True, kw_only=True)
class MedicalDeclined(Fact):
    """She was offered a medical examination and, informed, said no. Refusal is respected."""

    kind = "medical.declined"
    title = said("Medical examination declined by her")
    stage = "care"


@dataclass(frozen=True, kw_only=True)
class MedicalReportReceived(Fact):
    """The examiner's report reached the investigator (CrPC 164A)."""

    kind = "medical.report_received"
    title = said("Medical report received")
    stage = "care"


@dataclass(frozen=True, kw_only=True)
class InjuriesPhotographed(Fact):
    """Injuries were photographed with her consent; bruises show more after a day or two."""

    kind = "injuries.photographed"
    title = said("Injuries photographed")
    stage = "care"
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class CareGiven(Fact):
    """A time-bound treatment was started: PEP, contraception, strangulation review."""

    kind = "care.given"
    title = said("Care given")
    stage = "care"
    care: str = coded(codes.CARES)


@dataclass(frozen=True, kw_only=True)
class CareDeclined(Fact):
    """She was offered a treatment and, informed, said no."""

    kind = "care.declined"
    title = said("Care declined by her")
    stage = "care"
    care: str = coded(codes.CARES)


@dataclass(frozen=True, kw_only=True)
class SampleTaken(Fact):
    """A forensic sample was taken with consent."""

    kind = "sample.taken"
    title = said("Sample taken")
    stage = "care"
    sample: str = coded(codes.SAMPLES)


@dataclass(frozen=True, kw_only=True)
class SampleDeclined(Fact):
    """A sample was offered and declined, or the examiner found it not needed."""

    kind = "sample.declined"
    title = said("Sample declined or not needed")
    stage = "care"
    sample: str = coded(codes.SAMPLES)
    reason: str = coded(codes.SAMPLE_REASONS, default="declined")


@dataclass(frozen=True, kw_only=True)
class ExaminationConsent(Fact):
    """Asked for one step of the examination by itself, she said yes or no, or took a yes back."""

    kind = "examination.consent"
    title = said("Her answer to a step of the examination")
    stage = "care"
    step: str = coded(codes.EXAMINATION_STEPS)
    answer: str = coded(codes.STEP_ANSWERS)
    by: str = coded(codes.CONSENT_GIVERS, default="survivor")


# -- safety and support ------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RiskAssessed(Fact):
    """Her danger was assessed; her own view may raise the level, never lower it.

    The answers are sealed. Here stand the level, what decided it, and what is still to be asked.
    """

    kind = "risk.assessed"
    title = said("Risk assessed")
    stage = "safety"
    level: str = coded(codes.RISK_LEVELS)
    occasion: str = coded(codes.RISK_OCCASIONS, default="")
    # The instrument with its version, as its file is called.
    instrument: str = ""
    # What the sheet alone gave; the level may stand higher from before.
    worked_out: str = coded(codes.RISK_LEVELS, default="")
    own_view: str = coded(codes.RISK_LEVELS, default="")
    officer_view: str = coded(codes.RISK_LEVELS, default="")
    grounds: tuple[str, ...] = coded(codes.RISK_GROUNDS, default=())
    flags: tuple[str, ...] = coded(codes.RISK_FLAGS, default=())
    # How many factors were answered yes beside the critical ones.
    others: int | None = None
    ask_again: bool = False
    children_level: str = coded(codes.RISK_LEVELS, default="")
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class RiskRaised(Fact):
    """The level was raised: by an officer with a reason, or as a judgement of the district."""

    kind = "risk.raised"
    title = said("Level of danger raised")
    stage = "safety"
    level: str = coded(codes.RISK_LEVELS)
    # The district says why to nobody.
    by_district: bool = False


@dataclass(frozen=True, kw_only=True)
class RiskLowered(Fact):
    """A district officer who read the file lowered the level; why is sealed beside it."""

    kind = "risk.lowered"
    title = said("Level of danger lowered")
    stage = "safety"
    level: str = coded(codes.RISK_LEVELS)
    lowered_for: str = coded(codes.RISK_LOWERINGS)


@dataclass(frozen=True, kw_only=True)
class RiskFollowedUp(Fact):
    """She was asked by a safe call, months later, whether there was severe violence since."""

    kind = "risk.followed_up"
    title = said("Asked how it went since")
    stage = "safety"
    severe_violence: str = coded(codes.ANSWERS)
    months: int


@dataclass(frozen=True, kw_only=True)
class CircumstancesChanged(Fact):
    """Something changed in her life that can change her danger."""

    kind = "circumstances.changed"
    title = said("Something changed in her life")
    stage = "safety"
    change: str = coded(codes.CIRCUMSTANCES)


@dataclass(frozen=True, kw_only=True)
class SupportContacted(Fact):
    """A support organisation made its first contact with her."""

    kind = "support.contacted"
    title = said("Support organisation made contact")
    stage = "safety"


@dataclass(frozen=True, kw_only=True)
class SupportDeclined(Fact):
    """She was offered support and said no."""

    kind = "support.declined"
    title = said("Support declined by her")
    stage = "safety"


@dataclass(frozen=True, kw_only=True)
class ReferralSent(Fact):
    """A service was asked to help her with one need, on her yes or on another ground."""

    kind = "referral.sent"
    title = said("Referred to a service")
    stage = "safety"
    service: str = coded(codes.SERVICES)
    urgency: str = coded(codes.REFERRAL_URGENCIES)
    ground: str = coded(codes.SHARING_GROUNDS)


@dataclass(frozen=True, kw_only=True)
class ReferralNotMade(Fact):
    """A need was seen and nobody was asked, with the reason: so that gaps can be counted."""

    kind = "referral.not_made"
    title = said("Not referred, with the reason")
    stage = "safety"
    service: str = coded(codes.SERVICES)
    reason: str = coded(codes.NOT_REFERRED)


@dataclass(frozen=True, kw_only=True)
class ReferralReceived(Fact):
    """The service said that the referral reached it."""

    kind = "referral.received"
    title = said("The service received the referral")
    stage = "safety"
    answers = "sent"
    service: str = coded(codes.SERVICES)
    urgency: str = coded(codes.REFERRAL_URGENCIES)
    # The entry with which it was sent.
    sent: str


@dataclass(frozen=True, kw_only=True)
class ServiceBegan(Fact):
    """The service said that its help began. Nothing of what it does."""

    kind = "service.began"
    title = said("The service began")
    stage = "safety"
    answers = "sent"
    service: str = coded(codes.SERVICES)
    urgency: str = coded(codes.REFERRAL_URGENCIES)
    # The entry with which it was sent.
    sent: str


@dataclass(frozen=True, kw_only=True)
class ReferralEnded(Fact):
    """A referral came to its end, and how."""

    kind = "referral.ended"
    title = said("Referral ended")
    stage = "safety"
    answers = "sent"
    service: str = coded(codes.SERVICES)
    urgency: str = coded(codes.REFERRAL_URGENCIES)
    how: str = coded(codes.REFERRAL_ENDS)
    # The entry with which it was sent.
    sent: str


@dataclass(frozen=True, kw_only=True)
class SupervisorReviewed(Fact):
    """The supervisor read level, offences, children and missing steps."""

    kind = "supervisor.reviewed"
    title = said("Supervisor's review")
    stage = "safety"


@dataclass(frozen=True, kw_only=True)
class SafetyPlanMade(Fact):
    """A safety plan was made with her, in her words; what it says is sealed."""

    kind = "safety_plan.made"
    title = said("Safety plan made")
    stage = "safety"


@dataclass(frozen=True, kw_only=True)
class SafetyPlanReviewed(Fact):
    """Her safety plan was gone through with her again, and she said that it holds as it is."""

    kind = "safety_plan.reviewed"
    title = said("Safety plan looked at again: it holds")
    stage = "safety"


@dataclass(frozen=True, kw_only=True)
class PersonServed(Fact):
    """A child, relative or supporter has needs of their own; written anew when they change."""

    kind = "person.served"
    title = said("Needs of somebody who stands with her")
    stage = "safety"
    who: str = coded(codes.PERSONS_SERVED)
    # The place among the children, relatives or supporters of the case.
    ordinal: int = 1
    needs: tuple[str, ...] = coded(codes.PERSON_NEEDS, default=())
    looked_after: str = coded(codes.LOOKED_AFTER_BY, default="")


@dataclass(frozen=True, kw_only=True)
class WeaponDeclared(Fact):
    """She, or somebody, told of a weapon in reach of whom she fears."""

    kind = "weapon.declared"
    title = said("Weapon told of")
    stage = "safety"
    weapon: str = coded(codes.WEAPONS)
    licence: str = coded(codes.LICENCES, default="licence_not_known")
    whereabouts: str = coded(codes.WEAPON_PLACES, default="place_not_known")


@dataclass(frozen=True, kw_only=True)
class WeaponSurrendered(Fact):
    """A weapon was given up or taken away, and is kept. `declared` is the entry that told of it."""

    kind = "weapon.surrendered"
    title = said("Weapon given up")
    stage = "safety"
    weapon: str = coded(codes.WEAPONS)
    keeper: str = coded(codes.WEAPON_KEEPERS)
    declared: str


@dataclass(frozen=True, kw_only=True)
class PreventionActed(Fact):
    """Police used a power to prevent an offence, and what came of it."""

    kind = "prevention.acted"
    title = said("Step taken so that nothing happens")
    stage = "safety"
    power: str = coded(codes.PREVENTIVE_POWERS)
    result: str = coded(codes.PREVENTIVE_RESULTS)


@dataclass(frozen=True, kw_only=True)
class DeathReviewOpened(Fact):
    """A death or near-death is looked at by a panel, to learn from it. It blames nobody."""

    kind = "death_review.opened"
    title = said("Review of a death or near-death opened")
    stage = "safety"
    about: str = coded(codes.REVIEWED_DEATHS)


@dataclass(frozen=True, kw_only=True)
class CaseConferenceHeld(Fact):
    """The agencies met about her danger, with her view before them."""

    kind = "conference.held"
    title = said("Case conference held")
    stage = "safety"


@dataclass(frozen=True, kw_only=True)
class WithdrawalRequested(Fact):
    """Somebody asked that the case be withdrawn. It closes nothing."""

    kind = "withdrawal.requested"
    title = said("Withdrawal asked for")
    stage = "safety"
    by: str = coded(codes.PROPOSERS)
    reasons: tuple[str, ...] = coded(codes.WITHDRAWAL_REASONS, default=())
    came_with: tuple[str, ...] = coded(codes.CAME_WITH, default=())


@dataclass(frozen=True, kw_only=True)
class OwnWordSaid(Fact):
    """She said something at her own door. It closes nothing and cancels nothing by itself."""

    kind = "own_word.said"
    title = said("She said something at her own door")
    stage = "safety"
    what: str = coded(codes.OWN_WORDS)


@dataclass(frozen=True, kw_only=True)
class OwnWordAnswered(Fact):
    """What she said at her own door was taken up with herself, alone or by a safe way."""

    kind = "own_word.answered"
    title = said("Taken up with her, what she said at her own door")
    stage = "safety"
    how: str = coded(codes.OWN_WORD_ANSWERS)


@dataclass(frozen=True, kw_only=True)
class WithdrawalReviewed(Fact):
    """A supervisor who does not investigate saw her alone about the wish to withdraw."""

    kind = "withdrawal.reviewed"
    title = said("Wish to withdraw reviewed")
    stage = "safety"
    pressure: str = coded(codes.ANSWERS)
    signs: tuple[str, ...] = coded(codes.PRESSURE_SIGNS, default=())


@dataclass(frozen=True, kw_only=True)
class WithdrawalReflected(Fact):
    """She was asked again, alone, after time to think, what she wants."""

    kind = "withdrawal.reflected"
    title = said("Asked again after time to think")
    stage = "safety"
    after_all: str = coded(codes.AFTER_ALL)


@dataclass(frozen=True, kw_only=True)
class WithdrawalDecided(Fact):
    """A prosecutor decided on the evidence what becomes of a case she does not support."""

    kind = "withdrawal.decided"
    title = said("Decided on the evidence, with or without her")
    stage = "safety"
    decided: str = coded(codes.WITHDRAWAL_DECISIONS)


@dataclass(frozen=True, kw_only=True)
class ClosureProposed(Fact):
    """Somebody who works on the case says how it ended. A second person decides."""

    kind = "closure.proposed"
    title = said("Closing proposed")
    stage = "file"
    code: str = coded(codes.CLOSURES)
    shown_by: tuple[str, ...] = coded(codes.POSITIVE_EVIDENCE, default=())


@dataclass(frozen=True, kw_only=True)
class ClosureApproved(Fact):
    """A second person, who does not work on the case, let it close."""

    kind = "closure.approved"
    title = said("Closing approved")
    stage = "file"
    code: str = coded(codes.CLOSURES)


@dataclass(frozen=True, kw_only=True)
class ClosureRefused(Fact):
    """A second person did not let it close, and said what is missing."""

    kind = "closure.refused"
    title = said("Closing refused")
    stage = "file"
    lacks: str = coded(codes.CLOSURE_REFUSALS)


@dataclass(frozen=True, kw_only=True)
class ClosureTold(Fact):
    """She was told that the case was closed, why, and how to object."""

    kind = "closure.told"
    title = said("She was told of the closing")
    stage = "file"
    reached: bool


@dataclass(frozen=True, kw_only=True)
class ClosureAskedAbout(Fact):
    """Somebody who never worked on the case asked her whether it ended as it was written down."""

    kind = "closure.called_back"
    title = said("Asked about the closing by somebody else")
    stage = "file"
    reached: bool
    agrees: str = coded(codes.ANSWERS, default="not_asked")


@dataclass(frozen=True, kw_only=True)
class CaseReopened(Fact):
    """A closed case is worked on again."""

    kind = "case.reopened"
    title = said("Case reopened")
    stage = "file"
    reopened_for: str = coded(codes.REOPENINGS)


# -- investigation and court -------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class InvestigatorAssigned(Fact):
    """An investigator took the case."""

    kind = "investigator.assigned"
    title = said("Investigator assigned")
    stage = "investigation"
    special_unit: bool = False
    woman: bool = False
    # Of BPS-17 or above.
    senior: bool = False
    # What was asked of the investigator and is not there, and why this one all the same.
    without: tuple[str, ...] = coded(codes.ASSIGNMENT_GAPS, default=())
    because: str = coded(codes.ASSIGNMENT_REASONS, default="")


@dataclass(frozen=True, kw_only=True)
class InvestigatorRelieved(Fact):
    """An investigator no longer works on the case, for a cause from the list."""

    kind = "investigator.relieved"
    title = said("Investigator relieved")
    stage = "investigation"
    cause: str = coded(codes.REASSIGNMENT_CAUSES)
    # What stands and what comes next was written down with it, for whoever goes on.
    noted: bool = False


@dataclass(frozen=True, kw_only=True)
class HandoverNoted(Fact):
    """Whoever investigated wrote down for whoever goes on what stands and what must come next."""

    kind = "handover.noted"
    title = said("Handover note written")
    stage = "investigation"


@dataclass(frozen=True, kw_only=True)
class TeamFormed(Fact):
    """Several officers investigate together under one head; written anew whenever that changes."""

    kind = "team.formed"
    title = said("Joint investigation team")
    stage = "investigation"
    # The head among them.
    members: int
    women: int = 0
    # Whether its head is of BPS-17 or above.
    senior: bool = False


@dataclass(frozen=True, kw_only=True)
class InterviewPlanned(Fact):
    """An interview was planned; why, where somebody who was heard is to be asked once more."""

    kind = "interview.planned"
    title = said("Interview planned")
    stage = "investigation"
    of: str = coded(codes.STATEMENT_GIVERS)
    reason: str = coded(codes.HEARD_AGAIN, default="")


@dataclass(frozen=True, kw_only=True)
class InterviewBrokenOff(Fact):
    """An interview ended before a statement was complete. It is not held against anybody."""

    kind = "interview.broken_off"
    title = said("Interview broken off")
    stage = "investigation"
    reason: str = coded(codes.BROKEN_OFF)


@dataclass(frozen=True, kw_only=True)
class StatementRecorded(Fact):
    """A statement was written down under CrPC 161, or by a doctor or Magistrate (CrPC 174A)."""

    kind = "statement.recorded"
    title = said("Statement recorded")
    stage = "investigation"
    of: str = coded(codes.STATEMENT_GIVERS)
    taken_by: str = coded(codes.STATEMENT_TAKERS, default="investigator")


@dataclass(frozen=True, kw_only=True)
class StatementReadBack(Fact):
    """A statement was read to whoever gave it, corrected where it was wrong, and signed or not."""

    kind = "statement.read_back"
    title = said("Statement read back")
    stage = "investigation"
    signed: str = coded(codes.SIGNATURES)
    corrected: bool = False
    copy_given: bool = False


@dataclass(frozen=True, kw_only=True)
class CounterVersionReceived(Fact):
    """A second or opposite version came after the FIR. It is no second FIR."""

    kind = "counter_version.received"
    title = said("Another version received")
    stage = "investigation"


@dataclass(frozen=True, kw_only=True)
class InvestigationChallenged(Fact):
    """She, or whoever reported, asked that somebody else investigate."""

    kind = "investigation.challenged"
    title = said("Change of investigation asked for")
    stage = "investigation"
    before: str = coded(codes.CHALLENGE_TIERS, default="district")


@dataclass(frozen=True, kw_only=True)
class ChallengeDecided(Fact):
    """The request that somebody else investigate was decided."""

    kind = "challenge.decided"
    title = said("Change of investigation decided")
    stage = "investigation"
    before: str = coded(codes.CHALLENGE_TIERS, default="district")
    taken_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Statement164Asked(Fact):
    """A Magistrate was asked to record her statement, for the first time or once more."""

    kind = "statement164.asked"
    title = said("Magistrate asked to record her statement")
    stage = "investigation"
    reason: str = coded(codes.MAGISTRATE_ASKED, default="first")


@dataclass(frozen=True, kw_only=True)
class Statement164Recorded(Fact):
    """A Magistrate recorded her statement once, on video (Anti-Rape Act s.14)."""

    kind = "statement164.recorded"
    title = said("Section 164 statement recorded")
    stage = "investigation"
    video: bool = True


@dataclass(frozen=True, kw_only=True)
class LaboratorySent(Fact):
    """Sealed samples went to a forensic laboratory with their papers."""

    kind = "laboratory.sent"
    title = said("Samples sent to the laboratory")
    stage = "investigation"
    laboratory: str = coded(codes.LABORATORIES)
    samples: tuple[str, ...] = coded(codes.SAMPLES)


@dataclass(frozen=True, kw_only=True)
class LaboratoryObjected(Fact):
    """The laboratory sent samples back, or would not begin with them."""

    kind = "laboratory.objected"
    title = said("Objection of the laboratory")
    stage = "investigation"
    ground: str = coded(codes.LABORATORY_GROUNDS)


@dataclass(frozen=True, kw_only=True)
class LaboratoryAnswered(Fact):
    """What was done about an objection of the laboratory."""

    kind = "laboratory.answered"
    title = said("Objection of the laboratory answered")
    stage = "investigation"
    answer: str = coded(codes.LABORATORY_ANSWERS)


@dataclass(frozen=True, kw_only=True)
class LaboratoryReported(Fact):
    """The laboratory's report reached the investigator; what it says is sealed."""

    kind = "laboratory.reported"
    title = said("Laboratory report received")
    stage = "investigation"


@dataclass(frozen=True, kw_only=True)
class ExhibitTaken(Fact):
    """Things were taken as evidence, sealed and numbered; what they are is a code for each kind."""

    kind = "exhibit.taken"
    title = said("Exhibits taken and sealed")
    stage = "investigation"
    what: tuple[str, ...] = coded(codes.EXHIBITS)
    source: str = coded(codes.EXHIBIT_SOURCES)
    exhibits: int
    witnesses: int = 0


@dataclass(frozen=True, kw_only=True)
class ExhibitGiven(Fact):
    """Whoever works on the case gave exhibits into other hands; the chain says whose."""

    kind = "exhibit.given"
    title = said("Exhibits given into other hands")
    stage = "investigation"
    purpose: str = coded(codes.CUSTODY_PURPOSES)
    exhibits: int


@dataclass(frozen=True, kw_only=True)
class ExhibitReceived(Fact):
    """Whoever works on the case received exhibits and compared their seals."""

    kind = "exhibit.received"
    title = said("Exhibits received, seals compared")
    stage = "investigation"
    purpose: str = coded(codes.CUSTODY_PURPOSES)
    exhibits: int
    seals: str = coded(codes.SEAL_FINDINGS, default="intact")


@dataclass(frozen=True, kw_only=True)
class ExhibitResealed(Fact):
    """An exhibit was packed anew under another seal, with the reason."""

    kind = "exhibit.resealed"
    title = said("Exhibit packed and sealed anew")
    stage = "investigation"
    reason: str = coded(codes.RESEAL_REASONS)


@dataclass(frozen=True, kw_only=True)
class PlanMade(Fact):
    """The investigation was planned: which lines are followed from the beginning."""

    kind = "plan.made"
    title = said("Investigation planned")
    stage = "investigation"
    lines: tuple[str, ...] = coded(codes.INQUIRY_LINES)


@dataclass(frozen=True, kw_only=True)
class InquiryOpened(Fact):
    """A further line of inquiry was opened; one of the officer's own is said in sealed words."""

    kind = "inquiry.opened"
    title = said("Line of inquiry opened")
    stage = "investigation"
    line: str = coded(codes.INQUIRY_LINES)


@dataclass(frozen=True, kw_only=True)
class InquiryClosed(Fact):
    """A line of inquiry was closed, with its reason. It may be opened again."""

    kind = "inquiry.closed"
    title = said("Line of inquiry closed")
    stage = "investigation"
    line: str = coded(codes.INQUIRY_LINES)
    # The entry that opened it.
    opened: str
    reason: str = coded(codes.INQUIRY_ENDS)


@dataclass(frozen=True, kw_only=True)
class DiaryWritten(Fact):
    """An entry of the case diary (CrPC 172): its number; what it says is sealed."""

    kind = "diary.written"
    title = said("Case diary entry written")
    stage = "investigation"
    number: int


@dataclass(frozen=True, kw_only=True)
class AccusedArrested(Fact):
    """An accused was arrested. `accused` is his place among the accused of the case."""

    kind = "accused.arrested"
    title = said("Accused arrested")
    stage = "investigation"
    woman: bool = False
    juvenile: bool = False
    official: bool = False
    accused: int | None = None


@dataclass(frozen=True, kw_only=True)
class AccusedProduced(Fact):
    """The arrested person was before a Magistrate."""

    kind = "accused.produced"
    title = said("Accused before the Magistrate")
    stage = "investigation"
    accused: int | None = None


@dataclass(frozen=True, kw_only=True)
class RemandGranted(Fact):
    """A Magistrate left the arrested person in police custody for so many days (CrPC 167)."""

    kind = "remand.granted"
    title = said("Police custody allowed by the Magistrate")
    stage = "investigation"
    days: int
    accused: int | None = None


@dataclass(frozen=True, kw_only=True)
class AccusedExamined(Fact):
    """The arrested person was medically examined (CrPC 53A)."""

    kind = "accused.examined"
    title = said("Accused medically examined")
    stage = "investigation"
    accused: int | None = None


@dataclass(frozen=True, kw_only=True)
class BailSought(Fact):
    """Bail was asked for. Her danger is written down for the court before it is heard."""

    kind = "bail.sought"
    title = said("Bail asked for")
    stage = "investigation"
    accused: int | None = None


@dataclass(frozen=True, kw_only=True)
class BailRiskNoted(Fact):
    """What the court should weigh of her danger was written down; the words are sealed."""

    kind = "bail.risk_noted"
    title = said("Risk note for the bail hearing")
    stage = "investigation"
    level: str = coded(codes.RISK_LEVELS)
    conditions: tuple[str, ...] = coded(codes.BAIL_CONDITIONS, default=())
    accused: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReleaseExpected(Fact):
    """He will be let out, on bail or free: she hears of it before it takes effect."""

    kind = "release.expected"
    title = said("Release of the accused expected")
    stage = "investigation"
    accused: int | None = None
    # The local date, as 2026-11-30, where it is known.
    release_on: str = dated(default="")


@dataclass(frozen=True, kw_only=True)
class CustodyChanged(Fact):
    """An accused went from police custody to prison, to bail, or free."""

    kind = "custody.changed"
    title = said("Custody of the accused changed")
    stage = "investigation"
    to: str = coded(codes.CUSTODY_STATES)
    # She was told of it before it took effect.
    told_first: bool = False
    accused: int | None = None


@dataclass(frozen=True, kw_only=True)
class InvestigationFinished(Fact):
    """The investigation is finished; the final report is owed."""

    kind = "investigation.finished"
    title = said("Investigation finished")
    stage = "investigation"


@dataclass(frozen=True, kw_only=True)
class ElementShown(Fact):
    """Whoever investigates named a piece of evidence for something that a section asks for.

    `element` is a digest of the words of the section, so that a link never passes to other words;
    `evidence` is the entry of the timeline.
    """

    kind = "element.shown"
    title = said("Evidence named for an element")
    stage = "investigation"
    offence: str
    element: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class ReportDelayed(Fact):
    """A report is not ready in its time, and why; the reason is a code that can be counted."""

    kind = "report.delayed"
    title = said("Report not ready: reason recorded")
    stage = "investigation"
    report: str = coded(codes.REPORT_KINDS)
    reason: str = coded(codes.DELAY_REASONS)


@dataclass(frozen=True, kw_only=True)
class InterimReportSent(Fact):
    """The interim report under CrPC 173(1) went to the court through the prosecutor."""

    kind = "report.interim_sent"
    title = said("Interim report sent")
    stage = "investigation"


@dataclass(frozen=True, kw_only=True)
class ChallanSubmitted(Fact):
    """The final report under CrPC 173 was submitted."""

    kind = "challan.submitted"
    title = said("Challan submitted")
    stage = "court"


@dataclass(frozen=True, kw_only=True)
class AccusedCopyGiven(Fact):
    """The accused was given his copies before the trial (CrPC 265C)."""

    kind = "accused.copy_given"
    title = said("Copies given to the accused")
    stage = "court"


@dataclass(frozen=True, kw_only=True)
class CognizanceTaken(Fact):
    """The court took cognizance."""

    kind = "cognizance.taken"
    title = said("Court took cognizance")
    stage = "court"


@dataclass(frozen=True, kw_only=True)
class CourtApplied(Fact):
    """A court was asked for an order."""

    kind = "court.applied"
    title = said("Court asked for an order")
    stage = "court"
    order: str = coded(codes.COURT_ORDERS)


@dataclass(frozen=True, kw_only=True)
class CourtOrdered(Fact):
    """A court decided on an order that it was asked for."""

    kind = "court.ordered"
    title = said("Court decided on an order")
    stage = "court"
    order: str = coded(codes.COURT_ORDERS)
    granted: bool = True
    says: tuple[str, ...] = coded(codes.ORDER_CONDITIONS, default=())
    # The last local date of it, as 2026-12-31; empty where the court named none.
    ends_on: str = dated(default="")
    # Its row in the register of orders.
    order_ref: str = ""


@dataclass(frozen=True, kw_only=True)
class ServiceTried(Fact):
    """Somebody went to serve an order, and it did not reach whom it binds."""

    kind = "service.tried"
    title = said("Order could not be served")
    stage = "court"
    failed: str = coded(codes.SERVICE_FAILURES)
    order_ref: str = ""


@dataclass(frozen=True, kw_only=True)
class OrderServed(Fact):
    """An order of a court was carried out and served on whom it binds."""

    kind = "order.served"
    title = said("Order served")
    stage = "court"
    served_on: str = coded(codes.SERVED_ON, default="")
    server: str = coded(codes.SERVERS, default="")
    demeanour: str = coded(codes.DEMEANOURS, default="")
    weapons_asked: bool = False
    order_ref: str = ""


@dataclass(frozen=True, kw_only=True)
class OrderBreached(Fact):
    """Whom the order binds broke it. What she does breaks no order: there is no place for it."""

    kind = "order.breached"
    title = said("Order broken by whom it binds")
    stage = "court"
    broke: tuple[str, ...] = coded(codes.ORDER_CONDITIONS)
    arrest: str = coded(codes.ARREST_DECISIONS)
    order_ref: str = ""


@dataclass(frozen=True, kw_only=True)
class RenewalAsked(Fact):
    """She was asked, before an order runs out, whether she wants it longer."""

    kind = "order.renewal_asked"
    title = said("Asked whether the order should go on")
    stage = "court"
    wants: str = coded(codes.RENEWAL_ANSWERS)
    order_ref: str = ""


@dataclass(frozen=True, kw_only=True)
class OrderEnded(Fact):
    """An order is no longer in force."""

    kind = "order.ended"
    title = said("Order no longer in force")
    stage = "court"
    how: str = coded(codes.ORDER_ENDS)
    order_ref: str = ""


@dataclass(frozen=True, kw_only=True)
class ProsecutionAsked(Fact):
    """The prosecutor was asked: for advice, to look through the report, or about an appeal."""

    kind = "prosecution.asked"
    title = said("Sent to the prosecutor")
    stage = "court"
    about: str = coded(codes.PROSECUTOR_ASKED)


@dataclass(frozen=True, kw_only=True)
class ProsecutionAdvised(Fact):
    """The prosecutor advised, in sealed words; here stands on what."""

    kind = "prosecution.advised"
    title = said("Advice of the prosecutor")
    stage = "court"
    on: tuple[str, ...] = coded(codes.ADVICE)


@dataclass(frozen=True, kw_only=True)
class DefectFound(Fact):
    """The prosecutor found something missing or wrong in the file, and whose it is to mend."""

    kind = "defect.found"
    title = said("Defect found by the prosecutor")
    stage = "court"
    defect: str = coded(codes.DEFECTS)
    owner: str = coded(codes.DEFECT_OWNERS, default="investigator")


@dataclass(frozen=True, kw_only=True)
class DefectAnswered(Fact):
    """What was done about a defect. `found` is the entry that found it."""

    kind = "defect.answered"
    title = said("Defect answered")
    stage = "court"
    answers = "found"
    defect: str = coded(codes.DEFECTS)
    answer: str = coded(codes.DEFECT_ANSWERS)
    found: str
    owner: str = coded(codes.DEFECT_OWNERS, default="investigator")


@dataclass(frozen=True, kw_only=True)
class ProsecutorRelieved(Fact):
    """A prosecutor no longer has the case, and why; what he had not answered waits again."""

    kind = "prosecutor.relieved"
    title = said("Prosecutor no longer has the case")
    stage = "court"
    reason: str = coded(codes.PROSECUTOR_CHANGES)


@dataclass(frozen=True, kw_only=True)
class ProsecutionDecided(Fact):
    """The prosecutor decided about the report. A discharge has its reason, never her wish."""

    kind = "prosecution.decided"
    title = said("Decision of the prosecutor")
    stage = "court"
    decision: str = coded(codes.PROSECUTOR_DECISIONS)
    reason: str = coded(codes.PROSECUTOR_REASONS, default="")


@dataclass(frozen=True, kw_only=True)
class HearingFixed(Fact):
    """A day in court was given. The day itself stands in the list of hearings."""

    kind = "hearing.fixed"
    title = said("Date in court given")
    stage = "court"
    purpose: str = coded(codes.HEARING_PURPOSES)


@dataclass(frozen=True, kw_only=True)
class MeasureAsked(Fact):
    """The court was asked for something that protects her while she is heard."""

    kind = "measure.asked"
    title = said("Protection in court asked for")
    stage = "court"
    measure: str = coded(codes.SPECIAL_MEASURES)


@dataclass(frozen=True, kw_only=True)
class MeasureDecided(Fact):
    """The court granted or refused what was to protect her while she is heard."""

    kind = "measure.decided"
    title = said("Protection in court decided")
    stage = "court"
    measure: str = coded(codes.SPECIAL_MEASURES)
    granted: bool


@dataclass(frozen=True, kw_only=True)
class WitnessAttended(Fact):
    """Whether a witness came to a hearing, and was heard."""

    kind = "witness.attended"
    title = said("Witness at a hearing")
    stage = "court"
    of: str = coded(codes.COURT_WITNESSES)
    came: str = coded(codes.ATTENDANCES)


@dataclass(frozen=True, kw_only=True)
class WitnessHostile(Fact):
    """The court let a witness be declared hostile; what may stand behind it is asked at once."""

    kind = "witness.hostile"
    title = said("Witness declared hostile")
    stage = "court"
    of: str = coded(codes.COURT_WITNESSES)
    reason: str = coded(codes.HOSTILE_REASONS)


@dataclass(frozen=True, kw_only=True)
class ChargeFramed(Fact):
    """The court framed the charge, or altered it."""

    kind = "charge.framed"
    title = said("Charge framed")
    stage = "court"
    altered: bool = False


@dataclass(frozen=True, kw_only=True)
class HearingHeld(Fact):
    """A hearing took place, or was put off."""

    kind = "hearing.held"
    title = said("Hearing")
    stage = "court"
    adjourned: bool = False
    # Why it was put off, and who asked for that.
    reason: str = coded(codes.ADJOURNMENT_REASONS, default="")
    by: str = coded(codes.ADJOURNMENT_SIDES, default="")


@dataclass(frozen=True, kw_only=True)
class JudgmentGiven(Fact):
    """The court decided."""

    kind = "judgment.given"
    title = said("Judgment given")
    stage = "court"
    outcome: str = coded(codes.OUTCOMES)
    # An acquittal or discharge by the court before any charge was framed.
    before_charge: bool = False
    # Which of several, where each has a judgment of his own; and whether the trial of others goes
    # on: then the case is not decided yet.
    accused: int | None = None
    others_wait: bool = False


@dataclass(frozen=True, kw_only=True)
class SentenceGiven(Fact):
    """The court sentenced. Months only where it is imprisonment for a term."""

    kind = "sentence.given"
    title = said("Sentence")
    stage = "court"
    sentence: str = coded(codes.SENTENCES)
    months: int = 0
    accused: int | None = None


@dataclass(frozen=True, kw_only=True)
class JudgmentCopyGiven(Fact):
    """The copy of the judgment was given free of charge."""

    kind = "judgment.copy_given"
    title = said("Copy of the judgment given")
    stage = "court"


@dataclass(frozen=True, kw_only=True)
class CompensationDecided(Fact):
    """The court ordered compensation, or wrote down why not."""

    kind = "compensation.decided"
    title = said("Compensation decided")
    stage = "court"
    ordered: bool = True


@dataclass(frozen=True, kw_only=True)
class CompensationPaid(Fact):
    """What the court ordered for her reached her, in full or in part. The sum stands nowhere."""

    kind = "compensation.paid"
    title = said("Compensation reached her")
    stage = "court"
    in_full: bool = True


@dataclass(frozen=True, kw_only=True)
class AppealFiled(Fact):
    """An appeal was filed."""

    kind = "appeal.filed"
    title = said("Appeal filed")
    stage = "court"
    by: str = coded(codes.APPELLANTS, default="")


@dataclass(frozen=True, kw_only=True)
class AppealDecided(Fact):
    """The appeal was decided."""

    kind = "appeal.decided"
    title = said("Appeal decided")
    stage = "court"
    outcome: str = coded(codes.APPEAL_OUTCOMES, default="")


# -- the file itself ---------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CaseTaken(Fact):
    """Another officer took the case over."""

    kind = "case.taken_over"
    title = said("Case taken over")
    stage = "file"


@dataclass(frozen=True, kw_only=True)
class TransferOffered(Fact):
    """The case was offered to another desk. Until that desk accepts, this one answers for it."""

    kind = "transfer.offered"
    title = said("Offered to another desk")
    stage = "file"
    to: str = coded(codes.TRANSFER_REACHES)
    reason: str = coded(codes.TRANSFER_REASONS)


@dataclass(frozen=True, kw_only=True)
class TransferAccepted(Fact):
    """Another desk took the case; every relation of before ended. Every clock runs on."""

    kind = "transfer.accepted"
    title = said("Accepted by another desk")
    stage = "file"


@dataclass(frozen=True, kw_only=True)
class TransferReturned(Fact):
    """The offer ended and the case stayed: refused there with a reason, or taken back here."""

    kind = "transfer.returned"
    title = said("Offer to another desk ended")
    stage = "file"
    how: str = coded(codes.TRANSFER_RETURNS)
    reason: str = coded(codes.TRANSFER_REFUSALS, default="")


@dataclass(frozen=True, kw_only=True)
class PaperFiled(Fact):
    """A paper was sealed into the file; what it is is a code, what it says is sealed."""

    kind = "paper.filed"
    title = said("Paper filed")
    stage = "file"
    paper: str = coded(codes.PAPERS)


@dataclass(frozen=True, kw_only=True)
class DutyWaived(Fact):
    """A duty was waived by somebody who may, with a reason."""

    kind = "duty.waived"
    title = said("Duty waived")
    stage = "file"
    rule: str
    reason: str = coded(codes.WAIVER_REASONS)


@dataclass(frozen=True, kw_only=True)
class ObstacleRecorded(Fact):
    """Something stood in the way of a duty. The clock runs on; whoever commands must know."""

    kind = "obstacle.recorded"
    title = said("Obstacle recorded")
    stage = "file"
    rule: str
    obstacle: str = coded(codes.OBSTACLES)


@dataclass(frozen=True, kw_only=True)
class ClockStopped(Fact):
    """The clock of a duty stands still, for a reason that the law allows."""

    kind = "clock.stopped"
    title = said("Clock stopped, with the reason the law allows")
    stage = "file"
    rule: str
    reason: str = coded(codes.PAUSE_REASONS)


@dataclass(frozen=True, kw_only=True)
class ClockRunsOn(Fact):
    """What had stopped the clock of a duty is over."""

    kind = "clock.runs_on"
    title = said("Clock runs on")
    stage = "file"
    rule: str


@dataclass(frozen=True, kw_only=True)
class SettlementProposed(Fact):
    """Somebody proposed to settle. It is written down, and a bar answers it."""

    kind = "settlement.proposed"
    title = said("Settlement proposed")
    stage = "file"
    by: str = coded(codes.PROPOSERS)


@dataclass(frozen=True, kw_only=True)
class MediationAsked(Fact):
    """Somebody asked whether it may go to a forum. A no is counted as an attempt (M01 to M18)."""

    kind = "mediation.asked"
    title = said("Asked whether it may be mediated")
    stage = "file"
    by: str = coded(codes.PROPOSERS)
    answer: str = coded(codes.GATE_ANSWERS)
    rules: tuple[str, ...] = coded(codes.RED_LINES, default=())
    # What it was made a condition of; that is a failure of its own (M11).
    condition_of: tuple[str, ...] = coded(codes.CONDITION_OF, default=())


@dataclass(frozen=True, kw_only=True)
class ForumActed(Fact):
    """A forum dealt with the matter, whether it might or not. Written down, never barred."""

    kind = "forum.acted"
    title = said("A forum dealt with it")
    stage = "file"
    forum: str = coded(codes.FORUMS)
    outcome: str = coded(codes.FORUM_OUTCOMES)
    terms: tuple[str, ...] = coded(codes.FORUM_TERMS, default=())


@dataclass(frozen=True, kw_only=True)
class TermsReviewed(Fact):
    """A legal adviser looked at what a forum agreed, and said what it is worth."""

    kind = "terms.reviewed"
    title = said("A legal adviser looked at the terms")
    stage = "file"
    answer: str = coded(codes.TERM_ANSWERS)


@dataclass(frozen=True, kw_only=True)
class AgreementFollowedUp(Fact):
    """She was asked, safely, whether an agreement is kept (M20)."""

    kind = "agreement.followed_up"
    title = said("Asked whether the agreement is kept")
    stage = "safety"
    day: str = coded(codes.AGREEMENT_DAYS)
    reached: bool = False
    kept: str = coded(codes.ANSWERS, default="unknown")


@dataclass(frozen=True, kw_only=True)
class FactCorrected(Fact):
    """An earlier fact was a mistake and no longer counts; it stays readable."""

    kind = "fact.corrected"
    title = said("Correction")
    stage = "file"
    corrects: str
    reason: str = coded(codes.CORRECTION_REASONS)


@dataclass(frozen=True, kw_only=True)
class FileMoved(Fact):
    """The unit that holds the file lies elsewhere now, or another goes on with its work."""

    kind = "case.moved"
    title = said("The file went along with its desk")
    stage = "file"


@dataclass(frozen=True, kw_only=True)
class DutiesRecomputed(Fact):
    """The duties were worked out again because the rules changed."""

    kind = "duties.recomputed"
    title = said("Duties worked out again")
    stage = "file"
    rules_version: str


# What no correction takes back: how the file began, a correction, and what the house wrote itself.
STAND_AS_WRITTEN = frozenset(
    {
        "transfer.accepted",
        "complaint.received",
        "fact.corrected",
        "duties.recomputed",
        "case.moved",
        "own_word.said",
        "diary.written",
        # A level goes up with a reason, and down only by the district with one: never by a slip.
        "risk.assessed",
        "risk.raised",
        "risk.lowered",
    }
)
