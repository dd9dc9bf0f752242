"""Addresses of investigation: random ids, nothing else."""

from django.urls import URLPattern

app_name = "inquiry"
urlpatterns: list[URLPattern] = []
