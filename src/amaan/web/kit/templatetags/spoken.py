"""Sentences for her and for the public, as template tags: `{% load spoken %}`, `{% say "home" %}`.

Nothing of Django's translation is used here: these sentences carry their reviewers.
"""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from amaan.web.kit.spoken import say as find

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: template.Context, key: str, **values: Any) -> SafeString:
    """This will write a sentence in the reader's language; in Urdu where it must be."""
    said = find(key, context["language"])
    text = said.text % values if values else said.text
    if said.language == context["language"]:
        return format_html("{}", text)
    way = "ltr" if said.language == "en" else "rtl"
    return format_html('<span lang="{}" dir="{}">{}</span>', said.language, way, text)


@register.simple_tag(takes_context=True)
def at(context: template.Context, path: str) -> str:
    """This will give an address in the reader's language, where it is not the first."""
    return f"{path}{context['in_language']}"
