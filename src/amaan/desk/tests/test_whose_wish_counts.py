"""An adult's wish about an FIR is her own: nobody who speaks for her can keep it open."""

from datetime import UTC, datetime

import pytest

from amaan.desk import filing
from amaan.desk.intake import Consent, Incident, Intake, Person, Triage, Wish
from amaan.kernel.ids import CaseId, new_id
from amaan.protocol import facts

NOW = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)


def wished(informant: str, by: str) -> list[str]:
    """This will give what the file says that she wishes, from one complaint of a burning."""
    intake = Intake(
        informant=informant,
        survivor=Person(sex="female", age_band="26-40"),
        offences=("PPC-324",),
        consent=Consent(record=False, by=by),
        triage=Triage(danger_now="unknown", injury_or_assault_7d="yes", children_at_risk="unknown"),
        incident=Incident(("burned",), facts.Happened.at(NOW), "exact"),
        wish=Wish(wants_fir="no_not_now"),
    )
    filed = filing.file(intake, case_id=CaseId(new_id()), mode="hospital", now=NOW)
    told = (one.fact for one in filed.happenings)
    return [fact.wants_fir for fact in told if isinstance(fact, facts.WishRecorded)]


@pytest.mark.parametrize(
    ("informant", "by"),
    [("professional", "nobody"), ("relative", "guardian"), ("anonymous", "survivor")],
)
def test_what_others_wish_for_an_adult_who_was_not_asked_is_not_written_as_hers(
    informant: str, by: str
) -> None:
    assert wished(informant, by) == []


@pytest.mark.parametrize(("informant", "by"), [("survivor", "survivor"), ("relative", "survivor")])
def test_her_own_word_is_written_whoever_came_with_her(informant: str, by: str) -> None:
    assert wished(informant, by) == ["no_not_now"]
