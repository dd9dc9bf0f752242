"""Taken on paper, typed later: both times are kept, the slip stays right, pictures are sealed."""

import hashlib
import re
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from tests.desk.conftest import Rows, Screens, Wait
from tests.security.vault import on_this_connection
from tests.security.world import World, intake

from amaan.cases import queries as cases
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault import keys
from amaan.confidentiality.vault.opening import take_in
from amaan.desk import actions, on_paper
from amaan.desk.objects import LARGEST
from amaan.desk.on_paper import OnPaper
from amaan.desk.refusals import PaperInTheFuture, PaperTooOld, UnknownSlip
from amaan.kernel.ids import CaseId
from amaan.web.desk.intake_form import IntakeForm
from amaan.web.desk.papers import SHEET

JPEG = b"\xff\xd8\xff\xe0" + b"Zuqve her handwriting" * 200
OGG = b"OggS" + bytes(400)
SHE = "the desk officer"


def take(world: World, wait: Wait, paper: OnPaper, name: str = "paper") -> tuple[CaseId, str]:
    her = world.actors[SHE]
    contact_id = wait(SHE)
    with transaction.atomic():
        act_as(her, world.now)
        told = intake(name, world.aviary, paper.written_at)
        received = actions.receive_complaint(
            actor=her, contact_id=contact_id, intake=told, now=world.now, paper=paper
        )
    return received.case_id, received.reference


def sheet(world: World, case_id: CaseId) -> cases.CaseSheet:
    with transaction.atomic():
        act_as(world.actors[SHE], world.now)
        return cases.case_sheet(world.actors[SHE], case_id, world.now)


def slips(world: World, part: str = SHE) -> tuple[str, ...]:
    with transaction.atomic():
        act_as(world.actors[part], world.now)
        return on_paper.print_slips(actor=world.actors[part], count=3, now=world.now)


def test_the_time_of_the_sheet_and_of_its_typing_are_both_kept(
    world: World, somebody_waits: Wait
) -> None:
    written_at = world.now - timedelta(hours=26)
    case_id, _reference = take(world, somebody_waits, OnPaper(written_at))
    (received,) = [f for f in sheet(world, case_id).facts if f.kind == "complaint.received"]
    assert received.happened_earliest == written_at
    assert received.recorded_at == world.now


def test_what_was_due_from_the_hour_of_the_sheet_is_late(
    world: World, somebody_waits: Wait
) -> None:
    case_id, _reference = take(world, somebody_waits, OnPaper(world.now - timedelta(hours=26)))
    states = {
        line.rule: line.state for stage in sheet(world, case_id).by_stage for line in stage.duties
    }
    assert states["fir_at_once"] == "missed"


def test_the_case_keeps_the_reference_of_her_slip(world: World, somebody_waits: Wait) -> None:
    slip = slips(world)[1]
    case_id, reference = take(world, somebody_waits, OnPaper(world.now, slip.lower()))
    assert reference == slip
    assert sheet(world, case_id).reference == slip


@pytest.mark.parametrize("slip", ["used", "of another desk", "never printed", "not a reference"])
def test_a_slip_that_is_not_an_unused_one_of_this_desk_is_refused(
    slip: str, world: World, somebody_waits: Wait
) -> None:
    first, *_ = slips(world)
    if slip == "used":
        take(world, somebody_waits, OnPaper(world.now, first))
    references = {
        "used": first,
        "of another desk": slips(world, "the officer from another station")[0],
        "never printed": "K7QF-3M2P",
        "not a reference": "hello",
    }
    with pytest.raises(UnknownSlip):
        take(world, somebody_waits, OnPaper(world.now, references[slip]), "second")


def test_slips_carry_no_serial(world: World) -> None:
    first, second, third = slips(world)
    assert len({first[:4], second[:4], third[:4]}) == 3


@pytest.mark.parametrize(
    ("off", "refusal"),
    [(timedelta(minutes=5), PaperInTheFuture), (-timedelta(days=91), PaperTooOld)],
)
def test_an_impossible_time_of_the_sheet_is_refused(
    off: timedelta, refusal: type[Exception], world: World, somebody_waits: Wait
) -> None:
    with pytest.raises(refusal):
        take(world, somebody_waits, OnPaper(world.now + off))


def test_the_blank_sheet_asks_what_the_form_asks_and_in_its_order() -> None:
    asked = [name for names in SHEET.values() for name in names.split()]
    form = IntakeForm(now=datetime.now().astimezone())
    not_on_paper = {"offences", "proposed", "no_offence_fits", "words_elsewhere"}
    assert set(asked) == set(form.fields) - not_on_paper
    assert list(SHEET)[:4] == ["who", "consent", "safe", "triage"]


@pytest.mark.parametrize(("language", "heading"), [("en", "Your rights"), ("ur", "آپ کے حقوق")])
def test_the_paper_pack_prints_in_both_languages(
    language: str, heading: str, screen_of: Screens
) -> None:
    browser = screen_of(SHE)
    page = browser.get(f"/desk/paper-pack?lang={language}").content.decode()
    assert heading in page
    assert page.count("☐") > 100
    drawn = browser.post(f"/desk/paper-pack?lang={language}", {"count": "5"}).content.decode()
    assert len(set(re.findall(r">([0-9A-Z]{4}-[0-9A-Z]{4})<", drawn))) == 5


def test_a_supervisor_is_given_no_slips(screen_of: Screens) -> None:
    assert screen_of("the supervisor").get("/desk/paper-pack").status_code == 404


# -- pictures and sound ---------------------------------------------------------------------


def attach(
    browser: Client, case_id: object, content: bytes, kind: str, name: str = "x.bin"
) -> tuple[int, str]:
    answer = browser.post(
        f"/desk/case/{case_id}/attach",
        {"fact_id": str(uuid4()), "kind": kind, "object": SimpleUploadedFile(name, content)},
    )
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "content", "field"),
    [
        ("application", JPEG, "application_photograph"),
        ("intake_sheet", JPEG, "sheet_photograph"),
        ("recording", OGG, "words_recording"),
    ],
)
def test_a_picture_is_sealed_with_its_fingerprint(
    kind: str, content: bytes, field: str, world: World, screen_of: Screens, rows: Rows
) -> None:
    case_id = world.cases["own"].case_id
    status, page = attach(screen_of(SHE), case_id, content, kind)
    assert status == 200
    assert hashlib.sha256(content).hexdigest() in page
    asked = "SELECT position('handwriting' in encode(ciphertext, 'escape')) FROM"
    assert rows(f"{asked} confidentiality_sealed WHERE field = %s", field) == [(0,)]
    fields = {place.field for place in sheet(world, CaseId(case_id)).places}
    assert "object_hash" in fields
    assert field not in fields, "no page offers to show it yet"


def test_no_page_shows_a_picture_even_to_whoever_guesses_its_place(
    world: World, screen_of: Screens, rows: Rows
) -> None:
    case_id = world.cases["own"].case_id
    attach(screen_of(SHE), case_id, JPEG, "application")
    ((ref,),) = rows("SELECT id FROM confidentiality_sealed WHERE field = 'application_photograph'")
    answer = screen_of(SHE).post(f"/reveal/{case_id}/{ref}", {"purpose": "take_statement"})
    assert answer.status_code == 404


def test_the_vault_takes_a_large_object_in_without_reading_it(
    world: World, screen_of: Screens, rows: Rows, vault_keys: object
) -> None:
    attach(screen_of(SHE), world.cases["own"].case_id, JPEG + bytes(500_000), "application")
    with on_this_connection() as ledger:
        ring = keys.load(vault_keys)  # type: ignore[arg-type]
        assert take_in(ledger, ring)[0] > 0
    asked = (
        "SELECT k.wrapping, length(s.ciphertext) > 500000 FROM confidentiality_sealed s"
        " JOIN confidentiality_datakey k ON k.id = s.data_key_id"
    )
    assert rows(f"{asked} WHERE s.field = 'application_photograph'") == [("vault", True)]


@pytest.mark.parametrize(
    ("kind", "content", "name"),
    [
        ("application", b"<html><script>", "photo.jpg"),
        ("application", OGG, "photo.jpg"),
        ("recording", JPEG, "voice.ogg"),
        ("application", b"", "photo.jpg"),
        ("application", b"MZ\x90\x00", "photo.jpg"),
    ],
)
def test_what_a_file_is_says_its_content_and_not_its_name(
    kind: str, content: bytes, name: str, world: World, screen_of: Screens, rows: Rows
) -> None:
    status, _page = attach(screen_of(SHE), world.cases["own"].case_id, content, kind, name)
    assert status == 422
    assert rows("SELECT 1 FROM confidentiality_sealed WHERE field LIKE '%%photograph'") == []


def test_a_file_that_is_too_large_is_refused_and_touches_no_disk(
    world: World, screen_of: Screens, tmp_path: object, settings: object
) -> None:
    case_id = world.cases["own"].case_id
    status, _page = attach(screen_of(SHE), case_id, JPEG + bytes(LARGEST), "application")
    assert status == 422
    status, _page = attach(screen_of(SHE), case_id, JPEG + bytes(9 * 1024 * 1024), "application")
    assert status == 400


def test_only_those_who_work_on_the_case_may_add_to_it(world: World, screen_of: Screens) -> None:
    case_id = world.cases["own"].case_id
    for part in ("the officer from another station", "the supervisor", "her colleague"):
        assert attach(screen_of(part), case_id, JPEG, "application")[0] == 404
