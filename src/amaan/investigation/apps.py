"""The investigation, as Django knows it."""

from django.apps import AppConfig


class InvestigationConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.investigation"
    label = "investigation"
