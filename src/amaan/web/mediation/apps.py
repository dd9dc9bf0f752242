"""The pages of mediation, as Django knows them."""

from django.apps import AppConfig


class MediationPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.mediation"
    label = "mediation_pages"
