"""The components of every page, as template tags: `{% load kit %}`.

Each takes one record from `kit.shapes`; `field` takes a bound field of a Django form as
well. A page puts components together and has no style of its own.
"""

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amaan.kernel import clock
from amaan.kernel.refusals import Refused
from amaan.web.kit import clock_words, icons, shapes
from amaan.web.kit.fields import shape_of
from amaan.web.kit.sentences import sentence_of

register = template.Library()

_CLASS_WORDS = {"legal": _("Law"), "clinical": _("Health"), "standard": _("Standard")}
_STATE_WORDS = {
    "open": _("open"),
    "contested": _("contested"),
    "met": _("done"),
    "met_late": _("done late"),
    "missed": _("late"),
    "waived": _("waived"),
    "fell_away": _("fell away"),
}


@register.inclusion_tag("kit/parts/duty.html", takes_context=True)
def duty(context: template.Context, row: shapes.Duty) -> dict[str, Any]:
    """This will show one duty: class, what, whose, how it stands with time, and why."""
    return {
        "duty": row,
        "clock": _clock(row, _now(context)),
        "look": icons.STATE[row.state],
        "class_word": _CLASS_WORDS[row.duty_class],
        "state_word": _STATE_WORDS[row.state],
        "now": _now(context),
        **_token(context),
    }


@register.inclusion_tag("kit/parts/duties.html", takes_context=True)
def duties(context: template.Context, rows: tuple[shapes.Duty, ...], label: str) -> dict[str, Any]:
    """This will show a list of duties; `label` names the list to those who cannot see it."""
    return {"rows": rows, "label": label, "now": _now(context), **_token(context)}


@register.simple_tag
def bar(row: shapes.Bar) -> SafeString:
    """This will show one thing that is forbidden here, and on what authority."""
    return _said_once("kit/parts/bar.html", get_language(), bar=row)


@register.simple_tag
def authority(on: shapes.Authority, reasons: tuple[str, ...] = ()) -> SafeString:
    """This will fold an authority away, one tap from the duty, with its confidence mark."""
    return _said_once("kit/parts/authority.html", get_language(), authority=on, reasons=reasons)


@register.simple_tag(takes_context=True)
def clock_of(context: template.Context, row: shapes.Duty) -> SafeString:
    """This will show only how a duty stands with time."""
    return clock_markup(row, _now(context))


@register.inclusion_tag("kit/parts/facts.html", takes_context=True)
def facts(context: template.Context, rows: tuple[shapes.Fact, ...], label: str) -> dict[str, Any]:
    """This will show what happened, one line a fact, in the order given."""
    return {"rows": rows, "label": label, **_token(context)}


@register.inclusion_tag("kit/parts/masked.html", takes_context=True)
def masked(context: template.Context, name: shapes.MaskedName) -> dict[str, Any]:
    """This will show that a name is kept, with a form that asks why before it is shown."""
    return {"name": name, "purposes": _purposes(name.purposes), **_token(context)}


@register.inclusion_tag("kit/parts/revealed.html", takes_context=True)
def revealed(context: template.Context, shown: shapes.RevealedName) -> dict[str, Any]:
    """This will show a name for some seconds; the page then puts the mask back."""
    name = shown.masked
    return {
        "shown": shown,
        "name": name,
        "purposes": _purposes(name.purposes),
        **_token(context),
    }


@register.inclusion_tag("kit/parts/register.html", takes_context=True)
def register_list(context: template.Context, of: shapes.Register) -> dict[str, Any]:
    """This will show a register with its search, its empty state and its paging by key."""
    rows = [list(zip(of.columns, row, strict=True)) for row in of.rows]
    return {"register": of, "rows": rows, "now": _now(context), **_token(context)}


@register.inclusion_tag("kit/parts/field.html")
def field(of: "shapes.Field | BoundField") -> dict[str, Any]:
    """This will show one question of a form with its label, hint, answer and errors."""
    shape = of if isinstance(of, shapes.Field) else shape_of(of)
    identity = shape.id or f"id_{shape.name}"
    described = [f"{identity}_hint"] if shape.hint else []
    described += [f"{identity}_error"] if shape.errors else []
    described += [f"{identity}_count"] if shape.limit and shape.kind == "words" else []
    return {"f": shape, "id": identity, "described": " ".join(described)}


@register.inclusion_tag("kit/parts/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """This will list what is wrong with a form, each line a link to its question."""
    if isinstance(form, (tuple, list)):
        problems = [(f.id or f"id_{f.name}", f.label, e) for f in form for e in f.errors]
        return {"problems": problems, "general": []}
    problems = [
        (shape.id or f"id_{shape.name}", shape.label, error)
        for shape in (shape_of(bound) for bound in form if bound.errors)
        for error in shape.errors
    ]
    return {"problems": problems, "general": list(form.non_field_errors())}


@register.inclusion_tag("kit/parts/steps.html")
def steps(rows: tuple[shapes.Step, ...], label: str) -> dict[str, Any]:
    """This will list the parts of a long form, which is open and which are answered."""
    return {"rows": rows, "label": label}


@register.inclusion_tag("kit/parts/action.html", takes_context=True)
def action(context: template.Context, of: shapes.Action) -> dict[str, Any]:
    """This will show one thing to do, as a link or as a small form with its token."""
    return {"action": of, **_token(context)}


@register.inclusion_tag("kit/parts/empty.html", takes_context=True)
def empty(context: template.Context, of: shapes.Empty) -> dict[str, Any]:
    """This will say why there is nothing here, and what can be done."""
    return {"empty": of, **_token(context)}


@register.simple_tag
def tag(text: str, tone: shapes.Tone = "plain") -> SafeString:
    """This will show a short label; its tone repeats what its words already say."""
    return format_html('<span class="tag tag-{}">{}</span>', tone, text)


@register.inclusion_tag("kit/parts/pairs.html")
def pairs(rows: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """This will show names of things with their values."""
    return {"rows": rows}


@register.inclusion_tag("kit/parts/chart.html")
def chart(of: shapes.Chart) -> dict[str, Any]:
    """This will draw bars as SVG with the table of the same numbers beside them."""
    top = max((b.value for b in of.bars), default=0) or 1
    bars = [
        {"label": b.label, "text": b.text or f"{b.value:g}", "width": round(100 * b.value / top, 1)}
        for b in of.bars
    ]
    return {"chart": of, "bars": bars}


@register.inclusion_tag("kit/parts/document_head.html")
def document_head(of: shapes.DocumentHead) -> dict[str, Any]:
    """This will show the head of a paper. A slip gives no unit and no officer."""
    return {"head": of}


@register.simple_tag
def icon(name: str) -> SafeString:
    """This will draw one of the kit's few signs, always beside the words it repeats."""
    return _drawn(name)


@register.simple_block_tag
def fold(content: str, title: str, count: int | None = None, shown: bool = False) -> SafeString:
    """This will fold a part of the page away behind its title and count."""
    return render_to_string(
        "kit/parts/fold.html",
        {"content": content, "title": title, "count": count, "shown": shown},
    )


@register.simple_block_tag
def notice(content: str, kind: shapes.NoticeKind, title: str = "") -> SafeString:
    """This will show a banner: what happened, why it matters, what to do."""
    return render_to_string(
        "kit/parts/notice.html",
        {"content": content, "kind": kind, "title": title, "sign": icons.NOTICE[kind]},
    )


@register.simple_block_tag
def panel(content: str, title: str, id: str = "") -> SafeString:
    """This will set a part of the page apart under a heading."""
    return render_to_string("kit/parts/panel.html", {"content": content, "title": title, "id": id})


@register.simple_block_tag(takes_context=True)
def kept_form(
    context: template.Context, content: str, action: str = "", id: str = ""
) -> SafeString:
    """This will make a posting form that keeps every typed word when the sending fails."""
    return render_to_string(
        "kit/parts/kept_form.html",
        {"content": content, "action": action, "id": id, **_token(context)},
    )


@register.filter
def notice_kind(level: str) -> shapes.NoticeKind:
    """This will say which banner shows a message of Django's level."""
    kinds: dict[str, shapes.NoticeKind] = {"success": "good", "warning": "warn", "error": "stop"}
    return kinds.get(level, "info")


@register.simple_tag
def refusal_words(refusal: Refused) -> str:
    """This will say a refusal in the reader's language, its values put in."""
    return sentence_of(refusal)


@register.simple_tag
def language_url() -> str:
    """This will give where a change of language is posted, or nothing when it cannot be."""
    return _url("set_language")


@register.simple_tag
def token_cookie() -> str:
    """This will name the cookie from which a kept form takes a fresh token."""
    return settings.CSRF_COOKIE_NAME


@register.simple_tag
def sign_in_url() -> str:
    """This will give where one signs in again in another tab."""
    return _url("account_login")


@register.filter
def moment(instant: datetime | None) -> str:
    """This will write an instant as `21 Nov 2026, 14:05` in Karachi's time."""
    return clock_words.moment(instant) if instant else ""


@register.filter
def stamp(instant: datetime) -> str:
    """This will write an instant for machines, with Karachi's offset."""
    return clock.local(instant).isoformat(timespec="seconds")


@register.filter
def day(on: date | None) -> str:
    """This will write a date as `21 Nov 2026`."""
    if isinstance(on, datetime):
        return clock_words.day(clock.local_date(on))
    return clock_words.day(on) if on else ""


@register.filter
def happened(fact: shapes.Fact) -> str:
    """This will write when a fact happened, as exactly as it is known."""
    return clock_words.span(fact.happened_at, fact.happened_until)


@register.simple_tag
def clock_phrases() -> dict[str, str]:
    """This will give the page the phrases with which it counts on by itself."""
    return clock_words.phrases()


@cache
def _drawn(name: str) -> SafeString:
    return render_to_string("kit/parts/icon.html", {"paths": icons.PATHS[name], "name": name})


@lru_cache(maxsize=200)
def _purposes(these: tuple[shapes.Option, ...]) -> SafeString:
    # A dozen reasons stand below each of a case's masked names, always the same dozen.
    one = '<option value="{}">{}</option>'
    return format_html_join("", one, ((option.value, option.label) for option in these))


@lru_cache(maxsize=2000)
def _said_once(template_name: str, language: str | None, **of_the_law: Any) -> SafeString:
    """This will render what the law says, once for each wording and language.

    For texts of the rules alone: they are the same on every case, and there are some hundreds.
    Nothing about a case, and nothing for one person's eyes, may be kept in a process.
    """
    del language  # part of what is remembered by
    return render_to_string(template_name, of_the_law)


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _now(context: template.Context) -> datetime:
    # A page that shows several clocks passes one `now`, so that they agree with each other.
    given = context.get("now")
    return given if isinstance(given, datetime) else clock.now()


def clock_markup(row: shapes.Duty, now: datetime) -> SafeString:
    """This will draw how a duty stands with time; the page counts on from `data-left`."""
    clock = _clock(row, now)
    left = "" if clock.left is None or row.at_once else format_html(' data-left="{}"', clock.left)
    return format_html(
        '<span class="clock clock-{}"{}>{}<span data-words>{}</span></span>',
        clock.tone,
        left,
        _drawn("late") if clock.tone == "late" else "",
        clock.text,
    )


def _clock(row: shapes.Duty, now: datetime) -> clock_words.ClockWords:
    return clock_words.clock_words(
        state=row.state,
        now=now,
        due_at=row.due_at,
        done_at=row.done_at,
        at_once=row.at_once,
    )


def _token(context: template.Context) -> dict[str, Any]:
    # Inclusion tags start an empty context; a form inside one still needs its token.
    return {"csrf_token": context.get("csrf_token"), "request": context.get("request")}
