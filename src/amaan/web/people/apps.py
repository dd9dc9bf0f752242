"""These pages as Django knows them."""

from django.apps import AppConfig


class PeoplePagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.people"
    label = "people_pages"
