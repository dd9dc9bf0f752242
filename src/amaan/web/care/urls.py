"""Addresses of support: random ids, nothing else."""

from django.urls import URLPattern

app_name = "care"
urlpatterns: list[URLPattern] = []
