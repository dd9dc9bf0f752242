"""The community room as Django knows it."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.community"
    label = "community"
