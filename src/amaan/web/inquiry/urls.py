"""Addresses of investigation: random ids, nothing else."""

from django.urls import path

from amaan.web.inquiry import diary

app_name = "inquiry"
urlpatterns = [
    # The case diary.
    path("diaries", diary.many, name="diaries"),
    path("<uuid:case_id>/diary", diary.of_case, name="diary"),
    path("<uuid:case_id>/diary/new", diary.new_entry, name="diary_new"),
    path("<uuid:case_id>/diary/extract", diary.extract, name="diary_extract"),
]
