"""The pages of figures, as Django knows them."""

from django.apps import AppConfig


class InsightPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.insight"
    label = "insight_pages"
