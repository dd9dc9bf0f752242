"""How shares are written on the pages about people."""

from django.utils.translation import gettext as _


def share(part: int, whole: int) -> str:
    """This will write a share with one decimal; of nobody there is none."""
    return f"{100 * part / whole:.1f}%" if whole else "–"


def of(part: int, whole: int) -> str:
    """This will write so many of so many, with their share."""
    return _("%(part)s of %(whole)s (%(share)s)") % {
        "part": part, "whole": whole, "share": share(part, whole)
    }  # fmt: skip
