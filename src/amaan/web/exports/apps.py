"""The pages of what leaves, as Django knows them."""

from django.apps import AppConfig


class ExportPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.exports"
    label = "exports_pages"
