"""The cases room as Django knows it."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.cases"
    label = "cases"
