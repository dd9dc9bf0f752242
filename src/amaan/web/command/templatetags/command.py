"""The row of a board. Written in Python and not as a template: a board has twenty of them."""

from datetime import datetime

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from amaan.web.command.lines import Owed
from amaan.web.kit.markup import NOTHING, Piece, icon, joined, tag
from amaan.web.kit.rows import time_left
from amaan.web.kit.shapes import Tone

register = template.Library()

_ROW = Piece(
    """<article class="duty{late}">
<div class="duty-state" aria-hidden="true">{sign}</div>
<div class="duty-body">
<p class="duty-line">{title} <bdi class="ref" dir="ltr">{reference}</bdi></p>
<div class="duty-meta"><span class="class class-{duty_class}">{class_label}</span>
<span>{where}</span> <span class="counted">{counted}</span></div>
<p class="duty-note"><span>{owner}{colon}</span> {call}</p>
<div class="duty-meta">{marks}</div>
</div>
<div class="duty-end">{clock}</div>
</article>"""
)
_TITLE = Piece('<span class="duty-title">{title}</span>')
_LINKED = Piece('<a class="duty-title" href="{url}">{title}</a>')
_STRONG = Piece("<strong>{words}</strong>")


@register.simple_tag
def owed(row: Owed, now: datetime, linked: bool = True) -> SafeString:
    """This will show a duty of a board: whose, where, how late, whom to call, what hinders it."""
    duty = row.duty
    return _ROW(
        late=" duty-late is-late" if duty.state == "missed" else "",
        sign=icon(row.sign),
        title=_LINKED(title=duty.title, url=row.url) if linked else _TITLE(title=duty.title),
        reference=duty.reference,
        duty_class=duty.duty_class,
        class_label=row.class_label,
        where=row.where,
        counted=duty.counted,
        owner=duty.owner,
        colon=":" if row.call or row.unheld else "",
        call=_call(row),
        marks=joined((tag(text, tone) for text, tone in _marks(row)), " "),
        clock=time_left(duty, now),
    )


def _call(row: Owed) -> SafeString:
    if row.unheld:
        return tag(gettext("nobody holds this post"), "late")
    return _STRONG(words=" · ".join(row.call)) if row.call else NOTHING


def _marks(row: Owed) -> list[tuple[str, Tone]]:
    marks: list[tuple[str, Tone]] = [
        (gettext("In the way: %(obstacle)s") % {"obstacle": obstacle}, "soon")
        for obstacle in row.obstacles
    ]
    if row.climbed:
        marks.append((gettext("Climbed to: %(post)s") % {"post": row.climbed}, "accent"))
    return marks
