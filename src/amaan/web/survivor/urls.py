"""Addresses of her own door: random ids, nothing else."""

from django.urls import URLPattern

app_name = "survivor"
urlpatterns: list[URLPattern] = []
