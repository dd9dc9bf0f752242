"""Addresses of mediation: random ids, nothing else."""

from django.urls import path

from amaan.web.mediation import gate, registers

app_name = "mediation"
urlpatterns = [
    path("", registers.home, name="home"),
    path("red-lines", gate.red_lines, name="red_lines"),
    path("asked", gate.asked, name="asked"),
    path("ask", gate.ask, name="ask"),
    path("ask/<uuid:case_id>", gate.ask_about_case, name="ask_about_case"),
    path("answer/<uuid:answer_id>", gate.answer, name="answer"),
    path("kept/<uuid:case_id>", gate.follow, name="follow"),
    path("brought", registers.new_dispute, name="new_dispute"),
    path("brought/<uuid:dispute_id>", registers.dispute, name="dispute"),
    path("brought/<uuid:dispute_id>/outcome", registers.outcome, name="outcome"),
    path("brought/<uuid:dispute_id>/back", registers.take_back, name="take_back"),
    path("brought/<uuid:dispute_id>/call/<uuid:call_id>", registers.call, name="call"),
    path("brought/<uuid:dispute_id>/asked/<uuid:question_id>", registers.lawyer, name="lawyer"),
    path("forums", registers.forum_list, name="forums"),
    path("forums/new", registers.new_forum, name="new_forum"),
    path("forums/<uuid:forum_id>", registers.forum, name="forum"),
    path("forums/<uuid:forum_id>/mediator", registers.new_mediator, name="new_mediator"),
    path(
        "forums/<uuid:forum_id>/mediator/<uuid:mediator_id>/end",
        registers.end_mediator,
        name="end_mediator",
    ),
]
