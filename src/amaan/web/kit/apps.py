"""The kit as a Django app, so that its templates, tags, static files and words are found."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """The look, the components and the languages."""

    name = "amaan.web.kit"
    label = "kit"
