"""From orders to the kit's components: sentences in the reader's language, never a name."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.support.orders_queries import UNSERVED_AFTER, OrderLine
from amaan.web.care.orders_forms import in_order, person_words
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.markup import address
from amaan.web.kit.words import label

HOUR = timedelta(hours=1)
Pairs = tuple[tuple[str, str], ...]


def about(line: OrderLine, now: datetime) -> Pairs:
    """This will say everything of an order to whoever works on its case."""
    rows = [
        (_("Reference"), line.reference),
        (_("Court order"), label("court_orders", line.kind)),
        (_("Court"), label("courts", line.court)),
        (_("Asked first: should he leave?"), label("removals", line.removal)),
        (_("Protects"), _(", ").join(person_words(*one) for one in line.protects)),
        (_("Asked for"), clock_words.moment(line.applied_at)),
        (_("Where it stands"), stands(line, now)),
    ]
    if line.granted:
        rows += [(_("Until"), _until(line)), (_("Served"), _served(line))]
        if line.number:
            rows.append((_("The court's number"), line.number))
        copies = _(", ").join(label("order_holders", one) for one in line.copies)
        rows.append((_("Copies"), copies or _("nobody yet")))
        if line.breaches:
            rows.append((_("Broken by him"), _times(line.breaches)))
        if line.renewal:
            rows.append((_("Asked whether it goes on"), label("renewal_answers", line.renewal)))
    return tuple(rows)


def for_a_call(line: OrderLine, now: datetime) -> Pairs:
    """This will say of an order what whoever answers a call must know, and no more."""
    rows = [
        (_("Reference"), line.reference),
        (_("Court order"), label("court_orders", line.kind)),
        (_("Court"), label("courts", line.court)),
        (_("Until"), _until(line)),
        (_("Served"), _served(line)),
    ]
    if line.number:
        rows.append((_("The court's number"), line.number))
    if any(who == "child" for who, _n in line.protects):
        rows.append((_("Children"), _("protected as well")))
    if line.breaches:
        rows.append((_("Broken by him before"), _times(line.breaches)))
    return tuple(rows)


def conditions_of(line: OrderLine) -> tuple[str, ...]:
    """This will say what an order forbids or asks, what he leaves first."""
    there = line.says if line.granted else line.asked_for
    told = [label("order_conditions", code) for code in in_order(there)]
    if line.metres:
        told.append(_("At least %(n)s metres away") % {"n": line.metres})
    return tuple(told)


def warnings_of(line: OrderLine, now: datetime) -> tuple[str, ...]:
    """This will say what must not wait: unserved, soon over, bound to both."""
    told = []
    if line.is_in_force(now) and line.served_at is None:
        told.append(
            _("Not served for more than a day. He can say that he does not know of it: go now.")
            if line.is_unserved_late(now)
            else _("Not served yet. Serve it within %(n)s hours, ask for his weapons, and tell "
                   "her right after.") % {"n": UNSERVED_AFTER // HOUR}
        )  # fmt: skip
    if line.warning(now) is not None:
        told.append(
            _("%(left)s Ask her whether she wants it longer, in time for the court.")
            % {"left": _left(line, now)}
        )
    if line.binds_her_too:
        told.append(
            _("It binds her as well. She is not arrested for what he did: ask the prosecutor "
              "before anything is done against her.")
        )  # fmt: skip
    return tuple(told)


def steps_of(line: OrderLine, now: datetime) -> tuple[shapes.Action, ...]:
    """This will offer the steps that fit, the pressing one first."""
    if line.granted is None:
        names = ["decided"]
    elif not line.granted or line.ended:
        names = []
    elif line.served_at is None:
        names = ["served", "tried", "renewal", "ended"]
    else:
        names = ["breached", "renewal", "ended"]
    if line.warning(now) is not None and line.served_at is not None:
        names.sort(key=lambda name: name != "renewal")
    told = titles()
    return tuple(
        shapes.Action(
            label=told[name],
            url=address("care:order_step", line.order_id, name),
            primary=place == 0,
        )
        for place, name in enumerate(names)
    )


def titles() -> dict[str, str]:
    """This will name the steps of an order."""
    return {
        "decided": _("The court decided"),
        "served": _("It was served"),
        "tried": _("It could not be served"),
        "breached": _("He broke it"),
        "renewal": _("She was asked whether it goes on"),
        "ended": _("It is no longer in force"),
    }


def leads() -> dict[str, str]:
    """This will say what to keep in mind with a step."""
    return {
        "served": _("Ask for his weapons at the door. Tell her right after, before anything else."),
        "breached": _(
            "The order binds him. What she did, called or allowed breaks nothing and withdraws "
            "nothing, and there is no place here to write it against her."
        ),
        "decided": _("As the order says it. No name is written here."),
    }


def after(kind: str) -> str:
    """This will say what comes next after a step."""
    return {
        "served": _("Written down. Tell her now that it was served and how he was."),
        "tried": _("Written down. It still stands unserved: when is it tried again?"),
        "breached": _(
            "Written down as a new incident. Assess her danger again, and go through her plan."
        ),
        "renewal": _("Written down."),
        "ended": _("Written down. Tell her, and go through her plan with her."),
        "decided": _("Written down. If it was granted: serve it, and tell her."),
    }[kind]


def register_of(
    lines: Sequence[OrderLine], now: datetime, *, more: str, begins: bool, typed: str = ""
) -> shapes.Register:
    """This will list orders in force without a name: reference, conditions, until."""
    here = address("care:orders")
    return shapes.Register(
        caption=_("Orders in force"),
        columns=(
            shapes.Column(label=_("Reference")),
            shapes.Column(label=_("What it says"), wide=True),
            shapes.Column(label=_("Until")),
            shapes.Column(label=_("Served")),
        ),
        rows=tuple(_line(line, now) for line in lines),
        empty=shapes.Empty(
            title=_("No order is in force here."),
            text=_("Orders that a court grants in the cases of this station stand here by "
                   "themselves."),
        ),
        older_url=f"{here}?after={more}" if more else "",
        newer_url="" if begins else here,
        search=shapes.SearchBox(
            url=here,
            label=_("Reference of an order"),
            value=typed,
            hint=_("As it stands on her copy or the court's, such as K7QF-3M2P."),
        ),
    )  # fmt: skip


def of_case(lines: Sequence[OrderLine], now: datetime) -> shapes.Register:
    """This will list the orders of one case."""
    return shapes.Register(
        caption=_("Orders that protect her"),
        columns=(
            shapes.Column(label=_("Court order"), wide=True),
            shapes.Column(label=_("Until")),
            shapes.Column(label=_("Where it stands")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=label("court_orders", line.kind),
                    href=address("care:order", line.order_id),
                    note=line.reference,
                ),
                shapes.Cell(text=_until(line) if line.granted else "–", note=_left(line, now)),
                shapes.Cell(text=stands(line, now), kind="tag", tone=_tone(line, now)),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("No court was asked for an order yet."),
            text=_("Ask her first whether he should leave the home, so that she can stay."),
        ),
    )


def stands(line: OrderLine, now: datetime) -> str:
    """This will say in a few words where an order stands."""
    if line.granted is None:
        return _("asked for")
    if not line.granted:
        return _("refused")
    if line.ended:
        return label("order_ends", line.ended)
    if not line.is_in_force(now):
        return _("its time is over")
    return _("in force, not served") if line.served_at is None else _("in force")


def _line(line: OrderLine, now: datetime) -> tuple[shapes.Cell, ...]:
    said = conditions_of(line)
    return (
        shapes.Cell(
            text=line.reference,
            kind="reference",
            href=address("care:order_for_a_call", line.order_id),
        ),
        shapes.Cell(text=_(", ").join(said[:3]), note=_more(len(said) - 3)),
        shapes.Cell(text=_until(line), note=_left(line, now)),
        shapes.Cell(text=_served(line), kind="tag", tone=_tone(line, now)),
    )


def _tone(line: OrderLine, now: datetime) -> shapes.Tone:
    if line.granted is None:
        return "plain"
    if not line.is_in_force(now):
        return "quiet"
    if line.is_unserved_late(now):
        return "late"
    return "soon" if line.served_at is None else "good"


def _until(line: OrderLine) -> str:
    return clock_words.day(line.until) if line.until else _("no day named")


def _served(line: OrderLine) -> str:
    if line.served_at is not None:
        return clock_words.moment(line.served_at)
    if not line.tries:
        return _("not served")
    tried = ngettext("not served, tried %(n)s time", "not served, tried %(n)s times", line.tries)
    return tried % {"n": line.tries}


def _left(line: OrderLine, now: datetime) -> str:
    left = line.days_left(now)
    if left is None or line.warning(now) is None:
        return ""
    if left <= 0:
        return _("Today is its last day.")
    return ngettext("%(n)s day is left.", "%(n)s days are left.", left) % {"n": left}


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext("and %(n)s more", "and %(n)s more", count) % {"n": count}


def _times(count: int) -> str:
    return ngettext("%(n)s time", "%(n)s times", count) % {"n": count}
