"""Addresses of prosecution and court: random ids, nothing else."""

from django.urls import path

from amaan.web.court import calendar, observing, steps, study, study_report, trial

app_name = "court"
urlpatterns = [
    path("", calendar.home, name="home"),
    path("case/<uuid:case_id>", trial.trial, name="trial"),
    path("case/<uuid:case_id>/date", steps.fix, name="fix"),
    path("case/<uuid:case_id>/charge", steps.charge, name="charge"),
    path("case/<uuid:case_id>/judgment", steps.judgment, name="judgment"),
    path("case/<uuid:case_id>/measure", steps.measure, name="measure"),
    path("case/<uuid:case_id>/send", steps.send, name="send"),
    path("case/<uuid:case_id>/prosecutor/<uuid:officer_id>", steps.relieve, name="relieve"),
    path("case/<uuid:case_id>/sheet", trial.paper, name="sheet"),
    path("measure/<uuid:measure_id>", steps.measure_decided, name="measure_decided"),
    path("hearing/<uuid:hearing_id>", steps.outcome, name="outcome"),
    path("hearing/<uuid:hearing_id>/move", steps.move, name="move"),
    path("hearing/<uuid:hearing_id>/take-back", steps.take_back, name="take_back"),
    path("hearing/<uuid:hearing_id>/witnesses", steps.witnesses, name="witnesses"),
    path("referral/<uuid:referral_id>", steps.answer, name="answer"),
    path("defect/<uuid:defect_id>", steps.defect, name="defect"),
    path("observe/", observing.home, name="observe"),
    path("observe/new", observing.new, name="observe_new"),
    path("observe/draft/<uuid:draft_id>", observing.draft, name="observe_draft"),
    path("observe/form/<uuid:observation_id>", observing.observation, name="observation"),
    path("observe/form/<uuid:observation_id>/back", observing.taken_back, name="observe_take_back"),
    path("observe/paper", observing.paper, name="observe_paper"),
    path("observe/paper/file", observing.paper_file, name="observe_paper_file"),
    path("observe/table", observing.table, name="observe_table"),
    path("observe/table/empty", observing.empty_table, name="observe_empty_table"),
    path("study/", study.home, name="study"),
    path("study/report", study_report.report, name="study_report"),
    path("study/figures", study_report.figures_file, name="study_figures"),
    path("study/trials", study.trials, name="study_trials"),
    path("study/trials/new", study.new_trial, name="study_new_trial"),
    path("study/trials/table", study.table, name="study_table"),
    path("study/trials/table/empty", study.empty_table, name="study_empty_table"),
    path("study/trial/<uuid:trial_id>", study.trial, name="study_trial"),
    path("study/trial/<uuid:trial_id>/back", study.trial_taken_back, name="study_trial_back"),
    path("study/interviews", study.interviews, name="study_interviews"),
    path("study/interviews/new", study.new_interview, name="study_new_interview"),
    path(
        "study/interview/<uuid:interview_id>/back",
        study.interview_taken_back,
        name="study_interview_back",
    ),
    path("study/asked", study.recommendations, name="study_recommendations"),
    path("study/asked/new", study.recommend, name="study_recommend"),
    path("study/asked/<uuid:recommendation_id>", study.reply, name="study_reply"),
    path("study/asked/<uuid:recommendation_id>/done", study.done, name="study_done"),
]
