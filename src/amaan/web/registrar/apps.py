"""The registrar's pages as Django knows them."""

from django.apps import AppConfig


class RegistrarPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.registrar"
    label = "registrar_pages"
