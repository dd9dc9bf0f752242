"""Addresses of these pages: codes and random ids, nothing else."""

from django.urls import path

from amaan.web.community import home, media, press

app_name = "community"
urlpatterns = [
    path("", home.home, name="home"),
    path("press/", press.trend, name="press"),
    path("media/", media.desk, name="media"),
    path("media/<uuid:enquiry_id>/", media.enquiry, name="enquiry"),
    path("media/<uuid:enquiry_id>/write", media.write, name="write"),
    path("media/<uuid:enquiry_id>/settle", media.settle, name="settle"),
    path("media/<uuid:enquiry_id>/said", media.say, name="said"),
]
