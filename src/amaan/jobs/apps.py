"""The jobs room as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.jobs"
    label = "jobs"
