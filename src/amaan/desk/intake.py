"""What a desk officer wrote down, clean and typed: the words that travel from the page to the verb.

Nothing here is asked that standards 2.5 says must not be asked: no sexual history, no dress,
no resistance, no delay reproached, no religion or caste, no wish to forgive or settle.
"""

from dataclasses import dataclass, field

from amaan.protocol import codes, facts


@dataclass(frozen=True)
class Person:
    """Somebody as told: codes in the open, the rest to be sealed at once."""

    sex: str = "undisclosed"
    age_band: str = "unknown"
    name: str = ""
    relative: str = ""
    cnic: str = ""
    phone: str = ""
    address: str = ""
    relation: str = "unknown"
    note: str = ""


@dataclass(frozen=True)
class SafeContact:
    """How she may be reached without putting her in danger; no answer means no contact."""

    channel: str = "none"
    number: str = ""
    hours: str = ""
    code_word: str = ""
    safe_person: str = ""
    must_not_know: str = ""

    @property
    def is_given(self) -> bool:
        """Whether anything was said about how to reach her."""
        return self != SafeContact()


@dataclass(frozen=True)
class Triage:
    """The three first questions, and strangulation, which hides behind unmarked skin."""

    danger_now: str
    injury_or_assault_7d: str
    children_at_risk: str
    strangulation: str = "not_asked"


@dataclass(frozen=True)
class Incident:
    """What was done, when at the earliest and at the latest, and where in kind."""

    acts: tuple[str, ...]
    happened: facts.Happened
    certainty: str
    place: str = "unknown"
    contexts: tuple[str, ...] = ()
    survivor_was_in_custody: bool = False


@dataclass(frozen=True)
class Accused:
    """Who is said to have done it."""

    count: str = "unknown"
    relation: str = "unknown"
    is_official: bool = False
    age: str = ""
    work: str = ""
    person: Person = field(default_factory=Person)


@dataclass(frozen=True)
class Consent:
    """What she agreed to once purpose and limits were explained."""

    record: bool
    share_for_care: bool = False
    statistics: bool = False
    by: str = "survivor"


@dataclass(frozen=True)
class Wish:
    """What she wants now, after hearing what the law makes the police register."""

    wants: tuple[str, ...] = ()
    wants_fir: str = "yes"
    # Whether a woman or a man should work with her; empty where she did not say.
    officer: str = ""


@dataclass(frozen=True)
class Conflict:
    """Whether he or his family sits in police, courts or government, or somebody must not know."""

    sources: tuple[str, ...] = ()
    # Service numbers of officers who must not know, as she or the officer could name them.
    service_numbers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Intake:
    """One complaint as taken: whose report, whose words, and what she wants."""

    informant: str
    survivor: Person
    consent: Consent
    triage: Triage
    incident: Incident
    offences: tuple[str, ...]
    # Nothing while a woman officer is still to ask her.
    wish: Wish | None = field(default_factory=Wish)
    words: str = ""
    language: str = "ur"
    needs: tuple[str, ...] = ()
    safe_contact: SafeContact = field(default_factory=SafeContact)
    accused: Accused = field(default_factory=Accused)
    informant_person: Person = field(default_factory=Person)
    conflict: Conflict = field(default_factory=Conflict)
    # Offences the officer struck from or added to what the plain answers proposed.
    proposed: tuple[str, ...] = ()
    # Answers to the questions that decide between sections: told, and told not to be so.
    particulars: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    # Sections looked at and not applied, each with the reason.
    left_out: tuple[tuple[str, str], ...] = ()
    woman_present: str = "woman_officer"
    woman_absent_reason: str = ""
    # Where she was heard; empty where nobody said, as of a report by telephone.
    room: str = ""
    anonymous: bool = False
    # Where an adult reported missing by her family is: a protected location until she is heard.
    whereabouts: str = ""
    papers_kept_at_desk: bool = False
    # The officer looked and found that nothing told is an offence.
    no_offence_fits: bool = False

    @property
    def is_child(self) -> bool:
        """Whether only the safety minimum may be asked."""
        return self.survivor.age_band in codes.CHILD_BANDS

    @property
    def survivor_is_informant(self) -> bool:
        """Whether receipt, status and messages go to the person at the desk."""
        return self.informant == "survivor"

    @property
    def wish_is_hers(self) -> bool:
        """Whether she was there to say what she wants; nobody's wish stands for an adult's.

        A hospital that calls for a woman who cannot speak, or the family that burned her, would
        else keep open "by her wish" what the law makes the police register at once.
        """
        asked = self.consent.by == "survivor" and self.informant != "anonymous"
        return self.is_child or self.survivor_is_informant or asked

    @property
    def adult_reported_missing(self) -> bool:
        """Whether somebody else reports an adult woman missing or taken: she is heard first."""
        return (
            not self.survivor_is_informant
            and not self.is_child
            and bool({"woman_missing", "taken_to_marry", "kidnapped"} & set(self.incident.acts))
        )


@dataclass(frozen=True)
class Completion:
    """What a woman officer adds to what somebody else sealed: who she is, and all she tells."""

    consent: Consent
    survivor: Person
    wish: Wish
    words: str = ""
    incident: Incident | None = None
    offences: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    particulars: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    left_out: tuple[tuple[str, str], ...] = ()
    accused: Accused = field(default_factory=Accused)
    safe_contact: SafeContact = field(default_factory=SafeContact)
    whereabouts: str = ""
    presence: str = "woman_officer"
    room: str = ""
