"""These pages as Django knows them."""

from django.apps import AppConfig


class TrainingPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.training"
    label = "training_pages"
