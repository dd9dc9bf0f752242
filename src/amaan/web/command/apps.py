"""The commander's pages as Django knows them."""

from django.apps import AppConfig


class CommandPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.command"
    label = "command_pages"
