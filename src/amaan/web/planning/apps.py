"""The pages of figures, as Django knows them."""

from django.apps import AppConfig


class PlanningPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.planning"
    label = "planning_pages"
