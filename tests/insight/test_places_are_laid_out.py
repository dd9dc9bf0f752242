"""Districts drawn where an operator put them: tried first, in whole or not, none below."""

import argparse
import json
import re
from pathlib import Path

import pytest
from django.db import ProgrammingError, transaction
from tests.insight.test_place_by_place import lay
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.house.commands.places import _parser, laid_out
from amaan.house.testing import role
from amaan.insight import layout
from amaan.insight.models import Layout, Placement, Tally
from amaan.kernel.refusals import NotFound
from amaan.kernel.tables import Faulty

pytestmark = pytest.mark.django_db
SQUARE = [[70, 30], [71, 30], [71, 31], [70, 31], [70, 30]]
TILES = "district,row,column\nPractice District,2,3\n"


def outlines(name: str, kind: str = "Polygon") -> str:
    shape = {"type": kind, "coordinates": [SQUARE] if kind == "Polygon" else [70, 30]}
    told = {"type": "Feature", "properties": {"name": name}, "geometry": shape}
    return json.dumps({"type": "FeatureCollection", "features": [told]})


def told(faults: layout.Plan) -> list[tuple[int, str]]:
    return [(one.line, one.sentence) for one in faults.checked.faults]


def test_each_fault_of_a_grid_is_said_in_its_row_and_nothing_is_brought_in(world: World) -> None:
    registrar = world.actors["the registrar"]
    text = (
        "district,row,column\nNowhere,1,1\nFirst Practice Station,1,1\nPractice District,0,1\n"
        "Practice District,1,one\nPractice District,1,1\nمشقی ضلع,2,2\n"
    )
    act_as(registrar, world.now)
    plan = layout.try_tiles(registrar, text, world.now)
    assert [line for line, _sentence in told(plan)] == [2, 3, 4, 5, 7]
    assert [sentence for _line, sentence in told(plan)] == [
        layout._UNKNOWN, layout._BELOW, layout._NOT_IN_THE_GRID, layout._NOT_IN_THE_GRID,
        layout._TWICE,
    ]  # fmt: skip
    with pytest.raises(Faulty), transaction.atomic():
        layout.bring_tiles(actor=registrar, text=text, now=world.now)
    assert not Placement.objects.exists()


def test_a_province_is_drawn_as_it_was_laid_out_and_each_place_is_a_link(
    world: World, screen_of: Screens, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registrar = world.actors["the registrar"]
    tiles, shapes = tmp_path / "tiles.csv", tmp_path / "outlines.json"
    tiles.write_text(TILES, encoding="utf-8")
    shapes.write_text(outlines("مشقی ضلع"), encoding="utf-8")

    def ask(*words: str) -> int:
        asked: argparse.Namespace = _parser().parse_args(words)
        with transaction.atomic():
            act_as(registrar, world.now)
            return laid_out(asked, registrar, world.now)

    trial = ("--tiles", str(tiles), "--outlines", str(shapes))
    assert ask(*trial) == 0
    assert "This was a trial." in capsys.readouterr().out
    assert not Placement.objects.exists()
    assert ask(*trial, "--write") == 0
    lay(world, own=(30, 40))
    with role("owner"):
        Tally.objects.update(slice="all", station_id=None)
        Layout.objects.update(slice="all")
    page = screen_of("the inspector general").get("/insight/places?figure=registered").text
    for kind in ("tile-grid", "outline-map"):
        drawing = re.search(rf'<svg class="{kind}".*?</svg>', page, re.DOTALL)
        assert drawing is not None, kind
        assert "Practice District" in drawing[0]
        assert "75%" in drawing[0]
        assert re.search(r'<a class="map-place" href="/insight/places\?[^"]*place=', drawing[0])
    assert "who vouches for them" in page
    assert "tile-grid" not in screen_of("the district commander").get("/insight/places").text
    shapes.write_text(outlines("Practice District", "Point"), encoding="utf-8")
    tiles.write_text("district,row,column\nPractice District,9,9\n", encoding="utf-8")
    assert ask(*trial, "--write") == 1
    assert "point at a door" in capsys.readouterr().err
    with role("owner"):
        kept = Placement.objects.get()
        assert (kept.tile_row, kept.tile_column) == (2, 3), "half of a faulty pair was brought in"
    assert ask("--remove", "outlines") == 0
    with role("owner"):
        kept.refresh_from_db()
        assert (kept.outline, kept.tile_row) == (None, 2)
    assert ask("--remove", "tiles") == 0
    with role("owner"):
        assert not Placement.objects.exists()


def test_nobody_but_a_registrar_above_districts_lays_out_and_the_database_holds_it(
    world: World,
) -> None:
    for part in ("the inspector general", "the programme officer", "the desk officer"):
        act_as(world.actors[part], world.now)
        with pytest.raises(NotFound), transaction.atomic():
            layout.bring_tiles(actor=world.actors[part], text=TILES, now=world.now)
    district = world.actors["the desk officer"].district_id
    station = world.actors["the desk officer"].station_id
    for part, unit in (("the inspector general", district), ("the registrar", station)):
        actor = world.actors[part]
        act_as(actor, world.now)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Placement.objects.create(
                unit_id=unit, tile_row=1, tile_column=1, brought_by_id=actor.officer_id,
                brought_at=world.now,
            )  # fmt: skip
