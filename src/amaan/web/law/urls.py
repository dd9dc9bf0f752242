"""Addresses of the law: kinds and ids of rows, nothing about anybody."""

from django.urls import path

from amaan.web.law import views

app_name = "law"
urlpatterns = [
    path("", views.home, name="home"),
    path("<str:kind>", views.listed, name="listed"),
    path("<str:kind>/<str:row>", views.one, name="one"),
]
