"""The pages of figures, as Django knows them."""

from django.apps import AppConfig


class EvaluationPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.evaluation"
    label = "evaluation_pages"
