"""The pages of registers, as Django knows them."""

from django.apps import AppConfig


class BookPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.books"
    label = "book_pages"
