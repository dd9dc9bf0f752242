"""Addresses of the public: random ids, nothing else."""

from django.urls import URLPattern

app_name = "public"
urlpatterns: list[URLPattern] = []
