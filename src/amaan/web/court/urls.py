"""Addresses of prosecution and court: random ids, nothing else."""

from django.urls import URLPattern

app_name = "court"
urlpatterns: list[URLPattern] = []
