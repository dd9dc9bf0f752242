"""Who may know what: the whole table on one screen.

The order of decision is fixed: a second factor, then conflict of interest, then the seal,
then consent, then the relation to the case and the officer's word that he knows nobody in it,
then the post within its own area. Whatever no line allows is refused. Rank appears nowhere.
The same answer is worked out again, by hand,
in `tests/security/oracle.csv`; whoever changes this page changes that one too.

Time is not decided here: relations are read as they are in force at the instant asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from amaan.confidentiality import leaving
from amaan.kernel.refusals import said

# -- what a relation to the case opens ---------------------------------------------------
# C1 exists, C2 casework in codes, C3 her identity, C4 words and papers, C4.notes what officers
# noted for themselves (plans, diaries, her danger), C4.plan her own safety plan, C5 safe contact,
# C6 where she is, C7 the accused. C6 opens to the desk that hid it, and to nobody else; her plan
# to the desk that made it with her: whoever reads it knows where she would go.
NOTES = "C4.notes"
PLAN = "C4.plan"
EVERYTHING_AT_THE_DESK = frozenset(
    {"C1", "C2", "C3", "C4", NOTES, PLAN, "C4.medical", "C4.conflict", "C4.emergency", "C5", "C6",
     "C7"}
)  # fmt: skip
RELATIONS: Mapping[str, frozenset[str]] = {
    "taker": EVERYTHING_AT_THE_DESK,  # wrote the complaint down
    "desk": EVERYTHING_AT_THE_DESK,  # a colleague of the desk who took the case over
    "investigator": frozenset({"C1", "C2", "C3", "C4", NOTES, "C4.medical", "C5", "C7"}),
    # Officer in charge and clerk, until the FIR is registered and 24 hours after.
    "registering": frozenset({"C1", "C2", "C3", "C4", NOTES, "C7"}),
    "reviewer": frozenset({"C1", "C2", "C4", NOTES, "C7"}),  # by review task; not her name
    # What was sent for scrutiny or advice: the file for the trial. Never how to reach her or where
    # she is, never her danger or what was planned against it: none of that is evidence.
    "prosecutor": frozenset({"C1", "C2", "C4", "C4.medical", "C7"}),
    # In an emergency, for a quarter of an hour: who she is, or how to reach her. Never both,
    # never where she is, never her words.
    "glass_name": frozenset({"C1", "C3"}),
    "glass_reach": frozenset({"C1", "C5"}),
}
EMERGENCY = frozenset({"glass_name", "glass_reach"})
# Everybody else says once, before anything sealed is opened, that he knows nobody in the case.
# She who wrote it down has heard it already; in an emergency there is no time to ask.
WITHOUT_DECLARING = frozenset({"taker"}) | EMERGENCY

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
NEVER = frozenset(
    "custodian auditor registrar observer house_keeper house_worker mediator legal_adviser"
    " provider personnel_officer training_officer community_officer media_officer"
    " programme_officer".split()
)
# What a house that keeps her holds itself is no case: a stay, known to nobody else. Whoever is
# posted in the house stands to it as this says, and to nothing else. C4.medical and the house's
# own address (C6) are its keeper's; whoever is sent to fetch her is given the way for that errand.
IN_A_HOUSE: Mapping[str, frozenset[str]] = {
    "house_keeper": frozenset({"C3", "C4", "C4.medical", "C5", "C6"}),
    "house_worker": frozenset({"C3", "C4", "C5"}),
    "house_escort": frozenset({"C6"}),
}

# -- why somebody looks, and what that reason opens ---------------------------------------
PURPOSES: Mapping[str, tuple[str, frozenset[str]]] = {
    "take_statement": (
        said("To take or complete her statement"),
        frozenset({"C3", "C4", NOTES, "C7"}),
    ),
    "read_back": (
        said("To read her words back to her"),
        frozenset({"C3", "C4", NOTES, PLAN, "C4.medical"}),
    ),
    "register_fir": (said("To register the FIR"), frozenset({"C3", "C4", NOTES, "C7"})),
    "contact_safely": (said("To reach her safely"), frozenset({"C3", "C5"})),
    "hear_alone": (
        said("To hear her alone, where she is"),
        frozenset({"C3", "C5", "C6"}),
    ),
    "medical_docket": (
        said("To prepare the papers for medical examination"),
        frozenset({"C3", "C4", NOTES, "C4.medical"}),
    ),
    "investigate": (
        said("To investigate"),
        frozenset({"C3", "C4", NOTES, "C4.medical", "C7"}),
    ),
    "protect": (
        said("To keep her safe from somebody"),
        frozenset({"C3", PLAN, "C4.conflict", "C4.emergency", "C5", "C7"}),
    ),
    "correct": (
        said("To correct a mistake"),
        # Whoever opened it in an emergency wrote that sentence; nobody else mends it. A plan is
        # made anew with her, never mended.
        EVERYTHING_AT_THE_DESK - {"C1", "C2", "C4.emergency", "C6", PLAN},
    ),
    "hand_over": (
        said("To hand the case over"),
        frozenset({"C3", "C4", NOTES, "C4.medical", "C4.conflict", "C7"}),
    ),
    "review": (said("To review the work on this case"), frozenset({"C4", NOTES, "C7"})),
    "prosecute": (
        said("To prosecute, or to advise on it"),
        frozenset({"C4", "C4.medical", "C7"}),
    ),
    "share_for_care": (
        said("To share with a service she chose"),
        frozenset({"C3", "C4", "C4.medical", "C5"}),
    ),
    "emergency": (
        said("In an emergency, to be answered for"),
        frozenset({"C3", "C5"}),
    ),
    "judge": (said("To judge whether it was an emergency"), frozenset({"C4.emergency"})),
    "keep_her": (
        said("To care for her in this house"),
        frozenset({"C3", "C4", "C4.medical", "C5"}),
    ),
    "find_the_house": (said("To bring her to the house, or to answer a court"), frozenset({"C6"})),
}
# This reason opens those parts that she agreed to share, as long as she does, and no other.
NEEDS_CONSENT = frozenset({"share_for_care"})
# Where she is hidden opens only to whoever gave a second factor in the last five minutes:
# a screen left open must not show it.
NEEDS_FRESH_FACTOR = frozenset({"C6"})
# Where she is opens to nobody beside the desk that hid it, except to these, for one session of
# at most eight hours, where two custodians of the area let them. A house that keeps her
# needs nobody's leave for what it keeps itself: it stands in IN_A_HOUSE.
LET_BY_TWO: Mapping[str, frozenset[str]] = {"C6": frozenset({"investigator"})}
# For these no mask opens. The vault itself compares names: with what an officer searched for,
# among her own cases; and of two people, for a custodian.
COMPARES: Mapping[str, str] = {
    "find": said("To find whether somebody was here before"),
    "compare": said("To compare two people who may be one"),
}
# Some relations are held for one reason only.
ONLY_FOR: Mapping[str, frozenset[str]] = {
    "registering": frozenset({"register_fir"}),
    "reviewer": frozenset({"review"}),
    "prosecutor": frozenset({"prosecute"}),
    "glass_name": frozenset({"emergency"}),
    "glass_reach": frozenset({"emergency"}),
}
# And these reasons are nobody else's: whoever judges holds no relation to the case at all.
ONLY_OF: Mapping[str, frozenset[str]] = {
    "emergency": EMERGENCY,
    "judge": frozenset(),
    "prosecute": frozenset({"prosecutor"}),
    "keep_her": frozenset(),
    "find_the_house": frozenset(),
}
# The reasons of a house; no relation to a case has them, and a house has no other.
OF_A_HOUSE = frozenset({"keep_her", "find_the_house"})

# -- who may do what: by relation, or by post in its own area -----------------------------
AT_THE_DESK = frozenset({"taker", "desk"})
WORKING = AT_THE_DESK | {"investigator"}
BY_NAME = frozenset(RELATIONS) - EMERGENCY
ACTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "read_case": (frozenset(RELATIONS), frozenset(AREAS)),
    "read_casework": (BY_NAME, frozenset()),
    "record": (WORKING, frozenset()),
    "record_registration": (WORKING | {"registering"}, frozenset()),
    "record_obstacle": (WORKING | {"registering"}, frozenset({"station_commander"})),
    # Prosecution and court: what was asked and decided, days in court, what was decided there.
    "read_trial": (WORKING | {"prosecutor"}, frozenset()),
    "record_trial": (WORKING | {"prosecutor"}, frozenset()),
    "send_to_prosecutor": (WORKING, frozenset()),
    # May it go to a forum? Asked of hard rules; a no is counted as an attempt.
    "ask_mediation": (WORKING, frozenset()),
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
    "declare": (BY_NAME, frozenset()),
    "see_standing": (AT_THE_DESK, frozenset()),
    "hand_on": (AT_THE_DESK, frozenset()),
    "record_consent": (WORKING, frozenset()),
    # To let a copy of it leave; what it may hold stands in leaving.py.
    "give_out": (WORKING, frozenset()),
    # A door of her own, where she asks for one; and to take it away again.
    "give_own_door": (AT_THE_DESK, frozenset()),
    "break_glass": (
        frozenset(),
        frozenset({"desk_officer", "station_commander", "supervisor", "district_commander"}),
    ),
}
# What the custodian keeps is a code: who holds it, and whom it is given to. Only where sealed.
KEEPING = frozenset({"see_standing", "hand_on"})
# Whose it is to keep: its own district's custodian's. The province's keeps it where the district
# has none who is fit for this case: none posted, all on leave, or all in conflict with it.
KEEPER = "custodian"
KEEPS = "keeping"
# Who judges an emergency, from outside the station: he is given the one sentence that was written
# with it, while it waits for him, and nothing else. Of a sealed case the auditor alone.
JUDGES = frozenset({"auditor", "supervisor", "district_commander"})
JUDGES_SEALED = frozenset({"auditor"})
JUDGE, JUDGING = "judge", "judging"
# Giving or ending a relation is the act on the left of it.
GIVES: Mapping[str, str] = {
    "desk": "take_over",
    "investigator": "assign",
    "registering": "let_register",
    "reviewer": "ask_for_review",
    "prosecutor": "send_to_prosecutor",
}
ENDS: Mapping[str, str] = {
    "taker": "take_over",
    "desk": "take_over",
    "investigator": "assign",
    "registering": "end_registering",
    "reviewer": "ask_for_review",
    "prosecutor": "send_to_prosecutor",
}
# Nobody makes himself any of these.
NEVER_TO_ONESELF = frozenset({"investigator", "registering", "reviewer", "prosecutor"})
# The registers of people and of work with the public name nobody who was harmed, and no case.
BRANCHES = frozenset(
    "personnel_officer training_officer community_officer media_officer programme_officer".split()
)
COMMAND = frozenset(AREAS) - {"desk_officer"}
PLANNING = frozenset({"district_commander", "regional_commander", "inspector_general"})
WATCHING = COMMAND | BRANCHES | {"auditor", "registrar"}
# Before there is a case only the post speaks.
FRONT_OF_HOUSE = frozenset({"desk_officer", "station_clerk", "station_commander"})
# Who serves in the police, whatever the post; the others come from outside.
SERVING = WATCHING | FRONT_OF_HOUSE | {"investigator", "custodian"}
ACTS_WITHOUT_A_CASE: Mapping[str, frozenset[str]] = {
    "open_contact": FRONT_OF_HOUSE,
    "write_service_call": FRONT_OF_HOUSE,
    # Orders in force, by their own references: for whoever answers a call, and whoever supervises.
    "answer_for_orders": FRONT_OF_HOUSE | {"supervisor", "district_commander"},
    # Whoever inspects closes what was found; the station only says that it is mended.
    "write_inspection": frozenset({"supervisor", "district_commander"}),
    "say_mended": frozenset({"station_commander", "district_commander"}),
    # The store of the station; what a count found amiss is explained by somebody above it.
    "keep_store": frozenset({"station_clerk", "station_commander"}),
    "explain_store": frozenset({"supervisor", "district_commander"}),
    "receive_complaint": FRONT_OF_HOUSE,
    "open_case": FRONT_OF_HOUSE,
    "search_people": frozenset({"desk_officer", "investigator"}),
    "keep_sealed_cases": frozenset({KEEPER}),
    "audit_looks": frozenset({"auditor"}),
    "judge_looks": JUDGES,
    # What may leave is in leaving.py. Reports are of an area, by whoever commands it.
    "ask_for_report": frozenset(AREAS) - {"desk_officer"},
    "keep_recipients": frozenset({KEEPER}),
    "audit_exports": frozenset({"auditor"}),
    # Complaints about police: taken by any desk but the one they are about, answered above it.
    "take_police_complaint": FRONT_OF_HOUSE
    | {"supervisor", "district_commander", "regional_commander", "auditor"},
    "answer_police_complaint": frozenset(
        {"supervisor", "district_commander", "regional_commander", "auditor"}
    ),
    # Forums: who keeps their register, asks the gate, stands for a proposal, writes down what one
    # did, and says as a lawyer what its terms are worth. None of them holds a case by it.
    "keep_forums": frozenset({"supervisor", "district_commander"}),
    "ask_gate": FRONT_OF_HOUSE,
    "stand_for_proposal": frozenset({"supervisor", "district_commander"}),
    "lift_earlier_violence": frozenset({"district_commander"}),
    "write_dispute": FRONT_OF_HOUSE | {"mediator"},
    "judge_terms": frozenset({"legal_adviser"}),
    # What is seen in court: on forms without a person or a case. Who studies them all stands
    # outside the police, and holds no case either; those who are asked to mend something answer.
    "write_observation": frozenset({"observer"}),
    "keep_court_study": frozenset({"auditor"}),
    "answer_recommendation": frozenset({"district_commander", "prosecutor"}),
    # A house and whom it keeps; and what is its keeper's alone.
    "work_in_house": frozenset({"house_keeper", "house_worker"}),
    "keep_house": frozenset({"house_keeper"}),
    # The directory of services: who keeps it, reads it, may say that one stands as written, and
    # the one thing that a service's own worker does here.
    "keep_directory": frozenset({"supervisor", "district_commander", "registrar"}),
    "look_up_services": frozenset(AREAS) | {"station_clerk", "investigator", "registrar"},
    "verify_service": FRONT_OF_HOUSE
    | {"investigator", "supervisor", "district_commander", "registrar"},
    "say_how_a_district_stands": frozenset({"supervisor", "district_commander"}),
    "answer_referral": frozenset({"provider"}),
    # Figures of an area, true counts, inside the chain of command.
    "read_figures": COMMAND,
    # Twelve figures of their own station, never broken down; and how places are drawn.
    "read_desk_figures": frozenset({"desk_officer", "station_clerk"}),
    "lay_out_places": frozenset({"registrar"}),
    # The crime meeting: who calls one and writes what it decides, who is asked and answers for a
    # decision, who reads of it.
    "hold_meeting": frozenset({"district_commander", "regional_commander", "inspector_general"}),
    "answer_meeting": COMMAND - {"inspector_general"},
    "read_meeting": COMMAND,
    # Whether desks work: asked before they open, by whoever opens them for a province.
    "keep_studies": frozenset({"programme_officer", "inspector_general"}),
    "read_studies": COMMAND - {"station_commander", "supervisor"} | {"programme_officer"},
    # The annual plan: written by whoever commands a district or more and decided above him; read
    # by the programme officer too, with small numbers hidden.
    "keep_plans": PLANNING,
    "read_plans": PLANNING | {"programme_officer"},
    # What becomes public of them: one prepares, another lets it out; requests for information.
    "prepare_release": frozenset({"programme_officer"}),
    "decide_release": frozenset({"inspector_general"}),
    "read_releases": frozenset({"programme_officer", "inspector_general", "auditor"}),
    "keep_requests": frozenset({"programme_officer"}),
    "read_requests": frozenset({"programme_officer", "inspector_general", "auditor"}),
    # The registers of the branches: each keeps its own; whoever commands an area, or watches over
    # it, reads them all. What the press asked is read by those who answer for it.
    "keep_workforce": frozenset({"personnel_officer", "registrar"}),
    "read_workforce": WATCHING - {"media_officer", "community_officer"},
    # What every officer may say of the service without a name, and of what was done to herself.
    "answer_survey": SERVING,
    "complain_of_harassment": SERVING,
    "audit_harassment": frozenset({"auditor"}),
    # Who plans a desk's roster, who reads it, and who may say that he is there.
    "keep_roster": frozenset(
        {"station_commander", "supervisor", "district_commander", "personnel_officer"}
    ),
    "read_roster": (WATCHING - {"media_officer", "community_officer"})
    | FRONT_OF_HOUSE
    | {"investigator"},
    "say_here": FRONT_OF_HOUSE | {"investigator"},
    "keep_training": frozenset({"training_officer"}),
    "read_training": WATCHING,
    "keep_community": frozenset({"community_officer", "station_commander"}),
    "read_community": WATCHING,
    "keep_media": frozenset({"media_officer"}),
    "read_media": COMMAND - {"station_commander"}
    | {"media_officer", "programme_officer", "auditor"},
    # That an identity became public, never whose: for those who answer for it.
    "keep_disclosures": frozenset({"media_officer"}),
    "read_disclosures": frozenset({"media_officer", "auditor", "custodian"}),
    # Whether a text may go out: asked by whoever writes to the public, decided where in doubt.
    "check_draft": COMMAND | BRANCHES | {"auditor"},
    "decide_draft": frozenset({"custodian"}),
    "keep_programme": frozenset({"programme_officer"}),
    "read_programme": WATCHING,
    # What a desk has, as whoever answers for it looked; and what its own people say is broken.
    "keep_desks": frozenset({"station_commander", "supervisor", "district_commander", "registrar"}),
    "read_desks": WATCHING | FRONT_OF_HOUSE,
    "report_broken": FRONT_OF_HOUSE | {"supervisor", "district_commander", "registrar"},
    # Complaints that are not about violence; and how desks are used, in numbers.
    "keep_ordinary": FRONT_OF_HOUSE,
    "read_desk_use": COMMAND | FRONT_OF_HOUSE | {"auditor", "registrar", "programme_officer"},
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
    declared: bool = False,
    consents: frozenset[str] = frozenset(),
    let: frozenset[str] = frozenset(),
    assurance: int = SECOND_FACTOR,
) -> Decision:
    """This will decide whether somebody may do an act, or see a part of a case's file.

    `scope` says which of desk, station, district, region and province the actor shares with
    the case, whether it is his to keep, and whether an emergency on it waits for his judgement.
    A part from C3 on needs a purpose that opens it, and `declared`: that he gave his
    word to know nobody in it. `consents` are pairs, such as `share_for_care C3`; `let` are the
    parts to which two custodians let him in this session.
    """
    if assurance < SECOND_FACTOR:
        return Decision(False, "second factor")
    if conflicted:
        return Decision(False, "conflict")
    if held := sorted(relations & IN_A_HOUSE.keys()):
        return _in_a_house(post, held, act_or_class, purpose)
    if post in NEVER and purpose != JUDGE:
        keeps = post == KEEPER and sealed and act_or_class in KEEPING and KEEPS in scope
        return Decision(keeps, "keeper" if keeps else "post holds no case")
    if sealed:
        # An emergency opens no sealed case, also where it began before the seal.
        relations = relations - EMERGENCY
        if not relations and purpose != JUDGE:
            return Decision(False, "sealed")
    if purpose in NEEDS_CONSENT and f"{purpose} {act_or_class}" not in consents:
        return Decision(False, "consent")
    if purpose == JUDGE:
        judges = JUDGING in scope and post in (JUDGES_SEALED if sealed else JUDGES)
        opens = judges and act_or_class in PURPOSES[JUDGE][1]
        return Decision(opens, JUDGING if opens else "purpose")
    by_relation, by_post = _who_may(act_or_class)
    if act_or_class in let:
        by_relation |= LET_BY_TWO.get(act_or_class, frozenset())
    if held := sorted(relations & by_relation):
        return _for_this_purpose(held, act_or_class, purpose, declared)
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


def reason(purpose: str) -> str:
    """This will give the words of a reason, as the journal of looks shows it; or its code."""
    if purpose in leaving.KINDS:
        return leaving.KINDS[purpose].label
    return COMPARES.get(purpose) or PURPOSES.get(purpose, (purpose,))[0]


def may_compare(post: str, assurance: int = SECOND_FACTOR) -> Decision:
    """This will say whether a post may see who two people are, to tell whether they are one.

    Only where the two were put to it, which the vault finds out; and never their cases.
    """
    if assurance < SECOND_FACTOR:
        return Decision(False, "second factor")
    return Decision(post == KEEPER, "custodian" if post == KEEPER else "no post")


def may_see_caseloads(post: str) -> bool:
    """This will say whether a post may know who carries how many files: whoever assigns them."""
    return post in ACTS["assign"][1]


def purposes_for(
    relations: frozenset[str],
    part: str,
    consents: frozenset[str] = frozenset(),
    scope: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """This will list the reasons that would open this part to somebody with these relations."""
    judged = (JUDGE,) if JUDGING in scope and part in PURPOSES[JUDGE][1] else ()
    held = {r for r in relations if part in RELATIONS.get(r, frozenset())}
    if any(part in IN_A_HOUSE.get(r, frozenset()) for r in relations):
        return tuple(name for name in PURPOSES if name in OF_A_HOUSE and part in PURPOSES[name][1])
    return judged + tuple(
        name
        for name, (_label, opens) in PURPOSES.items()
        if part in opens
        and (name not in NEEDS_CONSENT or f"{name} {part}" in consents)
        and any(_fits(relation, name) for relation in held)
    )


def emergency_opens(relation: str) -> str:
    """This will name the one part of the file that an emergency of this kind opens."""
    (part,) = RELATIONS[relation] - {"C1"}
    return part


def _who_may(act_or_class: str) -> tuple[frozenset[str], frozenset[str]]:
    if act_or_class in ACTS:
        return ACTS[act_or_class]
    if act_or_class not in EVERYTHING_AT_THE_DESK:
        raise UnknownAct(act_or_class)
    holders = frozenset(name for name, opens in RELATIONS.items() if act_or_class in opens)
    return holders, frozenset(AREAS) if act_or_class == "C1" else frozenset()


def _in_a_house(post: str, held: list[str], part: str, purpose: str) -> Decision:
    """This will decide what of a stay opens to whoever serves in the house that keeps her."""
    if post not in ACTS_WITHOUT_A_CASE["work_in_house"]:
        return Decision(False, "no post")
    opens = PURPOSES[purpose][1] if purpose in OF_A_HOUSE else frozenset[str]()
    for relation in held:
        if part in IN_A_HOUSE[relation]:
            return Decision(part in opens, f"relation {relation}" if part in opens else "purpose")
    return Decision(False, "no relation")


def _fits(relation: str, purpose: str) -> bool:
    return purpose in ONLY_FOR.get(relation, PURPOSES) and relation in ONLY_OF.get(
        purpose, RELATIONS
    )


def _for_this_purpose(held: list[str], act_or_class: str, purpose: str, declared: bool) -> Decision:
    if act_or_class in ACTS or act_or_class in {"C1", "C2"}:
        return Decision(True, f"relation {held[0]}")
    _label, opens = PURPOSES.get(purpose, ("", frozenset()))
    fitting = [r for r in held if act_or_class in opens and _fits(r, purpose)]
    for relation in fitting:
        if declared or relation in WITHOUT_DECLARING:
            return Decision(True, f"relation {relation}")
    return Decision(False, "declaration" if fitting else "purpose")
