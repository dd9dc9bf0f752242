"""How these pages write a share: always so many of so many."""

from django.utils.translation import gettext as _

from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Share


def of_all(share: Share, nothing: str) -> str:
    """This will write a share with its whole; a percentage only where it would mislead nobody."""
    if not share.of:
        return nothing
    words = _("%(part)s of %(of)s") % {"part": share.part, "of": share.of}
    if share.of < ENOUGH_FOR_A_SHARE:
        return words
    return _("%(words)s (%(percent)s %%)") % {
        "words": words, "percent": round(100 * share.part / share.of),
    }  # fmt: skip
