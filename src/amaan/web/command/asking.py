"""What a commander asked for: which station, which class of duty, from which line on.

An address that was tampered with asks for everything in the commander's own area; the rooms
below show nothing beyond it, whatever is asked.
"""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound
from amaan.oversight.sheets import OwedDuty, Where
from amaan.web.command.lines import place_name
from amaan.web.kit import shapes
from amaan.web.kit.frame import COMMANDING
from amaan.web.kit.paging import Key, key_of, stamp
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import LISTS, label

PAGE = 20
# Behind the board's first page, in the order in which they are gone through.
PARTS = ("pressing", "standards", "older")


@dataclass(frozen=True)
class Asked:
    """The filter of a list and the key after which it goes on."""

    station: UnitId | None = None
    duty_class: str = ""
    after: Key | None = None
    # Which part of what is late: "" is the board's first page.
    part: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether the list was narrowed to a station or a class."""
        return self.station is not None or bool(self.duty_class)

    def address(self, after: Key | None = None, part: str = "") -> str:
        """This will write the filter, and the key of the next page, as an address says it."""
        said = {
            "station": str(self.station) if self.station else "",
            "class": self.duty_class,
            "part": part,
        }
        if after is not None:
            said["after"] = stamp(*after)
        return "?" + urlencode({name: value for name, value in said.items() if value})


def commander(visit: Visit) -> None:
    """This will let in whoever commands; to everybody else the page does not exist.

    Raises: NotFound.
    """
    if visit.actor.post not in COMMANDING:
        raise NotFound


def asked_of(request: HttpRequest) -> Asked:
    """This will read what was asked for; what cannot be read was not asked."""
    chosen = request.GET.get("class", "")
    return Asked(
        station=_station(request.GET.get("station", "")),
        duty_class=chosen if chosen in LISTS["duty_classes"] else "",
        after=key_of(request, "after"),
        part=part if (part := request.GET.get("part", "")) in PARTS else "",
    )


def filter_fields(asked: Asked, stations: tuple[Where, ...]) -> tuple[shapes.Field, ...]:
    """This will offer the stations of the area and the classes of duty."""
    classes = shapes.Field(
        name="class",
        label=gettext("Duties"),
        kind="select",
        required=True,
        options=(
            shapes.Option(value="", label=gettext("Whichever")),
            *(
                shapes.Option(value=code, label=label("duty_classes", code))
                for code in LISTS["duty_classes"]
            ),
        ),
        chosen=(asked.duty_class,),
    )
    if len(stations) < 2:
        return (classes,)
    places = shapes.Field(
        name="station",
        label=gettext("Station"),
        kind="select",
        required=True,
        options=(
            shapes.Option(value="", label=gettext("All stations")),
            *(shapes.Option(value=str(s.unit_id), label=place_name(s)) for s in stations),
        ),
        chosen=(str(asked.station) if asked.station else "",),
    )
    return (places, classes)


def next_page(asked: Asked, rows: tuple[OwedDuty, ...], part: str = "") -> str:
    """This will give the address of the page after these rows, if there are more."""
    if len(rows) <= PAGE:
        return ""
    last = rows[PAGE - 1]
    return asked.address(after=(last.late_at, last.duty_id), part=part)


def part_after(asked: Asked, part: str) -> str:
    """This will name the part of what is late that comes after one; nothing after the last."""
    of = {"legal": ("pressing", "older"), "clinical": ("pressing", "older"),
          "standard": ("standards", "older")}.get(asked.duty_class, PARTS)  # fmt: skip
    return next((p for p in of if PARTS.index(p) > PARTS.index(part)), "")


def _station(typed: str) -> UnitId | None:
    try:
        return UnitId(UUID(typed))
    except ValueError:
        return None
