"""The pages of the public, as Django knows them."""

from django.apps import AppConfig


class PublicPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.public"
    label = "public_pages"
