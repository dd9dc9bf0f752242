"""The pages of figures, as Django knows them."""

from django.apps import AppConfig


class MeetingsPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.meetings"
    label = "meetings_pages"
