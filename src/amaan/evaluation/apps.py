"""The evaluation room as Django knows it."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Registers the room's tables; no signals, no start-up work."""

    name = "amaan.evaluation"
    label = "evaluation"
