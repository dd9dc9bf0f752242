"""The publication room as Django knows it."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.publication"
    label = "publication"
