"""The pages of the law, as Django knows them."""

from django.apps import AppConfig


class LawPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.law"
    label = "law_pages"
