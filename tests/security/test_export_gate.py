"""What leaves, leaves by one gate, and holds no more than may be known."""

from tests.security import leaving
from tests.security.leaving import walked, wanted
from tests.security.world import World

from amaan.confidentiality.vault.verbs import Vault


def test_a_prosecution_file_goes_the_whole_way(world: World, vault: Vault) -> None:
    fields = ("survivor_name", "words", "accused_name")
    case = world.cases["own"].case_id
    export_id, content = walked(
        world, "the investigator", wanted("prosecution_file", case, fields=fields)
    )
    sheet = leaving.sheet(world.actors["the investigator"], export_id, world.now)
    assert sheet.line.state == "taken"
    assert sheet.sha256 == leaving.digest(content)
    found = world.aviary.found_in(leaving.everything_in(content))
    assert {(c.case, c.field) for c in found} == {("own", field) for field in fields}
