"""The case pages as Django knows them."""

from django.apps import AppConfig


class CasePagesConfig(AppConfig):
    """Registers templates and languages; there are no tables here."""

    name = "amaan.web.case"
    label = "case_pages"
