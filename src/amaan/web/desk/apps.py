"""The desk's pages as Django knows them."""

from django.apps import AppConfig


class DeskPagesConfig(AppConfig):
    """Registers templates, static files and translations; no tables of its own."""

    name = "amaan.web.desk"
    label = "desk_pages"
