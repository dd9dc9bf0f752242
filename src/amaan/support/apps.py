"""Support: plans, orders, referrals and houses that take her in, as Django knows them."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.support"
    label = "support"
