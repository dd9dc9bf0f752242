"""The pages of support, as Django knows them."""

from django.apps import AppConfig


class CarePagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.care"
    label = "care_pages"
