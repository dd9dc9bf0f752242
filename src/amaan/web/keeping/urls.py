"""Addresses of the pages of those who keep and check: random ids, nothing else."""

from django.urls import path

from amaan.web.keeping import checking, sealed, unexplained

app_name = "keeping"
urlpatterns = [
    path("sealed", sealed.kept, name="sealed"),
    path("sealed/<uuid:case_id>", sealed.one, name="one"),
    path("sealed/<uuid:case_id>/hand-on", sealed.hand_on, name="hand_on"),
    path("owed", checking.owed, name="owed"),
    path("checks", checking.checks, name="checks"),
    path("checks/emergency/<uuid:emergency_id>", checking.judge_emergency, name="emergency"),
    path("checks/look", checking.judge_look, name="look"),
    path("checks/looks", unexplained.unexplained, name="unexplained"),
    path("looks", checking.looks, name="looks"),
]
