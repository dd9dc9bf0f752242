"""The meetings room as Django knows it."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.meetings"
    label = "meetings"
