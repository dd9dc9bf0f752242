"""Parts of a page around their content, drawn by Python: panels, folds, notices, kept forms."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from amaan.web.kit import icons, shapes
from amaan.web.kit.markup import NOTHING, Piece, attribute, icon, joined, token


def panel(content: str, title: str, identity: str = "") -> SafeString:
    """This will set a part of the page apart under a heading."""
    return _PANEL(id=attribute("id", identity), title=title, content=content)


def fold(content: str, title: str, count: int | None = None, shown: bool = False) -> SafeString:
    """This will fold a part of the page away behind its title and count."""
    return _FOLD(
        open=" open" if shown else "",
        title=title,
        count=NOTHING if count is None else _COUNT(count=str(count)),
        content=content,
    )


def notice(content: str, kind: shapes.NoticeKind, title: str = "") -> SafeString:
    """This will show a banner: what happened, why it matters, what to do."""
    return _NOTICE(
        kind=kind,
        role="alert" if kind in ("stop", "warn") else "status",
        sign=icon(icons.NOTICE[kind]),
        title=_NOTICE_TITLE(title=title) if title else NOTHING,
        content=content,
    )


def kept_form(
    content: str, action: str = "", identity: str = "", form_token: object = ""
) -> SafeString:
    """This will make a posting form that keeps every typed word when the sending fails."""
    return _KEPT_FORM(
        action=action, id=attribute("id", identity), token=token(form_token), content=content
    )


def pairs(rows: Iterable[tuple[str, str]]) -> SafeString:
    """This will show names of things with their values."""
    return _PAIRS(rows=joined(_PAIR(name=str(name), value=str(value)) for name, value in rows))


_PANEL = Piece('<section class="panel"{id}><h2>{title}</h2> {content}</section> ')
_FOLD = Piece(
    '<details class="fold"{open}><summary><span class="fold-title">{title}</span>{count}</summary>'
    '<div class="fold-body">{content}</div></details> '
)
_COUNT = Piece(' <span class="count">{count}</span>')
_NOTICE = Piece(
    '<div class="notice notice-{kind}" role="{role}">{sign}<div>{title}'
    '<div class="notice-text">{content}</div></div></div> '
)
_NOTICE_TITLE = Piece('<p class="notice-title">{title}</p>')
_KEPT_FORM = Piece(
    '<form class="form" method="post" action="{action}" novalidate data-keep data-hx-boost="true"'
    ' data-hx-sync="this:drop"{id}>{token}{content}</form> '
)
_PAIRS = Piece('<dl class="pairs">{rows}</dl> ')
_PAIR = Piece("<div><dt>{name}</dt><dd>{value}</dd></div>")
