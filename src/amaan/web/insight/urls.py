"""Addresses of figures: codes and months, nothing else."""

from django.urls import path

from amaan.web.insight import dashboards, desk, exporting, places, sheets, views

app_name = "insight"
urlpatterns = [
    path("", views.home, name="home"),
    path("dashboard", dashboards.dashboard, name="dashboard"),
    path("desk", desk.desk, name="desk"),
    path("places", places.places, name="places"),
    path("figure/<slug:figure_id>", views.figure, name="figure"),
    path("funnel", views.funnel, name="funnel"),
    path("more", sheets.more, name="more"),
    path("shape/<slug:shape_id>", sheets.shape, name="shape"),
    path("equality", sheets.equality, name="equality"),
    path("institution", sheets.institution, name="institution"),
    path("study", sheets.study, name="study"),
    path("published", sheets.published, name="published"),
    path("file", views.file, name="file"),
    path("exports", exporting.page, name="exports"),
    path("exports/figures.xlsx", exporting.workbook, name="workbook"),
    path("count", views.count_again, name="count_again"),
]
