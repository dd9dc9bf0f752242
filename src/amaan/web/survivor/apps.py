"""The pages of her own door, as Django knows them."""

from django.apps import AppConfig


class SurvivorPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.survivor"
    label = "survivor_pages"
