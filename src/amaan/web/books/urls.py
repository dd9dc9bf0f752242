"""Addresses of registers: a register's name and random ids, nothing else."""

from django.urls import path

from amaan.web.books import reading, sent, texts, writing

app_name = "books"
urlpatterns = [
    path("", reading.home, name="home"),
    path("<slug:name>/", reading.book, name="book"),
    path("<slug:name>/file", reading.file, name="file"),
    path("<slug:name>/entry/<uuid:entry_id>", reading.entry, name="entry"),
    path("<slug:name>/new", writing.new, name="new"),
    path("<slug:name>/entry/<uuid:entry_id>/correct", writing.correct, name="correct"),
    path("<slug:name>/entry/<uuid:entry_id>/back", writing.take_back, name="take_back"),
    path("<slug:name>/entry/<uuid:entry_id>/text", texts.add, name="add_text"),
    path(
        "<slug:name>/entry/<uuid:entry_id>/text/<uuid:text_id>/away",
        texts.remove,
        name="remove_text",
    ),
    path("<slug:name>/text/<uuid:text_id>", texts.text, name="text"),
    path("<slug:name>/table", writing.table, name="table"),
    path("<slug:name>/table/<uuid:sent_id>", sent.page, name="sent_table"),
    path("<slug:name>/table/empty", writing.empty_table, name="empty_table"),
]
