"""The divisions and districts a province begins with, read from the list beside this file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from amaan.organisation.posts import Province

SOURCE = "Pakistan Bureau of Statistics, Census 2023"
_LIST = Path(__file__).with_name("divisions_and_districts.toml")


@dataclass(frozen=True)
class Named:
    """A place by its name in both scripts."""

    en: str
    ur: str


@dataclass(frozen=True)
class Division:
    """A division and its districts; the capital's district stands without one."""

    name: Named | None
    districts: tuple[Named, ...]


@dataclass(frozen=True)
class Listed:
    """A province as the census lists it; two are listed without districts."""

    code: Province
    name: Named
    divisions: tuple[Division, ...]

    @property
    def districts(self) -> tuple[Named, ...]:
        """All its districts, in the list's order."""
        return tuple(d for division in self.divisions for d in division.districts)


@cache
def provinces() -> dict[Province, Listed]:
    """This will read the list: every province, with whatever districts the census gives it."""
    written = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return {Province(p["code"]): _listed(p) for p in written["province"]}


def _listed(written: dict[str, object]) -> Listed:
    divisions = written.get("division", [])
    assert isinstance(divisions, list)
    return Listed(
        code=Province(str(written["code"])),
        name=Named(str(written["name_en"]), str(written["name_ur"])),
        divisions=tuple(
            Division(
                name=Named(d["name_en"], d["name_ur"]) if d["name_en"] else None,
                districts=tuple(Named(en, ur) for en, ur in d["districts"]),
            )
            for d in divisions
        ),
    )
