"""The books room as Django knows it."""

from django.apps import AppConfig


class BooksConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.books"
    label = "books"
