"""The complaint as a browser sends it: a rape 20 hours ago, told in Urdu."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from tests.security.canaries import cnic, latin, phone, urdu

from amaan.kernel import clock

OFFENCE = "PPC-376-1"


def filled_in(now: datetime, *, number: int = 1, **other: str) -> Mapping[str, str]:
    """This will fill the form with canaries; `other` replaces or adds single answers."""
    happened = clock.local(now - timedelta(hours=20))
    return {
        "informant": "survivor",
        "consent_record": "yes",
        "consent_by": "survivor",
        "share_for_care": "on",
        "contact_channel": "call",
        "contact_number": phone(number),
        "contact_code_word": urdu(number),
        "contact_safe_person": latin(number),
        "danger_now": "yes",
        "injury_or_assault_7d": "yes",
        "strangulation": "no",
        "children_at_risk": "no",
        "age_band": "18-25",
        "sex": "female",
        "name": f"{urdu(number)} {latin(number)}",
        "relative": urdu(number),
        "cnic": cnic(number, dashes=True),
        "phone": phone(number, "spaced"),
        "address": f"{latin(number)} {urdu(number)}",
        "language": "ur",
        "words": f"{urdu(number)} نے بتایا کہ {latin(number)} {phone(number)} " * 40,
        "incident": happened.strftime("%d/%m/%Y"),
        "incident_time": happened.strftime("%H:%M"),
        "incident_certainty": "exact",
        "place": "survivor_home",
        "whereabouts": urdu(number),
        "acts_sexual": "penetration",
        "accused_count": "1",
        "accused_relation": "neighbour",
        "accused_name": f"{latin(number)} {urdu(number)}",
        "accused_address": latin(number),
        "accused_note": urdu(number),
        "conflict_note": latin(number),
        "told_duty": "on",
        "wants": "medical",
        "wants_fir": "yes",
        "woman_present": "woman_officer",
        "offences": OFFENCE,
        **other,
    }
