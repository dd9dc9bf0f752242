"""What is asked about exhibits: what was taken, to whom it goes, what was found of its seal."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from amaan.investigation.custody_chain_moving import SealFound
from amaan.investigation.exhibits import Taking, Thing
from amaan.kernel.clock import end_of_day
from amaan.kernel.ids import new_id
from amaan.kernel.letters import latin_digits
from amaan.web.inquiry.acts import ActForm, words
from amaan.web.kit.fields import CountField, LineField, OneOf, SomeOf, TickField, read_day
from amaan.web.kit.words import LISTS, options

# Lines of a recovery memo on one page.
LINES = 10
SEAL_AT_MOST = 24
KINDS = " ".join(LISTS["exhibits"])


def seal_field(label: Any, **kw: Any) -> LineField:
    """This will ask for the number of a seal."""
    return LineField(label=label, limit=SEAL_AT_MOST, **kw)


class TakingForm(ActForm):
    """One recovery: when, where, who witnessed, and a line for each thing."""

    source = OneOf(
        options("exhibit_sources", " ".join(LISTS["exhibit_sources"])),
        label=_("From where, or from whom?"),
        inline=True,
    )
    place = OneOf(
        options("places", " ".join(LISTS["places"])),
        label=_("Kind of place"),
        folded=True,
        initial="unknown",
    )
    witnesses = CountField(
        label=_("How many witnesses signed the memo?"),
        hint=_("Their names and addresses are written in the memo below, which is sealed."),
        most=9,
        initial=2,
    )
    with_consent = TickField(
        label=_("What is hers was taken with her consent, after she was told what for."),
        required=False,
    )
    memo = words(
        _("Memo: where exactly it lay, who was there, names of the witnesses"), required=False
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for n in range(1, LINES + 1):
            self.fields[f"what_{n}"] = OneOf(
                (("", "–"), *options("exhibits", KINDS)),
                label=_("What it is"),
                folded=True,
                required=False,
            )
            self.fields[f"seal_{n}"] = seal_field(_("Seal number"), required=False)
            self.fields[f"pieces_{n}"] = CountField(label=_("Pieces"), least=1, most=999, initial=1)
            self.fields[f"about_{n}"] = LineField(
                label=_("Description (sealed)"), limit=300, required=False
            )
            self.fields[f"thing_{n}"] = forms.UUIDField(
                widget=forms.HiddenInput, initial=new_id, required=False
            )

    @property
    def lines(self) -> list[tuple[int, list[BoundField], BoundField]]:
        """The lines of the memo as they are drawn: number, questions, the line's own id."""
        names = ("what", "seal", "pieces", "about")
        return [
            (n, [self[f"{name}_{n}"] for name in names], self[f"thing_{n}"])
            for n in range(1, LINES + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """This will refuse a line that is half written, and a memo of nothing."""
        told = super().clean() or self.cleaned_data
        written = 0
        for n in range(1, LINES + 1):
            what, seal = told.get(f"what_{n}"), told.get(f"seal_{n}")
            written += bool(what and seal)
            if what and not seal:
                self.add_error(
                    f"seal_{n}", _("Each thing has a seal of its own. Write its number.")
                )
            if not what and (seal or told.get(f"about_{n}")):
                self.add_error(f"what_{n}", _("Choose what it is."))
        if not written and not self.errors:
            self.add_error("what_1", _("Write down at least one thing."))
        if told.get("source") == "survivor" and not told.get("with_consent"):
            self.add_error(
                "with_consent",
                _("Nothing is taken from her without her consent. If she said no, take nothing."),
            )
        return told

    def taking(self) -> Taking:
        """This will give the act of taking. The form is valid before this is asked."""
        told = self.cleaned_data
        return Taking(
            recovery_id=self.act_ref(),
            taken_at=to_the_minute(self),
            source=told["source"],
            place=told["place"],
            witnesses=told["witnesses"],
            memo=told["memo"],
            with_consent=told["with_consent"],
        )

    def things(self) -> tuple[Thing, ...]:
        """This will give the things, in the order of their lines."""
        told = self.cleaned_data
        return tuple(
            Thing(
                what=told[f"what_{n}"],
                seal=latin_digits(told[f"seal_{n}"]),
                description=told[f"about_{n}"],
                pieces=told[f"pieces_{n}"] or 1,
                id=told[f"thing_{n}"] or new_id(),
            )
            for n in range(1, LINES + 1)
            if told.get(f"what_{n}")
        )


class GivingForm(ActForm):
    """Which exhibits, to whom, for what; one act for many."""

    exhibits = SomeOf((), label=_("Which exhibits?"))
    to = OneOf(
        (
            ("store", _("The store of the station")),
            ("officer", _("An officer, who confirms himself")),
            ("laboratory", _("A laboratory, against its signature")),
            ("court", _("A court, against its signature")),
            ("return", _("Return it to whom it belongs, by order")),
            ("destroy", _("Destroy it, by order")),
        ),
        label=_("To whom?"),
    )
    officer = LineField(
        label=_("Service number of the officer"),
        hint=_("Only for an officer of this district."),
        limit=30,
        required=False,
    )
    outside_number = LineField(
        label=_("Number of the order, or of the receipt"),
        hint=_("As the court or the laboratory wrote it."),
        limit=24,
        required=False,
    )
    due_back = LineField(
        label=_("Due back on"),
        hint=_("Day/month/year. For what goes to court or is carried."),
        limit=12,
        required=False,
    )

    def __init__(self, *args: Any, held: Sequence[tuple[str, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["exhibits"].choices = held  # type: ignore[attr-defined]  # a SomeOf

    def clean(self) -> dict[str, Any]:
        """This will ask for the officer where there is one, and for the order where one is due."""
        told = super().clean() or self.cleaned_data
        if told.get("to") == "officer" and not told.get("officer"):
            self.add_error("officer", _("Write the service number of the officer who receives it."))
        if told.get("to") in {"return", "destroy"} and not told.get("outside_number"):
            self.add_error(
                "outside_number",
                _("Write the number of the order. Without it nothing is returned or destroyed."),
            )
        return told

    def clean_due_back(self) -> datetime | None:
        """This will read the day on which it should be back, as the end of that day."""
        told = self.cleaned_data["due_back"]
        return end_of_day(read_day(told)) if told else None

    def ids(self) -> list[UUID]:
        """This will give the exhibits that were chosen."""
        return [UUID(one) for one in self.cleaned_data["exhibits"]]


class SealsForm(ActForm):
    """What was found of each seal; a number only where it differs."""

    shelf = LineField(label=_("Shelf"), limit=12, required=False)

    def __init__(
        self, *args: Any, seals: Sequence[tuple[UUID, str]], shelf: bool, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.seals = tuple(seals)
        if not shelf:
            del self.fields["shelf"]
        for id, words_ in self.seals:
            self.fields[f"state_{id}"] = OneOf(
                options("seal_findings", "intact different broken"), label=words_, inline=True
            )
            self.fields[f"found_{id}"] = seal_field(
                _("The number you found, if it differs"), required=False
            )

    @property
    def lines(self) -> list[tuple[BoundField, BoundField]]:
        """The questions of each exhibit."""
        return [(self[f"state_{id}"], self[f"found_{id}"]) for id, _words in self.seals]

    def clean(self) -> dict[str, Any]:
        """This will ask for the number where another was found, and only there."""
        told = super().clean() or self.cleaned_data
        for id, _words in self.seals:
            differs = told.get(f"state_{id}") == "different"
            if differs and not told.get(f"found_{id}"):
                self.add_error(f"found_{id}", _("Write the number that is on the parcel now."))
        return told

    def found(self) -> dict[UUID, SealFound]:
        """This will give what was found. The form is valid before this is asked."""
        told = self.cleaned_data
        return {
            id: SealFound(
                told[f"state_{id}"],
                latin_digits(told[f"found_{id}"]) if told[f"state_{id}"] == "different" else "",
            )
            for id, _words in self.seals
        }


class PaperReceiptForm(SealsForm):
    """The receiver signed the form; the giver writes it down."""

    receiver = LineField(label=_("Service number of the officer who signed"), limit=30)


class BackForm(SealsForm):
    """What came back from a laboratory or a court."""

    outside_number = LineField(
        label=_("Number of the covering letter, if there is one"), limit=24, required=False
    )


class ResealForm(ActForm):
    """A new seal, with the reason."""

    seal = seal_field(_("New seal number"))
    reason = OneOf(
        options("reseal_reasons", " ".join(LISTS["reseal_reasons"])),
        label=_("Why was it sealed anew?"),
    )


class ShelfForm(ActForm):
    """On which shelf it lies."""

    shelf = LineField(label=_("Shelf"), limit=12)


class CountForm(ActForm):
    """The store gone through: one mark on each line."""

    seen = words(
        _("What is there: one mark on each line, then its shelf and its seal"),
        hint=_(
            "A scanner writes the marks by itself. Do not look at the register while you count."
        ),
        rows=14,
    )


class MarkForm(forms.Form):
    """The mark on a label."""

    mark = LineField(label=_("Mark on the label"), limit=14)


def to_the_minute(form: ActForm) -> datetime:
    """This will give when an act was done, to the minute, as forms and registers write it."""
    return form.when().latest.replace(second=0, microsecond=0)
