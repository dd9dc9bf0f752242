"""What is asked about a service of the directory."""

from datetime import date, time
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from amaan.kernel.ids import UnitId
from amaan.support.directory import ProviderLine
from amaan.support.providers import (
    COSTS,
    HOW_ASKED,
    KINDS,
    LANGUAGES,
    MODES,
    ROUTES,
    STOCK,
    WEEKDAYS,
    WORKING,
    WORKS,
    Listing,
)
from amaan.web.kit.day_fields import DayField, HourField
from amaan.web.kit.fields import (
    CountField,
    LineField,
    OneOf,
    PhoneField,
    SomeOf,
    TickField,
)
from amaan.web.kit.words import options

YES_NO = options("answers", "yes no unknown")
STOCKS = options("stock_states", " ".join(STOCK))


class Day(DayField):
    """A day, as 21/11/2026; nothing where none is known."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(limit=12, required=False, **kw)


class Hour(HourField):
    """An hour by the 24-hour clock; nothing where none is known."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(limit=6, required=False, **kw)


class LookForm(forms.Form):
    """What is looked for; nothing of it has to be said."""

    kind = OneOf(
        (("", _("Any help")), *options("services", " ".join(KINDS))),
        label=_("What does she need?"), folded=True, required=False,
    )  # fmt: skip
    district = OneOf((), label=_("District"), folded=True, required=False)
    language = OneOf(
        (("", _("Any language")), *options("languages", " ".join(LANGUAGES))),
        label=_("Language"), folded=True, required=False,
    )  # fmt: skip
    named = LineField(label=_("Part of its name"), limit=60, required=False)
    boy = CountField(label=_("Age of a son who comes along"), least=0, most=17, required=False)
    must = SomeOf(
        (
            ("at_night", _("Open day and night")),
            ("women", _("Has women on its staff")),
            ("step_free", _("Without steps")),
            ("pep", _("HIV prevention in stock")),
            ("without_report", _("Helps without a police report")),
        ),
        label=_("It must"), inline=True, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, districts: list[tuple[str, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["district"].choices = districts  # type: ignore[attr-defined]


class ProviderForm(forms.Form):
    """One service as the directory keeps it."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = OneOf(options("services", " ".join(KINDS)), label=_("What it is"), folded=True)
    name_en = LineField(label=_("Name in English"), limit=120)
    name_ur = LineField(label=_("Name in Urdu"), limit=120, language="ur")
    phone = PhoneField(label=_("Its own public number"), hint=_("Never anybody's private number."))
    address = LineField(
        label=_("Address"), limit=200, required=False,
        hint=_("Empty for a shelter or a crisis centre: where it is stands in no list."),
    )  # fmt: skip
    also = SomeOf(options("services", " ".join(KINDS)), label=_("Helps also with"), required=False)
    serves = SomeOf((), label=_("Districts it serves"), required=False)
    whole_province = TickField(label=_("It serves the whole province"), required=False)
    day_and_night = TickField(label=_("Open day and night"), required=False)
    opens = Hour(label=_("Opens"), hint=_("As 09:00."))
    closes = Hour(label=_("Shuts"))
    ramadan_opens = Hour(label=_("Opens in Ramadan"))
    ramadan_closes = Hour(label=_("Shuts in Ramadan"))
    shut_days = SomeOf(
        options("weekdays", " ".join(WEEKDAYS)),
        label=_("Shut on"), inline=True, required=False,
    )  # fmt: skip
    languages = SomeOf(
        options("languages", " ".join(LANGUAGES)), label=_("Languages"), required=False
    )
    women_staff = OneOf(YES_NO, label=_("Women on its staff?"), inline=True, initial="unknown")
    step_free = OneOf(YES_NO, label=_("Without steps?"), inline=True, initial="unknown")
    without_report = OneOf(
        YES_NO, label=_("Helps without a police report?"), inline=True, initial="unknown"
    )
    without_order = OneOf(
        YES_NO, label=_("Takes her in without a court's order?"), inline=True, initial="unknown"
    )
    cost = OneOf(
        options("service_costs", " ".join(COSTS)), label=_("Cost"), inline=True, initial="unknown"
    )
    pep = OneOf(STOCKS, label=_("HIV prevention (PEP)"), folded=True, initial="unknown")
    contraception = OneOf(
        STOCKS, label=_("Emergency contraception"), folded=True, initial="unknown"
    )
    places_free = CountField(label=_("Free places for women"), most=2000, required=False)
    child_places_free = CountField(label=_("Free places for children"), most=2000, required=False)
    counted_on = Day(label=_("Stock and places as of"), hint=_("As 21/11/2026."))
    boys_until = CountField(label=_("Takes sons up to the age of"), most=18, required=False)
    working = OneOf(
        options("working_states", " ".join(WORKING)),
        label=_("Is it working?"), inline=True, initial="unknown",
    )  # fmt: skip
    working_since = Day(label=_("Since when"))
    working_source = LineField(
        label=_("Who says so"), limit=120, required=False,
        hint=_("A notification, a letter, a visit. No person's name."),
    )  # fmt: skip
    opened_on = Day(label=_("Opened on"))
    asked_today = TickField(
        label=_("I asked the service today, and it stands as written here"), required=False
    )

    def __init__(self, *args: Any, districts: list[tuple[str, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["serves"].choices = districts  # type: ignore[attr-defined]

    def listing(self, district: UnitId | None) -> Listing:
        """This will give the line as it was typed. `district` is where it sits."""
        said = self.cleaned_data
        plain = {
            name: said[name]
            for name in Listing.__dataclass_fields__
            if name in said and name not in {"serves", "also", "shut_days", "languages"}
        }
        serves = tuple(UnitId(UUID(one)) for one in said["serves"])
        sits = district if district in serves or not serves else serves[0]
        if plain["day_and_night"]:
            plain |= {"opens": None, "closes": None}
        return Listing(
            **plain, serves=serves, also=tuple(said["also"]), shut_days=tuple(said["shut_days"]),
            languages=tuple(said["languages"]),
            district_id=None if said["whole_province"] else sits,
        )  # fmt: skip


class CheckForm(forms.Form):
    """What came of asking a service."""

    how = OneOf(options("how_asked", " ".join(HOW_ASKED)), label=_("How did you ask?"), inline=True)
    found = OneOf(
        options("asked_found", "as_written changed no_answer shut"), label=_("What came of it?")
    )


class CountForm(forms.Form):
    """Stock and free places today."""

    pep = OneOf(STOCKS, label=_("HIV prevention (PEP)"), inline=True)
    contraception = OneOf(STOCKS, label=_("Emergency contraception"), inline=True)
    places_free = CountField(label=_("Free places for women"), most=2000, required=False)
    child_places_free = CountField(label=_("Free places for children"), most=2000, required=False)


class WayForm(forms.Form):
    """How a service works while the district is shut or under water."""

    mode = OneOf(options("district_modes", " ".join(MODES)), label=_("When"), inline=True)
    works = OneOf(options("works_in_mode", " ".join(WORKS)), label=_("It then"))
    route = OneOf(options("routes", " ".join(ROUTES)), label=_("The way there"), folded=True)


class ModeForm(forms.Form):
    """How the district stands."""

    mode = OneOf(
        (("", _("As usual")), *options("district_modes", " ".join(MODES))),
        label=_("How does the district stand?"), required=False,
    )  # fmt: skip
    routes = OneOf(
        options("routes", " ".join(ROUTES)), label=_("How one travels there"), folded=True,
        required=False, initial="unknown",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """This will ask for the roads where something is the matter."""
        said = super().clean() or self.cleaned_data
        if said.get("mode") and not said.get("routes"):
            self.add_error("routes", ValidationError(_("Choose one of the answers.")))
        return said


class WorkerForm(forms.Form):
    """Who answers for a service at its own door."""

    service_number = LineField(
        label=_("Number of the worker"), limit=32,
        hint=_("As the registrar gave it when the worker was posted."),
    )  # fmt: skip


def initial_of(line: ProviderLine, areas: tuple[tuple[str, UnitId | None], ...]) -> dict[str, Any]:
    """This will give a service's line as the form asks it."""
    told: dict[str, Any] = {
        name: _typed(getattr(line, name))
        for name in ProviderForm.base_fields
        if hasattr(line, name)
    }
    kinds = {kind for kind, _place in areas}
    return told | {
        "id": line.provider_id,
        "also": sorted(kinds - {line.kind}),
        "serves": [str(place) for place in {place for _kind, place in areas if place}],
        "whole_province": any(place is None for _kind, place in areas),
    }


def _typed(value: object) -> object:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return list(value) if isinstance(value, tuple) else value
