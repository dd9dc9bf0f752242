"""Addresses of the law: kinds and ids of rows, nothing about anybody."""

from django.urls import path

from amaan.web.law import assistant, handbook, signing, views

app_name = "law"
urlpatterns = [
    path("", views.home, name="home"),
    path("what-would-this-be", assistant.assistant, name="assistant"),
    path("what-would-this-be/found", assistant.assistant_found, name="assistant_found"),
    path("handbook", handbook.handbook, name="handbook"),
    path("handbook/<str:way>", handbook.way, name="handbook_way"),
    path("handbook/<str:language>/file", handbook.handbook_file, name="handbook_file"),
    path("to-be-signed", signing.to_be_signed, name="to_be_signed"),
    path("to-be-signed/<str:row>", signing.signatures_of, name="signatures_of"),
    path("<str:kind>", views.listed, name="listed"),
    path("<str:kind>/<str:row>", views.one, name="one"),
]
