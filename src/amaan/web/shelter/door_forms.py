"""What is asked at the door of a house: safety and body first, then a bed, or the way elsewhere."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from amaan.support import house_codes as codes
from amaan.support.stays import MOST_CHILDREN, Child, Received
from amaan.web.kit.fields import CountField, LineField, OneOf
from amaan.web.shelter import labels
from amaan.web.shelter.forms import HouseForm, WrittenForm, words_field
from amaan.web.shelter.labels import options

# How many children one page asks for; more are added on her own page.
CHILDREN_ON_A_PAGE = 4


class ArrivalForm(WrittenForm):
    """Somebody came: her safety first, then her body, then how she came. No paper is asked for."""

    field_order = ("act_id", *codes.FIRST)

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for code in codes.FIRST:
            self.fields[code] = OneOf(
                options(labels.KNOWN),
                label=labels.FIRST[code],
                hint=format_lazy(_("If yes: {do}"), do=labels.FIRST_DO[code]),
                inline=True,
            )
        self.fields["came_by"] = OneOf(
            options(labels.CAME_BY), label=_("How did she come?"), folded=True
        )
        self.fields["police_case"] = OneOf(
            options(labels.POLICE_CASE),
            label=_("Is the police working on her case?"),
            hint=_("It makes no difference to being taken in."),
            inline=True,
            initial="unknown",
        )
        self.fields["age_band"] = OneOf(
            options(labels.AGE_BANDS), label=_("About how old is she?"), folded=True
        )
        self.fields["girls"] = CountField(label=_("Girls with her"), most=MOST_CHILDREN, initial=0)
        self.fields["boys"] = CountField(label=_("Boys with her"), most=MOST_CHILDREN, initial=0)
        self.fields["name"] = LineField(
            label=_("What may we call her?"),
            hint=_("Any name she likes. It is sealed; the register shows a reference only."),
            limit=120,
            required=False,
        )
        self.fields["words"] = words_field(
            _("What must the next shift know?"),
            _("Her fears, her wishes, what she needs tonight. Do not ask what he did to her."),
        )
        self.order_fields(
            ("act_id", *codes.FIRST, "came_by", "police_case", "age_band", "girls", "boys", "name",
             "words", "happened", "from_paper")
        )  # fmt: skip

    def received(self) -> Received:
        """This will give her as the first line heard her."""
        said = self.cleaned_data
        return Received(
            came_by=said["came_by"], police_case=said["police_case"], age_band=said["age_band"],
            first={code: said[code] for code in codes.FIRST}, girls=said["girls"],
            boys=said["boys"], name=said["name"], words=said["words"],
        )  # fmt: skip


class ChildForm(HouseForm):
    """A child who comes to her."""

    sex = OneOf(options(labels.SEXES), label=_("Girl or boy?"), inline=True)
    age = CountField(label=_("How old, in years?"), hint=_("0 below one year."), most=17)
    name = LineField(label=_("What is the child called?"), limit=120, required=False)

    def child(self) -> Child:
        """This will give the child."""
        said = self.cleaned_data
        return Child(said["sex"], said["age"], said["name"])


class AdmitForm(HouseForm):
    """She is taken in, with her children."""

    def __init__(self, *args: Any, girls: int, boys: int, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["basis"] = OneOf(options(labels.BASES), label=_("On what does she stay?"))
        told = ["female"] * girls + ["male"] * boys
        self.asked = max(CHILDREN_ON_A_PAGE, len(told))
        for n in range(self.asked):
            self.fields[f"sex_{n}"] = OneOf(
                (("", _("No child")), *options(labels.SEXES)),
                label=_("Girl or boy?"),
                inline=True,
                required=False,
                initial=told[n] if n < len(told) else "",
            )
            self.fields[f"age_{n}"] = CountField(
                label=_("How old, in years?"), most=17, required=False
            )
            self.fields[f"name_{n}"] = LineField(
                label=_("What is the child called?"), limit=120, required=False
            )

    def clean(self) -> dict[str, Any]:
        """This will want an age of each child: it decides the bed."""
        said: dict[str, Any] = super().clean() or {}
        for n in range(self.asked):
            if said.get(f"sex_{n}") and said.get(f"age_{n}") is None:
                self.add_error(f"age_{n}", _("Write the child's age; it decides the bed."))
        return said

    @property
    def rows(self) -> list[tuple[forms.BoundField, ...]]:
        """The questions about each child."""
        return [(self[f"sex_{n}"], self[f"age_{n}"], self[f"name_{n}"]) for n in range(self.asked)]

    def children(self) -> tuple[Child, ...]:
        """This will give the children that were named."""
        said = self.cleaned_data
        return tuple(
            Child(said[f"sex_{n}"], said[f"age_{n}"], said[f"name_{n}"])
            for n in range(self.asked)
            if said[f"sex_{n}"]
        )


class RefuseForm(HouseForm):
    """She is not taken in: why, where she is brought, and by whom. All three are asked."""

    reason = OneOf(options(labels.REFUSED), label=_("Why is she not taken in?"), folded=True)
    sent_to = OneOf(options(labels.SENT_TO), label=_("Where was she brought?"), folded=True)
    brought_by = OneOf(options(labels.BROUGHT_BY), label=_("Who brought her?"), folded=True)
    words = words_field(_("Which house, hospital or person; and who received her there"))
