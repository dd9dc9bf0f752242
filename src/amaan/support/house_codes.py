"""The closed lists of a house: how she came, why not, what was written of her days, where she went.

Pages label them; the tables hold nothing else in the open.
"""

from collections.abc import Mapping

KINDS = ("shelter", "crisis_centre")
CAME_BY = (
    "herself", "court", "ngo", "line_15", "hospital", "police", "helpline", "committee", "press",
    "relative", "other_house",
)  # fmt: skip
POLICE_CASE = ("yes", "no", "unknown")
AGE_BANDS = ("under_18", "18_25", "26_35", "36_50", "over_50", "unknown")
KNOWN = ("yes", "no", "unknown")
# Safety and care before anything else; a yes says what to do at once.
FIRST = (
    "danger_outside", "followed", "phone_traced", "hurt", "assault_5d", "pregnant", "medicine",
    "self_harm", "wheelchair", "interpreter",
)  # fmt: skip
BASES = ("herself", "court_order", "protection_order", "guardian_child")
REFUSED = (
    "no_bed", "boys_age", "needs_hospital", "needs_other_house", "danger_to_others", "order_needed",
    "she_declined",
)  # fmt: skip
SENT_TO = (
    "other_house", "hospital", "crisis_centre", "women_police_station", "child_protection",
    "relative_she_chose", "own_choice",
)  # fmt: skip
BROUGHT_BY = ("our_escort", "ambulance", "line_15", "ngo", "she_went_alone")
WHO_MAY = (
    "mother", "father", "sister", "brother", "child", "friend", "husband", "other_kin", "lawyer",
    "social_worker", "employer",
)  # fmt: skip
MAY = ("call", "visit", "both")

# What is written in the running log, by its sort; each with what came of it, where something can.
DONE = ("done", "offered_declined", "to_be_done", "not_available")
LET = ("let", "she_declined", "refused", "not_on_list")
TOLD = ("nobody_told", "line_15_called", "keeper_called", "doctor_called", "department_told")
SORTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "log": (
        ("shift_handed_over", "all_in", "went_out", "came_back", "meal", "school", "class_held",
         "goods_received", "other"),
        (),
    ),
    "incident": (
        ("stranger_at_gate", "threat", "self_harm", "illness", "quarrel", "violence_inside",
         "missing", "complaint_of_staff", "theft", "fire_power_water", "other"),
        TOLD,
    ),
    "visit": (("visit", "call_in", "call_out", "court_officer", "police_officer"), LET),
    "medical": (
        ("first_check", "doctor_came", "taken_to_hospital", "medicine_given", "pregnancy_care"),
        DONE,
    ),
    "counselling": (("first_talk", "talk", "child_talk", "group"), DONE),
    "legal": (
        ("lawyer_seen", "power_signed", "statement_before_court", "day_in_court", "order_asked",
         "papers_recovered", "custody_of_children"),
        DONE,
    ),
    "plan": (
        ("plan_made", "plan_gone_through", "skills", "work", "documents", "school_place"),
        DONE,
    ),
    "let_known": (("with_her_consent", "on_court_order"), ()),
    "follow_up": (("safe", "in_danger_again", "came_back", "not_reached", "asks_for_help"), ()),
}  # fmt: skip
# These meet the two clocks of a stay, when they were done or offered and declined.
MEETS: Mapping[tuple[str, str], str] = {
    ("medical", "first_check"): "medical",
    ("counselling", "first_talk"): "counselling",
}
# What the keeper alone reads and writes.
KEEPERS_OWN = frozenset({"medical", "counselling"})
# Written of the house as well as of a stay.
WITHOUT_A_STAY = frozenset({"log", "incident"})

LEFT_WHY = (
    "her_wish", "court_order", "other_house", "home_made_safe", "marriage_or_work", "rules_broken",
    "did_not_come_back", "died",
)  # fmt: skip
LEFT_TO = (
    "own_home", "parents", "relative", "husband", "other_house", "rented", "hostel", "hospital",
    "not_said",
)  # fmt: skip
PLAN_MADE = ("made", "she_declined", "not_possible")
FOLLOW_UP = ("call", "visit", "she_calls", "none_wanted", "not_possible")

ASKED_BY = (
    "family", "husband", "in_laws", "police", "court_officer", "lawyer", "press", "official",
    "unknown",
)  # fmt: skip
ASKED_WAY = ("telephone", "at_gate", "letter", "message")
# What was said: the one sentence; or, to be learned from, something else.
SAID = ("sentence", "said_more", "nothing")
WORD_ABOUT = ("call_desk", "court_day", "statement", "order_news", "release_news", "papers", "well")
WORD_ANSWERS = ("will_call", "will_come", "knows_it", "not_now", "no_more_word")

INSPECTED_BY = ("district_committee", "judge", "department", "human_rights_body")
LOOKED = ("yes", "no", "not_looked")
