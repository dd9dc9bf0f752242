"""The confidentiality room as Django knows it."""

from django.apps import AppConfig


class ConfidentialityConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.confidentiality"
    label = "confidentiality"
