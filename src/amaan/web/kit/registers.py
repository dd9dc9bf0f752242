"""A register drawn by Python: a list as a paper register has it, twenty rows and more."""

from datetime import datetime
from functools import cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from amaan.web.kit import shapes
from amaan.web.kit.markup import NOTHING, Piece, icon, joined, tag, token
from amaan.web.kit.rows import action, time_left


def register(of: shapes.Register, now: datetime, form_token: object = "") -> SafeString:
    """This will draw a register with its search, its empty state and its paging by key."""
    return _REGISTER(
        caption=of.caption,
        count=_COUNT(count=of.count) if of.count else NOTHING,
        search=_search(of.search, form_token) if of.search else NOTHING,
        table=_table(of, now) if of.rows else empty(of.empty, form_token),
        paging=_paging(of),
    )


def empty(of: shapes.Empty, form_token: object = "") -> SafeString:
    """This will say why there is nothing here, and what can be done."""
    return _EMPTY(
        title=of.title,
        text=_P(words=of.text) if of.text else NOTHING,
        action=action(of.action, form_token) if of.action else NOTHING,
    )


def _table(of: shapes.Register, now: datetime) -> SafeString:
    heads = joined(
        _HEAD(
            numeric="numeric" if column.numeric else "",
            wide=" wide" if column.wide else "",
            label=column.label,
        )
        for column in of.columns
    )
    # What stands before each cell of a column is the same in all rows.
    before = [
        Piece(_CELL, label=column.label, numeric=_NUMERIC if column.numeric else NOTHING)
        for column in of.columns
    ]
    rows = joined(
        _ROW(
            cells=joined(
                piece(
                    content=_content(cell, now),
                    note=_CELL_NOTE(words=cell.note) if cell.note else NOTHING,
                )
                for piece, cell in zip(before, row, strict=True)
            )
        )
        for row in of.rows
    )
    return _TABLE(caption=of.caption, heads=heads, rows=rows)


def _content(cell: shapes.Cell, now: datetime) -> SafeString:
    if cell.kind == "clock" and cell.duty:
        return time_left(cell.duty, now)
    if cell.kind == "tag":
        return tag(cell.text, cell.tone)
    if cell.kind == "reference":
        if cell.href:
            return _REFERENCE_LINK(url=cell.href, text=cell.text)
        return _REFERENCE(text=cell.text)
    return _LINK(url=cell.href, text=cell.text) if cell.href else _TEXT(text=cell.text)


def _search(box: shapes.SearchBox, form_token: object) -> SafeString:
    return _SEARCH(
        url=box.url,
        token=token(form_token),
        label=box.label,
        name=box.name,
        value=box.value,
        hint=box.hint or box.label,
        sign=icon("find"),
        find=gettext("Find"),
    )


def _paging(of: shapes.Register) -> SafeString:
    if not (of.newer_url or of.older_url):
        return NOTHING
    words = _paging_words(get_language())
    newer = _PAGE(rel="prev", url=of.newer_url, words=words[1]) if of.newer_url else NOTHING
    older = _PAGE(rel="next", url=of.older_url, words=words[2]) if of.older_url else NOTHING
    return _PAGING(label=words[0], pages=joined((newer, older)))


@cache
def _paging_words(language: str | None) -> tuple[str, str, str]:
    del language
    return gettext("Pages of the list"), gettext("Newer"), gettext("Older")


_REGISTER = Piece(
    """<div class="register">
  <div class="register-head">
    <h2>{caption}{count}</h2>
    {search}
  </div>
  {table}
  {paging}
</div>
"""
)
_COUNT = Piece(' <span class="count">{count}</span>')
_TABLE = Piece(
    """<div class="table-room" tabindex="0" role="region" aria-label="{caption}"><table>
    <thead><tr>{heads}</tr></thead>
    <tbody>{rows}</tbody>
  </table></div>"""
)
_HEAD = Piece('<th scope="col" class="{numeric}{wide}">{label}</th>')
_ROW = Piece("<tr>{cells}</tr>")
_CELL = '<td data-label="{label}"{numeric}>{content}{note}</td>'
_NUMERIC = Piece(' class="numeric"')()
_CELL_NOTE = Piece('<span class="cell-note">{words}</span>')
_REFERENCE = Piece('<bdi class="ref" dir="ltr">{text}</bdi>')
_REFERENCE_LINK = Piece('<a class="ref" dir="ltr" href="{url}">{text}</a>')
_LINK, _TEXT = Piece('<a href="{url}">{text}</a>'), Piece("<span>{text}</span>")
_SEARCH = Piece(
    """<form class="search" role="search" method="post" action="{url}">
      {token}
      <label class="unseen" for="register_search">{label}</label>
      <input id="register_search" type="search" name="{name}" value="{value}"
      placeholder="{hint}" autocomplete="off" dir="auto">
      <button class="button" type="submit">{sign}<span>{find}</span></button>
    </form>"""
)
_EMPTY = Piece('<div class="empty"><p class="empty-title">{title}</p>{text}{action}</div> ')
_P = Piece("<p>{words}</p>")
_PAGING = Piece('<nav class="paging" aria-label="{label}">{pages}</nav>')
_PAGE = Piece('<a class="button" rel="{rel}" href="{url}">{words}</a>')
