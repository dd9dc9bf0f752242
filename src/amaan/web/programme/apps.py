"""These pages as Django knows them."""

from django.apps import AppConfig


class ProgrammePagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.programme"
    label = "programme_pages"
