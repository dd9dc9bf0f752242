"""Addresses of her own door: a letter or a number says nothing to whoever reads the history."""

from django.urls import path

from amaan.web.survivor import at_the_desk, views

app_name = "survivor"
urlpatterns = [
    path("", views.home, name="home"),
    path("w/<str:kind>/", views.say, name="say"),
    path("o/", views.outside, name="outside"),
    path("f/", views.how_it_was, name="how"),
    path("m/<str:kind>/", views.more, name="more"),
    path("at/<uuid:case_id>/", at_the_desk.door_page, name="at_the_desk"),
    path("at/<uuid:case_id>/give/", at_the_desk.give, name="give"),
    path("at/<uuid:case_id>/end/", at_the_desk.end, name="end"),
]
