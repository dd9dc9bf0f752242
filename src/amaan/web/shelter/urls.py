"""Addresses of the house that takes her in: random ids, nothing else."""

from django.urls import URLPattern

app_name = "shelter"
urlpatterns: list[URLPattern] = []
