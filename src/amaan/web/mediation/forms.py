"""What is asked at the gate, of a forum, of a dispute, and of what came of it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId
from amaan.mediation import disputes
from amaan.mediation.asking import Told
from amaan.mediation.disputes import Came, NewDispute
from amaan.mediation.forums import FITS, ForumLine, NewForum, NewMediator
from amaan.mediation.terms import terms
from amaan.web.kit.acting import Act
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.fields import LineField, OneOf, SomeOf, TickField, WordsField
from amaan.web.kit.language import in_language
from amaan.web.kit.words import LISTS, options

YES_NO = "yes no unknown"
TEXT_AT_MOST = 20_000
PROPOSERS = "survivor accused family elders police other"


def _asked(words: Any, hint: Any = "") -> OneOf:
    return OneOf(options("answers", YES_NO), label=words, hint=hint, inline=True, initial="unknown")


class GateForm(Act):
    """What the gate asks about any matter. Nobody's name is asked."""

    proposed_by = OneOf(options("proposers", PROPOSERS), label=_("Who proposed to settle it?"))
    mediator = OneOf(
        options(
            "gate_mediators",
            "nobody_yet forum police desk elected_person elders religious_leader",
        ),
        label=_("Who would mediate?"),
    )
    forum = OneOf((), label=_("Which forum?"), folded=True, required=False)
    subject = OneOf(
        options(
            "gate_subjects",
            "money property maintenance_amount child_visits neighbours_quarrel none",
        ),
        label=_("What is it about?"),
    )
    conditions = SomeOf(
        options("condition_of", "fir examination shelter other_service"),
        label=_("Was settling made a condition of anything?"),
        hint=_("Tick what she was told to settle for. Nothing ticked: no."),
        required=False,
    )
    any_violence = _asked(
        _("Was there ever violence, a threat, or control of her life?"),
        _("Ask her alone. A slap counts; so does being kept from leaving."),
    )
    earlier_violence = _asked(_("Did the same person ever hurt or threaten anybody before?"))
    council_threat = _asked(_("Does a jirga, panchayat or council threaten somebody?"))
    heard_alone = _asked(
        _("Did a trained woman officer, who does not investigate, hear her alone?"),
        _("With somebody who supports her, or she declined that."),
    )
    advised = _asked(
        _("Did she have independent legal advice?"),
        _("And knows that she may refuse, stop, and keep every right."),
    )

    def __init__(self, *args: Any, forums: tuple[ForumLine, ...], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["forum"].choices = [  # type: ignore[attr-defined]
            (str(one.forum_id), in_language(one.name_en, one.name_ur)) for one in forums
        ]

    def clean(self) -> dict[str, Any]:
        """This will ask for the forum where a forum would mediate."""
        said = super().clean() or self.cleaned_data
        if said.get("mediator") == "forum" and not said.get("forum"):
            self.add_error("forum", _("Choose the forum, or say that nobody is chosen yet."))
        return said

    def forum_id(self) -> UUID | None:
        """This will give the forum that would mediate."""
        said = self.cleaned_data
        return UUID(said["forum"]) if said["mediator"] == "forum" and said["forum"] else None

    def told(self) -> Told:
        """This will give what was told, in codes."""
        said = self.cleaned_data
        return Told(
            conditions=tuple(said["conditions"]),
            **{
                name: said[name]
                for name in (
                    "proposed_by", "mediator", "subject", "council_threat", "earlier_violence",
                    "any_violence", "heard_alone", "advised",
                )
            },
        )  # fmt: skip


class OrdinaryGateForm(GateForm):
    """The same about a matter that is no case: what the file would have said is asked too."""

    age = OneOf(
        (("adult_unknown", _("Eighteen or older")), ("16-17", _("Under eighteen")),
         ("unknown", _("Not known"))),
        label=_("How old is the person who is asked to settle?"),
        inline=True, initial="unknown",
    )  # fmt: skip
    danger = OneOf(
        (*options("risk_levels", "standard elevated high"), ("", _("Nobody assessed it"))),
        label=_("How great is the danger, as assessed in the last seven days?"),
        inline=True, required=False,
    )  # fmt: skip
    proposed_on = DayField(
        label=_("On which day was it proposed?"), hint=_("As 21/11/2026."), limit=12
    )

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.now = now

    def clean_proposed_on(self) -> date:
        """This will refuse a day that lies ahead."""
        day: date = self.cleaned_data["proposed_on"]
        if day > local_date(self.now):
            raise ValidationError(_("This day lies ahead. Read it again."))
        return day

    def told(self) -> Told:
        """This will give what was told, in codes."""
        said = self.cleaned_data
        plain = vars(super().told())
        return Told(
            **{
                **plain, "age": said["age"], "danger": said["danger"],
                "danger_days": 0 if said["danger"] else None,
                "proposal_days": (local_date(self.now) - said["proposed_on"]).days,
            }
        )  # fmt: skip


class LiftForm(forms.Form):
    """The district lifts one block in writing."""

    paper = LineField(
        label=_("Number of the legal adviser's written opinion"),
        hint=_("A number, no name."),
        limit=40,
    )


class ForumForm(Act):
    """A forum as it is put into the register."""

    name_en = LineField(label=_("Name in English"), limit=120)
    name_ur = LineField(label=_("Name in Urdu"), limit=120)
    kind = OneOf(
        options(
            "forums",
            "dispute_council union_council arbitration_council community_forum court_centre"
            " workplace_committee jirga panchayat elders_at_home other_forum",
        ),
        label=_("What kind of forum?"),
        folded=True,
    )
    fits = SomeOf(
        options("forum_fits", " ".join(FITS)),
        label=_("What was seen there?"),
        hint=_("Only what somebody of the district saw, not what was promised."),
        required=False,
    )

    def forum(self) -> NewForum:
        """This will give the forum as it was typed."""
        said = self.cleaned_data
        return NewForum(
            forum_id=self.act_ref(), kind=said["kind"], name_en=said["name_en"],
            name_ur=said["name_ur"], fits=frozenset(said["fits"]),
        )  # fmt: skip


class ForumAgainForm(forms.Form):
    """What a forum has today."""

    fits = SomeOf(
        options("forum_fits", " ".join(FITS)), label=_("What was seen there?"), required=False
    )
    closed = TickField(label=_("Closed: nothing is sent there any more"), required=False)


class MediatorForm(Act):
    """Somebody who mediates."""

    name_en = LineField(label=_("Name in English"), limit=120)
    name_ur = LineField(label=_("Name in Urdu"), limit=120)
    sex = OneOf(options("sexes", "female male transgender"), label=_("Sex"), inline=True)
    trained_on = DayField(label=_("Trained on"), hint=_("As 21/11/2026."), limit=12, required=False)
    trained_until = DayField(label=_("Training is good until"), limit=12, required=False)
    service_number = LineField(
        label=_("Service number of the account, where there is one"),
        hint=_("The registrar gives it. With it the mediator writes here herself."),
        limit=24,
        required=False,
    )

    def mediator(self, account: OfficerId | None) -> NewMediator:
        """This will give the mediator as typed, with her account where there is one."""
        said = self.cleaned_data
        return NewMediator(
            mediator_id=self.act_ref(), name_en=said["name_en"], name_ur=said["name_ur"],
            sex=said["sex"], trained_on=said["trained_on"], trained_until=said["trained_until"],
            officer_id=account,
        )  # fmt: skip


class DisputeForm(Act):
    """A matter as a forum took it."""

    forum = OneOf((), label=_("Which forum?"), folded=True)
    number = LineField(
        label=_("Its number on the forum's own paper"),
        hint=_("A number and no name. Nobody's name is written here."),
        limit=24,
    )
    registered_on = DayField(label=_("Brought on"), hint=_("As 21/11/2026."), limit=12)
    brought_by = OneOf(
        options("dispute_brought_by", " ".join(disputes.BROUGHT_BY)),
        label=_("Who brought it?"), inline=True,
    )  # fmt: skip
    came_through = OneOf(
        options("dispute_came_through", " ".join(disputes.CAME_THROUGH)),
        label=_("How did it come?"), inline=True,
    )  # fmt: skip
    matter = OneOf(
        options(
            "dispute_matters",
            "money property maintenance_amount child_visits neighbours_quarrel violence sexual"
            " marriage_forced woman_exchanged killing abduction honour",
        ),
        label=_("What is it about?"),
        hint=_("Write down what it is. What no forum may have is written down too."),
    )

    def __init__(self, *args: Any, forums: tuple[ForumLine, ...], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["forum"].choices = [  # type: ignore[attr-defined]
            (str(one.forum_id), in_language(one.name_en, one.name_ur)) for one in forums
        ]

    def clean_number(self) -> str:
        """This will refuse a number that is none."""
        typed: str = self.cleaned_data["number"]
        if not any(sign.isdigit() for sign in typed) or sum(sign.isalpha() for sign in typed) > 6:
            raise ValidationError(
                _("Write the number on the paper: digits are needed, and no name.")
            )
        return typed

    def dispute(self) -> NewDispute:
        """This will give the matter as typed."""
        said = self.cleaned_data
        return NewDispute(
            dispute_id=self.act_ref(), forum_id=UUID(said["forum"]), number=said["number"],
            registered_on=said["registered_on"], brought_by=said["brought_by"],
            came_through=said["came_through"], matter=said["matter"],
        )  # fmt: skip


class OutcomeForm(forms.Form):
    """What came of a matter."""

    outcome = OneOf(
        options("forum_outcomes", " ".join(disputes.OUTCOMES)), label=_("What came of it?")
    )
    on = DayField(label=_("On which day?"), hint=_("As 21/11/2026."), limit=12)
    terms = SomeOf(
        tuple((term.id, LISTS["forum_terms"][term.id]) for term in terms()),
        label=_("What was agreed?"),
        hint=_("Tick everything. What may not be agreed is ticked too: a lawyer looks at it."),
        required=False,
    )
    text = WordsField(
        label=_("The words of the agreement, if you want them looked through"),
        hint=_("They are looked through now and not kept. The paper stays with the forum."),
        limit=TEXT_AT_MOST,
        required=False,
    )

    def came(self) -> Came:
        """This will give what came of it, as typed."""
        said = self.cleaned_data
        return Came(
            outcome=said["outcome"], on=said["on"], terms=frozenset(said["terms"]),
            text=said["text"] or "",
        )  # fmt: skip


class FollowForm(Act):
    """What she said when she was asked about an agreement."""

    day = OneOf(
        options("agreement_days", "day_1 day_7 day_30 day_90"), label=_("Which call is it?"),
        inline=True,
    )  # fmt: skip
    reached = OneOf(
        (("yes", _("Yes, alone")), ("no", _("No"))), label=_("Was she reached?"), inline=True
    )
    kept = OneOf(
        options("agreement_kept", "yes no unknown"), label=_("Is the agreement kept?"),
        initial="unknown",
    )  # fmt: skip
