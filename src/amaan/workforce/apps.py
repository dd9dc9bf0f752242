"""The workforce room as Django knows it."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.workforce"
    label = "workforce"
