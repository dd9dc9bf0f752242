"""The top of every page, drawn by Python: where one may go, who is here, and how to leave."""

from functools import cache, lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from amaan.web.kit.markup import NOTHING, Piece, address, attribute, icon, joined, token
from amaan.web.kit.shapes import Chrome, NavItem


def top(chrome: Chrome | None, path: str, full_path: str, form_token: object) -> SafeString:
    """This will draw the top of a page; somebody unknown finds the name and the languages."""
    words = _words(get_language())
    shown = chrome or Chrome(unit="", role="", officer="", home_url="")
    csrf = token(form_token)
    return words["top"](
        wordmark=once("kit/wordmark.html", home=shown.home_url),
        nav=words["nav"](items=joined(map(_item, shown.nav))) if shown.nav else NOTHING,
        contact=words["contact"](url=shown.new_contact_url) if shown.new_contact_url else NOTHING,
        find=words["find"](url=shown.find_url, token=csrf) if shown.find_url else NOTHING,
        languages=languages(full_path, form_token),
        who=_who(chrome, path, csrf) if chrome else NOTHING,
    )


def languages(full_path: str, form_token: object) -> SafeString:
    """This will draw the choice of language, where there is one; it leads back to this page."""
    url = found_address("set_language")
    if not url:
        return NOTHING
    language = get_language()
    return _words(language)["languages"](
        url=url,
        token=token(form_token),
        path=full_path,
        english=str(language == "en").lower(),
        urdu=str(language == "ur").lower(),
    )


def once(template_name: str, **given: str) -> SafeString:
    """This will draw a part of the frame that is the same on every page of a language.

    Nothing about a case or a person may be given: it stays in the process.
    """
    key = (template_name, get_language(), get_urlconf() or settings.ROOT_URLCONF)
    return _once(*key, **given)


def found_address(name: str) -> str:
    """This will give the address of a page, or nothing where the site has no such page."""
    try:
        return address(name)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=200)
def _once(template_name: str, language: str | None, urlconf: str, **given: str) -> SafeString:
    del language, urlconf  # what it is remembered by
    return render_to_string(template_name, given)


def _item(item: NavItem) -> SafeString:
    return _ITEM(
        url=item.url,
        here=_HERE if item.here else NOTHING,
        key=attribute("data-key", item.key),
        label=item.label,
        count=NOTHING if item.count is None else _COUNT(count=str(item.count)),
    )


def _who(chrome: Chrome, path: str, csrf: SafeString) -> SafeString:
    words = _words(get_language())
    name = _SPAN(words=chrome.officer)
    if chrome.own_url:
        name = _OWN(url=chrome.own_url, words=chrome.officer)
    leave = NOTHING
    if chrome.lock_url:
        leave = words["lock"](url=chrome.lock_url, token=csrf, path=path)
    out = words["out"](url=chrome.sign_out_url, token=csrf) if chrome.sign_out_url else NOTHING
    return words["who"](unit=chrome.unit, role=chrome.role, name=name, lock=leave, out=out)


@cache
def _words(language: str | None) -> dict[str, Piece]:
    del language
    find = gettext("Find a reference")
    return {
        "top": Piece(_TOP),
        "nav": Piece(_NAV, rooms=gettext("Rooms")),
        "contact": Piece(_CONTACT, sign=icon("add"), words=gettext("New contact")),
        "find": Piece(_FIND, find=find, sign=icon("find"), reference=gettext("Reference")),
        "languages": Piece(_LANGUAGES, language=gettext("Language")),
        "who": Piece(_WHO, sign=icon("keys"), keys=gettext("Keys")),
        "lock": Piece(_LOCK, sign=icon("kept"), words=gettext("Lock")),
        "out": Piece(_OUT, sign=icon("out"), words=gettext("Sign out")),
    }


_TOP = """<header class="frame-top no-print">
  <div class="frame-bar">
    {wordmark} {nav}
    <div class="frame-end"> {contact} {find} {languages} </div>
  </div>
  {who}
</header>"""
_NAV = '<nav class="nav" aria-label="{rooms}">{items}</nav>'
_ITEM = Piece('<a href="{url}"{here}{key}>{label}{count}</a>')
_HERE = Piece(' aria-current="page"')()
_COUNT = Piece(' <span class="count">{count}</span>')
_CONTACT = """<a class="button primary compact" href="{url}"
  data-key="n">{sign}<span>{words}</span></a>"""
_FIND = """<form class="find" role="search" method="post" action="{url}">{token}<label
  class="unseen" for="find">{find}</label>{sign}<input id="find" type="search" name="reference"
  placeholder="{reference}" autocomplete="off" spellcheck="false" data-key="/"
  data-key-label="{find}"></form>"""
_LANGUAGES = """<form class="languages no-print" method="post" action="{url}"
  aria-label="{language}">{token}<input type="hidden" name="next"
  value="{path}"><button type="submit" name="language" value="en" lang="en"
  aria-pressed="{english}">English</button><button type="submit"
  name="language" value="ur" lang="ur" aria-pressed="{urdu}">اردو</button></form> """
_WHO = """<div class="frame-who no-print"><div>
  <span class="unit">{unit}</span><span>{role}</span>{name}
  <span class="push">
    <button class="link keys-hint" type="button" data-show-keys
    hidden>{sign}<span>{keys} <kbd>?</kbd></span></button>
    {lock} {out}
  </span>
  </div></div>"""
_SPAN, _OWN = Piece("<span>{words}</span>"), Piece('<a href="{url}">{words}</a>')
_LOCK = """<form method="post" action="{url}" data-lock>{token}<input type="hidden" name="next"
  value="{path}"><button class="link" type="submit"
  data-key="l">{sign}<span>{words}</span></button></form>"""
_OUT = """<form method="post" action="{url}">{token}<button class="link"
  type="submit">{sign}<span>{words}</span></button></form>"""
