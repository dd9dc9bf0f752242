"""What may leave at all: the kinds of exports, for what each may be made, and what it may hold.

Pure, and read together with `policy.py`: an export opens a part of a file only where the
officer who asked could open it himself, for the reason named here. So it is never a way round
a conflict, a seal, a consent or a relation. Whatever no line names does not leave; where she is
hidden (C6) stands on no line. `tests/security/oracle_exports.csv` says the same by hand.

Law: PPC 376-A, Anti-Rape Act s.26, and the Lahore High Court's order that papers of the court
use initials: her full name is on no paper for the court unless an order says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from amaan.kernel.refusals import said

# Above so many people somebody else has to agree, in another post.
ALONE_AT_MOST = 25
# A list of more is not a report any more; and there is no export of all cases.
LINES_AT_MOST = 2000
TAKEN_AT_MOST = 2
LONGEST = timedelta(days=14)
# Papers go to a post; a machine gets a file that only its key opens.
FORMS = ("paper", "machine")

WORDS = frozenset({"words", "words_correction"})
INJURIES = frozenset({"injuries_note"})
# What was said to an officer who investigates (CrPC 161), hers and a witness's; what is recorded
# before a Magistrate (CrPC 164) lies with him, and the timeline says that it was.
STATEMENTS = frozenset({"statement_words", "statement_text", "statement_correction"})
FINDINGS = frozenset({"medical_findings"})
# CrPC 164B, proviso: for the laboratory, the court and who investigates and prosecutes.
RESULTS = frozenset({"laboratory_result"})
# What police and the prosecutor write to each other goes to no court and to nobody else.
TO_THE_PROSECUTOR = frozenset({"prosecution_words"})
# These are sealed with an entry of the timeline, and leave only while that entry stands.
OF_AN_ENTRY = STATEMENTS | FINDINGS | RESULTS | TO_THE_PROSECUTOR | {"statement_giver"}
WHO_SHE_IS = frozenset(
    {"survivor_name", "survivor_relative", "survivor_cnic", "survivor_address", "survivor_birth"}
)
ACCUSED = frozenset(
    {"accused_name", "accused_relative", "accused_cnic", "accused_phone", "accused_address"}
)


# Her answers about her danger, her plan, who helps her, and the care she took: they are for keeping
# her safe and well. No prosecutor and no court is sent them by itself; the other side reads there.
KEPT_BACK = frozenset(
    "triage.answered danger.acted_on risk.assessed safety_plan.made"
    " referral.sent referral.not_made referral.received service.began referral.ended"
    " safety_plan.reviewed person.served weapon.declared order.renewal_asked"
    " death_review.opened conference.held safe_call.made"
    " support.contacted support.declined bail.risk_noted care.given care.declined"
    " wish.recorded consent.recorded risk.raised risk.lowered risk.followed_up"
    " circumstances.changed".split()
)
STAGES_KEPT_BACK = frozenset({"safety"})
CLASSES_KEPT_BACK = frozenset({"clinical"})
# Of a text that is written anew when it was not fit, the last alone leaves.
NEWEST_ONLY = frozenset({"copy_for_accused"})
# What must not stand in anything that goes to the accused, in any words of ours.
HERS = frozenset(
    {"survivor_name", "survivor_relative", "survivor_cnic", "survivor_phone", "survivor_address",
     "survivor_birth", "informant_name", "informant_phone", "served_name", "present_at_reading",
     "interpreter", "survivor_workplace", "survivor_school", "support_worker", "caller_name",
     "resident_name", "gone_to", "safe_contact", "protected_location"}
)  # fmt: skip


@dataclass(frozen=True)
class Why:
    """One purpose of a kind: what it may hold beside the skeleton, and by which reason."""

    label: str
    # Sealed fields that may be asked for in full, each named by whoever asks.
    fields: frozenset[str] = frozenset()
    # Of these the first letters only.
    initials: frozenset[str] = frozenset()
    # The reason of the policy table by which whoever asked could open them himself.
    reason: str = ""
    # An order of a court or the like, written down, and always somebody who agrees.
    compelled: bool = False
    # Somebody else agrees always, however few it is about.
    by_two: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of export."""

    label: str
    # Of one case, asked for by somebody who works on it; else of an area, by its commander.
    of_one_case: bool
    recipients: frozenset[str]
    whys: Mapping[str, Why] = field(default_factory=dict)
    # What she answered and planned for her safety stays out of it (`KEPT_BACK`).
    keeps_back: bool = False
    # Of what was said and found, her own alone: never a word of a witness.
    only_hers: bool = False
    # It goes to whom she fears: the vault reads it through for her before it lets it leave.
    read_through: bool = False


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "court_bundle": Kind(
            said("Bundle for the court"),
            of_one_case=True,
            recipients=frozenset({"court"}),
            whys={
                "trial": Why(
                    said("For the trial"),
                    fields=WORDS | INJURIES | ACCUSED | STATEMENTS | FINDINGS | RESULTS,
                    # A witness is often her mother: whose name it is, is as good as her own.
                    initials=frozenset({"survivor_name", "survivor_relative", "statement_giver"}),
                    reason="investigate",
                ),
                "ordered": Why(
                    said("Because it was ordered"),
                    fields=WORDS
                    | INJURIES
                    | ACCUSED
                    | WHO_SHE_IS
                    | STATEMENTS
                    | FINDINGS
                    | RESULTS
                    | {"statement_giver"},
                    reason="investigate",
                    compelled=True,
                ),
            },
            keeps_back=True,
        ),
        "prosecution_file": Kind(
            said("File for the prosecutor"),
            of_one_case=True,
            recipients=frozenset({"prosecutor"}),
            whys={
                "scrutiny": Why(
                    said("For scrutiny and the charge"),
                    fields=WORDS
                    | INJURIES
                    | ACCUSED
                    | STATEMENTS
                    | FINDINGS
                    | RESULTS
                    | TO_THE_PROSECUTOR
                    | {"survivor_name", "survivor_relative", "survivor_birth", "statement_giver"},
                    reason="investigate",
                ),
            },
            keeps_back=True,
        ),
        "accused_copy": Kind(
            said("Copy for the accused"),
            of_one_case=True,
            recipients=frozenset({"accused"}),
            whys={
                # CrPC 265C. Never her words as she said them: a text written for this copy.
                "before_trial": Why(
                    said("Before the trial, as the law gives it to him"),
                    fields=frozenset({"copy_for_accused", "accused_name", "accused_relative"}),
                    reason="investigate",
                    by_two=True,
                ),
            },
            keeps_back=True,
            read_through=True,
        ),
        "referral_packet": Kind(
            said("Packet for a service she chose"),
            of_one_case=True,
            recipients=frozenset({"service"}),
            whys={
                # Never her words: a service helps without the story.
                "care": Why(
                    said("For the care she agreed to"),
                    fields=frozenset({"survivor_name", "survivor_birth", "safe_contact"})
                    | INJURIES,
                    reason="share_for_care",
                ),
            },
        ),
        "survivor_copy": Kind(
            said("Her own copy"),
            of_one_case=True,
            recipients=frozenset({"herself"}),
            whys={
                "her_right": Why(
                    said("Because it is hers"),
                    fields=WORDS | INJURIES | STATEMENTS | FINDINGS | {"survivor_name"},
                    reason="read_back",
                ),
            },
            only_hers=True,
        ),
        "supervision_report": Kind(
            said("Report for supervision"),
            of_one_case=False,
            recipients=frozenset({"commander", "commission"}),
            whys={
                "supervision": Why(said("For supervision")),
                "inspection": Why(said("For an inspection")),
            },
        ),
        "statistics": Kind(
            said("Numbers"),
            of_one_case=False,
            recipients=frozenset({"commander", "commission"}),
            whys={
                "planning": Why(said("For planning")),
                "inspection": Why(said("For an inspection")),
            },
        ),
    }
)
# Who it goes to, by office. Nobody else is sent anything.
OFFICES: Mapping[str, str] = MappingProxyType(
    {
        "court": said("A court"),
        "prosecutor": said("A public prosecutor"),
        "service": said("A service she chose"),
        "herself": said("The survivor herself"),
        "accused": said("The accused, through the court"),
        "commander": said("A commander in the police"),
        "commission": said("A commission or ombudsperson set up by law"),
    }
)
# These have no machine: they are handed paper.
ON_PAPER_ONLY = frozenset({"herself", "accused"})
INSTRUMENTS: Mapping[str, str] = MappingProxyType(
    {
        "court_order": said("Order of a court"),
        "summons": said("Summons to produce a document"),
        "commission_order": said("Order of a commission of inquiry"),
    }
)
# Why something is asked back, and what became of it.
RECALLS: Mapping[str, str] = MappingProxyType(
    {
        "consent_withdrawn": said("She took her consent back"),
        "wrong_recipient": said("It went to the wrong hands"),
        "expired": said("Its time is over"),
        "mistake": said("It holds a mistake"),
    }
)
ENDS: Mapping[str, str] = MappingProxyType(
    {
        "returned": said("returned"),
        "destroyed": said("destroyed, in writing"),
        "not_returned": said("not returned"),
    }
)
REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        "too_much": said("It holds more than the purpose needs"),
        "wrong_recipient": said("It goes to somebody who should not have it"),
        "no_basis": said("Nothing in law asks for it"),
        "unsafe": said("It would put her in danger"),
    }
)
# Who may be the second person, by the post of the first: never the same post, never somebody
# who answers to the first.
_OUTSIDE = frozenset({"custodian", "auditor"})
SECONDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "desk_officer": _OUTSIDE | {"district_commander"},
        "station_clerk": _OUTSIDE | {"district_commander"},
        "station_commander": _OUTSIDE | {"district_commander"},
        "investigator": _OUTSIDE | {"district_commander"},
        "supervisor": _OUTSIDE | {"district_commander"},
        "district_commander": _OUTSIDE | {"regional_commander"},
        "regional_commander": _OUTSIDE | {"inspector_general"},
        "inspector_general": _OUTSIDE,
    }
)


def why_of(kind: str, purpose: str) -> Why | None:
    """This will give what an export of a kind may be for, or None where it may not be."""
    known = KINDS.get(kind)
    return None if known is None else known.whys.get(purpose)


def may_hold(kind: str, purpose: str, fields: frozenset[str]) -> bool:
    """This will say whether an export of this kind and purpose may hold these sealed fields."""
    why = why_of(kind, purpose)
    return why is not None and fields <= why.fields | why.initials


def in_full(why: Why, field: str) -> bool:
    """This will say whether a field leaves in full; else only its first letters do."""
    return field in why.fields


def needs_second(people: int, why: Why) -> bool:
    """This will say whether somebody else has to agree before anything is made."""
    return people > ALONE_AT_MOST or why.compelled or why.by_two


def may_second(asked_post: str, post: str) -> bool:
    """This will say whether a post may agree to what another post asked for."""
    return post != asked_post and post in SECONDS.get(asked_post, frozenset())
