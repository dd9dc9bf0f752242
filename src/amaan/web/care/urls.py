"""Addresses of support: random ids, nothing else."""

from django.urls import path

from amaan.web.care import (
    conference,
    guide,
    need,
    orders,
    plan,
    preventive,
    provider_door,
    providers,
    referrals,
)

app_name = "care"
urlpatterns = [
    path("", referrals.home, name="home"),
    path("services", providers.providers_list, name="providers"),
    path("services/again", providers.stale_providers, name="stale_providers"),
    path("services/new", providers.new_provider, name="new_provider"),
    path("services/table", providers.providers_table, name="providers_table"),
    path("services/table/empty", providers.empty_providers, name="empty_providers"),
    path("services/file", providers.providers_export, name="providers_export"),
    path("services/standing", providers.district_mode, name="mode"),
    path("services/<uuid:provider_id>", providers.provider, name="provider"),
    path("services/<uuid:provider_id>/change", providers.change_provider, name="change_provider"),
    path("services/<uuid:provider_id>/asked", providers.verify_provider, name="verify_provider"),
    path("services/<uuid:provider_id>/count", providers.count_provider, name="count_provider"),
    path("services/<uuid:provider_id>/way", providers.way_of_provider, name="way_of_provider"),
    path(
        "services/<uuid:provider_id>/worker", providers.worker_of_provider,
        name="worker_of_provider",
    ),
    path(
        "services/<uuid:provider_id>/worker/<uuid:officer_id>/end", providers.end_worker,
        name="end_worker",
    ),
    path("services/<uuid:provider_id>/shut", providers.close_provider, name="close_provider"),
    path("case/<uuid:case_id>", referrals.of_case, name="referrals"),
    path("case/<uuid:case_id>/answers", referrals.take_in, name="take_in"),
    path("case/<uuid:case_id>/<str:service>/ask", referrals.refer, name="refer"),
    path("case/<uuid:case_id>/<str:service>/nobody", referrals.not_made, name="not_made"),
    path("referral/<uuid:referral_id>/answered", referrals.answered, name="answered"),
    path("referral/<uuid:referral_id>/back", referrals.take_back, name="take_back"),
    path("referral/<uuid:referral_id>/feedback", referrals.feedback, name="feedback"),
    path("referral/<uuid:referral_id>/slip", referrals.slip, name="slip"),
    # Her plan, the orders that protect her, and who is served beside her.
    path("case/<uuid:case_id>/safety", preventive.safety, name="safety"),
    path("case/<uuid:case_id>/safety/<str:kind>", preventive.safety_step, name="safety_step"),
    path("case/<uuid:case_id>/plan", plan.plan, name="plan"),
    path("case/<uuid:case_id>/plan/holds", plan.plan_holds, name="plan_holds"),
    path("case/<uuid:case_id>/plan/card", plan.plan_card, name="plan_card"),
    path("case/<uuid:case_id>/plan/paper", plan.plan_paper, name="plan_paper"),
    path("case/<uuid:case_id>/order", orders.new, name="order_new"),
    path("orders", orders.in_force, name="orders"),
    path("orders/<uuid:order_id>", orders.for_a_call, name="order_for_a_call"),
    path("order/<uuid:order_id>", orders.sheet, name="order"),
    path("order/<uuid:order_id>/<str:kind>", orders.step, name="order_step"),
    path("guide", guide.guide, name="guide"),
    path("guide/file", guide.guide_file, name="guide_file"),
    path("need", need.need, name="need"),
    path("case/<uuid:case_id>/conference", conference.of_case, name="conference"),
    path("case/<uuid:case_id>/conference/call", conference.call, name="conference_call"),
    path(
        "case/<uuid:case_id>/conference/<uuid:conference_id>", conference.held,
        name="conference_held",
    ),
    path(
        "case/<uuid:case_id>/conference/step/<uuid:action_id>", conference.step,
        name="conference_step",
    ),
    path("case/<uuid:case_id>/contacts", conference.plan, name="plan_contacts"),
    path("case/<uuid:case_id>/contacts/<uuid:followup_id>", conference.contact, name="contact"),
    path("door", provider_door.door_home, name="door"),
    path("door/<uuid:slip_id>", provider_door.door_slip, name="door_slip"),
]  # fmt: skip
