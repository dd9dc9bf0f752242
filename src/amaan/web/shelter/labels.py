"""What the codes of a house are called. Their lists stand in `amaan.support.house_codes`."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Labels = Mapping[str, "_StrPromise"]

KINDS: Labels = {"shelter": _("Shelter home"), "crisis_centre": _("Crisis centre")}
CAME_BY: Labels = {
    "herself": _("She came herself"),
    "court": _("A court sent her"),
    "ngo": _("An organisation brought her"),
    "line_15": _("Through 15"),
    "hospital": _("A hospital brought her"),
    "police": _("Police brought her"),
    "helpline": _("Through a helpline"),
    "committee": _("A protection committee or officer"),
    "press": _("Through the press or a social worker"),
    "relative": _("Somebody of her own brought her"),
    "other_house": _("From another house"),
}
POLICE_CASE: Labels = {
    "yes": _("Yes, she has a slip"),
    "no": _("No"),
    "unknown": _("Not known; not asked"),
}
AGE_BANDS: Labels = {
    "under_18": _("Below 18"),
    "18_25": _("18 to 25"),
    "26_35": _("26 to 35"),
    "36_50": _("36 to 50"),
    "over_50": _("Above 50"),
    "unknown": _("Not known"),
}
KNOWN: Labels = {"yes": _("Yes"), "no": _("No"), "unknown": _("Not known")}
FIRST: Labels = {
    "danger_outside": _("Is somebody outside, or on the way, whom she fears?"),
    "followed": _("Could she have been followed here?"),
    "phone_traced": _("Is her telephone shared, or could it show where she is?"),
    "hurt": _("Is she hurt, or was she strangled or given anything to swallow?"),
    "assault_5d": _("Was she forced to anything sexual in the last five days?"),
    "pregnant": _("Is she pregnant, or could she be?"),
    "medicine": _("Does she or a child need a medicine tonight?"),
    "self_harm": _("Does she think of ending her life?"),
    "wheelchair": _("Does she or a child need a room without steps?"),
    "interpreter": _("Does she need an interpreter?"),
}
# What a yes asks for, at once.
FIRST_DO: Labels = {
    "danger_outside": _(
        "Bring her inside, lock the gate, call 15. Say no name and no reason aloud."
    ),
    "followed": _("Close the gate and look at the camera before anybody goes out."),
    "phone_traced": _("Switch the telephone off, with her leave, and take its battery or SIM out."),
    "hurt": _("Doctor or ambulance now. A strangled woman needs a doctor even if she feels well."),
    "assault_5d": _(
        "Hospital now, if she wants it: medicine against infection within 72 hours, against"
        " pregnancy within 120. She need not report anything for it."
    ),
    "pregnant": _("Ask about pain or bleeding; the doctor sees her tomorrow at the latest."),
    "medicine": _("Find the medicine tonight; ask the doctor on call."),
    "self_harm": _("She is not left alone tonight. Call the doctor or counsellor on call now."),
    "wheelchair": _("A bed in a room without steps."),
    "interpreter": _("A woman interpreter by telephone; never a child, never a relative."),
}
BASES: Labels = {
    "herself": _("She wants it herself"),
    "court_order": _("Order of a court"),
    "protection_order": _("Protection or residence order"),
    "guardian_child": _("A girl below 18 without anybody safe"),
}
REFUSED: Labels = {
    "no_bed": _("No bed is free"),
    "boys_age": _("A son is older than this house takes"),
    "needs_hospital": _("She needs a hospital first"),
    "needs_other_house": _("She needs help that another house gives"),
    "danger_to_others": _("She is a danger to others tonight"),
    "order_needed": _("This house takes in on an order only"),
    "she_declined": _("She does not want to stay"),
}
SENT_TO: Labels = {
    "other_house": _("Another house"),
    "hospital": _("A hospital"),
    "crisis_centre": _("A crisis centre"),
    "women_police_station": _("A women's police station"),
    "child_protection": _("A child protection centre"),
    "relative_she_chose": _("Somebody she chose"),
    "own_choice": _("Where she wanted to go"),
}
BROUGHT_BY: Labels = {
    "our_escort": _("Our own escort"),
    "ambulance": _("Ambulance"),
    "line_15": _("Car of 15"),
    "ngo": _("An organisation"),
    "she_went_alone": _("She went alone, as she wanted"),
}
WHO_MAY: Labels = {
    "mother": _("Mother"),
    "father": _("Father"),
    "sister": _("Sister"),
    "brother": _("Brother"),
    "child": _("Her child"),
    "friend": _("Friend"),
    "husband": _("Husband"),
    "other_kin": _("Other relative"),
    "lawyer": _("Lawyer"),
    "social_worker": _("Social worker"),
    "employer": _("Employer or teacher"),
}
MAY: Labels = {
    "call": _("May telephone"),
    "visit": _("May visit"),
    "both": _("May telephone and visit"),
}
SORTS: Labels = {
    "log": _("Day and night"),
    "incident": _("Incident"),
    "visit": _("Visit or call"),
    "medical": _("Doctor"),
    "counselling": _("Counselling"),
    "legal": _("Legal help"),
    "plan": _("Her plan"),
    "let_known": _("The place was made known"),
    "follow_up": _("After she left"),
}
WHATS: Mapping[str, Labels] = {
    "log": {
        "shift_handed_over": _("Shift handed over, everybody counted"),
        "all_in": _("Everybody in for the night"),
        "went_out": _("She went out"),
        "came_back": _("She came back"),
        "meal": _("Meals"),
        "school": _("School"),
        "class_held": _("A class or work was held"),
        "goods_received": _("Goods or gifts received"),
        "other": _("Something else"),
    },
    "incident": {
        "stranger_at_gate": _("A stranger at the gate or wall"),
        "threat": _("A threat by telephone, letter or in person"),
        "self_harm": _("Somebody harmed herself, or wanted to"),
        "illness": _("Sudden illness or injury"),
        "quarrel": _("A quarrel"),
        "violence_inside": _("Violence in the house"),
        "missing": _("A resident or child is missing"),
        "complaint_of_staff": _("A complaint about somebody of the staff"),
        "theft": _("Something was stolen"),
        "fire_power_water": _("Fire, power, water or line failed"),
        "other": _("Something else"),
    },
    "visit": {
        "visit": _("A visit to her"),
        "call_in": _("A call for her"),
        "call_out": _("A call she made"),
        "court_officer": _("An officer of a court came to her"),
        "police_officer": _("A police officer came to her"),
    },
    "medical": {
        "first_check": _("First medical check"),
        "doctor_came": _("The doctor saw her"),
        "taken_to_hospital": _("Taken to hospital"),
        "medicine_given": _("Medicine given"),
        "pregnancy_care": _("Care in pregnancy or after birth"),
    },
    "counselling": {
        "first_talk": _("First talk with a counsellor"),
        "talk": _("Talk with a counsellor"),
        "child_talk": _("A child was seen"),
        "group": _("Group"),
    },
    "legal": {
        "lawyer_seen": _("A lawyer saw her"),
        "power_signed": _("Power of attorney signed"),
        "statement_before_court": _("She was heard by a court"),
        "day_in_court": _("Day in court"),
        "order_asked": _("A protection order was asked for"),
        "papers_recovered": _("Identity card or papers got back"),
        "custody_of_children": _("Custody of her children"),
    },
    "plan": {
        "plan_made": _("Plan made with her, in her words"),
        "plan_gone_through": _("Plan gone through with her"),
        "skills": _("Training"),
        "work": _("Work"),
        "documents": _("Documents"),
        "school_place": _("A school for a child"),
    },
    "let_known": {
        "with_her_consent": _("With her own written consent"),
        "on_court_order": _("On the order of a court"),
    },
    "follow_up": {
        "safe": _("She is safe"),
        "in_danger_again": _("She is in danger again"),
        "came_back": _("She came back to the house"),
        "not_reached": _("She was not reached"),
        "asks_for_help": _("She asks for help"),
    },
}
RESULTS: Labels = {
    "": _("Nothing came of it yet"),
    "done": _("Done"),
    "offered_declined": _("Offered; she did not want it"),
    "to_be_done": _("To be done"),
    "not_available": _("Not to be had"),
    "let": _("Let through; she wanted it"),
    "she_declined": _("She did not want it"),
    "refused": _("Not let through"),
    "not_on_list": _("Not on her list; sent away without an answer"),
    "nobody_told": _("Nobody outside was told"),
    "line_15_called": _("15 was called, without a reason said"),
    "keeper_called": _("The keeper was called"),
    "doctor_called": _("A doctor was called"),
    "department_told": _("The department was told"),
}
LEFT_WHY: Labels = {
    "her_wish": _("She wanted to go"),
    "court_order": _("Order of a court"),
    "other_house": _("Another house suits her better"),
    "home_made_safe": _("Her home was made safe"),
    "marriage_or_work": _("Work, studies or marriage of her own will"),
    "rules_broken": _("The house could not go on keeping her"),
    "did_not_come_back": _("She did not come back"),
    "died": _("She died"),
}
LEFT_TO: Labels = {
    "own_home": _("Her own home"),
    "parents": _("Her parents"),
    "relative": _("A relative she chose"),
    "husband": _("Her husband"),
    "other_house": _("Another house"),
    "rented": _("A place of her own"),
    "hostel": _("A hostel or her work"),
    "hospital": _("A hospital"),
    "not_said": _("She does not want it kept"),
}
PLAN_MADE: Labels = {
    "made": _("Made with her"),
    "she_declined": _("Offered; she did not want one"),
    "not_possible": _("Not possible"),
}
FOLLOW_UP: Labels = {
    "call": _("We telephone, by her safe way"),
    "visit": _("We visit"),
    "she_calls": _("She calls us"),
    "none_wanted": _("She wants none"),
    "not_possible": _("Not possible"),
}
ASKED_BY: Labels = {
    "family": _("Her family"),
    "husband": _("Her husband"),
    "in_laws": _("Her in-laws"),
    "police": _("A police officer"),
    "court_officer": _("An officer of a court"),
    "lawyer": _("A lawyer"),
    "press": _("A journalist"),
    "official": _("Another official"),
    "unknown": _("Nobody knows who"),
}
ASKED_WAY: Labels = {
    "telephone": _("By telephone"),
    "at_gate": _("At the gate"),
    "letter": _("By letter"),
    "message": _("By message"),
}
SAID: Labels = {
    "sentence": _("The one sentence"),
    "nothing": _("Nothing"),
    "said_more": _("More was said: tell the keeper now"),
}
WORD_ABOUT: Labels = {
    "call_desk": _("Please call the desk"),
    "court_day": _("A day in court"),
    "statement": _("She is needed for a statement"),
    "order_news": _("News of an order"),
    "release_news": _("Somebody she fears is to be released"),
    "papers": _("Papers are ready for her"),
    "well": _("Whether she is well"),
}
WORD_ANSWERS: Labels = {
    "": _("not given to her yet"),
    "will_call": _("She will call"),
    "will_come": _("She will come"),
    "knows_it": _("She knows it now"),
    "not_now": _("Not now"),
    "no_more_word": _("She wants no more word"),
}
OUTCOMES: Labels = {
    "": _("Waits at the door"),
    "admitted": _("Taken in"),
    "refused": _("Brought elsewhere"),
}
INSPECTED_BY: Labels = {
    "district_committee": _("District committee"),
    "judge": _("A judge"),
    "department": _("The department"),
    "human_rights_body": _("A human rights body"),
}
LOOKED: Labels = {"yes": _("Yes"), "no": _("No"), "not_looked": _("Not looked at")}
SEXES: Labels = {
    "female": _("Girl"),
    "male": _("Boy"),
    "transgender": _("Transgender child"),
}
CLOCKS: Labels = {
    "medical": _("First medical check"),
    "counselling": _("First talk with a counsellor"),
}


def options(labels: Labels, codes: Iterable[str] = ()) -> "tuple[tuple[str, _StrPromise], ...]":
    """This will give the answers of a question, in the order of the list or as named."""
    return tuple((code, labels[code]) for code in (codes or labels))


def word(labels: Labels, code: str) -> str:
    """This will say what a code means; one that lost its place is shown as it is stored."""
    return str(labels[code]) if code in labels else code
