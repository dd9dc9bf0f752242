"""What is asked beside each detail of an entry, and what to keep in mind with a kind of entry.

Words alone, as an officer is asked them: what happened, never whose fault it was.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

DETAILS: Mapping[str, "_StrPromise"] = {
    "mode": _("How it was received"),
    "informant": _("Who told it"),
    "survivor_age": _("Her age"),
    "survivor_sex": _("She is"),
    "anonymous": _("Taken without a name"),
    "needs": _("What she needs"),
    "survivor_heard": _("She was heard herself"),
    "danger_now": _("Is she in danger now?"),
    "injury_or_assault_7d": _("Injury or sexual assault in the last 7 days?"),
    "children_at_risk": _("Are children at risk?"),
    "strangulation": _("Was her neck or breath pressed?"),
    "acts": _("What was done"),
    "certainty": _("How sure the time is"),
    "place": _("Kind of place"),
    "contexts": _("What belongs to it"),
    "accused_count": _("How many accused"),
    "accused_relation": _("What the accused is to her"),
    "accused_is_official": _("An accused holds an office"),
    "survivor_was_in_custody": _("She was in custody or an institution"),
    "accused_age": _("His age, about"),
    "accused_work": _("His work"),
    "room": _("Where she was heard"),
    "in_full": _("All of it"),
    "offence": _("Offence"),
    "proposed": _("Proposed from what was told"),
    "wants": _("What she wants"),
    "wants_fir": _("Her wish about the FIR"),
    "told_what_must_be_registered": _("She was told what must be registered"),
    "record": _("Her name may be kept"),
    "share_for_care": _("May be shared for care"),
    "statistics": _("May be counted without her name"),
    "by": _("Who agreed"),
    "sources": _("Why"),
    "presence": _("Who was present"),
    "reason": _("Reason"),
    "reach": _("Where she was found"),
    "answer": _("What she answered"),
    "signed": _("How she signed"),
    "corrected": _("She corrected something"),
    "interpreter": _("With an interpreter"),
    "language": _("Language"),
    "to": _("Given to"),
    "kept_at_desk": _("Kept at the desk for her"),
    "says": _("What she says"),
    "reached": _("Was she reached?"),
    "by_another_woman_officer": _("By another woman officer"),
    "number": _("Number"),
    "initials_only": _("The FIR carries only her initials"),
    "copy_given": _("A copy was given"),
    "register": _("Which register"),
    "transport": _("How she went"),
    "woman_examiner": _("The examiner is a woman"),
    "care": _("Which care"),
    "sample": _("Which sample"),
    "level": _("Level of danger"),
    "special_unit": _("Of the special unit"),
    "woman": _("A woman officer"),
    "video": _("Recorded on video"),
    "outcome": _("Outcome"),
    "paper": _("Which paper"),
    "obstacle": _("What stands in the way?"),
    "rule": _("Which duty"),
    "corrects": _("Which entry"),
    "rules_version": _("Rules of"),
    "step": _("What was done"),
    "about": _("What was told"),
    "of": _("Whose statement"),
    "taken_by": _("Who wrote it down"),
    "before": _("Before whom"),
    "taken_over": _("The investigation was taken over"),
    "order": _("Which order"),
    "granted": _("The court granted it"),
    "ordered": _("Compensation was ordered"),
    "adjourned": _("Put off to another day"),
    "again": _("A second time, a day or more after the first"),
    "pressure": _("Is she under pressure?"),
    "reasons": _("What she says why"),
    "came_with": _("Who came with her"),
    "signs": _("What pressed her"),
    "after_all": _("What she wants now"),
    "decided": _("What was decided"),
    "code": _("How it ended"),
    "shown_by": _("What shows it"),
    "lacks": _("What is missing"),
    "agrees": _("Does she agree with how it was closed?"),
    "reopened_for": _("Why it is opened again"),
    "juvenile": _("Under eighteen"),
    "official": _("Holds an office"),
    "lines": _("What is followed up"),
    "line": _("Line of inquiry"),
    "days": _("Days"),
    "conditions": _("Conditions the court may be asked for"),
    "occasion": _("Why now"),
    "instrument": _("Which questions"),
    "worked_out": _("What this sheet alone gave"),
    "own_view": _("Her own judgement"),
    "officer_view": _("The officer's judgement"),
    "grounds": _("What decided it"),
    "flags": _("Critical factors"),
    "others": _("Other factors that hold"),
    "ask_again": _("Something is to be asked again"),
    "children_level": _("Danger for the children"),
    "minutes": _("Minutes it took"),
    "by_district": _("A judgement of the district"),
    "lowered_for": _("Why it was lowered"),
    "severe_violence": _("Severe violence since?"),
    "change": _("What changed?"),
    "told_first": _("She was told before it took effect"),
    "report": _("Which report"),
    "what": _("What it is"),
    "source": _("Where it was taken"),
    "exhibits": _("How many exhibits"),
    "witnesses": _("How many witnesses signed"),
    "purpose": _("For what"),
    "seals": _("What was found of the seals"),
    "laboratory": _("Which laboratory"),
    "samples": _("Which samples"),
    "ground": _("On what ground"),
    "senior": _("Of BPS-17 or above"),
    "without": _("What is missing"),
    "because": _("Why this officer all the same"),
    "cause": _("Cause"),
    "members": _("How many"),
    "women": _("Women among them"),
    "choice": _("Whom would she rather speak to?"),
    "area": _("Which area"),
    "how": _("How it ended"),
    "on": _("On what"),
    "defect": _("What is missing or wrong"),
    "owner": _("Whose it is to mend"),
    "decision": _("Decision"),
    "measure": _("Which protection"),
    "came": _("Did the witness come?"),
    "altered": _("The charge was altered"),
    "before_charge": _("Before any charge"),
    "others_wait": _("The trial of others goes on"),
    "noted": _("A note for whoever goes on was written"),
    "element": _("What the section asks"),
    "evidence": _("Which entry shows it"),
    "sentence": _("Sentence"),
    "months": _("Months"),
    "rules": _("By which rules"),
    "forum": _("Which forum"),
    "condition_of": _("What it was made a condition of"),
    "terms": _("What was agreed"),
    "kept": _("Is the agreement kept?"),
    "ends_on": _("Until"),
    "release_on": _("On which day"),
    "failed": _("Why not"),
    "served_on": _("How it reached him"),
    "server": _("Who served it"),
    "demeanour": _("How he was"),
    "weapons_asked": _("He was asked for his weapons"),
    "broke": _("What he broke"),
    "arrest": _("Arrest"),
    "who": _("Who"),
    "ordinal": _("Which of them"),
    "looked_after": _("Who looks after the child"),
    "weapon": _("Weapon"),
    "licence": _("Licence"),
    "whereabouts": _("Where it is"),
    "keeper": _("Where it is kept"),
    "power": _("Under which power"),
    "result": _("What came of it"),
    "service": _("Which service"),
    "urgency": _("How urgent"),
    "day": _("Which day"),
}
DETAILS_OF: Mapping[tuple[str, str], "_StrPromise"] = {
    ("transfer.offered", "to"): _("Where to"),
    ("settlement.proposed", "by"): _("Who proposed it"),
    ("mediation.asked", "by"): _("Who proposed it"),
    ("mediation.asked", "answer"): _("What the gate answered"),
    ("forum.acted", "forum"): _("Which forum"),
    ("forum.acted", "outcome"): _("What came of it"),
    ("terms.reviewed", "answer"): _("What the legal adviser said"),
    ("wish.recorded", "wants_fir"): _("Does she want an FIR now?"),
    ("safe_call.made", "wants_fir"): _("What she said about the FIR"),
    ("fir.refused", "reason"): _("What was said"),
    ("fir.refused", "by"): _("Who would not register"),
    ("offence.alleged", "reason"): _("Why it is applied"),
    ("particulars.told", "yes"): _("Told"),
    ("particulars.told", "no"): _("Told not to be so"),
    ("particulars.told", "unsaid"): _("Not known any more"),
    ("clock.stopped", "reason"): _("Why the law stops it"),
    ("complaint.forwarded", "to"): _("Which agency"),
    ("notice.given", "to"): _("Who was told"),
    ("custody.changed", "to"): _("Where to"),
    ("accused.arrested", "woman"): _("A woman or a girl"),
    ("withdrawal.requested", "by"): _("Who asked for it"),
    ("own_word.said", "what"): _("What it was about"),
    ("own_word.answered", "how"): _("How"),
    ("interview.planned", "of"): _("Who is heard"),
    ("interview.planned", "reason"): _("Why once more"),
    ("statement164.asked", "reason"): _("First, or once more"),
    ("examination.consent", "step"): _("Which step"),
    ("laboratory.answered", "answer"): _("What was done"),
    ("prosecution.asked", "about"): _("What for"),
    ("prosecution.decided", "reason"): _("Why"),
    ("defect.answered", "answer"): _("What was done"),
    ("hearing.held", "reason"): _("Why it was put off"),
    ("hearing.held", "by"): _("Who asked for it"),
    ("witness.attended", "of"): _("Which witness"),
    ("witness.hostile", "of"): _("Which witness"),
    ("witness.hostile", "reason"): _("What may stand behind it"),
    ("appeal.filed", "by"): _("Who appeals"),
    ("court.ordered", "says"): _("What it says"),
    ("person.served", "needs"): _("What they need"),
    ("death_review.opened", "about"): _("What is looked at"),
    ("order.renewal_asked", "wants"): _("What she wants"),
    ("order.ended", "how"): _("How it ended"),
}
HINTS: Mapping[str, "_StrPromise"] = {
    "fir.registered": _(
        "Write the number that the station's FIR register gave. Her name stands in the sealed "
        "annex only."
    ),
    "fir.refused": _("Nobody may refuse. What you write here goes to the supervisor at once."),
    "medical.declined": _(
        "Only when she was offered it, understood what it is for, and said no. She may change "
        "her mind at any time."
    ),
    "care.declined": _(
        "Only when she was offered it, understood what it is for, and said no. She may change "
        "her mind at any time."
    ),
    "safe_call.made": _(
        "Call only as she said is safe. When somebody else answers, hang up without a word "
        "about the matter."
    ),
    "settlement.proposed": _(
        "Write down that it was proposed. It does not settle anything, and no duty ends by it."
    ),
    "forum.acted": _(
        "Write down what the forum did, whether it might or not. It settles nothing here; terms "
        "that may not stand go to the legal adviser."
    ),
    "number.recorded": _(
        "Amaan does not replace the other register; it only remembers its number. The FIR "
        "number goes with “FIR registered”."
    ),
    "paper.filed": _("What the paper says is sealed; only what kind of paper it is can be seen."),
    "clock.stopped": _(
        "Only for the duties named here, for which the law says so. Write when it began to stand "
        "still, and write down when it runs on."
    ),
    "withdrawal.requested": _(
        "It closes nothing. Write in the note what she wants and why, in her words. A supervisor "
        "who does not investigate sees her alone about it."
    ),
    "withdrawal.reviewed": _(
        "Alone, where nobody hears. Ask who knows that she came, what was promised or threatened, "
        "and what she would want if nobody pressed her. Ask about danger again, and never whether "
        "she lied."
    ),
    "withdrawal.reflected": _(
        "Alone again. Tell her that she may go on, stop, or need more time, and that care and "
        "protection stay open whatever she says."
    ),
    "withdrawal.decided": _(
        "Write what the prosecutor decided, and file the paper. What stands without her is put "
        "before the prosecutor first."
    ),
    "closure.proposed": _("A second person decides. What this way of ending needs is on the list."),
    "closure.approved": _(
        "Look at what the file shows and at what is still owed: it stays owed until it is done "
        "or waived. She is told next, and may object."
    ),
    "closure.told": _(
        "By the way she said is safe: why, what it means, how to object, and to whom outside the "
        "station. Every service stays open to her."
    ),
    "closure.called_back": _(
        "You never worked on this case. Call as she said is safe and ask whether it ended as it "
        "is written down. If she says otherwise, open it again."
    ),
    "statement.recorded": _(
        "Only what a doctor or a Magistrate took from somebody who may not live (CrPC 174A). What "
        "police are told is an interview: it asks for consent first, on the page of interviews."
    ),
    "handover.noted": _(
        "What was done, what must come next and by when, who waits for whom. It is sealed, and "
        "opens to whoever goes on."
    ),
    "officer_choice.made": _("Ask her; do not guess. The newest word counts."),
    "informant.informed": _(
        "Only by the way she said is safe. Nobody else may learn of it from the message."
    ),
    "counter_version.received": _(
        "It is written down as a statement in the same case. It is never a second FIR."
    ),
    "survivor.heard_alone": _(
        "Alone means with nobody of the family in hearing. Where she is stays sealed."
    ),
}
