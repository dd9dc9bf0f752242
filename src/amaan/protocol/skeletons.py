"""A new rule to be filled in: every field in its place, with what may stand there."""

from datetime import date

from amaan.protocol import codes

_DUTY = """# A draft: `./amaan whatif --drafts` asks it, and it binds nobody. The way into force is
# state = "reviewed" with [review] by and on, then state = "in_force".
state = "draft"
id = "{id}"
title.en = "{title}"
title.ur = "{title_ur}"
explanation.en = "Say in one sentence what is to be done, and what never."
explanation.ur = "ایک جملے میں لکھیں کہ کیا کرنا ہے، اور کیا ہرگز نہیں۔"
class = "{rule_class}" # {classes}
owner = "station_commander" # {posts}
stage = "registration" # {stages}
failure = "lack_of_legal_knowledge" # what a miss counts as; see docs/standards.md

# The fact it begins with, the conditions (protocol/conditions.py), the fact that meets it.
starts_with = [{{ fact = "complaint.received" }}]
met_by = [{{ fact = "magistrate.informed" }}]
when = ["offence_is_cognizable"]
# province = ["PB"] # only where it is not the law of the whole country

[[in_force]]
from = {today} # the day the text came into force
limit = {{ hours = 24 }} # or at_once = true, days_elapsed, calendar_days, working_days, months
clock = "within 24 hours" # one of protocol/clocks.py

[in_force.authority]
instrument = "Name the Act, rules, judgment or order"
provision = "s.0"
kind = "{kind}"
source = "crpc" # a key of sources.toml or standards.toml
confidence = "verified" # verified: you read the text; secondary: you read about it
last_confirmed_on = {today}
text = "Say in your own words what the text demands, with its figure."
"""
_BAR = """# A draft: `./amaan whatif --drafts` asks it, and it binds nobody.
state = "draft"
id = "{id}"
title.en = "{title}"
title.ur = "{title_ur}"
explanation.en = "Say in one sentence what may not be done, and what to do instead."
explanation.ur = "ایک جملے میں لکھیں کہ کیا نہیں کیا جا سکتا، اور اس کی جگہ کیا کریں۔"
class = "{rule_class}" # {classes}
forbids = "settle" # {forbidden}
when = ["offence_is_non_compoundable"]

[[in_force]]
from = {today} # the day the text came into force

[in_force.authority]
instrument = "Name the Act, rules, judgment or order"
provision = "s.0"
kind = "{kind}"
source = "crpc" # a key of sources.toml or standards.toml
confidence = "verified"
last_confirmed_on = {today}
text = "Say in your own words what the text forbids."
"""
_EXAMPLE = """title = "{title}: a story with its ending"
about = "Say what this story shows: who came, what happened, what is owed."
province = "PB"
now = {today}T15:10:00

[[fact]]
kind = "complaint.received"
happened_at = {today}T15:00:00
mode = "walk_in"
informant = "survivor"
survivor_age = "18-25"
survivor_sex = "female"

[[fact]]
kind = "incident.described"
happened_at = {today}T09:00:00
acts = ["penetration"]
certainty = "exact"

[[fact]]
kind = "offence.alleged"
happened_at = {today}T15:00:00
offence = "PPC-376-1"

[expect]
"""
# What a rule of each class rests on, as a first word to be corrected.
_KIND = {"legal": "statute", "clinical": "clinical", "standard": "sop"}


def duty(id: str, *, title: str, rule_class: str, today: date) -> str:
    """This will write a duty's file, filled with words that load and must be replaced."""
    return _filled(_DUTY, id, title, rule_class, today)


def bar(id: str, *, title: str, rule_class: str, today: date) -> str:
    """This will write a bar's file, filled with words that load and must be replaced."""
    return _filled(_BAR, id, title, rule_class, today)


def example(id: str, *, title: str, is_duty: bool, today: date) -> str:
    """This will write a story for a rule, with the ending its draft gives it."""
    told = _EXAMPLE.format(title=title, today=today.isoformat())
    if is_duty:
        return f'{told}\n[expect.duties]\n{id} = {{ state = "open" }}\n'
    return f'{told}bars = ["{id}"]\n'


def _filled(form: str, id: str, title: str, rule_class: str, today: date) -> str:
    def listed(words: frozenset[str]) -> str:
        return ", ".join(sorted(words))

    return form.format(
        id=id,
        title=title,
        title_ur="اردو عنوان لکھیں",
        rule_class=rule_class,
        kind=_KIND[rule_class],
        today=today.isoformat(),
        classes=listed(codes.DUTY_CLASSES),
        posts=listed(codes.POSTS),
        stages=listed(codes.STAGES),
        forbidden=listed(codes.FORBIDDEN),
    )
