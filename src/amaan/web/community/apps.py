"""These pages as Django knows them."""

from django.apps import AppConfig


class CommunityPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.community"
    label = "community_pages"
