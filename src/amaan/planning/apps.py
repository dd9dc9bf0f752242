"""The planning room as Django knows it."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.planning"
    label = "planning"
