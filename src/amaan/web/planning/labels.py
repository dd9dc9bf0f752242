"""Words of plans: states, kinds of costs, kinds of targets."""

from django.utils.translation import gettext_lazy as _

STATES = {
    "ordered": _("being drafted"),
    "draft": _("draft"),
    "submitted": _("submitted"),
    "in_force": _("in force"),
    "replaced": _("replaced by a later version"),
}
COST_KINDS = {
    "post": _("Pay"),
    "training": _("Course"),
    "equipment": _("Bought once"),
    "running": _("Running cost"),
    "other": _("Something else"),
}
TARGET_KINDS = {
    "figure": _("A figure of the house"),
    "reports": _("Reports that are received"),
    "own": _("A number that this office counts"),
}
