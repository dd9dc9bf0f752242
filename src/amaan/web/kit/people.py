"""Who stands in which relation to a case, as rows of a register; and whom it may be given to.

Used by the pages of those who hold a case and of those who keep it. No name of hers is here.
"""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality import custody
from amaan.confidentiality.queries import Standee
from amaan.kernel.ids import CaseId, OfficerId, UnitId
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post
from amaan.organisation.queries import Colleague
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.fields import OneOf
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

# Longer lists are not read; whoever is not on it is found by the registrar.
CHOICES = 60
Choice = tuple[str, str, str]
# Who may carry a case.
CARRYING = (Post.DESK_OFFICER, Post.INVESTIGATOR, Post.SUPERVISOR, Post.STATION_COMMANDER)


class ReceiverForm(forms.Form):
    """Who is given the case."""

    def __init__(self, *args: Any, officers: tuple[Choice, ...], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["officer"] = OneOf(
            [(pk, name) for pk, name, _hint in officers],
            label=gettext_lazy("To whom?"),
            hints={pk: hint for pk, _name, hint in officers},
            folded=len(officers) > 6,
        )

    def officer(self) -> OfficerId:
        """This will give the officer chosen."""
        return OfficerId(UUID(self.cleaned_data["officer"]))


def standing_register(people: Sequence[Standee], visit: Visit) -> shapes.Register:
    """This will draw who may read a case and who may register it, and until when."""
    return shapes.Register(
        caption=_("Who may open something in this case"),
        columns=(
            shapes.Column(label=_("Officer"), wide=True),
            shapes.Column(label=_("May")),
            shapes.Column(label=_("Since")),
            shapes.Column(label=_("Until")),
        ),
        rows=tuple(_row(person, visit) for person in people),
        empty=shapes.Empty(
            title=_("Nobody holds this case."),
            text=_("Give it to an officer below: until then nobody can work on it."),
        ),
    )


def choices_for(
    case_id: CaseId, posts: Collection[Post], within: UnitId, visit: Visit
) -> tuple[Choice, ...]:
    """This will list officers to whom a case may be given: who they are, and what helps to choose.

    Women first. Whoever must not know of the case is not on the list, and nothing says why.
    """
    found = organisation.holders(posts, within, visit.now)
    free = custody.free_of_conflict(case_id, [officer.officer_id for officer in found])
    open_to = [
        officer
        for officer in found
        if officer.officer_id in free and officer.officer_id != visit.actor.officer_id
    ]
    open_to.sort(key=lambda officer: not officer.is_woman)
    return tuple(
        (str(officer.officer_id), name_of(officer, visit), _traits(officer))
        for officer in open_to[:CHOICES]
    )


def name_of(officer: Colleague, visit: Visit) -> str:
    """This will name an officer in the reader's script."""
    return in_language(officer.name_en, officer.name_ur, visit.language)


def _row(person: Standee, visit: Visit) -> tuple[shapes.Cell, ...]:
    officer = organisation.colleague(OfficerId(person.officer_id), visit.now)
    who = _("An officer") if officer is None else name_of(officer, visit)
    return (
        shapes.Cell(text=who, note="" if officer is None else label("posts", officer.post)),
        shapes.Cell(text=label("relations", person.relation)),
        shapes.Cell(text=clock_words.moment(person.since)),
        shapes.Cell(text=clock_words.moment(person.until) if person.until else _("no end set")),
    )


def _traits(officer: Colleague) -> str:
    traits = [label("posts", officer.post)]
    traits += [_("A woman officer")] if officer.is_woman else []
    return _(", ").join(traits)
