"""The catalogue as people outside may check it: what stood when, where, and on whose word."""

from datetime import date

import pytest

from amaan.law.catalogue import (
    Catalogue,
    NotInForce,
    UnknownOffence,
    UnknownSource,
    load,
)

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_all_159_rows_are_there_and_none_stands_twice(catalogue: Catalogue) -> None:
    assert len(catalogue.every) == 159
    assert all(key == offence.id for key, offence in catalogue.every.items())


def test_every_row_rests_on_a_source_with_a_place_to_read_it(
    catalogue: Catalogue,
) -> None:
    for offence in catalogue.every.values():
        for key in offence.sources:
            source = catalogue.source(key)
            assert source.url or source.read_in, key


def test_a_source_that_nobody_listed_is_not_an_authority(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownSource):
        catalogue.source("hearsay")


def test_every_row_has_a_title_in_urdu_script(catalogue: Catalogue) -> None:
    for offence in catalogue.every.values():
        urdu = sum("\u0600" <= letter <= "\u06ff" for letter in offence.title_ur)
        assert urdu > len(offence.title_ur) / 2, offence.id


# The night the law changed: the section of the last day, and of the first.
NIGHTS = [
    ("PPC-376-3", date(2016, 10, 21), date(2016, 10, 22)),
    ("PPC-376A", date(2016, 10, 21), date(2016, 10, 22)),
    ("PPC-375A", date(2021, 11, 30), date(2021, 12, 1)),
    ("PPC-376-1", date(2006, 11, 30), date(2006, 12, 1)),
    ("PPC-336B", date(2011, 12, 25), date(2011, 12, 26)),
    ("PPC-292A", date(2016, 3, 17), date(2016, 3, 18)),
    ("ICTDV-4", date(2026, 1, 24), date(2026, 1, 25)),
    ("ICTCM-4", date(2025, 5, 27), date(2025, 5, 28)),
    ("ARA-26", date(2021, 12, 3), date(2021, 12, 4)),
]


@pytest.mark.parametrize(("section", "eve", "day"), NIGHTS)
def test_a_section_cannot_reach_back_over_the_night_it_began(
    catalogue: Catalogue, section: str, eve: date, day: date
) -> None:
    with pytest.raises(NotInForce):
        catalogue.offence(section, eve)
    assert catalogue.offence(section, day).id == section


def test_a_repealed_section_still_answers_for_acts_done_while_it_stood(
    catalogue: Catalogue,
) -> None:
    assert catalogue.offence("PPC-292B", date(2020, 5, 1)).status == "repealed"
    with pytest.raises(NotInForce) as refused:
        catalogue.offence("PPC-292B", date(2024, 1, 1))
    assert "2024-01-01" in str(refused.value)


def test_a_section_older_than_the_catalogue_is_simply_in_force(
    catalogue: Catalogue,
) -> None:
    assert catalogue.offence("PPC-354", date(2001, 1, 1)).from_on is None


def test_an_invented_section_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownOffence):
        catalogue.offence("PPC-376B", TODAY)


def test_a_month_without_a_day_is_marked_as_uncertain_in_that_month_only(
    catalogue: Catalogue,
) -> None:
    gang_rape = catalogue.every["PPC-375A"]
    assert "start_uncertain" in gang_rape.marks(date(2021, 12, 2))
    assert "start_uncertain" not in gang_rape.marks(date(2022, 1, 1))


def test_stripping_before_the_amendment_of_2025_shows_that_the_text_changed(
    catalogue: Catalogue,
) -> None:
    stripping = catalogue.every["PPC-354A"]
    assert "text_changed_since" in stripping.marks(date(2024, 6, 1))
    assert "text_changed_since" not in stripping.marks(TODAY)
    assert "death penalty removed" in stripping.changes_since(date(2024, 6, 1))[0].words


def test_the_punjab_ordinance_is_in_doubt_after_ninety_days(
    catalogue: Catalogue,
) -> None:
    ordinance = catalogue.every["PUNCM-26"]
    assert "force_in_doubt" not in ordinance.marks(date(2026, 5, 11))
    assert "force_in_doubt" in ordinance.marks(date(2026, 5, 12))


def test_the_law_of_one_province_is_not_offered_in_another(
    catalogue: Catalogue,
) -> None:
    sindh = {o.id for o in catalogue.offences(TODAY, "SD")}
    assert "SINDHDV" in sindh and "PPC-376-1" in sindh
    assert not sindh & {"KPDV", "PPWVA-20", "ICTDV-4", "BALDV"}


def test_the_child_marriage_act_of_1929_left_each_province_on_its_own_day(
    catalogue: Catalogue,
) -> None:
    old_act = catalogue.every["CMRA-29"]
    assert old_act.covers("KP", TODAY)
    assert old_act.covers("IS", date(2025, 5, 27))
    assert not old_act.covers("IS", date(2025, 5, 28))


def test_a_region_nobody_researched_gets_federal_law_with_a_warning(
    catalogue: Catalogue,
) -> None:
    rape = catalogue.every["PPC-376-1"]
    assert rape.covers("GB") and rape.marks(TODAY, "GB") == ("province_not_researched",)


def test_a_place_that_is_no_province_is_an_error_and_not_a_silent_no(
    catalogue: Catalogue,
) -> None:
    with pytest.raises(ValueError, match="Punjab"):
        catalogue.every["PPC-354"].covers("Punjab")


def test_a_contested_offence_offers_the_fir_and_an_unverified_one_decides_nothing(
    catalogue: Catalogue,
) -> None:
    forced_marriage = catalogue.every["PPC-498B"]
    assert forced_marriage.is_cognizable == "contested" and forced_marriage.fir_is_offered
    unread = catalogue.every["SINDHDV"]
    assert unread.is_cognizable == "unverified" and not unread.fir_is_offered


def test_no_unverified_row_says_yes_or_no(catalogue: Catalogue) -> None:
    for offence in catalogue.every.values():
        assert offence.confidence in ("verified", "secondary"), offence.id


# Law: CrPC s.345 tables and s.345(7); Trafficking Act s.9; PECA s.43; Torture Act s.10.
SETTLING = [
    ("PPC-376-1", False),
    ("PPC-354", False),
    ("PPC-506-2", False),
    ("PPC-328A", False),
    ("PPC-302-HONOUR", False),
    ("PTPA-3-2", False),
    ("PECA-21-1", False),
    ("TOR-9", False),
    ("SINDHDV", False),
    ("PPC-337L-2", True),
    ("PPC-342", True),
]


@pytest.mark.parametrize(("section", "may"), SETTLING)
def test_what_no_table_lets_settle_cannot_be_settled(
    catalogue: Catalogue, section: str, may: bool
) -> None:
    assert catalogue.may_be_compounded(section) is may


def test_every_sexual_offence_is_beyond_settlement_except_what_the_table_names(
    catalogue: Catalogue,
) -> None:
    open_ones = {
        o.id for o in catalogue.every.values() if o.is_sexual and catalogue.may_be_compounded(o.id)
    }
    # s.345(2) lists 509 with leave of the court, for the woman insulted.
    assert open_ones == {"PPC-509-i"}


def test_the_rape_family_is_scheduled_and_public_insult_is_not(
    catalogue: Catalogue,
) -> None:
    assert catalogue.every["PPC-376-3"].anti_rape_schedule == "II"
    assert catalogue.every["PPC-354"].anti_rape_schedule == "I"
    assert not catalogue.every["PPC-509-i"].is_scheduled
    hurt = catalogue.every["PPC-324"]
    assert hurt.is_scheduled_if_connected and not hurt.is_scheduled


SEARCHES = [
    ("376(3)", "PPC-376-3"),
    ("376a", "PPC-376A"),
    ("acid", "PPC-336B"),
    ("forced marriage", "PPC-498B"),
    ("زبردستی کی شادی", "PPC-498B"),
    ("تيزاب", "PPC-336B"),  # typed with an Arabic yeh
    ("PECA-24", "PECA-24"),
]


@pytest.mark.parametrize(("typed", "first"), SEARCHES)
def test_an_officer_finds_a_section_by_number_or_by_words(
    catalogue: Catalogue, typed: str, first: str
) -> None:
    assert catalogue.search(typed, TODAY, "PB")[0].id == first


def test_a_search_does_not_offer_what_did_not_stand_on_the_day(
    catalogue: Catalogue,
) -> None:
    assert not catalogue.search("gang rape", date(2019, 1, 1), "PB")
    assert not catalogue.search("ghag", TODAY, "PB")
    assert not catalogue.search("   ", TODAY, "PB")


def test_a_dispute_is_shown_beside_the_offence_it_touches(catalogue: Catalogue) -> None:
    topics = [point.id for point in catalogue.warnings_for("PPC-498B")]
    assert "CP-498B-cog" in topics
    assert len(catalogue.contested) == 35 and len(catalogue.not_to_be_used) == 5


def test_settlement_and_confidentiality_rules_came_over_whole(
    catalogue: Catalogue,
) -> None:
    assert len(catalogue.settlement) == 17
    assert len(catalogue.confidentiality) == 20
    assert [bar.id for bar in catalogue.settlement_bars("PTPA-3-1")] == [
        "BAR-01",
        "BAR-05",
    ]
