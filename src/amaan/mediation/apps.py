"""Mediation: whether it may be, and what a forum did, as Django knows them."""

from django.apps import AppConfig


class MediationConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.mediation"
    label = "mediation"
