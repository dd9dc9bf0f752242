"""The room that watches, as Django knows it."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Registers the room's table; no signals, no start-up work."""

    name = "amaan.oversight"
    label = "oversight"
