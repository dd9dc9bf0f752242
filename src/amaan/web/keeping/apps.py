"""The pages of those who keep and check, as Django knows them."""

from django.apps import AppConfig


class KeepingPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.keeping"
    label = "keeping_pages"
