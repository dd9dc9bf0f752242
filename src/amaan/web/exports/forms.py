"""The questions asked before something leaves."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality import leaving
from amaan.exports.actions import Instrument
from amaan.exports.recipients import RecipientLine
from amaan.web.exports import words
from amaan.web.kit.fields import LineField, OneOf, SomeOf, read_day
from amaan.web.kit.words import label

PAPER = "paper"
DAYS = (
    ("1", gettext_lazy("1 day")),
    ("7", gettext_lazy("7 days")),
    ("14", gettext_lazy("14 days")),
)
LANGUAGES = (("ur", "اردو"), ("en", "English"))


class AskForm(forms.Form):
    """What is to leave, to whom, why and until when."""

    export_id = forms.UUIDField(widget=forms.HiddenInput)
    handed_to = LineField(
        label=gettext_lazy("On paper: handed to which post?"),
        hint=gettext_lazy("The office and the post, such as “Deputy District Public Prosecutor”. "
                          "No telephone number, and no name of anybody in the case."),
        limit=80,
        required=False,
    )  # fmt: skip
    language = OneOf(LANGUAGES, label=gettext_lazy("Language of the paper"), inline=True)
    days = OneOf(
        DAYS,
        label=gettext_lazy("Until when may it be fetched?"),
        hint=gettext_lazy("After that no copy is kept here; the line in the register stays."),
        inline=True,
    )

    def __init__(
        self,
        kind: str,
        *args: Any,
        fields: tuple[str, ...],
        recipients: tuple[RecipientLine, ...],
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.kind = kind
        whys = leaving.KINDS[kind].whys
        self.fields["purpose"] = OneOf(
            [(code, _(why.label)) for code, why in whys.items()],
            label=gettext_lazy("What for?"),
        )
        self.offers = bool(fields)
        if fields:
            self.fields["parts"] = SomeOf(
                [(name, label("sealed_fields", name)) for name in fields],
                label=gettext_lazy("What of the sealed parts must be in it?"),
                hint=gettext_lazy("Without a tick it leaves under its reference alone. Tick only "
                                  "what the purpose needs."),
                required=False,
            )  # fmt: skip
        offices = leaving.KINDS[kind].recipients
        self.fields["office"] = OneOf(
            [(code, _(leaving.OFFICES[code])) for code in leaving.OFFICES if code in offices],
            label=gettext_lazy("To whom?"),
        )
        keyed = [(str(r.id), r.name) for r in recipients if r.office in offices]
        self.names_post = not offices <= leaving.ON_PAPER_ONLY
        self.fields["handed_to"].required = self.names_post and not keyed
        self.fields["way"] = OneOf(
            [(PAPER, _("On paper")), *keyed],
            label=gettext_lazy("How does it get there?"),
            hint=gettext_lazy("An office with a key of its own is sent a file that opens nowhere "
                              "else."),
            folded=len(keyed) > 5,
        )  # fmt: skip
        self.asks_order = any(why.compelled for why in whys.values())
        if self.asks_order:
            self._ask_for_the_order()

    def _ask_for_the_order(self) -> None:
        self.fields["instrument"] = OneOf(
            [("", _("Nothing was ordered")), *words.choices(leaving.INSTRUMENTS)],
            label=gettext_lazy("Was it ordered, and by what?"),
            required=False,
        )
        self.fields["instrument_by"] = LineField(
            label=gettext_lazy("Which court or commission"), limit=80, required=False
        )
        self.fields["instrument_number"] = LineField(
            label=gettext_lazy("Number of the order"), limit=40, required=False
        )
        self.fields["instrument_on"] = LineField(
            label=gettext_lazy("Date of the order"),
            hint=gettext_lazy("As 21/11/2026."),
            limit=10,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """This will see that the way names somebody, and an order is whole or none."""
        said = super().clean() or {}
        if self.names_post and said.get("way") == PAPER and not said.get("handed_to"):
            self.add_error("handed_to", _("Write to which post the paper is handed."))
        why = leaving.why_of(self.kind, said.get("purpose", ""))
        if why is not None and why.compelled and not said.get("instrument"):
            self.add_error("instrument", _("Say which order asks for it. Without one it does not "
                                           "leave for this reason."))  # fmt: skip
        if said.get("instrument"):
            for name in ("instrument_by", "instrument_number", "instrument_on"):
                if not said.get(name):
                    self.add_error(name, _("This belongs to the order."))
        return said

    def clean_instrument_on(self) -> Any:
        """This will read the date of the order."""
        written = self.cleaned_data["instrument_on"]
        return read_day(written) if written else None

    def instrument(self) -> Instrument:
        """This will give the order, or that there is none."""
        said = self.cleaned_data
        if not said.get("instrument"):
            return Instrument()
        return Instrument(
            said["instrument"], said["instrument_number"], said["instrument_on"],
            said["instrument_by"],
        )  # fmt: skip

    def recipient_id(self) -> UUID | None:
        """This will give the recipient with a key, or None for paper."""
        way = self.cleaned_data["way"]
        return None if way == PAPER else UUID(way)


class WhyForm(forms.Form):
    """One reason out of a closed list."""

    def __init__(self, table: Any, *args: Any, asked: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["why"] = OneOf(words.choices(table), label=asked)


class RecipientForm(forms.Form):
    """An office and its key."""

    recipient_id = forms.UUIDField(widget=forms.HiddenInput)
    name = LineField(
        label=gettext_lazy("Name of the office"),
        hint=gettext_lazy("As it calls itself, such as “District Public Prosecutor, Quetta”."),
        limit=80,
    )
    key = LineField(
        label=gettext_lazy("Its public key"),
        hint=gettext_lazy("One line that begins with age1. It is no secret."),
        limit=80,
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["office"] = OneOf(
            [(code, _(said)) for code, said in leaving.OFFICES.items()
             if code not in leaving.ON_PAPER_ONLY],
            label=gettext_lazy("What kind of office?"),
        )  # fmt: skip


class HeardForm(forms.Form):
    """The fingerprint as it was read aloud from the other side."""

    heard = LineField(
        label=gettext_lazy("The fingerprint, as the office read it to you"),
        hint=gettext_lazy("Twenty letters and digits. Call the office at a number you know from "
                          "elsewhere, not from the message that brought the key."),
        limit=40,
    )  # fmt: skip


class PieceForm(forms.Form):
    """What can be read on a leaked picture or list."""

    piece = LineField(
        label=gettext_lazy("What can be read?"),
        hint=gettext_lazy("The faint letters across a page, with ? for each that cannot be read; "
                          "or the reference on one line of a list."),
        limit=40,
    )  # fmt: skip
