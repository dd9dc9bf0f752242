"""What is asked about an order: for what, what the court said, how it was served, what he broke."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.support.orders import HOLDERS, KINDS, Application, Breach, Decision, Service
from amaan.support.orders_queries import OrderLine
from amaan.support.persons_served import ServedLine
from amaan.web.kit.acting import TimedAct
from amaan.web.kit.day_fields import ActDay, DayField
from amaan.web.kit.fields import (
    CountField,
    LineField,
    OneOf,
    SomeOf,
    When,
    WordsField,
)
from amaan.web.kit.words import LISTS, label, options

CONDITIONS = tuple(LISTS["order_conditions"])
COURTS = (
    "family_court magistrate_court sessions_court special_court gbv_court high_court other_court"
)
# What he may have done beside breaking the order.
ALSO_DONE = (
    "threat threat_to_kill beaten strangled house_entered harassed_by_phone online_stalking"
    " confined kidnapped burned acid penetration attempt_sexual other"
)
YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))
WORDS_AT_MOST = 4_000


class Step(TimedAct):
    """One step of what protects her; where nobody says when, it is now."""

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        kw["initial"] = {"happened": now} | (kw.get("initial") or {})
        super().__init__(*args, now=now, **kw)

    def certainty(self) -> str:
        """This will say how sure the time is."""
        told: When | None = self.cleaned_data.get("happened")
        return told.certainty if told else "exact"


class ApplyForm(Step):
    """What a court is asked for. Whether he leaves comes before all else."""

    removal = OneOf(
        options("removals", "he_leaves lives_apart she_chose_else"),
        label=gettext_lazy("Should he leave the home, so that she and the children can stay?"),
        hint=gettext_lazy("Ask this first, and alone. Nobody has to leave her own home because "
                          "of what he did."),
    )  # fmt: skip
    kind = OneOf(
        options("court_orders", " ".join(KINDS)),
        label=gettext_lazy("Which order is asked for?"),
        hint=gettext_lazy("Interim: at once, before he is heard."),
        initial="interim_order",
    )
    conditions = SomeOf(
        options("order_conditions", " ".join(CONDITIONS)),
        label=gettext_lazy("What should it say?"),
        initial=["no_violence", "no_contact"],
        required=False,
        inline=True,
    )
    court = OneOf(options("courts", COURTS), label=gettext_lazy("Which court?"), folded=True)
    happened = ActDay(label=gettext_lazy("When was it asked for?"))

    def __init__(
        self,
        *args: Any,
        children: Iterable[int],
        served: Sequence[ServedLine],
        orders: Sequence[OrderLine],
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        persons = [("survivor 1", label("protected", "survivor"))]
        beside = [("child", n) for n in children] + [(s.who, s.ordinal) for s in served]
        persons += [(f"{who} {n}", person_words(who, n)) for who, n in dict.fromkeys(beside)]
        self.fields["protects"] = SomeOf(
            persons, label=gettext_lazy("Whom does it protect?"), initial=[p for p, _w in persons]
        )
        if orders:
            self.fields["instead_of"] = OneOf(
                [("", _("None: it stands by itself")), *((str(o.order_id), order_words(o))
                                                          for o in orders)],
                label=gettext_lazy("Is it to take the place of one that stands?"),
                required=False,
            )  # fmt: skip

    def application(self) -> Application:
        """This will give what is asked for. The form is valid before this is asked."""
        said = self.cleaned_data
        instead = said.get("instead_of")
        return Application(
            kind=said["kind"], court=said["court"], removal=said["removal"],
            conditions=in_order(said["conditions"]),
            protects=tuple(_person(one) for one in said["protects"]),
            takes_place_of=UUID(instead) if instead else None,
        )  # fmt: skip


class DecideForm(Step):
    """What the court decided."""

    granted = OneOf(
        (("yes", gettext_lazy("Granted")), ("no", gettext_lazy("Refused"))),
        label=gettext_lazy("What did the court decide?"),
        inline=True,
    )
    says = SomeOf(
        options("order_conditions", " ".join(CONDITIONS)),
        label=gettext_lazy("What does it say?"),
        required=False,
        inline=True,
    )
    metres = CountField(
        label=gettext_lazy("How many metres away does he stay?"),
        hint=gettext_lazy("Only where the order says it."),
        most=50_000,
        required=False,
    )
    until = DayField(
        label=gettext_lazy("Its last day"),
        hint=gettext_lazy("As 21/11/2026. Empty where the court named none."),
        limit=12,
        required=False,
    )
    number = LineField(
        label=gettext_lazy("The court's number of it"),
        hint=gettext_lazy("As 112/2026. No name."),
        limit=24,
        required=False,
    )
    binds_her_too = OneOf(
        YES_NO, label=gettext_lazy("Does it bind her as well?"), inline=True, initial="no"
    )
    evidence_apart = OneOf(
        YES_NO,
        label=gettext_lazy("Had the court evidence against each of the two by itself?"),
        inline=True,
        initial="no",
    )
    copies = SomeOf(
        options("order_holders", " ".join(HOLDERS)),
        label=gettext_lazy("Who has a copy?"),
        hint=gettext_lazy("The court's copy goes to the station of her home. Hers only if she "
                          "can hold it safely."),
        required=False,
        inline=True,
    )  # fmt: skip
    happened = ActDay(label=gettext_lazy("When was it decided?"))

    def clean_number(self) -> str:
        """This will refuse what is no number: it is kept in the open."""
        typed = str(self.cleaned_data["number"])
        if typed and (not re.search(r"\d", typed) or re.search(r"[^\W\d_]{7,}", typed)):
            raise ValidationError(_("Write the number only, such as 112/2026: no name, no words."))
        return typed

    def decision(self) -> Decision:
        """This will give what the court decided. The form is valid before this is asked."""
        said = self.cleaned_data
        until: date | None = said["until"]
        return Decision(
            granted=said["granted"] == "yes", says=in_order(said["says"]), until=until,
            metres=said["metres"] or None, number=said["number"],
            binds_her_too=said["binds_her_too"] == "yes",
            evidence_apart=said["evidence_apart"] == "yes",
            copies=tuple(h for h in HOLDERS if h in said["copies"]),
        )  # fmt: skip


class TryForm(Step):
    """Somebody went, and it did not reach him."""

    failed = OneOf(
        options("service_failures", "not_found house_shut moved_away avoids_it not_safe_to_go"),
        label=gettext_lazy("Why was it not served?"),
    )
    happened = ActDay(label=gettext_lazy("When was it tried?"))


class ServeForm(Step):
    """It reached him."""

    served_on = OneOf(
        options("served_on", "himself his_household posted_on_door told_in_court told_in_custody"),
        label=gettext_lazy("How did it reach him?"),
    )
    server = OneOf(
        options("servers", "by_police process_server protection_officer by_court"),
        label=gettext_lazy("Who served it?"),
        initial="by_police",
    )
    demeanour = OneOf(
        options("demeanours", "calm angry threatened_her threatened_police ran_away not_seen"),
        label=gettext_lazy("How was he?"),
        hint=gettext_lazy("She is told of it, and her danger may have changed."),
    )
    weapons_asked = OneOf(YES_NO, label=gettext_lazy("Was he asked for his weapons?"), inline=True)
    happened = ActDay(label=gettext_lazy("When was it served?"))

    def service(self) -> Service:
        """This will give how it was served. The form is valid before this is asked."""
        said = self.cleaned_data
        return Service(
            served_on=said["served_on"], server=said["server"], demeanour=said["demeanour"],
            weapons_asked=said["weapons_asked"] == "yes",
        )  # fmt: skip


class BreachForm(Step):
    """He broke it."""

    who = OneOf(
        (
            ("he", gettext_lazy("He came, called, wrote, sent somebody, threatened or hurt")),
            ("she", gettext_lazy("Only she called him or let him in")),
        ),
        label=gettext_lazy("What happened?"),
    )
    arrest = OneOf(
        options("arrest_decisions", "arrested_now sought_now order_sought not_arrested"),
        label=gettext_lazy("What was decided about his arrest?"),
    )
    acts = SomeOf(
        options("acts", ALSO_DONE),
        label=gettext_lazy("What else did he do?"),
        hint=gettext_lazy("It becomes a new incident of this case."),
        required=False,
        inline=True,
    )
    happened = ActDay(label=gettext_lazy("When was it?"))
    words = WordsField(
        label=gettext_lazy("What shows it, and if he is not arrested, why"),
        hint=gettext_lazy("Calls, messages, pictures, witnesses, marks. Sealed."),
        required=False,
        rows=4,
        limit=WORDS_AT_MOST,
    )

    def __init__(self, *args: Any, says: Iterable[str], **kw: Any) -> None:
        super().__init__(*args, **kw)
        there = " ".join(dict.fromkeys((*says, "no_violence")))
        self.fields["broke"] = SomeOf(
            options("order_conditions", there),
            label=gettext_lazy("What of it did he break?"),
            inline=True,
        )
        self.order_fields(["act_id", "who", "broke", "arrest", "acts", "happened", "words"])

    def clean(self) -> dict[str, Any]:
        """This will ask of him alone: where it was only she, there is nothing to answer."""
        said = super().clean() or self.cleaned_data
        if said.get("who") == "she":
            for name in ("broke", "arrest"):
                self.errors.pop(name, None)
                said.setdefault(name, "")
        return said

    def breach(self) -> Breach:
        """This will give what he did. The form is valid before this is asked."""
        said = self.cleaned_data
        return Breach(
            broke=tuple(said["broke"]), acts=tuple(said["acts"]), certainty=self.certainty(),
            arrest=said["arrest"], words=said["words"], only_her_contact=said["who"] == "she",
        )  # fmt: skip


class RenewForm(Step):
    """What she answered."""

    wants = OneOf(
        options("renewal_answers", "renew let_it_end undecided not_reached"),
        label=gettext_lazy("Does she want the order to go on?"),
        hint=gettext_lazy("Ask by the way she said is safe. It is her choice; tell her when it "
                          "ends."),
    )  # fmt: skip


class EndForm(Step):
    """It is over."""

    how = OneOf(
        options("order_ends", "ran_out set_aside"),
        label=gettext_lazy("Why is it no longer in force?"),
        hint=gettext_lazy("Only its time or a court ends it. Her contact with him does not."),
    )
    happened = ActDay(label=gettext_lazy("When was that?"))


def person_words(who: str, ordinal: int) -> str:
    """This will name somebody who is protected by role and place, never by name."""
    name = label("protected", who)
    return name if who == "survivor" else f"{name} {ordinal}"


def order_words(line: OrderLine) -> str:
    """This will name an order by its kind and reference."""
    return f"{label('court_orders', line.kind)} · {line.reference}"


def in_order(chosen: Iterable[str]) -> tuple[str, ...]:
    """This will put conditions into the order in which they are asked: what he leaves first."""
    there = frozenset(chosen)
    return tuple(code for code in CONDITIONS if code in there)


def _person(pair: str) -> tuple[str, int]:
    who, _space, ordinal = pair.partition(" ")
    return who, int(ordinal)
