"""The desk room as Django knows it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.desk"
    label = "desk"
