"""Prosecution and court, as Django knows them."""

from django.apps import AppConfig


class CourtConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.court"
    label = "court"
