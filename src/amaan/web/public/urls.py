"""Addresses of the public: letters that say nothing to whoever reads the history."""

from django.urls import path

from amaan.web.public import answering, views, voices

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("r/", views.rights, name="rights"),
    path("t/", views.tell, name="tell"),
    path("q/", views.ask, name="ask"),
    path("a/", views.look, name="look"),
    path("v/<str:kind>/", voices.voice, name="voice"),
    path("in/", answering.received, name="received"),
    path("in/<uuid:about>/", answering.one, name="one"),
]
