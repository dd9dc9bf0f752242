"""One question of a form drawn by Python, with its label, hint, answer and errors.

A complaint asks sixty of them.
"""

from functools import cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from amaan.web.kit import shapes
from amaan.web.kit.markup import NOTHING, Piece, attribute, icon, joined

_SET = frozenset({"radio", "checks", "when"})
# What a kind of line tells the browser about its keyboard and its direction.
_INPUTS = {
    "secret": 'type="password"',
    "phone": 'type="tel" inputmode="tel" dir="ltr"',
    "number": 'type="text" inputmode="numeric" dir="ltr"',
    "reference": 'type="text" dir="ltr" spellcheck="false" autocapitalize="characters"',
}
_PLAIN = 'type="text" dir="auto" spellcheck="false"'


def question(of: shapes.Field) -> SafeString:
    """This will draw one question of a form."""
    identity = of.id or f"id_{of.name}"
    if of.kind == "hidden":
        return _HIDDEN(name=of.name, id=identity, value=of.value)
    if of.kind in _SET:
        return _set_of(of, identity)
    if of.kind == "tick":
        return _tick(of, identity)
    return _QUESTION(
        kind=of.kind,
        wrong=_wrong(of),
        id=identity,
        label=of.label,
        optional=_optional(of),
        hint=_hint(of, identity),
        answer=_answer(of, identity),
    )


def _answer(of: shapes.Field, identity: str) -> SafeString:
    asked = _asked(of, _described(of, identity))
    if of.kind == "words":
        return _words(of, identity, asked)
    if of.kind == "select":
        options = joined(
            _OPTION(
                value=option.value,
                selected=" selected" if option.value in of.chosen else "",
                label=option.label,
            )
            for option in of.options
        )
        if not of.chosen and all(option.value for option in of.options):
            # A list that begins with an answer gives it for whoever did not choose.
            nothing_yet = _OPTION(value="", selected=" selected", label=gettext("Choose"))
            options = joined((nothing_yet, options))
        return _SELECT(id=identity, name=of.name, asked=asked, options=options)
    return _input_of(of.kind)(
        id=identity,
        name=of.name,
        value=of.value,
        autocomplete=of.autocomplete,
        limit=attribute("maxlength", str(of.limit or "")),
        language=attribute("lang", of.language),
        asked=asked,
    )


def _words(of: shapes.Field, identity: str, asked: SafeString) -> SafeString:
    count = NOTHING
    if of.limit:
        count = _COUNT(
            id=identity,
            length=str(len(of.value)),
            limit=str(of.limit),
            characters=gettext("characters"),
        )
    return _TEXTAREA(
        id=identity,
        name=of.name,
        rows=str(of.rows),
        language=attribute("lang", of.language),
        limit=attribute("data-limit", str(of.limit or "")),
        asked=asked,
        line=_LINE_BREAK,
        value=of.value,
        count=count,
    )


def _set_of(of: shapes.Field, identity: str) -> SafeString:
    described = _described(of, identity)
    return _FIELDSET(
        kind=of.kind,
        wrong=_wrong(of),
        inline=" is-inline" if of.inline else "",
        id=identity,
        described=attribute("aria-describedby", described),
        label=of.label,
        optional=_optional(of),
        hint=_hint(of, identity),
        answer=_when(of, identity, described) if of.kind == "when" else _options(of),
    )


def _options(of: shapes.Field) -> SafeString:
    disabled = " disabled" if of.disabled else ""
    required = " required" if of.required and of.kind == "radio" else ""
    options = joined(
        _CHOICE(
            type="radio" if of.kind == "radio" else "checkbox",
            name=of.name,
            value=option.value,
            checked=" checked" if option.value in of.chosen else "",
            disabled=disabled,
            required=required,
            label=option.label,
            hint=_OPTION_HINT(hint=option.hint) if option.hint else NOTHING,
        )
        for option in of.options
    )
    return _OPTIONS(options=options)


def _when(of: shapes.Field, identity: str, described: str) -> SafeString:
    return _when_in(get_language())(
        id=identity,
        name=of.name,
        value=of.value,
        time=of.time,
        invalid=_invalid(of),
        described=attribute("aria-describedby", described),
        certainty=_certainty(of) if len(of.options) > 1 else NOTHING,
    )


def _certainty(of: shapes.Field) -> SafeString:
    options = joined(
        _SURE(
            name=of.name,
            value=option.value,
            checked=" checked" if option.value in of.chosen else "",
            label=option.label,
        )
        for option in of.options
    )
    return _CERTAINTY(label=gettext("How sure is the time?"), options=options)


def _tick(of: shapes.Field, identity: str) -> SafeString:
    return _TICK(
        wrong=_wrong(of),
        hint=_hint(of, identity),
        id=identity,
        name=of.name,
        checked=" checked" if of.chosen else "",
        required=" required" if of.required else "",
        disabled=" disabled" if of.disabled else "",
        described=attribute("aria-describedby", _described(of, identity)),
        invalid=_invalid(of),
        label=of.label,
    )


def _described(of: shapes.Field, identity: str) -> str:
    parts = [f"{identity}_hint"] if of.hint else []
    parts += [f"{identity}_error"] if of.errors else []
    parts += [f"{identity}_count"] if of.limit and of.kind == "words" else []
    return " ".join(parts)


def _asked(of: shapes.Field, described: str) -> SafeString:
    return _ASKED(
        required=" required" if of.required else "",
        disabled=" disabled" if of.disabled else "",
        autofocus=" autofocus" if of.autofocus else "",
        described=attribute("aria-describedby", described),
        invalid=_invalid(of),
    )


def _hint(of: shapes.Field, identity: str) -> SafeString:
    hint = _HINT(id=identity, hint=of.hint) if of.hint else NOTHING
    if not of.errors:
        return _HINTS(hint=hint, errors=NOTHING)
    errors = joined(_ERROR(words=error) for error in of.errors)
    return _HINTS(hint=hint, errors=_ERRORS(id=identity, sign=icon("stop"), errors=errors))


def _optional(of: shapes.Field) -> SafeString:
    return _BREAK if of.required else _optional_in(get_language())


def _invalid(of: shapes.Field) -> SafeString:
    return _INVALID if of.errors else NOTHING


def _wrong(of: shapes.Field) -> str:
    return " has-error" if of.errors else ""


@cache
def _input_of(kind: shapes.FieldKind) -> Piece:
    return Piece(
        '<input id="{id}" name="{name}" value="{value}" autocomplete="{autocomplete}"'
        f" {_INPUTS.get(kind, _PLAIN)}{{limit}}{{language}}{{asked}}>"
    )


@cache
def _optional_in(language: str | None) -> SafeString:
    del language
    return Piece(' <span class="optional">{words}</span> ')(words=gettext("(may stay empty)"))


@cache
def _when_in(language: str | None) -> Piece:
    del language
    return Piece(
        _WHEN,
        day=gettext("Day"),
        hour=gettext("Time, 24 hours"),
        today=gettext("Today"),
        yesterday=gettext("Yesterday"),
    )


_HIDDEN = Piece('<input type="hidden" name="{name}" id="{id}" value="{value}"> ')
_QUESTION = Piece(
    """<div class="field field-{kind}{wrong}">
  <label for="{id}">{label}{optional}</label>
  {hint}
  {answer}
</div> """
)
_FIELDSET = Piece(
    """<fieldset class="field field-{kind}{wrong}{inline}" id="{id}" tabindex="-1"{described}>
  <legend>{label}{optional}</legend>
  {hint}
  {answer}
</fieldset> """
)
_TICK = Piece(
    '<div class="field field-tick{wrong}">{hint}<label class="option"><input type="checkbox"'
    ' id="{id}" name="{name}"{checked}{required}{disabled}{described}{invalid}><span'
    ' class="option-words"><span>{label}</span></span></label></div> '
)
_SELECT = Piece('<select id="{id}" name="{name}"{asked}>{options}</select>')
_OPTION = Piece('<option value="{value}"{selected}>{label}</option>')
_TEXTAREA = Piece(
    '<textarea id="{id}" name="{name}" rows="{rows}" dir="auto" spellcheck="false"'
    ' autocomplete="off"{language}{limit}{asked}>{line}{value}</textarea>{count}'
)
# A browser drops the first line break of a text; this one is dropped instead of hers.
_LINE_BREAK = SafeString("\n")
_COUNT = Piece(
    '<p class="counter" id="{id}_count"><span data-count-for="{id}">{length}</span> / {limit}'
    " {characters}</p>"
)
_ASKED = Piece("{required}{disabled}{autofocus}{described}{invalid}")
_INVALID = Piece(' aria-invalid="true"')()
_OPTIONS = Piece('<div class="options">{options}</div>')
_CHOICE = Piece(
    '<label class="option"><input type="{type}" name="{name}" value="{value}"{checked}{disabled}'
    '{required}><span class="option-words"><span>{label}</span>{hint}</span></label>'
)
_OPTION_HINT = Piece('<span class="option-hint">{hint}</span>')
_HINTS = Piece("{hint}{errors} ")
_HINT = Piece('<p class="hint" id="{id}_hint">{hint}</p>')
_ERRORS = Piece('<p class="field-error" id="{id}_error">{sign}<span>{errors}</span></p>')
_ERROR = Piece("{words} ")
_BREAK = SafeString(" ")
_WHEN = """<div class="when">
  <div class="when-part"><label for="{id}_day">{day}</label><input id="{id}_day" class="short"
    type="text" name="{name}" value="{value}" inputmode="numeric" dir="ltr"
    placeholder="21/11/2026" autocomplete="off"{invalid}{described}></div>
  <div class="when-part"><label for="{id}_time">{hour}</label><input id="{id}_time"
    class="shorter" type="text" name="{name}_time" value="{time}" inputmode="numeric" dir="ltr"
    placeholder="14:05" autocomplete="off"></div>
  <div class="when-quick"><button class="button small" type="button" data-day-for="{id}_day"
    data-days-ago="0">{today}</button><button class="button small" type="button"
    data-day-for="{id}_day" data-days-ago="1">{yesterday}</button></div>
</div>
{certainty}"""
_CERTAINTY = Piece(
    '<div class="options is-inline" role="radiogroup" aria-label="{label}">{options}</div> '
)
_SURE = Piece(
    '<label class="option"><input type="radio" name="{name}_certainty" value="{value}"{checked}>'
    '<span class="option-words"><span>{label}</span></span></label>'
)
