"""The room of what leaves, as Django knows it."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.exports"
    label = "exports"
