"""The insight room as Django knows it."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.insight"
    label = "insight"
