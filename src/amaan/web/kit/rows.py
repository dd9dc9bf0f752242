"""The rows of the most-read pages, drawn by Python: duties, facts, bars, names that are kept.

Each takes a record of `shapes` and gives markup; `templatetags/kit.py` hands them to the
templates. A row's fixed words are put in once for each language.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from amaan.kernel import clock
from amaan.web.kit import clock_words, icons, shapes
from amaan.web.kit.markup import NOTHING, Piece, attribute, hidden, icon, joined, token


def duties(
    rows: Sequence[shapes.Duty], label: str, now: datetime, form_token: object = ""
) -> SafeString:
    """This will draw a list of duties; `label` names it to those who cannot see it."""
    language = get_language()
    lines = joined(_LINE(row=_duty(row, now, form_token, language)) for row in rows)
    return _DUTIES(label=label, rows=lines)


def duty(row: shapes.Duty, now: datetime, form_token: object = "") -> SafeString:
    """This will draw one duty: class, what, whose, how it stands with time, and why."""
    return _duty(row, now, form_token, get_language())


def time_left(row: shapes.Duty, now: datetime) -> SafeString:
    """This will draw how a duty stands with time; the page counts on from `data-left`."""
    language = get_language()
    return _clock(_words(row, now, language), row, language)


def bar(row: shapes.Bar) -> SafeString:
    """This will draw one thing that is forbidden here, and on what authority."""
    return _bar(row, get_language())


def authority(on: shapes.Authority, reasons: tuple[str, ...] = ()) -> SafeString:
    """This will fold an authority away, one tap from the duty, with its confidence mark."""
    return _why(on, reasons, get_language())


def facts(rows: Sequence[shapes.Fact], label: str, form_token: object = "") -> SafeString:
    """This will draw what happened, one line a fact, in the order given."""
    language = get_language()
    lines = joined(_fact(row, form_token, language) for row in rows)
    return _FACTS(label=label, rows=lines)


def masked(name: shapes.MaskedName, form_token: object = "") -> SafeString:
    """This will draw that a name is kept, with a form that asks why before it is shown."""
    language = get_language()
    return _masked_in(language, at_length=name.at_length)(
        in_place=NOTHING if name.at_length else _IN_PLACE(url=name.reveal_url, id=name.id),
        id=name.id,
        label=name.label,
        url=name.reveal_url,
        token=token(form_token),
        values=joined(hidden(key, value) for key, value in name.values),
        purposes=_purposes(name.purposes),
        refused=_refused(name),
    )


def _refused(name: shapes.MaskedName) -> SafeString:
    if not name.refused:
        return NOTHING
    again = NOTHING
    if name.again_url:
        again = _AGAIN(url=name.again_url, label=gettext("Give your second factor"))
    return _REFUSED(sign=icon("stop"), words=name.refused, again=again)


def action(of: shapes.Action, form_token: object = "") -> SafeString:
    """This will draw one thing to do, as a link or as a small form with its token."""
    parts = {
        "primary": " primary" if of.primary else "",
        "url": of.url,
        "key": attribute("data-key", of.key),
        "icon": icon(of.icon) if of.icon else NOTHING,
        "label": of.label,
    }
    if of.method == "get":
        return _LINK(**parts)
    values = joined(hidden(name, value) for name, value in of.values)
    return _FORM(token=token(form_token), values=values, **parts)


def instant(at: datetime, words: str) -> SafeString:
    """This will draw an instant, for people in words and for machines with Karachi's offset."""
    return _TIME(stamp=clock.local(at).isoformat(timespec="seconds"), words=words)


def _duty(row: shapes.Duty, now: datetime, form_token: object, language: str | None) -> SafeString:
    words = _words(row, now, language)
    return _duty_in(row.state, row.duty_class, language)(
        late=" is-late" if words.tone == "late" else "",
        title=row.title,
        reference=_reference(row),
        owner=row.owner,
        counted=_COUNTED(words=row.counted) if row.counted else NOTHING,
        warned=_WARNED(tone=row.warned_tone, words=row.warned) if row.warned else NOTHING,
        due=_due(row, words, language),
        why=_why(row.authority, row.reasons, language),
        note=_NOTE(words=row.note) if row.note else NOTHING,
        clock=_clock(words, row, language),
        action=action(row.action, form_token) if row.action else NOTHING,
    )


def _reference(row: shapes.Duty) -> SafeString:
    if not row.reference:
        return NOTHING
    if row.reference_url:
        return _REFERENCE_LINK(reference=row.reference, url=row.reference_url)
    return _REFERENCE(reference=row.reference)


def _due(row: shapes.Duty, words: clock_words.ClockWords, language: str | None) -> SafeString:
    if words.left is None or row.at_once or row.due_at is None:
        return NOTHING
    at = clock_words.moment(row.due_at, language)
    return _due_in(language)(time=instant(row.due_at, at))


def _words(row: shapes.Duty, now: datetime, language: str | None) -> clock_words.ClockWords:
    return clock_words.clock_words(
        state=row.state,
        now=now,
        due_at=row.due_at,
        done_at=row.done_at,
        at_once=row.at_once,
        language=language,
    )


def _clock(words: clock_words.ClockWords, row: shapes.Duty, language: str | None) -> SafeString:
    del language  # the words are in it already
    left = "" if words.left is None or row.at_once else str(words.left)
    return _CLOCK(
        tone=words.tone,
        left=attribute("data-left", left),
        sign=icon("late") if words.tone == "late" else NOTHING,
        words=words.text,
    )


def _fact(row: shapes.Fact, form_token: object, language: str | None) -> SafeString:
    details = joined(_DETAIL(name=name, value=value) for name, value in row.details)
    struck = _STRUCK(sign=icon("undo"), words=row.corrected) if row.corrected else NOTHING
    happened = clock_words.span(row.happened_at, row.happened_until, language)
    return _fact_in(language)(
        struck=" is-corrected" if row.corrected else "",
        happened=instant(row.happened_at, happened),
        title=_S(words=row.title) if row.corrected else row.title,
        details=_DETAILS(details=details) if details else NOTHING,
        corrected=struck,
        recorded_at=instant(row.recorded_at, clock_words.moment(row.recorded_at, language)),
        by=row.by,
        end=_END(action=action(row.action, form_token)) if row.action else NOTHING,
    )


@lru_cache(maxsize=200)
def _purposes(these: tuple[shapes.Option, ...]) -> SafeString:
    # A dozen reasons stand below each of a case's masked names, always the same dozen.
    return joined(_OPTION(value=option.value, label=option.label) for option in these)


# What the law says is kept for each wording and language: texts of the rules alone, the same
# on every case, some hundreds of them. Nothing about a case, and nothing for one person's
# eyes, may be kept in a process.
@lru_cache(maxsize=2000)
def _why(on: shapes.Authority, reasons: tuple[str, ...], language: str | None) -> SafeString:
    listed = joined(_ITEM(words=reason) for reason in reasons)
    source = confirmed = mark = NOTHING
    if on.source:
        source = _SOURCE(words=gettext("Source:"), source=on.source)
    if on.confirmed_on:
        day = clock_words.day(on.confirmed_on, language)
        confirmed = _CONFIRMED(words=gettext("Last confirmed:"), day=day)
    if on.confidence == "secondary":
        mark = _MARK(words=gettext("Read in a secondary source; confirm with the prosecutor"))
    elif on.confidence == "unverified":
        mark = _MARK(words=gettext("Not confirmed; guidance only, no control rests on it"))
    return _WHY(
        why=gettext("Why"),
        unseen=gettext("reason and authority"),
        reasons=_REASONS(items=listed) if listed else NOTHING,
        authority=on.text,
        source=source,
        confirmed=confirmed,
        mark=mark,
        page=_PAGE(url=on.url, words=gettext("The rule, its history and examples"))
        if on.url
        else NOTHING,
    )


@lru_cache(maxsize=500)
def _bar(row: shapes.Bar, language: str | None) -> SafeString:
    return _BAR(
        sign=icon("stop"),
        forbidden=gettext("Forbidden"),
        title=row.title,
        why=_why(row.authority, row.reasons, language),
    )


@cache
def _duty_in(state: shapes.DutyState, of_class: shapes.DutyClass, language: str | None) -> Piece:
    del language
    look = icons.STATE[state]
    return Piece(
        _DUTY,
        tone=look.tone,
        sign=icon(look.sign),
        duty_class=of_class,
        class_word=_class_words()[of_class],
        state_word=_state_words()[state],
    )


def _class_words() -> dict[shapes.DutyClass, str]:
    return {
        "legal": gettext("Law"),
        "clinical": gettext("Health"),
        "standard": gettext("Standard"),
    }


def _state_words() -> dict[shapes.DutyState, str]:
    return {
        "open": gettext("open"),
        "contested": gettext("contested"),
        "met": gettext("done"),
        "met_late": gettext("done late"),
        "missed": gettext("late"),
        "waived": gettext("waived"),
        "fell_away": gettext("fell away"),
        "guidance": gettext("guidance"),
    }


@cache
def _due_in(language: str | None) -> Piece:
    del language
    return Piece('<span class="due-at">{by} {time}</span>', by=gettext("by"))


@cache
def _fact_in(language: str | None) -> Piece:
    del language
    return Piece(_FACT, recorded=gettext("recorded"))


@cache
def _masked_in(language: str | None, *, at_length: bool) -> Piece:
    del language
    return Piece(
        _MASKED,
        lock=icon("kept"),
        eye=icon("eye"),
        kept=gettext("kept"),
        show=gettext("Show"),
        why=gettext("For what do you need it? She can see who looked, and why."),
        choose=gettext("Choose the purpose"),
        press=gettext("Open for reading") if at_length else gettext("Show for 30 seconds"),
    )


_DUTIES = Piece('<ul class="duties" aria-label="{label}">{rows}</ul> ')
_LINE = Piece("<li>{row}</li>")
_DUTY = """<article class="duty duty-{tone}{late}">
  <div class="duty-state" aria-hidden="true">{sign}</div>
  <div class="duty-body">
    <p class="duty-line"> <span class="duty-title">{title}</span> {reference} </p>
    <div class="duty-meta">
      <span class="class class-{duty_class}">{class_word}</span>
      <span class="state-word">{state_word}</span>
      {warned} <span class="owner">{owner}</span> {counted} {due} {why}
    </div>
    {note}
  </div>
  <div class="duty-end"> {clock} {action} </div>
</article>
"""
_REFERENCE = Piece('<bdi class="ref" dir="ltr">{reference}</bdi>')
_REFERENCE_LINK = Piece('<a class="ref" dir="ltr" href="{url}">{reference}</a>')
_WARNED = Piece('<span class="tag tag-{tone}">{words}</span>')
_COUNTED = Piece('<span class="counted">{words}</span>')
_NOTE = Piece('<p class="duty-note">{words}</p>')
_TIME = Piece('<time datetime="{stamp}">{words}</time>')
_CLOCK = Piece(
    '<span class="clock clock-{tone}"{left}>{sign}<span data-words>{words}</span></span>'
)
_WHY = Piece(
    """<details class="why">
  <summary>{why}<span class="unseen">: {unseen}</span></summary>
  <div class="why-body">
    {reasons}
    <p class="authority" lang="en" dir="ltr">{authority}</p>
    <p class="source"> {source} {confirmed} {mark} {page}</p>
  </div>
</details>
"""
)
_REASONS, _ITEM = Piece('<ul class="reasons">{items}</ul>'), Piece("<li>{words}</li>")
# Laws and standards are quoted as they were read, and that was in English.
_SOURCE = Piece('<span>{words} <bdi lang="en" dir="ltr">{source}</bdi></span>')
_CONFIRMED = Piece("<span>{words} {day}</span>")
_PAGE = Piece('<a href="{url}">{words}</a>')
_MARK = Piece('<span class="mark">{words}</span>')
_BAR = Piece(
    """<article class="bar">
  <div class="duty-state" aria-hidden="true">{sign}</div>
  <div class="duty-body">
    <p class="duty-line"><span class="class class-bar">{forbidden}</span>
    <span class="duty-title">{title}</span></p>
    {why}
  </div>
</article>
"""
)
_FACTS = Piece('<ol class="facts" aria-label="{label}"> {rows} </ol> ')
_FACT = """<li class="fact{struck}">
    <div class="fact-when">{happened}</div>
    <div class="fact-body">
      <p class="fact-title">{title}</p>
      {details}
      {corrected}
      <p class="fact-meta"><span>{recorded} {recorded_at}</span> <span>{by}</span></p>
    </div>
    {end}
  </li>"""
_DETAILS = Piece('<p class="fact-details">{details}</p>')
_DETAIL = Piece('<span><span class="name">{name}:</span> <bdi>{value}</bdi></span>')
_S = Piece("<s>{words}</s>")
_STRUCK = Piece('<p class="fact-corrected">{sign}<span>{words}</span></p>')
_END = Piece('<div class="fact-end">{action}</div>')
_MASKED = """<div class="kept" id="{id}" data-kept>
  <span class="kept-label">{label}</span>
  <span class="kept-mask">{lock}<span class="dots" aria-hidden="true">•••••• ••••</span><span
  class="unseen">{kept}</span></span>
  <details class="ask">
    <summary class="button small">{eye}<span>{show}</span></summary>
    <form class="ask-form" method="post" action="{url}"{in_place}>
      {token}{values}
      <label for="{id}_purpose">{why}</label>
      <div class="ask-row">
        <select id="{id}_purpose" name="purpose"
        required><option value="">{choose}</option>{purposes}</select>
        <button class="button primary" type="submit">{press}</button>
      </div>
    </form>
  </details>
  {refused}
</div>
"""
_IN_PLACE = Piece(' data-hx-post="{url}" data-hx-target="#{id}" data-hx-swap="outerHTML"')
_OPTION = Piece('<option value="{value}">{label}</option>')
_REFUSED = Piece('<p class="field-error" role="alert">{sign}<span>{words}{again}</span></p>')
_AGAIN = Piece(' <a href="{url}">{label}</a>')
_LINK = Piece('<a class="button{primary}" href="{url}"{key}>{icon}<span>{label}</span></a> ')
_FORM = Piece(
    '<form class="inline-form" method="post" action="{url}">{token}{values}'
    '<button class="button{primary}" type="submit"{key}>{icon}<span>{label}</span></button></form> '
)
