"""What is asked for her safety plan: block by block, in her words, hers by her own word.

Source: standards 4.1.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.kernel.ids import FactId, new_id
from amaan.support.plans import BLOCKS, NewPlan
from amaan.web.kit.fields import LineField, OneOf, PhoneField, WordsField
from amaan.web.kit.words import options

WORDS_OF_A_BLOCK = 2_000
# Each block with what to go through with her. Every question is one that she may leave open.
ASKED: dict[str, tuple[Any, Any]] = {
    "tonight": (
        gettext_lazy("Tonight"),
        gettext_lazy("A safe place and the way there, who knows, whom she calls, a code word, a "
                     "sign to a neighbour or a child."),
    ),
    "during_violence": (
        gettext_lazy("If he becomes violent"),
        gettext_lazy("Which rooms to stay out of: kitchen, bathroom, where weapons are. Which way "
                     "out. Where the telephone is."),
    ),
    "staying_home": (
        gettext_lazy("If she stays at home"),
        gettext_lazy("What makes staying safer: who looks in and when, what she can hold back, "
                     "when she would go after all."),
    ),
    "leaving": (
        gettext_lazy("If she leaves"),
        gettext_lazy("When and how. Bag, CNIC, B-form, nikahnama, property papers, cash, medicine, "
                     "keys, bank card, telephone and charger, the children's things."),
    ),
    "children": (
        gettext_lazy("The children"),
        gettext_lazy("What each knows, whom each calls and where each goes; who may fetch them "
                     "from school. No child carries messages."),
    ),
    "after_leaving": (
        gettext_lazy("After leaving"),
        gettext_lazy("Other ways and hours, locks, who at work and school must know, somebody "
                     "beside her on days in court, meetings only where others are."),
    ),
    "telephone": (
        gettext_lazy("Telephone and internet"),
        gettext_lazy("In whose name the SIM is, who knows her passwords, whether her place is "
                     "shared, which device is safe for this."),
    ),
    "proof": (
        gettext_lazy("Proof"),
        gettext_lazy("Pictures, messages, medical slips, a diary: where they are safe from him."),
    ),
    "weapons": (
        gettext_lazy("Weapons"),
        gettext_lazy("Where they are, and how she stays away from them. Write them down on the "
                     "page of weapons too, so that they are taken."),
    ),
    "health": (
        gettext_lazy("Her health and her strength"),
        gettext_lazy("Medicine; thoughts of not wanting to live, and whom she calls then; who is "
                     "good to her."),
    ),
}  # fmt: skip


class PlanForm(forms.Form):
    """Her plan, block by block."""

    act_id = forms.UUIDField(widget=forms.HiddenInput)
    stays = OneOf(
        (
            ("leaves_him_out", gettext_lazy("He leaves; she stays")),
            ("stays", gettext_lazy("She stays, with him there")),
            ("goes", gettext_lazy("She goes, now or later")),
            ("open", gettext_lazy("She keeps it open")),
        ),
        label=gettext_lazy("What is she planning for?"),
        hint=gettext_lazy("It is her choice, and sealed with the plan. Ask first whether he could "
                          "be made to leave."),
    )  # fmt: skip
    language = OneOf(
        options("languages", "ur en ps sd bal pnb skr brh sign other"),
        label=gettext_lazy("In which language was it made and read to her?"),
        folded=True,
        initial="ur",
    )
    signed = OneOf(
        (
            *options("plan_words", "said_yes thumb signed"),
            ("not_yet", gettext_lazy("Not yet: she wants something changed, or it was not read")),
        ),
        label=gettext_lazy("It was read to her. Is it right?"),
    )
    safe_to_hold = OneOf(
        (("yes", gettext_lazy("Yes, she says so")), ("no", gettext_lazy("No, or not sure"))),
        label=gettext_lazy("Can she hold a paper of it safely?"),
        hint=gettext_lazy("Who goes through her bag, her pockets, her telephone?"),
        inline=True,
    )
    copy = OneOf(
        options("plan_copies", "none card whole"),
        label=gettext_lazy("What does she take with her?"),
        initial="none",
    )

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        kw["initial"] = {"act_id": new_id()} | (kw.get("initial") or {})
        super().__init__(*args, **kw)
        self.now = now
        for block in BLOCKS:
            title, hint = ASKED[block]
            self.fields[block] = WordsField(
                label=title, hint=hint, required=False, rows=3, limit=WORDS_OF_A_BLOCK
            )

    @property
    def blocks(self) -> list[forms.BoundField]:
        """The blocks, in the order in which they are spoken of."""
        return [self[block] for block in BLOCKS]

    def act_ref(self) -> FactId:
        """This will give the id under which the plan is kept."""
        return FactId(self.cleaned_data["act_id"])

    def plan(self) -> NewPlan:
        """This will give the plan as it was told. The form is valid before this is asked."""
        said = self.cleaned_data
        return NewPlan(
            text=self._text(), language=said["language"], signed=said["signed"],
            copy=said["copy"], safe_to_hold=said["safe_to_hold"] == "yes",
        )  # fmt: skip

    def _text(self) -> str:
        said = self.cleaned_data
        told = [(ASKED[block][0], said[block]) for block in BLOCKS if said[block].strip()]
        if not told:
            return ""
        stays = dict(self.fields["stays"].choices)[said["stays"]]  # type: ignore[attr-defined]  # a OneOf
        head = f"{_('What she plans for')}: {stays}"
        return "\n\n".join([head, *(f"{title}\n{words.strip()}" for title, words in told)])


def as_dialled(number: str) -> str:
    """This will write a number as people here dial it."""
    return f"0{number.removeprefix('+92')}" if number.startswith("+92") else number


class CardForm(forms.Form):
    """Up to two numbers, and nothing else: what stands on the card tells nobody anything."""

    first = PhoneField(label=gettext_lazy("First number"))
    second = PhoneField(label=gettext_lazy("Second number"), required=False)
    # How she calls it to herself: a shop, a relative. Never the police, never a helpline's name.
    called = LineField(
        label=gettext_lazy("A harmless word beside it, chosen by her"),
        hint=gettext_lazy("Such as a shop or an aunt. It may stay empty. It is not kept."),
        limit=20,
        required=False,
    )
