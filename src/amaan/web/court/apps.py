"""The pages of prosecution and court, as Django knows them."""

from django.apps import AppConfig


class CourtPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.court"
    label = "court_pages"
