"""Who may know what: the whole table on one screen.

The order of decision is fixed: a second factor, then conflict of interest, then the seal,
then consent, then the relation to the case, then the post within its own area. Whatever no
line allows is refused. Rank appears nowhere. The same answer is worked out again, by hand,
in `tests/security/oracle.csv`; whoever changes this page changes that one too.

Time is not decided here: relations are read as they are in force at the instant asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from amaan.kernel.refusals import said

# -- what a relation to the case opens ---------------------------------------------------
# C1 exists, C2 casework in codes, C3 her identity, C4 words and papers, C5 safe contact,
# C6 where she is, C7 the accused. C6 opens to the desk that hid it, and to nobody else.
EVERYTHING_AT_THE_DESK = frozenset(
    {"C1", "C2", "C3", "C4", "C4.medical", "C4.conflict", "C5", "C6", "C7"}
)
RELATIONS: Mapping[str, frozenset[str]] = {
    "taker": EVERYTHING_AT_THE_DESK,  # wrote the complaint down
    "desk": EVERYTHING_AT_THE_DESK,  # a colleague of the desk who took the case over
    "investigator": frozenset({"C1", "C2", "C3", "C4", "C4.medical", "C5", "C7"}),
    # Officer in charge and clerk, until the FIR is registered and 24 hours after.
    "registering": frozenset({"C1", "C2", "C3", "C4", "C7"}),
    "reviewer": frozenset({"C1", "C2", "C4", "C7"}),  # by review task; not her name
}

# -- what a post opens by itself, inside its own area, while the case is not sealed ------
# Only that the case exists, its duties and their lateness. Every other post: nothing.
AREAS: Mapping[str, str] = {
    "desk_officer": "desk",
    "station_commander": "station",
    "supervisor": "district",
    "district_commander": "district",
    "regional_commander": "region",
    "inspector_general": "province",
}
# Whatever was granted to them, these hold no case: they watch, keep or appoint.
NEVER = frozenset({"custodian", "auditor", "registrar"})

# -- why somebody looks, and what that reason opens ---------------------------------------
PURPOSES: Mapping[str, tuple[str, frozenset[str]]] = {
    "take_statement": (
        said("To take or complete her statement"),
        frozenset({"C3", "C4", "C7"}),
    ),
    "read_back": (
        said("To read her words back to her"),
        frozenset({"C3", "C4", "C4.medical"}),
    ),
    "register_fir": (said("To register the FIR"), frozenset({"C3", "C4", "C7"})),
    "contact_safely": (said("To reach her safely"), frozenset({"C3", "C5"})),
    "hear_alone": (
        said("To hear her alone, where she is"),
        frozenset({"C3", "C5", "C6"}),
    ),
    "medical_docket": (
        said("To prepare the papers for medical examination"),
        frozenset({"C3", "C4", "C4.medical"}),
    ),
    "investigate": (
        said("To investigate"),
        frozenset({"C3", "C4", "C4.medical", "C7"}),
    ),
    "protect": (
        said("To keep her safe from somebody"),
        frozenset({"C3", "C4.conflict", "C5", "C7"}),
    ),
    "correct": (
        said("To correct a mistake"),
        EVERYTHING_AT_THE_DESK - {"C1", "C2", "C6"},
    ),
    "hand_over": (
        said("To hand the case over"),
        frozenset({"C3", "C4", "C4.medical", "C4.conflict", "C7"}),
    ),
    "review": (said("To review the work on this case"), frozenset({"C4", "C7"})),
    "share_for_care": (
        said("To share with a service she chose"),
        frozenset({"C3", "C5"}),
    ),
}
# Without her recorded consent this reason opens nothing.
NEEDS_CONSENT = frozenset({"share_for_care"})
# Some relations are held for one reason only.
ONLY_FOR: Mapping[str, frozenset[str]] = {
    "registering": frozenset({"register_fir"}),
    "reviewer": frozenset({"review"}),
}

# -- who may do what: by relation, or by post in its own area -----------------------------
AT_THE_DESK = frozenset({"taker", "desk"})
WORKING = AT_THE_DESK | {"investigator"}
ACTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "read_case": (frozenset(RELATIONS), frozenset(AREAS)),
    "read_casework": (frozenset(RELATIONS), frozenset()),
    "record": (WORKING, frozenset()),
    "record_registration": (WORKING | {"registering"}, frozenset()),
    "record_review": (frozenset({"reviewer"}), frozenset({"supervisor", "district_commander"})),
    "print_papers": (WORKING | {"registering"}, frozenset()),
    "seal_case": (WORKING, frozenset()),
    "see_who_looked": (WORKING, frozenset()),
    "take_over": (AT_THE_DESK, frozenset({"desk_officer"})),
    "assign": (
        AT_THE_DESK,
        frozenset({"station_commander", "supervisor", "district_commander"}),
    ),
    "let_register": (AT_THE_DESK, frozenset()),
    "ask_for_review": (AT_THE_DESK, frozenset({"supervisor", "district_commander"})),
    "end_registering": (WORKING | {"registering"}, frozenset()),
}
# Giving or ending a relation is the act on the left of it.
GIVES: Mapping[str, str] = {
    "desk": "take_over",
    "investigator": "assign",
    "registering": "let_register",
    "reviewer": "ask_for_review",
}
ENDS: Mapping[str, str] = {
    "taker": "take_over",
    "desk": "take_over",
    "investigator": "assign",
    "registering": "end_registering",
    "reviewer": "ask_for_review",
}
# Nobody makes himself any of these.
NEVER_TO_ONESELF = frozenset({"investigator", "registering", "reviewer"})
# Before there is a case only the post speaks.
FRONT_OF_HOUSE = frozenset({"desk_officer", "station_clerk", "station_commander"})
ACTS_WITHOUT_A_CASE: Mapping[str, frozenset[str]] = {
    "open_contact": FRONT_OF_HOUSE,
    "receive_complaint": FRONT_OF_HOUSE,
    "open_case": FRONT_OF_HOUSE,
}

SECOND_FACTOR = 2


@dataclass(frozen=True)
class Decision:
    """Yes or no, and which line of this page said so."""

    allowed: bool
    rule: str


class UnknownAct(LookupError):
    """A verb asks for an act that this page does not name: a fault of ours, never of hers."""


def decide(
    *,
    post: str,
    relations: frozenset[str],
    scope: frozenset[str],
    sealed: bool,
    conflicted: bool,
    act_or_class: str,
    purpose: str = "",
    consent: bool = False,
    assurance: int = SECOND_FACTOR,
) -> Decision:
    """This will decide whether somebody may do an act, or see a part of a case's file.

    `scope` says which of desk, station and district the actor shares with the case. A
    part from C3 on needs a purpose that opens it.
    """
    if assurance < SECOND_FACTOR:
        return Decision(False, "second factor")
    if conflicted:
        return Decision(False, "conflict")
    if post in NEVER:
        return Decision(False, "post holds no case")
    if sealed and not relations:
        return Decision(False, "sealed")
    if purpose in NEEDS_CONSENT and not consent:
        return Decision(False, "consent")
    by_relation, by_post = _who_may(act_or_class)
    if held := sorted(relations & by_relation):
        return _for_this_purpose(held, act_or_class, purpose)
    if not sealed and post in by_post and AREAS.get(post) in scope:
        return Decision(True, f"post in its {AREAS[post]}")
    return Decision(False, "no relation")


def may_before_a_case(post: str, act: str) -> Decision:
    """This will decide an act for which there is no case yet.

    Raises: UnknownAct when this page does not name the act.
    """
    if act not in ACTS_WITHOUT_A_CASE:
        raise UnknownAct(act)
    allowed = post in ACTS_WITHOUT_A_CASE[act]
    return Decision(allowed, "post" if allowed else "no post")


def may_see_caseloads(post: str) -> bool:
    """This will say whether a post may know who carries how many files: whoever assigns them."""
    return post in ACTS["assign"][1]


def purposes_for(relations: frozenset[str], part: str) -> tuple[str, ...]:
    """This will list the reasons that would open this part to somebody with these relations."""
    held = {r for r in relations if part in RELATIONS.get(r, frozenset())}
    return tuple(
        name
        for name, (_label, opens) in PURPOSES.items()
        if part in opens
        and name not in NEEDS_CONSENT
        and any(name in ONLY_FOR.get(relation, PURPOSES) for relation in held)
    )


def _who_may(act_or_class: str) -> tuple[frozenset[str], frozenset[str]]:
    if act_or_class in ACTS:
        return ACTS[act_or_class]
    if act_or_class not in EVERYTHING_AT_THE_DESK:
        raise UnknownAct(act_or_class)
    holders = frozenset(name for name, opens in RELATIONS.items() if act_or_class in opens)
    return holders, frozenset(AREAS) if act_or_class == "C1" else frozenset()


def _for_this_purpose(held: list[str], act_or_class: str, purpose: str) -> Decision:
    if act_or_class in ACTS or act_or_class in {"C1", "C2"}:
        return Decision(True, f"relation {held[0]}")
    _label, opens = PURPOSES.get(purpose, ("", frozenset()))
    for relation in held:
        if act_or_class in opens and purpose in ONLY_FOR.get(relation, PURPOSES):
            return Decision(True, f"relation {relation}")
    return Decision(False, "purpose")
