"""The pages of figures, as Django knows them."""

from django.apps import AppConfig


class PublicationPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.publication"
    label = "publication_pages"
