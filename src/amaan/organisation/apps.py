"""The organisation room as Django knows it."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.organisation"
    label = "organisation"
