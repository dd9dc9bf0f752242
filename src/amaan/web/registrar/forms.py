"""What the registrar's forms ask. They check shape only; the verb says what is allowed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amaan.kernel.letters import latin_digits
from amaan.organisation.posts import DeskType, Post, Rank, Sex, UnitKind, post_fits
from amaan.organisation.registers import UnitLine
from amaan.web.kit.fields import LineField, OneOf, TickField
from amaan.web.registrar import lines

LANGUAGES = (("ur", "اردو"), ("en", "English"))


class LatinField(LineField):
    """A line of Latin letters and digits: numbers and names that a machine reads."""

    def to_python(self, value: Any) -> str:
        return latin_digits(super().to_python(value))


def _english(**words: Any) -> LineField:
    return LineField(limit=120, language="en", **words)


def _urdu(**words: Any) -> LineField:
    return LineField(limit=120, language="ur", **words)


class UnitForm(forms.Form):
    """A unit to be opened: what it is and what it is called, in both scripts."""

    def __init__(
        self, *args: Any, holds: Iterable[UnitKind], in_practice: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, kind.label) for kind in holds]
        self.fields["kind"] = OneOf(kinds, label=_("What kind of unit?"))
        self.fields["name_en"] = _english(
            label=_("Name in English"), hint=_("As orders and signboards write it.")
        )
        self.fields["name_ur"] = _urdu(label=_("Name in Urdu"))
        if UnitKind.DESK in dict(kinds):
            self.fields["desk_type"] = OneOf(
                [("", _("Not said yet")), *DeskType.choices],
                label=_("What kind of desk?"),
                folded=True,
                required=False,
            )
        if UnitKind.DISTRICT in dict(kinds) and not in_practice:
            self.fields["is_practice"] = TickField(
                label=_("For practice only"),
                hint=_(
                    "A practice district is for classes. No real case can enter it, and nobody "
                    "who serves there can be posted to a real unit."
                ),
                required=False,
            )
        if len(kinds) == 1:
            self.initial.setdefault("kind", kinds[0][0])


class ChoiceOfUnit(forms.Form):
    """One unit out of a list."""

    def __init__(
        self,
        *args: Any,
        label: Any,
        among: Iterable[UnitLine],
        language: str,
        must: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = OneOf(
            [("", "–"), *((str(u.unit_id), lines.with_above(u, language)) for u in among)],
            label=label,
            folded=True,
            required=must,
        )


class OfficerForm(forms.Form):
    """An officer to be appointed, as the order of appointment names her."""

    def __init__(self, *args: Any, kind: UnitKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"] = OneOf(posts_at(kind), label=_("Post"), folded=True)
        self.fields["name_en"] = _english(label=_("Name in English"))
        self.fields["name_ur"] = _urdu(label=_("Name in Urdu"))
        self.fields["service_number"] = LatinField(label=_("Service number"), limit=30)
        self.fields["rank"] = OneOf(Rank.choices, label=_("Rank"), folded=True)
        self.fields["sex"] = OneOf(Sex.choices, label=_("As the service records"), inline=True)
        self.fields["sign_in"] = LatinField(
            label=_("Sign-in name"),
            hint=_("Small Latin letters and digits, for example amna.k"),
            limit=40,
        )
        self.fields["language"] = OneOf(LANGUAGES, label=_("Language of the pages"), inline=True)
        self.initial.setdefault("language", "ur")


class PostForm(forms.Form):
    """An officer who serves already, by the number on the uniform, and the post given."""

    def __init__(self, *args: Any, kind: UnitKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service_number"] = LatinField(
            label=_("Service number"),
            hint=_("The posting she holds now ends in the same moment."),
            limit=30,
        )
        self.fields["post"] = OneOf(posts_at(kind), label=_("Post"), folded=True)


class RankForm(forms.Form):
    """A rank, by promotion or correction."""

    rank = OneOf(Rank.choices, label=_("Rank"), folded=True)


class SureForm(forms.Form):
    """One tick before something that cannot be taken back by another press."""

    sure = TickField(label=_("I have the order for this, or I know who asks."))


def posts_at(kind: UnitKind) -> list[tuple[str, Any]]:
    """This will give the posts that are held in units of a kind."""
    return [(post.value, post.label) for post in Post if post_fits(post, kind)]
