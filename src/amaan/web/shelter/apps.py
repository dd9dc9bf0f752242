"""The pages of the house that takes her in, as Django knows them."""

from django.apps import AppConfig


class ShelterPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.shelter"
    label = "shelter_pages"
