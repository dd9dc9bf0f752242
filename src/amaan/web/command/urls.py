"""Addresses of the commander's pages. Titles and addresses say nothing about anybody."""

from django.urls import path

from amaan.web.command import (
    complaints,
    death_reviews,
    diary,
    feedback,
    first,
    inspections,
    numbers,
    papers,
    registrations,
    response,
    reviews,
    validation,
    views,
    wordings,
)

app_name = "command"
urlpatterns = [
    path("", views.board, name="board"),
    path("first", first.first, name="first"),
    path("today", views.today, name="today"),
    path("failures", views.failures, name="failures"),
    path("load", views.load, name="load"),
    path("response", response.response, name="response"),
    path("registrations", registrations.registrations, name="registrations"),
    path("registrations/<uuid:about>/answer", registrations.answer, name="answer_registration"),
    path("reviews", reviews.drawn, name="drawn"),
    path("reviews/<uuid:case_id>", reviews.review, name="review"),
    path("sentences/<uuid:review_id>/read", reviews.sentence_read, name="sentence_read"),
    path("visits", inspections.inspections, name="inspections"),
    path("visits/desk/<uuid:desk_id>", inspections.inspect, name="inspect"),
    path("visits/<uuid:inspection_id>", inspections.inspection, name="inspection"),
    path("visits/finding/<uuid:finding_id>/mended", inspections.mended, name="mended"),
    path("visits/finding/<uuid:finding_id>/judged", inspections.judged, name="judged"),
    path("complaints", complaints.complaints, name="complaints"),
    path("complaints/new", complaints.new_complaint, name="new_complaint"),
    path("complaints/<uuid:complaint_id>", complaints.complaint, name="complaint"),
    path("heard", feedback.heard, name="heard"),
    path("danger", validation.validation, name="validation"),
    path("lessons", death_reviews.lessons, name="death_lessons"),
    path("lessons/<uuid:lesson_id>/done", death_reviews.lesson_done, name="lesson_done"),
    path("lessons/case/<uuid:case_id>", death_reviews.open_review, name="death_review_new"),
    path("lessons/review/<uuid:review_id>", death_reviews.review, name="death_review"),
    path(
        "lessons/review/<uuid:review_id>/closed", death_reviews.closed, name="death_review_closed"
    ),
    path("own-words", wordings.own_words, name="own_words"),
    path("duty/<uuid:duty_id>", views.duty, name="duty"),
    path("paper", papers.paper, name="paper"),
    path("paper.pdf", papers.late_paper_file, name="paper_file"),
    path("diary", diary.diary, name="diary"),
    path("diary.pdf", diary.diary_file, name="diary_file"),
    path("numbers", numbers.numbers, name="numbers"),
    path("numbers.csv", numbers.numbers_file, name="numbers_file"),
    path("late.csv", papers.late_file, name="late_file"),
]
