"""Small words of the desk's pages."""

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amaan.law.offences import MARKS
from amaan.web.kit.language import in_language

register = template.Library()
register.simple_tag(in_language)

COGNIZABLE = {
    "yes": _("must be registered as an FIR"),
    "no": _("written entry and reference to the Magistrate; no FIR by police alone"),
    "contested": _("whether it must be registered is contested: offer the FIR"),
    "conditional": _("must be registered in some cases: ask the prosecutor"),
    "not_applicable": _("not an offence to register by itself"),
    "unverified": _("not confirmed: ask the prosecutor"),
}


@register.simple_tag
def cognizable(code: str) -> str:
    """This will say what a code of cognizability means for the officer."""
    return str(COGNIZABLE[code])


@register.simple_tag
def mark_label(code: str) -> str:
    """This will say what caution a mark of the catalogue means."""
    return gettext(MARKS[code])
