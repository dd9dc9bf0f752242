"""The components of every page, as template tags: `{% load kit %}`.

Each takes one record from `kit.shapes`; `field` takes a bound field of a Django form as
well. A page puts components together and has no style of its own. What stands on a page many
times is drawn by Python (`rows`, `registers`, `questions`, `blocks`), the rest by templates.
"""

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template.base import FilterExpression, Parser, Token
from django.template.defaulttags import url as django_url
from django.templatetags.i18n import do_translate
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from amaan.kernel import clock
from amaan.kernel.refusals import Refused
from amaan.web.kit import blocks, clock_words, framing, markup, questions, registers, rows, shapes
from amaan.web.kit.fields import shape_of
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.words import sentence

register = template.Library()


class _Said(template.Node):
    """A sentence of a template, looked up once for each language instead of on each page."""

    def __init__(self, message: str, asvar: str | None) -> None:
        # As Django does: percent signs are doubled in what is looked up.
        self.message, self.asvar = message.replace("%", "%%"), asvar

    def render(self, context: template.Context) -> SafeString:
        said = sentence(self.message, get_language()).replace("%%", "%")
        if self.asvar:
            context[self.asvar] = SafeString(said)
            return SafeString("")
        return SafeString(said)


@register.tag
def translate(parser: Parser, token: Token) -> template.Node:
    """This will say a sentence in the reader's language, as Django's own tag of this name does.

    It stands in for that one where `kit` is loaded after `i18n`.
    """
    node = do_translate(parser, token)
    variable = node.filter_expression.var
    plain = not (node.noop or node.message_context or node.filter_expression.filters)
    if plain and isinstance(variable, template.Variable) and isinstance(variable.literal, str):
        return _Said(variable.literal, node.asvar)
    return node


class _Address(template.Node):
    """An address of a template, worked out once for each page of the site."""

    def __init__(
        self, name: FilterExpression, args: list[FilterExpression], asvar: str | None
    ) -> None:
        self.name, self.args, self.asvar = name, args, asvar

    def render(self, context: template.Context) -> SafeString:
        args = [arg.resolve(context) for arg in self.args]
        found = markup.address(self.name.resolve(context), *args)
        if self.asvar:
            context[self.asvar] = found
            return SafeString("")
        return SafeString(markup.escaped(found))


@register.tag
def url(parser: Parser, token: Token) -> template.Node:
    """This will give the address of a page, as Django's own tag of this name does.

    It stands in for that one where `kit` is loaded. An address with named parts stays Django's,
    and so it does where the site may have no such page.
    """
    node = django_url(parser, token)
    return node if node.kwargs else _Address(node.view_name, node.args, node.asvar)


@register.simple_tag
def unseen(*fields: BoundField) -> SafeString:
    """This will show the fields of a form that are carried and not asked."""
    return markup.joined(
        markup.carried(field.html_name, field.value(), field.auto_id) for field in fields
    )


@register.simple_tag(takes_context=True)
def duty(context: template.Context, row: shapes.Duty) -> SafeString:
    """This will show one duty: class, what, whose, how it stands with time, and why."""
    return rows.duty(row, _now(context), _token(context))


@register.simple_tag(takes_context=True)
def duties(context: template.Context, of: tuple[shapes.Duty, ...], label: str) -> SafeString:
    """This will show a list of duties; `label` names the list to those who cannot see it."""
    return rows.duties(of, label, _now(context), _token(context))


@register.simple_tag
def bar(row: shapes.Bar) -> SafeString:
    """This will show one thing that is forbidden here, and on what authority."""
    return rows.bar(row)


@register.simple_tag
def authority(on: shapes.Authority, reasons: tuple[str, ...] = ()) -> SafeString:
    """This will fold an authority away, one tap from the duty, with its confidence mark."""
    return rows.authority(on, reasons)


@register.simple_tag(takes_context=True)
def clock_of(context: template.Context, row: shapes.Duty) -> SafeString:
    """This will show only how a duty stands with time."""
    return rows.time_left(row, _now(context))


@register.simple_tag(takes_context=True)
def facts(context: template.Context, of: tuple[shapes.Fact, ...], label: str) -> SafeString:
    """This will show what happened, one line a fact, in the order given."""
    return rows.facts(of, label, _token(context))


@register.simple_tag(takes_context=True)
def masked(context: template.Context, name: shapes.MaskedName) -> SafeString:
    """This will show that a name is kept, with a form that asks why before it is shown."""
    return rows.masked(name, _token(context))


@register.inclusion_tag("kit/parts/revealed.html", takes_context=True)
def revealed(context: template.Context, shown: shapes.RevealedName) -> dict[str, Any]:
    """This will show a name for some seconds; the page then puts the mask back."""
    return {"shown": shown, "name": shown.masked, "csrf_token": _token(context)}


@register.inclusion_tag("kit/parts/reading.html")
def reading(on: shapes.Reading) -> dict[str, Any]:
    """This will say until when something is open for reading, and mark the page by its reader."""
    return {"on": on}


@register.simple_tag(takes_context=True)
def register_list(context: template.Context, of: shapes.Register) -> SafeString:
    """This will show a register with its search, its empty state and its paging by key."""
    return registers.register(of, _now(context), _token(context))


@register.simple_tag
def field(of: "shapes.Field | BoundField") -> SafeString:
    """This will show one question of a form with its label, hint, answer and errors."""
    return questions.question(of if isinstance(of, shapes.Field) else shape_of(of))


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


@register.simple_tag(takes_context=True)
def action(context: template.Context, of: shapes.Action) -> SafeString:
    """This will show one thing to do, as a link or as a small form with its token."""
    return rows.action(of, _token(context))


@register.simple_tag(takes_context=True)
def empty(context: template.Context, of: shapes.Empty) -> SafeString:
    """This will say why there is nothing here, and what can be done."""
    return registers.empty(of, _token(context))


@register.simple_tag
def tag(text: str, tone: shapes.Tone = "plain") -> SafeString:
    """This will show a short label; its tone repeats what its words already say."""
    return markup.tag(text, tone)


@register.simple_tag
def pairs(of: tuple[tuple[str, str], ...]) -> SafeString:
    """This will show names of things with their values."""
    return blocks.pairs(of)


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
    return markup.icon(name)


@register.simple_block_tag
def fold(content: str, title: str, count: int | None = None, shown: bool = False) -> SafeString:
    """This will fold a part of the page away behind its title and count."""
    return blocks.fold(content, title, count, shown)


@register.simple_block_tag
def notice(content: str, kind: shapes.NoticeKind, title: str = "") -> SafeString:
    """This will show a banner: what happened, why it matters, what to do."""
    return blocks.notice(content, kind, title)


@register.simple_block_tag
def panel(content: str, title: str, id: str = "") -> SafeString:
    """This will set a part of the page apart under a heading."""
    return blocks.panel(content, title, id)


@register.simple_block_tag(takes_context=True)
def kept_form(
    context: template.Context, content: str, action: str = "", id: str = ""
) -> SafeString:
    """This will make a posting form that keeps every typed word when the sending fails."""
    return blocks.kept_form(content, action, id, _token(context))


@register.filter
def notice_kind(level: str) -> shapes.NoticeKind:
    """This will say which banner shows a message of Django's level."""
    kinds: dict[str, shapes.NoticeKind] = {"success": "good", "warning": "warn", "error": "stop"}
    return kinds.get(level, "info")


@register.simple_tag
def refusal_words(refusal: Refused) -> str:
    """This will say a refusal in the reader's language, its values put in."""
    return sentence_of(refusal)


@register.simple_tag(takes_context=True)
def frame_top(context: template.Context) -> SafeString:
    """This will show the top of the page: where one may go, who is here, how to leave."""
    path, full_path = _paths(context)
    return framing.top(context.get("chrome"), path, full_path, _token(context))


@register.simple_tag(takes_context=True)
def languages(context: template.Context) -> SafeString:
    """This will show the choice of language."""
    return framing.languages(_paths(context)[1], _token(context))


@register.simple_tag
def once(template_name: str) -> SafeString:
    """This will include a part of the frame that is the same on every page of a language."""
    return framing.once(template_name)


@register.simple_tag
def token_cookie() -> str:
    """This will name the cookie from which a kept form takes a fresh token."""
    return settings.CSRF_COOKIE_NAME


@register.simple_tag
def sign_in_url() -> str:
    """This will give where one signs in again in another tab."""
    return framing.found_address("account_login")


@register.filter
def moment(instant: datetime | None) -> str:
    """This will write an instant as `21 Nov 2026, 14:05` in Karachi's time."""
    return clock_words.moment(instant) if instant else ""


@register.filter
def until(end: datetime | None) -> str:
    """This will name the last day on which something holds."""
    return clock_words.until(end) if end else ""


@register.filter
def day(on: date | None) -> str:
    """This will write a date as `21 Nov 2026`."""
    if isinstance(on, datetime):
        return clock_words.day(clock.local_date(on))
    return clock_words.day(on) if on else ""


@register.simple_tag
def clock_phrases() -> dict[str, str]:
    """This will give the page the phrases with which it counts on by itself."""
    return clock_words.phrases()


def _paths(context: template.Context) -> tuple[str, str]:
    request = context.get("request")
    return (request.path, request.get_full_path()) if request else ("", "")


def _now(context: template.Context) -> datetime:
    # A page that shows several clocks passes one `now`, so that they agree with each other.
    given = context.get("now")
    return given if isinstance(given, datetime) else clock.now()


def _token(context: template.Context) -> object:
    # Lazy, and left so: only a form makes a token.
    return context.get("csrf_token")
