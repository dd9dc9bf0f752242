"""What is asked of weapons, of steps that prevent, and of those who are served beside her."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy

from amaan.kernel.ids import FactId
from amaan.protocol import facts
from amaan.support.persons_served import Needs, ServedLine
from amaan.support.preventive import RESULTS, WeaponLine
from amaan.web.care.orders_forms import Step, person_words
from amaan.web.kit import clock_words
from amaan.web.kit.day_fields import ActDay
from amaan.web.kit.fields import LineField, OneOf, SomeOf, WordsField
from amaan.web.kit.words import label, options

WORDS_AT_MOST = 2_000
SOMEBODY_NEW = "new"


class WeaponForm(Step):
    """A weapon in his reach."""

    weapon = OneOf(
        options("weapons", "pistol rifle shotgun blade acid_or_fire other_weapon"),
        label=gettext_lazy("Which weapon?"),
    )
    licence = OneOf(
        options("licences", "licensed unlicensed licence_not_known"),
        label=gettext_lazy("Has it a licence?"),
        inline=True,
        initial="licence_not_known",
    )
    whereabouts = OneOf(
        options("weapon_places", "in_the_home on_him with_his_kin place_not_known"),
        label=gettext_lazy("Where is it?"),
        inline=True,
    )
    words = WordsField(
        label=gettext_lazy("What was said of it"),
        hint=gettext_lazy("Where exactly, what he threatened with it. Sealed."),
        required=False,
        rows=3,
        limit=WORDS_AT_MOST,
    )
    happened = ActDay(label=gettext_lazy("When was it told?"))

    def told(self) -> facts.WeaponDeclared:
        """This will give the weapon as it was told of."""
        said = self.cleaned_data
        return facts.WeaponDeclared(
            weapon=said["weapon"], licence=said["licence"], whereabouts=said["whereabouts"]
        )


class GivenUpForm(Step):
    """A weapon was given up."""

    keeper = OneOf(
        options("weapon_keepers", "station_store district_store licensing_office court_store"),
        label=gettext_lazy("Where is it kept?"),
        hint=gettext_lazy("Enter it in the register of that store too."),
    )
    happened = ActDay(label=gettext_lazy("When was it given up?"))

    def __init__(self, *args: Any, weapons: Sequence[WeaponLine], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["declared"] = OneOf(
            [(str(line.declared), weapon_words(line)) for line in weapons if not line.keeper],
            label=gettext_lazy("Which weapon?"),
            hint=gettext_lazy("One that stands nowhere yet is told of first."),
        )
        self.order_fields(["act_id", "declared", "keeper", "happened"])

    def declared(self) -> FactId:
        """This will give the entry that told of the weapon."""
        return FactId(UUID(self.cleaned_data["declared"]))


class PreventionForm(Step):
    """A power that was used so that nothing happens."""

    power = OneOf(
        options("preventive_powers", " ".join(RESULTS)),
        label=gettext_lazy("Under which power?"),
    )
    result = OneOf(
        options(
            "preventive_results",
            "prevented before_magistrate bond_asked_for bond_given bond_refused nobody_there"
            " offence_happened",
        ),
        label=gettext_lazy("What came of it?"),
    )
    words = WordsField(
        label=gettext_lazy("What was done"),
        hint=gettext_lazy("Sealed."),
        required=False,
        rows=3,
        limit=WORDS_AT_MOST,
    )
    happened = ActDay(label=gettext_lazy("When was it?"))


class PersonForm(Step):
    """Somebody who is served beside her."""

    needs = SomeOf(
        options(
            "person_needs",
            "safe_place day_care school_place doctor_care counselling food_clothes own_lawyer"
            " guarding own_papers nothing_now",
        ),
        label=gettext_lazy("What do they need?"),
        required=False,
    )
    looked_after = OneOf(
        options(
            "looked_after_by",
            "by_herself by_her_mother by_her_kin by_neighbour by_school by_house"
            " by_child_protection by_father by_nobody",
        ),
        label=gettext_lazy("For a child: who looks after it?"),
        hint=gettext_lazy("The father only where he is not the one she fears."),
        folded=True,
        required=False,
    )
    name = LineField(
        label=gettext_lazy("Name"),
        hint=gettext_lazy("Sealed as you save. It may stay empty."),
        required=False,
        limit=120,
    )

    def __init__(self, *args: Any, served: Sequence[ServedLine], **kw: Any) -> None:
        super().__init__(*args, **kw)
        known = [(str(s.person_id), person_words(s.who, s.ordinal)) for s in served]
        fresh = options("persons_served", "child kin supporter")
        self.fields["person"] = OneOf(
            [*known, *((f"{SOMEBODY_NEW} {code}", words) for code, words in fresh)],
            label=gettext_lazy("Who is it?"),
            hint=gettext_lazy("One who stands here already, or somebody new."),
        )
        self.order_fields(["act_id", "person", "needs", "looked_after", "name"])
        self._who = {str(s.person_id): s.who for s in served}

    def person(self) -> UUID:
        """This will give the id of the person: of one who is known, or a new one."""
        chosen = self.cleaned_data["person"]
        # A second press of Save finds the same new person: the act's own id is free for it.
        return self.act_ref() if chosen.startswith(SOMEBODY_NEW) else UUID(chosen)

    def told(self) -> Needs:
        """This will give what they need. The form is valid before this is asked."""
        said = self.cleaned_data
        chosen = said["person"]
        return Needs(
            who=self._who.get(chosen) or chosen.removeprefix(SOMEBODY_NEW).strip(),
            needs=tuple(said["needs"]), looked_after=said["looked_after"], name=said["name"],
        )  # fmt: skip


def weapon_words(line: WeaponLine) -> str:
    """This will name a weapon by kind, place and day."""
    day = clock_words.moment(line.told_at)
    return f"{label('weapons', line.weapon)}, {label('weapon_places', line.whereabouts)} · {day}"
