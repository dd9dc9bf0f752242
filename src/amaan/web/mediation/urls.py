"""Addresses of mediation: random ids, nothing else."""

from django.urls import URLPattern

app_name = "mediation"
urlpatterns: list[URLPattern] = []
