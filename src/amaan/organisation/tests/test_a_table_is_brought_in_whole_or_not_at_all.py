"""Tables as they come from real spreadsheets: both scripts, hidden marks, and mistakes."""

import pytest

from amaan.kernel.ids import OfficerId
from amaan.kernel.refusals import NotFound
from amaan.kernel.tables import (
    ColumnsMissing,
    IsAWorkbook,
    NotATable,
    Table,
    TooLong,
    read_table,
    text_of,
)
from amaan.organisation import actions
from amaan.organisation.importing import officers, units
from amaan.organisation.importing.checks import check_officers, check_units
from amaan.organisation.models import Officer, Placement, Posting, Unit
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.tests.town import TODAY, District, actor, refused

UNITS = """kind,name_en,name_ur,below,desk_type
desk,Women's Desk,خواتین ڈیسک,Sariab,womens_desk
station,Sariab,سریاب,Quetta,
district,Quetta,کوئٹہ,Province,
"""
OFFICERS = """name_en,name_ur,service_number,rank,sex,sign_in,post,unit
Amna,آمنہ,Q-1,si,female,amna,desk_officer,desk
Rahim,رحیم,Q-2,head_constable,male,rahim,station_clerk,station
"""


def unit_table(text: str) -> Table:
    return read_table(text, units.COLUMNS)


def officer_table(text: str) -> Table:
    return read_table(text, officers.COLUMNS)


def everything() -> list[object]:
    return [list(m.objects.order_by("id").values()) for m in (Unit, Placement, Officer, Posting)]


def test_a_desk_may_stand_before_its_station_in_the_table(town: District) -> None:
    assert actions.import_units(actor=town.registrar, table=unit_table(UNITS), now=TODAY) == 3
    desk = Unit.objects.get(name_en="Women's Desk")
    assert desk.station is not None and desk.district is not None
    assert (desk.station.name_en, desk.district.name_en) == ("Sariab", "Quetta")
    assert (desk.desk_type, desk.province, desk.is_practice) == ("womens_desk", "BA", False)
    assert Placement.objects.get(unit=desk).recorded_by_id == town.registrar.officer_id


def test_officers_come_with_a_posting_and_without_a_password(town: District) -> None:
    table = officer_table(OFFICERS)
    assert actions.import_officers(actor=town.registrar, table=table, now=TODAY) == 2
    amna = actor(officer_id("amna"), TODAY)
    assert (amna.post, amna.unit_id, amna.is_woman) == (Post.DESK_OFFICER, town.desk, True)
    assert not Officer.objects.get(sign_in="amna").has_usable_password()


def officer_id(sign_in: str) -> OfficerId:
    return OfficerId(Officer.objects.get(sign_in=sign_in).id)


def test_urdu_headings_and_urdu_words_are_understood(town: District) -> None:
    text = "اردو نام\tانگریزی نام\tقسم\tکس کے تحت\nسریاب\tSariab\tتھانہ\tdistrict\n"
    assert actions.import_units(actor=town.registrar, table=unit_table(text), now=TODAY) == 1


def test_marks_that_cannot_be_seen_make_no_second_officer(town: District) -> None:
    town.appoint("amna", town.desk, Post.DESK_OFFICER)
    hidden = OFFICERS.replace(",amna,", ",am\u200bna\ufeff,").replace("Q-2", "T-\u200eamna\u200c")
    found = check_officers(town.registrar, officer_table(hidden), TODAY)
    assert [(f.line, f.column.code, f.told) for f in found.faults] == [
        (2, "sign_in", "amna"),
        (3, "service_number", "T-amna"),
    ]


def test_urdu_digits_of_a_number_are_the_same_number(town: District) -> None:
    text = OFFICERS.replace("Q-2", "Q-۱")
    (fault,) = check_officers(town.registrar, officer_table(text), TODAY).faults
    assert (fault.line, fault.column.code, fault.sentence) == (3, "service_number", officers.TWICE)


def test_every_bad_row_is_named_with_its_column_and_reason(town: District) -> None:
    text = """kind,name_en,name_ur,below,desk_type
thana,Sariab,سریاب,district,
station,سریاب,Sariab,nowhere,
station,Sariab,سریاب,station,
desk,desk,ڈیسک,station,
station,Cantt,چھاؤنی,district,mobile
station,Hub,حب,district,
station, hub ,حب,district,
"""
    found = check_units(town.registrar, unit_table(text), TODAY)
    assert [(f.line, f.column.code) for f in found.faults] == [
        (2, "kind"),
        (3, "name_en"),
        (3, "name_ur"),
        (3, "below"),
        (4, "below"),
        (5, "name_en"),
        (6, "desk_type"),
        (8, "name_en"),
    ]
    assert found.ready == 1


def test_the_dry_run_leaves_the_register_as_it_was(town: District) -> None:
    before = everything()
    check_units(town.registrar, unit_table(UNITS), TODAY)
    check_officers(town.registrar, officer_table(OFFICERS), TODAY)
    assert everything() == before


@pytest.mark.parametrize("bad", ["kind", "name_ur", "below"])
def test_one_bad_row_keeps_every_other_row_out(town: District, bad: str) -> None:
    broken = {"kind": "district,Quetta", "name_ur": "کوئٹہ", "below": "Province"}[bad]
    table = unit_table(UNITS.replace(broken, "," if bad == "kind" else ""))
    before = everything()
    with refused(actions.TableHasFaults):
        actions.import_units(actor=town.registrar, table=table, now=TODAY)
    assert everything() == before


def test_the_same_table_sent_twice_opens_nothing_twice(town: District) -> None:
    actions.import_units(actor=town.registrar, table=unit_table(UNITS), now=TODAY)
    before = everything()
    with refused(actions.TableHasFaults):
        actions.import_units(actor=town.registrar, table=unit_table(UNITS), now=TODAY)
    assert everything() == before


def test_two_places_of_one_name_are_told_apart_by_the_one_above(town: District) -> None:
    other = town.open(UnitKind.STATION, town.elsewhere)
    (fault,) = check_officers(
        town.registrar, officer_table(OFFICERS.replace(",desk\n", ",desk\n")), TODAY
    ).faults
    assert fault.column.code == "unit"
    told = OFFICERS.replace(",station\n", ",Elsewhere / station\n")
    actions.import_officers(actor=town.registrar, table=officer_table(told), now=TODAY)
    assert actor(officer_id("rahim"), TODAY).unit_id == other


def test_a_registrar_brings_nothing_into_another_district(town: District) -> None:
    table = officer_table(OFFICERS.replace(",desk\n", ",Elsewhere\n"))
    (fault,) = check_officers(town.district_registrar, table, TODAY).faults
    assert (fault.line, fault.column.code) == (2, "unit")


def test_nobody_but_a_registrar_may_even_try(town: District) -> None:
    clerk = actor(town.appoint("clerk", town.station, Post.STATION_CLERK))
    for attempt in (
        lambda: check_units(clerk, unit_table(UNITS), TODAY),
        lambda: actions.import_officers(actor=clerk, table=officer_table(OFFICERS), now=TODAY),
    ):
        with refused(NotFound):
            attempt()


def test_a_table_for_practice_stays_in_practice(town: District) -> None:
    town.open(UnitKind.DISTRICT, town.province, "Practice", is_practice=True)
    table = unit_table(UNITS.replace("Quetta,\n", "Practice,\n").replace("district,Q", "region,Q"))
    assert actions.import_units(actor=town.registrar, table=table, now=TODAY) == 3
    assert Unit.objects.get(name_en="Women's Desk").is_practice


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (b"PK\x03\x04 a workbook", IsAWorkbook),
        (b"\xff\x00\x01 nothing", NotATable),
        (b"", NotATable),
        (b"kind,name_en\n", ColumnsMissing),
        (b"kind,name_en,name_ur,below\n" + b"desk,a,b,c\n" * 2001, TooLong),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(sent: bytes, refusal: type[NotATable]) -> None:
    with pytest.raises(refusal):
        unit_table(text_of(sent))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_way_a_spreadsheet_saves_a_table_is_read(encoding: str, delimiter: str) -> None:
    sent = UNITS.replace(",", delimiter).encode(encoding)
    assert [row["name_en"] for row in unit_table(text_of(sent)).rows] == [
        "Women's Desk",
        "Sariab",
        "Quetta",
    ]
